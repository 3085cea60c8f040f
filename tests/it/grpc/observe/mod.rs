//! What those who run the server see of it: metrics, probes, the log, traces.

mod files;
mod log;
mod metrics;
mod names;
mod probes;
mod scrape;
mod traces;

use std::io::{BufReader, Lines};
use std::process::{Child, ChildStderr, Command};

use super::program::{parallax, started};
use super::*;
use parallax::config::Observe;
use scrape::{Scrape, get};

/// The default settings with metrics on a free port.
fn observed() -> Config {
    Config {
        observe: Observe {
            metrics_listen: Some(SocketAddr::from(([127, 0, 0, 1], 0))),
            ..Observe::default()
        },
        ..Config::default()
    }
}

impl TestServer {
    /// Its metrics, as soon as they tell that this holds: what is counted of a request is
    /// counted a moment after its answer has left.
    async fn metrics_when(&self, holds: impl Fn(&Scrape) -> bool) -> Scrape {
        let probes = self.probes.expect("they are asked for");
        Scrape::when(probes, holds).await
    }
}

/// The program, on free ports and with a log in JSON.
struct Program {
    child: Child,
    lines: Lines<BufReader<ChildStderr>>,
    /// The line that says where it listens.
    first: serde_json::Value,
}

impl Program {
    fn start(args: &[&str]) -> Self {
        let always = ["--listen", "127.0.0.1:0", "--log-format", "json"];
        let (child, lines, first) = started(&mut parallax(&[&always, args].concat()));
        assert_eq!(first["message"], "listening", "{first}");
        Self {
            child,
            lines,
            first,
        }
    }

    fn address(&self, name: &str) -> SocketAddr {
        let address = self.first[name].as_str().expect("an address");
        address.parse().expect("an address")
    }

    fn metrics(&self) -> SocketAddr {
        self.address("metrics")
    }

    async fn client(&self) -> Client {
        let address = format!("http://{}", self.address("address"));
        Client::connect(address).await.expect("it answers")
    }

    fn signal(&self, name: &str) {
        let process = self.child.id().to_string();
        let kill = Command::new("kill").args(["-s", name, &process]).status();
        assert!(kill.expect("kill runs").success());
    }

    /// Tells it to stop; answers its log from then on, once it has ended well.
    fn stop(mut self) -> Vec<serde_json::Value> {
        self.signal("TERM");
        let lines = self.lines.by_ref().map(|line| line.expect("readable"));
        let log: Vec<String> = lines.collect();
        let ended = self.child.wait().expect("it ends");
        assert!(ended.success(), "{log:#?}");
        let parsed = log.iter().map(|line| serde_json::from_str(line));
        parsed.collect::<Result<_, _>>().expect("JSON objects")
    }
}

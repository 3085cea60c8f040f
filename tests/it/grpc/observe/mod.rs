//! What those who run the server see of it: metrics, probes, the log, traces.

mod files;
mod log;
mod metrics;
mod names;
mod probes;
mod scrape;
mod traces;

use super::*;
use crate::program::{Program, parallax};
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

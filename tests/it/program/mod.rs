//! The program as those run it who depend on it: started, called, signalled and stopped.
#![cfg(unix)]

mod connections;
mod keys;
mod page;
mod request_id;
mod settings;
mod tls;

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use serde_json::Value;
use tonic::transport::{Channel, Endpoint};

use crate::grpc::{Client, PATIENCE};

/// The program, with no settings from the environment of the test.
pub(crate) fn parallax(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    let settings = std::env::vars_os().map(|(name, _)| name);
    for name in settings.filter(|name| name.to_string_lossy().starts_with("PARALLAX_")) {
        command.env_remove(name);
    }
    command.args(args).stdin(Stdio::null());
    command
}

/// A running server, whose log is kept. It is killed at the end of the test.
pub(crate) struct Program {
    child: Child,
    /// The line that says where it listens.
    first: Value,
    log: Arc<Mutex<Vec<Value>>>,
    reader: Option<JoinHandle<()>>,
}

impl Program {
    /// A server with these flags on a free port, once it listens.
    pub(crate) fn start(flags: &[&str]) -> Self {
        let listen = ["serve", "--listen", "127.0.0.1:0", "--log-format", "json"];
        let mut command = parallax(&[&listen[..], flags].concat());
        let mut child = command.stderr(Stdio::piped()).spawn().expect("it starts");
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let first = lines.next().expect("a line").expect("readable");
        let first: Value = serde_json::from_str(&first).expect("a JSON object");
        assert_eq!(first["message"], "listening", "{first}");
        let log = Arc::new(Mutex::new(Vec::new()));
        let reader = thread::spawn({
            let log = Arc::clone(&log);
            move || {
                for line in lines.map_while(Result::ok) {
                    let entry = serde_json::from_str(&line).unwrap_or(Value::String(line));
                    log.lock().expect("no panic").push(entry);
                }
            }
        });
        Self {
            child,
            first,
            log,
            reader: Some(reader),
        }
    }

    /// The address of that name in its first line: `address`, or `metrics`.
    pub(crate) fn address(&self, name: &str) -> SocketAddr {
        let address = self.first[name].as_str().expect("an address");
        address.parse().expect("an address")
    }

    pub(crate) async fn client(&self) -> Client {
        Client::new(self.channel().await)
    }

    async fn channel(&self) -> Channel {
        let endpoint = Endpoint::from_shared(format!("http://{}", self.address("address")));
        let endpoint = endpoint.expect("an address");
        endpoint.connect().await.expect("the server answers")
    }

    /// Sends a signal such as `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let kill = Command::new("kill")
            .args([&format!("-{name}"), &id])
            .status();
        assert!(kill.expect("kill runs").success());
    }

    /// Waits until the log has a line with `part` in it, and answers all lines so far.
    async fn logged(&self, part: &str) -> Vec<Value> {
        let began = Instant::now();
        loop {
            let log = self.log.lock().expect("no panic").clone();
            if log.iter().any(|line| line.to_string().contains(part)) {
                return log;
            }
            assert!(began.elapsed() < PATIENCE, "{part} is not in {log:?}");
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    }

    /// Asks it to stop; answers its log, once it has ended well.
    pub(crate) fn stop(mut self) -> Vec<Value> {
        self.signal("TERM");
        let status = self.child.wait().expect("it ends");
        if let Some(reader) = self.reader.take() {
            reader.join().expect("no panic");
        }
        let log = self.log.lock().expect("no panic").clone();
        assert!(status.success(), "{log:#?}");
        log
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended
        let _ = self.child.wait();
    }
}

/// An empty folder of its own for the test `name`.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder); // of an earlier run
    std::fs::create_dir_all(&folder).expect("a folder for temporary files");
    folder
}

/// Writes a file as operators replace one: whole, under another name, and then renamed.
fn write(file: &Path, content: &str) {
    let new = file.with_extension("new");
    std::fs::write(&new, content).expect("a temporary file");
    std::fs::rename(&new, file).expect("the same folder");
}

/// A path as a flag's value.
fn flag(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

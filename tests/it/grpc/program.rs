//! The program around the server: its flags, its exit codes, its log and its signals.

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStderr, Command, Output, Stdio};

use super::*;

/// The program, with no settings from the environment of the test.
pub(super) fn parallax(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    let settings = std::env::vars_os().map(|(name, _)| name);
    for name in settings.filter(|name| name.to_string_lossy().starts_with("PARALLAX_")) {
        command.env_remove(name);
    }
    command.args(args).stdin(Stdio::null());
    command
}

fn check_failure(output: &Output, code: i32, message: &str) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{error}");
    assert!(error.contains(message), "{error}");
    assert!(
        !error.contains('\u{1b}'),
        "colours that nobody sees: {error}"
    );
}

/// A server that has written the line about where it listens, which is parsed.
pub(super) fn started(
    command: &mut Command,
) -> (Child, Lines<BufReader<ChildStderr>>, serde_json::Value) {
    let mut child = command.stderr(Stdio::piped()).spawn().expect("it starts");
    let stderr = child.stderr.take().expect("a pipe");
    let mut lines = BufReader::new(stderr).lines();
    let first = lines.next().expect("a line").expect("readable");
    let line = serde_json::from_str(&first).expect("a JSON object");
    (child, lines, line)
}

#[test]
fn tells_its_version() {
    let output = parallax(&["--version"]).output().expect("it runs");
    let version = concat!("parallax ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(String::from_utf8_lossy(&output.stdout), version);
}

#[test]
fn malformed_settings_end_with_2_and_those_that_do_not_fit_with_78() {
    let flag = parallax(&["--max-store-bytes", "much"]).output();
    check_failure(&flag.expect("it runs"), 2, "--max-store-bytes");
    let mut variable = parallax(&["serve"]);
    variable.env("PARALLAX_LISTEN", "nowhere");
    check_failure(&variable.output().expect("it runs"), 2, "--listen");
    let pair = parallax(&["--max-message-bytes", "1MiB"]).output();
    check_failure(&pair.expect("it runs"), 78, "--max-message-bytes");
    let open = parallax(&["--listen", "0.0.0.0:0"]).output();
    check_failure(&open.expect("it runs"), 78, "--insecure");
    let file = parallax(&["--api-keys", "no-such-file"]).output();
    check_failure(&file.expect("it runs"), 78, "--api-keys no-such-file");
}

#[test]
fn a_port_in_use_is_an_error_that_says_so() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    let output = parallax(&["--listen", &address]).output().expect("it runs");
    check_failure(&output, 1, &format!("cannot listen on {address}"));
}

// The client needs a thread of its own to hear the farewell while this one reads the log.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn logs_requests_without_their_words_and_stops_at_a_signal() {
    let listen = ["--listen", "127.0.0.1:0", "--log-format", "json"];
    let args = [&listen[..], &["--log-level", "debug"]].concat();
    let (mut child, lines, first) = started(&mut parallax(&args));
    assert_eq!(first["message"], "listening");
    let address = first["address"].as_str().expect("an address");
    let mut client = Client::connect(format!("http://{address}"))
        .await
        .expect("it answers");
    let secret = article("a", "Secretword happened, said Ann Lee.");
    ingest(&mut client, secret).await.expect("stored");
    let kill = Command::new("kill").arg(child.id().to_string()).status();
    assert!(kill.expect("kill runs").success());
    let rest: Vec<String> = lines.map(|line| line.expect("readable")).collect();
    let rest = rest.join("\n");
    assert!(child.wait().expect("it ends").success(), "{rest}");
    assert!(
        rest.contains("AnalysisService/Ingest") && rest.contains("stopped"),
        "{rest}"
    );
    assert!(!rest.contains("Secretword"), "{rest}");
}

#[cfg(unix)]
#[test]
fn a_signal_as_soon_as_it_listens_is_obeyed() {
    for _ in 0..10 {
        let args = ["--listen", "127.0.0.1:0", "--log-format", "json"];
        let (mut child, lines, _) = started(&mut parallax(&args));
        let kill = Command::new("kill").arg(child.id().to_string()).status();
        assert!(kill.expect("kill runs").success());
        let rest: Vec<String> = lines.map(|line| line.expect("readable")).collect();
        let ended = child.wait().expect("it ends");
        assert!(ended.success(), "{ended}: {rest:?}");
    }
}

//! The settings of the program, and the exit codes where they are wrong.

use std::process::Output;

use super::{Program, parallax};

fn check_failure(output: &Output, code: i32, message: &str) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{error}");
    assert!(error.contains(message), "{error}");
    assert!(
        !error.contains('\u{1b}'),
        "colours that nobody sees: {error}"
    );
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

#[test]
fn a_signal_as_soon_as_it_listens_is_obeyed() {
    for _ in 0..10 {
        Program::start(&[]).stop();
    }
}

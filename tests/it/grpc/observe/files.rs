//! What is told of certificates and keys.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// A file of this test, in a folder for such.
fn written(name: &str, bytes: &str) -> PathBuf {
    let file = format!("parallax-observe-{}-{name}", std::process::id());
    let file = std::env::temp_dir().join(file);
    fs::write(&file, bytes).expect("writable");
    file
}

fn path(file: &Path) -> &str {
    file.to_str().expect("UTF-8")
}

/// A certificate that is good until the start of 2040, and its key.
fn certificate() -> (PathBuf, PathBuf) {
    let params = rcgen::CertificateParams::new(["localhost".to_owned()]);
    let mut params = params.expect("a name");
    params.not_after = rcgen::date_time_ymd(2040, 1, 1);
    let key = rcgen::KeyPair::generate().expect("a key");
    let certificate = params.self_signed(&key).expect("a certificate");
    let certificate = written("cert.pem", &certificate.pem());
    (certificate, written("key.pem", &key.serialize_pem()))
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_the_certificate_and_each_reload_are_told() {
    let (certificate, key) = certificate();
    let running = Program::start(&[
        "--metrics-listen",
        "127.0.0.1:0",
        "--tls-cert",
        path(&certificate),
        "--tls-key",
        path(&key),
    ]);
    let ends = "parallax_certificate_expiry_timestamp_seconds";
    Scrape::when(running.address("metrics"), |m| {
        m.value(ends) == 2_208_988_800.0
    })
    .await;
    running.signal("HUP");
    let reloads = |result| format!("parallax_reloads_total{{result=\"{result}\"}}");
    Scrape::when(running.address("metrics"), |m| {
        m.value(&reloads("ok")) == 1.0
    })
    .await;
    fs::write(&certificate, "nonsense").expect("writable");
    running.signal("HUP");
    let seen = Scrape::when(running.address("metrics"), |m| {
        m.value(&reloads("failed")) >= 1.0
    })
    .await;
    assert_eq!(seen.value(ends), 2_208_988_800.0, "the old one goes on");
    running.stop();
    for file in [certificate, key] {
        fs::remove_file(file).expect("it is there");
    }
}

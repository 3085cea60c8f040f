//! The second port: what it answers, when, and what it does not take.

use super::scrape::ask;
use super::*;

#[tokio::test]
async fn readiness_ends_before_requests_do() {
    let config = Config {
        limits: Limits {
            drain_delay: Duration::from_millis(500),
            ..Limits::default()
        },
        ..observed()
    };
    let server = TestServer::start(config).await;
    let probes = server.probes.expect("they are asked for");
    let mut client = server.client().await;
    server
        .metrics_when(|m| m.value("parallax_ready") == 1.0)
        .await;
    assert_eq!(get(probes, "/readyz").await, (200, "ok\n".to_owned()));
    let stopping = tokio::spawn(server.stop());
    while get(probes, "/readyz").await.0 == 200 {
        tokio::task::yield_now().await;
    }
    assert_eq!(get(probes, "/readyz").await.0, 503);
    assert_eq!(get(probes, "/livez").await.0, 200);
    let list = pb::ListArticlesRequest::default();
    client.list_articles(list).await.expect("it still answers");
    stopping.await.expect("it stops");
    let gone = tokio::net::TcpStream::connect(probes).await;
    assert!(gone.is_err(), "it ends with the server");
}

#[tokio::test]
async fn nothing_else_is_answered() {
    let server = TestServer::start(observed()).await;
    let probes = server.probes.expect("they are asked for");
    for path in ["/", "/metrics/", "/livez?x", "/debug", "//metrics"] {
        let known = path == "/livez?x";
        assert_eq!(
            get(probes, path).await.0,
            if known { 200 } else { 404 },
            "{path}"
        );
    }
    for method in ["POST", "PUT", "HEAD", "DELETE", "OPTIONS"] {
        let request = format!("{method} /metrics HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n");
        assert_eq!(ask(probes, &request).await.0, 405, "{method}");
    }
    let long = format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "x".repeat(20_000));
    let status = ask(probes, &long).await.0;
    assert!([414, 431].contains(&status), "{status}");
}

#[test]
fn a_port_of_metrics_in_use_is_an_error_that_says_so() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    let args = ["--listen", "127.0.0.1:0", "--metrics-listen", &address];
    let output = parallax(&args).output().expect("it runs");
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(
        error.contains(&format!("cannot listen on {address}")),
        "{error}"
    );
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn the_program_tells_where_its_probes_are() {
    let running = Program::start(&["--metrics-listen", "127.0.0.1:0"]);
    let probes = running.address("metrics");
    Scrape::when(probes, |m| m.value("parallax_ready") == 1.0).await;
    assert_eq!(get(probes, "/readyz").await.0, 200);
    let seen = Scrape::of(probes).await;
    let version = env!("CARGO_PKG_VERSION");
    let model = parallax::analysis::MODEL_VERSION;
    let info = format!("parallax_build_info{{model=\"{model}\",version=\"{version}\"}}");
    assert_eq!(seen.value(&info), 1.0);
    running.stop();
}

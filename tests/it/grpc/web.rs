//! Web pages as callers, as a browser would speak for them: over HTTP/1.1 here.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tonic::body::Body;
use tower::{Service, ServiceExt};

use super::*;

const PAGE: &str = "https://app.example";

/// A server for the pages of these origins.
async fn server_for(origins: &str) -> TestServer {
    let config = Config {
        web_origins: origins.parse().expect("origins"),
        ..Config::default()
    };
    TestServer::start(config).await
}

/// What is answered to a request of HTTP/1.1; empty if the connection is closed.
async fn http1(server: &TestServer, head: &str, body: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.address).await.expect("connected");
    let length = body.len();
    let head =
        format!("{head}\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n");
    stream.write_all(head.as_bytes()).await.expect("sent");
    stream.write_all(body).await.expect("sent");
    let mut answer = Vec::new();
    let _ = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
    String::from_utf8_lossy(&answer).to_lowercase()
}

/// A question of a browser, whether a page of `origin` may call.
async fn preflight(server: &TestServer, origin: &str) -> String {
    let head = format!(
        "OPTIONS /parallax.v1.AnalysisService/ListArticles HTTP/1.1\r\norigin: {origin}\r\n\
         access-control-request-method: POST\r\n\
         access-control-request-headers: authorization,content-type,x-grpc-web"
    );
    http1(server, &head, b"").await
}

/// A call of a page of `origin`.
async fn call(server: &TestServer, origin: &str, kind: &str, message: &[u8]) -> String {
    let head = format!(
        "POST /parallax.v1.AnalysisService/GetArticle HTTP/1.1\r\norigin: {origin}\r\n\
         content-type: {kind}\r\nx-grpc-web: 1"
    );
    http1(server, &head, message).await
}

/// GetArticleRequest{article_id: "a"} in its frame.
const ASK: &[u8] = b"\0\0\0\0\x03\x0a\x01a";

const WEB: &str = "application/grpc-web+proto";

#[tokio::test]
async fn a_page_of_the_list_may_call() {
    let server = server_for(&format!("http://localhost:8080,{PAGE}")).await;
    let asked = preflight(&server, PAGE).await;
    assert!(asked.starts_with("http/1.1 200"), "{asked}");
    for header in [
        "access-control-allow-origin: https://app.example",
        "access-control-allow-methods: post",
        "access-control-max-age: 7200",
        "authorization",
        "x-grpc-web",
    ] {
        assert!(asked.contains(header), "{header} is not in {asked}");
    }
    ingest(&mut server.client().await, article("a", "Stored text."))
        .await
        .expect("stored");
    let answer = call(&server, PAGE, WEB, ASK).await;
    assert!(answer.contains("stored text."), "{answer}");
    assert!(answer.contains("grpc-status:0"), "{answer}");
    let exposed = "access-control-expose-headers: grpc-message,grpc-status,\
                   grpc-status-details-bin,x-request-id";
    assert!(answer.contains(exposed), "{answer}");
}

#[tokio::test]
async fn a_page_reads_errors_with_their_details() {
    let server = server_for("*").await;
    let answer = call(&server, "https://any.example", WEB, ASK).await;
    assert!(
        answer.contains("access-control-allow-origin: *"),
        "{answer}"
    );
    for header in ["grpc-status: 5", "grpc-status-details-bin: "] {
        assert!(answer.contains(header), "{header} is not in {answer}");
    }
    let malformed = call(&server, "https://any.example", WEB, b"\0\0\0\0\x02\x0a\xff").await;
    assert!(malformed.contains("grpc-status: 3"), "{malformed}");
    let text = "application/grpc-web-text";
    let malformed = call(&server, "https://any.example", text, b"!!!!!!!!").await;
    assert!(malformed.contains("grpc-status: 3"), "{malformed}");
}

#[tokio::test]
async fn a_page_of_another_origin_may_not() {
    let server = server_for(PAGE).await;
    for other in ["https://evil.example", "http://app.example", "null"] {
        let asked = preflight(&server, other).await;
        assert!(!asked.contains("access-control-allow-origin"), "{asked}");
        let answer = call(&server, other, WEB, ASK).await;
        assert!(answer.starts_with("http/1.1 403"), "{answer}");
    }
}

#[tokio::test]
async fn without_a_list_http_1_is_not_spoken() {
    let server = server_for("").await;
    let answer = call(&server, PAGE, WEB, ASK).await;
    assert!(!answer.contains("grpc-status"), "{answer}");
    assert!(!answer.starts_with("http/1.1 200"), "{answer}");
}

/// A page may send `text/plain` anywhere without asking: no server may take that for a call.
#[tokio::test]
async fn what_does_not_say_that_it_is_grpc_is_refused() {
    for origins in ["", "*"] {
        let server = server_for(origins).await;
        let mut channel = server.channel().await;
        for (kind, status) in [("text/plain", 415), ("application/grpc", 200)] {
            let uri = format!(
                "http://{}/parallax.v1.AnalysisService/GetArticle",
                server.address
            );
            let request = http::Request::post(uri).header("content-type", kind);
            let body = Body::new(String::from_utf8_lossy(ASK).into_owned());
            let channel = channel.ready().await.expect("a connection");
            let request = request.body(body).expect("a request");
            let answer = channel.call(request).await.expect("an answer");
            assert_eq!(answer.status(), status, "{kind} with {origins:?}");
        }
    }
}

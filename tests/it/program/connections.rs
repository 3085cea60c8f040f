//! What connections are bound to: their age, their number, their headers, their answers to pings.

use std::io::Read;
use std::net::TcpStream;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Code, Request};

use super::*;
use crate::grpc::article;
use parallax::grpc::{StreamRequest, pb};

fn list() -> Request<pb::ListArticlesRequest> {
    Request::new(pb::ListArticlesRequest::default())
}

/// Whether the server closes a connection that says only this, before the patience ends.
fn is_closed(address: SocketAddr, said: &[u8]) -> bool {
    use std::io::Write;
    let mut connection = TcpStream::connect(address).expect("a connection");
    connection.write_all(said).expect("sent");
    let patience = connection.set_read_timeout(Some(PATIENCE));
    patience.expect("a length of time");
    let mut buffer = [0; 1024];
    loop {
        match connection.read(&mut buffer) {
            Ok(0) => return true,
            Ok(_) => {} // its settings, and pings
            Err(error) => return error.kind() == std::io::ErrorKind::ConnectionReset,
        }
    }
}

/// What a client of HTTP/2 says first: the preface and empty settings (RFC 9113, 3.4).
const GREETING: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0";

#[tokio::test]
async fn who_says_nothing_or_does_not_answer_pings_is_let_go() {
    let flags = [
        "--handshake-timeout",
        "200ms",
        "--keepalive-interval",
        "100ms",
    ];
    let program = Program::start(&[&flags[..], &["--keepalive-timeout", "100ms"]].concat());
    assert!(is_closed(program.address("address"), b""));
    assert!(is_closed(program.address("address"), b"PRI * HT"));
    assert!(is_closed(program.address("address"), GREETING));
    let mut client = program.client().await;
    client.list_articles(list()).await.expect("an answer");
    tokio::time::sleep(Duration::from_millis(500)).await;
    client
        .list_articles(list())
        .await
        .expect("it answers pings");
}

#[tokio::test]
async fn an_old_connection_goes_when_its_calls_are_done_or_its_grace_is_over() {
    let age = [
        "--max-connection-age",
        "300ms",
        "--max-connection-age-grace",
        "700ms",
    ];
    let program = Program::start(&age);
    let mut client = program.client().await;
    let (send, requests) = mpsc::channel(1);
    let stream = client.ingest_stream(ReceiverStream::new(requests)).await;
    let mut stream = stream.expect("a stream").into_inner();
    tokio::time::sleep(Duration::from_millis(500)).await;
    let sent = StreamRequest::new("1", Some(&article("a", "It rained.")));
    send.send(sent).await.expect("the grace is not over");
    let answer = stream.message().await.expect("no error");
    assert_eq!(answer.expect("an answer").request_id, "1");
    stream.message().await.expect_err("the grace is over");
    for _ in 0..5 {
        client
            .list_articles(list())
            .await
            .expect("a new connection");
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
}

#[tokio::test]
async fn more_connections_than_there_is_room_for_are_closed() {
    let program = Program::start(&["--max-connections", "1"]);
    let mut client = program.client().await;
    client.list_articles(list()).await.expect("the one");
    assert!(is_closed(program.address("address"), GREETING));
    client.list_articles(list()).await.expect("the one goes on");
}

#[tokio::test]
async fn headers_without_end_are_refused() {
    let program = Program::start(&["--max-header-bytes", "4KiB"]);
    let mut client = program.client().await;
    let mut request = list();
    let long = "x".repeat(8000).parse().expect("a header");
    request.metadata_mut().insert("x-long", long);
    let error = client.list_articles(request).await.expect_err("too long");
    assert_ne!(error.code(), Code::Ok);
    client.list_articles(list()).await.expect("others go on");
}

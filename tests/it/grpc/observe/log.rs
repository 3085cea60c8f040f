//! The line of the log that each request leaves.

use serde_json::Value;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::Request;

use super::*;

/// The lines about requests to a method of the service.
fn of<'a>(log: &'a [Value], method: &str) -> Vec<&'a Value> {
    let method = format!("parallax.v1.AnalysisService/{method}");
    let ours = log.iter().filter(|line| line["message"] == "request");
    ours.filter(|line| line["method"] == method.as_str())
        .collect()
}

/// Level and code of a line.
fn said(line: &Value) -> (&str, &str) {
    let word = |name: &str| line[name].as_str().expect("a word");
    (word("level"), word("code"))
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn each_request_leaves_one_line_with_all_that_is_known_of_it() {
    let running = Program::start(&[]);
    let mut client = running.client().await;
    let mut request = Request::new(pb::IngestRequest {
        article: Some(article("a", "Secretword happened, said Ann Lee.")),
    });
    let metadata = request.metadata_mut();
    metadata.insert("x-request-id", "my-own-id".parse().expect("a header"));
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    let parent = format!("00-{trace}-00f067aa0ba902b7-01");
    metadata.insert("traceparent", parent.parse().expect("a header"));
    client.ingest(request).await.expect("stored");
    let log = running.stop();
    let [line] = of(&log, "Ingest")[..] else {
        panic!("{log:#?}");
    };
    assert_eq!(said(line), ("INFO", "OK"));
    assert_eq!(line["request_id"], "my-own-id");
    assert_eq!(line["trace_id"], trace);
    assert!(line["ms"].as_f64().is_some_and(|ms| ms > 0.0), "{line}");
    assert!(line["received"].as_u64() > Some(30) && line["sent"].as_u64() > Some(10));
    let peer = line["peer"].as_str().expect("an address");
    assert!(peer.starts_with("127.0.0.1:"), "{peer}");
    assert!(!format!("{log:?}").contains("Secretword"));
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn the_level_says_whose_fault_it_is() {
    let running = Program::start(&["--max-concurrent-requests", "1"]);
    let mut client = running.client().await;
    let empty = ingest(&mut client, article("a", "")).await;
    empty.expect_err("no text");
    let (open, requests) = mpsc::channel(1);
    let stream = client.ingest_stream(ReceiverStream::new(requests)).await;
    let stream = stream.expect("the one request");
    let list = pb::ListArticlesRequest::default();
    client.list_articles(list).await.expect_err("one too many");
    drop((open, stream));
    let log = running.stop();
    let theirs = of(&log, "Ingest")[0];
    assert_eq!(said(theirs), ("INFO", "INVALID_ARGUMENT"));
    assert_eq!(theirs["reason"], "INVALID_FIELD");
    assert_eq!(theirs["request_id"].as_str().map(str::len), Some(16));
    assert_eq!(theirs["trace_id"], Value::Null);
    let shed = of(&log, "ListArticles")[0];
    assert_eq!(said(shed), ("WARN", "UNAVAILABLE"));
    assert_eq!(shed["reason"], "OVERLOADED");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn the_caller_is_named_and_never_the_key() {
    let file = super::metrics::keys("log");
    let running = Program::start(&["--api-keys", file.to_str().expect("UTF-8")]);
    let mut client = running.client().await;
    let mut request = Request::new(pb::ListArticlesRequest::default());
    let key = "Bearer a-key-that-only-reads".parse().expect("a header");
    request.metadata_mut().insert("authorization", key);
    client.list_articles(request).await.expect("it may");
    let log = running.stop();
    assert_eq!(of(&log, "ListArticles")[0]["caller"], "reader");
    assert!(!format!("{log:?}").contains("a-key-that"));
    std::fs::remove_file(file).expect("it is there");
}

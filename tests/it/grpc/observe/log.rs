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

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn each_request_leaves_one_line_with_all_that_is_known_of_it() {
    let file = super::metrics::keys("log");
    let keys = file.to_str().expect("UTF-8");
    let running = Program::start(&["--max-concurrent-requests", "1"]);
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
    ingest(&mut client, article("a", ""))
        .await
        .expect_err("no text");
    let (open, requests) = mpsc::channel(1);
    let stream = client.ingest_stream(ReceiverStream::new(requests)).await;
    let stream = stream.expect("the one request");
    let list = pb::ListArticlesRequest::default();
    client.list_articles(list).await.expect_err("one too many");
    drop((open, stream));
    let log = running.stop();
    let lines = of(&log, "Ingest");
    assert_eq!(lines.len(), 2, "{log:#?}");
    let [well, badly] = [lines[0], lines[1]];
    assert_eq!(
        (&well["level"], &well["code"]),
        (&"INFO".into(), &"OK".into())
    );
    assert_eq!(well["request_id"], "my-own-id");
    assert_eq!(well["trace_id"], trace);
    assert!(well["ms"].as_f64().is_some_and(|ms| ms > 0.0), "{well}");
    assert!(well["received"].as_u64() > Some(30) && well["sent"].as_u64() > Some(10));
    assert!(
        well["peer"]
            .as_str()
            .is_some_and(|p| p.starts_with("127.0.0.1:"))
    );
    assert_eq!(
        (&badly["level"], &badly["code"]),
        (&"INFO".into(), &"INVALID_ARGUMENT".into())
    );
    assert_eq!(badly["reason"], "INVALID_FIELD");
    assert_eq!(badly["request_id"].as_str().map(str::len), Some(16));
    assert_eq!(badly["trace_id"], Value::Null);
    let [shed] = of(&log, "ListArticles")[..] else {
        panic!("{log:#?}");
    };
    assert_eq!(
        (&shed["level"], &shed["code"]),
        (&"WARN".into(), &"UNAVAILABLE".into())
    );
    assert_eq!(shed["reason"], "OVERLOADED");
    assert!(!format!("{log:?}").contains("Secretword"));
    check_caller(keys).await;
    std::fs::remove_file(file).expect("it is there");
}

/// With keys the line names the caller, and never the key.
async fn check_caller(keys: &str) {
    let running = Program::start(&["--api-keys", keys]);
    let mut client = running.client().await;
    let mut request = Request::new(pb::ListArticlesRequest::default());
    let key = "Bearer a-key-that-only-reads".parse().expect("a header");
    request.metadata_mut().insert("authorization", key);
    client.list_articles(request).await.expect("it may");
    let log = running.stop();
    assert_eq!(of(&log, "ListArticles")[0]["caller"], "reader");
    assert!(!format!("{log:?}").contains("a-key-that"));
}

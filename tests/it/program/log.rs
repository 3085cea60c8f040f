//! The log: one line for each request, without a word of its content.

use tonic::{Code, Request};
use tonic_types::StatusExt;

use super::*;
use crate::grpc::{article, ingest};
use parallax::grpc::pb;

fn list(id: &str) -> Request<pb::ListArticlesRequest> {
    let mut request = Request::new(pb::ListArticlesRequest::default());
    let id = id.parse().expect("a header");
    request.metadata_mut().insert("x-request-id", id);
    request
}

// The client needs a thread of its own to hear the farewell while this one waits for the end.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_a_line_without_its_words() {
    let program = Program::start(&["--log-level", "debug"]);
    let mut client = program.client().await;
    let secret = article("a", "Secretword happened, said Ann Lee.");
    ingest(&mut client, secret).await.expect("stored");
    let bad = ingest(&mut client, article("b", "")).await;
    assert_eq!(bad.expect_err("no text").code(), Code::InvalidArgument);
    let answer = client.list_articles(list("mine-1")).await.expect("a list");
    let id = answer.metadata().get("x-request-id");
    assert_eq!(id.expect("told again"), "mine-1");
    let (status, log) = program.stop();
    assert!(status.success());
    let lines: Vec<&Value> = log.iter().filter(|l| l["message"] == "request").collect();
    let codes: Vec<&Value> = lines.iter().map(|l| &l["code"]).collect();
    assert_eq!(codes, ["Ok", "InvalidArgument", "Ok"]);
    assert_eq!(lines[0]["method"], "parallax.v1.AnalysisService/Ingest");
    assert!(lines.iter().all(|line| line["level"] == "INFO"));
    assert!(lines[0]["ms"].as_f64().is_some_and(|ms| ms > 0.0));
    assert!(
        lines[0]["received"]
            .as_u64()
            .is_some_and(|bytes| bytes > 30)
    );
    assert!(lines[0]["sent"].as_u64().is_some_and(|bytes| bytes > 10));
    assert_eq!(lines[0]["request_id"].as_str().map(str::len), Some(16));
    assert_eq!(lines[2]["request_id"], "mine-1");
    let whole = format!("{log:?}");
    assert!(
        whole.contains("stopped") && !whole.contains("Secretword"),
        "{whole}"
    );
}

#[tokio::test]
async fn an_error_carries_the_id_of_its_request() {
    let program = Program::start(&[]);
    let mut client = program.client().await;
    let mut request = list("mine-2");
    request.get_mut().page_size = -1;
    let error = client.list_articles(request).await.expect_err("negative");
    assert_eq!(
        error.metadata().get("x-request-id").expect("told again"),
        "mine-2"
    );
    assert!(error.get_details_error_info().is_some());
}

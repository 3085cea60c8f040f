//! The figures after calls that are known.

use parallax::config::Security;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::Request;
use tonic::metadata::MetadataValue;

use super::*;

const QUOTED: &str = "“We won,” said Ann Lee. It rained all day.";

#[tokio::test]
async fn metrics_tell_what_was_done() {
    let server = TestServer::start(observed()).await;
    let mut client = server.client().await;
    for _ in 0..2 {
        ingest(&mut client, article("a", QUOTED))
            .await
            .expect("stored");
    }
    ingest(&mut client, article("b", ""))
        .await
        .expect_err("no text");
    let missing = pb::GetArticleRequest {
        article_id: "missing".into(),
        ..Default::default()
    };
    client.get_article(missing).await.expect_err("not there");
    let compare = pb::CompareSourcesRequest {
        articles: vec![article("x", QUOTED), article("y", "It rained.")],
        ..Default::default()
    };
    client.compare_sources(compare).await.expect("compared");
    let seen = server.metrics_when(|m| m.requests("CompareSources", "OK") == 1.0);
    let seen = seen.await;
    assert_eq!(seen.requests("Ingest", "OK"), 2.0);
    assert_eq!(seen.requests("Ingest", "INVALID_ARGUMENT"), 1.0);
    assert_eq!(seen.requests("GetArticle", "NOT_FOUND"), 1.0);
    for (series, expected) in [
        (
            "parallax_request_errors_total{reason=\"INVALID_FIELD\"}",
            1.0,
        ),
        (
            "parallax_request_errors_total{reason=\"ARTICLE_NOT_FOUND\"}",
            1.0,
        ),
        (
            "parallax_request_duration_seconds_count{method=\"parallax.v1.AnalysisService/Ingest\"}",
            3.0,
        ),
        ("parallax_articles_ingested_total{outcome=\"created\"}", 1.0),
        (
            "parallax_articles_ingested_total{outcome=\"unchanged\"}",
            1.0,
        ),
        ("parallax_store_articles", 1.0),
        ("parallax_store_revisions", 1.0),
        // What is stored already is not analysed again.
        (
            "parallax_analysis_stage_duration_seconds_count{stage=\"text\"}",
            3.0,
        ),
        (
            "parallax_analysis_stage_duration_seconds_count{stage=\"quotes\"}",
            3.0,
        ),
        ("parallax_quotations_found_total", 2.0),
        (
            "parallax_comparison_duration_seconds_count{sources=\"1-2\"}",
            1.0,
        ),
        // Two articles stored, two read, one comparison.
        ("parallax_queue_wait_seconds_count", 5.0),
        ("parallax_connections_accepted_total", 1.0),
        ("parallax_connections_open", 1.0),
        ("parallax_requests_in_flight", 0.0),
        ("parallax_request_memory_bytes", 0.0),
        ("parallax_ready", 1.0),
    ] {
        assert_eq!(seen.value(series), expected, "{series}");
    }
    let ingested = "{method=\"parallax.v1.AnalysisService/Ingest\"}";
    let received = format!("parallax_request_received_bytes_total{ingested}");
    let least = 2.0 * QUOTED.len() as f64;
    assert!((least..least + 200.0).contains(&seen.value(&received)));
    assert!(seen.value(&format!("parallax_request_sent_bytes_total{ingested}")) > 0.0);
    let stored = seen.value("parallax_store_bytes");
    assert!(stored > QUOTED.len() as f64 && stored < seen.value("parallax_store_limit_bytes"));
}

#[tokio::test]
async fn a_method_that_is_not_served_has_no_label_of_its_own() {
    let server = TestServer::start(observed()).await;
    let mut grpc = tonic::client::Grpc::new(server.channel().await);
    for path in ["/a.B/C", "/parallax.v1.AnalysisService/Ingestt"] {
        grpc.ready().await.expect("a connection");
        let codec: tonic_prost::ProstCodec<(), ()> = Default::default();
        let path = http::uri::PathAndQuery::from_static(path);
        let answer = grpc.unary(Request::new(()), path, codec).await;
        assert_eq!(answer.expect_err("unknown").code(), Code::Unimplemented);
    }
    let unknown = "parallax_requests_total{code=\"UNIMPLEMENTED\",method=\"unknown\"}";
    let seen = server
        .metrics_when(|m| m.0.get(unknown) == Some(&2.0))
        .await;
    assert!(!seen.0.keys().any(|series| series.contains("Ingestt")));
}

#[tokio::test]
async fn requests_that_are_shed_are_told_by_limit() {
    let limits = Limits {
        concurrent_requests: 1,
        ..Limits::default()
    };
    let config = Config {
        limits,
        ..observed()
    };
    let server = TestServer::start(config).await;
    let mut client = server.client().await;
    let (_open, requests) = mpsc::channel(1);
    let stream = client.ingest_stream(ReceiverStream::new(requests)).await;
    let _stream = stream.expect("the one request");
    let list = pb::ListArticlesRequest::default();
    client.list_articles(list).await.expect_err("one too many");
    let shed = "parallax_shed_total{limit=\"concurrent_requests\"}";
    let seen = server.metrics_when(|m| m.value(shed) == 1.0).await;
    assert_eq!(seen.value("parallax_requests_in_flight"), 1.0);
    assert_eq!(seen.requests("ListArticles", "UNAVAILABLE"), 1.0);
}

#[tokio::test]
async fn connections_above_the_limit_are_counted() {
    let mut config = observed();
    config.network.connections = 1;
    let server = TestServer::start(config).await;
    let _client = server.client().await;
    let more = tokio::net::TcpStream::connect(server.address).await;
    let _more = more.expect("it is taken and closed");
    let refused = "parallax_connections_refused_total";
    let seen = server.metrics_when(|m| m.value(refused) == 1.0).await;
    assert_eq!(seen.value("parallax_connections_open"), 1.0);
    assert_eq!(seen.value("parallax_connections_accepted_total"), 1.0);
}

const READER: &str = "a-key-that-only-reads";

/// A file of keys, in a folder that goes with the test.
pub(super) fn keys(name: &str) -> std::path::PathBuf {
    let file = format!("parallax-{name}-{}.keys", std::process::id());
    let file = std::env::temp_dir().join(file);
    let keys = format!("reader read 1 {READER}\n");
    std::fs::write(&file, keys).expect("writable");
    file
}

#[tokio::test]
async fn callers_who_may_not_call_are_told_by_why() {
    let file = keys("refused");
    let config = Config {
        security: Security {
            api_keys: Some(file.clone()),
            ..Security::default()
        },
        ..observed()
    };
    let server = TestServer::start(config).await;
    let mut client = server.client().await;
    let list = |key: &str| {
        let mut request = Request::new(pb::ListArticlesRequest::default());
        if !key.is_empty() {
            let value: MetadataValue<_> = format!("Bearer {key}").parse().expect("a header");
            request.metadata_mut().insert("authorization", value);
        }
        request
    };
    client.list_articles(list("")).await.expect_err("no key");
    client
        .list_articles(list("unknown"))
        .await
        .expect_err("unknown");
    client.list_articles(list(READER)).await.expect("it may");
    client
        .list_articles(list(READER))
        .await
        .expect_err("too often");
    let limited = "parallax_rate_limited_total{caller=\"reader\"}";
    let seen = server
        .metrics_when(|m| m.0.get(limited) == Some(&1.0))
        .await;
    let refused = |why| seen.value(&format!("parallax_auth_failures_total{{reason=\"{why}\"}}"));
    assert_eq!((refused("missing_key"), refused("unknown_key")), (1.0, 1.0));
    assert_eq!(
        seen.value("parallax_caller_requests_total{caller=\"reader\"}"),
        1.0
    );
    assert!(!format!("{seen:?}").contains(READER));
    std::fs::remove_file(file).expect("it is there");
}

//! Traces, as a collector gets them from the program.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use opentelemetry_proto::tonic::collector::trace::v1::trace_service_server::{
    TraceService, TraceServiceServer,
};
use opentelemetry_proto::tonic::collector::trace::v1::{
    ExportTraceServiceRequest, ExportTraceServiceResponse,
};
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::Span;
use tokio_stream::wrappers::TcpListenerStream;
use tonic::{Request, Response};

use super::*;

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT: &str = "00f067aa0ba902b7";

/// A collector that keeps what it gets.
#[derive(Clone, Default)]
struct Collector(Arc<Mutex<Vec<ExportTraceServiceRequest>>>);

#[tonic::async_trait]
impl TraceService for Collector {
    async fn export(
        &self,
        request: Request<ExportTraceServiceRequest>,
    ) -> Result<Response<ExportTraceServiceResponse>, Status> {
        self.0.lock().expect("no panic").push(request.into_inner());
        Ok(Response::new(ExportTraceServiceResponse::default()))
    }
}

impl Collector {
    /// A collector, and the URL at which it is.
    async fn start() -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let collector = Self::default();
        let service = TraceServiceServer::new(collector.clone());
        let server = tonic::transport::Server::builder().add_service(service);
        tokio::spawn(server.serve_with_incoming(TcpListenerStream::new(listener)));
        (collector, url)
    }

    fn spans(&self) -> Vec<Span> {
        let requests = self.0.lock().expect("no panic").clone();
        let resources = requests.into_iter().flat_map(|r| r.resource_spans);
        let scopes = resources.flat_map(|r| r.scope_spans);
        scopes.flat_map(|scope| scope.spans).collect()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn named<'a>(spans: &'a [Span], name: &str) -> &'a Span {
    let found = spans.iter().find(|span| span.name == name);
    found.unwrap_or_else(|| panic!("no {name} in {spans:#?}"))
}

/// An attribute as text.
fn attribute(span: &Span, key: &str) -> String {
    let found = span.attributes.iter().find(|a| a.key == key);
    let value = found.and_then(|a| a.value.clone()?.value);
    match value {
        Some(Value::StringValue(text)) => text,
        Some(Value::IntValue(number)) => number.to_string(),
        other => panic!("{key} is {other:?} in {span:#?}"),
    }
}

/// Compares two articles as part of the caller's trace, which is sampled or not.
async fn compare(client: &mut Client, flags: &str) {
    let mut request = Request::new(pb::CompareSourcesRequest {
        articles: vec![
            article("x", "Secretword happened, said Ann Lee."),
            article("y", "It rained."),
        ],
        ..Default::default()
    });
    let parent = format!("00-{TRACE}-{PARENT}-{flags}");
    let metadata = request.metadata_mut();
    metadata.insert("traceparent", parent.parse().expect("a header"));
    client.compare_sources(request).await.expect("compared");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_collector_gets_the_work_under_the_callers_trace() {
    let (collector, url) = Collector::start().await;
    // What the log leaves out is traced all the same.
    let running = Program::start(&["--otlp-endpoint", &url]);
    let mut client = running.client().await;
    compare(&mut client, "01").await;
    let log = running.stop();
    let spans = collector.spans();
    let request = named(&spans, "parallax.v1.AnalysisService/CompareSources");
    assert_eq!(hex(&request.parent_span_id), PARENT);
    assert_eq!(request.kind, 2, "a server's");
    for (key, value) in [
        ("rpc.system", "grpc"),
        ("rpc.service", "parallax.v1.AnalysisService"),
        ("rpc.method", "CompareSources"),
        ("rpc.grpc.status_code", "0"),
    ] {
        assert_eq!(attribute(request, key), value);
    }
    let comparison = named(&spans, "comparison");
    assert_eq!(comparison.parent_span_id, request.span_id);
    assert_eq!(attribute(comparison, "sources"), "2");
    let analysis = named(&spans, "analysis");
    assert_eq!(analysis.parent_span_id, request.span_id);
    for stage in parallax::analysis::Stage::ALL {
        let stages = spans.iter().filter(|span| span.name == stage.name());
        assert_eq!(stages.count(), 2, "{}", stage.name());
    }
    let within = spans
        .iter()
        .filter(|s| s.parent_span_id == analysis.span_id);
    assert_eq!(within.count(), 5);
    assert!(
        spans.iter().all(|span| hex(&span.trace_id) == TRACE),
        "{spans:#?}"
    );
    assert!(!format!("{spans:?}").contains("Secretword"));
    let line = log.iter().find(|line| line["message"] == "request");
    let line = line.expect("a line");
    assert_eq!(line["trace_id"], TRACE);
    assert_eq!(
        attribute(request, "request_id"),
        line["request_id"].as_str().expect("an id")
    );
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn the_caller_decides_what_is_traced_and_else_the_share_does() {
    let (collector, url) = Collector::start().await;
    let quiet = ["--log-level", "info", "--trace-sample", "0"];
    let running = Program::start(&[&["--otlp-endpoint", &url], &quiet[..]].concat());
    let mut client = running.client().await;
    compare(&mut client, "00").await;
    ingest(&mut client, article("a", "It rained."))
        .await
        .expect("stored");
    compare(&mut client, "01").await;
    running.stop();
    let spans = collector.spans();
    let requests = spans.iter().filter(|span| span.name.contains('/'));
    assert_eq!(requests.count(), 1, "{spans:#?}");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn without_a_caller_a_trace_begins_here() {
    let (collector, url) = Collector::start().await;
    let running = Program::start(&["--otlp-endpoint", &url]);
    let mut client = running.client().await;
    ingest(&mut client, article("a", ""))
        .await
        .expect_err("no text");
    let log = running.stop();
    let spans = collector.spans();
    let request = named(&spans, "parallax.v1.AnalysisService/Ingest");
    assert!(request.parent_span_id.is_empty());
    assert_eq!(attribute(request, "rpc.grpc.status_code"), "3");
    let line = log.iter().find(|line| line["message"] == "request");
    assert_eq!(line.expect("a line")["trace_id"], hex(&request.trace_id));
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_never_answers_holds_up_neither_calls_nor_the_end() {
    // It takes connections and says nothing.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", silent.local_addr().expect("an address"));
    let running = Program::start(&["--otlp-endpoint", &url]);
    let mut client = running.client().await;
    for _ in 0..20 {
        compare(&mut client, "01").await;
    }
    let since = Instant::now();
    running.stop();
    assert!(since.elapsed() < PATIENCE / 2, "{:?}", since.elapsed());
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_is_gone_costs_spans_that_are_counted() {
    let gone = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", gone.local_addr().expect("an address"));
    drop(gone);
    let running = Program::start(&["--otlp-endpoint", &url, "--metrics-listen", "127.0.0.1:0"]);
    compare(&mut running.client().await, "01").await;
    let failed = "parallax_trace_spans_total{result=\"failed\"}";
    Scrape::when(running.metrics(), |m| m.value(failed) > 10.0).await;
    let log = running.stop();
    let told = log
        .iter()
        .any(|line| line["message"] == "the collector takes no traces");
    assert!(told, "{log:#?}");
}

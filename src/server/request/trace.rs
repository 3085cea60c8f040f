//! The trace that a request belongs to, in the words of W3C Trace Context and OpenTelemetry.
//!
//! A caller's `traceparent` is honoured: its trace goes on here, sampled or not as it says. Where
//! no traces are collected, the caller's id is still written into the log.

use http::{HeaderMap, Request};
use opentelemetry::propagation::{Extractor, TextMapPropagator};
use opentelemetry::trace::{Status, TraceContextExt};
use opentelemetry::{Context, TraceId};
use opentelemetry_sdk::propagation::TraceContextPropagator;
use tonic::Code;
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;

use super::id::RequestId;
use crate::grpc::Method;

/// The trace of a request.
pub(super) struct Trace {
    /// What the lines of the log about this request stand under, and its work in the trace.
    pub(super) span: Span,
    id: Option<TraceId>,
    collected: bool,
}

impl Trace {
    /// Goes on with the caller's trace or, if traces are collected, begins one.
    pub(super) fn new<B>(
        request: &Request<B>,
        id: &RequestId,
        method: Option<&Method>,
        collected: bool,
    ) -> Self {
        let theirs = caller_of(request.headers());
        let (span, context) = match collected {
            true => collected_span(id, method, theirs),
            false => (
                tracing::info_span!("request", request_id = id.as_str()),
                theirs,
            ),
        };
        let id = context.map(|context| context.span().span_context().trace_id());
        Self {
            span,
            id: id.filter(|id| *id != TraceId::INVALID),
            collected,
        }
    }

    /// In 32 hexadecimal digits.
    pub(super) fn id(&self) -> Option<String> {
        self.id.map(|id| id.to_string())
    }

    /// Says how the request ended.
    pub(super) fn ended(&self, code: Code, received: usize, sent: usize) {
        if !self.collected {
            return;
        }
        for (name, value) in [
            ("rpc.grpc.status_code", code as i64),
            ("parallax.received_bytes", received as i64),
            ("parallax.sent_bytes", sent as i64),
        ] {
            self.span.set_attribute(name, value);
        }
        if is_fault(code) {
            self.span.set_status(Status::error(""));
        }
    }
}

/// A span with the attributes of a call, and the context it stands in.
fn collected_span(
    id: &RequestId,
    method: Option<&Method>,
    caller: Option<Context>,
) -> (Span, Option<Context>) {
    let name = method.map_or("unknown", |method| &method.name);
    let span = tracing::info_span!(
        "request",
        request_id = id.as_str(),
        otel.name = name,
        otel.kind = "server",
    );
    if let Some(caller) = caller {
        let _ = span.set_parent(caller); // it is new, so it takes one
    }
    span.set_attribute("rpc.system", "grpc");
    if let Some((service, method)) = name.split_once('/') {
        span.set_attribute("rpc.service", service.to_owned());
        span.set_attribute("rpc.method", method.to_owned());
    }
    let context = span.context();
    (span, Some(context))
}

/// Which codes are a server's fault, as OpenTelemetry has it for spans of servers.
fn is_fault(code: Code) -> bool {
    use Code::{DataLoss, DeadlineExceeded, Internal, Unavailable, Unimplemented, Unknown};
    matches!(
        code,
        DataLoss | DeadlineExceeded | Internal | Unavailable | Unimplemented | Unknown
    )
}

/// What the caller says of its trace, if it does so in a form that is understood.
fn caller_of(headers: &HeaderMap) -> Option<Context> {
    headers.get("traceparent")?;
    let propagator = TraceContextPropagator::new();
    let context = propagator.extract_with_context(&Context::new(), &Headers(headers));
    context.has_active_span().then_some(context)
}

struct Headers<'a>(&'a HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(http::HeaderName::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(traceparent: &str, expected: Option<&str>) {
        let request = Request::post("/a.B/C").header("traceparent", traceparent);
        let request = request.body(()).expect("a request");
        let id = RequestId::of(request.headers());
        let trace = Trace::new(&request, &id, None, false);
        assert_eq!(trace.id().as_deref(), expected, "{traceparent}");
    }

    #[test]
    fn the_id_of_the_callers_trace_is_told_if_it_is_well_formed() {
        let id = "4bf92f3577b34da6a3ce929d0e0e4736";
        check(&format!("00-{id}-00f067aa0ba902b7-01"), Some(id));
        check(&format!("00-{id}-00f067aa0ba902b7-00"), Some(id));
        check(&format!("00-{id}-0000000000000000-01"), None);
        check(
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            None,
        );
        check("nonsense", None);
        check("", None);
    }
}

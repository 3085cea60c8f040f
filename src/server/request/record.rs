//! What is remembered of a request, for one line of the log, the metrics and its trace; never a
//! word of its content.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use http::{HeaderMap, Request};
use tonic::{Code, Status};
use tonic_types::{ErrorInfo, StatusExt};
use tracing::Span;

use super::GuardLayer;
use super::id::RequestId;
use super::trace::Trace;
use crate::grpc::{Family, Method, code_name};
use crate::server::access::Caller;
use crate::server::connection::Peer;
use crate::server::metrics::{Ended, Metrics};

/// What the log says of a request once it is over.
pub(super) struct Record {
    pub(super) id: RequestId,
    /// None if no such method is served.
    method: Option<&'static Method>,
    peer: Option<Peer>,
    /// Who calls, where keys tell.
    pub(super) caller: Option<Arc<Caller>>,
    started: Instant,
    /// How many bytes were sent to us.
    pub(super) received: Arc<AtomicUsize>,
    /// How many were answered.
    pub(super) sent: usize,
    /// None if the client went away before the end.
    code: Option<Code>,
    /// What an error says about itself.
    error: Option<ErrorInfo>,
    trace: Trace,
    metrics: Arc<Metrics>,
}

impl Record {
    pub(super) fn new<B>(
        request: &Request<B>,
        method: Option<&'static Method>,
        guard: &GuardLayer,
    ) -> Self {
        let id = RequestId::of(request.headers());
        Self {
            trace: Trace::new(request, &id, method, guard.traced),
            id,
            method,
            peer: request.extensions().get().copied(),
            caller: None,
            started: Instant::now(),
            received: Arc::default(),
            sent: 0,
            code: None,
            error: None,
            metrics: Arc::clone(&guard.metrics),
        }
    }

    /// What the lines of the log about this request stand under.
    pub(super) fn span(&self) -> Span {
        self.trace.span.clone()
    }

    /// Whether either side may send more than one message.
    pub(super) fn streams(&self) -> bool {
        self.method.is_some_and(|method| method.streams)
    }

    /// Notes the end of the answer, which `trailers` tell.
    pub(super) fn ended_with(&mut self, trailers: &HeaderMap) {
        let code = code_of(trailers).unwrap_or(Code::Unknown);
        self.code = Some(code);
        if code != Code::Ok {
            let status = Status::from_header_map(trailers);
            self.error = status.and_then(|status| status.get_details_error_info());
        }
    }

    fn method_name(&self) -> &'static str {
        self.method.map_or("unknown", |method| &method.name)
    }

    fn caller_name(&self) -> Option<&str> {
        self.caller.as_ref().map(|caller| &*caller.name)
    }

    fn reason(&self) -> Option<&str> {
        self.error.as_ref().map(|info| &*info.reason)
    }

    /// What limit, right or caller an error is about.
    fn detail(&self) -> Option<&str> {
        let facts = &self.error.as_ref()?.metadata;
        let names = ["limit", "key", "right", "caller"];
        names
            .iter()
            .find_map(|name| facts.get(*name))
            .map(|fact| &**fact)
    }

    fn count(&self, code: Code, received: usize) {
        self.metrics.request_ended(&Ended {
            method: self.method_name(),
            code,
            took: self.started.elapsed(),
            received,
            sent: self.sent,
            caller: self.caller_name(),
            reason: self.reason(),
            detail: self.detail(),
        });
    }
}

/// The code that headers or trailers tell, if they end an answer.
pub(super) fn code_of(headers: &HeaderMap) -> Option<Code> {
    let code = headers.get("grpc-status")?;
    Some(Code::from_bytes(code.as_bytes()))
}

/// One line of the log at a level, which the macros of tracing want to know beforehand.
macro_rules! line {
    ($level:ident, $record:expr, $code:expr) => {
        tracing::$level!(
            method = $record.method_name(),
            code = code_name($code),
            reason = $record.reason(),
            ms = $record.started.elapsed().as_micros() as f64 / 1000.0,
            received = $record.received.load(Ordering::Relaxed),
            sent = $record.sent,
            request_id = $record.id.as_str(),
            caller = $record.caller_name(),
            peer = $record.peer.map(|Peer(address)| address.to_string()),
            trace_id = $record.trace.id(),
            "request"
        )
    };
}

impl Drop for Record {
    fn drop(&mut self) {
        let code = self.code.unwrap_or(Code::Cancelled);
        let received = self.received.load(Ordering::Relaxed);
        self.count(code, received);
        self.trace.ended(code, received, self.sent);
        let ours = self.method.is_none_or(|m| m.family == Family::Analysis);
        match code {
            Code::Internal | Code::Unknown | Code::DataLoss => line!(error, self, code),
            Code::Unavailable if ours => line!(warn, self, code),
            _ if ours => line!(info, self, code),
            _ => line!(debug, self, code),
        }
    }
}

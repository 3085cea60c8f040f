//! What is remembered of a request, for one line of the log and for the metrics; never a word of
//! its content.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use http::Request;
use tonic::Code;
use tracing::Span;

use super::id::RequestId;
use crate::grpc::{Family, Method};
use crate::server::access::Caller;
use crate::server::connection::Peer;

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
    /// What the lines of the log about this request stand under.
    pub(super) span: Span,
}

impl Record {
    pub(super) fn new<B>(request: &Request<B>, method: Option<&'static Method>) -> Self {
        let id = RequestId::of(request.headers());
        let span = tracing::info_span!("request", request_id = id.as_str());
        Self {
            id,
            method,
            peer: request.extensions().get().copied(),
            caller: None,
            started: Instant::now(),
            received: Arc::default(),
            sent: 0,
            code: None,
            span,
        }
    }

    /// Whether either side may send more than one message.
    pub(super) fn streams(&self) -> bool {
        self.method.is_some_and(|method| method.streams)
    }

    pub(super) fn ended_with(&mut self, code: Code) {
        self.code = Some(code);
    }
}

/// One line of the log at a level, which the macros of tracing want to know beforehand.
macro_rules! line {
    ($level:ident, $record:expr, $code:expr) => {
        tracing::$level!(
            method = $record.method.map_or("unknown", |m| &*m.name),
            code = ?$code,
            ms = $record.started.elapsed().as_micros() as f64 / 1000.0,
            received = $record.received.load(Ordering::Relaxed),
            sent = $record.sent,
            request_id = $record.id.as_str(),
            caller = $record.caller.as_ref().map(|caller| &*caller.name),
            peer = $record.peer.map(|Peer(address)| address.to_string()),
            "request"
        )
    };
}

impl Drop for Record {
    fn drop(&mut self) {
        let code = self.code.unwrap_or(Code::Cancelled);
        let ours = self.method.is_none_or(|m| m.family == Family::Analysis);
        match code {
            Code::Internal | Code::Unknown | Code::DataLoss => line!(error, self, code),
            Code::Unavailable if ours => line!(warn, self, code),
            _ if ours => line!(info, self, code),
            _ => line!(debug, self, code),
        }
    }
}

//! One line of the log for each request, without a word of its content.

use std::time::Instant;

use tonic::Code;
use tonic::server::NamedService;

use super::AnalysisServer;

/// What the log says of a request once it is over.
pub(super) struct RequestLog {
    path: String,
    /// Whether it is a request of our own service, not of health or reflection.
    pub(super) ours: bool,
    started: Instant,
    /// How much was answered.
    pub(super) bytes: usize,
    /// None if the client went away before the end.
    code: Option<Code>,
}

impl RequestLog {
    pub(super) fn new(path: &str) -> Self {
        let service = path.trim_start_matches('/').split('/').next();
        Self {
            path: path.chars().take(128).collect(),
            ours: service == Some(AnalysisServer::NAME),
            started: Instant::now(),
            bytes: 0,
            code: None,
        }
    }

    pub(super) fn ended_with(&mut self, code: Code) {
        self.code = Some(code);
    }
}

impl Drop for RequestLog {
    fn drop(&mut self) {
        let code = self.code.unwrap_or(Code::Cancelled);
        let (path, bytes) = (&self.path, self.bytes);
        let ms = self.started.elapsed().as_micros() as f64 / 1000.0;
        if self.ours {
            tracing::info!(%path, ?code, ms, bytes, "request");
        } else {
            tracing::debug!(%path, ?code, ms, bytes, "request");
        }
    }
}

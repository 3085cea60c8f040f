//! Who is let in: so many requests at once, and so much memory for them, in the whole process.

use std::sync::Arc;

use http::{HeaderMap, header};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tonic::Status;

use crate::config::Limits;
use crate::grpc::{Held, Method, RequestMemory, status};

/// The limits of the process and what is left of them.
#[derive(Debug)]
pub(in crate::server) struct Admission {
    requests: Arc<Semaphore>,
    /// Streams have half of the requests, so that those that last leave room for calls.
    streams: Arc<Semaphore>,
    memory: Arc<RequestMemory>,
    most_requests: usize,
    message_bytes: usize,
}

/// A request that was let in; there is room for another when it is dropped.
#[derive(Debug)]
pub(super) struct Admitted {
    _request: OwnedSemaphorePermit,
    _stream: Option<OwnedSemaphorePermit>,
    /// What it takes of the memory.
    pub(super) held: Arc<Held>,
    /// Whether each part of its body is to be counted as it comes.
    pub(super) counted: bool,
}

impl Admission {
    pub(in crate::server) fn new(limits: &Limits) -> Self {
        let most = limits.concurrent_requests;
        Self {
            requests: Arc::new(Semaphore::new(most)),
            streams: Arc::new(Semaphore::new((most / 2).max(1))),
            memory: RequestMemory::new(limits.request_memory),
            most_requests: most,
            message_bytes: limits.message_bytes,
        }
    }

    /// How many requests are being worked on.
    pub(in crate::server) fn open(&self) -> usize {
        self.most_requests - self.requests.available_permits()
    }

    /// What requests and answers take, in bytes.
    pub(in crate::server) fn memory_used(&self) -> usize {
        self.memory.used()
    }

    /// Lets a request in or says which limit is reached.
    pub(super) fn admit(&self, method: &Method, headers: &HeaderMap) -> Result<Admitted, Status> {
        let full = |limit, what: &str| status::overloaded(limit, what);
        let request = Arc::clone(&self.requests)
            .try_acquire_owned()
            .map_err(|_| full("concurrent_requests", "too many requests are worked on"))?;
        let streams = Arc::clone(&self.streams);
        let stream = method.streams.then(|| streams.try_acquire_owned());
        let stream = stream
            .transpose()
            .map_err(|_| full("streams", "too many streams are open"))?;
        let held = Arc::new(self.memory.open());
        let counted = !compressed(headers);
        // A compressed message may be of any size once it is read, up to the largest.
        let known = if counted {
            length(headers)
        } else {
            self.message_bytes
        };
        if !held.take(known) {
            return Err(no_memory());
        }
        held.give_back(if counted { known } else { 0 });
        Ok(Admitted {
            _request: request,
            _stream: stream,
            held,
            counted,
        })
    }
}

/// Requests and answers take as much as they may.
pub(super) fn no_memory() -> Status {
    let message = "requests and answers take all the memory that they may";
    status::overloaded("request_memory", message)
}

fn compressed(headers: &HeaderMap) -> bool {
    let encoding = headers.get("grpc-encoding");
    encoding.is_some_and(|encoding| encoding != "identity")
}

fn length(headers: &HeaderMap) -> usize {
    let length = headers.get(header::CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok());
    length.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

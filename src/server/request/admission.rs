//! Who is let in: so many requests at once, and so much memory for them, in the whole process.

use std::sync::Arc;

use http::{HeaderMap, header};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tonic::Status;

use crate::config::Limits;
use crate::grpc::{Family, Held, Method, RequestMemory, status};

/// How many may watch the health at once: orchestrators and balancers, each a few.
const WATCHERS: usize = 1024;

/// The limits of the process and what is left of them.
#[derive(Debug)]
pub(in crate::server) struct Admission {
    requests: Arc<Semaphore>,
    /// Streams have half of the requests, so that those that last leave room for calls.
    streams: Arc<Semaphore>,
    /// Those who watch the health, which asks for no key, have places of their own.
    watchers: Arc<Semaphore>,
    memory: Arc<RequestMemory>,
    most_requests: usize,
    message_bytes: usize,
}

/// A request that was let in; there is room for another when it is dropped.
#[derive(Debug)]
pub(super) struct Admitted {
    _places: Vec<OwnedSemaphorePermit>,
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
            watchers: Arc::new(Semaphore::new(WATCHERS)),
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
        let places = self.places(method)?;
        let held = Arc::new(self.memory.open());
        let counted = method.family != Family::Health && !compressed(headers);
        // A compressed message may be of any size once it is read, up to the largest. Health must
        // answer when all else is busy; what it reads is small.
        let known = match method.family {
            Family::Health => 0,
            _ if counted => length(headers),
            _ => self.message_bytes,
        };
        if !held.take(known) && known > 0 {
            return Err(no_memory());
        }
        held.give_back(if counted { known } else { 0 });
        Ok(Admitted {
            _places: places,
            held,
            counted,
        })
    }

    fn places(&self, method: &Method) -> Result<Vec<OwnedSemaphorePermit>, Status> {
        let request = || {
            let what = "too many requests are worked on";
            place(&self.requests, "concurrent_requests", what)
        };
        let stream = || place(&self.streams, "streams", "too many streams are open");
        let watcher = || place(&self.watchers, "watchers", "too many watch the health");
        Ok(match (method.family, method.streams) {
            (Family::Health, false) => Vec::new(),
            (Family::Health, true) => vec![watcher()?],
            (_, false) => vec![request()?],
            (_, true) => vec![request()?, stream()?],
        })
    }
}

fn place(places: &Arc<Semaphore>, limit: &str, full: &str) -> Result<OwnedSemaphorePermit, Status> {
    let place = Arc::clone(places).try_acquire_owned();
    place.map_err(|_| status::overloaded(limit, full))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grpc::method_at;

    /// How many calls of `path` are let in at once, of `tries`.
    fn check(path: &str, tries: usize, expected: usize) {
        let limits = Limits {
            concurrent_requests: 10,
            ..Limits::default()
        };
        let admission = Admission::new(&limits);
        let method = method_at(path).expect("a method");
        let admit = |_| admission.admit(method, &HeaderMap::new());
        let admitted: Vec<_> = (0..tries).map(admit).filter_map(Result::ok).collect();
        assert_eq!(admitted.len(), expected, "{path}");
        drop(admitted);
        assert_eq!((admission.open(), admission.memory_used()), (0, 0));
    }

    #[test]
    fn each_kind_of_request_has_its_places() {
        check("/parallax.v1.AnalysisService/GetArticle", 20, 10);
        check("/parallax.v1.AnalysisService/IngestStream", 20, 5);
        check("/grpc.health.v1.Health/Watch", WATCHERS + 5, WATCHERS);
        check("/grpc.health.v1.Health/Check", 5000, 5000);
    }

    #[test]
    fn what_is_known_to_be_too_much_is_turned_away_before_it_comes() {
        let admission = Admission::new(&Limits {
            request_memory: 100,
            message_bytes: 60,
            ..Limits::default()
        });
        let method = method_at("/parallax.v1.AnalysisService/Ingest").expect("a method");
        let admit = |name: &'static str, value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(name, http::HeaderValue::from_static(value));
            admission.admit(method, &headers)
        };
        assert!(admit("content-length", "101").is_err());
        let plain = admit("content-length", "100").expect("it fits");
        assert_eq!(admission.memory_used(), 0, "it is counted as it comes");
        let compressed = admit("grpc-encoding", "gzip").expect("it fits");
        assert_eq!(admission.memory_used(), 60);
        assert!(admit("grpc-encoding", "zstd").is_err());
        drop((plain, compressed));
        assert_eq!(admission.memory_used(), 0);
    }
}

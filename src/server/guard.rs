//! What every request passes on its way in and out.
//!
//! One limit for the whole process turns requests away while there are too many. The
//! caller's deadline and the end of the server cut an answer off with a status of the
//! contract instead of a reset stream.

use std::any::Any;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::{HeaderMap, Request, Response};
use http_body::Body as HttpBody;
use prost::bytes::Bytes;
use tokio::sync::{Semaphore, watch};
use tonic::Status;
use tonic::body::Body;
use tower::{Layer, Service};

use super::answer::guarded;
use super::request_log::RequestLog;
use crate::grpc::{Phase, status};
use crate::service::ServiceError;

/// So much before the caller's deadline its request ends, so that the answer arrives.
const DEADLINE_MARGIN: Duration = Duration::from_millis(2);

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Ends with the status that cuts the answer off.
pub(super) type Interrupt = Pin<Box<dyn Future<Output = Status> + Send>>;

/// Puts a [`Guard`] before a service.
#[derive(Clone, Debug)]
pub(super) struct GuardLayer {
    permits: Arc<Semaphore>,
    phases: watch::Receiver<Phase>,
}

impl GuardLayer {
    /// Lets `at_once` requests in.
    pub(super) fn new(at_once: usize, phases: watch::Receiver<Phase>) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(at_once)),
            phases,
        }
    }
}

impl<S> Layer<S> for GuardLayer {
    type Service = Guard<S>;

    fn layer(&self, inner: S) -> Guard<S> {
        Guard {
            inner,
            shared: self.clone(),
        }
    }
}

/// Guards the requests to a service.
#[derive(Clone, Debug)]
pub(super) struct Guard<S> {
    inner: S,
    shared: GuardLayer,
}

impl<S, B> Service<Request<Body>> for Guard<S>
where
    S: Service<Request<Body>, Response = Response<B>, Error = Infallible>,
    S::Future: Send + 'static,
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let mut log = RequestLog::new(request.uri().path());
        let permit = match log.ours {
            true => Arc::clone(&self.shared.permits)
                .try_acquire_owned()
                .map(Some),
            false => Ok(None), // health must answer when all else is busy
        };
        let Ok(permit) = permit else {
            let status = status::overloaded();
            log.ended_with(status.code());
            return Box::pin(std::future::ready(Ok(status.into_http())));
        };
        let mut interrupt = self.shared.interrupt(request.headers(), log.ours);
        let answer = self.inner.call(request);
        Box::pin(async move {
            let response = tokio::select! {
                Ok(response) = answer => response.map(Body::new),
                status = &mut interrupt => status.into_http(),
            };
            Ok(guarded(response, interrupt, permit, log))
        })
    }
}

impl GuardLayer {
    /// Ends at the caller's deadline, or when the server gives the request up: requests of
    /// the service at the very end, watchers of its health as soon as it drains.
    fn interrupt(&self, headers: &HeaderMap, ours: bool) -> Interrupt {
        let early = |time: Duration| time - DEADLINE_MARGIN.min(time / 2);
        let deadline = timeout(headers).map(|time| tokio::time::sleep(early(time)));
        let last = if ours { Phase::Halted } else { Phase::Draining };
        let stopped = last.reached(self.phases.clone());
        Box::pin(async move {
            let deadline = async {
                match deadline {
                    Some(deadline) => deadline.await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = deadline => status::deadline_exceeded(),
                () = stopped => status::shutting_down(),
            }
        })
    }
}

/// The time a caller gives us: up to eight digits and a unit. What is malformed is no limit.
fn timeout(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get("grpc-timeout")?.to_str().ok()?;
    let (digits, unit) = value.split_at_checked(value.len().checked_sub(1)?)?;
    let amount: u64 = digits.parse().ok().filter(|_| digits.len() <= 8)?;
    Some(match unit {
        "H" => Duration::from_secs(amount * 3600),
        "M" => Duration::from_secs(amount * 60),
        "S" => Duration::from_secs(amount),
        "m" => Duration::from_millis(amount),
        "u" => Duration::from_micros(amount),
        "n" => Duration::from_nanos(amount),
        _ => return None,
    })
}

/// A panic of a handler as an answer. What it said may hold text of an article and stays here.
pub(super) fn response_to_panic(_: Box<dyn Any + Send>) -> Response<Body> {
    Status::from(ServiceError::fault()).into_http()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tonic::Code;

    fn check(value: &str, expected: Option<Duration>) {
        let mut headers = HeaderMap::new();
        headers.insert("grpc-timeout", value.parse().expect("a header"));
        assert_eq!(timeout(&headers), expected, "{value}");
    }

    #[test]
    fn reads_timeouts_in_every_unit() {
        check("2H", Some(Duration::from_secs(7200)));
        check("3M", Some(Duration::from_secs(180)));
        check("4S", Some(Duration::from_secs(4)));
        check("250m", Some(Duration::from_millis(250)));
        check("99999999n", Some(Duration::from_nanos(99_999_999)));
        check("123456789u", None);
        check("u", None);
        check("5é", None);
    }

    /// The status of a call with this timeout to a service that never answers.
    async fn status_of_silence(timeout: &str, phase: Phase) -> Status {
        let (_keep, phases) = watch::channel(phase);
        let silence = |_: Request<Body>| std::future::pending::<Result<Response<Body>, _>>();
        let mut guard = GuardLayer::new(1, phases).layer(tower::service_fn(silence));
        let request = Request::post("/parallax.v1.AnalysisService/Ingest");
        let request = request.header("grpc-timeout", timeout).body(Body::empty());
        let answer = guard.call(request.expect("a request")).await;
        let answer = answer.expect("an answer");
        Status::from_header_map(answer.headers()).expect("a status")
    }

    #[tokio::test]
    async fn a_deadline_that_passes_is_told_in_time() {
        let status = status_of_silence("5m", Phase::Serving).await;
        assert_eq!(status.code(), Code::DeadlineExceeded);
        assert!(!status.details().is_empty());
    }

    #[tokio::test]
    async fn what_is_given_up_ends_as_unavailable() {
        let status = status_of_silence("1H", Phase::Halted).await;
        assert_eq!(status.code(), Code::Unavailable);
    }

    #[test]
    fn a_panic_is_internal_with_an_id() {
        use tonic_types::StatusExt;
        let answer = response_to_panic(Box::new("on purpose"));
        let status = Status::from_header_map(answer.headers()).expect("a status");
        let info = status.get_details_error_info().expect("an ErrorInfo");
        assert_eq!((status.code(), &*info.reason), (Code::Internal, "INTERNAL"));
        assert_eq!(info.metadata["fault"].len(), 16);
        assert!(!status.message().contains("on purpose"));
    }
}

//! What every request passes on its way in and out.
//!
//! A request is named (`id`), its caller identified (`access`), let in or turned away
//! (`admission`); its body is counted as it comes (`body`), its work cut off when its time is
//! over (`interrupt`), its answer sent in pieces with the last word in the contract's terms
//! (`answer`); and at the end stands one line of the log (`record`), under the caller's trace
//! (`trace`).

mod admission;
mod answer;
mod body;
mod id;
mod interrupt;
mod outgoing;
mod record;
mod trace;

use std::any::Any;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use http_body::Body as HttpBody;
use prost::bytes::Bytes;
use tokio::sync::watch;
use tonic::Status;
use tonic::body::Body;
use tower::{Layer, Service};
use tracing::Instrument;

use super::access::Access;
use super::metrics::Metrics;
use crate::config::Limits;
use crate::grpc::{Method, Phase, method_at, status};
use crate::service::ServiceError;
pub(super) use admission::Admission;
use admission::Admitted;
use answer::{guarded, refuse};
use body::Counted;
use interrupt::{Activity, Interrupt, interrupt};
use record::Record;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Puts a [`Guard`] before a service.
#[derive(Clone, Debug)]
pub(super) struct GuardLayer {
    pub(super) access: Arc<Access>,
    pub(super) admission: Arc<Admission>,
    pub(super) limits: Limits,
    pub(super) phases: watch::Receiver<Phase>,
    pub(super) metrics: Arc<Metrics>,
    /// Whether traces are collected.
    pub(super) traced: bool,
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

/// A request that may go on: what ends it early, and what it holds.
struct Entered {
    interrupt: Interrupt,
    activity: Activity,
    admitted: Admitted,
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
        let method = method_at(request.uri().path());
        let mut record = Record::new(&request, method, &self.shared);
        let entered = match method {
            Some(method) => self.shared.enter(&request, method, &mut record),
            None => Err(status::unknown_method(request.uri().path())),
        };
        let mut entered = match entered {
            Ok(entered) => entered,
            Err(status) => return Box::pin(std::future::ready(Ok(refuse(&status, record)))),
        };
        let span = record.span();
        let answer = {
            let _entered = span.enter();
            self.inner.call(prepared(request, &entered, &record))
        };
        let answered = async move {
            let response = tokio::select! {
                Ok(response) = answer => response.map(Body::new),
                status = &mut entered.interrupt => return Ok(refuse(&status, record)),
            };
            Ok(guarded(response, entered, record))
        };
        Box::pin(answered.instrument(span))
    }
}

impl GuardLayer {
    fn enter(
        &self,
        request: &Request<Body>,
        method: &Method,
        record: &mut Record,
    ) -> Result<Entered, Status> {
        let headers = request.headers();
        record.caller = self.access.check(method, headers)?;
        let admitted = self.admission.admit(method, headers)?;
        let activity = Activity::new();
        let (limits, phases) = (&self.limits, self.phases.clone());
        Ok(Entered {
            admitted,
            interrupt: interrupt(method, headers, limits, activity.clone(), phases),
            activity,
        })
    }
}

/// The request as the service gets it: with a body that is counted.
fn prepared(request: Request<Body>, entered: &Entered, record: &Record) -> Request<Body> {
    let Admitted { held, counted, .. } = &entered.admitted;
    let counted = counted.then(|| Arc::clone(held));
    let (activity, received) = (entered.activity.clone(), Arc::clone(&record.received));
    let mut request = request.map(|inner| {
        Body::new(Counted {
            inner,
            held: counted.clone(),
            received,
            activity,
        })
    });
    if let Some(held) = counted {
        request.extensions_mut().insert(held);
    }
    request
}

/// A panic of a handler as an answer. What it said may hold text of an article and stays here.
pub(super) fn response_to_panic(_: Box<dyn Any + Send>) -> Response<Body> {
    Status::from(ServiceError::fault()).into_http()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Security};
    use crate::server::metrics::Counts;
    use tonic::Code;

    /// The status of a call with this timeout to a service that never answers.
    async fn status_of_silence(path: &str, timeout: &str, phase: Phase) -> Status {
        let (_keep, phases) = watch::channel(phase);
        let limits = Limits::default();
        let layer = GuardLayer {
            access: Arc::new(Access::new(&Security::default()).expect("no keys")),
            admission: Arc::new(Admission::new(&limits)),
            limits,
            phases,
            metrics: Arc::new(Metrics::new(&Config::default(), &Counts::default())),
            traced: false,
        };
        let silence = |_: Request<Body>| std::future::pending::<Result<Response<Body>, _>>();
        let mut guard = layer.layer(tower::service_fn(silence));
        let request = Request::post(path).header("x-request-id", "mine");
        let request = request.header("grpc-timeout", timeout).body(Body::empty());
        let answer = guard.call(request.expect("a request")).await;
        let answer = answer.expect("an answer");
        assert_eq!(answer.headers()["x-request-id"], "mine");
        Status::from_header_map(answer.headers()).expect("a status")
    }

    const INGEST: &str = "/parallax.v1.AnalysisService/Ingest";

    #[tokio::test]
    async fn a_deadline_that_passes_is_told_in_time() {
        let status = status_of_silence(INGEST, "5m", Phase::Serving).await;
        assert_eq!(status.code(), Code::DeadlineExceeded);
        assert!(!status.details().is_empty());
    }

    #[tokio::test]
    async fn what_is_given_up_ends_as_unavailable() {
        let status = status_of_silence(INGEST, "1H", Phase::Halted).await;
        assert_eq!(status.code(), Code::Unavailable);
    }

    #[tokio::test]
    async fn a_method_that_is_not_served_is_named() {
        let status = status_of_silence("/a.B/C", "1H", Phase::Serving).await;
        assert_eq!(status.code(), Code::Unimplemented);
        assert!(status.message().contains("/a.B/C"), "{status:?}");
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

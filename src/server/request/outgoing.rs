//! What of an answer is still here, and who cuts it off.
//!
//! While a client takes nothing, nobody asks an answer for its next piece, so it cannot look at
//! its own deadline. Large answers and streams therefore have a watch of their own, which frees
//! what they hold when their time is over.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use http_body::{Body as HttpBody, Frame};
use prost::bytes::Bytes;
use tokio::sync::oneshot;
use tonic::body::Body;
use tonic::{Code, Status};
use tracing::Instrument;

use super::admission::Admitted;
use super::interrupt::Interrupt;
use crate::service::ServiceError;

/// A large message leaves in pieces of so many bytes, so that what a slow client has not taken
/// is still counted.
const PIECE: usize = 64 << 10;

/// What of an answer is still here.
pub(super) struct Outgoing {
    inner: Body,
    /// What is left of a message that leaves in pieces.
    rest: Bytes,
    admitted: Admitted,
}

/// An answer that its watch may empty meanwhile.
#[derive(Clone)]
pub(super) struct Shared(Arc<Mutex<Option<Outgoing>>>);

/// What cuts an answer off.
pub(super) enum Ending {
    /// Asked at each step.
    Asked(Interrupt),
    /// Told by the watch.
    Told(oneshot::Receiver<Status>),
}

impl Shared {
    pub(super) fn new(inner: Body, admitted: Admitted) -> Self {
        let outgoing = Outgoing {
            inner,
            rest: Bytes::new(),
            admitted,
        };
        Self(Arc::new(Mutex::new(Some(outgoing))))
    }

    fn lock(&self) -> MutexGuard<'_, Option<Outgoing>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Frees all that is still here.
    pub(super) fn clear(&self) {
        let outgoing = self.lock().take();
        drop(outgoing);
    }

    /// Whether a client could leave much of this answer lying.
    pub(super) fn is_large(&self) -> bool {
        self.lock().as_ref().is_some_and(|o| !o.rest.is_empty())
    }

    /// The next piece, or trailers, or None if all has gone.
    pub(super) fn poll(
        &self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Status>>> {
        match &mut *self.lock() {
            None => Poll::Pending, // its end was told, or will be in a moment
            Some(outgoing) => outgoing.poll(context),
        }
    }
}

impl Outgoing {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Status>>> {
        if !self.rest.is_empty() {
            return Poll::Ready(Some(Ok(self.piece())));
        }
        let inner = AssertUnwindSafe(|| Pin::new(&mut self.inner).poll_frame(context));
        let frame = match catch_unwind(inner) {
            Ok(polled) => ready!(polled),
            Err(_) => Some(Err(Status::from(ServiceError::fault()))),
        };
        Poll::Ready(frame.map(|frame| frame.map(|frame| self.pass(frame))))
    }

    fn pass(&mut self, frame: Frame<Bytes>) -> Frame<Bytes> {
        match frame.into_data() {
            Err(trailers) => trailers,
            Ok(data) => {
                self.admitted.held.take_anyway(data.len());
                self.rest = data;
                self.piece()
            }
        }
    }

    fn piece(&mut self) -> Frame<Bytes> {
        let piece = self.rest.split_to(PIECE.min(self.rest.len()));
        self.admitted.held.give_back(piece.len());
        Frame::data(piece)
    }
}

impl Ending {
    /// What ended the answer, if something did.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Status> {
        match self {
            Self::Asked(interrupt) => interrupt.as_mut().poll(context),
            Self::Told(told) => match ready!(Pin::new(told).poll(context)) {
                Ok(status) => Poll::Ready(status),
                Err(_) => Poll::Ready(Status::new(Code::Cancelled, "the watch ended")),
            },
        }
    }

    /// Sets a watch that frees `shared` when this ends.
    pub(super) fn watch(self, shared: &Shared) -> Self {
        let Self::Asked(interrupt) = self else {
            return self;
        };
        let (mut tell, told) = oneshot::channel();
        let shared = shared.clone();
        let watch = async move {
            tokio::select! {
                status = interrupt => {
                    shared.clear();
                    let _ = tell.send(status); // if nobody listens, nobody waits
                }
                () = tell.closed() => {}
            }
        };
        tokio::spawn(watch.in_current_span());
        Self::Told(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Limits;
    use crate::grpc::method_at;
    use crate::server::request::Admission;
    use http::HeaderMap;
    use std::convert::Infallible;
    use std::future::poll_fn;

    /// What a service sends: some data once, and then it panics or is silent.
    struct Sends {
        data: Option<Bytes>,
        panics: bool,
    }

    impl HttpBody for Sends {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            match self.data.take() {
                Some(data) => Poll::Ready(Some(Ok(Frame::data(data)))),
                None if self.panics => panic!("on purpose"),
                None => Poll::Pending,
            }
        }
    }

    fn sends(bytes: usize, panics: bool) -> (Shared, Admission) {
        let admission = Admission::new(&Limits::default());
        let method = method_at("/parallax.v1.AnalysisService/GetArticle").expect("a method");
        let admitted = admission.admit(method, &HeaderMap::new()).expect("room");
        let data = Some(Bytes::from(vec![0; bytes]));
        (
            Shared::new(Body::new(Sends { data, panics }), admitted),
            admission,
        )
    }

    async fn next(shared: &Shared) -> Option<Result<Frame<Bytes>, Status>> {
        poll_fn(|context| shared.poll(context)).await
    }

    async fn next_length(shared: &Shared) -> usize {
        let frame = next(shared).await.expect("a frame").expect("no error");
        frame.data_ref().map_or(0, Bytes::len)
    }

    #[tokio::test]
    async fn a_large_message_leaves_in_pieces_and_what_is_left_is_counted() {
        let (shared, admission) = sends(2 * PIECE + 10, false);
        assert_eq!(next_length(&shared).await, PIECE);
        assert!(shared.is_large());
        assert_eq!(admission.memory_used(), PIECE + 10);
        assert_eq!(next_length(&shared).await, PIECE);
        assert_eq!(next_length(&shared).await, 10);
        assert_eq!((shared.is_large(), admission.memory_used()), (false, 0));
    }

    #[tokio::test]
    async fn a_panic_while_it_sends_is_an_error_of_ours() {
        let (shared, _admission) = sends(10, true);
        assert_eq!(next_length(&shared).await, 10);
        let error = next(&shared).await.expect("a frame").expect_err("a panic");
        assert_eq!(error.code(), Code::Internal);
        assert!(!error.message().contains("on purpose"));
    }

    #[tokio::test]
    async fn the_watch_frees_what_nobody_takes() {
        let (shared, admission) = sends(2 * PIECE, false);
        assert_eq!(next_length(&shared).await, PIECE);
        assert_eq!((admission.open(), admission.memory_used()), (1, PIECE));
        let late = || Status::deadline_exceeded("late");
        let mut ending = Ending::Asked(Box::pin(async move { late() })).watch(&shared);
        let told = poll_fn(|context| ending.poll(context)).await;
        assert_eq!(told.code(), Code::DeadlineExceeded);
        assert_eq!((admission.open(), admission.memory_used()), (0, 0));
    }
}

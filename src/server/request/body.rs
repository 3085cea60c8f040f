//! The body of a request on its way in, counted against the memory of all requests.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use http_body::{Body as HttpBody, Frame, SizeHint};
use prost::bytes::Bytes;
use tonic::Status;
use tonic::body::Body;

use super::admission::no_memory;
use super::interrupt::Activity;
use crate::grpc::Held;

/// A body that is counted as it comes. Ends with an error once there is no memory for more.
pub(super) struct Counted {
    pub(super) inner: Body,
    /// The account of the request, unless what it may take is counted already.
    pub(super) held: Option<Arc<Held>>,
    pub(super) received: Arc<AtomicUsize>,
    pub(super) activity: Activity,
}

impl HttpBody for Counted {
    type Data = Bytes;
    type Error = Status;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Status>>> {
        let frame = ready!(Pin::new(&mut self.inner).poll_frame(context));
        let bytes = match &frame {
            Some(Ok(frame)) => frame.data_ref().map_or(0, Bytes::len),
            _ => 0,
        };
        self.activity.note();
        self.received.fetch_add(bytes, Ordering::Relaxed);
        match &self.held {
            Some(held) if !held.take(bytes) => Poll::Ready(Some(Err(no_memory()))),
            _ => Poll::Ready(frame),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

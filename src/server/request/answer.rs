//! An answer on its way out: cut off in time, in the contract's words, and counted.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::{HeaderMap, Response};
use http_body::{Body as HttpBody, Frame};
use prost::bytes::Bytes;
use tonic::body::Body;
use tonic::{Code, Status};

use super::Entered;
use super::interrupt::Activity;
use super::outgoing::{Ending, Shared};
use super::record::{Record, code_of};
use crate::grpc::status;

/// An answer on its way out.
pub(super) struct Answer {
    outgoing: Shared,
    /// None once the answer has ended.
    ending: Option<Ending>,
    activity: Activity,
    record: Record,
}

/// A request that is turned away, or whose time is over.
pub(super) fn refuse(status: &Status, mut record: Record) -> Response<Body> {
    let mut response: Response<Body> = status.clone().into_http();
    record.ended_with(response.headers());
    record.id.write(response.headers_mut());
    response
}

/// The response that goes out under guard, until its end or until it is cut off.
pub(super) fn guarded(
    mut response: Response<Body>,
    entered: Entered,
    mut record: Record,
) -> Response<Body> {
    if let Some(status) = translate(response.headers()) {
        return refuse(&status, record);
    }
    if code_of(response.headers()).is_some() {
        record.ended_with(response.headers()); // an error without a body
        record.id.write(response.headers_mut());
        return response;
    }
    response.map(|inner| Body::new(Answer::new(inner, entered, record)))
}

impl Answer {
    fn new(inner: Body, entered: Entered, record: Record) -> Self {
        let outgoing = Shared::new(inner, entered.admitted);
        let mut ending = Ending::Asked(entered.interrupt);
        if record.streams() {
            ending = ending.watch(&outgoing);
        }
        Self {
            outgoing,
            ending: Some(ending),
            activity: entered.activity,
            record,
        }
    }

    /// The last frame of an answer.
    fn end(&mut self, mut trailers: HeaderMap) -> Frame<Bytes> {
        self.ending = None;
        self.outgoing.clear();
        self.record.ended_with(&trailers);
        self.record.id.write(&mut trailers);
        Frame::trailers(trailers)
    }

    fn pass(&mut self, frame: Frame<Bytes>) -> Frame<Bytes> {
        if let Some(data) = frame.data_ref() {
            self.record.sent += data.len();
            self.activity.note();
            if self.outgoing.is_large() {
                let ending = self.ending.take();
                self.ending = ending.map(|ending| ending.watch(&self.outgoing));
            }
            return frame;
        }
        let headers = frame.into_trailers().unwrap_or_default();
        let theirs = translate(&headers).map(|status| trailers(&status));
        self.end(theirs.unwrap_or(headers))
    }
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = Status;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Status>>> {
        let this = &mut *self;
        let span = this.record.span();
        let _entered = span.enter();
        let Some(ending) = &mut this.ending else {
            return Poll::Ready(None);
        };
        if let Poll::Ready(status) = ending.poll(context) {
            return Poll::Ready(Some(Ok(this.end(trailers(&status)))));
        }
        let frame = match ready!(this.outgoing.poll(context)) {
            Some(Ok(frame)) => Some(this.pass(frame)),
            Some(Err(status)) => Some(this.end(trailers(&status))),
            None => None,
        };
        Poll::Ready(frame.map(Ok))
    }

    fn is_end_stream(&self) -> bool {
        self.ending.is_none()
    }
}

/// The status in `headers` in the contract's words, if it is tonic's own.
fn translate(headers: &HeaderMap) -> Option<Status> {
    if code_of(headers)? == Code::Ok {
        return None;
    }
    let status = Status::from_header_map(headers)?;
    let theirs = status.details().is_empty();
    theirs.then(|| status::of_transport(status))
}

fn trailers(status: &Status) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if status.add_header(&mut headers).is_err() {
        let code = http::HeaderValue::from(status.code() as i32);
        headers.insert("grpc-status", code);
    }
    headers
}

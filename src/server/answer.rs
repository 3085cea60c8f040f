//! An answer on its way out: cut off in time, in the contract's words, and counted.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::{HeaderMap, Response};
use http_body::{Body as HttpBody, Frame};
use prost::bytes::Bytes;
use tokio::sync::OwnedSemaphorePermit;
use tonic::body::Body;
use tonic::{Code, Status};

use super::guard::Interrupt;
use super::request_log::RequestLog;
use crate::grpc::status;

/// An answer that goes out under guard, until its end or until `interrupt` cuts it off.
pub(super) fn guarded(
    mut response: Response<Body>,
    interrupt: Interrupt,
    permit: Option<OwnedSemaphorePermit>,
    mut log: RequestLog,
) -> Response<Body> {
    if let Some(status) = translate(response.headers(), log.ours) {
        response = status.into_http();
    }
    if let Some(code) = code_of(response.headers()) {
        log.ended_with(code);
        return response; // an error without a body
    }
    response.map(|inner| {
        Body::new(Guarded {
            inner,
            interrupt: Some(interrupt),
            log,
            _permit: permit,
        })
    })
}

fn code_of(headers: &HeaderMap) -> Option<Code> {
    let code = headers.get("grpc-status")?;
    Some(Code::from_bytes(code.as_bytes()))
}

/// The status in `headers` in the contract's words, if it is tonic's own.
fn translate(headers: &HeaderMap, ours: bool) -> Option<Status> {
    let code = code_of(headers).filter(|_| ours)?;
    if code == Code::Ok {
        return None;
    }
    let status = Status::from_header_map(headers)?;
    let theirs = status.details().is_empty();
    theirs.then(|| status::of_transport(status))
}

/// An answer on its way out.
struct Guarded {
    inner: Body,
    /// Gone once the answer is cut off.
    interrupt: Option<Interrupt>,
    log: RequestLog,
    _permit: Option<OwnedSemaphorePermit>,
}

impl Guarded {
    /// The last frame of an answer that is cut off.
    fn end(&mut self, status: &Status) -> Frame<Bytes> {
        self.interrupt = None;
        self.inner = Body::empty();
        self.log.ended_with(status.code());
        Frame::trailers(trailers(status))
    }

    fn pass(&mut self, frame: Frame<Bytes>) -> Frame<Bytes> {
        if let Some(data) = frame.data_ref() {
            self.log.bytes += data.len();
        }
        let Some(headers) = frame.trailers_ref() else {
            return frame;
        };
        if let Some(status) = translate(headers, self.log.ours) {
            return self.end(&status);
        }
        if let Some(code) = code_of(headers) {
            self.log.ended_with(code);
        }
        frame
    }
}

fn trailers(status: &Status) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if status.add_header(&mut headers).is_err() {
        let code = http::HeaderValue::from(status.code() as i32);
        headers.insert("grpc-status", code);
    }
    headers
}

impl HttpBody for Guarded {
    type Data = Bytes;
    type Error = Status;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Status>>> {
        let this = &mut *self;
        let Some(interrupt) = &mut this.interrupt else {
            return Poll::Ready(None);
        };
        if let Poll::Ready(status) = interrupt.as_mut().poll(context) {
            return Poll::Ready(Some(Ok(this.end(&status))));
        }
        let frame = ready!(Pin::new(&mut this.inner).poll_frame(context));
        Poll::Ready(frame.map(|frame| frame.map(|frame| this.pass(frame))))
    }

    fn is_end_stream(&self) -> bool {
        self.interrupt.is_none()
    }
}

//! Web pages as callers: gRPC-Web, and which pages may use it.
//!
//! A browser says which origin a page has, and asks before it sends what a plain form could
//! not. Pages of other origins are refused here and not only in the browser: a page that
//! reaches the server under a name of its own (DNS rebinding) gets no answer either. What is
//! no gRPC is refused always, since it is all that a page can send without being asked about.
//! Behind this everything looks like gRPC.

use http::header::{AUTHORIZATION, CONTENT_TYPE, ORIGIN};
use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use std::time::Duration;
use tonic::body::Body;
use tonic_web::GrpcWebLayer;
use tower::layer::util::Identity;
use tower::util::{Either, option_layer};
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::validate_request::{ValidateRequest, ValidateRequestHeaderLayer};

use crate::config::WebOrigins;

/// How long a browser remembers what it was allowed; the longest that one of them takes.
const REMEMBERED: Duration = Duration::from_secs(7200);

/// What a page may send along.
const ASKED: [HeaderName; 8] = [
    AUTHORIZATION,
    CONTENT_TYPE,
    HeaderName::from_static("grpc-timeout"),
    HeaderName::from_static("traceparent"),
    HeaderName::from_static("tracestate"),
    HeaderName::from_static("x-grpc-web"),
    HeaderName::from_static("x-request-id"),
    HeaderName::from_static("x-user-agent"),
];

/// What a page may read of the headers; an error without a body has its status there.
const TOLD: [HeaderName; 4] = [
    HeaderName::from_static("grpc-message"),
    HeaderName::from_static("grpc-status"),
    HeaderName::from_static("grpc-status-details-bin"),
    HeaderName::from_static("x-request-id"),
];

type Only<T> = ValidateRequestHeaderLayer<T>;

/// What stands before everything else; see [`layer`].
pub(super) type WebLayer = (
    Either<(CorsLayer, Only<OurPages>, GrpcWebLayer), Identity>,
    Only<Grpc>,
);

/// Lets gRPC pass, and pages of `origins` by gRPC-Web.
pub(super) fn layer(origins: &WebOrigins) -> WebLayer {
    let pages = origins.any_page().then(|| {
        let ours = OurPages::new(origins);
        (cors(&ours), Only::custom(ours), GrpcWebLayer::new())
    });
    (option_layer(pages), Only::custom(Grpc))
}

fn cors(pages: &OurPages) -> CorsLayer {
    let origins = match &pages.0 {
        Some(origins) => AllowOrigin::list(origins.iter().cloned()),
        None => AllowOrigin::any(),
    };
    CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::POST])
        .allow_headers(ASKED)
        .expose_headers(TOLD)
        .max_age(REMEMBERED)
}

/// Refuses pages of other origins than these; `None` is every origin.
#[derive(Clone, Debug)]
pub(super) struct OurPages(Option<Vec<HeaderValue>>);

impl OurPages {
    fn new(origins: &WebOrigins) -> Self {
        match origins {
            WebOrigins::Any => Self(None),
            WebOrigins::None => Self(Some(Vec::new())),
            WebOrigins::These(origins) => {
                let values = origins.iter().filter_map(|origin| origin.parse().ok());
                Self(Some(values.collect()))
            }
        }
    }

    fn may(&self, origin: &HeaderValue) -> bool {
        self.0
            .as_ref()
            .is_none_or(|origins| origins.contains(origin))
    }
}

impl<B> ValidateRequest<B> for OurPages {
    type ResponseBody = Body;

    fn validate(&mut self, request: &mut Request<B>) -> Result<(), Response<Body>> {
        match request.headers().get(ORIGIN) {
            Some(origin) if !self.may(origin) => Err(refused(StatusCode::FORBIDDEN)),
            _ => Ok(()),
        }
    }
}

/// Refuses what is no gRPC, in the way that its specification asks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grpc;

impl<B> ValidateRequest<B> for Grpc {
    type ResponseBody = Body;

    fn validate(&mut self, request: &mut Request<B>) -> Result<(), Response<Body>> {
        let kind = request
            .headers()
            .get(CONTENT_TYPE)
            .map(HeaderValue::as_bytes);
        let after = kind.and_then(|kind| kind.strip_prefix(b"application/grpc"));
        match after {
            Some([] | [b'+' | b';', ..]) => Ok(()),
            _ => Err(refused(StatusCode::UNSUPPORTED_MEDIA_TYPE)),
        }
    }
}

fn refused(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: &str, accepted: bool) {
        let request = Request::post("/").header(CONTENT_TYPE, kind).body(());
        let mut request = request.expect("a request");
        assert_eq!(Grpc.validate(&mut request).is_ok(), accepted, "{kind}");
    }

    #[test]
    fn only_grpc_is_grpc() {
        check("application/grpc", true);
        check("application/grpc+proto", true);
        check("application/grpc;charset=utf-8", true);
        check("application/grpc-web", false);
        check("application/grpc-web+proto", false);
        check("text/plain", false);
        check("application/json", false);
        check("", false);
    }

    #[test]
    fn only_our_pages_may_call_and_callers_that_are_no_page() {
        let mut ours = OurPages::new(&"https://app.example".parse().expect("an origin"));
        for (origin, expected) in [
            (Some("https://app.example"), true),
            (Some("https://app.example.evil.example"), false),
            (Some("http://app.example"), false),
            (Some("null"), false),
            (None, true),
        ] {
            let mut request = Request::new(());
            if let Some(origin) = origin {
                let origin = HeaderValue::from_static(origin);
                request.headers_mut().insert(ORIGIN, origin);
            }
            assert_eq!(ours.validate(&mut request).is_ok(), expected, "{origin:?}");
        }
    }
}

//! Compression of messages: gzip and zstd, both ways.
//!
//! An answer is compressed as its request was, if the caller reads that. Most clients say
//! with every call that they read gzip without wanting it, and compressing costs more than
//! most answers cost to make; so who wants it asks for it by compressing too. What is
//! decompressed is bounded by the largest message, as what arrives plain is.
//!
//! It is done on the async threads, a few milliseconds a message: there, no more messages than
//! threads grow at once. Done aside (`block_in_place`), a hundred small messages that grow to
//! the limit took 1 GB instead of 130 MB, and health was answered no sooner.

use http::{HeaderMap, HeaderName, Request};
use tonic::body::Body;
use tower::util::MapRequestLayer;

/// How the messages of a call are compressed.
const ENCODING: HeaderName = HeaderName::from_static("grpc-encoding");

/// What a caller reads.
const ACCEPTED: HeaderName = HeaderName::from_static("grpc-accept-encoding");

/// A generated server that reads what is compressed, and answers so when it is asked to.
macro_rules! compressed {
    ($server:expr) => {{
        use ::tonic::codec::CompressionEncoding::{Gzip, Zstd};
        let reads = $server.accept_compressed(Gzip).accept_compressed(Zstd);
        reads.send_compressed(Gzip).send_compressed(Zstd)
    }};
}
pub(super) use compressed;

/// Has answers compressed as their requests are, or not at all.
pub(super) fn layer() -> MapRequestLayer<fn(Request<Body>) -> Request<Body>> {
    MapRequestLayer::new(|mut request| {
        answer_as_asked(request.headers_mut());
        request
    })
}

/// Leaves of what the caller reads only what it writes.
fn answer_as_asked(headers: &mut HeaderMap) {
    let Some(accepted) = headers.remove(ACCEPTED) else {
        return;
    };
    let Some(written) = headers.get(ENCODING).cloned() else {
        return;
    };
    let reads = |name: &[u8]| name.trim_ascii() == written.as_bytes();
    if accepted.as_bytes().split(|b| *b == b',').any(reads) {
        headers.insert(ACCEPTED, written);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, accepted: &str, answered: Option<&str>) {
        let mut headers = HeaderMap::new();
        for (name, value) in [(ENCODING, written), (ACCEPTED, accepted)] {
            if !value.is_empty() {
                headers.insert(name, value.parse().expect("a header"));
            }
        }
        answer_as_asked(&mut headers);
        let left = headers.get(ACCEPTED).map(|v| v.to_str().expect("a word"));
        assert_eq!(left, answered, "{written} / {accepted}");
    }

    #[test]
    fn an_answer_is_compressed_as_its_request_if_the_caller_reads_that() {
        check("gzip", "identity, deflate, gzip", Some("gzip"));
        check("zstd", "gzip,zstd", Some("zstd"));
        check("zstd", "identity,deflate,gzip", None);
        check("gzip", "", None);
        check("", "identity, deflate, gzip", None);
        check("identity", "gzip", None);
    }
}

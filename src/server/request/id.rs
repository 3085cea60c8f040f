//! The id of a request: the caller's, or a new one.

use std::hash::{BuildHasher, RandomState};

use http::{HeaderMap, HeaderName, HeaderValue};

/// The header and the trailer that hold it.
pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest id of a caller that is kept.
const LONGEST: usize = 128;

/// The id of a request, which fits a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RequestId(String);

impl RequestId {
    /// The caller's id if it has 1 to 128 visible characters of ASCII, or else a new one of
    /// 16 hexadecimal digits.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let theirs = headers.get(REQUEST_ID).and_then(|id| id.to_str().ok());
        let fits = |id: &&str| {
            (1..=LONGEST).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_graphic())
        };
        match theirs.filter(fits) {
            Some(id) => Self(id.to_owned()),
            None => Self(format!("{:016x}", RandomState::new().hash_one(()))),
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Puts it into the headers or trailers of an answer.
    pub(super) fn write(&self, headers: &mut HeaderMap) {
        if let Ok(value) = HeaderValue::from_str(&self.0) {
            headers.insert(REQUEST_ID, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(theirs: &str, kept: bool) {
        let mut headers = HeaderMap::new();
        let value = HeaderValue::from_bytes(theirs.as_bytes()).expect("a header");
        headers.insert(REQUEST_ID, value);
        let id = RequestId::of(&headers);
        assert_eq!(id.as_str() == theirs, kept, "{theirs}");
        id.write(&mut headers);
        assert_eq!(headers[REQUEST_ID], id.as_str());
    }

    #[test]
    fn a_callers_id_is_kept_if_it_can_be_told_again() {
        check("4bf92f3577b34da6", true);
        check(&"x".repeat(128), true);
        check(&"x".repeat(129), false);
        check("", false);
        check("two words", false);
        check("ünique", false);
    }

    #[test]
    fn new_ids_differ() {
        let new = || RequestId::of(&HeaderMap::new());
        assert_ne!(new(), new());
    }
}

//! What must hold of the border that every request crosses.

use std::sync::Arc;

use parallax::analysis::Article;
use parallax::grpc::border::{MESSAGES, admit};
use parallax::service::{Limits, Service};
use parallax::store::{Store, parse_id};
use tonic::{Code, Status};
use tonic_types::StatusExt;

/// The longest text here, so that a short input can be too long.
const ARTICLE_BYTES: usize = 512;
/// What a status may hold in its details, so that common clients do not lose it.
const DETAILS: usize = 4096;

/// Any bytes as a message, whose type the first byte chooses: it is refused in words, or what
/// it asks for is valid.
pub(crate) fn request(data: &[u8]) {
    let Some((first, bytes)) = data.split_first() else {
        return;
    };
    let message = MESSAGES[usize::from(*first) % MESSAGES.len()];
    let limits = Limits {
        article_bytes: ARTICLE_BYTES,
        ..Limits::default()
    };
    let service = Service::new(Arc::new(Store::new(0)), limits);
    match admit(&service, message, bytes) {
        Ok(sent) => sent.iter().for_each(|sent| check_article(&sent.article)),
        Err(status) => check_refusal(&status),
    }
}

/// A refusal blames the caller, says why, and is short enough to arrive.
fn check_refusal(status: &Status) {
    let details = status.get_error_details();
    let info = details.error_info().expect("an ErrorInfo");
    assert_eq!(info.domain, "parallax.v1");
    assert!(!status.message().is_empty());
    assert!(
        status.details().len() < DETAILS,
        "{}",
        status.details().len()
    );
    let violations = details
        .bad_request()
        .map_or(0, |b| b.field_violations.len());
    match status.code() {
        Code::InvalidArgument => assert!(violations > 0, "{status:?}"),
        Code::ResourceExhausted => assert!(details.quota_failure().is_some(), "{status:?}"),
        _ => panic!("a caller's fault is told as ours: {status:?}"),
    }
}

/// An article that is taken has what the contract asks for.
fn check_article(article: &Article) {
    assert!(article.id.is_empty() || parse_id(&article.id).is_ok());
    assert!(article.text.len() <= ARTICLE_BYTES);
    assert!(article.text.chars().any(|c| !c.is_whitespace()));
    for name in [&article.publisher, &article.url, &article.title] {
        assert!(name.len() <= 1024);
    }
    assert!(article.language.len() <= 35);
    assert!(article.labels.len() <= 64);
    let mut keys = article.labels.keys();
    assert!(keys.all(|key| !key.is_empty() && !key.contains('=')));
}

//! What goes wrong, as the caller sees it.
//!
//! Every status carries an ErrorInfo with a reason of `ErrorReason` and the domain
//! `parallax.v1`, and the details that fit. All of it stays under the 4 KB of trailers above
//! which common clients lose the status.

use std::collections::HashMap;
use std::time::Duration;

use prost::Message;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt};

use super::from_proto::{Rejection, TooLarge, Violation};
use super::pb::ErrorReason;
use crate::service::{ServiceError, SourcePlace};
use crate::store::StoreError;

/// The domain of every ErrorInfo.
const DOMAIN: &str = "parallax.v1";

/// The resource type of every ResourceInfo.
const ARTICLE: &str = "parallax.v1.Article";

/// How much the violations of one status may hold, in bytes.
const VIOLATION_BYTES: usize = 1500;

/// When to try again after a request was turned away.
const RETRY_DELAY: Duration = Duration::from_millis(500);

/// The header in which a server says which compressions it reads.
const ACCEPT_ENCODING: &str = "grpc-accept-encoding";

/// How much of the path of an unknown method is told.
const PATH_CHARS: usize = 128;

/// Facts about an error, by name.
type Facts<'a> = &'a [(&'a str, String)];

impl From<ServiceError> for Status {
    fn from(error: ServiceError) -> Self {
        let message = error.to_string();
        match error {
            ServiceError::Store(error) => store_error(&error),
            ServiceError::SameArticleTwice { first, second } => {
                let field = place(second);
                let description = format!("is the same article as {}", place(first));
                rejected(&[Violation { field, description }])
            }
            ServiceError::QueueFull => overloaded("queue", &message),
            ServiceError::QueueSlow => overloaded("queue_time", &message),
            ServiceError::GivenUp => Status::cancelled(message),
            ServiceError::Page { index, .. } => {
                let field = match index {
                    Some(index) => format!("articles[{index}].text"),
                    None => "article.text".to_owned(),
                };
                let description = message;
                rejected(&[Violation { field, description }])
            }
            ServiceError::Internal { id } => {
                let facts: Facts<'_> = &[("fault", id)];
                plain(Code::Internal, ErrorReason::Internal, &message, facts)
            }
        }
    }
}

impl From<Rejection> for Status {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::Invalid(violations) => rejected(&violations),
            Rejection::TooLarge(article) => article_too_large(&article),
        }
    }
}

fn store_error(error: &StoreError) -> Status {
    let message = error.to_string();
    match error {
        StoreError::NotFound { id } => {
            let facts: Facts<'_> = &[("article_id", id.clone())];
            let mut details = ErrorDetails::new();
            details.set_resource_info(ARTICLE, id, "", &message);
            let reason = ErrorReason::ArticleNotFound;
            build(Code::NotFound, reason, message, facts, details)
        }
        StoreError::RevisionNotFound {
            id,
            revision,
            latest,
        } => {
            let facts: Facts<'_> = &[
                ("article_id", id.clone()),
                ("revision", revision.to_string()),
                ("latest_revision", latest.to_string()),
            ];
            let mut details = ErrorDetails::new();
            details.set_resource_info(ARTICLE, format!("{id}@{revision}"), "", &message);
            let reason = ErrorReason::RevisionNotFound;
            build(Code::NotFound, reason, message, facts, details)
        }
        StoreError::Full {
            needed,
            used,
            limit,
        } => {
            let facts: Facts<'_> = &[
                ("needed_bytes", needed.to_string()),
                ("used_bytes", used.to_string()),
                ("limit_bytes", limit.to_string()),
            ];
            exhausted(ErrorReason::StoreFull, "store", message, facts)
        }
    }
}

fn article_too_large(article: &TooLarge) -> Status {
    let TooLarge { field, size, limit } = article;
    let message = format!("{field} has {size} bytes; at most {limit} are accepted");
    let facts: Facts<'_> = &[
        ("field", field.clone()),
        ("size_bytes", size.to_string()),
        ("limit_bytes", limit.to_string()),
    ];
    exhausted(ErrorReason::ArticleTooLarge, field, message, facts)
}

fn exhausted(reason: ErrorReason, subject: &str, message: String, facts: Facts<'_>) -> Status {
    let mut details = ErrorDetails::new();
    details.add_quota_failure_violation(subject, &message);
    build(Code::ResourceExhausted, reason, message, facts, details)
}

fn place(source: SourcePlace) -> String {
    match source {
        SourcePlace::Stored(index) => format!("article_ids[{index}]"),
        SourcePlace::Inline(index) => format!("articles[{index}].article_id"),
    }
}

fn rejected(violations: &[Violation]) -> Status {
    invalid(ErrorReason::InvalidField, violations)
}

/// INVALID_ARGUMENT with as many of the violations as there is room for, and the number of
/// the rest.
fn invalid(reason: ErrorReason, violations: &[Violation]) -> Status {
    let mut details = ErrorDetails::new();
    let mut room = VIOLATION_BYTES;
    let fits = |v: &&Violation| {
        let size = v.field.len() + v.description.len();
        let fits = size <= room;
        room = room.saturating_sub(size);
        fits
    };
    let told: Vec<&Violation> = violations.iter().take_while(fits).collect();
    for violation in &told {
        details.add_bad_request_violation(&violation.field, &violation.description);
    }
    let untold = violations.len() - told.len();
    if untold > 0 {
        details.add_bad_request_violation("", format!("and {untold} more violations"));
    }
    let message = match (violations, violations.len()) {
        ([], _) => "invalid request".to_owned(),
        ([first, ..], 1) => first.to_string(),
        ([first, _], _) => format!("{first} (and 1 more violation)"),
        ([first, ..], n) => format!("{first} (and {} more violations)", n - 1),
    };
    build(Code::InvalidArgument, reason, message, &[], details)
}

/// A message that cannot be decoded; `field` is a path, or empty if it is not known.
pub fn malformed_message(field: &str, description: &str) -> Status {
    let violation = Violation {
        field: field.to_owned(),
        description: description.to_owned(),
    };
    invalid(ErrorReason::MalformedMessage, &[violation])
}

/// More than is worked on at once; `limit` names which limit it is.
pub fn overloaded(limit: &str, message: &str) -> Status {
    let message = format!("{message}; try again");
    let facts: Facts<'_> = &[("limit", limit.to_owned())];
    try_again(ErrorReason::Overloaded, message, facts)
}

/// The server is stopping.
pub fn shutting_down() -> Status {
    let message = "the server is stopping; try again elsewhere or later";
    try_again(ErrorReason::ShuttingDown, message.to_owned(), &[])
}

fn try_again(reason: ErrorReason, message: String, facts: Facts<'_>) -> Status {
    let mut details = ErrorDetails::new();
    details.set_retry_info(Some(RETRY_DELAY));
    build(Code::Unavailable, reason, message, facts, details)
}

/// The caller's own deadline passed.
pub fn deadline_exceeded() -> Status {
    plain(
        Code::DeadlineExceeded,
        ErrorReason::DeadlineExceeded,
        "the deadline passed before the answer was ready",
        &[],
    )
}

/// The call took as long as a call may take at most.
pub fn took_too_long(most: Duration) -> Status {
    let seconds = most.as_secs_f64().to_string();
    let message = format!("the answer was not ready within the {seconds} s that a call may take");
    let facts: Facts<'_> = &[("max_request_seconds", seconds)];
    let (code, reason) = (Code::DeadlineExceeded, ErrorReason::DeadlineExceeded);
    plain(code, reason, &message, facts)
}

/// A stream on which nothing happened.
pub fn stream_idle(most: Duration) -> Status {
    let seconds = most.as_secs_f64().to_string();
    let message = format!("nothing was sent either way for {seconds} s; open the stream again");
    let facts: Facts<'_> = &[("idle_seconds", seconds)];
    plain(
        Code::DeadlineExceeded,
        ErrorReason::StreamIdle,
        &message,
        facts,
    )
}

/// The call has no key, or none that is known; `key` says in a word which.
pub fn unauthenticated(key: &str, message: &str) -> Status {
    let facts: Facts<'_> = &[("key", key.to_owned())];
    plain(
        Code::Unauthenticated,
        ErrorReason::Unauthenticated,
        message,
        facts,
    )
}

/// The caller may not do this for want of `right`.
pub fn permission_denied(right: &str) -> Status {
    let message = format!("the key does not have the right to {right}");
    let facts: Facts<'_> = &[("right", right.to_owned())];
    plain(
        Code::PermissionDenied,
        ErrorReason::PermissionDenied,
        &message,
        facts,
    )
}

/// The caller makes more calls than `per_second`; the next may come in `wait`.
pub fn rate_limited(caller: &str, per_second: f64, wait: Duration) -> Status {
    let message = format!("the key `{caller}` may make {per_second} calls a second");
    let facts: Facts<'_> = &[
        ("caller", caller.to_owned()),
        ("calls_per_second", per_second.to_string()),
    ];
    let mut details = ErrorDetails::new();
    details.add_quota_failure_violation(format!("key:{caller}"), &message);
    details.set_retry_info(Some(wait));
    let reason = ErrorReason::RateLimited;
    build(Code::ResourceExhausted, reason, message, facts, details)
}

/// A method that is not served.
pub fn unknown_method(path: &str) -> Status {
    let path: String = path.chars().take(PATH_CHARS).collect();
    let message = format!("no method {path} is served");
    let facts: Facts<'_> = &[("path", path)];
    plain(
        Code::Unimplemented,
        ErrorReason::UnknownMethod,
        &message,
        facts,
    )
}

/// What tonic itself said about a call, in the words of the contract. A status with details
/// is ours and stays as it is.
pub fn of_transport(status: Status) -> Status {
    if !status.details().is_empty() {
        return status;
    }
    match status.code() {
        Code::OutOfRange => message_too_large(status.message()),
        Code::Internal => malformed_message("", status.message()),
        Code::ResourceExhausted if is_bomb(&status) => message_too_large(status.message()),
        Code::Unimplemented => unsupported_compression(&status).unwrap_or(status),
        _ => status,
    }
}

/// A status as a message inside an answer, with its details.
pub(super) fn to_message(status: &Status) -> tonic_types::Status {
    let plain = || tonic_types::Status {
        code: status.code().into(),
        message: status.message().to_owned(),
        details: Vec::new(),
    };
    match status.details() {
        [] => plain(),
        // The details of a status are that very message, encoded.
        details => tonic_types::Status::decode(details).unwrap_or_else(|_| plain()),
    }
}

/// Whether a message grew too large when it was decompressed.
fn is_bomb(status: &Status) -> bool {
    status.message().starts_with("Error decompressing")
}

/// The status of a request in an unknown compression, if it is that: only then is the caller
/// told which ones are read.
fn unsupported_compression(theirs: &Status) -> Option<Status> {
    let read = theirs.metadata().get(ACCEPT_ENCODING)?;
    let facts: Facts<'_> = &[("supported", read.to_str().unwrap_or_default().to_owned())];
    let message = format!("{}; these are: {}", theirs.message(), facts[0].1);
    let (code, details) = (Code::Unimplemented, ErrorDetails::new());
    let reason = ErrorReason::UnsupportedCompression;
    let mut status = build(code, reason, message, facts, details);
    status.metadata_mut().insert(ACCEPT_ENCODING, read.clone());
    Some(status)
}

fn message_too_large(message: &str) -> Status {
    let message = message.strip_prefix("Error, ").unwrap_or(message);
    let reason = ErrorReason::MessageTooLarge;
    exhausted(reason, "message", message.to_owned(), &[])
}

/// A status without details beside its reason.
fn plain(code: Code, reason: ErrorReason, message: &str, facts: Facts<'_>) -> Status {
    build(code, reason, message.to_owned(), facts, ErrorDetails::new())
}

fn build(
    code: Code,
    reason: ErrorReason,
    message: String,
    facts: Facts<'_>,
    mut details: ErrorDetails,
) -> Status {
    let facts = facts
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()));
    let name = reason.as_str_name();
    let name = name.strip_prefix("ERROR_REASON_").unwrap_or(name);
    details.set_error_info(name, DOMAIN, facts.collect::<HashMap<_, _>>());
    Status::with_error_details(code, message, details)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_violations_stay_within_what_trailers_hold() {
        let violation = |i: usize| Violation {
            field: format!("articles[{i}].text"),
            description: "must hold at least one character that is not white space".into(),
        };
        let violations: Vec<Violation> = (0..200).map(violation).collect();
        let status = Status::from(Rejection::Invalid(violations));
        assert!(status.details().len() < 3000, "{}", status.details().len());
        let told = status.get_details_bad_request().expect("a BadRequest");
        let told = told.field_violations;
        let last = told.last().expect("there are some");
        assert_eq!(
            last.description,
            format!("and {} more violations", 201 - told.len())
        );
    }

    #[test]
    fn a_status_of_ours_is_never_translated() {
        let ours = Status::from(ServiceError::Internal { id: "1".into() });
        assert_eq!(of_transport(ours).code(), Code::Internal);
        let theirs = Status::internal("unexpected end");
        assert_eq!(of_transport(theirs).code(), Code::InvalidArgument);
        let theirs = Status::out_of_range("too large");
        assert_eq!(of_transport(theirs).code(), Code::ResourceExhausted);
    }
}

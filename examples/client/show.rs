//! Answers and errors in words.

use std::error::Error;

use parallax::grpc::pb;
use prost::Message;
use tonic::{Code, Status};
use tonic_types::StatusExt;

pub(crate) fn stored(answer: &pb::IngestResponse) {
    println!(
        "{} is stored as revision {}, with {} quotations",
        answer.article_id, answer.revision, answer.quote_count
    );
}

pub(crate) fn quotes(answer: &pb::ExtractQuotesResponse) {
    println!("\n{}", answer.article_id);
    for quote in &answer.quotes {
        let speaker = usize::try_from(quote.speaker_index)
            .ok()
            .and_then(|index| answer.speakers.get(index));
        let name = speaker.map_or("somebody", |speaker| &*speaker.name);
        println!("  {name}: “{}”", quote.text);
    }
}

pub(crate) fn comparison(answer: &pb::CompareSourcesResponse) {
    println!("\n{} discrepancies", answer.discrepancies.len());
    for discrepancy in &answer.discrepancies {
        let severity = discrepancy.severity().as_str_name();
        let severity = severity.trim_start_matches("SEVERITY_").to_lowercase();
        println!("  {severity}: {}", discrepancy.summary);
    }
}

/// An article of a stream that was not stored.
pub(crate) fn refused(request_id: &str, error: tonic_types::Status) {
    let details = error.encode_to_vec().into();
    let status = Status::with_details(Code::from(error.code), error.message, details);
    eprintln!("{request_id} is refused");
    explain(&status);
}

/// What went wrong, with all that the server says about it.
pub(crate) fn error(error: &(dyn Error + 'static)) {
    match error.downcast_ref::<Status>() {
        Some(status) => explain(status),
        None => eprintln!("error: {error}"),
    }
}

fn explain(status: &Status) {
    eprintln!("error: {:?}: {}", status.code(), status.message());
    let details = status.get_error_details();
    if let Some(info) = details.error_info() {
        eprintln!("  reason: {}", info.reason);
    }
    for violation in details
        .bad_request()
        .iter()
        .flat_map(|b| &b.field_violations)
    {
        eprintln!("  {}: {}", violation.field, violation.description);
    }
    if let Some(delay) = details.retry_info().and_then(|info| info.retry_delay) {
        eprintln!("  try again in {} s", delay.as_secs_f64());
    }
}

//! The messages in protobuf JSON, for the command line.
//!
//! Follows <https://protobuf.dev/programming-guides/json/>; fields that have their default are
//! written too, so that a script need not know which those are.

use std::sync::{Arc, LazyLock};
use std::time::Instant;

use prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage, MessageDescriptor, SerializeOptions};

use super::from_proto::QuoteFilter;
use super::{Rejection, Violation, from_proto, pb, to_proto};
use crate::service::{ComparedSources, Limits, Reading, Sent, Service};
use crate::store::Store;
use crate::text::OffsetEncoding;

static POOL: LazyLock<DescriptorPool> = LazyLock::new(|| {
    DescriptorPool::decode(pb::FILE_DESCRIPTOR_SET).expect("the descriptors of our own contract")
});

/// The article in an IngestRequest, or what is wrong with it. The text may be of any length.
pub fn ingest_request(json: &str) -> Result<Sent, String> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let message = DynamicMessage::deserialize(descriptor("IngestRequest"), &mut reader);
    let message = message.map_err(|error| error.to_string())?;
    reader.end().map_err(|error| error.to_string())?;
    let request = message.transcode_to::<pb::IngestRequest>();
    let request = request.map_err(|error| error.to_string())?;
    let limits = Limits {
        article_bytes: usize::MAX,
        ..Limits::default()
    };
    let service = Service::new(Arc::new(Store::new(0)), limits);
    from_proto::ingest(&service, request).map_err(|rejection| describe(&rejection))
}

fn describe(rejection: &Rejection) -> String {
    match rejection {
        Rejection::Invalid(violations) => {
            let violations: Vec<String> = violations.iter().map(Violation::to_string).collect();
            violations.join("; ")
        }
        Rejection::TooLarge(article) => format!("{} is too long", article.field),
    }
}

/// An ExtractQuotesResponse with all quotations, on one line.
pub fn extract_quotes(reading: &Reading, encoding: OffsetEncoding, started: Instant) -> String {
    let answer = to_proto::extract_quotes(reading, &QuoteFilter::default(), encoding, started);
    line("ExtractQuotesResponse", &answer)
}

/// A CompareSourcesResponse, on one line.
pub fn compare_sources(
    compared: &ComparedSources,
    encoding: OffsetEncoding,
    started: Instant,
) -> String {
    let answer = to_proto::compare_sources(compared, encoding, started);
    line("CompareSourcesResponse", &answer)
}

fn line(name: &str, message: &impl Message) -> String {
    let mut dynamic = DynamicMessage::new(descriptor(name));
    let mut json = Vec::new();
    dynamic
        .transcode_from(message)
        .expect("a message and its own descriptor");
    let options = SerializeOptions::new().skip_default_fields(false);
    dynamic
        .serialize_with_options(&mut serde_json::Serializer::new(&mut json), &options)
        .expect("writing to memory does not fail");
    json.push(b'\n');
    String::from_utf8(json).expect("JSON is UTF-8")
}

fn descriptor(name: &str) -> MessageDescriptor {
    let full = format!("parallax.v1.{name}");
    POOL.get_message_by_name(&full)
        .expect("a message of our own contract")
}

//! A codec that answers undecodable messages as the caller's fault.
//!
//! Tonic's own answers INTERNAL to a string that is not UTF-8 or to bytes that are no message.

use std::marker::PhantomData;

use prost::bytes::Buf;
use prost::{DecodeError, Message};
use tonic::Status;
use tonic::codec::{Codec, DecodeBuf, Decoder};
use tonic_prost::{ProstCodec, ProstEncoder};

use super::status;

/// Encodes as [`ProstCodec`] does; a message that cannot be decoded is INVALID_ARGUMENT.
#[derive(Clone, Debug)]
pub struct CheckedCodec<T, U> {
    prost: ProstCodec<T, U>,
}

impl<T, U> Default for CheckedCodec<T, U> {
    fn default() -> Self {
        Self {
            prost: ProstCodec::new(),
        }
    }
}

impl<T, U> Codec for CheckedCodec<T, U>
where
    T: Message + Send + 'static,
    U: Message + Default + Send + 'static,
{
    type Encode = T;
    type Decode = U;
    type Encoder = ProstEncoder<T>;
    type Decoder = CheckedDecoder<U>;

    fn encoder(&mut self) -> Self::Encoder {
        self.prost.encoder()
    }

    fn decoder(&mut self) -> Self::Decoder {
        CheckedDecoder {
            message: PhantomData,
        }
    }
}

/// Decodes messages; see [`CheckedCodec`].
#[derive(Clone, Debug)]
pub struct CheckedDecoder<U> {
    message: PhantomData<U>,
}

impl<U: Message + Default> Decoder for CheckedDecoder<U> {
    type Item = U;
    type Error = Status;

    fn decode(&mut self, buffer: &mut DecodeBuf<'_>) -> Result<Option<U>, Status> {
        decode(buffer).map(Some)
    }
}

/// Decodes a request.
pub(super) fn decode<M: Message + Default>(bytes: impl Buf) -> Result<M, Status> {
    M::decode(bytes).map_err(|error| malformed("", &error))
}

/// Reads what prost says: `failed to decode Protobuf message: Article.text:
/// IngestRequest.article: invalid string value: …`, the innermost field first. What was
/// decoded is the field `within` of the request, or the request itself if that is empty.
pub(super) fn malformed(within: &str, error: &DecodeError) -> Status {
    let error = &*error.to_string();
    let mut fields = Vec::new();
    let mut rest = error.split_once(": ").map_or(error, |(_, rest)| rest);
    while let Some((head, tail)) = rest.split_once(": ")
        && let Some((_, field)) = head.split_once('.')
        && !head.contains(' ')
    {
        fields.insert(0, field);
        rest = tail;
    }
    if !within.is_empty() {
        fields.insert(0, within);
    }
    status::malformed_message(&path(&fields, rest), rest)
}

/// The path of a field in the proto. Prost names the oneof `input` of a request in place of
/// its member: the article if the fault lies inside it, the id if it is a string, and
/// otherwise no field is named, since nobody can tell.
fn path(fields: &[&str], description: &str) -> String {
    match fields {
        ["input"] if description.starts_with("invalid string value") => "article_id".to_owned(),
        ["input"] => String::new(),
        ["input", rest @ ..] => format!("article.{}", rest.join(".")),
        fields => fields.join("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grpc::pb;
    use tonic_types::StatusExt;

    const NOT_UTF8: &str = "invalid string value: data is not UTF-8 encoded";

    fn check<M: Message + Default>(bytes: &[u8], field: &str, description: &str) {
        let status = decode::<M>(bytes).err().expect("malformed");
        assert_eq!(status.code(), tonic::Code::InvalidArgument);
        let told = status.get_details_bad_request().expect("a BadRequest");
        let first = told.field_violations.first();
        let first = first.map(|v| (v.field.as_str(), v.description.as_str()));
        assert_eq!(first, Some((field, description)));
    }

    #[test]
    fn names_the_field_that_cannot_be_decoded() {
        let check = check::<pb::IngestRequest>;
        check(b"\x0a\x03\x2a\x01\xff", "article.text", NOT_UTF8); // article { text: "\xff" }
        check(b"\x0a\x05\x2a", "article", "buffer underflow"); // longer than the message
    }

    #[test]
    fn a_oneof_is_no_field() {
        let check = check::<pb::AnnotateRequest>;
        check(b"\x0a\x01\xff", "article_id", NOT_UTF8);
        check(b"\x12\x03\x2a\x01\xff", "article.text", NOT_UTF8);
        check(b"\x12\x05\x2a", "", "buffer underflow"); // of an id or of an article
    }
}

//! The messages of the ingest stream, read in two steps.
//!
//! Were an article decoded with its envelope, one that cannot be decoded would end the whole
//! stream. So the generated code reads [`StreamRequest`], which is the same on the wire as the
//! contract's IngestStreamRequest and leaves the article as bytes; the article is decoded
//! where its fault can be answered alone.

use prost::Message;
use tonic::Status;

use super::{codec, pb, status};

/// An IngestStreamRequest whose parts are not decoded yet.
#[derive(Clone, PartialEq, Message)]
pub struct StreamRequest {
    /// The caller's id, in UTF-8.
    #[prost(bytes = "vec", tag = "1")]
    pub request_id: Vec<u8>,
    /// The bytes of a [`pb::Article`].
    #[prost(bytes = "vec", optional, tag = "2")]
    pub article: Option<Vec<u8>>,
}

impl StreamRequest {
    /// The message that a client sends.
    pub fn new(request_id: &str, article: Option<&pb::Article>) -> Self {
        Self {
            request_id: request_id.into(),
            article: article.map(Message::encode_to_vec),
        }
    }

    /// The id to answer to, with U+FFFD for what is not UTF-8.
    pub(super) fn answer_id(&self) -> String {
        String::from_utf8_lossy(&self.request_id).into_owned()
    }

    /// The id and the article, if both can be decoded.
    pub(super) fn decode(self) -> Result<(String, Option<pb::Article>), Status> {
        let request_id = String::from_utf8(self.request_id)
            .map_err(|_| status::malformed_message("request_id", "is not UTF-8"))?;
        let article = self.article.map(|bytes| pb::Article::decode(&*bytes));
        let article = article.transpose();
        Ok((
            request_id,
            article.map_err(|e| codec::malformed("article", &e))?,
        ))
    }
}

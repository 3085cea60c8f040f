//! What becomes of the bytes of a request before anything is done about it.
//!
//! For tests and fuzz targets: the rpcs themselves take the same two steps, decoding and
//! `from_proto`, in the generated code and in [`Handler`](super::Handler).

use tonic::Status;

use super::codec::decode;
use super::{StreamRequest, from_proto};
use crate::service::{Input, Sent, Service};

/// The messages that clients send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each is the request of the rpc of that name
pub enum Message {
    Ingest,
    IngestStream,
    GetArticle,
    ListArticles,
    DeleteArticle,
    ExtractQuotes,
    CompareSources,
    FindRelated,
    Annotate,
    SearchQuotes,
}

/// Every [`Message`].
pub const MESSAGES: [Message; 10] = [
    Message::Ingest,
    Message::IngestStream,
    Message::GetArticle,
    Message::ListArticles,
    Message::DeleteArticle,
    Message::ExtractQuotes,
    Message::CompareSources,
    Message::FindRelated,
    Message::Annotate,
    Message::SearchQuotes,
];

/// Decodes and checks a message: the articles it sends along, or why it is refused.
pub fn admit(service: &Service, message: Message, bytes: &[u8]) -> Result<Vec<Sent>, Status> {
    Ok(match message {
        Message::Ingest => vec![from_proto::ingest(service, decode(bytes)?)?],
        Message::IngestStream => vec![stream(service, bytes)?],
        Message::GetArticle => none(from_proto::get_article(service, &decode(bytes)?)?),
        Message::ListArticles => none(from_proto::list_articles(service, decode(bytes)?)?),
        Message::DeleteArticle => none(from_proto::delete_article(service, &decode(bytes)?)?),
        Message::ExtractQuotes => inline(from_proto::extract_quotes(service, decode(bytes)?)?.0),
        Message::CompareSources => {
            from_proto::compare_sources(service, decode(bytes)?)?
                .0
                .inline
        }
        Message::FindRelated => inline(from_proto::find_related(service, decode(bytes)?)?.input),
        Message::Annotate => inline(from_proto::annotate(service, decode(bytes)?)?.0),
        Message::SearchQuotes => none(from_proto::search_quotes(service, decode(bytes)?)?),
    })
}

fn stream(service: &Service, bytes: &[u8]) -> Result<Sent, Status> {
    let (request_id, article) = decode::<StreamRequest>(bytes)?.decode()?;
    Ok(from_proto::ingest_stream(service, &request_id, article)?)
}

fn none<T>(_: T) -> Vec<Sent> {
    Vec::new()
}

fn inline(input: Input) -> Vec<Sent> {
    match input {
        Input::Inline(sent) => vec![*sent],
        Input::Stored(_) => Vec::new(),
    }
}

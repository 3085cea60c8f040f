//! Many articles over one stream.
//!
//! Articles are analysed at the same time and stored one after another in the order they
//! came, so that of two revisions of one article in a stream the later stays the latest. As
//! many are under way as the channel holds: a client that does not read its answers is not
//! read from either.

use std::pin::Pin;
use std::sync::Arc;

use prost::Message;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tokio_stream::{Stream, StreamExt};
use tokio_util::task::AbortOnDropHandle;
use tonic::{Request, Status, Streaming};
use tracing::Instrument;

use super::{Held, StreamRequest, from_proto, pb, status, to_proto};
use crate::service::{Prepared, Service};

/// How many articles of one stream are under way.
const UNDER_WAY: usize = 8;

/// What stands before each message on the wire.
const PREFIX: usize = 5;

/// The answers of a stream.
pub(super) type Answers =
    Pin<Box<dyn Stream<Item = Result<pb::IngestStreamResponse, Status>> + Send>>;

/// An article under way, or why the stream ends.
enum Step {
    Article {
        request_id: String,
        /// What its message took on the wire.
        bytes: usize,
        /// Given up when nobody waits for it any more.
        prepared: AbortOnDropHandle<Result<Prepared, Status>>,
    },
    End(Status),
}

/// Answers the messages of `request` until they end or the server drains.
pub(super) fn answer(
    service: &Service,
    request: Request<Streaming<StreamRequest>>,
    draining: impl Future<Output = ()> + Send + 'static,
) -> Answers {
    let (steps, receiver) = mpsc::channel(UNDER_WAY);
    let held: Option<Arc<Held>> = request.extensions().get().cloned();
    let reading = read(service.clone(), request.into_inner(), draining, steps);
    tokio::spawn(reading.in_current_span());
    let service = service.clone();
    let answers = ReceiverStream::new(receiver).then(move |step| {
        let (service, held) = (service.clone(), held.clone());
        async move {
            match step {
                Step::Article {
                    request_id,
                    bytes,
                    prepared,
                } => {
                    let result = store(&service, prepared).await;
                    if let Some(held) = held {
                        held.give_back(bytes);
                    }
                    Ok(respond(request_id, result))
                }
                Step::End(status) => Err(status),
            }
        }
    });
    Box::pin(answers)
}

/// Takes requests as long as somebody waits for answers.
async fn read(
    service: Service,
    mut requests: Streaming<StreamRequest>,
    draining: impl Future<Output = ()> + Send,
    steps: mpsc::Sender<Step>,
) {
    let mut draining = std::pin::pin!(draining);
    loop {
        let message = tokio::select! {
            message = requests.message() => message,
            () = &mut draining => Err(status::shutting_down()),
            () = steps.closed() => return,
        };
        let step = match message {
            Ok(Some(request)) => start(&service, request),
            Ok(None) => return,
            Err(status) => Step::End(status::of_transport(status)),
        };
        let last = matches!(step, Step::End(_));
        if steps.send(step).await.is_err() || last {
            return;
        }
    }
}

fn start(service: &Service, request: StreamRequest) -> Step {
    let request_id = request.answer_id();
    let bytes = request.encoded_len() + PREFIX;
    let service = service.clone();
    let prepare = async move {
        let (request_id, article) = request.decode()?;
        let article = from_proto::ingest_stream(&service, &request_id, article)?;
        Ok(service.prepare(article).await?)
    };
    Step::Article {
        request_id,
        bytes,
        prepared: AbortOnDropHandle::new(tokio::spawn(prepare.in_current_span())),
    }
}

async fn store(
    service: &Service,
    prepared: AbortOnDropHandle<Result<Prepared, Status>>,
) -> Result<pb::IngestResponse, Status> {
    let prepared = prepared.await.map_err(crate::service::fault)??;
    Ok(to_proto::ingest(service.commit(prepared).await?))
}

fn respond(
    request_id: String,
    result: Result<pb::IngestResponse, Status>,
) -> pb::IngestStreamResponse {
    use pb::ingest_stream_response::Result as Answer;
    let answer = match result {
        Ok(stored) => Answer::Ok(stored),
        Err(status) => Answer::Error(status::to_message(&status)),
    };
    pb::IngestStreamResponse {
        request_id,
        result: Some(answer),
    }
}

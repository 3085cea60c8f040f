//! Many articles over one stream.

use parallax::grpc::{StreamRequest, pb};
use pb::ingest_stream_response::Result as Answer;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::Streaming;

use super::*;

fn request(request_id: &str, article: Option<pb::Article>) -> StreamRequest {
    StreamRequest::new(request_id, article.as_ref())
}

/// What is left of a stream: each id with its revision, or the reason of its error.
async fn answers(
    mut stream: Streaming<pb::IngestStreamResponse>,
) -> Vec<(String, Result<u32, String>)> {
    let mut answers = Vec::new();
    while let Some(answer) = stream.message().await.expect("the stream goes on") {
        let told = match answer.result.expect("a result") {
            Answer::Ok(stored) => Ok(stored.revision),
            Answer::Error(error) => Err(reason(error)),
        };
        answers.push((answer.request_id, told));
    }
    answers
}

/// The reason in a status of the stream, which carries the same details as any other.
fn reason(error: tonic_types::Status) -> String {
    let details = prost::Message::encode_to_vec(&error);
    let status = Status::with_details(Code::from(error.code), error.message, details.into());
    let details = status.get_error_details();
    details.error_info().expect("an ErrorInfo").reason.clone()
}

#[tokio::test]
async fn a_bad_article_is_answered_and_never_ends_the_stream() {
    let mut client = start().await;
    let requests = tokio_stream::iter(vec![
        request("1", Some(article("a", "One."))),
        request("2", Some(article("a b", ""))),
        request("3", None),
        request("4", Some(article("b", &"x".repeat((1 << 20) + 1)))),
        request(&"5".repeat(129), Some(article("c", "Three."))),
        request("6", Some(article("d", "Four."))),
    ]);
    let stream = client.ingest_stream(requests).await.expect("a stream");
    let invalid = || Err("INVALID_FIELD".to_owned());
    let expected = [
        ("1".to_owned(), Ok(1)),
        ("2".to_owned(), invalid()),
        ("3".to_owned(), invalid()),
        ("4".to_owned(), Err("ARTICLE_TOO_LARGE".to_owned())),
        ("5".repeat(129), invalid()),
        ("6".to_owned(), Ok(1)),
    ];
    assert_eq!(answers(stream.into_inner()).await, expected);
}

#[tokio::test]
async fn answers_come_in_order_and_later_revisions_win() {
    let mut client = start().await;
    // The first text takes much longer to analyse than those that follow it.
    let text = |n: usize| format!("Number {n}. {}", "More words. ".repeat(2000 / (n + 1)));
    let sent = move |n: usize| request(&n.to_string(), Some(article("a", &text(n))));
    let requests = tokio_stream::iter((0..40).map(sent));
    let stream = client.ingest_stream(requests).await.expect("a stream");
    let expected: Vec<_> = (0..40).map(|n| (n.to_string(), Ok(n + 1))).collect();
    assert_eq!(answers(stream.into_inner()).await, expected);
    let latest = pb::GetArticleRequest {
        article_id: "a".into(),
        ..Default::default()
    };
    let latest = client.get_article(latest).await.expect("it is there");
    let latest = latest.into_inner().article.expect("an article");
    assert!(latest.text.starts_with("Number 39."));
}

#[tokio::test]
async fn answers_flow_while_requests_flow() {
    let mut client = start().await;
    let (sender, requests) = mpsc::channel(1);
    let stream = client.ingest_stream(ReceiverStream::new(requests)).await;
    let mut stream = stream.expect("a stream").into_inner();
    for n in 0..3 {
        let id = n.to_string();
        let sent = request(&id, Some(article(&id, "Text.")));
        sender.send(sent).await.expect("the stream is open");
        let answer = stream.message().await.expect("the stream is open");
        assert_eq!(answer.expect("an answer").request_id, id);
    }
    drop(sender);
    assert_eq!(stream.message().await.expect("no error"), None);
}

#[tokio::test]
async fn an_empty_stream_is_answered_with_an_empty_one() {
    let mut client = start().await;
    let stream = client
        .ingest_stream(tokio_stream::empty())
        .await
        .expect("a stream");
    assert_eq!(answers(stream.into_inner()).await, []);
}

#[tokio::test]
async fn a_client_that_does_not_read_is_not_read_from() {
    const FAR_TOO_MANY: usize = 100_000;
    let mut client = start().await;
    let (sender, requests) = mpsc::channel(1);
    let stream = client.ingest_stream(ReceiverStream::new(requests)).await;
    let stream = stream.expect("a stream").into_inner();
    let mut sent = 0;
    while sent < FAR_TOO_MANY {
        let sending = sender.send(request(&"x".repeat(128), None));
        let stalled = tokio::time::timeout(Duration::from_millis(500), sending).await;
        let Ok(taken) = stalled else {
            break;
        };
        taken.expect("the stream is open");
        sent += 1;
    }
    assert!(sent < FAR_TOO_MANY, "nothing held the client back");
    drop(sender);
    assert_eq!(answers(stream).await.len(), sent);
}

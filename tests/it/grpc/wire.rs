//! Bytes that no generated client would send.

use parallax::grpc::StreamRequest;
use parallax::grpc::pb::ingest_stream_response::Result as Answer;
use prost::bytes::{Buf, BufMut};
use tonic::body::Body;
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};
use tower::{Service, ServiceExt};

use super::*;

/// Sends and receives messages as the bytes they are.
#[derive(Clone, Copy, Default)]
struct RawCodec;

impl Codec for RawCodec {
    type Encode = Vec<u8>;
    type Decode = Vec<u8>;
    type Encoder = Self;
    type Decoder = Self;

    fn encoder(&mut self) -> Self {
        Self
    }

    fn decoder(&mut self) -> Self {
        Self
    }
}

impl Encoder for RawCodec {
    type Item = Vec<u8>;
    type Error = Status;

    fn encode(&mut self, message: Vec<u8>, buffer: &mut EncodeBuf<'_>) -> Result<(), Status> {
        buffer.put_slice(&message);
        Ok(())
    }
}

impl Decoder for RawCodec {
    type Item = Vec<u8>;
    type Error = Status;

    fn decode(&mut self, buffer: &mut DecodeBuf<'_>) -> Result<Option<Vec<u8>>, Status> {
        let mut message = vec![0; buffer.remaining()];
        buffer.copy_to_slice(&mut message);
        Ok(Some(message))
    }
}

fn path(method: &str) -> http::uri::PathAndQuery {
    let path = format!("/parallax.v1.AnalysisService/{method}");
    path.parse().expect("a path")
}

/// The error that a message of these bytes gets.
async fn send(method: &str, bytes: &[u8]) -> Status {
    let server = TestServer::start(Config::default()).await;
    let mut client = tonic::client::Grpc::new(server.channel().await);
    client.ready().await.expect("a connection");
    let request = tonic::Request::new(bytes.to_vec());
    let answer = client.unary(request, path(method), RawCodec).await;
    answer.expect_err("refused")
}

#[tokio::test]
async fn a_string_that_is_not_utf8_is_named() {
    let error = send("Ingest", b"\x0a\x03\x2a\x01\xff").await; // article { text: "\xff" }
    check_error(
        &error,
        Code::InvalidArgument,
        "MALFORMED_MESSAGE",
        &["article.text"],
    );
    let error = send("GetArticle", b"\x0a\x02\xc3\x28").await; // article_id: "\xc3\x28"
    check_error(
        &error,
        Code::InvalidArgument,
        "MALFORMED_MESSAGE",
        &["article_id"],
    );
}

#[tokio::test]
async fn bytes_that_are_no_message_are_malformed() {
    for bytes in [
        &b"\x0a\xff"[..],
        b"\x07",
        b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
    ] {
        let error = send("Ingest", bytes).await;
        assert_eq!(error.code(), Code::InvalidArgument, "{error:?}");
        let info = error.get_details_error_info().expect("an ErrorInfo");
        assert_eq!(info.reason, "MALFORMED_MESSAGE");
    }
}

#[tokio::test]
async fn a_stream_goes_on_after_an_article_that_cannot_be_decoded() {
    let mut client = TestServer::start(Config::default()).await.client().await;
    let request = |id: &[u8], article: &[u8]| StreamRequest {
        request_id: id.into(),
        article: Some(article.into()),
    };
    let sent = [
        request(b"1", b"\x2a\x01\xff"), // text: "\xff"
        request(b"2", b"\x2a\x05"),     // longer than the message
        request(b"\xff", b"\x2a\x02Hi"),
        request(b"4", b"\x2a\x02Hi"),
    ];
    let answers = client.ingest_stream(tokio_stream::iter(sent)).await;
    let mut answers = answers.expect("a stream").into_inner();
    for (id, field) in [
        ("1", "article.text"),
        ("2", "article.text"),
        ("\u{FFFD}", "request_id"),
    ] {
        let answer = answers
            .message()
            .await
            .expect("it goes on")
            .expect("an answer");
        assert_eq!(answer.request_id, id);
        let Some(Answer::Error(error)) = answer.result else {
            panic!("{id} is stored")
        };
        let details = prost::Message::encode_to_vec(&error);
        let status = Status::with_details(Code::from(error.code), error.message, details.into());
        check_error(
            &status,
            Code::InvalidArgument,
            "MALFORMED_MESSAGE",
            &[field],
        );
    }
    let answer = answers
        .message()
        .await
        .expect("it goes on")
        .expect("an answer");
    assert!(matches!(answer.result, Some(Answer::Ok(_))), "{answer:?}");
}

#[tokio::test]
async fn a_stream_ends_with_a_clear_status_at_bytes_that_are_no_message() {
    let server = TestServer::start(Config::default()).await;
    let mut client = tonic::client::Grpc::new(server.channel().await);
    client.ready().await.expect("a connection");
    let good = b"\x0a\x01\x31\x12\x04\x2a\x02Hi".to_vec(); // request_id "1", article { text: "Hi" }
    let requests = tonic::Request::new(tokio_stream::iter([good, b"\x12\x09\x2a".to_vec()]));
    let answer = client
        .streaming(requests, path("IngestStream"), RawCodec)
        .await;
    let mut answers = answer.expect("a stream").into_inner();
    let first = answers.message().await.expect("the first is good");
    assert!(first.is_some());
    let error = answers.message().await.expect_err("the second is not");
    check_error(
        &error,
        Code::InvalidArgument,
        "MALFORMED_MESSAGE",
        &["article"],
    );
}

#[tokio::test]
async fn a_message_over_the_limit_is_refused_with_its_reason() {
    let config = limited(Limits {
        service: parallax::service::Limits {
            article_bytes: 1000,
            ..Default::default()
        },
        message_bytes: 40_000,
        ..Limits::default()
    });
    let server = TestServer::start(config).await;
    let mut client = server.client().await;
    let long = ingest(&mut client, article("a", &"x".repeat(50_000))).await;
    let long = long.expect_err("too large");
    check_error(&long, Code::ResourceExhausted, "MESSAGE_TOO_LARGE", &[]);
    let sent = StreamRequest::new("", Some(&article("a", &"x".repeat(50_000))));
    let stream = client.ingest_stream(tokio_stream::iter([sent])).await;
    let error = stream.expect("a stream").into_inner().message().await;
    let error = error.expect_err("too large");
    check_error(&error, Code::ResourceExhausted, "MESSAGE_TOO_LARGE", &[]);
}

#[tokio::test]
async fn an_answer_over_the_limit_is_an_error_with_its_reason() {
    let config = limited(Limits {
        service: parallax::service::Limits {
            article_bytes: 1000,
            ..Default::default()
        },
        message_bytes: 40_000,
        ..Limits::default()
    });
    let mut client = TestServer::start(config).await.client().await;
    for id in 0..50 {
        let mut article = article(&id.to_string(), "Text.");
        article.title = "t".repeat(1000);
        ingest(&mut client, article).await.expect("stored");
    }
    let list = parallax::grpc::pb::ListArticlesRequest::default();
    let error = client.list_articles(list).await.expect_err("too large");
    check_error(&error, Code::ResourceExhausted, "MESSAGE_TOO_LARGE", &[]);
}

#[tokio::test]
async fn a_body_that_breaks_off_is_malformed() {
    let server = TestServer::start(Config::default()).await;
    let mut channel = server.channel().await;
    for body in ["\0\0\0\0\x64abc", "\0\0", ""] {
        let request = http::Request::post(format!("http://{}{}", server.address, path("Ingest")))
            .header("content-type", "application/grpc")
            .header("te", "trailers")
            .body(Body::new(body.to_owned()))
            .expect("a request");
        let channel = channel.ready().await.expect("a connection");
        let answer = channel.call(request).await.expect("an answer");
        let error = Status::from_header_map(answer.headers()).expect("a status");
        assert_eq!(error.code(), Code::InvalidArgument, "{body:?} {error:?}");
        let info = error.get_details_error_info().expect("an ErrorInfo");
        assert_eq!(info.reason, "MALFORMED_MESSAGE");
    }
}

#[tokio::test]
async fn a_method_that_does_not_exist_is_unimplemented() {
    let error = send("Guess", b"").await;
    assert_eq!(error.code(), Code::Unimplemented);
}

/// A good message of each unary rpc.
fn good_messages() -> Vec<(&'static str, Vec<u8>)> {
    use parallax::grpc::pb;
    use prost::Message;
    let mut dated = article("a", "“Ja,” said Ann Lee.");
    dated.published_at = march(1);
    dated.labels.insert("k".into(), "v".into());
    let ingest = pb::IngestRequest {
        article: Some(dated.clone()),
    };
    let extract = pb::ExtractQuotesRequest {
        input: Some(pb::extract_quotes_request::Input::Article(dated.clone())),
        kinds: vec![1, 2],
        min_confidence: 0.5,
        ..Default::default()
    };
    let compare = pb::CompareSourcesRequest {
        article_ids: vec!["a".into()],
        articles: vec![dated],
        kinds: vec![3],
        ..Default::default()
    };
    let list = pb::ListArticlesRequest {
        page_size: 2,
        publisher: "Post".into(),
        published_after: march(1),
        ..Default::default()
    };
    let search = pb::SearchQuotesRequest {
        speaker: "Lee".into(),
        offset_encoding: 2,
        ..Default::default()
    };
    vec![
        ("Ingest", ingest.encode_to_vec()),
        ("GetArticle", b"\x0a\x03a@1\x10\x01".to_vec()),
        ("ListArticles", list.encode_to_vec()),
        ("ExtractQuotes", extract.encode_to_vec()),
        ("CompareSources", compare.encode_to_vec()),
        ("FindRelated", b"\x0a\x01a\x18\x05".to_vec()),
        ("Annotate", b"\x0a\x01a\x18\x03".to_vec()),
        ("SearchQuotes", search.encode_to_vec()),
        ("DeleteArticle", b"\x0a\x01a\x10\x01".to_vec()),
    ]
}

#[tokio::test]
async fn a_broken_byte_is_never_an_internal_error() {
    let server = TestServer::start(Config::default()).await;
    let mut client = tonic::client::Grpc::new(server.channel().await);
    for (method, message) in good_messages() {
        for position in 0..message.len() {
            for byte in [0, 1, 0x40, 0x7f, 0x80, 0xff] {
                let mut broken = message.clone();
                broken[position] = byte;
                client.ready().await.expect("a connection");
                let request = tonic::Request::new(broken);
                let answer = client.unary(request, path(method), RawCodec).await;
                let code = answer.err().map_or(Code::Ok, |error| error.code());
                let fine = [Code::Ok, Code::InvalidArgument, Code::NotFound];
                assert!(fine.contains(&code), "{method} {position} {byte}: {code}");
            }
        }
    }
}

//! Messages in gzip and zstd. What grows over every limit is sent to the program by `.ci/interop`.

use http::{HeaderMap, Response};
use prost::Message;
use tonic::body::Body;
use tonic::codec::CompressionEncoding::{self, Gzip, Zstd};
use tower::{Service, ServiceExt};

use super::*;

async fn channel() -> Channel {
    TestServer::start(Config::default()).await.channel().await
}

#[tokio::test]
async fn requests_and_answers_may_be_compressed() {
    for encoding in [Gzip, Zstd] {
        let client = Client::new(channel().await).send_compressed(encoding);
        let mut client = client.accept_compressed(encoding);
        let text = "“We won,” said Ann Lee. ".repeat(400);
        let stored = ingest(&mut client, article("a", &text)).await;
        assert_eq!(stored.expect("stored").revision, 1);
        let request = pb::GetArticleRequest {
            article_id: "a".into(),
            ..Default::default()
        };
        let answer = client.get_article(request).await.expect("an answer");
        assert_eq!(compression_of(answer.metadata().as_ref()), Some(encoding));
        let article = answer.into_inner().article.expect("an article");
        assert_eq!(article.text, text);
    }
}

/// The compression that an answer's headers name.
fn compression_of(headers: &HeaderMap) -> Option<CompressionEncoding> {
    match headers.get("grpc-encoding")?.to_str().expect("a word") {
        "gzip" => Some(Gzip),
        "zstd" => Some(Zstd),
        other => panic!("{other} is no compression"),
    }
}

/// The answer to a request for what is there, with these headers.
async fn asked(headers: &[(&str, &str)], message: &[u8]) -> Response<Body> {
    let path = "http://parallax/parallax.v1.AnalysisService/ListArticles";
    let mut request = http::Request::post(path)
        .header("content-type", "application/grpc")
        .header("te", "trailers");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = Body::new(String::from_utf8_lossy(message).into_owned());
    let request = request.body(body).expect("a request");
    let mut channel = channel().await;
    let channel = channel.ready().await.expect("a connection");
    channel.call(request).await.expect("an answer")
}

#[tokio::test]
async fn an_answer_is_plain_unless_the_request_is_compressed() {
    let (gzip, zstd) = (("grpc-encoding", "gzip"), ("grpc-encoding", "zstd"));
    let all = ("grpc-accept-encoding", "identity, deflate, gzip, zstd");
    let no_zstd = ("grpc-accept-encoding", "identity,gzip");
    for (headers, expected) in [
        (&[all][..], None),
        (&[gzip], None),
        (&[gzip, all], Some(Gzip)),
        (&[zstd, all], Some(Zstd)),
        (&[zstd, no_zstd], None),
    ] {
        let answer = asked(headers, b"\0\0\0\0\0").await;
        assert_eq!(compression_of(answer.headers()), expected, "{headers:?}");
    }
}

#[tokio::test]
async fn an_unknown_compression_is_refused_with_those_that_are_known() {
    let answer = asked(&[("grpc-encoding", "snappy")], b"\x01\0\0\0\0").await;
    let accepted = answer.headers().get("grpc-accept-encoding");
    assert_eq!(accepted.expect("a list"), "gzip,zstd,identity");
    let error = Status::from_header_map(answer.headers()).expect("a status");
    check_error(&error, Code::Unimplemented, "UNSUPPORTED_COMPRESSION", &[]);
    assert!(error.message().contains("gzip,zstd"), "{error:?}");
    let info = error.get_details_error_info().expect("an ErrorInfo");
    assert_eq!(info.metadata["supported"], "gzip,zstd,identity");
}

#[tokio::test]
async fn what_is_not_compressed_as_it_says_is_malformed() {
    for encoding in ["gzip", "zstd"] {
        let headers = [("grpc-encoding", encoding)];
        let answer = asked(&headers, b"\x01\0\0\0\x03abc").await;
        let error = Status::from_header_map(answer.headers()).expect("a status");
        check_error(&error, Code::InvalidArgument, "MALFORMED_MESSAGE", &[""]);
    }
}

#[tokio::test]
async fn a_small_message_that_grows_over_the_limit_is_refused() {
    let channel = channel().await;
    for encoding in [Gzip, Zstd] {
        let mut client = Client::new(channel.clone()).send_compressed(encoding);
        let long = article("a", &"x".repeat(17 << 20));
        assert!(long.encoded_len() > Config::default().limits.message_bytes);
        let error = ingest(&mut client, long).await.expect_err("too large");
        check_error(&error, Code::ResourceExhausted, "MESSAGE_TOO_LARGE", &[]);
    }
}

#[tokio::test]
async fn health_and_reflection_read_compressed_requests_too() {
    use tonic_health::pb::health_client::HealthClient;
    let mut health = HealthClient::new(channel().await).send_compressed(Gzip);
    let request = tonic_health::pb::HealthCheckRequest::default();
    assert!(health.check(request).await.is_ok());
}

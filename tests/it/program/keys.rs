//! Keys: who may call what, and that no key is ever told.

use tonic::metadata::MetadataValue;
use tonic::{Code, Request};
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_client::HealthClient;
use tonic_types::StatusExt;

use super::*;
use crate::grpc::{article, check_error};
use parallax::grpc::pb;

const READER: &str = "k-reader-8d969eef6ecad3c2";
const WRITER: &str = "k-writer-9a3a629280e686cf";

/// A file with these lines, in a folder of the test `name`.
fn keys(name: &str, lines: &str) -> PathBuf {
    let file = folder(name).join("keys");
    write(&file, lines);
    file
}

fn with_key<T>(key: &str, message: T) -> Request<T> {
    let mut request = Request::new(message);
    let value: MetadataValue<_> = format!("Bearer {key}").parse().expect("a header");
    request.metadata_mut().insert("authorization", value);
    request
}

fn list(key: &str) -> Request<pb::ListArticlesRequest> {
    with_key(key, pb::ListArticlesRequest::default())
}

fn store(key: &str) -> Request<pb::IngestRequest> {
    let article = Some(article("a", "It rained."));
    with_key(key, pb::IngestRequest { article })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_opens_what_its_rights_say_and_nothing_tells_it() {
    let lines = format!("reader read - {READER}\nwriter read,write 2 {WRITER}\n");
    let file = keys("keys-rights", &lines);
    let program = Program::start(&["--api-keys", flag(&file), "--log-level", "trace"]);
    let mut client = program.client().await;
    client.ingest(store(WRITER)).await.expect("it may write");
    client
        .list_articles(list(READER))
        .await
        .expect("it may read");
    let error = client
        .ingest(store(READER))
        .await
        .expect_err("it only reads");
    check_error(&error, Code::PermissionDenied, "PERMISSION_DENIED", &[]);
    for wrong in ["", "k-reader-8d969eef6ecad3c3"] {
        let error = client
            .list_articles(list(wrong))
            .await
            .expect_err("unknown");
        check_error(&error, Code::Unauthenticated, "UNAUTHENTICATED", &[]);
        assert!(!format!("{error:?}").contains("k-reader"), "{error:?}");
    }
    client
        .list_articles(list(WRITER))
        .await
        .expect("the second call");
    let error = client.list_articles(list(WRITER)).await;
    let error = error.expect_err("the third of a second");
    check_error(&error, Code::ResourceExhausted, "RATE_LIMITED", &[]);
    let delay = error
        .get_details_retry_info()
        .and_then(|retry| retry.retry_delay);
    assert!(delay.is_some_and(|d| d.as_millis() <= 1000), "{delay:?}");
    let mut health = HealthClient::new(program.channel().await);
    let request = HealthCheckRequest::default();
    health.check(request).await.expect("health asks for no key");
    let log = program.stop();
    let log = format!("{log:?}");
    assert!(log.contains("reader") && log.contains("writer"), "{log}");
    assert!(!log.contains(READER) && !log.contains(WRITER), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_replaced_when_the_file_changes_or_at_a_signal() {
    let file = keys("keys-reload", &format!("reader read - {READER}\n"));
    let program = Program::start(&["--api-keys", flag(&file)]);
    let mut client = program.client().await;
    client.list_articles(list(READER)).await.expect("known");
    write(&file, &format!("reader read - {WRITER}\n"));
    program.logged("read again").await;
    client
        .list_articles(list(WRITER))
        .await
        .expect("the new key");
    let error = client.list_articles(list(READER)).await.expect_err("gone");
    assert_eq!(error.code(), Code::Unauthenticated);
    write(&file, "reader read -\n"); // a mistake locks nobody out
    program.signal("HUP");
    let log = program.logged("line 1").await;
    assert!(log.iter().any(|line| line["level"] == "ERROR"), "{log:?}");
    client
        .list_articles(list(WRITER))
        .await
        .expect("still known");
}

#[tokio::test]
async fn reflection_is_for_those_with_a_key_unless_told_otherwise() {
    use tonic_reflection::pb::v1::ServerReflectionRequest;
    use tonic_reflection::pb::v1::server_reflection_client::ServerReflectionClient;
    use tonic_reflection::pb::v1::server_reflection_request::MessageRequest;
    let file = keys("keys-reflection", &format!("reader read - {READER}\n"));
    for (choice, key, code) in [
        ("callers", "", Code::Unauthenticated),
        ("callers", READER, Code::Ok),
        ("anyone", "", Code::Ok),
        ("off", READER, Code::Unimplemented),
    ] {
        let flags = ["--api-keys", flag(&file), "--reflection", choice];
        let program = Program::start(&flags);
        let mut client = ServerReflectionClient::new(program.channel().await);
        let request = ServerReflectionRequest {
            host: String::new(),
            message_request: Some(MessageRequest::ListServices(String::new())),
        };
        let request = with_key(key, tokio_stream::iter([request]));
        let answer = client.server_reflection_info(request).await;
        let got = answer.err().map_or(Code::Ok, |error| error.code());
        assert_eq!(got, code, "{choice} {key}");
    }
}

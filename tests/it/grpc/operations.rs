//! What those who run the server rely on: reflection, health, limits and stopping.

use parallax::grpc::pb;
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;
use tonic_health::pb::{HealthCheckRequest, HealthCheckResponse};

use super::*;

const SERVICE: &str = "parallax.v1.AnalysisService";

fn health_of(service: &str) -> HealthCheckRequest {
    HealthCheckRequest {
        service: service.into(),
    }
}

#[tokio::test]
async fn health_is_told_for_the_whole_and_for_the_service() {
    let server = TestServer::start(Config::default()).await;
    let mut health = HealthClient::new(server.channel().await);
    for service in ["", SERVICE] {
        let answer = health.check(health_of(service)).await.expect("an answer");
        assert_eq!(answer.into_inner().status(), ServingStatus::Serving);
    }
    let error = health.check(health_of("other")).await.expect_err("unknown");
    assert_eq!(error.code(), Code::NotFound);
}

macro_rules! check_reflection {
    ($version:ident) => {{
        use tonic_reflection::pb::$version::ServerReflectionRequest;
        use tonic_reflection::pb::$version::server_reflection_client::ServerReflectionClient;
        use tonic_reflection::pb::$version::server_reflection_request::MessageRequest;
        use tonic_reflection::pb::$version::server_reflection_response::MessageResponse;
        let server = TestServer::start(Config::default()).await;
        let mut client = ServerReflectionClient::new(server.channel().await);
        let request = |message| ServerReflectionRequest {
            host: String::new(),
            message_request: Some(message),
        };
        let symbol = |name: &str| request(MessageRequest::FileContainingSymbol(name.into()));
        let requests = vec![
            request(MessageRequest::ListServices(String::new())),
            symbol("parallax.v1.CompareSourcesResponse"),
            symbol("google.rpc.BadRequest"),
            symbol("google.rpc.ErrorInfo"),
        ];
        let answers = client
            .server_reflection_info(tokio_stream::iter(requests))
            .await;
        let mut answers = answers.expect("a stream").into_inner();
        let first = answers
            .message()
            .await
            .expect("no error")
            .expect("an answer");
        let Some(MessageResponse::ListServicesResponse(list)) = first.message_response else {
            panic!("not a list: {first:?}");
        };
        let names: Vec<_> = list.service.iter().map(|service| &*service.name).collect();
        for name in [
            SERVICE,
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
        ] {
            assert!(names.contains(&name), "{names:?}");
        }
        for _ in 0..3 {
            let answer = answers
                .message()
                .await
                .expect("no error")
                .expect("an answer");
            let found = answer.message_response;
            assert!(matches!(
                found,
                Some(MessageResponse::FileDescriptorResponse(_))
            ));
        }
    }};
}

#[tokio::test]
async fn reflection_tells_services_and_rich_errors() {
    check_reflection!(v1);
}

#[tokio::test]
async fn reflection_answers_older_tools_too() {
    check_reflection!(v1alpha);
}

#[tokio::test]
async fn too_many_requests_are_turned_away_with_a_time_to_try_again() {
    let config = limited(Limits {
        concurrent_requests: 1,
        ..Limits::default()
    });
    let server = TestServer::start(config).await;
    let mut client = server.client().await;
    let (open, requests) = mpsc::channel(1);
    let stream = client.ingest_stream(ReceiverStream::new(requests)).await;
    let mut stream = stream.expect("the one request").into_inner();
    let request = pb::ListArticlesRequest::default();
    let error = client.list_articles(request.clone()).await;
    let error = error.expect_err("one too many");
    check_error(&error, Code::Unavailable, "OVERLOADED", &[]);
    let retry = error.get_details_retry_info().expect("a RetryInfo");
    assert!(retry.retry_delay.is_some());
    let mut health = HealthClient::new(server.channel().await);
    health
        .check(health_of(""))
        .await
        .expect("health answers always");
    drop(open);
    assert!(stream.message().await.expect("no error").is_none());
    drop(stream);
    client
        .list_articles(request)
        .await
        .expect("there is room again");
}

#[tokio::test]
async fn open_streams_do_not_keep_a_stopping_server_waiting() {
    let config = limited(Limits {
        shutdown_grace: PATIENCE * 2, // so that waiting for it fails the test
        ..Limits::default()
    });
    let server = TestServer::start(config).await;
    let mut health = HealthClient::new(server.channel().await);
    let mut client = server.client().await;
    let watch = health.watch(health_of(SERVICE)).await.expect("a stream");
    let mut watch = watch.into_inner();
    let status = |answer: Option<HealthCheckResponse>| answer.map(|a| a.status());
    let first = watch.message().await.expect("no error");
    assert_eq!(status(first), Some(ServingStatus::Serving));
    let (_open, requests) = mpsc::channel::<parallax::grpc::StreamRequest>(1);
    let stream = client.ingest_stream(ReceiverStream::new(requests)).await;
    let mut stream = stream.expect("a stream").into_inner();
    let stopped = tokio::spawn(server.stop());
    let next = watch.message().await.expect("no error");
    assert_eq!(status(next), Some(ServingStatus::NotServing));
    let end = watch.message().await.expect_err("cut off");
    check_error(&end, Code::Unavailable, "SHUTTING_DOWN", &[]);
    let end = stream.message().await.expect_err("cut off");
    check_error(&end, Code::Unavailable, "SHUTTING_DOWN", &[]);
    stopped.await.expect("it stops");
}

#[tokio::test]
async fn a_silent_connection_holds_a_stopping_server_up_for_the_grace_at_most() {
    let config = limited(Limits {
        shutdown_grace: Duration::from_millis(300),
        ..Limits::default()
    });
    let server = TestServer::start(config).await;
    let _silent = TcpStream::connect(server.address)
        .await
        .expect("a connection");
    let mut client = server.client().await;
    let list = pb::ListArticlesRequest::default();
    client.list_articles(list).await.expect("it serves");
    server.stop().await;
}

//! The id of a request comes back, whatever becomes of it.

use tonic::Request;
use tonic_types::StatusExt;

use super::*;
use parallax::grpc::pb;

fn list(page_size: i32, id: &str) -> Request<pb::ListArticlesRequest> {
    let mut request = Request::new(pb::ListArticlesRequest {
        page_size,
        ..Default::default()
    });
    let id = id.parse().expect("a header");
    request.metadata_mut().insert("x-request-id", id);
    request
}

#[tokio::test]
async fn an_answer_and_an_error_carry_the_id_of_their_request() {
    let program = Program::start(&[]);
    let mut client = program.client().await;
    let answer = client
        .list_articles(list(1, "mine-1"))
        .await
        .expect("a list");
    let id = answer.metadata().get("x-request-id");
    assert_eq!(id.expect("told again"), "mine-1");
    let error = client.list_articles(list(-1, "mine-2")).await;
    let error = error.expect_err("negative");
    let id = error.metadata().get("x-request-id");
    assert_eq!(id.expect("told again"), "mine-2");
    assert!(error.get_details_error_info().is_some());
}

//! Comparing sources, and finding those about the same story.

use parallax::grpc::pb;

use super::*;

const POST: &str = "The ferry Aurora ran aground off Lindholm on Tuesday with 84 passengers aboard. “We felt a jolt,” said Captain Ann Lee. Divers searched the hull near Lindholm harbour.";
const ECHO: &str = "Divers searched the hull of the ferry Aurora, which ran aground near Lindholm harbour on Tuesday with 112 passengers aboard. “We felt a jolt,” Captain Ann Lee said.";
const BUDGET: &str = "The council of Marwick passed its budget after a long debate about school meals and library hours.";

async fn compare(
    client: &mut Client,
    request: pb::CompareSourcesRequest,
) -> Result<pb::CompareSourcesResponse, Status> {
    Ok(client.compare_sources(request).await?.into_inner())
}

fn stored(ids: &[&str]) -> pb::CompareSourcesRequest {
    pb::CompareSourcesRequest {
        article_ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        ..Default::default()
    }
}

fn sources(answer: &pb::CompareSourcesResponse) -> Vec<(&str, u32)> {
    let source = |s: &'_ pb::Source| s.revision;
    let ids = answer.sources.iter().map(|s| &*s.article_id);
    ids.zip(answer.sources.iter().map(source)).collect()
}

async fn ingest_three(client: &mut Client) {
    for (id, text) in [("post", POST), ("echo", ECHO), ("budget", BUDGET)] {
        let mut article = article(id, text);
        article.published_at = march(6);
        ingest(client, article).await.expect("stored");
    }
}

#[tokio::test]
async fn stored_and_inline_articles_are_compared_together() {
    let mut client = start().await;
    ingest_three(&mut client).await;
    let mut request = stored(&["post", "echo@1"]);
    request.articles = vec![article("draft", BUDGET), article("", "Some other text.")];
    let answer = compare(&mut client, request).await.expect("an answer");
    let found = sources(&answer);
    assert_eq!(found[..3], [("post", 1), ("echo", 1), ("draft", 0)]);
    assert_eq!(found[3].0.len(), 32);
}

#[tokio::test]
async fn every_piece_of_evidence_is_verbatim_and_ids_do_not_depend_on_order() {
    let mut client = start().await;
    ingest_three(&mut client).await;
    let answer = compare(&mut client, stored(&["post", "echo"]))
        .await
        .expect("an answer");
    assert!(!answer.discrepancies.is_empty(), "84 is not 112");
    for evidence in answer
        .discrepancies
        .iter()
        .flat_map(|d| &d.sides)
        .flat_map(|s| &s.evidence)
    {
        let text = if evidence.article_id == "post" {
            POST
        } else {
            ECHO
        };
        let span = evidence.span.expect("a span");
        assert_eq!(evidence.text, text[span.start as usize..span.end as usize]);
    }
    let ids = |answer: &pb::CompareSourcesResponse| {
        let mut ids: Vec<_> = answer
            .discrepancies
            .iter()
            .map(|d| d.discrepancy_id.clone())
            .collect();
        ids.sort();
        ids
    };
    let turned = compare(&mut client, stored(&["echo", "post"]))
        .await
        .expect("an answer");
    assert_eq!(ids(&answer), ids(&turned));
}

#[tokio::test]
async fn quotations_of_one_utterance_are_clustered() {
    let mut client = start().await;
    ingest_three(&mut client).await;
    let answer = compare(&mut client, stored(&["post", "echo", "budget"]))
        .await
        .expect("an answer");
    let cluster = answer.quote_clusters.first().expect("a cluster");
    assert_eq!(cluster.relation(), pb::QuoteRelation::Identical);
    assert!(cluster.speakers_agree);
    let speaker = |m: &pb::QuoteMember| m.speaker.as_ref().map(|s| s.name.clone());
    let speakers: Vec<_> = cluster.members.iter().filter_map(speaker).collect();
    assert_eq!(speakers, ["Ann Lee", "Ann Lee"]);
    assert!(cluster.members.iter().all(|m| m.revision == 1));
}

#[tokio::test]
async fn filters_leave_out_discrepancies() {
    let mut client = start().await;
    ingest_three(&mut client).await;
    let mut request = stored(&["post", "echo"]);
    request.kinds = vec![pb::DiscrepancyKind::Number.into()];
    let answer = compare(&mut client, request.clone())
        .await
        .expect("an answer");
    let number = |d: &pb::Discrepancy| d.kind() == pb::DiscrepancyKind::Number;
    assert!(answer.discrepancies.iter().all(number));
    request.kinds = vec![pb::DiscrepancyKind::Precedent.into()];
    let answer = compare(&mut client, request).await.expect("an answer");
    assert!(answer.discrepancies.is_empty());
}

#[tokio::test]
async fn two_revisions_of_one_article_are_compared() {
    let mut client = start().await;
    ingest(&mut client, article("a", POST))
        .await
        .expect("stored");
    ingest(&mut client, article("a", ECHO))
        .await
        .expect("stored");
    let answer = compare(&mut client, stored(&["a@1", "a"]))
        .await
        .expect("an answer");
    assert_eq!(sources(&answer), [("a", 1), ("a", 2)]);
}

#[tokio::test]
async fn one_revision_under_two_names_is_still_one() {
    let mut client = start().await;
    ingest(&mut client, article("a", POST))
        .await
        .expect("stored");
    let twice = compare(&mut client, stored(&["a", "a@1"])).await;
    let twice = twice.expect_err("the same revision");
    check_error(
        &twice,
        Code::InvalidArgument,
        "INVALID_FIELD",
        &["article_ids[1]"],
    );
}

#[tokio::test]
async fn a_missing_article_is_named() {
    let mut client = start().await;
    ingest(&mut client, article("a", POST))
        .await
        .expect("stored");
    let missing = compare(&mut client, stored(&["a", "b"]))
        .await
        .expect_err("not there");
    check_error(&missing, Code::NotFound, "ARTICLE_NOT_FOUND", &[]);
    let info = missing.get_details_resource_info().expect("a ResourceInfo");
    assert_eq!(info.resource_name, "b");
}

#[tokio::test]
async fn peers_are_found_for_a_single_article() {
    let mut client = start().await;
    ingest_three(&mut client).await;
    let mut request = stored(&["post"]);
    request.find_related = true;
    let answer = compare(&mut client, request.clone())
        .await
        .expect("an answer");
    assert_eq!(sources(&answer), [("post", 1), ("echo", 1)]);
    request.article_ids = vec!["budget".into()];
    let answer = compare(&mut client, request).await.expect("an answer");
    assert_eq!(sources(&answer), [("budget", 1)]);
    assert!(answer.discrepancies.is_empty());
}

#[tokio::test]
async fn articles_of_the_same_story_are_related() {
    use pb::find_related_request::Input;
    let mut client = start().await;
    ingest_three(&mut client).await;
    for input in [
        Input::ArticleId("post".into()),
        Input::Article(article("", POST)),
    ] {
        let stored = matches!(input, Input::ArticleId(_));
        let request = pb::FindRelatedRequest {
            input: Some(input),
            ..Default::default()
        };
        let found = client.find_related(request).await.expect("an answer");
        let found = found.into_inner().related;
        let ids: Vec<_> = found.iter().map(|r| &*r.article_id).collect();
        let expected: &[&str] = if stored { &["echo"] } else { &["post", "echo"] };
        assert_eq!(ids, expected);
    }
}

#[tokio::test]
async fn the_same_text_twice_without_ids_is_two_sources() {
    let mut client = start().await;
    let request = pb::CompareSourcesRequest {
        articles: vec![article("", POST), article("", POST)],
        ..Default::default()
    };
    let answer = compare(&mut client, request).await.expect("an answer");
    let ids = sources(&answer);
    assert_eq!(ids[1].0, format!("{}-2", ids[0].0));
    assert!(answer.discrepancies.is_empty());
}

//! Storing, reading, listing and deleting articles.

use parallax::grpc::pb;
use tonic::Code;

use super::*;

async fn get(client: &mut Client, name: &str) -> Result<pb::GetArticleResponse, Status> {
    let request = pb::GetArticleRequest {
        article_id: name.into(),
        ..Default::default()
    };
    Ok(client.get_article(request).await?.into_inner())
}

async fn delete(client: &mut Client, id: &str, allow_missing: bool) -> Result<String, Status> {
    let request = pb::DeleteArticleRequest {
        article_id: id.into(),
        allow_missing,
    };
    let answer = client.delete_article(request).await?;
    Ok(answer.into_inner().consistency_token)
}

#[tokio::test]
async fn an_article_comes_back_exactly_as_it_was_sent() {
    let mut client = start().await;
    let mut sent = article("a", "\u{feff} Zwei\r\n\r\n“Naïve\u{a0}😀”\u{200b} \n");
    sent.publisher = "The Lindholm Post".into();
    sent.url = "https://example.org/1".into();
    sent.title = "A title".into();
    sent.language = "en-GB".into();
    sent.published_at = march(5);
    sent.content_type = pb::ContentType::PlainText.into();
    sent.labels.insert("desk".into(), "sea".into());
    let stored = ingest(&mut client, sent.clone()).await.expect("stored");
    assert_eq!(stored.outcome(), pb::Outcome::Created);
    assert_eq!(
        (&*stored.language, stored.language_supported),
        ("en-GB", true)
    );
    let got = get(&mut client, "a").await.expect("it is there");
    assert_eq!(got.article, Some(sent));
    assert_eq!(got.revision, 1);
    assert!(got.ingested_at.is_some());
    assert!(!got.body_blocks.is_empty());
}

#[tokio::test]
async fn the_basic_view_leaves_the_text_out() {
    let mut client = start().await;
    ingest(&mut client, article("a", "One."))
        .await
        .expect("stored");
    let request = pb::GetArticleRequest {
        article_id: "a".into(),
        view: pb::ArticleView::Basic.into(),
        ..Default::default()
    };
    let got = client.get_article(request).await.expect("it is there");
    let got = got.into_inner();
    assert_eq!(got.article.expect("an article").text, "");
    assert!(got.body_blocks.is_empty());
}

#[tokio::test]
async fn a_retry_changes_nothing_and_another_text_is_the_next_revision() {
    let mut client = start().await;
    let one = ingest(&mut client, article("a", "One."))
        .await
        .expect("stored");
    let again = ingest(&mut client, article("a", "One."))
        .await
        .expect("stored");
    let two = ingest(&mut client, article("a", "Two."))
        .await
        .expect("stored");
    let outcomes = [&one, &again, &two].map(|r| (r.revision, r.outcome()));
    use pb::Outcome::{Created, Unchanged, Updated};
    assert_eq!(outcomes, [(1, Created), (1, Unchanged), (2, Updated)]);
    let text = |got: pb::GetArticleResponse| got.article.map(|a| a.text);
    let latest = get(&mut client, "a").await.expect("it is there");
    assert_eq!(text(latest).as_deref(), Some("Two."));
    let first = get(&mut client, "a@1").await.expect("it is there");
    assert_eq!(text(first).as_deref(), Some("One."));
}

#[tokio::test]
async fn an_article_without_an_id_gets_the_same_one_every_time() {
    let mut client = start().await;
    let one = ingest(&mut client, article("", "One."))
        .await
        .expect("stored");
    let again = ingest(&mut client, article("", "One."))
        .await
        .expect("stored");
    assert_eq!(one.article_id, again.article_id);
    assert_eq!(again.outcome(), pb::Outcome::Unchanged);
    let mut other = article("", "One.");
    other.publisher = "Another".into();
    let other = ingest(&mut client, other).await.expect("stored");
    assert_ne!(one.article_id, other.article_id);
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let mut client = start().await;
    let missing = get(&mut client, "nobody").await.expect_err("not there");
    check_error(&missing, Code::NotFound, "ARTICLE_NOT_FOUND", &[]);
    let info = missing.get_details_resource_info().expect("a ResourceInfo");
    assert_eq!(info.resource_type, "parallax.v1.Article");
    assert_eq!(info.resource_name, "nobody");
    ingest(&mut client, article("a", "One."))
        .await
        .expect("stored");
    let missing = get(&mut client, "a@2").await.expect_err("not there");
    check_error(&missing, Code::NotFound, "REVISION_NOT_FOUND", &[]);
}

#[tokio::test]
async fn a_deleted_article_is_gone_and_goes_on_counting() {
    let mut client = start().await;
    ingest(&mut client, article("a", "One."))
        .await
        .expect("stored");
    delete(&mut client, "a", false).await.expect("deleted");
    let gone = delete(&mut client, "a", false).await.expect_err("gone");
    check_error(&gone, Code::NotFound, "ARTICLE_NOT_FOUND", &[]);
    delete(&mut client, "a", true).await.expect("allowed");
    get(&mut client, "a@1").await.expect_err("gone");
    let again = ingest(&mut client, article("a", "One."))
        .await
        .expect("stored");
    assert_eq!((again.revision, again.outcome()), (2, pb::Outcome::Created));
}

#[tokio::test]
async fn a_read_takes_the_token_of_a_write_and_no_other() {
    let mut client = start().await;
    let stored = ingest(&mut client, article("a", "One."))
        .await
        .expect("stored");
    let deleted = delete(&mut client, "a", false).await.expect("deleted");
    for token in [stored.consistency_token, deleted] {
        let request = pb::ListArticlesRequest {
            at_least_as_fresh: token,
            ..Default::default()
        };
        client.list_articles(request).await.expect("a fresh list");
    }
    let mut elsewhere = start().await;
    let foreign = ingest(&mut elsewhere, article("a", "One.")).await;
    let foreign = foreign.expect("stored").consistency_token;
    for token in [&*foreign, "nonsense"] {
        let request = pb::GetArticleRequest {
            article_id: "a".into(),
            at_least_as_fresh: token.into(),
            ..Default::default()
        };
        let error = client.get_article(request).await.expect_err("not ours");
        check_error(
            &error,
            Code::InvalidArgument,
            "INVALID_FIELD",
            &["at_least_as_fresh"],
        );
    }
}

/// Stores five articles of two publishers, one a day.
async fn five(client: &mut Client) {
    for (day, id) in (1..).zip(["e", "d", "c", "b", "a"]) {
        let mut article = article(id, "Some text.");
        article.publisher = if day % 2 == 0 { "Post" } else { "Echo" }.into();
        article.published_at = march(day);
        article.labels.insert("day".into(), day.to_string());
        ingest(client, article).await.expect("stored");
    }
}

async fn list(client: &mut Client, request: pb::ListArticlesRequest) -> (String, u32, String) {
    let answer = client.list_articles(request).await.expect("a list");
    let answer = answer.into_inner();
    let ids: Vec<_> = answer.articles.iter().map(|a| &*a.article_id).collect();
    assert!(answer.articles.iter().all(|a| a.text.is_empty()));
    (ids.join(" "), answer.total_size, answer.next_page_token)
}

#[tokio::test]
async fn lists_page_by_page_in_the_order_of_ids() {
    let mut client = start().await;
    five(&mut client).await;
    let mut request = pb::ListArticlesRequest {
        page_size: 2,
        ..Default::default()
    };
    for (ids, last) in [("a b", false), ("c d", false), ("e", true)] {
        let (found, total, token) = list(&mut client, request.clone()).await;
        assert_eq!((&*found, total, token.is_empty()), (ids, 5, last));
        request.page_token = token;
    }
    request.page_size = i32::MAX; // too much is coerced
    request.page_token.clear();
    assert_eq!(list(&mut client, request).await.0, "a b c d e");
}

#[tokio::test]
async fn lists_what_the_filters_mean() {
    let mut client = start().await;
    five(&mut client).await;
    let all = pb::ListArticlesRequest::default;
    let publisher = pb::ListArticlesRequest {
        publisher: "pOST".into(),
        ..all()
    };
    assert_eq!(list(&mut client, publisher).await.0, "b d");
    let dates = pb::ListArticlesRequest {
        published_after: march(2),
        published_before: march(4),
        ..all()
    };
    assert_eq!(list(&mut client, dates).await.0, "c d");
    for (label, expected) in [("day=3", "c"), ("day", "a b c d e"), ("night", "")] {
        let labelled = pb::ListArticlesRequest {
            label: label.into(),
            ..all()
        };
        assert_eq!(list(&mut client, labelled).await.0, expected, "{label}");
    }
}

#[tokio::test]
async fn a_full_store_says_so_and_keeps_what_it_has() {
    let config = limited(Limits {
        store_bytes: 20_000,
        ..Limits::default()
    });
    let mut client = TestServer::start(config).await.client().await;
    ingest(&mut client, article("a", "One."))
        .await
        .expect("room for one");
    let long = article("b", &"Many words follow one another. ".repeat(1000));
    let full = ingest(&mut client, long).await.expect_err("no room");
    check_error(&full, Code::ResourceExhausted, "STORE_FULL", &[]);
    let quota = full.get_details_quota_failure().expect("a QuotaFailure");
    assert_eq!(quota.violations[0].subject, "store");
    get(&mut client, "a").await.expect("it is still there");
}

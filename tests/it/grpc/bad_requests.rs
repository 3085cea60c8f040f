//! Requests that are refused, each with its code, its reason and the paths at fault.

use parallax::grpc::pb;
use prost_types::Timestamp;

use super::*;

/// The error of storing an article.
async fn refused(client: &mut Client, article: pb::Article, fields: &[&str]) {
    let error = ingest(client, article).await.expect_err("refused");
    check_error(&error, Code::InvalidArgument, "INVALID_FIELD", fields);
}

#[tokio::test]
async fn articles_with_one_field_at_fault() {
    let client = &mut start().await;
    let good = || article("a", "Text.");
    let changed = |change: fn(&mut pb::Article)| {
        let mut article = good();
        change(&mut article);
        article
    };
    for (field, change) in [
        ("article.text", (|a| a.text.clear()) as fn(&mut pb::Article)),
        ("article.text", |a| {
            a.text = " \r\n\t\u{a0}\u{2003}\u{200b}".into()
        }),
        ("article.article_id", |a| a.article_id = "with space".into()),
        ("article.article_id", |a| a.article_id = "a@1".into()),
        ("article.article_id", |a| a.article_id = "x".repeat(129)),
        ("article.article_id", |a| a.article_id = "ä".into()),
        ("article.publisher", |a| a.publisher = "x".repeat(1025)),
        ("article.url", |a| a.url = "x".repeat(1025)),
        ("article.title", |a| a.title = "x".repeat(1025)),
        ("article.language", |a| a.language = "not a tag".into()),
        ("article.content_type", |a| a.content_type = 99),
        ("article.content_type", |a| a.content_type = -1),
        ("article.labels", |a| {
            a.labels = (0..65).map(|n| (n.to_string(), String::new())).collect()
        }),
        ("article.labels[\"\"]", |a| {
            drop(a.labels.insert(String::new(), "v".into()))
        }),
        ("article.labels[\"k=v\"]", |a| {
            drop(a.labels.insert("k=v".into(), "v".into()))
        }),
        ("article.labels[\"k\"]", |a| {
            drop(a.labels.insert("k".into(), "v".repeat(257)))
        }),
    ] {
        refused(client, changed(change), &[field]).await;
    }
}

#[tokio::test]
async fn dates_that_no_calendar_has() {
    let client = &mut start().await;
    for (seconds, nanos) in [
        (-62_135_596_801, 0),
        (253_402_300_800, 0),
        (i64::MAX, 0),
        (i64::MIN, i32::MIN),
        (0, -1),
        (0, 1_000_000_000),
    ] {
        let mut article = article("a", "Text.");
        article.published_at = Some(Timestamp { seconds, nanos });
        refused(client, article, &["article.published_at"]).await;
    }
    let mut first = article("a", "Text.");
    first.published_at = Some(Timestamp {
        seconds: -62_135_596_800,
        nanos: 0,
    });
    ingest(client, first).await.expect("the year 1 is a year");
}

#[tokio::test]
async fn every_violation_is_told_at_once() {
    let client = &mut start().await;
    let mut bad = article("a b", "");
    bad.published_at = Some(Timestamp {
        seconds: 0,
        nanos: -1,
    });
    bad.content_type = 7;
    let fields = [
        "article.article_id",
        "article.text",
        "article.content_type",
        "article.published_at",
    ];
    refused(client, bad, &fields).await;
}

#[tokio::test]
async fn an_article_is_required() {
    let mut client = start().await;
    let error = client.ingest(pb::IngestRequest::default()).await;
    let error = error.expect_err("refused");
    check_error(&error, Code::InvalidArgument, "INVALID_FIELD", &["article"]);
}

#[tokio::test]
async fn a_text_over_the_limit_is_refused_and_never_cut() {
    let config = limited(Limits {
        service: parallax::service::Limits {
            article_bytes: 100,
            ..Default::default()
        },
        ..Limits::default()
    });
    let mut client = TestServer::start(config).await.client().await;
    ingest(&mut client, article("a", &"x".repeat(100)))
        .await
        .expect("just fits");
    let long = ingest(&mut client, article("a", &"x".repeat(101))).await;
    let long = long.expect_err("too long");
    check_error(&long, Code::ResourceExhausted, "ARTICLE_TOO_LARGE", &[]);
    let quota = long.get_details_quota_failure().expect("a QuotaFailure");
    assert_eq!(quota.violations[0].subject, "article.text");
    let fields = ["article.article_id", "article.text"];
    refused(&mut client, article("a b", &"x".repeat(101)), &fields).await;
}

#[tokio::test]
async fn names_of_articles_that_are_malformed() {
    let mut client = start().await;
    for name in ["", "a b", "a@", "a@0", "a@x", "@1", "a@1@1"] {
        let request = pb::GetArticleRequest {
            article_id: name.into(),
            ..Default::default()
        };
        let error = client.get_article(request).await.expect_err("refused");
        check_error(
            &error,
            Code::InvalidArgument,
            "INVALID_FIELD",
            &["article_id"],
        );
    }
    let revision = pb::DeleteArticleRequest {
        article_id: "a@1".into(),
        allow_missing: true,
    };
    let error = client.delete_article(revision).await.expect_err("refused");
    check_error(
        &error,
        Code::InvalidArgument,
        "INVALID_FIELD",
        &["article_id"],
    );
}

#[tokio::test]
async fn requests_to_list_that_make_no_sense() {
    let mut client = start().await;
    let base = pb::ListArticlesRequest::default;
    let bad_time = Some(Timestamp {
        seconds: i64::MAX,
        nanos: 0,
    });
    let cases = [
        (
            "page_size",
            pb::ListArticlesRequest {
                page_size: -1,
                ..base()
            },
        ),
        (
            "page_token",
            pb::ListArticlesRequest {
                page_token: "zzz".into(),
                ..base()
            },
        ),
        (
            "published_after",
            pb::ListArticlesRequest {
                published_after: bad_time,
                ..base()
            },
        ),
        (
            "label",
            pb::ListArticlesRequest {
                label: "=v".into(),
                ..base()
            },
        ),
    ];
    for (field, request) in cases {
        let error = client.list_articles(request).await.expect_err("refused");
        check_error(&error, Code::InvalidArgument, "INVALID_FIELD", &[field]);
    }
}

#[tokio::test]
async fn a_page_token_is_good_for_its_own_filters_only() {
    let mut client = start().await;
    for id in ["a", "b"] {
        ingest(&mut client, article(id, "Text."))
            .await
            .expect("stored");
    }
    let mut request = pb::ListArticlesRequest {
        page_size: 1,
        ..Default::default()
    };
    let page = client.list_articles(request.clone()).await.expect("a page");
    request.page_token = page.into_inner().next_page_token;
    request.page_size = 2; // another size is no other list
    client.list_articles(request.clone()).await.expect("a page");
    let search = pb::SearchQuotesRequest {
        speaker: "a".into(),
        page_token: request.page_token.clone(),
        ..Default::default()
    };
    request.publisher = "Post".into();
    let error = client.list_articles(request).await.expect_err("foreign");
    check_error(
        &error,
        Code::InvalidArgument,
        "INVALID_FIELD",
        &["page_token"],
    );
    let error = client.search_quotes(search).await.expect_err("foreign");
    check_error(
        &error,
        Code::InvalidArgument,
        "INVALID_FIELD",
        &["page_token"],
    );
}

#[tokio::test]
async fn requests_for_quotations_that_make_no_sense() {
    let mut client = start().await;
    let request = pb::ExtractQuotesRequest {
        input: None,
        kinds: vec![pb::QuoteKind::Direct.into(), 0, 42],
        senses: vec![99],
        min_confidence: f32::NAN,
        offset_encoding: 9,
        at_least_as_fresh: "x".into(),
    };
    let error = client.extract_quotes(request).await.expect_err("refused");
    let fields = [
        "at_least_as_fresh",
        "article_id",
        "kinds[1]",
        "kinds[2]",
        "senses[0]",
        "min_confidence",
        "offset_encoding",
    ];
    check_error(&error, Code::InvalidArgument, "INVALID_FIELD", &fields);
    let error = client
        .search_quotes(pb::SearchQuotesRequest::default())
        .await;
    let error = error.expect_err("refused");
    check_error(&error, Code::InvalidArgument, "INVALID_FIELD", &["speaker"]);
    let marks = pb::SearchQuotesRequest {
        speaker: "ann".into(),
        text: "“…”".into(),
        ..Default::default()
    };
    let error = client.search_quotes(marks).await.expect_err("refused");
    check_error(&error, Code::InvalidArgument, "INVALID_FIELD", &["text"]);
    let related = pb::FindRelatedRequest {
        input: Some(pb::find_related_request::Input::ArticleId("a".into())),
        max_results: -1,
        min_similarity: 1.5,
        ..Default::default()
    };
    let error = client.find_related(related).await.expect_err("refused");
    let fields = ["max_results", "min_similarity"];
    check_error(&error, Code::InvalidArgument, "INVALID_FIELD", &fields);
}

async fn compare_refused(client: &mut Client, request: pb::CompareSourcesRequest, fields: &[&str]) {
    let error = client.compare_sources(request).await.expect_err("refused");
    check_error(&error, Code::InvalidArgument, "INVALID_FIELD", fields);
}

fn ids(ids: &[&str]) -> pb::CompareSourcesRequest {
    pb::CompareSourcesRequest {
        article_ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        ..Default::default()
    }
}

#[tokio::test]
async fn comparisons_of_too_few_too_many_or_the_same() {
    let client = &mut start().await;
    compare_refused(client, ids(&[]), &["article_ids"]).await;
    compare_refused(client, ids(&["a"]), &["article_ids"]).await;
    compare_refused(client, ids(&["a", "b", "a"]), &["article_ids[2]"]).await;
    compare_refused(client, ids(&["a b", "c"]), &["article_ids[0]"]).await;
    let many: Vec<String> = (0..257).map(|n| n.to_string()).collect();
    let many: Vec<&str> = many.iter().map(|id| &**id).collect();
    compare_refused(client, ids(&many), &["article_ids"]).await;
    let mut related = ids(&["a", "b"]);
    related.find_related = true;
    compare_refused(client, related.clone(), &["find_related"]).await;
    related.article_ids.pop();
    related.articles.push(article("c", "Text."));
    compare_refused(client, related, &["find_related"]).await;
}

#[tokio::test]
async fn comparisons_name_the_article_at_fault() {
    let client = &mut start().await;
    let mut request = pb::CompareSourcesRequest {
        articles: vec![
            article("a", "One."),
            article("a", " "),
            article("b", "Two."),
        ],
        kinds: vec![0],
        relations: vec![6],
        min_severity: 4,
        min_confidence: -0.1,
        ..Default::default()
    };
    request.articles[2].published_at = Some(Timestamp {
        seconds: 0,
        nanos: -1,
    });
    let fields = [
        "min_severity",
        "kinds[0]",
        "relations[0]",
        "min_confidence",
        "articles[1].text",
        "articles[1].article_id",
        "articles[2].published_at",
    ];
    compare_refused(client, request, &fields).await;
}

#[tokio::test]
async fn very_many_violations_are_counted_and_not_all_told() {
    let mut client = start().await;
    let request = pb::CompareSourcesRequest {
        articles: vec![article("", ""); 256],
        ..Default::default()
    };
    let error = client.compare_sources(request).await.expect_err("refused");
    assert_eq!(error.code(), Code::InvalidArgument);
    assert!(error.details().len() < 4096);
    let told = error.get_details_bad_request().expect("a BadRequest");
    let last = told.field_violations.last().expect("some");
    assert!(last.description.ends_with("more violations"), "{last:?}");
}

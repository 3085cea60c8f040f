//! Quotations of one article and of all.

use parallax::grpc::pb;
use pb::extract_quotes_request::Input;

use super::*;

const MATCH: &str =
    "The final was over. “We won,” said Ann Lee. “They played well,” Bob Cole said.";

async fn extract(
    client: &mut Client,
    request: pb::ExtractQuotesRequest,
) -> pb::ExtractQuotesResponse {
    let answer = client.extract_quotes(request).await.expect("quotations");
    answer.into_inner()
}

fn inline(text: &str) -> pb::ExtractQuotesRequest {
    pb::ExtractQuotesRequest {
        input: Some(Input::Article(article("", text))),
        ..Default::default()
    }
}

#[tokio::test]
async fn quotations_come_with_their_speakers() {
    let mut client = start().await;
    ingest(&mut client, article("match", MATCH))
        .await
        .expect("stored");
    let stored = pb::ExtractQuotesRequest {
        input: Some(Input::ArticleId("match".into())),
        ..Default::default()
    };
    let found = extract(&mut client, stored).await;
    assert_eq!((&*found.article_id, found.revision), ("match", 1));
    let told = |q: &pb::Quote| {
        let speaker = &found.speakers[q.speaker_index as usize];
        format!("{}: {}", speaker.name, q.text)
    };
    let told: Vec<String> = found.quotes.iter().map(told).collect();
    assert_eq!(told, ["Ann Lee: We won", "Bob Cole: They played well"]);
    let info = found.info.expect("versions");
    assert_eq!(info.engine_version, env!("CARGO_PKG_VERSION"));
    assert!(info.elapsed.is_some() && !info.model_version.is_empty());
}

#[tokio::test]
async fn an_inline_article_is_analysed_alike_and_not_stored() {
    let mut client = start().await;
    let found = extract(&mut client, inline(MATCH)).await;
    assert_eq!((found.quotes.len(), found.revision), (2, 0));
    assert!(!found.article_id.is_empty());
    let all = client
        .list_articles(pb::ListArticlesRequest::default())
        .await;
    assert_eq!(all.expect("a list").into_inner().total_size, 0);
}

#[tokio::test]
async fn filters_leave_out_quotations_and_their_speakers() {
    let mut client = start().await;
    let mut request = inline(MATCH);
    request.kinds = vec![pb::QuoteKind::Indirect.into()];
    let found = extract(&mut client, request.clone()).await;
    assert_eq!((found.quotes.len(), found.speakers.len()), (0, 0));
    request.kinds = vec![pb::QuoteKind::Direct.into()];
    request.senses = vec![pb::CueSense::Statement.into()];
    assert_eq!(extract(&mut client, request.clone()).await.quotes.len(), 2);
    request.senses = vec![pb::CueSense::Denial.into()];
    assert_eq!(extract(&mut client, request).await.quotes.len(), 0);
}

#[tokio::test]
async fn spans_count_in_the_unit_that_was_asked_for() {
    let mut client = start().await;
    let text = "😀 Fans sang. “Naïve 😀 joy,” said Ann Lee.";
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let utf32: Vec<char> = text.chars().collect();
    for encoding in [0, 1, 2, 3] {
        let mut request = inline(text);
        request.offset_encoding = encoding;
        let found = extract(&mut client, request).await;
        let span = found.quotes[0].content[0];
        let range = span.start as usize..span.end as usize;
        let words = match found.offset_encoding() {
            pb::OffsetEncoding::Utf8 => text[range].to_owned(),
            pb::OffsetEncoding::Utf16 => String::from_utf16_lossy(&utf16[range]),
            pb::OffsetEncoding::Utf32 => utf32[range].iter().collect(),
            pb::OffsetEncoding::Unspecified => panic!("the answer says which"),
        };
        assert_eq!(words, found.quotes[0].text, "{encoding}");
        assert!(words.starts_with("Naïve 😀 joy"), "{words}");
    }
}

#[tokio::test]
async fn an_unknown_language_is_answered_and_named() {
    let mut client = start().await;
    let text = "Die Verhandlungen gehen weiter, und die Lage bleibt schwierig. „Wir geben nicht auf“, sagte die Ministerin am Dienstag in der Hauptstadt.";
    let found = extract(&mut client, inline(text)).await;
    assert_eq!((&*found.language, found.language_supported), ("de", false));
}

#[tokio::test]
async fn annotations_show_what_the_analysis_saw() {
    let mut client = start().await;
    let text = "Ann Lee counted 84 boats on March 5, 2024.\n\nThe harbour was full.";
    let request = pb::AnnotateRequest {
        input: Some(pb::annotate_request::Input::Article(article("x", text))),
        ..Default::default()
    };
    let seen = client.annotate(request).await.expect("annotations");
    let seen = seen.into_inner();
    assert_eq!(
        (
            &*seen.article_id,
            seen.body_blocks.len(),
            seen.sentences.len()
        ),
        ("x", 2, 2)
    );
    let number = seen.quantities.first().expect("a number");
    assert!(number.text.contains("84"));
    assert_eq!(number.value.as_ref().map(|v| v.low), Some(84.0));
    assert!(seen.times.iter().any(|time| time.text.contains("March 5")));
    assert!(seen.entities.iter().any(|entity| entity.name == "Ann Lee"));
}

#[tokio::test]
async fn times_say_their_bound_their_anchor_and_how_often_they_come() {
    let mut client = start().await;
    let mut asked = article("x", "It shuts by Friday, daily since 3/4/2023.");
    asked.published_at = march(12);
    let request = pb::AnnotateRequest {
        input: Some(pb::annotate_request::Input::Article(asked)),
        ..Default::default()
    };
    let seen = client.annotate(request).await.expect("annotations");
    let times = seen.into_inner().times;
    let [friday, daily, date] = times.as_slice() else {
        panic!("three times, not {times:?}");
    };
    assert_eq!(friday.bound(), pb::TimeBound::Until);
    assert_eq!(friday.anchor(), pb::TimeAnchor::Publication);
    assert_eq!(daily.recurrence.map(|often| often.every), Some(1));
    assert_eq!(
        (&*daily.timex, daily.anchor()),
        ("P1D", pb::TimeAnchor::None)
    );
    assert_eq!(
        (&*date.timex, date.bound()),
        ("2023-03-04", pb::TimeBound::Since)
    );
    assert_eq!(date.anchor(), pb::TimeAnchor::Absolute);
    let other = date.alternative.and_then(|range| range.start);
    assert_eq!(other.map(|start| start.seconds), Some(1_680_480_000)); // 3 April 2023
}

#[tokio::test]
async fn ordinals_and_scores_stand_apart_from_numbers() {
    let mut client = start().await;
    let request = pb::AnnotateRequest {
        input: Some(pb::annotate_request::Input::Article(article(
            "x",
            "The second seed won 6-4.",
        ))),
        ..Default::default()
    };
    let seen = client.annotate(request).await.expect("annotations");
    let seen = seen.into_inner();
    let ordinal = seen.ordinals.first().expect("an ordinal");
    let shown = (&*ordinal.text, ordinal.rank, &*ordinal.what);
    assert_eq!(shown, ("second", 2, "seed"));
    let score = seen.scores.first().expect("a score");
    assert_eq!((&*score.text, score.first, score.second), ("6-4", 6, 4));
    assert!(seen.quantities.is_empty());
}

#[tokio::test]
async fn quotations_are_found_by_speaker_and_words_page_by_page() {
    let mut client = start().await;
    for (day, id) in (1..).zip(["a", "b", "c"]) {
        let mut article = article(id, MATCH);
        article.publisher = id.to_uppercase();
        article.published_at = march(day);
        ingest(&mut client, article).await.expect("stored");
    }
    let mut request = pb::SearchQuotesRequest {
        speaker: "lee".into(),
        page_size: 2,
        ..Default::default()
    };
    let mut found = Vec::new();
    for last in [false, true] {
        let page = client.search_quotes(request.clone()).await.expect("a page");
        let page = page.into_inner();
        assert_eq!(page.next_page_token.is_empty(), last);
        found.extend(page.hits.into_iter().map(|hit| hit.article_id));
        request.page_token = page.next_page_token;
    }
    assert_eq!(found, ["a", "b", "c"]);
    let words = pb::SearchQuotesRequest {
        text: "PLAYED well".into(),
        publisher: "b".into(),
        published_after: march(2),
        ..Default::default()
    };
    let hits = client
        .search_quotes(words)
        .await
        .expect("a page")
        .into_inner()
        .hits;
    assert_eq!(hits.len(), 1);
    let speaker = hits[0].speaker.as_ref().map(|s| &*s.name);
    assert_eq!((&*hits[0].article_id, speaker), ("b", Some("Bob Cole")));
}

#[tokio::test]
async fn what_is_deleted_or_replaced_is_not_found_any_more() {
    let mut client = start().await;
    ingest(&mut client, article("a", MATCH))
        .await
        .expect("stored");
    ingest(&mut client, article("a", "“We lost,” said Ann Lee."))
        .await
        .expect("stored");
    let request = pb::SearchQuotesRequest {
        speaker: "Ann Lee".into(),
        ..Default::default()
    };
    let hits = client.search_quotes(request.clone()).await.expect("a page");
    let hits = hits.into_inner().hits;
    let texts: Vec<_> = hits
        .iter()
        .filter_map(|h| Some(&*h.quote.as_ref()?.text))
        .collect();
    assert_eq!(texts, ["We lost"]);
    let delete = pb::DeleteArticleRequest {
        article_id: "a".into(),
        allow_missing: false,
    };
    client.delete_article(delete).await.expect("deleted");
    let hits = client.search_quotes(request).await.expect("a page");
    assert!(hits.into_inner().hits.is_empty());
}

//! Articles sent as the pages that hold them.

use parallax::grpc::{StreamRequest, pb};
use pb::extract_quotes_request::Input;
use pb::ingest_stream_response::Result as Answer;
use tonic::Code;

use super::*;

const PAGE: &str = "<!doctype html><html lang=en-GB><head><title>We won the cup | The Post</title>\
    <meta property=og:site_name content='The Post'><link rel=canonical href='https://post.example/cup'>\
    <meta property=article:published_time content=2024-03-05T18:00:00Z></head><body>\
    <nav><a href=/>Home</a></nav><h1>We won the cup</h1><script>track('<p>')</script>\
    <p><b>T</b>he final was over on Tuesday. &ldquo;We won,&rdquo; said <a href=/lee>Ann Lee</a>.</p>\
    <p>“They played&nbsp;well,” Bob Cole said.</p><footer>&copy; The Post</footer></body></html>";

const TEXT: &str = "We won the cup\n\nThe final was over on Tuesday. “We won,” said Ann Lee.\n\n\
    “They played well,” Bob Cole said.";

fn page(id: &str, source: &str) -> pb::Article {
    pb::Article {
        content_type: pb::ContentType::Html.into(),
        ..article(id, source)
    }
}

async fn stored(client: &mut Client, id: &str) -> pb::Article {
    let request = pb::GetArticleRequest {
        article_id: id.into(),
        ..Default::default()
    };
    let got = client.get_article(request).await.expect("it is there");
    got.into_inner().article.expect("an article")
}

async fn extract(client: &mut Client, input: Input) -> Result<pb::ExtractQuotesResponse, Status> {
    let request = pb::ExtractQuotesRequest {
        input: Some(input),
        ..Default::default()
    };
    Ok(client.extract_quotes(request).await?.into_inner())
}

/// Checks that every span of the quotations cuts its words out of `text`.
fn check_quotes(found: &pb::ExtractQuotesResponse, text: &str) {
    let quotes: Vec<&str> = found.quotes.iter().map(|quote| &*quote.text).collect();
    assert_eq!(quotes, ["We won", "They played well"]);
    for (quote, words) in found.quotes.iter().zip(quotes) {
        let span = quote.content[0];
        assert_eq!(&text[span.start as usize..span.end as usize], words);
    }
    let names: Vec<&str> = found
        .speakers
        .iter()
        .map(|speaker| &*speaker.name)
        .collect();
    assert_eq!(names, ["Ann Lee", "Bob Cole"]);
}

#[tokio::test]
async fn of_a_page_the_article_is_stored() {
    let mut client = start().await;
    let answer = ingest(&mut client, page("cup", PAGE))
        .await
        .expect("stored");
    assert_eq!(
        (answer.outcome(), answer.quote_count),
        (pb::Outcome::Created, 2)
    );
    let got = stored(&mut client, "cup").await;
    assert_eq!(got.text, TEXT);
    assert_eq!(got.content_type(), pb::ContentType::PlainText);
    assert_eq!(
        (&*got.title, &*got.publisher),
        ("We won the cup", "The Post")
    );
    assert_eq!(
        (&*got.url, &*got.language),
        ("https://post.example/cup", "en-GB")
    );
    let published = prost_types::Timestamp::date_time(2024, 3, 5, 18, 0, 0).ok();
    assert_eq!(got.published_at, published);
    let found = extract(&mut client, Input::ArticleId("cup".into()))
        .await
        .expect("quotations");
    check_quotes(&found, TEXT);
    assert_eq!(found.text, "", "the caller has it from GetArticle");
}

#[tokio::test]
async fn what_the_caller_says_comes_before_what_the_page_tells() {
    let mut client = start().await;
    let sent = pb::Article {
        title: "Cup".into(),
        publisher: "Wire".into(),
        language: "en".into(),
        published_at: march(7),
        ..page("cup", PAGE)
    };
    ingest(&mut client, sent.clone()).await.expect("stored");
    let got = stored(&mut client, "cup").await;
    assert_eq!(
        (got.title, got.publisher, got.language),
        (sent.title, sent.publisher, sent.language)
    );
    assert_eq!(got.published_at, sent.published_at);
}

#[tokio::test]
async fn a_page_sent_again_is_no_second_article() {
    let mut client = start().await;
    let first = ingest(&mut client, page("", PAGE)).await.expect("stored");
    let other_markup = PAGE.replace("<script>", "<script async>");
    for sent in [
        page("", PAGE),
        page("", &other_markup),
        stored(&mut client, &first.article_id).await,
    ] {
        let again = ingest(&mut client, sent).await.expect("stored");
        assert_eq!(again.outcome(), pb::Outcome::Unchanged);
        assert_eq!((&again.article_id, again.revision), (&first.article_id, 1));
    }
}

#[tokio::test]
async fn an_inline_page_is_answered_with_the_text_that_spans_index() {
    let mut client = start().await;
    let found = extract(&mut client, Input::Article(page("", PAGE)))
        .await
        .expect("quotations");
    assert_eq!(found.text, TEXT);
    check_quotes(&found, &found.text);
    let request = pb::AnnotateRequest {
        input: Some(pb::annotate_request::Input::Article(page("", PAGE))),
        ..Default::default()
    };
    let seen = client
        .annotate(request)
        .await
        .expect("annotations")
        .into_inner();
    assert_eq!(seen.text, TEXT);
    let plain = extract(&mut client, Input::Article(article("", TEXT)))
        .await
        .expect("quotations");
    assert_eq!(plain.text, "", "the caller has it");
}

#[tokio::test]
async fn compared_pages_come_with_their_texts() {
    let mut client = start().await;
    let told = |count: u32| {
        format!(
            "The ferry Aurora ran aground off Lindholm on Tuesday with {count} passengers aboard."
        )
    };
    let sent = |count| {
        page(
            "",
            &format!(
                "<title>x</title><p>{}</p>",
                told(count).replace(" Aurora", " <i>Aurora</i>")
            ),
        )
    };
    let request = pb::CompareSourcesRequest {
        articles: vec![sent(84), sent(112), article("", &told(84))],
        ..Default::default()
    };
    let compared = client
        .compare_sources(request)
        .await
        .expect("a comparison")
        .into_inner();
    let texts: Vec<&str> = compared
        .sources
        .iter()
        .map(|source| &*source.text)
        .collect();
    assert_eq!(texts, [&*told(84), &*told(112), ""]);
    let sides = compared.discrepancies.iter().flat_map(|d| &d.sides);
    let evidence: Vec<&pb::Evidence> = sides.flat_map(|side| &side.evidence).collect();
    assert!(!evidence.is_empty(), "84 is not 112");
    for piece in evidence {
        let mut sources = compared.sources.iter().zip([told(84), told(112), told(84)]);
        let own = sources.find(|(source, _)| source.article_id == piece.article_id);
        let (span, text) = (piece.span.expect("a span"), own.expect("a source").1);
        assert_eq!(text[span.start as usize..span.end as usize], piece.text);
    }
}

#[tokio::test]
async fn articles_are_found_that_tell_the_story_of_a_page() {
    let mut client = start().await;
    let told = "The ferry Aurora ran aground off Lindholm on Tuesday with 84 passengers aboard.";
    ingest(&mut client, article("ferry", told))
        .await
        .expect("stored");
    let sent = format!(
        "<nav>Home</nav><p>{}</p>",
        told.replace("Aurora", "<i>Aurora</i>")
    );
    let request = pb::FindRelatedRequest {
        input: Some(pb::find_related_request::Input::Article(page("", &sent))),
        ..Default::default()
    };
    let found = client
        .find_related(request)
        .await
        .expect("an answer")
        .into_inner();
    assert_eq!(found.related[0].article_id, "ferry");
    assert_eq!(found.related[0].similarity, 1.0, "the same text");
}

#[tokio::test]
async fn a_page_without_an_article_is_refused_by_its_field() {
    let mut client = start().await;
    let blank = "<title>Please wait</title><script>boot()</script>";
    let error = ingest(&mut client, page("", blank))
        .await
        .expect_err("no text");
    check_error(
        &error,
        Code::InvalidArgument,
        "INVALID_FIELD",
        &["article.text"],
    );
    let many: String = (0..300).map(|i| format!("a{i} ")).collect();
    let input = Input::Article(page("", &format!("<p {many}>x")));
    let error = extract(&mut client, input)
        .await
        .expect_err("too many attributes");
    check_error(
        &error,
        Code::InvalidArgument,
        "INVALID_FIELD",
        &["article.text"],
    );
    let request = pb::CompareSourcesRequest {
        articles: vec![page("", PAGE), page("", blank)],
        ..Default::default()
    };
    let error = client.compare_sources(request).await.expect_err("no text");
    check_error(
        &error,
        Code::InvalidArgument,
        "INVALID_FIELD",
        &["articles[1].text"],
    );
}

#[tokio::test]
async fn a_page_without_an_article_does_not_end_a_stream() {
    let mut client = start().await;
    let request = |id: &str, article| StreamRequest::new(id, Some(&article));
    let sent = vec![request("1", page("", "<p>")), request("2", page("", PAGE))];
    let stream = client
        .ingest_stream(tokio_stream::iter(sent))
        .await
        .expect("a stream");
    let mut stream = stream.into_inner();
    let mut next = async || stream.message().await.expect("the stream goes on")?.result;
    assert!(
        matches!(next().await, Some(Answer::Error(error)) if error.message.contains("article.text"))
    );
    assert!(matches!(next().await, Some(Answer::Ok(stored)) if stored.quote_count == 2));
}

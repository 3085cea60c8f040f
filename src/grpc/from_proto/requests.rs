//! The requests, one function each.

use std::mem::take;

use super::article::{article, input};
use super::checker::Checker;
use super::{QuoteFilter, Rejection, enums};
use crate::grpc::page::List;
use crate::grpc::pb;
use crate::service::{Input, Sent, Service};
use crate::store::{ArticleFilter, ArticleRef, QuoteQuery, parse_id};
use crate::text::OffsetEncoding;

/// How many related articles there are if the request does not say.
const RELATED: usize = 10;
/// The most related articles.
const MAX_RELATED: usize = 256;
/// The longest id of a request in a stream, in bytes.
const MAX_REQUEST_ID: usize = 128;
/// The longest words to search for and to filter by, in bytes.
const MAX_WORDS: usize = 1024;

/// The article to store.
pub(in crate::grpc) fn ingest(
    service: &Service,
    request: pb::IngestRequest,
) -> Result<Sent, Rejection> {
    let mut check = Checker::new(service);
    let article = article(&mut check, "article", request.article);
    check.finish(article)
}

/// The article to store that a stream sends.
pub(in crate::grpc) fn ingest_stream(
    service: &Service,
    request_id: &str,
    sent: Option<pb::Article>,
) -> Result<Sent, Rejection> {
    let mut check = Checker::new(service);
    check.at_most("request_id", request_id, MAX_REQUEST_ID);
    let article = article(&mut check, "article", sent);
    check.finish(article)
}

/// What GetArticle asks for.
pub(in crate::grpc) struct GetArticle {
    pub(in crate::grpc) wanted: ArticleRef,
    /// Whether with text and blocks.
    pub(in crate::grpc) full: bool,
    pub(in crate::grpc) encoding: OffsetEncoding,
}

pub(in crate::grpc) fn get_article(
    service: &Service,
    request: &pb::GetArticleRequest,
) -> Result<GetArticle, Rejection> {
    let mut check = Checker::new(service);
    check.fresh(&request.at_least_as_fresh);
    let view = check.known("view", request.view);
    let get = GetArticle {
        wanted: check.article_ref("article_id", &request.article_id),
        full: view != Some(pb::ArticleView::Basic),
        encoding: check.offset_encoding(request.offset_encoding),
    };
    check.finish(get)
}

/// What ListArticles asks for.
pub(in crate::grpc) struct ListArticles {
    pub(in crate::grpc) filter: ArticleFilter,
    /// The id after which the page starts; empty for the first page.
    pub(in crate::grpc) after: String,
    pub(in crate::grpc) size: usize,
    pub(in crate::grpc) list: List,
}

pub(in crate::grpc) fn list_articles(
    service: &Service,
    mut request: pb::ListArticlesRequest,
) -> Result<ListArticles, Rejection> {
    let mut check = Checker::new(service);
    check.fresh(&take(&mut request.at_least_as_fresh));
    let page = (take(&mut request.page_size), take(&mut request.page_token));
    let page = check.paging("ListArticles", page, &request);
    let dates = (request.published_after, request.published_before);
    let mut filter = article_filter(&mut check, request.publisher, dates);
    filter.label = label(&mut check, &request.label);
    check.finish(ListArticles {
        filter,
        after: page.after.unwrap_or_default(),
        size: page.size,
        list: page.list,
    })
}

fn article_filter(
    check: &mut Checker<'_>,
    publisher: String,
    dates: (
        Option<prost_types::Timestamp>,
        Option<prost_types::Timestamp>,
    ),
) -> ArticleFilter {
    check.at_most("publisher", &publisher, MAX_WORDS);
    ArticleFilter {
        publisher,
        published_after: check.timestamp("published_after", dates.0),
        published_before: check.timestamp("published_before", dates.1),
        label: None,
    }
}

/// `KEY`, or `KEY=VALUE`; empty means no label.
fn label(check: &mut Checker<'_>, label: &str) -> Option<(String, Option<String>)> {
    check.at_most("label", label, MAX_WORDS);
    let (key, value) = match label.split_once('=') {
        Some((key, value)) => (key, Some(value.to_owned())),
        None => (label, None),
    };
    if key.is_empty() && value.is_some() {
        check.fail("label", "must be \"KEY\" or \"KEY=VALUE\"");
    }
    (!key.is_empty()).then(|| (key.to_owned(), value))
}

/// The id to delete. `allow_missing` does not excuse a malformed one.
pub(in crate::grpc) fn delete_article(
    service: &Service,
    request: &pb::DeleteArticleRequest,
) -> Result<String, Rejection> {
    let mut check = Checker::new(service);
    if let Err(error) = parse_id(&request.article_id) {
        check.fail("article_id", error);
    }
    check.finish(request.article_id.clone())
}

pub(in crate::grpc) fn extract_quotes(
    service: &Service,
    request: pb::ExtractQuotesRequest,
) -> Result<(Input, QuoteFilter, OffsetEncoding), Rejection> {
    use pb::extract_quotes_request::Input as Sent;
    let mut check = Checker::new(service);
    check.fresh(&request.at_least_as_fresh);
    let input = match request.input {
        Some(Sent::ArticleId(id)) => input(&mut check, Some(&id), None),
        Some(Sent::Article(article)) => input(&mut check, None, Some(article)),
        None => input(&mut check, None, None),
    };
    let filter = QuoteFilter {
        kinds: check.list("kinds", &request.kinds, enums::quote_kind),
        senses: check.list("senses", &request.senses, enums::cue_sense),
        min_confidence: check.fraction("min_confidence", request.min_confidence),
    };
    let encoding = check.offset_encoding(request.offset_encoding);
    check.finish((input, filter, encoding))
}

/// What FindRelated asks for.
pub(in crate::grpc) struct FindRelated {
    pub(in crate::grpc) input: Input,
    pub(in crate::grpc) limit: usize,
    pub(in crate::grpc) min_similarity: Option<f32>,
}

pub(in crate::grpc) fn find_related(
    service: &Service,
    request: pb::FindRelatedRequest,
) -> Result<FindRelated, Rejection> {
    use pb::find_related_request::Input as Sent;
    let mut check = Checker::new(service);
    check.fresh(&request.at_least_as_fresh);
    let input = match request.input {
        Some(Sent::ArticleId(id)) => input(&mut check, Some(&id), None),
        Some(Sent::Article(article)) => input(&mut check, None, Some(article)),
        None => input(&mut check, None, None),
    };
    let limit = check.count("max_results", request.max_results, RELATED, MAX_RELATED);
    let least = check.fraction("min_similarity", request.min_similarity);
    check.finish(FindRelated {
        input,
        limit,
        min_similarity: (least > 0.0).then_some(least),
    })
}

pub(in crate::grpc) fn annotate(
    service: &Service,
    request: pb::AnnotateRequest,
) -> Result<(Input, OffsetEncoding), Rejection> {
    use pb::annotate_request::Input as Sent;
    let mut check = Checker::new(service);
    check.fresh(&request.at_least_as_fresh);
    let input = match request.input {
        Some(Sent::ArticleId(id)) => input(&mut check, Some(&id), None),
        Some(Sent::Article(article)) => input(&mut check, None, Some(article)),
        None => input(&mut check, None, None),
    };
    let encoding = check.offset_encoding(request.offset_encoding);
    check.finish((input, encoding))
}

/// What SearchQuotes asks for.
pub(in crate::grpc) struct SearchQuotes {
    pub(in crate::grpc) query: QuoteQuery,
    /// The article and quotation after which the page starts.
    pub(in crate::grpc) after: Option<(String, usize)>,
    pub(in crate::grpc) size: usize,
    pub(in crate::grpc) encoding: OffsetEncoding,
    pub(in crate::grpc) list: List,
}

pub(in crate::grpc) fn search_quotes(
    service: &Service,
    mut request: pb::SearchQuotesRequest,
) -> Result<SearchQuotes, Rejection> {
    let mut check = Checker::new(service);
    check.fresh(&take(&mut request.at_least_as_fresh));
    let encoding = check.offset_encoding(take(&mut request.offset_encoding));
    let page = (take(&mut request.page_size), take(&mut request.page_token));
    let page = check.paging("SearchQuotes", page, &request);
    words_asked(&mut check, &request);
    let dates = (request.published_after, request.published_before);
    let query = QuoteQuery {
        articles: article_filter(&mut check, request.publisher, dates),
        speaker: request.speaker,
        text: request.text,
    };
    check.finish(SearchQuotes {
        query,
        after: page.after.as_deref().and_then(read_hit_key),
        size: page.size,
        encoding,
        list: page.list,
    })
}

/// Checks that speaker or text is asked for, each in words.
fn words_asked(check: &mut Checker<'_>, request: &pb::SearchQuotesRequest) {
    let asked = [("speaker", &request.speaker), ("text", &request.text)];
    if asked.iter().all(|(_, words)| words.trim().is_empty()) {
        check.fail("speaker", "is required, unless `text` is given");
    }
    for (field, words) in asked {
        if !words.trim().is_empty() && !words.contains(char::is_alphanumeric) {
            check.fail(field, "must hold a letter or a digit");
        }
    }
    check.at_most("speaker", &request.speaker, MAX_WORDS);
    check.at_most("text", &request.text, MAX_WORDS);
}

/// Names a hit in a page token.
pub(in crate::grpc) fn hit_key(article_id: &str, quotation: usize) -> String {
    format!("{quotation}@{article_id}")
}

fn read_hit_key(key: &str) -> Option<(String, usize)> {
    let (quotation, article_id) = key.split_once('@')?;
    Some((article_id.to_owned(), quotation.parse().ok()?))
}

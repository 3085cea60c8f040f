//! Articles and what was done with them.

use super::{View, enums, timestamp};
use crate::analysis::{Analysis, Article};
use crate::grpc::page::List;
use crate::grpc::pb;
use crate::store::{Page, Put, StoredArticle};
use crate::text::OffsetEncoding;

pub(in crate::grpc) fn ingest(put: Put) -> pb::IngestResponse {
    let analysis = &put.stored.analysis;
    pb::IngestResponse {
        article_id: put.stored.article.id.clone(),
        revision: put.stored.revision,
        outcome: enums::outcome(put.outcome).into(),
        quote_count: analysis.quotes.quotations.len() as u32,
        language: analysis.language.tag.clone(),
        language_supported: analysis.language.is_supported(),
        consistency_token: put.token,
    }
}

/// With text and blocks if it is to be `full`.
pub(in crate::grpc) fn get_article(
    stored: &StoredArticle,
    full: bool,
    encoding: OffsetEncoding,
) -> pb::GetArticleResponse {
    let view = View::new(&stored.article, &stored.analysis, stored.revision, encoding);
    let mut sent = article_without_text(&stored.article);
    let mut body_blocks = Vec::new();
    if full {
        sent.text = stored.article.text.to_string();
        body_blocks = blocks(&view, &stored.analysis);
    }
    pb::GetArticleResponse {
        article: Some(sent),
        revision: stored.revision,
        ingested_at: Some(timestamp(stored.ingested)),
        body_blocks,
        offset_encoding: enums::offset_encoding(encoding).into(),
    }
}

pub(in crate::grpc) fn list_articles(
    page: &Page<std::sync::Arc<StoredArticle>>,
    total: usize,
    list: List,
) -> pb::ListArticlesResponse {
    let last = page.items.last().filter(|_| page.more);
    let articles = page.items.iter();
    pb::ListArticlesResponse {
        articles: articles.map(|s| article_without_text(&s.article)).collect(),
        next_page_token: last.map_or_else(String::new, |s| list.token_after(&s.article.id)),
        total_size: u32::try_from(total).unwrap_or(u32::MAX),
    }
}

pub(super) fn blocks(view: &View<'_>, analysis: &Analysis) -> Vec<pb::BodyBlock> {
    let blocks = analysis.document.blocks().iter();
    let block = blocks.map(|block| pb::BodyBlock {
        kind: enums::block_kind(block.kind).into(),
        span: Some(view.span(block.span)),
    });
    block.collect()
}

fn article_without_text(article: &Article) -> pb::Article {
    pb::Article {
        article_id: article.id.clone(),
        publisher: article.publisher.clone(),
        url: article.url.clone(),
        title: article.title.clone(),
        text: String::new(),
        published_at: article.published.map(timestamp),
        language: article.language.clone(),
        content_type: pb::ContentType::PlainText.into(),
        labels: article.labels.clone().into_iter().collect(),
    }
}

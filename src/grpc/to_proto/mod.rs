//! Domain types to answers. Nothing here can fail.
//!
//! A [`View`] is an article as one answer shows it: spans in the unit the request asked for,
//! words cut from the stored text exactly as the span says.

mod article;
mod comparison;
mod enums;
mod quotes;
mod values;

pub(super) use article::{get_article, ingest, list_articles};
pub(super) use comparison::compare_sources;
pub(super) use quotes::{extract_quotes, search_quotes};
pub(super) use values::annotate;

use std::time::Instant;

use jiff::Timestamp;

use super::pb;
use crate::analysis::{Analysis, Article, MODEL_VERSION};
use crate::index::Related;
use crate::service::Reading;
use crate::text::{OffsetConverter, OffsetEncoding, Span};

/// An article as one answer shows it.
struct View<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
    /// 0 for an inline article.
    revision: u32,
    converter: OffsetConverter<'a>,
}

impl<'a> View<'a> {
    fn new(
        article: &'a Article,
        analysis: &'a Analysis,
        revision: u32,
        encoding: OffsetEncoding,
    ) -> Self {
        Self {
            article,
            analysis,
            revision,
            converter: OffsetConverter::new(&article.text, encoding),
        }
    }

    fn span(&self, span: Span) -> pb::Span {
        let (start, end) = self.converter.convert(span);
        pb::Span { start, end }
    }

    fn spans(&self, spans: &[Span]) -> Vec<pb::Span> {
        spans.iter().map(|span| self.span(*span)).collect()
    }

    /// The words that a span covers, verbatim.
    fn words(&self, span: Span) -> &'a str {
        &self.article.text[span.range()]
    }
}

pub(super) fn find_related(related: Vec<Related>, started: Instant) -> pb::FindRelatedResponse {
    let article = |related: Related| pb::RelatedArticle {
        article_id: related.id.to_string(),
        similarity: related.similarity,
        shared_entities: related.shared_entities,
    };
    pb::FindRelatedResponse {
        related: related.into_iter().map(article).collect(),
        info: info(started),
    }
}

/// The text that spans index where the caller sent a page, else nothing.
fn extracted(reading: &Reading) -> String {
    reading.extracted().unwrap_or_default().to_owned()
}

/// The versions that made an answer, and the time since `started`.
fn info(started: Instant) -> Option<pb::AnalysisInfo> {
    Some(pb::AnalysisInfo {
        engine_version: env!("CARGO_PKG_VERSION").to_owned(),
        model_version: MODEL_VERSION.to_owned(),
        elapsed: started.elapsed().try_into().ok(),
    })
}

fn timestamp(time: Timestamp) -> prost_types::Timestamp {
    let nanoseconds = time.as_nanosecond();
    prost_types::Timestamp {
        seconds: nanoseconds.div_euclid(1_000_000_000) as i64,
        nanos: nanoseconds.rem_euclid(1_000_000_000) as i32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nanoseconds_of_a_timestamp_are_never_negative() {
        let time = Timestamp::new(-1, 250_000_000).expect("in range");
        let sent = timestamp(time);
        assert_eq!((sent.seconds, sent.nanos), (-1, 250_000_000));
    }
}

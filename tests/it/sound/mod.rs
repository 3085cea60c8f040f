//! What must hold whatever comes in.
//!
//! Each function takes any bytes and panics if an answer is not sound. Three callers share them:
//! the tests over random texts (`properties.rs`), the test over the seeds of the fuzz targets
//! (`seeds.rs`), and the fuzz targets themselves, which take this folder in by its path. So
//! nothing here may name a module of the tests.

pub(crate) mod analysis;
mod articles;
pub(crate) mod comparison;
pub(crate) mod document;
mod page;
mod request;

pub(crate) use page::page;
pub(crate) use request::request;

use parallax::analysis::{Analysis, Article, analyse};
use parallax::compare::{Source, compare};
use parallax::text::Document;

/// How long a repeated text gets that is only divided, in bytes.
const LONG: usize = 4 * 1024;

/// Any bytes as a text: its blocks, sentences and tokens are exact. Some texts are also read
/// repeated, so that what is not linear runs into the time limit.
pub(crate) fn tokeniser(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    document::check(&Document::plain(&text));
    if data.first().is_some_and(|first| first % 64 == 0) {
        document::check(&Document::plain(&text.repeat(LONG / text.len())));
    }
}

/// Any bytes as a page.
pub(crate) fn html(data: &[u8]) {
    page(&String::from_utf8_lossy(data));
}

/// Any bytes as one to three articles ([`articles::read`]): each has an analysis, and together
/// they can be compared, with spans that cut their texts.
pub(crate) fn analyser(data: &[u8]) {
    let articles = articles::read(&String::from_utf8_lossy(data));
    let analyses: Vec<Analysis> = articles.iter().map(analyse).collect();
    analyses.iter().for_each(analysis::check);
    if articles.len() > 1 {
        compared(&articles, &analyses);
    }
}

fn compared(articles: &[Article], analyses: &[Analysis]) {
    let pairs = articles.iter().zip(analyses);
    let source = |(article, analysis)| Source {
        article,
        analysis,
        revision: 0,
    };
    let sources: Vec<Source<'_>> = pairs.map(source).collect();
    comparison::check(&compare(&sources, &|| false), &sources);
}

//! One article and everything its words tell.
//!
//! [`analyse`] runs the stages in order: text, language, values, mentions, quotations.
//! An [`Article`] is given and kept; an [`Analysis`] is derived from it and from nothing
//! else, so it can always be made again.

mod article;
mod language;

pub use article::Article;
pub use language::{Language, is_language_tag};

use jiff::tz::TimeZone;

use crate::mentions::{self, Mentions};
use crate::quotes::{self, Quotations};
use crate::text::Document;
use crate::values::{self, Values};

/// The version of the rules and weights that make an [`Analysis`].
pub const MODEL_VERSION: &str = "tagger-2";

/// What the words of one article tell.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The text divided into blocks, sentences and tokens.
    pub document: Document,
    /// The language of the text.
    pub language: Language,
    /// Numbers and times.
    pub values: Values,
    /// Who and what is named.
    pub mentions: Mentions,
    /// Who says what.
    pub quotes: Quotations,
}

/// Loads the word lists and weights that every analysis needs, which else the first one does.
pub fn prepare() {
    analyse(&Article {
        language: "en".to_owned(),
        ..Article::new("“It rained on 1 May,” said Ann Lee.")
    });
}

/// Analyses an article. Never fails: every text has an analysis, if only an empty one.
///
/// ```
/// use parallax::analysis::{Article, analyse};
/// let article = Article::new("“We won,” said Ann Lee.");
/// assert_eq!(analyse(&article).document.sentences().len(), 1);
/// ```
pub fn analyse(article: &Article) -> Analysis {
    let document = Document::parse(article.text.clone());
    let language = Language::of(&article.language, document.text());
    let published = article
        .published
        .map(|time| TimeZone::UTC.to_datetime(time));
    let values = values::find(&document, published);
    let mentions = mentions::find(&document);
    let quotes = quotes::extract(&document, &mentions, language.is_supported());
    Analysis {
        document,
        language,
        values,
        mentions,
        quotes,
    }
}

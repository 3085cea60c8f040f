//! One article and everything its words tell.
//!
//! [`analyse`] runs the stages in order: text, language, values, mentions, quotations.
//! An [`Article`] is given and kept; an [`Analysis`] is derived from it and from nothing
//! else, so it can always be made again.

mod article;
mod language;
mod stage;

pub use article::Article;
pub use language::{Language, is_language_tag};
pub use stage::Stage;

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
    let all = analyse_watched(article, &mut |_| true);
    all.expect("nobody says to stop")
}

/// Analyses an article as [`analyse`] does, and tells `watch` of each stage as it begins. Stops
/// there if `watch` says false: then there is no analysis.
pub fn analyse_watched(
    article: &Article,
    watch: &mut dyn FnMut(Stage) -> bool,
) -> Option<Analysis> {
    let mut begin = |stage| watch(stage).then_some(());
    begin(Stage::Text)?;
    let document = Document::parse(article.text.clone());
    begin(Stage::Language)?;
    let language = Language::of(&article.language, document.text());
    begin(Stage::Values)?;
    let published = article
        .published
        .map(|time| TimeZone::UTC.to_datetime(time));
    let values = values::find(&document, published);
    begin(Stage::Mentions)?;
    let mentions = mentions::find(&document);
    begin(Stage::Quotes)?;
    let quotes = quotes::extract(&document, &mentions, language.is_supported());
    Some(Analysis {
        document,
        language,
        values,
        mentions,
        quotes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of an analysis that may begin so many stages.
    fn told(most: usize) -> (Vec<Stage>, bool) {
        let mut told = Vec::new();
        let article = Article::new("“We won,” said Ann Lee.");
        let analysis = analyse_watched(&article, &mut |stage| {
            told.push(stage);
            told.len() < most
        });
        (told, analysis.is_some())
    }

    #[test]
    fn an_analysis_stops_where_it_is_told_to() {
        for most in 1..=Stage::ALL.len() {
            assert_eq!(told(most), (Stage::ALL[..most].to_vec(), false));
        }
        assert_eq!(told(usize::MAX), (Stage::ALL.to_vec(), true));
    }
}

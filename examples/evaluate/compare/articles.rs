//! Texts as articles that are compared.

use jiff::Timestamp;
use parallax::analysis::{Analysis, Article, analyse};
use parallax::compare::{self, Comparison, Discrepancy, Relation, Source};

/// An article with its analysis.
pub(super) struct Analysed {
    article: Article,
    pub(super) analysis: Analysis,
}

impl Analysed {
    /// Analyses an article.
    pub(super) fn new(article: Article) -> Self {
        let analysis = analyse(&article);
        Self { article, analysis }
    }

    /// A text with the day of its publication, "2024-03-14", if that is known.
    pub(super) fn of_text(text: &str, day: &str) -> Self {
        Self::new(Article {
            published: noon(day),
            ..Article::new(text)
        })
    }

    fn source(&self) -> Source<'_> {
        Source {
            article: &self.article,
            analysis: &self.analysis,
            revision: 0,
        }
    }
}

/// Noon of a day such as "2024-03-14", in UTC.
pub(super) fn noon(day: &str) -> Option<Timestamp> {
    let day = day.get(..10)?;
    format!("{day}T12:00:00Z").parse().ok()
}

/// Articles as the engine takes them.
pub(super) fn sources<'a>(articles: &[&'a Analysed]) -> Vec<Source<'a>> {
    articles.iter().map(|article| article.source()).collect()
}

/// What the articles say alike, differently, or alone.
pub(super) fn compared(articles: &[Analysed]) -> Comparison {
    let sources: Vec<Source<'_>> = articles.iter().map(Analysed::source).collect();
    compare::compare(&sources, &|| false)
}

/// What differs between texts, omissions left out.
pub(super) fn differences(texts: [&str; 2]) -> Vec<Discrepancy> {
    let articles = texts.map(|text| Analysed::of_text(text, ""));
    let mut found = compared(&articles).discrepancies;
    found.retain(|d| d.relation != Relation::Omission);
    found
}

/// Kind, relation, words and confidence of each discrepancy between texts.
pub(super) fn show(found: &[Discrepancy], texts: [&str; 2]) -> String {
    let one = |d: &Discrepancy| {
        let evidence = d.sides.iter().flat_map(|side| &side.evidence);
        let words = evidence.map(|e| &texts[e.source][e.span.range()]);
        let words = words.collect::<Vec<_>>().join(" | ");
        format!(
            "{:?} {:?} [{words}] {:.2}",
            d.kind, d.relation, d.confidence
        )
    };
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}

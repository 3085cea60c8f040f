//! What must hold of a comparison.

use parallax::compare::{Comparison, Evidence, Source};

use super::document::exact;

/// Checks that every finding names sources that there are and words that stand in them.
pub(crate) fn check(comparison: &Comparison, sources: &[Source<'_>]) {
    assert_eq!(comparison.origins.len(), sources.len());
    let sides = comparison.discrepancies.iter().flat_map(|d| &d.sides);
    let different = sides.flat_map(|side| &side.evidence);
    let agreed = comparison.agreements.iter().flat_map(|a| &a.evidence);
    let covered = comparison.coverage.iter().flat_map(|c| &c.evidence);
    for piece in different.chain(agreed).chain(covered) {
        evidence(piece, sources);
    }
    for discrepancy in &comparison.discrepancies {
        assert!(
            (0.0..=1.0).contains(&discrepancy.confidence),
            "{discrepancy:?}"
        );
        assert!(!discrepancy.sides.is_empty() && !discrepancy.summary.is_empty());
    }
    let mut missing = comparison.coverage.iter().flat_map(|c| &c.missing);
    assert!(missing.all(|source| *source < sources.len()));
    clusters(comparison, sources);
}

fn evidence(piece: &Evidence, sources: &[Source<'_>]) {
    let text = &sources[piece.source].article.text;
    exact(text, piece.span);
    exact(text, piece.sentence);
}

fn clusters(comparison: &Comparison, sources: &[Source<'_>]) {
    for member in comparison.clusters.iter().flat_map(|c| &c.members) {
        let source = &sources[member.source];
        let quotes = &source.analysis.quotes;
        assert!(member.quotation < quotes.quotations.len());
        exact(&source.article.text, member.span);
        for span in member.content(quotes) {
            exact(&source.article.text, span);
        }
    }
}

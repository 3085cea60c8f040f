//! Neighbours in each other's place.

use parallax::text::{BlockKind, Sentence, Span};
use parallax::values::Anchoring;

use super::super::Subject;
use super::Edit;

/// Words that point back to the sentence before. Origin: our own list.
const POINTING: [&str; 36] = [
    "he",
    "she",
    "it",
    "they",
    "him",
    "her",
    "his",
    "their",
    "its",
    "them",
    "this",
    "that",
    "these",
    "those",
    "but",
    "and",
    "so",
    "then",
    "later",
    "however",
    "also",
    "both",
    "another",
    "others",
    "other",
    "meanwhile",
    "instead",
    "yet",
    "still",
    "such",
    "there",
    "one",
    "i",
    "we",
    "you",
    "who",
];

/// Two plain sentences in a row, of which neither points to the other, exchanged.
pub(super) fn sentences(subject: &Subject) -> Vec<Vec<Edit>> {
    let plain: Vec<&Sentence> = subject.plain().collect();
    let pairs = plain.windows(2).filter(|pair| {
        let adjacent = pair[0].block == pair[1].block && pair[0].tokens.end == pair[1].tokens.start;
        adjacent && pair.iter().all(|s| stands_alone(subject, s.span))
    });
    pairs
        .map(|pair| exchanged(subject, pair[0].span, pair[1].span))
        .collect()
}

/// Two paragraphs in a row, of which neither points to the other, exchanged.
pub(super) fn paragraphs(subject: &Subject) -> Vec<Vec<Edit>> {
    let doc = subject.doc();
    let pairs = doc.blocks().windows(2).filter(|pair| {
        let mut spans = pair.iter().map(|b| b.span);
        let text = pair.iter().all(|b| b.kind == BlockKind::Paragraph);
        text && spans
            .all(|s| stands_alone(subject, s) && subject.slice(s).ends_with(['.', '”', '"']))
    });
    pairs
        .map(|pair| exchanged(subject, pair[0].span, pair[1].span))
        .collect()
}

fn exchanged(subject: &Subject, a: Span, b: Span) -> Vec<Edit> {
    let text = |span| subject.slice(span).to_owned();
    vec![Edit::new(a, text(b)), Edit::new(b, text(a))]
}

/// Whether nothing in a span points outside it: no pronoun, no time counted from another one, no
/// name that is introduced there, no dateline.
fn stands_alone(subject: &Subject, span: Span) -> bool {
    let doc = subject.doc();
    let analysis = subject.analysis();
    let tokens = doc.tokens()[doc.tokens_in(span)].iter();
    let points = tokens
        .into_iter()
        .any(|&t| POINTING.contains(&&*doc.folded(t)));
    let counted = analysis.values.times.iter().any(|t| {
        span.overlaps(t.span) && matches!(t.anchoring, Anchoring::Context | Anchoring::Dateline)
    });
    let introduced = analysis
        .mentions
        .entities
        .iter()
        .any(|e| e.mentions.len() > 1 && span.contains(e.mentions[0]));
    let dateline = subject.slice(span).contains(['—', '(', '–']);
    !points && !counted && !introduced && !dateline
}

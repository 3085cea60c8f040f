//! One plain sentence for everything that is found.

use std::collections::HashSet;

use super::Point;
use crate::compare::statements::speakers::same_person;
use crate::compare::{DiscrepancyKind, Evidence, Relation, Source};

/// Letters of a text that are repeated in a summary.
const MOST_LETTERS: usize = 120;

/// Sides that are repeated in a summary.
const MOST_SIDES: usize = 3;

/// What differs, with each side's sources and words: "Numbers differ: A has “12 people”, B “15 people”."
pub(super) fn of(
    kind: DiscrepancyKind,
    relation: Relation,
    points: &[Point],
    sources: &[Source<'_>],
) -> String {
    let told_apart = told_apart(points);
    let shown = points.iter().take(MOST_SIDES);
    let mut sides: Vec<String> = shown
        .map(|point| side(point, told_apart, sources))
        .collect();
    if points.len() > MOST_SIDES {
        sides.push(format!("and {} more", points.len() - MOST_SIDES));
    }
    let what = topic(kind, relation);
    format!("{what}: {}.", sides.join("; "))
}

fn topic(kind: DiscrepancyKind, relation: Relation) -> &'static str {
    match (kind, relation) {
        (_, Relation::Omission) => "Found in one source only",
        (DiscrepancyKind::Number, Relation::Update) => "The number was updated",
        (DiscrepancyKind::DateTime, Relation::Update) => "The time was updated",
        (DiscrepancyKind::EventStatus, Relation::Update) => {
            "What was planned has since been reported as done"
        }
        (_, Relation::Update) => "It was changed in the later report",
        (DiscrepancyKind::DateTime, Relation::Granularity) => "One gives the time more exactly",
        (DiscrepancyKind::QuoteWording, Relation::Granularity) => {
            "A quotation differs in small words"
        }
        (DiscrepancyKind::QuoteWording, _) => "A quotation has different words",
        (DiscrepancyKind::QuoteAttribution, _) => "The same words are given to different speakers",
        (DiscrepancyKind::Number, _) => "The numbers differ",
        (DiscrepancyKind::DateTime, _) => "The times differ",
        (DiscrepancyKind::Place, _) => "The places differ",
        (DiscrepancyKind::Participant, _) => "Those involved differ",
        (DiscrepancyKind::Polarity, _) => "One says so and the other says the opposite",
        (DiscrepancyKind::Certainty, _) => "One is surer than the other",
        (DiscrepancyKind::EventStatus, _) => "One has it done and the other still to come",
        (DiscrepancyKind::Precedent, _) => "They differ on whether it is the first of its kind",
        (DiscrepancyKind::Coverage, _) => "Only some report it",
    }
}

/// Whether the phrases of the sides tell them apart; "on Tuesday" of two weeks does not.
fn told_apart(points: &[Point]) -> bool {
    let phrases: HashSet<&str> = points.iter().map(|p| p.phrase.as_str()).collect();
    phrases.len() == points.len() && !phrases.contains("")
}

fn side(point: &Point, told_apart: bool, sources: &[Source<'_>]) -> String {
    let Some(first) = point.evidence.first() else {
        return point.label.clone();
    };
    let words = if told_apart {
        format!("“{}”", point.phrase)
    } else {
        quoted(sources, first)
    };
    let has = if articles(&point.evidence).len() > 1 {
        "have"
    } else {
        "has"
    };
    let speaker = voice(&point.evidence);
    let speaker = speaker.map_or_else(String::new, |name| format!(", in the words of {name},"));
    format!("{}{speaker} {has} {words}", names(&point.evidence, sources))
}

/// The named speaker whose words a side reports, if all its articles report the same one's.
fn voice(evidence: &[Evidence]) -> Option<&str> {
    let name = evidence.first()?.attributed_to.as_str();
    let named = !name.is_empty() && !name.starts_with(char::is_lowercase);
    let shared = evidence
        .iter()
        .all(|e| !e.attributed_to.is_empty() && same_person(&e.attributed_to, name));
    (named && shared).then_some(name)
}

/// Who says it: "A", "A and B", "A, B and 3 others".
pub(in crate::compare) fn names(evidence: &[Evidence], sources: &[Source<'_>]) -> String {
    let name = |s: &usize| name(&sources[*s]);
    match articles(evidence).as_slice() {
        [] => String::new(),
        [one] => name(one),
        [one, two] => format!("{} and {}", name(one), name(two)),
        [one, two, rest @ ..] => format!("{}, {} and {} more", name(one), name(two), rest.len()),
    }
}

/// The articles of some evidence, each once.
fn articles(evidence: &[Evidence]) -> Vec<usize> {
    let mut articles: Vec<usize> = evidence.iter().map(|e| e.source).collect();
    articles.dedup();
    articles
}

/// The publisher, or else the article's id.
fn name(source: &Source<'_>) -> String {
    let article = source.article;
    let known = [&article.publisher, &article.id]
        .into_iter()
        .find(|s| !s.is_empty());
    known.map_or_else(|| "one source".to_owned(), String::clone)
}

/// The words of a piece of evidence in quotation marks, cut if they are many.
pub(in crate::compare) fn quoted(sources: &[Source<'_>], evidence: &Evidence) -> String {
    let doc = &sources[evidence.source].analysis.document;
    let words: Vec<&str> = doc.slice(evidence.span).split_whitespace().collect();
    let text = words.join(" ");
    match text.char_indices().nth(MOST_LETTERS) {
        Some((cut, _)) => format!("“{} …”", text[..cut].trim_end()),
        None => format!("“{text}”"),
    }
}

//! The words of one utterance: quotations of it that differ in their words.

use std::ops::Range;

use super::cues::{Effect, cues_of};
use super::finding::{Finding, Point};
use super::likeness::Likeness;
use super::quotes::Cluster;
use super::terms::stem;
use super::utterance::Utterance;
use super::wording::inner_edits;
use super::{
    DiscrepancyKind, Edit, Evidence, QuoteRelation, Relation, Severity, SideValue, Source, reasons,
    terms,
};
use crate::text::Span;

/// Reports the versions of the utterance `cluster` whose words were changed.
///
/// A version that is only shorter, or leaves a passage out, is no discrepancy: every article
/// quotes in part. Nor are
/// words outside quotation marks, which nobody claims to repeat.
pub(super) fn find(sources: &[Source<'_>], cluster: &Cluster<'_>, findings: &mut Vec<Finding>) {
    let altered = |(_, l): &&(&Utterance<'_>, Likeness)| l.relation == QuoteRelation::Altered;
    for (other, likeness) in cluster.others.iter().filter(altered) {
        let (x, y) = likeness.parts.clone();
        let mut quoted = cluster.first.words[x.clone()]
            .iter()
            .chain(&other.words[y.clone()]);
        if quoted.any(|w| !w.marked) {
            continue;
        }
        let mut edits = inner_edits(&cluster.first.words[x], &other.words[y]);
        edits.retain(|edit| !leaves_out(edit));
        if !edits.is_empty() {
            findings.push(finding(sources, (cluster.first, other), likeness, edits));
        }
    }
}

fn finding(
    sources: &[Source<'_>],
    (a, b): (&Utterance<'_>, &Utterance<'_>),
    likeness: &Likeness,
    edits: Vec<Edit>,
) -> Finding {
    let telling = edits.iter().any(carries_meaning);
    let point = |u: &Utterance<'_>, part: &Range<usize>, edits: Vec<Edit>| Point {
        value: SideValue::Wording(edits),
        label: u.words[part.clone()]
            .iter()
            .map(|w| &*w.form)
            .collect::<Vec<_>>()
            .join(" "),
        phrase: String::new(),
        evidence: vec![evidence(sources, u, part)],
    };
    Finding {
        kind: DiscrepancyKind::QuoteWording,
        relation: if telling {
            Relation::Tension
        } else {
            Relation::Granularity
        },
        severity: if telling {
            Severity::Medium
        } else {
            Severity::Low
        },
        confidence: (0.3 + 0.6 * likeness.score).min(0.95),
        reasons: vec![
            reasons::SAME_UTTERANCE,
            if telling {
                reasons::CHANGED_WORDS
            } else {
                reasons::CHANGED_FORM
            },
        ],
        points: vec![
            point(a, &likeness.parts.0, Vec::new()),
            point(b, &likeness.parts.1, edits),
        ],
    }
}

/// Words in a row that are a passage of their own.
const PASSAGE: usize = 6;

/// Whether an edit only leaves a passage out.
fn leaves_out(edit: &Edit) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    let (before, after) = (words(&edit.before), words(&edit.after));
    before.min(after) == 0 && before.max(after) >= PASSAGE
}

/// Whether an edit changes a content word to another, or a negation.
fn carries_meaning(edit: &Edit) -> bool {
    let telling = |text: &str| {
        let words = text
            .split(' ')
            .filter(|w| terms::is_content(w) || w.starts_with(char::is_numeric) || negates(w));
        words
            .map(|w| {
                if negates(w) {
                    "not".to_owned()
                } else {
                    stem(w).into_owned()
                }
            })
            .collect::<Vec<_>>()
    };
    telling(&edit.before) != telling(&edit.after)
}

/// Whether a folded word negates: "nobody" stands for "no one".
fn negates(word: &str) -> bool {
    cues_of(word)
        .iter()
        .any(|cue| cue.effect == Effect::Negates)
}

/// The words `part` of an utterance as evidence.
pub(super) fn evidence(
    sources: &[Source<'_>],
    utterance: &Utterance<'_>,
    part: &Range<usize>,
) -> Evidence {
    let doc = &sources[utterance.source].analysis.document;
    let span = utterance.hull(part);
    let ends = [span.start, span.end.saturating_sub(1)].map(|at| doc.sentence_at(at));
    let sentences = ends.into_iter().flatten().map(|i| doc.sentences()[i].span);
    Evidence {
        source: utterance.source,
        span,
        sentence: sentences.fold(span, Span::cover),
        attributed_to: utterance
            .speaker
            .map_or_else(String::new, |s| s.name.clone()),
    }
}

//! One change in nearly equal statements: a word that excludes the one in its place, a negation
//! put in, two parties that have changed places.
//!
//! Other finders compare values and stances wherever they stand. This one looks at statements
//! that are nearly the same, word by word, and reports the words that were changed and nothing
//! else. What was changed without its sense being known is left unsaid.

mod diff;
mod exchanged_values;
mod inserted;
mod renamed;
mod replaced_words;
mod swapped;
mod words;

use std::ops::Range;

use super::align::Pair;
use super::claim::Statement;
use super::finding::{Finding, Point, View};
use super::{DiscrepancyKind, Relation, Severity, SideValue, reasons};
use crate::mentions::EntityKind;
use diff::Diff;
pub(super) use words::excluded;

/// Statements less alike are no versions of each other.
const MIN_SCORE: f32 = 0.5;
/// The share of the words that may be changed.
const MOST_CHANGED: f32 = 0.5;

/// What was changed: words of the first statement, and those in their place.
#[derive(Clone, Debug, PartialEq)]
struct Change {
    kind: DiscrepancyKind,
    a: Range<usize>,
    b: Range<usize>,
}

/// The finders of changes; the first that reports some words has found what was changed there.
static FINDERS: [fn(&Diff<'_>) -> Vec<Change>; 4] = [
    renamed::find,
    replaced_words::find,
    inserted::find,
    swapped::find,
];

/// Reports the changes between the statements of `pair` that no other finder has reported.
pub(super) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    if pair.score < MIN_SCORE {
        return;
    }
    let diff = Diff::of(&view.statements[pair.a], &view.statements[pair.b]);
    if diff.changed() > MOST_CHANGED {
        return;
    }
    let times = exchanged_values::times(&diff, pair.score).into_iter();
    let changes = times.chain(FINDERS.iter().flat_map(|find| find(&diff)));
    let found: Vec<Finding> = exchanged_values::numbers(view, &diff, pair.score)
        .into_iter()
        .chain(changes.map(|change| finding(view, pair, &diff, &change)))
        .collect();
    for finding in found {
        if !findings.iter().any(|known| is_same(known, &finding)) {
            findings.push(finding);
        }
    }
}

/// Whether the words of both sides of two findings touch.
fn is_same(known: &Finding, new: &Finding) -> bool {
    let touches = |point: &Point| {
        let mut evidence = known.points.iter().flat_map(|p| &p.evidence);
        evidence.any(|e| {
            let mut own = point.evidence.iter();
            own.any(|o| o.source == e.source && o.span.overlaps(e.span))
        })
    };
    new.points.iter().all(touches)
}

fn finding(view: &View<'_>, pair: &Pair, diff: &Diff<'_>, change: &Change) -> Finding {
    let points = vec![
        point(view, (diff.a, &change.a), diff.b, change.kind),
        point(view, (diff.b, &change.b), diff.a, change.kind),
    ];
    let voices = view.voices_differ(&points[0], &points[1]);
    let (a, b) = (diff.a, diff.b);
    let days = view.is_earlier_day(a, b) || view.is_earlier_day(b, a);
    let mut reasons = vec![reasons::SAME_STATEMENT, reasons::OTHER_WORD];
    reasons.extend(voices.then_some(reasons::DIFFERENT_VOICES));
    Finding {
        kind: change.kind,
        // What was so yesterday may have changed since.
        relation: if voices || days {
            Relation::Tension
        } else {
            Relation::Contradiction
        },
        severity: severity(change.kind),
        confidence: (0.35 + 0.55 * pair.score).min(0.9),
        reasons,
        points,
    }
}

fn severity(kind: DiscrepancyKind) -> Severity {
    match kind {
        DiscrepancyKind::Polarity | DiscrepancyKind::Participant => Severity::High,
        _ => Severity::Medium,
    }
}

fn point(
    view: &View<'_>,
    (s, words): (&Statement, &Range<usize>),
    other: &Statement,
    kind: DiscrepancyKind,
) -> Point {
    let text = view.text(s, words);
    let label = crate::text::fold(&text).into_owned();
    view.point((s, words), other, value(kind, text), label)
}

/// The words as the value of a side: who, what or where they name. Other words have no value.
fn value(kind: DiscrepancyKind, words: String) -> SideValue {
    let kind = match kind {
        DiscrepancyKind::Place => EntityKind::Place,
        DiscrepancyKind::Participant => EntityKind::Other,
        _ => return SideValue::None,
    };
    SideValue::Name { name: words, kind }
}

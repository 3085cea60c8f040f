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

use crate::compare::alignment::align::{NEARLY_EQUAL, Pair};
use crate::compare::findings::{Finding, Point, View};
use crate::compare::statements::claim::Statement;
use crate::compare::{DiscrepancyKind, Relation, Severity, SideValue, reasons};
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
    /// The slot in which it shows.
    kind: DiscrepancyKind,
    /// What was done, a code of [`reasons`].
    reason: &'static str,
    /// Words of the first statement.
    a: Range<usize>,
    /// Words of the other.
    b: Range<usize>,
}

/// The finders of changes of words; what the first reports of some words is kept.
static FINDERS: [fn(&Diff<'_>) -> Vec<Change>; 3] =
    [replaced_words::find, inserted::find, swapped::find];

/// Reports the changes between the statements of `pair` that no other finder has reported.
pub(super) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    if pair.score < MIN_SCORE {
        return;
    }
    let diff = Diff::of(&view.statements[pair.a], &view.statements[pair.b]);
    if diff.changed() > MOST_CHANGED {
        return;
    }
    let of = |change: Change| finding(view, pair, &diff, &change);
    let named = pair.score >= NEARLY_EQUAL || diff.gaps.len() == 1;
    let names = renamed::find(&diff).into_iter().filter(|_| named);
    let names: Vec<Finding> = names.map(of).collect();
    let times = exchanged_values::times(&diff, pair.score);
    let mut values = exchanged_values::numbers(view, &diff, pair.score);
    values.extend(times.into_iter().map(of));
    let words = FINDERS.iter().flat_map(|find| find(&diff)).map(of);
    // Other numbers of other names: a look-alike event.
    let same_event = names.is_empty() || values.is_empty();
    let of_names = names.into_iter().chain(values).filter(|_| same_event);
    for finding in of_names.chain(words) {
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
    let (a, b) = (diff.a, diff.b);
    let points = vec![
        point(view, (a, &change.a), b, change),
        point(view, (b, &change.b), a, change),
    ];
    let voices = view.voices_differ(&points[0], &points[1]);
    let mut reasons = vec![reasons::SAME_STATEMENT, change.reason];
    reasons.extend(voices.then_some(reasons::DIFFERENT_VOICES));
    // What was so yesterday may have changed since.
    let days = view.is_earlier_day(a, b) || view.is_earlier_day(b, a);
    let hedged = change.kind == DiscrepancyKind::Certainty;
    // Who only tells it may be another without a conflict.
    let tell =
        change.kind == DiscrepancyKind::Participant && a.says(&change.a) && b.says(&change.b);
    Finding {
        kind: change.kind,
        relation: if voices || days || hedged || tell {
            Relation::Tension
        } else {
            Relation::Contradiction
        },
        severity: match change.kind {
            DiscrepancyKind::Polarity | DiscrepancyKind::Participant => Severity::High,
            _ => Severity::Medium,
        },
        confidence: (0.35 + 0.55 * pair.score).min(0.9),
        reasons,
        points,
    }
}

fn point(
    view: &View<'_>,
    (s, words): (&Statement, &Range<usize>),
    other: &Statement,
    change: &Change,
) -> Point {
    let text = view.text(s, words);
    let label = crate::text::fold(&text).into_owned();
    let name = |kind| SideValue::Name {
        name: text.clone(),
        kind,
    };
    let value = match change.kind {
        DiscrepancyKind::Place => name(EntityKind::Place),
        DiscrepancyKind::Participant => name(EntityKind::Other),
        _ if change.reason != reasons::OTHER_WORD => stance(s, words),
        _ => SideValue::None,
    };
    view.point((s, words), other, value, label)
}

/// The stance to the last of some words.
fn stance(s: &Statement, words: &Range<usize>) -> SideValue {
    let stance = s.stances[words.end - 1];
    SideValue::Stance {
        polarity: stance.polarity,
        certainty: stance.certainty,
        status: stance.status,
    }
}

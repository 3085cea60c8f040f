//! A number or time put in the place of another one.

use std::ops::Range;

use super::Change;
use super::diff::{Diff, Gap};
use crate::compare::claim::{Placed, Statement};
use crate::compare::finding::{Finding, View};
use crate::compare::magnitude::comparable;
use crate::compare::{DiscrepancyKind, number, reasons};
use crate::values::relation::disjoint;
use crate::values::{Quantity, TimeExpression};

/// Reports the numbers of the gaps that cannot both be right; `score` says how alike the
/// statements are.
pub(super) fn numbers(view: &View<'_>, diff: &Diff<'_>, score: f32) -> Vec<Finding> {
    let pairs = diff.gaps.iter().filter_map(|gap| {
        let q = only(&diff.a.quantities, &gap.a)?;
        Some((q, only(&diff.b.quantities, &gap.b)?))
    });
    let apart = |(q, r): &(&Placed<Quantity>, &Placed<Quantity>)| {
        comparable(&q.item, &r.item) && disjoint(&q.item, &r.item)
    };
    let finding = |(q, r)| {
        let mut finding = number::finding(view, (diff.a, q), (diff.b, r), score);
        finding.reasons.push(reasons::SAME_STATEMENT);
        finding
    };
    pairs.filter(apart).map(finding).collect()
}

/// The times of the gaps that differ in their day or year and that no calendar has placed.
pub(super) fn times(diff: &Diff<'_>) -> Vec<Change> {
    let gaps = diff.gaps.iter();
    gaps.filter_map(|gap| time(diff, gap)).collect()
}

fn time(diff: &Diff<'_>, gap: &Gap) -> Option<Change> {
    let (t, u) = (only(&diff.a.times, &gap.a)?, only(&diff.b.times, &gap.b)?);
    let digits = |s: &Statement, words: &Range<usize>| match &s.words[words.clone()] {
        [word] => word.form.parse::<u32>().ok(),
        _ => None,
    };
    let (x, y) = (digits(diff.a, &gap.a)?, digits(diff.b, &gap.b)?);
    (x != y && is_open(t) && is_open(u)).then(|| Change {
        kind: DiscrepancyKind::DateTime,
        a: t.words.clone(),
        b: u.words.clone(),
    })
}

fn is_open(time: &Placed<TimeExpression>) -> bool {
    time.item.range.is_none()
}

/// The only item that touches a range of words.
fn only<'a, T>(items: &'a [Placed<T>], words: &Range<usize>) -> Option<&'a Placed<T>> {
    let touches = |p: &&Placed<T>| p.words.start < words.end && words.start < p.words.end;
    let mut touching = items.iter().filter(touches);
    touching.next().filter(|_| touching.next().is_none())
}

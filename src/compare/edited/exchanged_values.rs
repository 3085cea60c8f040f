//! A number or time put in the place of another one.
//!
//! Other finders hold values side by side wherever they stand, and so ask for disjoint values and
//! like surroundings. Here the place is the same, and in statements that are equal but for one
//! value any other value is a change, "at least 12" and "at least 15" too.

use std::ops::Range;

use super::Change;
use super::diff::Diff;
use crate::compare::alignment::align::NEARLY_EQUAL;
use crate::compare::findings::{Finding, View};
use crate::compare::slots::precedent;
use crate::compare::statements::claim::{Placed, Statement};
use crate::compare::statements::magnitude::comparable;
use crate::compare::values::number;
use crate::compare::{DiscrepancyKind, Relation, Severity, reasons};
use crate::values::relation::{disjoint, of_times, ratio, same_dimension};
use crate::values::{Bound, Quantity, TimeExpression, relation};

/// Numbers nearer than this, as a ratio, may be one number that was rounded.
const ROUNDED: f64 = 1.1;
/// Statements less alike are compared by the other finders only.
const MIN_SCORE: f32 = 0.6;

/// Reports the numbers that stand in the same place and differ; `score` says how alike the
/// statements are.
pub(super) fn numbers(view: &View<'_>, diff: &Diff<'_>, score: f32) -> Vec<Finding> {
    let pairs = pairs(diff, &diff.a.quantities, &diff.b.quantities);
    let finding = |(q, r): (&Placed<Quantity>, &Placed<Quantity>)| {
        let unit = score >= MIN_SCORE && other_unit(&q.item, &r.item);
        if !unit && !is_apart(diff, &q.item, &r.item, score) {
            return None;
        }
        let mut finding = number::finding(view, (diff.a, q), (diff.b, r), score);
        finding.reasons.push(reasons::SAME_STATEMENT);
        if unit {
            (finding.relation, finding.severity) = (Relation::Contradiction, Severity::Medium);
        }
        Some(finding)
    };
    pairs.into_iter().filter_map(finding).collect()
}

/// Whether two numbers are the same and measured in units that do not convert.
fn other_unit(q: &Quantity, r: &Quantity) -> bool {
    let units = !q.unit.is_empty() && !r.unit.is_empty();
    units && values(q) == values(r) && !same_dimension(q, r)
}

/// Whether no number is both, or some is but nothing else was changed in the statements.
fn is_apart(diff: &Diff<'_>, q: &Quantity, r: &Quantity, score: f32) -> bool {
    if !comparable(q, r) {
        return false;
    }
    let only = score >= NEARLY_EQUAL && diff.gaps.len() <= 1;
    let bounded = q.bound == r.bound && q.bound != Bound::Vague;
    let other = match q.bound {
        Bound::Exact => ratio(q, r) >= ROUNDED,
        _ if q.unit == r.unit => values(q) != values(r),
        _ => ratio(q, r) >= ROUNDED,
    };
    score >= MIN_SCORE && disjoint(q, r) || only && bounded && other
}

fn values(q: &Quantity) -> (f64, f64) {
    (q.low, q.high)
}

/// The times that stand in the same place and differ, each pair a change.
pub(super) fn times(diff: &Diff<'_>, score: f32) -> Vec<Change> {
    let change = |(t, u): (&Placed<TimeExpression>, &Placed<TimeExpression>)| {
        let first = |s, words: &Range<usize>| precedent::covers(s, words);
        let differ = differ(diff, t, u) && score >= MIN_SCORE;
        let change = differ && !first(diff.a, &t.words) && !first(diff.b, &u.words);
        change.then(|| Change {
            kind: DiscrepancyKind::DateTime,
            reason: reasons::OTHER_WORD,
            a: t.words.clone(),
            b: u.words.clone(),
        })
    };
    let pairs = pairs(diff, &diff.a.times, &diff.b.times);
    pairs.into_iter().filter_map(change).collect()
}

/// Whether two times differ by the calendar, or in a number where no calendar has placed them or
/// where they only bound something: "since 1987".
fn differ(diff: &Diff<'_>, t: &Placed<TimeExpression>, u: &Placed<TimeExpression>) -> bool {
    let forms = |s: &Statement, words: &Range<usize>| -> Vec<Box<str>> {
        s.words[words.clone()]
            .iter()
            .map(|w| w.form.clone())
            .collect()
    };
    if forms(diff.a, &t.words) == forms(diff.b, &u.words) {
        return false; // "that morning", which other words place
    }
    let placed = t.item.range.is_some() == u.item.range.is_some();
    let conflict = of_times(&t.item, &u.item) == Some(relation::Relation::Conflict);
    let (x, y) = (digits(diff.a, &t.words), digits(diff.b, &u.words));
    let other = x.len() == y.len() && !x.is_empty() && x != y;
    conflict || placed && other && t.item.granularity == u.item.granularity
}

/// The words of a range that begin with a digit.
fn digits<'a>(s: &'a Statement, words: &Range<usize>) -> Vec<&'a str> {
    let forms = s.words[words.clone()].iter().map(|w| &*w.form);
    forms
        .filter(|form| form.starts_with(|c: char| c.is_ascii_digit()))
        .collect()
}

/// The items of two statements that stand in the same place.
fn pairs<'a, T>(
    diff: &Diff<'_>,
    a: &'a [Placed<T>],
    b: &'a [Placed<T>],
) -> Vec<(&'a Placed<T>, &'a Placed<T>)> {
    let of = |x: &'a Placed<T>| {
        let same = |y: &&Placed<T>| diff.in_same_place(&x.words, &y.words);
        b.iter().find(same).map(|y| (x, y))
    };
    a.iter().filter_map(of).collect()
}

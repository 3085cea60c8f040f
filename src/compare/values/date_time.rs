//! When: times of the same statement that share no moment, or of which one is finer.

use std::ops::Range;

use super::brief::are_brief;
use super::exchanged::{Words, are_exchanged};
use crate::compare::alignment::align::{NEARLY_EQUAL, Pair};
use crate::compare::findings::{Finding, Point, View};
use crate::compare::slots::precedent;
use crate::compare::statements::act::hang_on_one;
use crate::compare::statements::claim::{Placed, Statement};
use crate::compare::statements::context::{overlap, same_clause_matter};
use crate::compare::{DiscrepancyKind, Relation, Severity, SideValue, reasons};
use crate::values::relation::of_times;
use crate::values::{self, Anchoring, Granularity, TimeBound, TimeExpression, TimeRange};

/// The words around two times of one event are at least so alike.
const SAME_EVENT: f32 = 0.32;
/// The same for times that share no moment and are years, or not equally fine: texts name
/// many of those.
const COARSE: f32 = 0.42;
/// Terms that the words around them share at least.
const SHARED: usize = 2;
/// Words before and after a time that are shown with it.
const SHOWN: usize = 5;

/// Reports the times of `pair` that cannot both be right, or of which one is much finer.
pub(in crate::compare) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    if pair.score < NEARLY_EQUAL && are_brief(view, pair) {
        return; // Which `brief` compares.
    }
    let (a, b) = (&view.statements[pair.a], &view.statements[pair.b]);
    for t in unmatched(&a.times, (a, b)) {
        for u in unmatched(&b.times, (b, a)) {
            let (Some(x), Some(y)) = (t.item.range, u.item.range) else {
                continue;
            };
            let exchanged = are_exchanged(pair, (a, &t.words), (b, &u.words));
            let relation = relation(&t.item, &u.item, exchanged);
            let score = relation.and_then(|r| slot(view, pair, (a, t), (b, u), r));
            if let Some((relation, score)) = relation.zip(score) {
                findings.push(finding(view, (a, t, x), (b, u, y), relation, score));
            }
        }
    }
}

/// How alike the slots of two times are that relate as `relation` says, if they are one slot.
fn slot(
    view: &View<'_>,
    pair: &Pair,
    (a, t): (&Statement, &Placed<TimeExpression>),
    (b, u): (&Statement, &Placed<TimeExpression>),
    relation: Relation,
) -> Option<f32> {
    let places = ((a, &t.words), (b, &u.words));
    let exchanged = are_exchanged(pair, places.0, places.1);
    let grains = (t.item.granularity, u.item.granularity);
    let apart = relation == Relation::Contradiction;
    let other_clause = apart && !exchanged && !same_clause_matter(places.0, places.1);
    let guessed = [t, u]
        .iter()
        .any(|t| t.item.anchoring == Anchoring::Context);
    let guess = apart && guessed && !exchanged;
    if are_precedents(places.0, places.1) || other_clause || guess {
        return None;
    }
    let coarse = grains.0 != grains.1 || grains.0 >= Granularity::Year;
    let least = if apart && coarse { COARSE } else { SAME_EVENT };
    if !exchanged && view.is_one_about_others(pair, &t.words, &u.words) {
        return None;
    }
    if apart && !exchanged && !hang_on_one(places.0, places.1) {
        return None;
    }
    let around = overlap(view.vocabulary, places.0, places.1);
    let same = exchanged || around.score >= least && around.shared >= SHARED;
    same.then_some((around.score + pair.score) / 2.0)
}

/// Whether both times only bound a "first of its kind", which [`precedent`] compares.
fn are_precedents(a: Words<'_>, b: Words<'_>) -> bool {
    precedent::covers(a.0, a.1) && precedent::covers(b.0, b.1)
}

/// A time of a statement, and when it is.
pub(super) type Timed<'a> = (&'a Statement, &'a Placed<TimeExpression>, TimeRange);

/// The times that the other statement does not also name, neither by value nor in the same
/// words: a story printed again days later still says "on Tuesday".
fn unmatched<'a>(
    times: &'a [Placed<TimeExpression>],
    (a, b): (&'a Statement, &'a Statement),
) -> impl Iterator<Item = &'a Placed<TimeExpression>> {
    let forms = |s: &'a Statement, t: &Placed<TimeExpression>| {
        s.words[t.words.clone()].iter().map(|w| &w.form)
    };
    times.iter().filter(move |t| {
        b.times
            .iter()
            .all(|u| t.item.range != u.item.range && !forms(a, t).eq(forms(b, u)))
    })
}

/// How two times of one event relate; nothing if they are compatible. An hour whose day is not
/// named is held against other such hours only: its day is a guess.
/// Where one stands in the place of the other, also "since 1988" and "since 1991" exclude each other.
fn relation(t: &TimeExpression, u: &TimeExpression, exchanged: bool) -> Option<Relation> {
    if t.names_day() != u.names_day() {
        return None;
    }
    let alike = t.bound == u.bound && t.granularity == u.granularity && t.bound != TimeBound::About;
    let certain = t.names_day() && t.alternative.is_none() && u.alternative.is_none();
    let other = exchanged && alike && certain;
    if other || of_times(t, u) == Some(values::relation::Relation::Conflict) {
        return Some(Relation::Contradiction);
    }
    let (fine, coarse) = (
        t.granularity.min(u.granularity),
        t.granularity.max(u.granularity),
    );
    let finer =
        fine <= Granularity::Day && (Granularity::Week..=Granularity::Month).contains(&coarse);
    finer.then_some(Relation::Granularity)
}

/// Two times as a finding; `score` says how alike their slots are.
pub(super) fn finding(
    view: &View<'_>,
    (a, t, x): Timed<'_>,
    (b, u, y): Timed<'_>,
    relation: Relation,
    score: f32,
) -> Finding {
    let finer = relation == Relation::Granularity;
    let settled = finer && is_settled(view, (a, t, x), (b, u, y));
    let point = |s: &Statement, t: &Placed<TimeExpression>, range: TimeRange, other: &Statement| {
        let value = SideValue::Time {
            range,
            granularity: t.item.granularity,
        };
        let label = format!("{} {}", range.start, range.end);
        Point {
            phrase: view.text(s, &t.words),
            ..view.point((s, &shown(s, &t.words)), other, value, label)
        }
    };
    Finding {
        kind: DiscrepancyKind::DateTime,
        relation: if settled { Relation::Update } else { relation },
        severity: if finer {
            Severity::Low
        } else {
            Severity::Medium
        },
        confidence: (0.4 + 0.5 * score).min(0.9),
        reasons: vec![
            reasons::SAME_STATEMENT,
            reasons::SAME_SLOT,
            if finer {
                reasons::FINER_TIME
            } else {
                reasons::DISJOINT_TIMES
            },
        ],
        points: vec![point(a, t, x, b), point(b, u, y, a)],
    }
}

/// Whether the later article settles a time that was still to come for the earlier one.
fn is_settled(view: &View<'_>, a: Timed<'_>, b: Timed<'_>) -> bool {
    let Some(earlier) = view.is_earlier(a.0, b.0) else {
        return false;
    };
    let (old, new) = if earlier { (a, b) } else { (b, a) };
    let day = view.published(old.0).map(|time| time.date());
    view.is_earlier_day(old.0, new.0)
        && new.1.item.granularity < old.1.item.granularity
        && day.is_some_and(|day| new.2.start.date() > day)
}

/// A time with the clause it stands in, as far as that is near.
fn shown(statement: &Statement, words: &Range<usize>) -> Range<usize> {
    statement.clause(words, SHOWN)
}

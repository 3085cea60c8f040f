//! How many or how much: numbers in the same slot that no number satisfies.

use super::align::{NEARLY_EQUAL, Pair};
use super::brief::is_brief;
use super::claim::{Placed, Statement};
use super::context::overlap;
use super::finding::{Finding, View};
use super::magnitude::{agrees, comparable};
use super::role::{Role, roles};
use super::terms::stem;
use super::{DiscrepancyKind, Relation, Severity, SideValue, reasons};
use crate::text::fold;
use crate::values::Quantity;
use crate::values::relation::{disjoint, interval, ratio};

/// The words around two numbers of one slot are at least so alike, when the same noun is counted.
const SAME_NOUN: f32 = 0.22;
/// The same, when one number counts nothing by name.
const NO_NOUN: f32 = 0.45;
/// Numbers that differ by a larger factor mostly measure different things.
const MOST_APART: f64 = 5.0;
/// Terms that the words around two numbers of one slot share at least.
const SHARED: usize = 2;

/// Words whose count only grows while an event is reported. Origin: our own list.
const GROWING: &str =
    "kill injure miss arrest infect evacuate displace destroy damage rescue vote case";
/// Words that say that a number has changed. Origin: our own list.
const CHANGED: &str =
    "rose risen climbed climbs rises jumped revised updated raised increased grew grown now latest";

/// Reports the numbers of `pair` that cannot both be right.
pub(super) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    let (a, b) = (&view.statements[pair.a], &view.statements[pair.b]);
    if [a, b]
        .iter()
        .all(|s| s.occurrences.iter().all(|o| is_brief(view, o.source)))
    {
        return;
    }
    let (left, right) = (roles(a), roles(b));
    for (i, q) in unmatched(&a.quantities, b) {
        let rivals = unmatched(&b.quantities, a)
            .filter(|(j, _)| can_meet(left[i].as_ref(), right[*j].as_ref()))
            .filter_map(|(_, r)| Some((slot(view, pair, (a, q), (b, r))?, r)));
        let best = rivals.max_by(|x, y| x.0.total_cmp(&y.0));
        let Some((score, r)) = best else { continue };
        // In nearly equal statements the numbers stand for each other, whatever else is said.
        let given = is_given_elsewhere(view, b, &q.item) || is_given_elsewhere(view, a, &r.item);
        if pair.score >= NEARLY_EQUAL || !given {
            let mut finding = finding(view, (a, q), (b, r), (score + pair.score) / 2.0);
            finding.reasons.push(reasons::SAME_STATEMENT);
            findings.push(finding);
        }
    }
}

/// The numbers for which the other statement has none that agrees, each with its place in the row.
fn unmatched<'a>(
    numbers: &'a [Placed<Quantity>],
    other: &'a Statement,
) -> impl Iterator<Item = (usize, &'a Placed<Quantity>)> {
    let agreed = |q: &Quantity| other.quantities.iter().any(|r| agrees(q, &r.item));
    numbers
        .iter()
        .enumerate()
        .filter(move |(_, q)| !agreed(&q.item))
}

/// Whether numbers of two roles can stand for each other: no killed for injured, no part for the
/// whole, and none that was given up.
fn can_meet(a: Option<&Role>, b: Option<&Role>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return ![a, b]
            .into_iter()
            .flatten()
            .any(|role| role.part || role.former);
    };
    a.name == b.name && a.part == b.part && !a.former && !b.former
}

/// How alike the slots of two numbers are, if they are the same slot with values that conflict.
fn slot(
    view: &View<'_>,
    pair: &Pair,
    (a, q): (&Statement, &Placed<Quantity>),
    (b, r): (&Statement, &Placed<Quantity>),
) -> Option<f32> {
    if !comparable(&q.item, &r.item) || !disjoint(&q.item, &r.item) {
        return None;
    }
    if ratio(&q.item, &r.item) > MOST_APART && pair.score < NEARLY_EQUAL {
        return None;
    }
    let around = overlap(view.vocabulary, (a, &q.words), (b, &r.words));
    let noun = !q.item.what.is_empty() && !r.item.what.is_empty() || !q.item.unit.is_empty();
    let least = if noun { SAME_NOUN } else { NO_NOUN };
    (around.score >= least && around.shared >= SHARED).then_some(around.score)
}

/// Whether an article that carries `statement` gives a number elsewhere that agrees with `q`.
fn is_given_elsewhere(view: &View<'_>, statement: &Statement, q: &Quantity) -> bool {
    let agrees = |r: &Placed<Quantity>| agrees(q, &r.item);
    statement.occurrences.iter().all(|o| {
        let carried = view.carried[o.source].iter();
        carried
            .flat_map(|&s| &view.statements[s].quantities)
            .any(agrees)
    })
}

/// The numbers `q` and `r` of two statements as a finding; `score` says how alike their slots are.
pub(super) fn finding(
    view: &View<'_>,
    (a, q): (&Statement, &Placed<Quantity>),
    (b, r): (&Statement, &Placed<Quantity>),
    score: f32,
) -> Finding {
    let mut reasons = vec![reasons::SAME_SLOT, reasons::DISJOINT_NUMBERS];
    if !q.item.what.is_empty() && !r.item.what.is_empty() {
        reasons.push(reasons::SAME_NOUN);
    }
    let update = update(view, (a, q), (b, r));
    reasons.extend(update);
    let point = |(s, n): (&Statement, &Placed<Quantity>), other: &Statement| {
        let value = SideValue::Quantity(n.item.clone());
        view.point((s, &with_noun(s, n)), other, value, label(&n.item))
    };
    Finding {
        kind: DiscrepancyKind::Number,
        relation: if update.is_some() {
            Relation::Update
        } else {
            Relation::Contradiction
        },
        severity: if grows(a, q) {
            Severity::High
        } else {
            Severity::Medium
        },
        confidence: (0.45 + 0.5 * score).min(0.95),
        reasons,
        points: vec![point((a, q), b), point((b, r), a)],
    }
}

/// The words of a number up to the noun it counts.
fn with_noun(statement: &Statement, q: &Placed<Quantity>) -> std::ops::Range<usize> {
    let noun = fold(&q.item.what).into_owned();
    let near = q.words.end..(q.words.end + 4).min(statement.words.len());
    let found = near
        .into_iter()
        .find(|&i| !noun.is_empty() && *statement.words[i].form == *noun);
    q.words.start..found.map_or(q.words.end, |i| i + 1)
}

/// Values that allow the same numbers are one side.
fn label(q: &Quantity) -> String {
    let (low, high) = interval(q);
    format!("{low} {high} {}", q.unit)
}

/// Why the later of two numbers supersedes the earlier, if it does.
fn update(
    view: &View<'_>,
    (a, q): (&Statement, &Placed<Quantity>),
    (b, r): (&Statement, &Placed<Quantity>),
) -> Option<&'static str> {
    let earlier = view.is_earlier(a, b)?;
    let ((old, before), (new, after)) = if earlier {
        ((a, q), (b, r))
    } else {
        ((b, r), (a, q))
    };
    let near = new.clause(&after.words, 8);
    let marked = new.words[near]
        .iter()
        .any(|w| CHANGED.split(' ').any(|c| *c == *w.form));
    if marked {
        return Some(reasons::UPDATE_MARKER);
    }
    let grown =
        view.is_earlier_day(old, new) && grows(old, before) && before.item.low < after.item.high;
    grown.then_some(reasons::UPDATE_GROWS)
}

/// Whether what is counted only grows while it is reported.
fn grows(statement: &Statement, q: &Placed<Quantity>) -> bool {
    let near = statement.clause(&q.words, 8);
    let grows = |form: &str| GROWING.split(' ').any(|g| stem(g) == stem(form));
    statement.words[near].iter().any(|w| grows(&w.form))
}

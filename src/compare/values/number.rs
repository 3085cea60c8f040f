//! How many or how much: numbers in the same slot that no number satisfies.

use rustc_hash::FxHashSet;

use super::brief::are_brief;
use super::update::{self, Told};
use crate::compare::alignment::align::{NEARLY_EQUAL, Pair};
use crate::compare::findings::{Finding, Point, View};
use crate::compare::statements::act::tell_of_one_act;
use crate::compare::statements::claim::{Placed, Statement};
use crate::compare::statements::context::{overlap, same_clause_matter};
use crate::compare::statements::magnitude::{agrees, comparable, is_age, is_nearly, noun};
use crate::compare::statements::role::{Role, roles};
use crate::compare::{DiscrepancyKind, Relation, Severity, SideValue, reasons};
use crate::text::fold;
use crate::values::relation::{self, disjoint, interval, of_times, ratio, same_dimension};
use crate::values::{Quantity, TimeExpression};

/// The words around two numbers of one slot are at least so alike, when the same noun is counted.
const SAME_NOUN: f32 = 0.22;
/// The same, when one number counts nothing by name.
const NO_NOUN: f32 = 0.45;
/// The same of shares and of points of them: one article gives those of many groups.
const SHARE: f32 = 0.5;
/// Numbers that differ by a larger factor mostly measure different things.
const MOST_APART: f64 = 5.0;
/// Terms that the words around two numbers of one slot share at least.
const SHARED: usize = 2;

/// Reports the numbers of `pair` that cannot both be right.
pub(in crate::compare) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    let (a, b) = (&view.statements[pair.a], &view.statements[pair.b]);
    if are_brief(view, pair) {
        return; // Which `brief` compares.
    }
    for (score, q, r) in rivals(view, pair) {
        // In nearly equal statements the numbers stand for each other, whatever else is said.
        let given = is_given_elsewhere(view, b, &q.item) || is_given_elsewhere(view, a, &r.item);
        if pair.score >= NEARLY_EQUAL || !given {
            let mut finding = finding(view, (a, q), (b, r), (score + pair.score) / 2.0);
            finding.reasons.push(reasons::SAME_STATEMENT);
            findings.push(finding);
        }
    }
}

/// Numbers of both statements that stand in one slot, and how alike the slots are.
type Rivals<'a> = (f32, &'a Placed<Quantity>, &'a Placed<Quantity>);

/// The numbers of `pair` that stand for each other with other values, each in one couple at most:
/// the likest first, whichever statement comes first.
fn rivals<'a>(view: &View<'a>, pair: &Pair) -> Vec<Rivals<'a>> {
    let (a, b) = (&view.statements[pair.a], &view.statements[pair.b]);
    let (left, right) = (roles(a), roles(b));
    let mut couples = Vec::new();
    for (i, q) in unmatched(&a.quantities, b) {
        for (j, r) in unmatched(&b.quantities, a) {
            let meet = can_meet((left[i].as_ref(), &q.item), (right[j].as_ref(), &r.item));
            let score = meet.then(|| slot(view, pair, (a, q), (b, r))).flatten();
            couples.extend(score.map(|score| (score, i, j)));
        }
    }
    couples.sort_by(|x, y| {
        let near = |(_, i, j): &(f32, usize, usize)| (i.abs_diff(*j), i + j);
        y.0.total_cmp(&x.0).then(near(x).cmp(&near(y)))
    });
    let (mut used_left, mut used_right) = (FxHashSet::default(), FxHashSet::default());
    couples.retain(|&(_, i, j)| {
        let free = !used_left.contains(&i) && !used_right.contains(&j);
        free && used_left.insert(i) && used_right.insert(j)
    });
    let couple = |&(score, i, j): &(f32, usize, usize)| (score, &a.quantities[i], &b.quantities[j]);
    couples.iter().map(couple).collect()
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

/// Whether numbers of two roles can stand for each other; one without a role for one that is no
/// part and not given up.
fn can_meet((a, q): (Option<&Role>, &Quantity), (b, r): (Option<&Role>, &Quantity)) -> bool {
    let whole = |role: &Role| !role.part && !role.former;
    match (a, b) {
        (Some(a), Some(b)) => a.meets(q, (b, r)),
        (role, other) => role.or(other).is_none_or(whole) && comparable(q, r),
    }
}

/// How alike the slots of two numbers are, if they are the same slot with values that conflict.
fn slot(
    view: &View<'_>,
    pair: &Pair,
    (a, q): (&Statement, &Placed<Quantity>),
    (b, r): (&Statement, &Placed<Quantity>),
) -> Option<f32> {
    if !same_dimension(&q.item, &r.item) || !disjoint(&q.item, &r.item) {
        return None;
    }
    let nearly = pair.score >= NEARLY_EQUAL;
    if ratio(&q.item, &r.item) > MOST_APART && !nearly {
        return None;
    }
    if !nearly && are_of_other_times(a, b) {
        return None;
    }
    let around = overlap(view.vocabulary, (a, &q.words), (b, &r.words));
    let one_is_age = is_age((a, q)) != is_age((b, r));
    let others = view.are_ages_of_others((a, q), (b, r)) || !nearly && one_is_age;
    if others || are_loose((a, q), (b, r), nearly) {
        return None;
    }
    let named = (with_noun(a, q), with_noun(b, r));
    let same_noun = !q.item.what.is_empty() && noun(&q.item) == noun(&r.item);
    let same_deed = nearly
        || same_clause_matter((a, &named.0), (b, &named.1))
            && (same_noun || tell_of_one_act((a, &q.words), (b, &r.words)));
    if !same_deed || view.are_about_others(pair, &q.words, &r.words) {
        return None;
    }
    let counted = !q.item.what.is_empty() && !r.item.what.is_empty() || !q.item.unit.is_empty();
    let least = match counted {
        true if is_share(&q.item) && !nearly => SHARE,
        true => SAME_NOUN,
        false => NO_NOUN,
    };
    (around.score >= least && around.shared >= SHARED).then_some(around.score)
}

/// Whether two statements name times of which none of the one can be one of the other: "33 homers in
/// 2007" and "28 homers in 2008".
fn are_of_other_times(a: &Statement, b: &Statement) -> bool {
    let apart = |t: &Placed<TimeExpression>, u: &Placed<TimeExpression>| {
        let known = t.item.names_day() && u.item.names_day();
        known && of_times(&t.item, &u.item) == Some(relation::Relation::Conflict)
    };
    let named = !a.times.is_empty() && !b.times.is_empty();
    named && a.times.iter().all(|t| b.times.iter().all(|u| apart(t, u)))
}

/// Whether two numbers are bounds of one value and said too loosely to differ: "nearly $100 billion"
/// and "over $100 billion". In nearly equal statements one bound may have been put for the other.
fn are_loose(a: Told<'_>, b: Told<'_>, nearly_equal: bool) -> bool {
    let (q, r) = (&a.1.item, &b.1.item);
    let one_value = q.unit == r.unit && q.low == r.low && q.high == r.high;
    one_value && (!nearly_equal || is_nearly(a) || is_nearly(b))
}

/// Whether a number is a share of something, or a difference of two shares.
fn is_share(q: &Quantity) -> bool {
    matches!(&*q.unit, "%" | "[pp]") || noun(q) == "point"
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
pub(in crate::compare) fn finding(
    view: &View<'_>,
    x: Told<'_>,
    y: Told<'_>,
    score: f32,
) -> Finding {
    let (q, r) = (&x.1.item, &y.1.item);
    let update = update::reason(view, x, y);
    let mut reasons = vec![reasons::SAME_SLOT, reasons::DISJOINT_NUMBERS];
    if !q.what.is_empty() && !r.what.is_empty() {
        reasons.push(reasons::SAME_NOUN);
    }
    reasons.extend(update);
    // "Fewer than 144" and "144" differ by one at the least.
    let edge = same_dimension(q, r) && !disjoint(q, r) && update.is_none();
    Finding {
        kind: DiscrepancyKind::Number,
        relation: match update {
            Some(_) => Relation::Update,
            None if edge || update::is_open(view, x, y) => Relation::Tension,
            None => Relation::Contradiction,
        },
        severity: match edge {
            true => Severity::Low,
            false if update::grows(x) => Severity::High,
            false => Severity::Medium,
        },
        confidence: (0.45 + 0.5 * score).min(0.95),
        reasons,
        points: vec![point(view, x, y.0), point(view, y, x.0)],
    }
}

fn point(view: &View<'_>, (statement, q): Told<'_>, other: &Statement) -> Point {
    let value = SideValue::Quantity(q.item.clone());
    let words = with_noun(statement, q);
    view.point((statement, &words), other, value, label(&q.item))
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

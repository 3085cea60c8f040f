//! How many in all: totals that an article gives once, wherever they stand.
//!
//! "Carrying 180 passengers" and "the ship had 210 passengers on board" stand in sentences
//! that share little else. They meet by the [`Role`] of the number and what it counts, and only
//! if each article gives one such total, so that parts ("two of them") do not meet the whole. A
//! total of people meets one of workers only where more workers are counted than people.

use std::collections::BTreeMap;

use super::claim::{Placed, Statement};
use super::cues::{Effect, cues_of};
use super::finding::{Finding, View};
use super::magnitude::meet;
use super::number::finding;
use super::role::{Role, roles};
use super::scene::Scenes;
use super::{Certainty, reasons};
use crate::values::relation::{disjoint, interval, ratio};
use crate::values::{Granularity, Quantity};

/// Words before and after a number in which its clause is looked through.
const REACH: usize = 5;
/// How alike two totals are held to be, from 0 to 1.
const SCORE: f32 = 0.5;
/// Totals that differ by a larger factor mostly count different things.
const MOST_APART: f64 = 7.0;

/// The role of a total, and the noun that is counted.
type Slot = (&'static str, String);

/// A number, and the statement it stands in.
type Total<'a> = (&'a Statement, &'a Placed<Quantity>);

/// The totals that an article gives for its slots: the first, and the others, which agree with it.
type Totals<'a> = BTreeMap<Slot, Vec<Total<'a>>>;

/// Reports totals that differ between articles which surely report the same event.
pub(super) fn find(view: &View<'_>, scenes: &Scenes, findings: &mut Vec<Finding>) {
    let articles: Vec<Totals<'_>> = (0..view.sources.len()).map(|i| totals(view, i)).collect();
    for (i, totals) in articles.iter().enumerate() {
        for (other, others) in articles.iter().enumerate().skip(i + 1) {
            if view.stories.surely_same(i, other) && !scenes.differ(i, other) {
                compare(view, totals, others, findings);
            }
        }
    }
}

fn compare(view: &View<'_>, a: &Totals<'_>, b: &Totals<'_>, findings: &mut Vec<Finding>) {
    for (slot, given) in a {
        for (rival, rivals) in b.iter().filter(|(rival, _)| rival.0 == slot.0) {
            let (x, y) = (given[0], rivals[0]);
            let apart = given
                .iter()
                .all(|x| rivals.iter().all(|y| are_apart(x.1, y.1)));
            if apart && can_meet((&slot.1, x.1), (&rival.1, y.1)) {
                let mut found = finding(view, x, y, SCORE);
                found.reasons.push(reasons::SAME_TOTAL);
                findings.push(found);
            }
        }
    }
}

fn are_apart(q: &Placed<Quantity>, r: &Placed<Quantity>) -> bool {
    disjoint(&q.item, &r.item) && ratio(&q.item, &r.item) <= MOST_APART
}

/// Whether two totals count the same things, or one counts people in general and fewer than the
/// other: the workers among them cannot be more.
fn can_meet((noun, q): (&str, &Placed<Quantity>), (other, r): (&str, &Placed<Quantity>)) -> bool {
    let more = |some: &Placed<Quantity>, all: &Placed<Quantity>| {
        interval(&some.item).0 > interval(&all.item).1
    };
    noun == other || noun.is_empty() && more(r, q) || other.is_empty() && more(q, r)
}

/// The totals of an article for the slots that it gives only one total for.
fn totals<'a>(view: &View<'a>, source: usize) -> Totals<'a> {
    let mut totals = Totals::new();
    for &s in &view.carried[source] {
        let statement = &view.statements[s];
        if is_past(view, statement) {
            continue;
        }
        for (q, role) in statement.quantities.iter().zip(roles(statement)) {
            if let Some(role) = role.filter(|role| is_total(statement, q, role)) {
                totals
                    .entry((role.name, role.noun))
                    .or_default()
                    .push((statement, q));
            }
        }
    }
    totals.retain(|_, given| given.iter().all(|(_, q)| meet(&q.item, &given[0].1.item)));
    totals
}

/// Whether a statement is about another month or year.
fn is_past(view: &View<'_>, statement: &Statement) -> bool {
    let published = view.published(statement);
    statement.times.iter().any(|time| {
        let ended = time
            .item
            .range
            .zip(published)
            .is_some_and(|(range, day)| range.end < day);
        ended && time.item.granularity >= Granularity::Month
    })
}

/// Whether a number is a total that its clause states as a fact.
fn is_total(statement: &Statement, q: &Placed<Quantity>, role: &Role) -> bool {
    let mut clause = statement.clause(&q.words, REACH);
    !role.part && !role.former && !clause.any(|i| is_open(&statement.words[i].form))
}

/// Whether a word makes what is said a plan, a denial or a possibility.
fn is_open(form: &str) -> bool {
    let told = |effect| match effect {
        Effect::Hedges(certainty) => certainty != Certainty::Possible,
        _ => false,
    };
    cues_of(form)
        .iter()
        .any(|cue| !cue.infinitive && !told(cue.effect))
}

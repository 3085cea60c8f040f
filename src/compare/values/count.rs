//! How many in all: totals that an article gives once, wherever they stand.
//!
//! "Carrying 180 passengers" and "the ship had 210 passengers on board" stand in sentences
//! that share little else. They meet by the [`Role`] of the number and what it counts, and only
//! if each article gives one such total, so that parts ("two of them") do not meet the whole. A
//! total of people meets one of workers only where more workers are counted than people.

use std::collections::BTreeMap;

use super::number::finding;
use super::update;
use crate::compare::findings::scene::Scenes;
use crate::compare::findings::{Finding, View};
use crate::compare::statements::claim::{Placed, Statement};
use crate::compare::statements::cues::{Effect, cues_of};
use crate::compare::statements::magnitude::meet;
use crate::compare::statements::role::{Role, roles};
use crate::compare::{Certainty, Relation, reasons};
use crate::values::relation::{disjoint, ratio};
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

/// What an article gives in all.
#[derive(Default)]
struct Totals<'a> {
    /// For each slot the first total, and the others, which agree with it.
    given: BTreeMap<Slot, Vec<(Role, Total<'a>)>>,
    /// The totals that were given up for others.
    former: Vec<(Role, Total<'a>)>,
}

/// Reports totals that differ between articles which surely report the same event.
pub(in crate::compare) fn find(view: &View<'_>, scenes: &Scenes, findings: &mut Vec<Finding>) {
    let articles: Vec<Totals<'_>> = (0..view.sources.len()).map(|i| totals(view, i)).collect();
    for (i, totals) in view.wanted.each(articles.iter().enumerate()) {
        for (other, others) in articles.iter().enumerate().skip(i + 1) {
            if view.stories.surely_same(i, other) && !scenes.differ(i, other) {
                compare(view, totals, others, findings);
            }
        }
    }
}

fn compare(view: &View<'_>, a: &Totals<'_>, b: &Totals<'_>, findings: &mut Vec<Finding>) {
    for given in a.given.values() {
        for rivals in b.given.values() {
            let ((role, x), (other, y)) = (&given[0], &rivals[0]);
            let apart = given
                .iter()
                .all(|(_, x)| rivals.iter().all(|(_, y)| are_apart(*x, *y)));
            let differ = apart || update::is_raised(view, *x, *y);
            if differ && role.meets(&x.1.item, (other, &y.1.item)) {
                let mut found = finding(view, *x, *y, SCORE);
                found.reasons.push(reasons::SAME_TOTAL);
                let known = b.knew(role, *x) || a.knew(role, *y);
                findings.extend((!known || found.relation == Relation::Update).then_some(found));
            }
        }
    }
}

impl Totals<'_> {
    /// Whether a number was given up in this article for another of its role.
    fn knew(&self, role: &Role, (_, q): Total<'_>) -> bool {
        let mut former = self
            .former
            .iter()
            .filter(|(other, _)| other.name == role.name);
        former.any(|(_, (_, r))| meet(&q.item, &r.item))
    }
}

fn are_apart((_, q): Total<'_>, (_, r): Total<'_>) -> bool {
    disjoint(&q.item, &r.item) && ratio(&q.item, &r.item) <= MOST_APART
}

/// The totals of an article for the slots that it gives only one total for.
fn totals<'a>(view: &View<'a>, source: usize) -> Totals<'a> {
    let mut totals = Totals::default();
    for &s in &view.carried[source] {
        let statement = &view.statements[s];
        if is_past(view, statement) {
            continue;
        }
        for (q, role) in statement.quantities.iter().zip(roles(statement)) {
            match role.filter(|role| !role.part && is_stated(statement, q)) {
                Some(role) if role.former => totals.former.push((role, (statement, q))),
                Some(role) => {
                    let slot = (role.name, role.noun.clone());
                    totals
                        .given
                        .entry(slot)
                        .or_default()
                        .push((role, (statement, q)));
                }
                None => {}
            }
        }
    }
    let agree = |given: &[(Role, Total<'_>)]| {
        let first = &given[0].1.1.item;
        given.iter().all(|(_, (_, q))| meet(&q.item, first))
    };
    totals.given.retain(|_, given| agree(given.as_slice()));
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

/// Whether the clause of a number states it as a fact.
pub(super) fn is_stated(statement: &Statement, q: &Placed<Quantity>) -> bool {
    let mut clause = statement.clause(&q.words, REACH);
    !clause.any(|i| is_open(&statement.words[i].form))
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

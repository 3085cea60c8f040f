//! How many in all: totals that an article gives once, wherever they stand.
//!
//! "Carrying 180 passengers" and "the ship had 210 passengers on board" stand in sentences
//! that share little else. They meet by what is counted and what is said of it, and only if
//! each article gives one such total, so that parts ("two of them") do not meet the whole.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

use super::claim::{Placed, Statement};
use super::cues::{Effect, cues_of};
use super::finding::{Finding, View};
use super::magnitude::{agrees, noun};
use super::number::{MOST_APART, finding};
use super::reasons;
use super::terms::is_content;
use crate::text::list_lines;
use crate::values::relation::{disjoint, ratio};
use crate::values::{Granularity, Quantity};

/// Words before and after a number in which the word of its class stands.
const REACH: usize = 5;
/// How alike two totals are held to be, from 0 to 1.
const SCORE: f32 = 0.5;

/// Words for people in general, who are "passengers" aboard. Origin: our own list.
const PEOPLE: [&str; 4] = ["people", "passengers", "persons", "passenger"];
/// Words beside a number that make it a part of a total. Origin: our own list.
const PART: [&str; 8] = [
    "of",
    "other",
    "others",
    "more",
    "another",
    "additional",
    "including",
    "further",
];

/// Every word of a class, with the class.
static CLASSES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let mut classes = HashMap::new();
    for line in list_lines(include_str!("counts.txt")) {
        let (class, words) = line.split_once(' ').unwrap_or((line, ""));
        classes.extend(words.split_whitespace().map(|word| (word, class)));
    }
    classes
});

/// What a total counts: what is said of the things, and their noun.
type Slot = (&'static str, String);

/// A number, and the statement it stands in.
type Total<'a> = (&'a Statement, &'a Placed<Quantity>);

/// Reports totals that differ between articles which surely report the same event.
pub(super) fn find(view: &View<'_>, findings: &mut Vec<Finding>) {
    for totals in slots(view).values() {
        for (i, &(source, a)) in totals.iter().enumerate() {
            for &(other, b) in &totals[i + 1..] {
                if view.stories.surely_same(source, other) && conflict(a.1, b.1) {
                    let mut found = finding(view, a, b, SCORE);
                    found.reasons.push(reasons::SAME_TOTAL);
                    findings.push(found);
                }
            }
        }
    }
}

fn conflict(q: &Placed<Quantity>, r: &Placed<Quantity>) -> bool {
    disjoint(&q.item, &r.item) && ratio(&q.item, &r.item) <= MOST_APART
}

/// For each slot the articles that give one total for it, in the order of the sources.
fn slots<'a>(view: &View<'a>) -> BTreeMap<Slot, Vec<(usize, Total<'a>)>> {
    let mut slots: BTreeMap<Slot, Vec<(usize, Total<'_>)>> = BTreeMap::new();
    for (source, carried) in view.carried.iter().enumerate() {
        let mut own: BTreeMap<Slot, Vec<Total<'_>>> = BTreeMap::new();
        for statement in carried.iter().map(|&s| &view.statements[s]) {
            for (slot, number) in totals(view, statement) {
                own.entry(slot).or_default().push((statement, number));
            }
        }
        for (slot, given) in own {
            let one = given.iter().all(|(_, q)| agrees(&q.item, &given[0].1.item));
            if one {
                slots.entry(slot).or_default().push((source, given[0]));
            }
        }
    }
    slots
}

/// The totals in a statement that is not about another year.
fn totals<'a>(
    view: &View<'_>,
    statement: &'a Statement,
) -> impl Iterator<Item = (Slot, &'a Placed<Quantity>)> {
    let published = view.published(statement);
    let past = statement.times.iter().any(|time| {
        let ended = time
            .item
            .range
            .zip(published)
            .is_some_and(|(range, day)| range.end < day);
        ended && time.item.granularity >= Granularity::Month
    });
    let numbers = statement.quantities.iter().filter(move |_| !past);
    numbers.filter_map(move |q| Some((slot(statement, q)?, q)))
}

/// What a number is the total of, if its clause says so without doubt.
fn slot(statement: &Statement, q: &Placed<Quantity>) -> Option<Slot> {
    let noun = noun(&q.item);
    let counted = q.item.unit.is_empty() && is_content(&noun);
    let clause = statement.clause(&q.words, REACH);
    let near = q.words.start.saturating_sub(2)..(q.words.end + 3).min(clause.end);
    let form = |i: usize| &*statement.words[i].form;
    let part = near.clone().any(|i| PART.contains(&form(i)));
    let open = clause.clone().any(|i| is_open(form(i)));
    if !counted || part || open {
        return None;
    }
    let class = class(statement, q, clause)?;
    let people = class == "aboard" && PEOPLE.contains(&&*crate::text::fold(&q.item.what));
    Some((class, if people { "people".to_owned() } else { noun }))
}

/// Whether a word makes what is said a plan, a denial or a possibility.
fn is_open(form: &str) -> bool {
    let settles = |effect| matches!(effect, Effect::Hedges(super::Certainty::Confirmed));
    cues_of(form)
        .iter()
        .any(|cue| !cue.infinitive && !settles(cue.effect))
}

/// The class of the nearest word of a class, if no other number stands nearer to it.
fn class(
    statement: &Statement,
    q: &Placed<Quantity>,
    clause: Range<usize>,
) -> Option<&'static str> {
    let distance = |i: usize, words: &Range<usize>| {
        if i < words.start {
            words.start - i
        } else {
            i + 1 - words.end.min(i + 1)
        }
    };
    let classed = clause.filter_map(|i| Some((i, class_at(statement, i)?)));
    let (at, class) = classed.min_by_key(|(i, _)| distance(*i, &q.words))?;
    let own = distance(at, &q.words);
    let mut others = statement.quantities.iter().filter(|r| r.words != q.words);
    others
        .all(|r| distance(at, &r.words) > own)
        .then_some(class)
}

fn class_at(statement: &Statement, i: usize) -> Option<&'static str> {
    let form = |i: usize| statement.words.get(i).map_or("", |w| &*w.form);
    let joined = form(i) == "on" && form(i + 1) == "board";
    CLASSES
        .get(if joined { "on-board" } else { form(i) })
        .copied()
}

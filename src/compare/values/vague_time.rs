//! "Next week" and "on Thursday": one act whose time one article gives more exactly.
//!
//! Such times stand in sentences that share little else, so they meet by the act that they hang
//! on and by the names around them, not by whole sentences. Everything that an article says of the
//! act with the same vague time is evidence of one finding.

use std::collections::BTreeMap;

use super::date_time::{self, Timed};
use crate::compare::findings::{Finding, Point, View};
use crate::compare::statements::act::is_gerund;
use crate::compare::statements::claim::{Placed, Statement, Word};
use crate::compare::statements::shared::{Place, shared_names, shared_words};
use crate::compare::words::terms::Term;
use crate::compare::{DiscrepancyKind, Evidence, Polarity, Relation, reasons};
use crate::mentions::is_speech_verb;
use crate::values::{Anchoring, Granularity, TimeBound, TimeExpression, TimeRange};

/// Words before and after a time in which names and what else is told with it are looked for.
const REACH: usize = 14;
/// Names around two times that are the same when the act is.
const SAME_NAMES: usize = 2;
/// The same for words that are no names, the act among them.
const SAME_WORDS: usize = 3;
/// How rare in news those words are at least.
const RARE: f32 = 3.0;
/// A word in more times of all articles than this says nothing of the act.
const MOST: usize = 40;
/// How alike the slots of such a finding are held to be.
const CONFIDENCE: f32 = 0.6;

/// A time with its place, and the word that names the act it hangs on.
#[derive(Clone, Copy)]
struct Told<'a> {
    statement: &'a Statement,
    time: &'a Placed<TimeExpression>,
    range: TimeRange,
    act: usize,
}

/// What is told of the acts that one word names: the vague times and the exact ones.
type Times<'a> = (Vec<Told<'a>>, Vec<Told<'a>>);

/// Reports acts of which one article gives the week or month and another the day.
pub(in crate::compare) fn find(view: &View<'_>, findings: &mut Vec<Finding>) {
    for (vague, exact) in by_act(view).values() {
        let most = vague.len().max(exact.len());
        for v in vague.iter().filter(|_| most <= MOST) {
            for e in exact {
                let story = view.stories.same(v.statement.home(), e.statement.home());
                if story && are_one(view, v, e) {
                    enter(finding(view, v, e), findings);
                }
            }
        }
    }
}

/// The times of all statements by each word that may name their act.
fn by_act<'a>(view: &View<'a>) -> BTreeMap<Term, Times<'a>> {
    let mut all: BTreeMap<Term, Times<'a>> = BTreeMap::new();
    for statement in view.statements {
        for time in &statement.times {
            let (Some(range), Some(exact)) = (time.item.range, is_exact(&time.item)) else {
                continue;
            };
            for act in statement.act_of(&time.words) {
                let told = Told {
                    statement,
                    time,
                    range,
                    act,
                };
                let times = all.entry(statement.words[act].term).or_default();
                let list = if exact { &mut times.1 } else { &mut times.0 };
                list.push(told);
            }
        }
    }
    all
}

/// Whether a time names a day, rather than a week or month; nothing if it is neither, comes more
/// than once, only bounds the act, or hangs on what was told before.
fn is_exact(time: &TimeExpression) -> Option<bool> {
    // "Sometime next week" is next week.
    let plain = matches!(time.bound, TimeBound::Exact | TimeBound::About)
        && time.recurrence.is_none()
        && time.alternative.is_none()
        && time.anchoring != Anchoring::Context
        && time.names_day();
    match time.granularity {
        grain if grain <= Granularity::Day => plain.then_some(true),
        Granularity::Week | Granularity::Month => plain.then_some(false),
        _ => None,
    }
}

/// Whether both are times of one act, the exact one within the vague one.
fn are_one(view: &View<'_>, vague: &Told<'_>, exact: &Told<'_>) -> bool {
    let within = vague.range.start <= exact.range.start && exact.range.end <= vague.range.end;
    let told_alike = || {
        let (a, b) = (vague.around(), exact.around());
        let words = shared_words(view.vocabulary, &a, &b, RARE);
        shared_names(&a, &b) >= SAME_NAMES || words.len() >= SAME_WORDS
    };
    within
        && vague.polarity() == exact.polarity()
        && are_acts(vague, exact)
        && told_alike()
        && !knows_day(view, vague, exact)
}

/// Whether the shared word names an act: a verb in one of them, other than one for speaking, and in
/// the other a verb or the noun for it.
fn are_acts(a: &Told<'_>, b: &Told<'_>) -> bool {
    let verb = |t: &Told<'_>| t.statement.is_verb(t.act);
    let noun = |t: &Told<'_>| t.word().event.is_some() || is_gerund(t.word());
    let spoken = |t: &Told<'_>| is_speech_verb(&t.word().form);
    (verb(a) || verb(b) || noun(a) && noun(b)) && !spoken(a) && !spoken(b)
}

/// Whether every article with the vague time names the day of the exact one somewhere.
fn knows_day(view: &View<'_>, vague: &Told<'_>, exact: &Told<'_>) -> bool {
    let day = exact.range.start.date();
    let named = |t: &Placed<TimeExpression>| {
        let range = t
            .item
            .range
            .filter(|_| t.item.granularity <= Granularity::Day);
        range.is_some_and(|range| range.start.date() == day)
    };
    let mut told = vague.statement.said_without(exact.statement);
    told.all(|o| {
        let mut carried = view.carried[o.source].iter();
        carried.any(|&s| view.statements[s].times.iter().any(named))
    })
}

impl<'a> Told<'a> {
    fn word(&self) -> &'a Word {
        &self.statement.words[self.act]
    }

    fn polarity(&self) -> Polarity {
        self.statement.stances[self.act].polarity
    }

    fn around(&self) -> Place<'a> {
        self.statement.near(&self.time.words, REACH)
    }
}

fn finding(view: &View<'_>, vague: &Told<'_>, exact: &Told<'_>) -> Finding {
    fn timed<'a>(t: &Told<'a>) -> Timed<'a> {
        (t.statement, t.time, t.range)
    }
    let found = date_time::finding(view, timed(vague), timed(exact), Relation::Granularity, 0.0);
    Finding {
        confidence: CONFIDENCE,
        reasons: vec![reasons::SAME_ACT, reasons::FINER_TIME],
        ..found
    }
}

/// Enters a finding, or its evidence where a known one has the same times and shares evidence.
fn enter(found: Finding, findings: &mut Vec<Finding>) {
    let is_same = |f: &&mut Finding| {
        f.kind == DiscrepancyKind::DateTime
            && f.reasons.contains(&reasons::FINER_TIME)
            && found.points.iter().all(|p| same_value(p, f).is_some())
            && found
                .points
                .iter()
                .any(|p| same_value(p, f).is_some_and(|q| touch(p, q)))
    };
    let Some(known) = findings.iter_mut().find(is_same) else {
        findings.push(found);
        return;
    };
    for point in &mut known.points {
        let more = found.points.iter().filter(|p| p.label == point.label);
        point.evidence.extend(more.flat_map(|p| p.evidence.clone()));
        point.evidence.sort_by_key(|e| (e.source, e.span));
        point.evidence.dedup();
    }
}

/// The point of a finding that has the value of `point`.
fn same_value<'a>(point: &Point, finding: &'a Finding) -> Option<&'a Point> {
    finding.points.iter().find(|p| p.label == point.label)
}

/// Whether two points share evidence.
fn touch(a: &Point, b: &Point) -> bool {
    let same = |e: &Evidence| {
        b.evidence
            .iter()
            .any(|f| (e.source, e.span) == (f.source, f.span))
    };
    a.evidence.iter().any(same)
}

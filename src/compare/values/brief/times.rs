//! The times of short texts: headlines, posts, claims.
//!
//! As with their numbers, what the one dates the other dates too or not at all. Two times meet if
//! their clauses tell the same; which of several meet, the words beside them say.

use rustc_hash::FxHashSet;

use super::may_be_one;
use crate::compare::Relation;
use crate::compare::findings::{Finding, View};
use crate::compare::statements::claim::{Placed, Statement};
use crate::compare::statements::context::overlap_near;
use crate::compare::values::date_time::finding;
use crate::compare::words::terms::Term;
use crate::values::relation::{self, of_times};
use crate::values::{TimeBound, TimeExpression, TimeRange};

/// The words of a time: "on Tuesday" of a reprint is the Tuesday of the first print.
fn forms<'a>((statement, t, _): Dated<'a>) -> impl Iterator<Item = &'a str> {
    statement.words[t.words.clone()].iter().map(|w| &*w.form)
}

/// How alike the words around two times of one event are at least.
const ALIKE: f32 = 0.05;
/// Words before and after a time in which its verb stands.
const CLAUSE: usize = 10;

/// A time where it stands.
type Dated<'a> = (&'a Statement, &'a Placed<TimeExpression>, TimeRange);

/// Reports the times of two short texts that share no moment.
pub(super) fn find(view: &View<'_>, source: usize, other: usize, findings: &mut Vec<Finding>) {
    let (times, others) = (dated(view, source), dated(view, other));
    for &t in &times {
        let Some((u, score)) = rival(view, t, &others) else {
            continue;
        };
        let mutual = rival(view, u, &times).is_some_and(|(back, _)| back.2 == t.2);
        if mutual {
            findings.push(finding(view, t, u, Relation::Contradiction, score));
        }
    }
}

/// The times of an article at which something happened; "as of" and "by" date what is known.
fn dated<'a>(view: &View<'a>, source: usize) -> Vec<Dated<'a>> {
    let statements = view.carried[source].iter().map(|&s| &view.statements[s]);
    let times = statements.flat_map(|s| s.times.iter().map(move |t| (s, t)));
    let known = |s: &Statement, t: &Placed<TimeExpression>| {
        let before = &s.words[t.words.start.saturating_sub(2)..t.words.start];
        t.item.bound == TimeBound::Until || before.iter().map(|w| &*w.form).eq(["as", "of"])
    };
    let happened = times.filter(|(s, t)| !known(s, t));
    happened
        .filter_map(|(s, t)| Some((s, t, t.item.range?)))
        .collect()
}

/// The time of the other text that is most like `t`, if they share no moment.
fn rival<'a>(view: &View<'_>, t: Dated<'_>, others: &[Dated<'a>]) -> Option<(Dated<'a>, f32)> {
    let alike = others.iter().filter_map(|&u| Some((u, alike(view, t, u)?)));
    let (u, score) = alike.max_by(|x, y| x.1.total_cmp(&y.1))?;
    let apart = of_times(&t.1.item, &u.1.item) == Some(relation::Relation::Conflict);
    let agreed = others.iter().any(|&u| t.2 == u.2 || forms(t).eq(forms(u)));
    (apart && !agreed).then_some((u, score))
}

/// How alike the words around two times are, if they can date one event.
fn alike(view: &View<'_>, (a, t, _): Dated<'_>, (b, u, _): Dated<'_>) -> Option<f32> {
    if t.item.names_day() != u.item.names_day() || !may_be_one(a, b) {
        return None;
    }
    let (left, right) = (verbs(a, t), verbs(b, u));
    let other = !left.is_empty() && !right.is_empty() && left.is_disjoint(&right);
    let around = overlap_near(view.vocabulary, (a, &t.words), (b, &u.words), |s| &s.times);
    (!other && around.score >= ALIKE).then_some(around.score)
}

/// The verbs near a time that tell what happened.
fn verbs(statement: &Statement, t: &Placed<TimeExpression>) -> FxHashSet<Term> {
    let words = statement.words[statement.clause(&t.words, CLAUSE)].iter();
    words
        .filter(|w| w.past && w.content)
        .map(|w| w.term)
        .collect()
}

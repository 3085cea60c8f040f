//! The first of its kind: "his first foreign trip since 2019", "not his first trip abroad".
//!
//! Such phrases meet by the noun they count and the name they count it for, not by whole
//! sentences, since they stand in sentences about all sorts of things.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::compare::findings::{Finding, Point, View};
use crate::compare::statements::claim::{Statement, Word};
use crate::compare::statements::cues::{Effect, cues_of};
use crate::compare::words::terms::Term;
use crate::compare::{DiscrepancyKind, Relation, Severity, SideValue, reasons};

/// Words that number events. Origin: our own list.
const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
/// Words that may stand between a negation and the ordinal it negates. Origin: our own list.
const LEADING: [&str; 14] = [
    "be", "been", "being", "the", "a", "an", "his", "her", "its", "their", "my", "our", "your",
    "'s",
];
/// Words between an ordinal and its noun.
const REACH: usize = 4;
/// Words before an ordinal that may negate it.
const BEFORE: usize = 5;
/// Words after the noun in which "since" may stand.
const AFTER: usize = 6;
/// Words after a negation in which the noun of an event may stand: "had not seen a ferry accident".
const DENIED: usize = 8;

/// A phrase that numbers an event.
struct Precedent<'a> {
    statement: &'a Statement,
    words: Range<usize>,
    noun: Term,
    /// Its place in the count, from 0 for the first.
    ordinal: usize,
    negated: bool,
    /// The year from which it counts: "since 2019".
    since: Option<i16>,
    /// Whether it counts within the current year: "this year".
    this_year: bool,
}

/// Reports phrases of different articles that number the same event differently.
pub(in crate::compare) fn find(view: &View<'_>, findings: &mut Vec<Finding>) {
    let mut by_noun: FxHashMap<Term, Vec<Precedent<'_>>> = FxHashMap::default();
    for statement in view.statements {
        for precedent in precedents(statement) {
            by_noun.entry(precedent.noun).or_default().push(precedent);
        }
    }
    let mut nouns: Vec<_> = by_noun.into_iter().collect();
    nouns.sort_by_key(|(_, list)| {
        (
            list[0].statement.occurrences[0].source,
            list[0].statement.occurrences[0].sentence,
        )
    });
    for (_, list) in nouns {
        for (i, a) in list.iter().enumerate() {
            let rest = list[i + 1..].iter();
            let rivals = rest.filter(|b| view.stories.same(a.statement.home(), b.statement.home()));
            findings.extend(rivals.filter_map(|b| compare(view, a, b)));
        }
    }
}

/// Whether words of a statement belong to a phrase that numbers an event.
pub(in crate::compare) fn covers(statement: &Statement, words: &Range<usize>) -> bool {
    precedents(statement).any(|p| p.words.start <= words.start && words.start < p.words.end)
}

/// The phrases of a statement that number events.
fn precedents(statement: &Statement) -> impl Iterator<Item = Precedent<'_>> {
    (0..statement.words.len())
        .filter_map(move |at| numbered(statement, at).or_else(|| not_since(statement, at)))
}

/// The phrase that begins with an ordinal at a word: "first ferry accident since 2009".
fn numbered(statement: &Statement, at: usize) -> Option<Precedent<'_>> {
    let words = &statement.words;
    let ordinal = ORDINALS.iter().position(|o| **o == *words[at].form)?;
    let end = (at + 1 + REACH).min(words.len());
    let joined = words.get(at + 1).is_some_and(|next| next.hyphened);
    let run = (at + 1..end).take_while(|&i| {
        !joined && !words[i].after_mark && is_part(&words[i].form, words[i].content)
    });
    let noun = run
        .filter(|&i| words[i].content && !is_adverb(&words[i].form))
        .last()?;
    let negation = negation(statement, at);
    let (end, since) = since(statement, noun + 1);
    let (end, this_year) = this_year(statement, end);
    Some(Precedent {
        statement,
        words: negation.unwrap_or(at)..end,
        noun: words[noun].term,
        ordinal,
        negated: negation.is_some(),
        since,
        this_year,
    })
}

/// The phrase that begins with a negation at a word and says since when nothing like it
/// happened: "had not seen a ferry accident since 2011" is "the first since 2011" for what follows.
fn not_since(statement: &Statement, at: usize) -> Option<Precedent<'_>> {
    let words = &statement.words;
    let is_negation =
        matches!(&*words[at].form, "no" | "not" | "never") || words[at].form.ends_with("n't");
    let end = (at + 1 + DENIED).min(words.len());
    let ends = |i: &usize| {
        words[*i].after_mark || matches!(&*words[*i].form, "since" | "in" | "on" | "at")
    };
    let stop = (at + 1..end).find(ends).filter(|_| is_negation)?;
    let noun = (at + 1..stop).rev().find(|&i| words[i].content)?;
    let (end, since) = since(statement, noun + 1);
    since.map(|_| Precedent {
        statement,
        words: at..end,
        noun: words[noun].term,
        ordinal: 0,
        negated: false,
        since,
        this_year: false,
    })
}

/// Where the negation of the ordinal at a word stands: "not her first", "not be Maren’s first".
/// What negates another verb, "did not play in the second half", says nothing of the ordinal.
fn negation(statement: &Statement, at: usize) -> Option<usize> {
    let leads = |word: &Word| word.capital && word.content || LEADING.contains(&&*word.form);
    let before = (at.saturating_sub(BEFORE)..at).rev();
    let first = before.into_iter().find(|&i| !leads(&statement.words[i]))?;
    negates(&statement.words[first].form).then_some(first)
}

fn negates(form: &str) -> bool {
    let mut cues = cues_of(form).iter();
    cues.any(|cue| cue.effect == Effect::Negates)
}

/// The end of a phrase that ended at `from`, and whether "this year" follows it.
fn this_year(statement: &Statement, from: usize) -> (usize, bool) {
    let forms = |i: usize| statement.words.get(i).map_or("", |w| &*w.form);
    let near = from..from + AFTER;
    let found = near
        .into_iter()
        .find(|&i| forms(i) == "this" && forms(i + 1) == "year");
    found.map_or((from, false), |i| (i + 2, true))
}

/// Whether a word may stand between an ordinal and the end of its noun.
fn is_part(form: &str, content: bool) -> bool {
    content || matches!(form, "time" | "'s")
}

fn is_adverb(form: &str) -> bool {
    matches!(form, "abroad" | "overseas") || form.ends_with("ly")
}

/// The end of the phrase, and the year it counts from, if it names one.
fn since(statement: &Statement, from: usize) -> (usize, Option<i16>) {
    let end = (from + AFTER).min(statement.words.len());
    let marker = (from..end).find(|&i| &*statement.words[i].form == "since");
    let Some(marker) = marker else {
        return (from, None);
    };
    let end = (marker + 1 + AFTER).min(statement.words.len());
    let year = |w: &str| w.parse().ok().filter(|y| (1000..2200).contains(y));
    (marker + 1..end)
        .find_map(|i| Some((i + 1, Some(year(&statement.words[i].form)?))))
        .unwrap_or((end, None))
}

/// How two phrases about the same noun differ, if they are about the same event.
fn compare(view: &View<'_>, a: &Precedent<'_>, b: &Precedent<'_>) -> Option<Finding> {
    let apart = a
        .statement
        .occurrences
        .iter()
        .all(|o| !b.statement.is_said_by(o.source));
    if !apart || !differ(a, b) || !share_subject(a, b) {
        return None;
    }
    let contrary = a.negated == b.negated;
    Some(Finding {
        kind: DiscrepancyKind::Precedent,
        relation: if contrary {
            Relation::Contradiction
        } else {
            Relation::Tension
        },
        severity: Severity::Medium,
        confidence: if contrary { 0.7 } else { 0.6 },
        reasons: vec![reasons::SAME_PRECEDENT, reasons::OTHER_PRECEDENT],
        points: vec![point(view, a, b), point(view, b, a)],
    })
}

/// Whether both cannot be said of one event: the first since another year, not the first, or
/// the second within the time in which it is the first.
fn differ(a: &Precedent<'_>, b: &Precedent<'_>) -> bool {
    let years = a.since.zip(b.since).is_some_and(|(x, y)| x != y);
    let within = |first: &Precedent<'_>, later: &Precedent<'_>| {
        let since = first
            .since
            .filter(|_| first.ordinal == 0 && later.ordinal > 0);
        since.is_some_and(|x| later.this_year || later.since.is_some_and(|y| x <= y))
    };
    let same = a.ordinal == b.ordinal && (a.negated != b.negated || years && !a.negated);
    same || !a.negated && !b.negated && (within(a, b) || within(b, a))
}

/// Whether both statements share a name, or a word besides the noun, where both are bounded.
fn share_subject(a: &Precedent<'_>, b: &Precedent<'_>) -> bool {
    let bounded = |p: &Precedent<'_>| p.since.is_some() || p.this_year;
    let words = |p: &Precedent<'_>| -> FxHashSet<Term> {
        let content = p.statement.words.iter().filter(|w| w.content);
        let telling = content.filter(|w| w.capital || bounded(a) && bounded(b));
        telling.map(|w| w.term).filter(|t| *t != p.noun).collect()
    };
    !words(a).is_disjoint(&words(b))
}

fn point(view: &View<'_>, precedent: &Precedent<'_>, other: &Precedent<'_>) -> Point {
    let label = format!(
        "{} {} {:?} {}",
        precedent.negated, precedent.ordinal, precedent.since, precedent.this_year
    );
    view.point(
        (precedent.statement, &precedent.words),
        other.statement,
        SideValue::None,
        label,
    )
}

//! The first of its kind: "his first foreign trip since 2019", "not his first trip abroad".
//!
//! Such phrases meet by the noun they count and the name they count it for, not by whole
//! sentences, since they stand in sentences about all sorts of things.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::claim::Statement;
use super::cues::{Effect, cues_of};
use super::finding::{Finding, Point, View};
use super::terms::Term;
use super::{DiscrepancyKind, Relation, Severity, SideValue, reasons};

/// Words that number events. Origin: our own list.
const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
/// Words between an ordinal and its noun.
const REACH: usize = 4;
/// Words before an ordinal that may negate it.
const BEFORE: usize = 5;
/// Words after the noun in which "since" may stand.
const AFTER: usize = 4;

/// A phrase that numbers an event.
struct Precedent<'a> {
    statement: &'a Statement,
    words: Range<usize>,
    noun: Term,
    ordinal: &'a str,
    negated: bool,
    /// Whether it is bounded: "since 2019".
    since: Option<i16>,
}

/// Reports phrases of different articles that number the same event differently.
pub(super) fn find(
    view: &View<'_>,
    same_story: &dyn Fn(usize, usize) -> bool,
    findings: &mut Vec<Finding>,
) {
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
            let rivals = rest.filter(|b| same_story(a.statement.home(), b.statement.home()));
            findings.extend(rivals.filter_map(|b| compare(view, a, b)));
        }
    }
}

/// The phrases of a statement that number events.
fn precedents(statement: &Statement) -> impl Iterator<Item = Precedent<'_>> {
    let words = &statement.words;
    words.iter().enumerate().filter_map(move |(at, word)| {
        let ordinal = ORDINALS.iter().find(|o| ***o == *word.form)?;
        let end = (at + 1 + REACH).min(words.len());
        let joined = words.get(at + 1).is_some_and(|next| next.hyphened);
        let run = (at + 1..end).take_while(|&i| {
            !joined && !words[i].after_mark && is_part(&words[i].form, words[i].content)
        });
        let noun = run
            .filter(|&i| words[i].content && !is_adverb(&words[i].form))
            .last()?;
        let before = at.saturating_sub(BEFORE)..at;
        let negates = |i: &usize| {
            cues_of(&words[*i].form)
                .iter()
                .any(|cue| cue.effect == Effect::Negates)
        };
        let (end, since) = since(statement, noun + 1);
        Some(Precedent {
            statement,
            words: before.clone().find(negates).unwrap_or(at)..end,
            noun: words[noun].term,
            ordinal,
            negated: before.clone().any(|i| negates(&i)),
            since,
        })
    })
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
    let years = a.since.zip(b.since).is_some_and(|(x, y)| x != y);
    let same_words = a.ordinal == b.ordinal;
    let differs = same_words && (a.negated != b.negated || years && !a.negated);
    if !apart || !differs || !share_name(a, b) {
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

/// Whether both statements name the same person or thing.
fn share_name(a: &Precedent<'_>, b: &Precedent<'_>) -> bool {
    let names = |s: &Statement| {
        s.words
            .iter()
            .filter(|w| w.capital && w.content)
            .map(|w| w.term)
            .collect::<Vec<_>>()
    };
    let known = names(b.statement);
    names(a.statement).iter().any(|term| known.contains(term))
}

fn point(view: &View<'_>, precedent: &Precedent<'_>, other: &Precedent<'_>) -> Point {
    let label = format!(
        "{} {} {:?}",
        precedent.negated, precedent.ordinal, precedent.since
    );
    view.point(
        (precedent.statement, &precedent.words),
        other.statement,
        SideValue::None,
        label,
    )
}

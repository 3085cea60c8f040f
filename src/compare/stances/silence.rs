//! Silence: "has not said whether" it will, where another article reports that he said so.
//!
//! What follows the words of silence is looked for in what other articles report the same person,
//! or someone who speaks about the same, to have said.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::stance::stance_point;
use crate::compare::findings::nearby::{Nearby, is_headline};
use crate::compare::findings::{Finding, View};
use crate::compare::statements::claim::{Statement, Word};
use crate::compare::statements::cues::{Effect, cues_of};
use crate::compare::statements::reported::{Reported, reported};
use crate::compare::words::terms::Term;
use crate::compare::{Certainty, DiscrepancyKind, Relation, Severity, reasons};
use crate::text::fold;

/// Verbs of telling that can be denied. Origin: our own list.
const TELLING: [&str; 32] = [
    "say",
    "said",
    "mention",
    "mentioned",
    "indicate",
    "indicated",
    "announce",
    "announced",
    "concede",
    "conceded",
    "disclose",
    "disclosed",
    "reveal",
    "revealed",
    "specify",
    "specified",
    "acknowledge",
    "acknowledged",
    "state",
    "stated",
    "confirm",
    "confirmed",
    "admit",
    "admitted",
    "declare",
    "declared",
    "signal",
    "signaled",
    "signalled",
    "suggest",
    "suggested",
    "detail",
];
/// Words of telling after "no" and "without". Origin: our own list.
const MENTION: [&str; 4] = ["mention", "mentioning", "saying", "indication"];
/// Words that may stand between "no" and "mention".
const BETWEEN: usize = 2;
/// Words after the verb that tell what is not told.
const UNTOLD: usize = 20;
/// Terms, names left out, of what is not told that the other statement has at least.
const SHARED: usize = 2;
/// Words of which one has such a meaning as the other mean the same.
const ALIKE: f32 = 0.6;

/// Words that say that something is not told.
struct Silence {
    /// From the negation to the end of what is not told.
    words: Range<usize>,
    /// What is not told.
    untold: Range<usize>,
}

/// Reports silences where another article reports the words.
pub(in crate::compare) fn find(view: &View<'_>, nearby: &Nearby<'_>, findings: &mut Vec<Finding>) {
    for statement in view.statements.iter().filter(|s| !is_headline(view, s)) {
        let found = silences(statement).into_iter();
        findings.extend(found.filter_map(|silence| broken(view, nearby, (statement, &silence))));
    }
}

/// The silences of a statement.
fn silences(statement: &Statement) -> Vec<Silence> {
    let words = &statement.words;
    (0..words.len())
        .filter_map(|at| silence(words, at))
        .collect()
}

/// The silence whose negation is the word `at`: "has not yet said", "declined to say", "made no
/// overt mention of".
fn silence(words: &[Word], at: usize) -> Option<Silence> {
    let form = |i: usize| words.get(i).map_or("", |w| &*w.form);
    let cues = cues_of(form(at)).iter();
    let mut cues = cues.filter(|cue| cue.effect == Effect::Negates);
    let cue = cues.next().filter(|_| !form(at).starts_with("den"))?;
    let linked = !cue.infinitive || form(at + 1) == "to";
    let first = at + 1 + usize::from(cue.infinitive);
    let verb = match form(at) {
        "no" | "without" => (first..first + BETWEEN + 1).find(|&i| MENTION.contains(&form(i))),
        _ => (first..words.len())
            .find(|&i| !form(i).ends_with("ly") && form(i) != "yet")
            .filter(|&i| TELLING.contains(&form(i))),
    };
    let verb = verb.filter(|&verb| linked && (at + 1..=verb).all(|i| !words[i].after_mark))?;
    let end = end(words, verb + 1);
    (verb + 1 < end).then_some(Silence {
        words: at..end,
        untold: verb + 1..end,
    })
}

/// Where what is not told ends: at a mark that another clause follows.
fn end(words: &[Word], from: usize) -> usize {
    let last = words.len().min(from + UNTOLD);
    (from..last)
        .find(|&i| i > from && words[i].after_mark)
        .unwrap_or(last)
}

/// The report of another article that breaks a silence, if there is one: the one that shares most.
fn broken(
    view: &View<'_>,
    nearby: &Nearby<'_>,
    (statement, silence): (&Statement, &Silence),
) -> Option<Finding> {
    let names: FxHashSet<String> = view.names_of(statement);
    let telling = |i: &usize| {
        let word = &statement.words[*i];
        word.content && !word.capital && !names.contains(&*word.form)
    };
    let untold = silence.untold.clone().filter(telling);
    let untold: FxHashSet<Term> = untold.map(|i| statement.words[i].term).collect();
    if untold.len() < SHARED {
        return None;
    }
    let reports = nearby
        .sharing(statement, &untold, 1)
        .into_iter()
        .flat_map(|j| {
            let other = &view.statements[j];
            let parts = spoken(view, other).into_iter();
            parts.map(move |part| (other, part))
        });
    let by_name = reports.filter(|(_, part)| is_by_one_of(part, &names));
    let fitting = by_name.filter_map(|(other, part)| {
        let (count, weight) = shared(view, &untold, &other.words[part.words.clone()]);
        (count >= SHARED).then_some((weight, other, part))
    });
    let (_, other, part) = fitting.max_by(|x, y| x.0.total_cmp(&y.0))?;
    Some(finding(view, (statement, silence), (other, &part)))
}

/// What a statement reports as said, without what it says is not told.
fn spoken<'a>(view: &View<'a>, statement: &Statement) -> Vec<Reported<'a>> {
    let silent = silences(statement);
    let mut parts = reported(view.sources, statement.occurrences[0]);
    parts.retain(|part| {
        let apart =
            |s: &Silence| s.words.end <= part.words.start || part.words.end <= s.words.start;
        silent.iter().all(apart)
    });
    parts
}

/// Whether a report is by one who is named, or by his house: "the Lee campaign".
fn is_by_one_of(part: &Reported<'_>, names: &FxHashSet<String>) -> bool {
    let named = |text: &str| {
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| names.contains(&*fold(word)))
    };
    part.speaker.is_some_and(|s| named(&s.name))
}

/// How many of `terms` the `words` have, in the same or in like words, and what these weigh.
fn shared(view: &View<'_>, terms: &FxHashSet<Term>, words: &[Word]) -> (usize, f32) {
    let has = |term: &&Term| {
        let meaning = view.vocabulary.meaning(**term);
        words
            .iter()
            .filter(|w| w.content && !w.capital)
            .any(|word| {
                let other = view.vocabulary.meaning(word.term);
                let alike = || {
                    meaning
                        .zip(other)
                        .is_some_and(|(x, y)| x.similarity(&y) >= ALIKE)
                };
                word.term == **term || alike()
            })
    };
    let found: Vec<&Term> = terms.iter().filter(has).collect();
    (
        found.len(),
        found.iter().map(|&&t| view.vocabulary.weight(t)).sum(),
    )
}

fn finding(
    view: &View<'_>,
    (silent, silence): (&Statement, &Silence),
    (told, part): (&Statement, &Reported<'_>),
) -> Finding {
    let later = view.is_earlier_day(silent, told);
    Finding {
        kind: DiscrepancyKind::Certainty,
        relation: if later {
            Relation::Update
        } else {
            Relation::Tension
        },
        severity: Severity::Medium,
        confidence: 0.5,
        reasons: vec![reasons::SAME_SPEAKER, reasons::SILENCE],
        points: vec![
            stance_point(view, (silent, &silence.words), told, Certainty::Possible),
            stance_point(view, (told, &part.words), silent, Certainty::Said),
        ],
    }
}

//! What one speaker is reported to have said, in opposite words.
//!
//! "She spoke of the killing of unarmed men by police officers" and "she spoke of officers who
//! face armed men" share too little to be one utterance, and hold opposite words of the same
//! things: one of the reports must have it wrong, or the speaker has said both.

use rustc_hash::FxHashSet;

use super::spoken::Spoken;
use super::utterance::{Scope, Utterance};
use super::wording::evidence;
use crate::compare::edited::excluded;
use crate::compare::findings::{Finding, Point};
use crate::compare::statements::cues::{Effect, cues_of};
use crate::compare::statements::speakers::Voices;
use crate::compare::wanted::Wanted;
use crate::compare::words::terms::Term;
use crate::compare::{
    Certainty, DiscrepancyKind, Polarity, Relation, Severity, SideValue, Source, reasons,
};
use crate::quotes::SpeakerKind;

/// Terms, names left out, that two reports on the same things share at least.
const SHARED: usize = 3;
/// Words before a word in which a negation of it stands.
const BEFORE: usize = 3;

/// Reports the opposite words of the pairs `proposed` that one person is given.
pub(in crate::compare) fn find(
    sources: &[Source<'_>],
    (utterances, proposed): (&[Utterance<'_>], &[(usize, usize)]),
    wanted: Wanted<'_>,
    findings: &mut Vec<Finding>,
) {
    let said: FxHashSet<(usize, Vec<&str>)> =
        utterances.iter().map(|u| (u.source, forms(u))).collect();
    for &(a, b) in wanted.each(proposed) {
        let (a, b) = (&utterances[a], &utterances[b]);
        // What one article reports both of is no difference between two.
        if said.contains(&(a.source, forms(b))) || said.contains(&(b.source, forms(a))) {
            continue;
        }
        if can_be_held_together(a, b) && shared(a, b) >= SHARED {
            let found = opposites(a, b).map(|places| finding(sources, (a, b), places));
            findings.extend(found);
        }
    }
}

fn forms<'a>(utterance: &'a Utterance<'_>) -> Vec<&'a str> {
    utterance.words.iter().map(|w| &*w.form).collect()
}

/// Whether both are whole reports of what one named person says, at least one in other words.
fn can_be_held_together(a: &Utterance<'_>, b: &Utterance<'_>) -> bool {
    let person = |u: &Utterance<'_>| u.speaker.is_some_and(|s| s.kind == SpeakerKind::Person);
    let whole = |u: &Utterance<'_>| u.scope == Scope::All && !u.in_headline && !u.denied;
    let told = |u: &Utterance<'_>| u.words.iter().any(|w| !w.marked);
    [a, b].iter().all(|u| person(u) && whole(u))
        && (told(a) || told(b))
        && a.voices(b) == Voices::Same
}

/// How many terms that are no names both have.
fn shared(a: &Utterance<'_>, b: &Utterance<'_>) -> usize {
    let terms = |u: &Utterance<'_>| -> FxHashSet<Term> {
        let told = u.words.iter().filter(|w| w.content && !w.capital);
        told.map(|w| w.term).collect()
    };
    terms(a).intersection(&terms(b)).count()
}

/// The first word of `a` that excludes one of `b`; neither stands in the other report, too.
fn opposites(a: &Utterance<'_>, b: &Utterance<'_>) -> Option<(usize, usize)> {
    let own = |x: &Utterance<'_>, y: &Utterance<'_>| -> Vec<usize> {
        let in_y: FxHashSet<Term> = y.words.iter().map(|w| w.term).collect();
        let telling = |i: &usize| x.words[*i].content && !in_y.contains(&x.words[*i].term);
        (0..x.words.len()).filter(telling).collect()
    };
    let (left, right) = (own(a, b), own(b, a));
    let pairs = left
        .iter()
        .flat_map(|&i| right.iter().map(move |&j| (i, j)));
    let mut opposed = pairs.filter(|&(i, j)| {
        let polarity = excluded(&a.words[i].form, &b.words[j].form);
        polarity == Some(DiscrepancyKind::Polarity)
            && is_negated(&a.words, i) == is_negated(&b.words, j)
    });
    opposed.next()
}

fn is_negated(words: &[Spoken], at: usize) -> bool {
    let negates = |cue: &crate::compare::statements::cues::Cue| cue.effect == Effect::Negates;
    let before = &words[at.saturating_sub(BEFORE)..at];
    before.iter().any(|w| cues_of(&w.form).iter().any(negates))
}

fn finding(
    sources: &[Source<'_>],
    (a, b): (&Utterance<'_>, &Utterance<'_>),
    (i, j): (usize, usize),
) -> Finding {
    let point = |u: &Utterance<'_>, at: usize, polarity: Polarity| Point {
        value: SideValue::Stance {
            polarity,
            certainty: Certainty::Said,
            status: None,
        },
        label: u.words[at].form.to_string(),
        phrase: String::new(),
        evidence: vec![evidence(sources, u, &(0..u.words.len()))],
    };
    Finding {
        kind: DiscrepancyKind::Polarity,
        relation: Relation::Tension,
        severity: Severity::Medium,
        confidence: 0.5,
        reasons: vec![reasons::SAME_SPEAKER, reasons::OTHER_WORD],
        points: vec![
            point(a, i, Polarity::Affirmed),
            point(b, j, Polarity::Negated),
        ],
    }
}

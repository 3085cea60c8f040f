//! Qualifiers lost: "a temporary ban" that another article calls "a ban", "not ready to
//! support" that becomes "would not support".
//!
//! A word that limits how long or how far something holds changes what was said when it is
//! left out. It is reported where the same deed is told with the same things around it, and
//! the articles never tell it otherwise.

use std::ops::Range;

use super::spoken::{ALIKE, Spoken};
use super::utterance::Utterance;
use super::wording::{evidence, words};
use crate::compare::findings::{Finding, Point};
use crate::compare::words::terms::Term;
use crate::compare::{
    DiscrepancyKind, Edit, EditOperation, Relation, Severity, SideValue, Source, reasons,
};

/// Words that limit how long or how far a deed holds. Origin: our own list.
const QUALIFIERS: [&str; 11] = [
    "temporary",
    "temporarily",
    "provisional",
    "provisionally",
    "preliminary",
    "partial",
    "partially",
    "partly",
    "conditional",
    "conditionally",
    "ready",
];
/// How far from a deed the things around it stand, in words.
const REACH: usize = 6;
/// Things around two deeds that are the same when the deeds are.
const SAME_THINGS: usize = 2;

/// A deed told in an utterance.
#[derive(Clone, Debug)]
struct Deed<'a> {
    utterance: &'a Utterance<'a>,
    /// The word that tells it.
    at: usize,
    /// The word that limits it.
    qualifier: Option<usize>,
}

/// Reports deeds that one article qualifies and another does not.
pub(in crate::compare) fn find(
    sources: &[Source<'_>],
    utterances: &[Utterance<'_>],
    same_story: &dyn Fn(usize, usize) -> bool,
    findings: &mut Vec<Finding>,
) {
    let spoken = || {
        utterances
            .iter()
            .filter(|u| u.can_be_told() && !u.in_headline)
    };
    let qualified: Vec<Deed<'_>> = spoken().flat_map(qualified).collect();
    for deed in &qualified {
        let term = deed.word().term;
        let alike: Vec<Deed<'_>> = spoken()
            .flat_map(|u| deeds(u, term))
            .filter(|other| !std::ptr::eq(other.utterance, deed.utterance) && deed.is_same(other))
            .collect();
        let source = deed.utterance.source;
        let always = alike
            .iter()
            .all(|d| (d.utterance.source == source) == d.qualifier.is_some());
        let other = alike
            .iter()
            .find(|d| same_story(source, d.utterance.source));
        if let Some(other) = other.filter(|other| always && other.utterance.source != source) {
            findings.push(finding(sources, deed, other));
        }
    }
}

/// The deeds of an utterance that are qualified.
fn qualified<'a>(utterance: &'a Utterance<'a>) -> Vec<Deed<'a>> {
    let words = &utterance.words;
    let deed = |(i, word): (usize, &Spoken)| {
        QUALIFIERS.contains(&&*word.form).then_some(())?;
        let next = if &*words.get(i + 1)?.form == "to" {
            i + 2
        } else {
            i + 1
        };
        words.get(next)?.content.then_some(Deed {
            utterance,
            at: next,
            qualifier: Some(i),
        })
    };
    words.iter().enumerate().filter_map(deed).collect()
}

/// Where an utterance tells a deed of this term.
fn deeds<'a>(utterance: &'a Utterance<'a>, term: Term) -> impl Iterator<Item = Deed<'a>> {
    let words = utterance.words.iter().enumerate();
    let told = words.filter(move |(_, word)| word.content && word.term == term);
    told.map(move |(at, _)| {
        let before = at.saturating_sub(2)..at;
        let is_qualifier = |i: &usize| QUALIFIERS.contains(&&*utterance.words[*i].form);
        Deed {
            utterance,
            at,
            qualifier: before.rev().find(is_qualifier),
        }
    })
}

impl<'a> Deed<'a> {
    fn word(&self) -> &'a Spoken {
        &self.utterance.words[self.at]
    }

    /// The places of the things around it.
    fn around(&self) -> impl Iterator<Item = usize> + '_ {
        let near =
            self.at.saturating_sub(REACH)..(self.at + REACH + 1).min(self.utterance.words.len());
        let telling = |i: &usize| {
            let word = &self.utterance.words[*i];
            word.content
                && *i != self.at
                && Some(*i) != self.qualifier
                && word.term != self.word().term
        };
        near.filter(telling)
    }

    /// The things around it that stand around the other too.
    fn shared_with(&self, other: &Self) -> Vec<usize> {
        let theirs: Vec<&Spoken> = other.around().map(|i| &other.utterance.words[i]).collect();
        let is_shared = |i: &usize| {
            let word = &self.utterance.words[*i];
            theirs
                .iter()
                .any(|w| w.term == word.term || are_alike(w, word))
        };
        self.around().filter(is_shared).collect()
    }

    fn is_same(&self, other: &Self) -> bool {
        self.shared_with(other).len() >= SAME_THINGS && other.shared_with(self).len() >= SAME_THINGS
    }

    /// From its first word to the last thing around it that the other has too.
    fn part(&self, other: &Self) -> Range<usize> {
        let shared = self.shared_with(other);
        let first = self.qualifier.unwrap_or(self.at);
        let start = shared.first().map_or(first, |i| (*i).min(first));
        let end = shared.last().map_or(self.at, |i| (*i).max(self.at));
        start..end + 1
    }
}

fn are_alike(a: &Spoken, b: &Spoken) -> bool {
    let meanings = a.meaning().zip(b.meaning());
    meanings.is_some_and(|(a, b)| a.similarity(&b) >= ALIKE)
}

fn finding(sources: &[Source<'_>], deed: &Deed<'_>, other: &Deed<'_>) -> Finding {
    let qualifier = deed
        .qualifier
        .map(|i| deed.utterance.words[i].form.to_string());
    let edit = Edit {
        operation: EditOperation::Delete,
        before: qualifier.unwrap_or_default(),
        after: String::new(),
    };
    let point = |deed: &Deed<'_>, part: Range<usize>, edits: Vec<Edit>| Point {
        value: SideValue::Wording(edits),
        label: words(deed.utterance, &part),
        phrase: String::new(),
        evidence: vec![evidence(sources, deed.utterance, &part)],
    };
    Finding {
        kind: DiscrepancyKind::QuoteWording,
        relation: Relation::Tension,
        severity: Severity::Medium,
        confidence: 0.6,
        reasons: vec![reasons::SAME_VERB, reasons::QUALIFIER_LOST],
        points: vec![
            point(deed, deed.part(other), Vec::new()),
            point(other, other.part(deed), vec![edit]),
        ],
    }
}

//! What an article has spoken of so far, and how present each of it is to the reader.
//!
//! Every mention makes what it refers to present, a subject more than an object, a speaker
//! most of all; each sentence of the narrator's takes part of that away. A pronoun means
//! the most present one that it agrees with, after Lappin and Leass, "An algorithm for
//! pronominal anaphora resolution" (1994).

use super::Identity;
use crate::mentions::Gender;

/// How present a source makes its speaker.
pub(super) const SPEAKER: f32 = 1.2;
/// How many mentions back a pronoun can refer.
const MENTIONS: usize = 80;
/// How many lines back a pronoun can refer.
const LINES: usize = 12;
/// What is left of a mention's weight after each line.
const FADING: f32 = 0.4;
/// What the further mentions of one add to the weightiest.
const AGAIN: f32 = 0.3;
/// The weight of one whose gender or number is not known, beside one that agrees.
const UNSURE: f32 = 0.7;

/// What sort of referent it is, as far as pronouns tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// "He", "she".
    Person(Gender),
    /// "It", "they": a company, a party.
    Body,
    /// "It": a place that may stand for its government.
    Place,
    /// "It": a report.
    Text,
    /// "They".
    Several,
}

/// A pronoun, as far as it tells what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// "He", "she".
    One(Gender),
    /// "It".
    Thing,
    /// "They".
    Many,
    /// "Who".
    Anyone,
    /// "Which", "that".
    Anything,
}

impl Agreement {
    /// How well it agrees with a sort, from 0 to 1.
    pub(super) fn with(self, sort: Sort) -> f32 {
        match (self, sort) {
            (Self::One(told), Sort::Person(gender)) if told == gender => 1.0,
            (Self::One(_), Sort::Person(Gender::Unknown)) => UNSURE,
            (Self::Thing | Self::Anything, Sort::Body | Sort::Text) => 1.0,
            (Self::Thing | Self::Anything, Sort::Place) => UNSURE,
            (Self::Many | Self::Anyone | Self::Anything, Sort::Several) => 1.0,
            (Self::Many, Sort::Body) => UNSURE,
            (Self::Anyone, Sort::Person(_)) => 1.0,
            _ => 0.0,
        }
    }
}

/// A mention of somebody or something.
#[derive(Clone, Debug)]
pub(super) struct Referent {
    /// What it refers to.
    pub(super) identity: Identity,
    /// What sort that is.
    pub(super) sort: Sort,
    /// Its first token.
    pub(super) at: usize,
    /// The sentence of the narrator's that it stands in, counted from the first.
    pub(super) line: usize,
    /// How present it makes what it refers to.
    pub(super) weight: f32,
    /// The passage in quotation marks that it stands in.
    pub(super) passage: Option<usize>,
}

impl Referent {
    /// Whether the mention is the source of words.
    pub(super) fn is_speaker(&self) -> bool {
        self.weight >= SPEAKER
    }
}

/// The mentions so far, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Discourse {
    referents: Vec<Referent>,
}

impl Discourse {
    /// Adds a mention.
    pub(super) fn note(&mut self, referent: Referent) {
        self.referents.push(referent);
    }

    /// The mentions so far, the nearest first.
    pub(super) fn nearest(&self) -> impl Iterator<Item = &Referent> {
        self.referents.iter().rev().take(MENTIONS)
    }

    /// Whether somebody else is known to be of a gender in `line` or the one before.
    pub(super) fn has_another(&self, identity: &Identity, gender: Gender, line: usize) -> bool {
        let mut near = self.nearest().take_while(|r| r.line + 1 >= line);
        near.any(|r| r.sort == Sort::Person(gender) && r.identity != *identity)
    }

    /// The most present one that agrees, seen from `line`, of those that are `possible`.
    pub(super) fn most_present(
        &self,
        agreement: Agreement,
        line: usize,
        possible: impl Fn(&Referent) -> bool,
    ) -> Option<&Identity> {
        let mut scores: Vec<(&Identity, f32)> = Vec::new();
        // Those whom another pronoun has told to be of the other gender.
        let mut others: Vec<&Identity> = Vec::new();
        let near = self
            .nearest()
            .take_while(|r| r.line + LINES >= line)
            .filter(|r| possible(r));
        for referent in near {
            let fits = agreement.with(referent.sort);
            if fits == 0.0 {
                others.push(&referent.identity);
                continue;
            }
            let distance = line.saturating_sub(referent.line) as i32;
            let weight = fits * referent.weight * FADING.powi(distance);
            match scores.iter_mut().find(|(i, _)| *i == &referent.identity) {
                Some((_, score)) => *score = score.max(weight) + AGAIN * score.min(weight),
                None => scores.push((&referent.identity, weight)),
            }
        }
        // The nearest comes first, so that it wins among equals.
        let fitting = scores.iter().filter(|(i, _)| !others.contains(i)).copied();
        let best = fitting.reduce(|a, b| if b.1 > a.1 { b } else { a });
        best.map(|(identity, _)| identity)
    }
}

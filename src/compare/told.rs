//! Utterances told in other words.
//!
//! Indirect speech sums up: it shares the content words of a quotation and little of its
//! grammar. So the terms of both are compared, wherever they stand, cut to the sentences
//! that share enough; and the less is known of the speakers, the more must be shared.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::QuoteRelation;
use super::likeness::{Likeness, part};
use super::speakers::Voices;
use super::terms::Term;
use super::utterance::{Spoken, Utterance};
use crate::quotes::SpeakerKind;

/// How much two versions share.
#[derive(Clone, Copy, Debug)]
struct Overlap {
    /// The weight of the shared terms, against that of the shorter version.
    share: f32,
    /// The same, against the mean of both.
    balance: f32,
    /// How many terms are shared.
    terms: usize,
}

/// What versions by one speaker share at least.
const SAME: Overlap = Overlap {
    share: 0.5,
    balance: 0.4,
    terms: 3,
};
/// The same, if both are reported with one telling verb ("urged"), or give one number.
const BOUND: Overlap = Overlap {
    share: 0.36,
    balance: 0.28,
    terms: 2,
};
/// The same, if it is not sure that the speakers are one.
const UNSURE: Overlap = Overlap {
    share: 0.65,
    balance: 0.5,
    terms: 3,
};
/// How much a name weighs against another word: who is meant tells less than what is said.
const NAME: f32 = 0.5;
/// The share of a sentence's content by which it takes part.
const SENTENCE: f32 = 0.35;
/// Words at an end of a version that may stand there and not be shared.
const MARGIN: usize = 5;
/// Words in a row that are repeated and no turn of speech.
const RUN: usize = 4;
/// Content words of them, if the speakers differ.
const TELLING: usize = 3;

/// How two versions relate of which at least one is told in other words.
pub(super) fn told(a: &Utterance<'_>, b: &Utterance<'_>) -> Option<Likeness> {
    if a.denied != b.denied || a.in_headline || b.in_headline {
        return None;
    }
    let (in_a, in_b) = (terms(&a.words), terms(&b.words));
    let parts = (
        part((a, 0..a.words.len()), SENTENCE, |i| {
            in_b.contains(&a.words[i].term)
        })?,
        part((b, 0..b.words.len()), SENTENCE, |i| {
            in_a.contains(&b.words[i].term)
        })?,
    );
    let (x, y) = (&a.words[parts.0.clone()], &b.words[parts.1.clone()]);
    let in_y = terms(y);
    let shared: FxHashSet<Term> = terms(x).intersection(&in_y).copied().collect();
    let common = weight_of(x, &shared);
    let (left, right) = (content_weight(x), content_weight(y));
    let overlap = Overlap {
        share: common / left.min(right).max(1.0),
        balance: common / (left * right).sqrt().max(1.0),
        terms: shared.len(),
    };
    let voices = voices(a, b);
    let matter = x.iter().any(|w| !w.capital && shared.contains(&w.term));
    let bound =
        a.has_telling_cue_of(b) || x.iter().any(|w| is_number(w) && shared.contains(&w.term));
    let same = match voices {
        Voices::Same => {
            overlap.reaches(&SAME) || bound && overlap.reaches(&BOUND) || opens_alike(x, y)
        }
        Voices::Unsure => overlap.reaches(&UNSURE) || opens_alike(x, y),
        Voices::Different => overlap.reaches(&SAME) && repeats(x, y),
    };
    let relation = if x == y {
        QuoteRelation::Identical
    } else {
        QuoteRelation::Paraphrase
    };
    (matter && same).then_some(Likeness {
        relation,
        score: overlap.balance,
        shared: common / 2.0,
        speakers_agree: voices != Voices::Different,
        is_told: true,
        parts: (
            trimmed(&a.words, parts.0, &shared),
            trimmed(&b.words, parts.1, &shared),
        ),
    })
}

/// A part without what is long at its ends and not shared.
fn trimmed(words: &[Spoken], part: Range<usize>, shared: &FxHashSet<Term>) -> Range<usize> {
    let is_shared = |i: &usize| shared.contains(&words[*i].term);
    let first = part.clone().find(is_shared).unwrap_or(part.start);
    let last = part.clone().rfind(is_shared).unwrap_or(part.end - 1);
    let start = if first - part.start > MARGIN {
        first
    } else {
        part.start
    };
    let end = if part.end - last - 1 > MARGIN {
        last + 1
    } else {
        part.end
    };
    start..end
}

/// Whether the speakers are one; what a report or a video shows is nobody's utterance.
fn voices(a: &Utterance<'_>, b: &Utterance<'_>) -> Voices {
    let is_document = |u: &Utterance<'_>| {
        u.speaker
            .is_some_and(|speaker| speaker.kind == SpeakerKind::Document)
    };
    match a.voices(b) {
        Voices::Same if is_document(a) || is_document(b) => Voices::Unsure,
        Voices::Different if !a.has_other_voice_than(b) => Voices::Unsure,
        voices => voices,
    }
}

impl Overlap {
    fn reaches(&self, least: &Self) -> bool {
        self.share >= least.share && self.balance >= least.balance && self.terms >= least.terms
    }
}

/// Whether both begin with the same words, of which two tell something: who, and what.
fn opens_alike(x: &[Spoken], y: &[Spoken]) -> bool {
    let same = x.iter().zip(y).take_while(|(v, w)| v == w).map(|(v, _)| v);
    let same: Vec<&Spoken> = same.collect();
    same.len() >= RUN
        && same.iter().filter(|w| w.content).count() > 1
        && same.iter().any(|w| w.content && !w.capital)
}

/// Whether words in a row that tell enough stand in both.
fn repeats(x: &[Spoken], y: &[Spoken]) -> bool {
    let telling = |run: &[Spoken]| run.iter().filter(|w| w.content && !w.capital).count();
    x.windows(RUN)
        .filter(|run| telling(run) >= TELLING)
        .any(|run| y.windows(RUN).any(|other| other == run))
}

fn is_number(word: &Spoken) -> bool {
    word.form.starts_with(char::is_numeric)
}

/// The different terms of the content words.
fn terms(words: &[Spoken]) -> FxHashSet<Term> {
    words.iter().filter(|w| w.content).map(|w| w.term).collect()
}

fn content_weight(words: &[Spoken]) -> f32 {
    weight_of(words, &terms(words))
}

/// What those of `terms` that are among the words weigh, each counted once.
fn weight_of(words: &[Spoken], terms: &FxHashSet<Term>) -> f32 {
    let mut seen = FxHashSet::default();
    let counted = words
        .iter()
        .filter(|w| terms.contains(&w.term) && seen.insert(w.term));
    counted
        .map(|w| if w.capital { w.weight * NAME } else { w.weight })
        .sum()
}

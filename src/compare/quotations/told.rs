//! Utterances told in other words.
//!
//! Indirect speech sums up: it shares the content words of a quotation and little of its
//! grammar. So the terms of both are compared, wherever they stand, cut to the sentences
//! that share enough; and the less is known of the speakers, the more must be shared.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::likeness::{Likeness, part};
use super::spoken::{ALIKE, Spoken};
use super::utterance::Utterance;
use crate::compare::QuoteRelation;
use crate::compare::statements::speakers::Voices;
use crate::compare::words::terms::Term;
use crate::compare::words::vectors::Meaning;
use crate::quotes::SpeakerKind;

/// How much two versions share.
#[derive(Clone, Copy, Debug)]
struct Overlap {
    /// The weight of the shared terms of that version of which they are more.
    share: f32,
    /// The same, in the geometric mean of both.
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
    share: 0.3,
    balance: 0.22,
    terms: 2,
};
/// The same, if it is not sure that the speakers are one.
const UNSURE: Overlap = Overlap {
    share: 0.7,
    balance: 0.6,
    terms: 3,
};
/// How much a name weighs against another word: who is meant tells less than what is said.
const NAME: f32 = 0.5;
/// The share of a sentence's content by which it takes part.
const SENTENCE: f32 = 0.35;
/// Pairs of words whose meanings are compared.
const MOST_ALIKE: usize = 10_000;
/// Words at an end of a version that may be left standing though nothing of them is shared.
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
    let (in_a, in_b) = credits(&a.words, &b.words);
    let parts = (
        part((a, 0..a.words.len()), SENTENCE, |i| in_a[i] > 0.0)?,
        part((b, 0..b.words.len()), SENTENCE, |i| in_b[i] > 0.0)?,
    );
    let (x, y) = (&a.words[parts.0.clone()], &b.words[parts.1.clone()]);
    let (in_x, in_y) = credits(x, y);
    let overlap = Overlap::of((x, &in_x), (y, &in_y));
    let voices = voices(a, b);
    let any_shared = |is: fn(&Spoken) -> bool| x.iter().zip(&in_x).any(|(w, c)| *c > 0.0 && is(w));
    let matter = any_shared(|w| !w.capital);
    let same_cue = a.has_telling_cue_of(b);
    let bound = same_cue || any_shared(Spoken::is_number);
    let same = match voices {
        Voices::Same => {
            overlap.reaches(&SAME)
                || bound && overlap.reaches(&BOUND)
                || same_cue && overlap.share >= BOUND.share && wants_the_same(x, y)
                || opens_alike(x, y)
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
        shared: weight_of(x, &in_x) / 2.0,
        speakers_agree: voices != Voices::Different,
        is_told: true,
        parts: (
            moved(trimmed(x, &in_x), parts.0.start),
            moved(trimmed(y, &in_y), parts.1.start),
        ),
    })
}

/// The words of a part, without clauses at its ends of which nothing is shared.
fn trimmed(words: &[Spoken], credits: &[f32]) -> Range<usize> {
    let is_shared = |credit: &f32| *credit > 0.0;
    let first = credits.iter().position(is_shared).unwrap_or_default();
    let last = credits
        .iter()
        .rposition(is_shared)
        .unwrap_or(words.len() - 1);
    let start = (1..=first).rev().find(|&i| words[i].opens_clause());
    let end = (last + 1..words.len()).find(|&i| words[i].opens_clause());
    start.filter(|&start| start > MARGIN).unwrap_or_default()
        ..end
            .filter(|&end| words.len() - end > MARGIN)
            .unwrap_or(words.len())
}

fn moved(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
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
    fn of((x, in_x): (&[Spoken], &[f32]), (y, in_y): (&[Spoken], &[f32])) -> Self {
        let covered = |words: &[Spoken], credits: &[f32]| {
            weight_of(words, credits) / weight_of(words, &vec![1.0; words.len()]).max(1.0)
        };
        let (x_covered, y_covered) = (covered(x, in_x), covered(y, in_y));
        Self {
            share: x_covered.max(y_covered),
            balance: (x_covered * y_covered).sqrt(),
            terms: terms_of(x, in_x).min(terms_of(y, in_y)),
        }
    }

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

/// Whether both go on with one infinitive: "called for her to resign", "on the judge to resign".
fn wants_the_same(x: &[Spoken], y: &[Spoken]) -> bool {
    let deed = |words: &[Spoken]| {
        let mut steps = words.windows(2);
        let step = steps.find(|w| &*w[0].form == "to" && w[1].content);
        step.map(|w| w[1].term)
    };
    let tells_more = |words: &[Spoken]| words.iter().filter(|w| w.content).count() > 1;
    tells_more(x) && tells_more(y) && deed(x).is_some() && deed(x) == deed(y)
}

/// Whether words in a row that tell enough stand in both.
fn repeats(x: &[Spoken], y: &[Spoken]) -> bool {
    let telling = |run: &[Spoken]| run.iter().filter(|w| w.content && !w.capital).count();
    x.windows(RUN)
        .filter(|run| telling(run) >= TELLING)
        .any(|run| y.windows(RUN).any(|other| other == run))
}

/// For each word of both how much of it the other has: all of a content word of the same
/// term, as much as it is alike of one of like meaning, nothing of others.
fn credits(x: &[Spoken], y: &[Spoken]) -> (Vec<f32>, Vec<f32>) {
    (credits_of(x, y), credits_of(y, x))
}

fn credits_of(x: &[Spoken], y: &[Spoken]) -> Vec<f32> {
    let terms: FxHashSet<Term> = y.iter().filter(|w| w.content).map(|w| w.term).collect();
    let few = x.len() * y.len() <= MOST_ALIKE;
    let meanings: Vec<Meaning> = y
        .iter()
        .filter(|_| few)
        .filter_map(Spoken::meaning)
        .collect();
    let alike = |word: &Spoken| {
        let meaning = word.meaning()?;
        let best = meanings
            .iter()
            .map(|m| meaning.similarity(m))
            .max_by(f32::total_cmp);
        best.filter(|best| *best >= ALIKE)
    };
    x.iter()
        .map(|word| match word.content {
            false => 0.0,
            true if terms.contains(&word.term) => 1.0,
            true => alike(word).unwrap_or_default(),
        })
        .collect()
}

/// What words weigh as far as they get credit, each term counted once.
fn weight_of(words: &[Spoken], credits: &[f32]) -> f32 {
    let mut seen = FxHashSet::default();
    let counted = words
        .iter()
        .zip(credits)
        .filter(|(w, _)| w.content && seen.insert(w.term));
    counted
        .map(|(w, credit)| {
            if w.capital {
                w.weight * NAME * credit
            } else {
                w.weight * credit
            }
        })
        .sum()
}

/// How many different terms get credit.
fn terms_of(words: &[Spoken], credits: &[f32]) -> usize {
    let credited = words
        .iter()
        .zip(credits)
        .filter(|(_, credit)| **credit > 0.0);
    credited
        .map(|(w, _)| w.term)
        .collect::<FxHashSet<_>>()
        .len()
}

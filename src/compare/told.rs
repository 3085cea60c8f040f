//! Utterances told in other words.
//!
//! Indirect speech sums up: it shares the content words of a quotation and little of its
//! grammar. So the terms of both are compared, wherever they stand, cut to the sentences
//! that share enough; and the less is known of the speakers, the more must be shared.

use rustc_hash::FxHashSet;

use super::QuoteRelation;
use super::likeness::{Likeness, part};
use super::speakers::Voices;
use super::terms::Term;
use super::utterance::{Spoken, Utterance};

/// The share of the shorter version's content that the other must have.
const SHARE: f32 = 0.5;
/// The same, against the mean length of both.
const BALANCE: f32 = 0.4;
/// Both, if it is not sure that the speakers are one.
const UNSURE: (f32, f32) = (0.65, 0.5);
/// Terms that both share at least.
const TERMS: usize = 3;
/// The share of a sentence's content by which it takes part.
const SENTENCE: f32 = 0.35;

/// How two versions relate of which at least one is told in other words.
pub(super) fn told(a: &Utterance<'_>, b: &Utterance<'_>) -> Option<Likeness> {
    if a.denied != b.denied {
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
    let voices = a.voices(b);
    let (x, y) = (&a.words[parts.0.clone()], &b.words[parts.1.clone()]);
    let in_b = terms(y);
    let shared: FxHashSet<Term> = terms(x).intersection(&in_b).copied().collect();
    let common = weight_of(x, &shared);
    let (left, right) = (content_weight(x), content_weight(y));
    let share = common / left.min(right).max(1.0);
    let balance = common / (left * right).sqrt().max(1.0);
    if std::env::var("QD").is_ok() && share > 0.2 {
        eprintln!(
            "TOLD {share:.2} {balance:.2} {} {voices:?}\n    {} <{}>\n    {} <{}>",
            shared.len(),
            x.iter()
                .map(|w| format!(
                    "{}{}",
                    w.form,
                    if shared.contains(&w.term) {
                        format!("*{:.1}", w.weight)
                    } else {
                        String::new()
                    }
                ))
                .collect::<Vec<_>>()
                .join(" "),
            a.source_words,
            y.iter()
                .map(|w| format!(
                    "{}{}",
                    w.form,
                    if shared.contains(&w.term) { "*" } else { "" }
                ))
                .collect::<Vec<_>>()
                .join(" "),
            b.source_words
        );
    }
    let (least_share, least_balance) = match voices {
        Voices::Same => (SHARE, BALANCE),
        Voices::Unsure => UNSURE,
        Voices::Different => return None,
    };
    let matter = x.iter().any(|w| !w.capital && shared.contains(&w.term));
    let same = matter && shared.len() >= TERMS && share >= least_share && balance >= least_balance;
    let relation = if x == y {
        QuoteRelation::Identical
    } else {
        QuoteRelation::Paraphrase
    };
    same.then_some(Likeness {
        relation,
        score: balance,
        shared: common / 2.0,
        speakers_agree: voices != Voices::Different,
        is_told: true,
        parts,
    })
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
    counted.map(|w| w.weight).sum()
}

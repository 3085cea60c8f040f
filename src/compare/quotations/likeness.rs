//! Whether two quotations are the same utterance, and how their wordings relate.
//!
//! One article quotes a sentence where another quotes five, so the two are first cut to
//! the sentences they share; only those are compared. Wordings in quotation marks are
//! compared here, word by word; what is told in other words, in `told`.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::spoken::{Spoken, weight};
use super::told::told;
use super::utterance::{MIN_WORDS, Utterance};
use crate::compare::QuoteRelation;
use crate::compare::statements::speakers::Voices;
use crate::compare::words::wording::common;
use crate::quotes::QuoteKind;

/// How two utterances relate.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Likeness {
    /// How the wordings relate.
    pub(super) relation: QuoteRelation,
    /// How much they share, from 0 to 1.
    pub(super) score: f32,
    /// What the common words weigh; half of it if one version is told in other words.
    pub(super) shared: f32,
    /// Whether both name the same speaker, as far as they name one.
    pub(super) speakers_agree: bool,
    /// Whether their terms were compared, because one is not quoted but told.
    pub(super) is_told: bool,
    /// The words of the first and of the second that are the utterance.
    pub(super) parts: (Range<usize>, Range<usize>),
}

/// The share of a sentence's weight that the other version must have for it to take part.
const SENTENCE: f32 = 0.5;
/// The share of the shorter version that must stand in the longer one if words were changed.
const ALTERED: f32 = 0.6;
/// The same when the speakers differ: only long and nearly equal wordings are one utterance.
const OTHER_SPEAKER: f32 = 0.8;
/// Words that such wordings have in common at least.
const OTHER_SPEAKER_WORDS: usize = 6;
/// Words in a row that two speakers do not both say by chance.
const VERBATIM: usize = 8;
/// Words of the longer version on which those of the shorter may be spread, for each.
const SPREAD: f32 = 1.7;
/// The same where many words are shared, and a clause between them may have been left out.
const LONG_SPREAD: f32 = 2.5;

/// How `a` and `b` relate, if both can be the same utterance.
///
/// The answer is the same whichever comes first: ties are broken by the words.
pub(super) fn likeness(a: &Utterance<'_>, b: &Utterance<'_>) -> Option<Likeness> {
    if a.words
        .iter()
        .map(|w| &w.form)
        .gt(b.words.iter().map(|w| &w.form))
    {
        let mut swapped = ordered(b, a)?;
        swapped.parts = (swapped.parts.1, swapped.parts.0);
        return Some(swapped);
    }
    ordered(a, b)
}

fn ordered(a: &Utterance<'_>, b: &Utterance<'_>) -> Option<Likeness> {
    let word_by_word = a.can_be_quoted_with(b) && b.can_be_quoted_with(a);
    let alike = if word_by_word { quoted(a, b) } else { None };
    let direct = a.kind == QuoteKind::Direct && b.kind == QuoteKind::Direct;
    alike.or_else(|| if direct { None } else { told(a, b) })
}

/// How two wordings in quotation marks relate.
fn quoted(a: &Utterance<'_>, b: &Utterance<'_>) -> Option<Likeness> {
    let (x, y) = (a.marked(), b.marked());
    let weight = |i: usize| a.words[x.start + i].weight;
    let all = common(&a.words[x.clone()], &b.words[y.clone()], weight);
    let all = all.into_iter().map(|(i, j)| (x.start + i, y.start + j));
    let all: Vec<(usize, usize)> = all.collect();
    let shared_a: FxHashSet<usize> = all.iter().map(|p| p.0).collect();
    let shared_b: FxHashSet<usize> = all.iter().map(|p| p.1).collect();
    let parts = (
        part((a, x), SENTENCE, |i| shared_a.contains(&i))?,
        part((b, y), SENTENCE, |i| shared_b.contains(&i))?,
    );
    let inside = |&(i, j): &(usize, usize)| parts.0.contains(&i) && parts.1.contains(&j);
    let pairs: Vec<(usize, usize)> = all.into_iter().filter(inside).collect();
    let voices = a.voices(b);
    let (relation, score) = relation(
        (&a.words[parts.0.clone()], &b.words[parts.1.clone()]),
        &pairs
            .iter()
            .map(|&(i, j)| (i - parts.0.start, j - parts.1.start))
            .collect::<Vec<_>>(),
        voices,
    )?;
    Some(Likeness {
        relation,
        score,
        shared: pairs.iter().map(|&(i, _)| a.words[i].weight).sum(),
        speakers_agree: voices != Voices::Different,
        is_told: false,
        parts,
    })
}

/// The run of sentences of `within` in which `is_shared` words weigh enough; else the best one.
pub(super) fn part(
    (u, within): (&Utterance<'_>, Range<usize>),
    least: f32,
    is_shared: impl Fn(usize) -> bool,
) -> Option<Range<usize>> {
    let shared = |range: &Range<usize>| -> f32 {
        range
            .clone()
            .filter(|&i| is_shared(i))
            .map(|i| u.words[i].weight)
            .sum()
    };
    let sentences = u.sentences(within);
    let enough =
        |range: &&Range<usize>| shared(range) >= least * weight(&u.words[(*range).clone()]);
    let first = sentences.iter().find(enough);
    let last = sentences.iter().rfind(enough);
    let best = sentences
        .iter()
        .max_by(|x, y| shared(x).total_cmp(&shared(y)));
    first
        .zip(last)
        .map(|(first, last)| first.start..last.end)
        .or_else(|| best.cloned())
}

/// How two wordings with the common words `pairs` relate.
fn relation(
    (a, b): (&[Spoken], &[Spoken]),
    pairs: &[(usize, usize)],
    voices: Voices,
) -> Option<(QuoteRelation, f32)> {
    let shared: f32 = pairs.iter().map(|&(i, _)| a[i].weight).sum();
    let score = shared / weight(a).min(weight(b)).max(f32::MIN_POSITIVE);
    let shorter = a.len().min(b.len());
    let excerpt = pairs.len() == shorter && longest_run(pairs) == shorter;
    let telling = pairs.iter().any(|&(i, _)| a[i].content);
    let catchword = excerpt && voices == Voices::Same && shorter > MIN_WORDS;
    let agreed = voices != Voices::Different && pairs.len() >= MIN_WORDS && (telling || catchword);
    let long = pairs.len() >= OTHER_SPEAKER_WORDS;
    if !agreed && !(long && (score >= OTHER_SPEAKER || longest_run(pairs) >= VERBATIM)) {
        return None;
    }
    if a == b {
        return Some((QuoteRelation::Identical, 1.0));
    }
    if excerpt {
        return Some((QuoteRelation::Truncated, score));
    }
    let spread = spread(pairs, weight(a) <= weight(b))?;
    let most = if pairs.len() >= VERBATIM {
        LONG_SPREAD
    } else {
        SPREAD
    };
    let altered = score >= ALTERED && spread <= most && pairs.len() > MIN_WORDS;
    let balance = shared / (weight(a) * weight(b)).sqrt();
    altered.then_some((QuoteRelation::Altered, balance))
}

/// How many common words stand in a row in both versions.
fn longest_run(pairs: &[(usize, usize)]) -> usize {
    let runs = pairs.chunk_by(|x, y| y.0 == x.0 + 1 && y.1 == x.1 + 1);
    runs.map(<[_]>::len).max().unwrap_or_default()
}

/// On how many words of the longer version the common words are spread, for each of them.
fn spread(pairs: &[(usize, usize)], second_is_longer: bool) -> Option<f32> {
    let (first, last) = (pairs.first()?, pairs.last()?);
    let run = if second_is_longer {
        last.1 - first.1
    } else {
        last.0 - first.0
    };
    Some((run + 1) as f32 / pairs.len() as f32)
}

//! A negation or a hedge put in or taken out.

use std::ops::Range;

use super::Change;
use super::diff::{Diff, Gap};
use crate::compare::statements::claim::{Statement, Word};
use crate::compare::statements::cues::{Effect, cues_of};
use crate::compare::words::terms::Term;
use crate::compare::{Certainty, DiscrepancyKind, reasons};

/// Words between a cue and the word that it changes.
const REACH: usize = 5;
/// Words after which a negation negates nothing: "not only". Origin: our own list.
const NOT_NEGATED: &str =
    "only just merely simply least less fewer more later sooner doubt matter wonder mention one";
/// What words put in may do: the slot, the code of the reason, and what tells such a word.
type Kind = (DiscrepancyKind, &'static str, fn(&Word) -> bool);

const KINDS: [Kind; 2] = [
    (DiscrepancyKind::Polarity, reasons::NEGATION, negates),
    (DiscrepancyKind::Certainty, reasons::HEDGE, hedges),
];

/// The gaps of which one side has a cue and the other has none, if that is all there is of its
/// kind: a cue that only stands elsewhere has moved.
pub(super) fn find(diff: &Diff<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for kind in KINDS {
        let is_cue = kind.2;
        let count = |s: &Statement| s.words.iter().filter(|w| is_cue(w)).count();
        if count(diff.a).abs_diff(count(diff.b)) == 1 {
            let gaps = diff.gaps.iter();
            changes.extend(gaps.filter_map(|gap| change(diff, gap, kind)));
        }
    }
    changes
}

fn negates(word: &Word) -> bool {
    has_effect(word, |effect| effect == Effect::Negates)
}

/// Whether a word is an adverb that hedges; "may" and "could" speak of the future more often.
fn hedges(word: &Word) -> bool {
    let weaker = |effect| match effect {
        Effect::Hedges(certainty) => certainty > Certainty::Confirmed,
        _ => false,
    };
    word.form.ends_with("ly") && has_effect(word, weaker)
}

fn has_effect(word: &Word, wanted: impl Fn(Effect) -> bool) -> bool {
    let mut cues = cues_of(&word.form).iter();
    cues.any(|cue| !cue.infinitive && wanted(cue.effect))
}

fn change(diff: &Diff<'_>, gap: &Gap, (kind, reason, is_cue): Kind) -> Option<Change> {
    let x = cue(diff.a, &gap.a, is_cue);
    let y = cue(diff.b, &gap.b, is_cue);
    let cue = x.xor(y)?;
    if rest(diff.a, &gap.a, is_cue) != rest(diff.b, &gap.b, is_cue) {
        return None;
    }
    let next = |&&(i, j): &&(usize, usize)| {
        let after = i >= gap.a.end && j >= gap.b.end;
        let near = if x.is_some() { i } else { j } <= cue + REACH;
        after && near && diff.a.words[i].content
    };
    let &(i, j) = diff.shared.iter().find(next)?;
    let (a, b) = match x {
        Some(cue) => (cue..i + 1, gap.b.start..j + 1),
        None => (gap.a.start..i + 1, cue..j + 1),
    };
    Some(Change { kind, reason, a, b })
}

/// The one cue of a range, if it acts on what follows.
fn cue(s: &Statement, words: &Range<usize>, is_cue: fn(&Word) -> bool) -> Option<usize> {
    let mut cues = words.clone().filter(|&i| is_cue(&s.words[i]));
    let cue = cues.next()?;
    let next = s.words.get(cue + 1).map_or("", |w| &*w.form);
    let acts = NOT_NEGATED.split_whitespace().all(|word| word != next);
    (acts && cues.next().is_none()).then_some(cue)
}

/// The content words of a range besides the cues.
fn rest(s: &Statement, words: &Range<usize>, is_cue: fn(&Word) -> bool) -> Vec<Term> {
    let words = s.words[words.clone()].iter();
    let telling = words.filter(|w| w.content && !is_cue(w));
    telling.map(|w| w.term).collect()
}

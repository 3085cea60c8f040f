//! A negation put in or taken out.

use super::Change;
use super::diff::{Diff, Gap};
use crate::compare::DiscrepancyKind;
use crate::compare::claim::{Statement, Word};
use crate::compare::cues::{Effect, cues_of};
use crate::compare::terms::Term;

/// Words between a negation and the word that it negates.
const REACH: usize = 5;
/// Words after which a negation negates nothing: "not only". Origin: our own list.
const NOT_NEGATED: &str =
    "only just merely simply least less fewer more later sooner doubt matter wonder mention one";

/// The gaps of which one side negates and the other does not, if that is all the negation there
/// is: one that only stands elsewhere has moved.
pub(super) fn find(diff: &Diff<'_>) -> Vec<Change> {
    let count = |s: &Statement| s.words.iter().filter(|w| negates(w)).count();
    if count(diff.a).abs_diff(count(diff.b)) != 1 {
        return Vec::new();
    }
    let gaps = diff.gaps.iter();
    gaps.filter_map(|gap| change(diff, gap)).collect()
}

fn negates(word: &Word) -> bool {
    let cues = cues_of(&word.form).iter();
    let mut plain = cues.filter(|cue| !cue.infinitive);
    plain.any(|cue| cue.effect == Effect::Negates)
}

fn change(diff: &Diff<'_>, gap: &Gap) -> Option<Change> {
    let (x, y) = (cue(diff.a, gap.a.clone()), cue(diff.b, gap.b.clone()));
    let rest = |s: &Statement, words: std::ops::Range<usize>| -> Vec<Term> {
        let words = s.words[words].iter();
        let telling = words.filter(|w| w.content && !negates(w));
        telling.map(|w| w.term).collect()
    };
    let cue = x.xor(y)?;
    if rest(diff.a, gap.a.clone()) != rest(diff.b, gap.b.clone()) {
        return None;
    }
    let after = |&&(i, j): &&(usize, usize)| i >= gap.a.end && j >= gap.b.end;
    let near = |&&(i, j): &&(usize, usize)| {
        diff.a.words[i].content && if x.is_some() { i } else { j } <= cue + REACH
    };
    let &(i, j) = diff.shared.iter().filter(after).find(near)?;
    let (a, b) = match x {
        Some(cue) => (cue..i + 1, j..j + 1),
        None => (i..i + 1, cue..j + 1),
    };
    let kind = DiscrepancyKind::Polarity;
    Some(Change { kind, a, b })
}

/// The one word of a range that negates what follows.
fn cue(s: &Statement, words: std::ops::Range<usize>) -> Option<usize> {
    let mut cues = words.filter(|&i| negates(&s.words[i]));
    let cue = cues.next()?;
    let next = s.words.get(cue + 1).map_or("", |w| &*w.form);
    let real = NOT_NEGATED.split_whitespace().all(|word| word != next);
    (real && cues.next().is_none()).then_some(cue)
}

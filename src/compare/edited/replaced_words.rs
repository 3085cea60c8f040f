//! A word put in the place of one that it excludes.

use super::Change;
use super::diff::{Diff, Gap};
use super::words::excluded;
use crate::compare::reasons;
use crate::compare::slots::precedent;
use crate::compare::statements::claim::Statement;

/// Words on each side of a gap in which single words still stand for each other.
const MOST_WORDS: usize = 5;

/// Shared words between a particle that was changed and the next change.
const APART: usize = 2;

/// The words of the gaps that exclude each other, each pair a change.
pub(super) fn find(diff: &Diff<'_>) -> Vec<Change> {
    let short = |gap: &&Gap| gap.a.len().max(gap.b.len()) <= MOST_WORDS;
    let gaps = diff.gaps.iter().filter(short);
    gaps.flat_map(|gap| of_gap(diff, gap)).collect()
}

fn of_gap(diff: &Diff<'_>, gap: &Gap) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for i in gap.a.clone() {
        let free = |j: &usize| changes.iter().all(|c| !c.b.contains(j));
        let mut free = gap.b.clone().filter(free);
        let change = free.find_map(|j| change(diff, gap, (i, j)));
        changes.extend(change);
    }
    changes
}

/// The change that word `j` in the place of word `i` makes, if they exclude each other and
/// neither is negated alone: "not rise" and "fall" agree.
fn change(diff: &Diff<'_>, gap: &Gap, (i, j): (usize, usize)) -> Option<Change> {
    let particles = [(diff.a, i), (diff.b, j)]
        .iter()
        .all(|(s, at)| !s.words[*at].content);
    if particles && !diff.stands_apart(gap, APART) {
        return None; // "for the Aces", "against the Heels"
    }
    let kind = excluded(&diff.a.words[i].form, &diff.b.words[j].form)?;
    if is_precedent(diff.a, i) || is_precedent(diff.b, j) {
        return None;
    }
    let alike = diff.a.stances[i].polarity == diff.b.stances[j].polarity;
    (alike && diff.is_exchanged(i, j)).then_some(Change {
        kind,
        reason: reasons::OTHER_WORD,
        a: i..i + 1,
        b: j..j + 1,
    })
}

/// Whether a word belongs to a "first since 2009", which is compared by itself.
fn is_precedent(s: &Statement, i: usize) -> bool {
    precedent::covers(s, &(i..i + 1)) && s.words.iter().any(|w| *w.form == *"since")
}

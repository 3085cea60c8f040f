//! What two places in statements share: names, and words that are no names.
//!
//! For finders that look for one deed in sentences which share little else.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::claim::Statement;
use crate::compare::words::terms::{Term, Vocabulary};

/// Some words of a statement.
pub(in crate::compare) type Place<'a> = (&'a Statement, Range<usize>);

impl Statement {
    /// All of it.
    pub(in crate::compare) fn whole(&self) -> Place<'_> {
        (self, 0..self.words.len())
    }

    /// The words at most `reach` away from `at`.
    pub(in crate::compare) fn near(&self, at: &Range<usize>, reach: usize) -> Place<'_> {
        let last = (at.end + reach).min(self.words.len());
        (self, at.start.saturating_sub(reach)..last)
    }
}

/// How many names of both end in the same word: "Ann Lee" and "Ms. Lee".
pub(in crate::compare) fn shared_names(a: &Place<'_>, b: &Place<'_>) -> usize {
    names(a).intersection(&names(b)).count()
}

fn names((statement, words): &Place<'_>) -> FxHashSet<Term> {
    let names = statement.names.iter().map(|n| n.words.end - 1);
    let inside = names.filter(|last| words.contains(last));
    inside.map(|last| statement.words[last].term).collect()
}

/// The terms of both that are no names and at least so rare in news as `least` says; see
/// [`crate::compare::vectors::weight`].
pub(in crate::compare) fn shared_words(
    vocabulary: &Vocabulary,
    a: &Place<'_>,
    b: &Place<'_>,
    least: f32,
) -> FxHashSet<Term> {
    let rare = |(statement, words): &Place<'_>| -> FxHashSet<Term> {
        let words = &statement.words[words.clone()];
        let telling = words.iter().filter(|w| w.content && !w.capital);
        let terms = telling.map(|w| w.term);
        terms.filter(|&t| vocabulary.rarity(t) >= least).collect()
    };
    rare(a).intersection(&rare(b)).copied().collect()
}

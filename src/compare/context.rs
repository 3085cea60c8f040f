//! How alike the words around two places are.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::claim::Statement;
use super::terms::{Term, Vocabulary};

/// How far a context reaches from its place, in words.
const REACH: usize = 14;
/// The distance, in words, at which a word counts half.
const HALF: f32 = 6.0;

/// What two contexts have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Overlap {
    /// The weight of the shared terms against that of all, from 0 to 1.
    pub(super) score: f32,
    /// How many terms are shared.
    pub(super) shared: usize,
}

/// What the words around `at` in `a` have in common with those around `place` in `b`.
pub(super) fn overlap(
    vocabulary: &Vocabulary,
    (a, at): (&Statement, &Range<usize>),
    (b, place): (&Statement, &Range<usize>),
) -> Overlap {
    let (left, right) = (context(vocabulary, a, at), context(vocabulary, b, place));
    let both = left
        .iter()
        .filter_map(|(term, w)| right.get(term).map(|v| w.min(*v)));
    let (mut weight, mut shared) = (0.0, 0);
    for common in both {
        weight += common;
        shared += 1;
    }
    let all = left.values().sum::<f32>() * right.values().sum::<f32>();
    Overlap {
        score: if shared == 0 {
            0.0
        } else {
            weight / all.sqrt()
        },
        shared,
    }
}

/// How far the clause of a place is looked through, in words.
const CLAUSE: usize = 10;

/// Whether the clauses of two places share what they tell, names left out: "passed her
/// inspection in January" and "the steering was repaired in February" do not, whatever is
/// alike around them. A clause that tells nothing, "on Tuesday,", stands for its statement.
pub(super) fn same_clause_matter(
    (a, at): (&Statement, &Range<usize>),
    (b, place): (&Statement, &Range<usize>),
) -> bool {
    let (left, right) = (clause_matter(a, at), clause_matter(b, place));
    left.is_empty() || right.is_empty() || !left.is_disjoint(&right)
}

fn clause_matter(statement: &Statement, at: &Range<usize>) -> FxHashSet<Term> {
    let matter = |words: Range<usize>| -> FxHashSet<Term> {
        let outside = words.filter(|i| !at.contains(i));
        let words = outside.map(|i| &statement.words[i]);
        words
            .filter(|w| w.content && !w.capital)
            .map(|w| w.term)
            .collect()
    };
    let clause = matter(statement.clause(at, CLAUSE));
    if clause.is_empty() {
        return matter(0..statement.words.len());
    }
    clause
}

/// The content terms near a place, each with its weight where it stands nearest.
fn context(
    vocabulary: &Vocabulary,
    statement: &Statement,
    at: &Range<usize>,
) -> FxHashMap<Term, f32> {
    let first = at.start.saturating_sub(REACH);
    let last = (at.end + REACH).min(statement.words.len());
    let mut context: FxHashMap<Term, f32> = FxHashMap::default();
    for i in (first..at.start).chain(at.end..last) {
        let word = &statement.words[i];
        if word.content {
            let distance = if i < at.start {
                at.start - i
            } else {
                i + 1 - at.end
            } as f32;
            let weight = vocabulary.weight(word.term) / (1.0 + (distance - 1.0) / HALF);
            let known = context.entry(word.term).or_default();
            *known = known.max(weight);
        }
    }
    context
}

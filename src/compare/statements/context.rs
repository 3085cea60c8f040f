//! How alike the words around two places are.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::claim::{Placed, Statement};
use crate::compare::words::terms::{Term, Vocabulary};

/// How far a context reaches from its place, in words.
const REACH: usize = 14;
/// The distance, in words, at which a word counts half.
const HALF: f32 = 6.0;

/// The same among short texts.
const NEAR_HALF: f32 = 2.0;

/// How much of its weight a name has among short texts.
const NAME: f32 = 0.25;

/// Terms, each with its weight.
type Context = FxHashMap<Term, f32>;

/// Some words of a statement.
type Place<'a> = (&'a Statement, &'a Range<usize>);

/// What two contexts have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::compare) struct Overlap {
    /// The weight of the shared terms against that of all, from 0 to 1.
    pub(in crate::compare) score: f32,
    /// How many terms are shared.
    pub(in crate::compare) shared: usize,
}

/// What the words around `at` in `a` have in common with those around `place` in `b`.
pub(in crate::compare) fn overlap(vocabulary: &Vocabulary, a: Place<'_>, b: Place<'_>) -> Overlap {
    let far = |(statement, at): Place<'_>| {
        let last = (at.end + REACH).min(statement.words.len());
        let words = at.start.saturating_sub(REACH)..last;
        context(vocabulary, (statement, at), &words, (HALF, 1.0))
    };
    shared(&far(a), &far(b))
}

/// The same for values of short texts: only as far as the values of their kind beside them, with
/// the words right beside them telling much more than those farther off, and names telling little.
pub(in crate::compare) fn overlap_near<T>(
    vocabulary: &Vocabulary,
    (a, at): Place<'_>,
    (b, place): Place<'_>,
    values: fn(&Statement) -> &[Placed<T>],
) -> Overlap {
    let near = |(statement, at): Place<'_>| {
        let beside = || values(statement).iter().map(|value| &value.words);
        let ends = beside()
            .map(|words| words.end)
            .filter(|&end| end <= at.start);
        let starts = beside()
            .map(|words| words.start)
            .filter(|&start| start >= at.end);
        let words = ends.max().unwrap_or(0)..starts.min().unwrap_or(statement.words.len());
        context(vocabulary, (statement, at), &words, (NEAR_HALF, NAME))
    };
    shared(&near((a, at)), &near((b, place)))
}

fn shared(left: &Context, right: &Context) -> Overlap {
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
pub(in crate::compare) fn same_clause_matter(
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

/// The content terms among `words` around a place, each with its weight where it stands nearest; at
/// the distance `half` it is one half, and names have `name` of it.
fn context(
    vocabulary: &Vocabulary,
    (statement, at): Place<'_>,
    words: &Range<usize>,
    (half, name): (f32, f32),
) -> Context {
    let mut context = Context::default();
    for i in (words.start..at.start).chain(at.end..words.end) {
        let word = &statement.words[i];
        if word.content {
            let distance = if i < at.start {
                at.start - i
            } else {
                i + 1 - at.end
            } as f32;
            let named = if word.capital { name } else { 1.0 };
            let weight = named * vocabulary.weight(word.term) / (1.0 + (distance - 1.0) / half);
            let known = context.entry(word.term).or_default();
            *known = known.max(weight);
        }
    }
    context
}

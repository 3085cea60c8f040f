//! Statements of other articles that share some words with one, however little else they share.
//!
//! Most finders look at statements that are aligned. What is said in wholly other words is not,
//! so some finders ask for themselves, from the words that matter to them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::View;
use crate::compare::statements::claim::{Occurrence, Statement};
use crate::compare::words::terms::Term;
use crate::text::BlockKind;

/// A term in more statements than this proposes none.
const MOST_POSTINGS: usize = 200;

/// The share of terms in which statements that tell the same agree.
const NEARLY_ALL: f32 = 0.75;

/// For each term the statements that have it, headlines left out.
pub(in crate::compare) struct Nearby<'a> {
    view: &'a View<'a>,
    index: FxHashMap<Term, Vec<usize>>,
}

impl<'a> Nearby<'a> {
    /// An index of the statements of a story.
    pub(in crate::compare) fn new(view: &'a View<'a>) -> Self {
        let mut index: FxHashMap<Term, Vec<usize>> = FxHashMap::default();
        for (i, statement) in view.statements.iter().enumerate() {
            for &term in statement
                .terms
                .iter()
                .filter(|_| !is_headline(view, statement))
            {
                index.entry(term).or_default().push(i);
            }
        }
        Self { view, index }
    }

    /// The statements with at least `least` of `terms` that stand only in other articles than
    /// `statement`, of surely the same event, in the order of the statements.
    pub(in crate::compare) fn sharing(
        &self,
        statement: &Statement,
        terms: &FxHashSet<Term>,
        least: usize,
    ) -> Vec<usize> {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        let postings = terms.iter().filter_map(|term| self.index.get(term));
        for posting in postings.filter(|posting| posting.len() <= MOST_POSTINGS) {
            posting
                .iter()
                .for_each(|&i| *shared.entry(i).or_default() += 1);
        }
        let enough = shared.into_iter().filter(|&(_, count)| count >= least);
        let other = |i: &usize| are_of_one_event(self.view, statement, &self.view.statements[*i]);
        let mut found: Vec<usize> = enough.map(|(i, _)| i).filter(other).collect();
        found.sort_unstable();
        found
    }
}

/// Whether two statements stand only in different articles, which may report one event. What an
/// article also tells in nearly the words of the other is no difference between them.
pub(in crate::compare) fn are_apart(view: &View<'_>, a: &Statement, b: &Statement) -> bool {
    let apart = a.occurrences.iter().all(|o| !b.is_said_by(o.source));
    let same_story = || view.stories.same(a.home(), b.home());
    apart && same_story() && !is_told_by(view, b.home(), a) && !is_told_by(view, a.home(), b)
}

/// Whether an article has a statement that shares nearly all terms with another one.
fn is_told_by(view: &View<'_>, source: usize, told: &Statement) -> bool {
    let nearly_equal = |own: &Statement| {
        let shared = own.terms.iter();
        let shared = shared.filter(|term| told.terms.binary_search(term).is_ok());
        let longer = own.terms.len().max(told.terms.len());
        shared.count() as f32 >= NEARLY_ALL * longer as f32
    };
    let own = view.carried[source].iter().map(|&i| &view.statements[i]);
    own.into_iter().any(nearly_equal)
}

/// Whether two statements stand only in different articles, which surely report one event.
pub(in crate::compare) fn are_of_one_event(view: &View<'_>, a: &Statement, b: &Statement) -> bool {
    are_apart(view, a, b) && view.stories.surely_same(a.home(), b.home())
}

/// Whether a statement stands in a headline, which says again what the article says.
pub(in crate::compare) fn is_headline(view: &View<'_>, statement: &Statement) -> bool {
    let headline = |o: &Occurrence| {
        let doc = &view.sources[o.source].analysis.document;
        doc.blocks()[doc.sentences()[o.sentence].block].kind == BlockKind::Headline
    };
    statement.occurrences.iter().all(headline)
}

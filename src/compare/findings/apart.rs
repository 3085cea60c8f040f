//! Statements of different articles that share only a few words and tell of one event.

use super::View;
use crate::compare::statements::claim::{Occurrence, Statement};
use crate::text::BlockKind;

/// The share of terms in which statements that tell the same agree.
const NEARLY_ALL: f32 = 0.75;

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
    view.stories.surely_same(a.home(), b.home()) && are_apart(view, a, b)
}

/// Whether a statement stands in a headline, which says again what the article says.
pub(in crate::compare) fn is_headline(view: &View<'_>, statement: &Statement) -> bool {
    let headline = |o: &Occurrence| {
        let doc = &view.sources[o.source].analysis.document;
        doc.blocks()[doc.sentences()[o.sentence].block].kind == BlockKind::Headline
    };
    statement.occurrences.iter().all(headline)
}

//! Whom and what the words around two places are about.
//!
//! Two statements can share nearly all that they tell and still tell it of different people:
//! "Lee raised $2 million in March" and "Moss raised $3 million in March". So values conflict
//! only where the names around them do not part.

use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;

use super::View;
use crate::compare::alignment::align::{NEARLY_EQUAL, Pair};
use crate::compare::statements::claim::{Occurrence, Statement};
use crate::mentions::MentionKind;
use crate::text::TokenKind;

/// How far the clause around a place is read, in words.
const CLAUSE: usize = 12;
/// Sentences before a statement in which names are looked for.
const BEFORE: usize = 3;

/// Some words of a statement.
type Place<'a> = (&'a Statement, &'a Range<usize>);

/// The folded words of names.
type Names<'a> = FxHashSet<Cow<'a, str>>;

impl View<'_> {
    /// Whether the words around a place of each statement of `pair` name different people, bodies
    /// or places, and neither names one that the other statement has. A clause without a name is
    /// about those that its statement names, and a statement without one about those named last
    /// before it. In nearly equal statements the names are what may differ, so only what stands
    /// before them is asked.
    pub(in crate::compare) fn are_about_others(
        &self,
        pair: &Pair,
        at: &Range<usize>,
        place: &Range<usize>,
    ) -> bool {
        self.known_elsewhere(pair, at, place)
            .is_some_and(|known| known == [false, false])
    }

    /// The same for a place that hangs on its own clause, as times do: one of the clauses names
    /// nobody and nothing that the other statement has.
    pub(in crate::compare) fn is_one_about_others(
        &self,
        pair: &Pair,
        at: &Range<usize>,
        place: &Range<usize>,
    ) -> bool {
        self.known_elsewhere(pair, at, place)
            .is_some_and(|known| known != [true, true])
    }

    /// Whether a name around each of two places stands in the other statement, if both have names
    /// around them and none in common.
    fn known_elsewhere(
        &self,
        pair: &Pair,
        at: &Range<usize>,
        place: &Range<usize>,
    ) -> Option<[bool; 2]> {
        let (a, b) = (&self.statements[pair.a], &self.statements[pair.b]);
        if pair.score >= NEARLY_EQUAL && !(a.names.is_empty() && b.names.is_empty()) {
            return None;
        }
        let (left, right) = (self.names_around((a, at)), self.names_around((b, place)));
        let in_other = |names: &Names<'_>, other: &Statement| {
            let mut words = other.words.iter().filter(|w| w.capital);
            words.any(|w| names.contains(&*w.form))
        };
        let part = !left.is_empty() && !right.is_empty() && left.is_disjoint(&right);
        part.then(|| [in_other(&left, b), in_other(&right, a)])
    }

    /// The folded words of the names in a statement, or else of those named last before it.
    pub(in crate::compare) fn names_of(&self, statement: &Statement) -> FxHashSet<String> {
        let whole = 0..statement.words.len();
        let names = self.names_around((statement, &whole));
        names.into_iter().map(Cow::into_owned).collect()
    }

    fn names_around<'a>(&'a self, (statement, at): Place<'a>) -> Names<'a> {
        let within = |words: &Range<usize>| -> Names<'a> {
            let inside = |n: &Range<usize>| n.start < words.end && words.start < n.end;
            let names = statement.names.iter().map(|name| &name.words);
            let placed = names.filter(|n| inside(n)).flat_map(Clone::clone);
            let words = placed.map(|i| &statement.words[i]).filter(|w| w.content);
            words.map(|w| Cow::Borrowed(&*w.form)).collect()
        };
        let clause = within(&statement.clause(at, CLAUSE));
        if !clause.is_empty() {
            return clause;
        }
        let all = within(&(0..statement.words.len()));
        if !all.is_empty() {
            return all;
        }
        self.names_before(statement.occurrences[0])
    }

    /// The words of the names in the nearest sentence before an occurrence that has any.
    fn names_before(&self, at: Occurrence) -> Names<'_> {
        let analysis = self.sources[at.source].analysis;
        let doc = &analysis.document;
        let mentions = &analysis.mentions.mentions;
        let first = at.sentence.saturating_sub(BEFORE);
        let before = doc.sentences()[first..at.sentence].iter().rev();
        let names = before.map(|sentence| -> Names<'_> {
            let start = mentions.partition_point(|m| m.span.start < sentence.span.start);
            let inside = mentions[start..]
                .iter()
                .take_while(|m| m.span.end <= sentence.span.end)
                .filter(|m| m.kind == MentionKind::Name);
            let tokens = inside.flat_map(|m| &doc.tokens()[doc.tokens_in(m.span)]);
            let words = tokens.filter(|t| t.kind == TokenKind::Word);
            words.map(|&t| doc.folded(t)).collect()
        });
        names
            .into_iter()
            .find(|names| !names.is_empty())
            .unwrap_or_default()
    }
}

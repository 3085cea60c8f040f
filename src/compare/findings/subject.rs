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
use crate::compare::statements::claim::{Occurrence, Placed, Statement};
use crate::compare::statements::magnitude::is_age;
use crate::mentions::{EntityId, EntityKind, MentionKind};
use crate::text::TokenKind;
use crate::values::Quantity;

/// How far the clause around a place is read, in words.
const CLAUSE: usize = 12;
/// Words between a place and the name of whom it tells, where that stands right beside it.
const BESIDE: usize = 2;
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
    /// before it. In nearly equal statements the names are what may differ, and tell nothing.
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
        if pair.score >= NEARLY_EQUAL {
            return None;
        }
        let (left, right) = self.names_of_both((a, at), (b, place));
        let in_other = |names: &Names<'_>, other: &Statement| {
            let mut words = other.words.iter().filter(|w| w.capital);
            words.any(|w| names.contains(&*w.form))
        };
        if self.are_persons_apart((a, at), (b, place)) {
            return Some([false, false]);
        }
        let part = !left.is_empty() && !right.is_empty() && left.is_disjoint(&right);
        part.then(|| [in_other(&left, b), in_other(&right, a)])
    }

    /// Whether two numbers are the ages of different people.
    pub(in crate::compare) fn are_ages_of_others(
        &self,
        (a, q): (&Statement, &Placed<Quantity>),
        (b, r): (&Statement, &Placed<Quantity>),
    ) -> bool {
        let ages = is_age((a, q)) && is_age((b, r));
        ages && self.are_persons_apart((a, &q.words), (b, &r.words))
    }

    /// Whether the person named nearest to one place is another than the one nearest to the other.
    fn are_persons_apart(&self, a: Place<'_>, b: Place<'_>) -> bool {
        let persons = self.person_near(a).zip(self.person_near(b));
        persons.is_some_and(|(left, right)| left.is_disjoint(&right))
    }

    /// The words of the person's name right after a place ("48-year-old Robin Lee"), else of the
    /// last one before it ("Lee, 48"); not of one who only says so.
    fn person_near<'a>(&self, (statement, at): Place<'a>) -> Option<FxHashSet<&'a str>> {
        let entities = &self.sources[statement.home()].analysis.mentions.entities;
        let first = at.start.saturating_sub(CLAUSE);
        let mut persons = statement
            .names
            .iter()
            .filter(|n| entities[n.item.0 as usize].kind == EntityKind::Person)
            .filter(|n| !statement.says(&n.words));
        let joined = statement
            .words
            .get(at.end)
            .is_some_and(|w| !w.after_mark && &*w.form != "and");
        let after =
            |n: &&Placed<EntityId>| joined && (at.end..at.end + BESIDE).contains(&n.words.start);
        let before = |n: &&Placed<EntityId>| n.words.end <= at.start && n.words.start >= first;
        let near = persons
            .clone()
            .find(after)
            .or_else(|| persons.rfind(before))?;
        let words = near.words.clone().map(|i| &statement.words[i]);
        Some(words.filter(|w| w.content).map(|w| &*w.form).collect())
    }

    /// The names around two places; those before a statement only where the other has names, for
    /// two statements without any tell nothing by them.
    fn names_of_both<'a>(&'a self, a: Place<'a>, b: Place<'a>) -> (Names<'a>, Names<'a>) {
        let (left, right) = (names_around(a), names_around(b));
        let before = |statement: &Statement| self.names_before(statement.occurrences[0]);
        match (left.is_empty(), right.is_empty()) {
            (true, false) => (before(a.0), right),
            (false, true) => (left, before(b.0)),
            _ => (left, right),
        }
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

/// The names in the clause of a place, else in its statement.
fn names_around<'a>((statement, at): Place<'a>) -> Names<'a> {
    let within = |words: &Range<usize>| -> Names<'a> {
        let inside = |n: &Range<usize>| n.start < words.end && words.start < n.end;
        let names = statement.names.iter().map(|name| &name.words);
        let placed = names.filter(|n| inside(n)).flat_map(Clone::clone);
        let words = placed.map(|i| &statement.words[i]).filter(|w| w.content);
        words.map(|w| Cow::Borrowed(&*w.form)).collect()
    };
    let clause = within(&statement.clause(at, CLAUSE));
    if clause.is_empty() {
        return within(&(0..statement.words.len()));
    }
    clause
}

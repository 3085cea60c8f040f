//! What the finders look at: the articles of one story, read, and what is known of them.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use rustc_hash::FxHashSet;

use super::finding::Point;
use super::revisions;
use crate::compare::alignment::align::Pair;
use crate::compare::alignment::story::Stories;
use crate::compare::statements::claim::{Occurrence, Statement, evidence};
use crate::compare::statements::speakers::same_person;
use crate::compare::wanted::Wanted;
use crate::compare::words::terms::{Term, Vocabulary};
use crate::compare::words::wording::differ_in_one_place;
use crate::compare::{SideValue, Source};

/// Statements at least so alike may differ in their only name.
const OTHER_NAMES: f32 = 0.6;

/// What the finders look at.
pub(in crate::compare) struct View<'a> {
    /// The articles compared.
    pub(in crate::compare) sources: &'a [Source<'a>],
    /// What they say.
    pub(in crate::compare) statements: &'a [Statement],
    /// How much each word tells.
    pub(in crate::compare) vocabulary: &'a Vocabulary,
    /// Which articles report the same event.
    pub(in crate::compare) stories: &'a Stories,
    /// For each source the statements it carries, in the order of the statements.
    pub(in crate::compare) carried: &'a [Vec<usize>],
    /// Whether articles are asked about that report other events.
    pub(in crate::compare) elsewhere: bool,
    /// Whether the answer is still wanted.
    pub(in crate::compare) wanted: Wanted<'a>,
}

impl View<'_> {
    /// A value at `words` of `statement`, from the articles that do not also carry `other`.
    pub(in crate::compare) fn point(
        &self,
        (statement, words): (&Statement, &std::ops::Range<usize>),
        other: &Statement,
        value: SideValue,
        label: String,
    ) -> Point {
        let at = |o: Occurrence| evidence(self.sources, o, words);
        Point {
            value,
            label,
            phrase: String::new(),
            evidence: statement.said_without(other).map(at).collect(),
        }
    }

    /// The text of `words` of `statement`.
    pub(in crate::compare) fn text(
        &self,
        statement: &Statement,
        words: &std::ops::Range<usize>,
    ) -> String {
        let at = evidence(self.sources, statement.occurrences[0], words);
        let doc = &self.sources[at.source].analysis.document;
        let parts: Vec<&str> = doc.slice(at.span).split_whitespace().collect();
        parts.join(" ")
    }

    /// Whether the statements of `pair` are surely about one thing, so that they can conflict.
    pub(in crate::compare) fn can_conflict(&self, pair: &Pair) -> bool {
        let (a, b) = (&self.statements[pair.a], &self.statements[pair.b]);
        let mut stories = a
            .occurrences
            .iter()
            .flat_map(|x| b.occurrences.iter().map(move |y| (x, y)));
        let same = stories.any(|(x, y)| self.stories.surely_same(x.source, y.source));
        (same || pair.score >= OTHER_NAMES) && self.may_name_the_same(pair)
    }

    /// Whether the statements of `pair` can be about the same people and places: they share a
    /// name, one has none, or they are so alike that a name may have been replaced.
    fn may_name_the_same(&self, pair: &Pair) -> bool {
        let (a, b) = (&self.statements[pair.a], &self.statements[pair.b]);
        let names = |statement: &Statement| -> FxHashSet<Term> {
            let placed = statement.names.iter().flat_map(|name| name.words.clone());
            let words = placed.map(|i| &statement.words[i]);
            words.filter(|w| w.content).map(|w| w.term).collect()
        };
        // A name at the start of a sentence may not have been taken for one.
        let named_in = |names: &FxHashSet<Term>, statement: &Statement| {
            let mut capitals = statement.words.iter().filter(|w| w.capital);
            capitals.any(|w| names.contains(&w.term))
        };
        let (x, y) = (names(a), names(b));
        let unnamed = x.is_empty() || y.is_empty();
        pair.score >= OTHER_NAMES
            || unnamed
            || named_in(&x, b)
            || named_in(&y, a)
            || differ_in_one_place(&a.forms(), &b.forms())
    }

    /// When a statement was published, in UTC, if its article says.
    pub(in crate::compare) fn published(&self, statement: &Statement) -> Option<DateTime> {
        let published = self.sources[statement.home()].article.published;
        published.map(|time| TimeZone::UTC.to_datetime(time))
    }

    /// Whether `a` stands in an earlier revision of the article in which `b` stands, or else was
    /// published before it; nothing if that is not known.
    pub(in crate::compare) fn is_earlier(&self, a: &Statement, b: &Statement) -> Option<bool> {
        self.is_earlier_revision(a, b).or_else(|| {
            let (a, b) = (self.published(a)?, self.published(b)?);
            (a != b).then_some(a < b)
        })
    }

    /// Whether `a` stands in an earlier revision than `b` or was published on an earlier day; the
    /// hour alone updates nothing.
    pub(in crate::compare) fn is_earlier_day(&self, a: &Statement, b: &Statement) -> bool {
        let day = |statement| self.published(statement).map(|time| time.date());
        self.is_earlier_revision(a, b)
            .unwrap_or_else(|| day(a).zip(day(b)).is_some_and(|(a, b)| a < b))
    }

    fn is_earlier_revision(&self, a: &Statement, b: &Statement) -> Option<bool> {
        let (a, b) = (&self.sources[a.home()], &self.sources[b.home()]);
        revisions::are_of_one(a, b).then_some(a.revision < b.revision)
    }

    /// Whether the words at two places are attributed to different speakers.
    pub(in crate::compare) fn voices_differ(&self, a: &Point, b: &Point) -> bool {
        let voice = |p: &Point| {
            p.evidence
                .first()
                .map(|e| e.attributed_to.clone())
                .unwrap_or_default()
        };
        let (a, b) = (voice(a), voice(b));
        !a.is_empty() && !b.is_empty() && !same_person(&a, &b)
    }
}

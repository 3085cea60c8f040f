//! What a finder reports of two statements, and how reports about one thing are gathered.
//!
//! Finders look at pairs. Reports of one kind that share a piece of evidence are about one
//! thing and become one [`Discrepancy`], its sides grouped by value over all sources.

use std::collections::BTreeSet;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use rustc_hash::{FxHashMap, FxHashSet};

use super::align::Pair;
use super::claim::{Occurrence, Statement, evidence};
use super::replaced::forms;
use super::story::Stories;
use super::terms::{Term, Vocabulary};
use super::wording::differ_in_one_place;
use super::{
    Discrepancy, DiscrepancyKind, Evidence, Relation, Severity, Side, SideValue, Source, revisions,
    summary,
};
use crate::text::Span;

/// Statements at least so alike may differ in their only name.
const OTHER_NAMES: f32 = 0.6;

/// What the finders look at.
pub(super) struct View<'a> {
    /// The articles compared.
    pub(super) sources: &'a [Source<'a>],
    /// What they say.
    pub(super) statements: &'a [Statement],
    /// How much each word tells.
    pub(super) vocabulary: &'a Vocabulary,
    /// Which articles report the same event.
    pub(super) stories: &'a Stories,
    /// For each source the statements it carries, in the order of the statements.
    pub(super) carried: &'a [Vec<usize>],
    /// Whether articles are asked about that report other events.
    pub(super) elsewhere: bool,
}

/// One value, and who gives it.
#[derive(Clone, Debug)]
pub(super) struct Point {
    /// The value.
    pub(super) value: SideValue,
    /// The value in words; points with the same words are one side.
    pub(super) label: String,
    /// The shortest words that tell it from the others; empty if its evidence is no longer.
    pub(super) phrase: String,
    /// Where it stands, one piece for each article.
    pub(super) evidence: Vec<Evidence>,
}

/// What a finder reports.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    /// Which slot differs.
    pub(super) kind: DiscrepancyKind,
    /// How the values relate.
    pub(super) relation: Relation,
    /// How much it matters.
    pub(super) severity: Severity,
    /// From 0 to 1.
    pub(super) confidence: f32,
    /// Codes of [`super::reasons`].
    pub(super) reasons: Vec<&'static str>,
    /// The values; the first is that of the statement that comes first.
    pub(super) points: Vec<Point>,
}

impl View<'_> {
    /// A value at `words` of `statement`, from the articles that do not also carry `other`.
    pub(super) fn point(
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
    pub(super) fn text(&self, statement: &Statement, words: &std::ops::Range<usize>) -> String {
        let at = evidence(self.sources, statement.occurrences[0], words);
        let doc = &self.sources[at.source].analysis.document;
        let parts: Vec<&str> = doc.slice(at.span).split_whitespace().collect();
        parts.join(" ")
    }

    /// Whether the statements of `pair` are surely about one thing, so that they can conflict.
    pub(super) fn can_conflict(&self, pair: &Pair) -> bool {
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
            || differ_in_one_place(&forms(a), &forms(b))
    }

    /// When a statement was published, in UTC, if its article says.
    pub(super) fn published(&self, statement: &Statement) -> Option<DateTime> {
        let published = self.sources[statement.home()].article.published;
        published.map(|time| TimeZone::UTC.to_datetime(time))
    }

    /// Whether `a` stands in an earlier revision of the article in which `b` stands, or else was
    /// published before it; nothing if that is not known.
    pub(super) fn is_earlier(&self, a: &Statement, b: &Statement) -> Option<bool> {
        self.is_earlier_revision(a, b).or_else(|| {
            let (a, b) = (self.published(a)?, self.published(b)?);
            (a != b).then_some(a < b)
        })
    }

    /// Whether `a` stands in an earlier revision than `b` or was published on an earlier day; the
    /// hour alone updates nothing.
    pub(super) fn is_earlier_day(&self, a: &Statement, b: &Statement) -> bool {
        let day = |statement| self.published(statement).map(|time| time.date());
        self.is_earlier_revision(a, b)
            .unwrap_or_else(|| day(a).zip(day(b)).is_some_and(|(a, b)| a < b))
    }

    fn is_earlier_revision(&self, a: &Statement, b: &Statement) -> Option<bool> {
        let (a, b) = (&self.sources[a.home()], &self.sources[b.home()]);
        revisions::are_of_one(a, b).then_some(a.revision < b.revision)
    }

    /// Whether the words at two places are attributed to different speakers.
    pub(super) fn voices_differ(&self, a: &Point, b: &Point) -> bool {
        let voice = |p: &Point| {
            p.evidence
                .first()
                .map(|e| e.attributed_to.clone())
                .unwrap_or_default()
        };
        let (a, b) = (voice(a), voice(b));
        !a.is_empty() && !b.is_empty() && !super::speakers::same_person(&a, &b)
    }
}

/// Gathers the findings about one thing, and puts the discrepancies in order.
pub(super) fn gather(
    findings: Vec<Finding>,
    origins: &[usize],
    sources: &[Source<'_>],
) -> Vec<Discrepancy> {
    let mut groups: Vec<Vec<Finding>> = Vec::new();
    let mut group_of: FxHashMap<(DiscrepancyKind, usize, Span), usize> = FxHashMap::default();
    for finding in findings {
        let keys: Vec<_> = keys(&finding).collect();
        let known: BTreeSet<usize> = keys
            .iter()
            .filter_map(|key| group_of.get(key).copied())
            .collect();
        let home = known.first().copied().unwrap_or(groups.len());
        if home == groups.len() {
            groups.push(Vec::new());
        }
        groups[home].push(finding);
        for other in known.into_iter().skip(1) {
            let moved = std::mem::take(&mut groups[other]);
            group_of.extend(moved.iter().flat_map(self::keys).map(|key| (key, home)));
            groups[home].extend(moved);
        }
        group_of.extend(keys.into_iter().map(|key| (key, home)));
    }
    let full = groups.into_iter().filter(|group| !group.is_empty());
    let mut all: Vec<Discrepancy> = full
        .map(|group| discrepancy(group, origins, sources))
        .collect();
    sort(&mut all, sources);
    all
}

fn keys(finding: &Finding) -> impl Iterator<Item = (DiscrepancyKind, usize, Span)> + '_ {
    let evidence = finding.points.iter().flat_map(|p| &p.evidence);
    evidence.map(|e| (finding.kind, e.source, e.span))
}

fn discrepancy(mut group: Vec<Finding>, origins: &[usize], sources: &[Source<'_>]) -> Discrepancy {
    group.sort_by(|x, y| {
        y.confidence
            .total_cmp(&x.confidence)
            .then(x.relation.cmp(&y.relation))
    });
    let mut reasons: Vec<&'static str> = group
        .iter()
        .flat_map(|f| f.reasons.iter().copied())
        .collect();
    reasons.sort_unstable();
    reasons.dedup();
    let relation = group
        .iter()
        .map(|f| f.relation)
        .min()
        .unwrap_or(Relation::Tension);
    let severity = group
        .iter()
        .map(|f| f.severity)
        .max()
        .unwrap_or(Severity::Low);
    let (kind, confidence) = (group[0].kind, group[0].confidence);
    let mut points: Vec<Point> = Vec::new();
    for point in group.into_iter().flat_map(|f| f.points) {
        match points.iter_mut().find(|p| p.label == point.label) {
            Some(known) => known.evidence.extend(point.evidence),
            None => points.push(point),
        }
    }
    points
        .iter_mut()
        .for_each(|p| one_piece_each(&mut p.evidence));
    points.sort_by_key(|p| p.evidence.first().map(|e| (e.source, e.span)));
    let summary = summary::of(kind, relation, &points, sources);
    let sides = points.into_iter().map(|p| side(p, origins)).collect();
    Discrepancy {
        kind,
        relation,
        severity,
        confidence,
        summary,
        reasons,
        sides,
    }
}

/// Keeps the surest piece of each article, which comes first, in the order of the sources.
fn one_piece_each(evidence: &mut Vec<Evidence>) {
    evidence.sort_by_key(|e| e.source);
    evidence.dedup_by_key(|e| e.source);
}

fn side(point: Point, origins: &[usize]) -> Side {
    let different: BTreeSet<usize> = point.evidence.iter().map(|e| origins[e.source]).collect();
    Side {
        value: point.value,
        evidence: point.evidence,
        origins: different.len(),
    }
}

/// The most severe first, conflicts before omissions, then the surest, then by position.
fn sort(discrepancies: &mut [Discrepancy], sources: &[Source<'_>]) {
    let position = |d: &Discrepancy| {
        let evidence = d.sides.iter().flat_map(|s| &s.evidence);
        evidence
            .map(|e| (sources[e.source].article.id.clone(), e.span))
            .min()
    };
    discrepancies.sort_by(|x, y| {
        let omitted = |d: &Discrepancy| d.relation == Relation::Omission;
        omitted(x)
            .cmp(&omitted(y))
            .then(y.severity.cmp(&x.severity))
            .then(y.confidence.total_cmp(&x.confidence))
            .then_with(|| position(x).cmp(&position(y)))
            .then(x.kind.cmp(&y.kind))
    });
}

//! How reports about one thing are gathered.
//!
//! Finders look at pairs. Reports of one kind that share a piece of evidence are about one
//! thing and become one [`Discrepancy`], its sides grouped by value over all sources.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::calibration::probability;
use super::finding::{Finding, Point};
use super::summary;
use crate::compare::wanted::Wanted;
use crate::compare::{Discrepancy, DiscrepancyKind, Evidence, Relation, Severity, Side, Source};
use crate::text::Span;

/// Gathers the findings about one thing, and puts the discrepancies in order.
pub(in crate::compare) fn gather(
    findings: Vec<Finding>,
    origins: &[usize],
    sources: &[Source<'_>],
    wanted: Wanted<'_>,
) -> Vec<Discrepancy> {
    let mut groups: Vec<Vec<Finding>> = Vec::new();
    let mut group_of: FxHashMap<(DiscrepancyKind, usize, Span), usize> = FxHashMap::default();
    for finding in wanted.each(findings) {
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
    let mut all: Vec<Discrepancy> = wanted
        .each(full)
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
    let kind = group[0].kind;
    let confidence = probability(kind, group[0].confidence);
    let mut points: Vec<Point> = Vec::new();
    for point in group.into_iter().flat_map(|f| f.points) {
        match points.iter_mut().find(|p| p.label == point.label) {
            Some(known) => add(&mut known.evidence, point.evidence),
            None => points.push(point),
        }
    }
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

/// Adds what articles say that have no piece yet: those known are from a surer finding. In the
/// order of the sources.
fn add(known: &mut Vec<Evidence>, more: Vec<Evidence>) {
    let given: BTreeSet<usize> = known.iter().map(|e| e.source).collect();
    let new = more.into_iter().filter(|e| !given.contains(&e.source));
    known.extend(new);
    known.sort_by_key(|e| e.source);
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

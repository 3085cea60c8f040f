//! Articles of different stories are compared apart.
//!
//! How much a word tells is learned from the articles compared, and what stands for what is
//! decided among all their statements. An article about something else must take no part in
//! either: whatever else is asked about, one story is told in the same way.

use super::alignment::story::Stories;
use super::findings::Finding;
use super::{Comparison, Evidence};

/// The stories among the sources, each with its sources in order, by their first ones.
///
/// Two articles are in one story if they report the same event, or articles between them do.
pub(super) fn parts(stories: &Stories, sources: usize) -> Vec<Vec<usize>> {
    let mut taken = vec![false; sources];
    let mut parts = Vec::new();
    for first in 0..sources {
        if taken[first] {
            continue;
        }
        taken[first] = true;
        let mut part = vec![first];
        let mut next = 0;
        while let Some(&a) = part.get(next) {
            let near = (0..sources).filter(|&b| !taken[b] && stories.same(a, b));
            let near: Vec<usize> = near.collect();
            near.iter().for_each(|&b| taken[b] = true);
            part.extend(near);
            next += 1;
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}

/// Enters what was found among the sources `part`, which it counts from 0, in the whole answer.
pub(super) fn enter(
    part: &[usize],
    found: (Comparison, Vec<Finding>),
    whole: &mut Comparison,
    findings: &mut Vec<Finding>,
) {
    let (mut found, mut own) = found;
    let points = own.iter_mut().flat_map(|f| &mut f.points);
    points.for_each(|point| renumber(&mut point.evidence, part));
    let elsewhere = (0..whole.origins.len()).filter(|s| part.binary_search(s).is_err());
    let elsewhere: Vec<usize> = elsewhere.collect();
    for coverage in &mut found.coverage {
        renumber(&mut coverage.evidence, part);
        coverage.missing.iter_mut().for_each(|s| *s = part[*s]);
        coverage.missing.extend(&elsewhere);
        coverage.missing.sort_unstable();
    }
    for agreement in &mut found.agreements {
        renumber(&mut agreement.evidence, part);
    }
    for member in found.clusters.iter_mut().flat_map(|c| &mut c.members) {
        member.source = part[member.source];
    }
    findings.extend(own);
    whole.coverage.extend(found.coverage);
    whole.agreements.extend(found.agreements);
    whole.clusters.extend(found.clusters);
}

fn renumber(evidence: &mut [Evidence], part: &[usize]) {
    evidence.iter_mut().for_each(|e| e.source = part[e.source]);
}

/// Puts what several stories told in the order of the sources.
pub(super) fn sort(whole: &mut Comparison) {
    let first = |evidence: &[Evidence]| evidence.first().map(|e| (e.source, e.span));
    whole.coverage.sort_by_key(|c| first(&c.evidence));
    whole.agreements.sort_by_key(|a| first(&a.evidence));
    whole
        .clusters
        .sort_by_key(|c| c.members.iter().map(|m| (m.source, m.quotation)).min());
}

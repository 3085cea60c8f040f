//! What several origins report alike.

use std::collections::BTreeSet;

use super::align::Pair;
use super::coverage::{occurrences, whole};
use super::finding::{Finding, View};
use super::summary::{names, quoted};
use super::{Agreement, Evidence};

/// Statements at least so alike say the same thing.
const SAME: f32 = 0.5;

/// The matters on which articles of different origins agree, in the order of the articles.
pub(super) fn find(
    view: &View<'_>,
    matters: &[Vec<usize>],
    pairs: &[Pair],
    findings: &[Finding],
    origins: &[usize],
) -> Vec<Agreement> {
    let mut alike = vec![false; view.statements.len()];
    for pair in pairs.iter().filter(|p| p.score >= SAME) {
        (alike[pair.a], alike[pair.b]) = (true, true);
    }
    let disputed: BTreeSet<_> = findings
        .iter()
        .flat_map(|f| f.points.iter().flat_map(|p| &p.evidence))
        .map(|e| (e.source, e.sentence))
        .collect();
    let mut agreements = Vec::new();
    for matter in matters {
        let same: Vec<usize> = matter
            .iter()
            .copied()
            .filter(|&i| alike[i] || view.statements[i].occurrences.len() > 1)
            .collect();
        let told = occurrences(view.statements, &same);
        let different: BTreeSet<usize> = told.iter().map(|(_, o)| origins[o.source]).collect();
        let evidence: Vec<Evidence> = told
            .iter()
            .map(|(s, o)| whole(view.sources, s, *o))
            .collect();
        let contested = evidence
            .iter()
            .any(|e| disputed.contains(&(e.source, e.sentence)));
        if different.len() > 1 && !contested {
            let who = names(&evidence, view.sources);
            let summary = format!(
                "Reported alike by {who}: {}",
                quoted(view.sources, &evidence[0])
            );
            agreements.push(Agreement { summary, evidence });
        }
    }
    agreements
}

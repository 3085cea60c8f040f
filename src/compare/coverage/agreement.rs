//! What several origins report alike.

use std::collections::BTreeSet;

use super::matter::Matter;
use super::omission::whole;
use crate::compare::alignment::align::shared_matter;
use crate::compare::findings::summary::{names, quoted};
use crate::compare::findings::{Finding, View};
use crate::compare::statements::claim::Statement;
use crate::compare::statements::magnitude::{comparable, same_value};
use crate::compare::{Agreement, Evidence};

/// Statements at least so alike say the same thing.
const SAME: f32 = 0.5;

/// Terms that they share at least, names left out.
const SHARED: usize = 2;

/// Whether the numbers of two statements that count the same noun are the same.
fn same_numbers(a: &Statement, b: &Statement) -> bool {
    a.quantities.iter().all(|x| {
        let rivals = b.quantities.iter().filter(|y| comparable(&x.item, &y.item));
        let rivals: Vec<_> = rivals.collect();
        rivals.is_empty() || rivals.iter().any(|y| same_value(&x.item, &y.item))
    })
}

/// The matters on which articles of different origins agree, in the order of the articles.
pub(in crate::compare) fn find(
    view: &View<'_>,
    matters: &[Matter],
    findings: &[Finding],
    origins: &[usize],
) -> Vec<Agreement> {
    let evidence = findings
        .iter()
        .flat_map(|f| f.points.iter().flat_map(|p| &p.evidence));
    let disputed: BTreeSet<_> = evidence.map(|e| (e.source, e.sentence)).collect();
    let mut agreements = Vec::new();
    for matter in view.wanted.each(matters) {
        let hub = &view.statements[matter.hub];
        let mut told = matter.told(view.statements, SAME);
        told.retain(|(s, _)| shared_matter(hub, s) >= SHARED && same_numbers(hub, s));
        let different: BTreeSet<usize> = told.iter().map(|(_, o)| origins[o.source]).collect();
        if different.len() < 2 {
            continue;
        }
        let evidence: Vec<Evidence> = told
            .iter()
            .map(|(s, o)| whole(view.sources, s, *o))
            .collect();
        if !evidence
            .iter()
            .any(|e| disputed.contains(&(e.source, e.sentence)))
        {
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

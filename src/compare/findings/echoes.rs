//! One difference, one finding.
//!
//! A number changed inside a quotation differs as a number and as a wording; another
//! speaker differs as a participant too. What echoes a finding about a quotation is dropped.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Finding, Point};
use crate::compare::{DiscrepancyKind, Evidence};
use crate::text::Span;

/// Where quotations that differ stand, by source, each with the number of its finding.
type Places = FxHashMap<usize, Vec<(Span, usize)>>;

/// Drops the findings that only echo one about a quotation.
pub(in crate::compare) fn drop_echoes(findings: &mut Vec<Finding>) {
    let wordings = places(findings, DiscrepancyKind::QuoteWording, |e| e.span);
    let speakers = places(findings, DiscrepancyKind::QuoteAttribution, |e| e.sentence);
    let attributed = |f: &&Finding| f.kind == DiscrepancyKind::QuoteAttribution;
    let attributed = findings.iter().filter(attributed);
    let named: FxHashSet<BTreeSet<String>> = attributed.map(labels).collect();
    findings.retain(|finding| match finding.kind {
        DiscrepancyKind::QuoteWording | DiscrepancyKind::QuoteAttribution => true,
        DiscrepancyKind::Participant => {
            let echo = is_within(finding, &wordings) || is_within(finding, &speakers);
            !echo && !named.contains(&labels(finding))
        }
        _ => !is_within(finding, &wordings),
    });
    drop_repeats(findings);
}

/// Who stands for whom in a finding.
fn labels(finding: &Finding) -> BTreeSet<String> {
    finding.points.iter().map(|p| p.label.clone()).collect()
}

/// Keeps one finding for each pair of speakers who are given the same words: the surest, and of
/// those the first in the text, since that is where the speaker is named.
fn drop_repeats(findings: &mut Vec<Finding>) {
    let speakers = |f: &Finding| f.kind == DiscrepancyKind::QuoteAttribution;
    let mut best: FxHashMap<Speakers, usize> = FxHashMap::default();
    for (at, finding) in findings.iter().enumerate().filter(|(_, f)| speakers(f)) {
        let known = best.entry(pair(finding)).or_insert(at);
        let other = &findings[*known];
        let surer = finding.confidence.total_cmp(&other.confidence);
        if surer.then(position(other).cmp(&position(finding))).is_gt() {
            *known = at;
        }
    }
    let kept: FxHashSet<usize> = best.into_values().collect();
    let mut at = 0..;
    findings.retain(|f| {
        let own = at.next().is_some_and(|at| kept.contains(&at));
        own || !speakers(f)
    });
}

/// The speakers of a finding, each with who names them.
type Speakers = BTreeSet<(String, Vec<usize>)>;

fn pair(finding: &Finding) -> Speakers {
    let sides = finding.points.iter();
    sides.map(|p| (p.label.clone(), sources(p))).collect()
}

/// Where its first evidence stands.
fn position(finding: &Finding) -> Option<(usize, Span)> {
    let evidence = finding.points.iter().flat_map(|p| &p.evidence);
    evidence.map(|e| (e.source, e.span)).min()
}

fn sources(point: &Point) -> Vec<usize> {
    point.evidence.iter().map(|e| e.source).collect()
}

fn places(findings: &[Finding], kind: DiscrepancyKind, of: fn(&Evidence) -> Span) -> Places {
    let mut places = Places::default();
    for (number, finding) in findings.iter().enumerate().filter(|(_, f)| f.kind == kind) {
        for evidence in finding.points.iter().flat_map(|p| &p.evidence) {
            places
                .entry(evidence.source)
                .or_default()
                .push((of(evidence), number));
        }
    }
    places
}

/// Whether both sides of `finding` touch the places of one other finding.
fn is_within(finding: &Finding, places: &Places) -> bool {
    let numbers = |point: &Point| -> BTreeSet<usize> {
        let touched = point.evidence.iter().flat_map(|e| {
            let known = places.get(&e.source).map_or(&[][..], Vec::as_slice);
            known
                .iter()
                .filter(|(span, _)| span.overlaps(e.span))
                .map(|(_, number)| *number)
        });
        touched.collect()
    };
    let mut sides = finding.points.iter().map(numbers);
    let Some(first) = sides.next() else {
        return false;
    };
    sides.any(|side| !side.is_disjoint(&first))
}

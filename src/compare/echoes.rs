//! One difference, one finding.
//!
//! A number changed inside a quotation differs as a number and as a wording; another
//! speaker differs as a participant too. What echoes a finding about a quotation is dropped.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::finding::{Finding, Point};
use super::{DiscrepancyKind, Evidence};
use crate::text::Span;

/// Where quotations that differ stand, by source, each with the number of its finding.
type Places = FxHashMap<usize, Vec<(Span, usize)>>;

/// Drops the findings that only echo one about a quotation.
pub(super) fn drop_echoes(findings: &mut Vec<Finding>) {
    let wordings = places(findings, DiscrepancyKind::QuoteWording, |e| e.span);
    let speakers = places(findings, DiscrepancyKind::QuoteAttribution, |e| e.sentence);
    findings.retain(|finding| match finding.kind {
        DiscrepancyKind::QuoteWording | DiscrepancyKind::QuoteAttribution => true,
        DiscrepancyKind::Participant => {
            !is_within(finding, &wordings) && !is_within(finding, &speakers)
        }
        _ => !is_within(finding, &wordings),
    });
    drop_repeats(findings);
}

/// Keeps one finding for each pair of speakers who are given the same words: the first in the
/// text, since that is where the speaker is named.
fn drop_repeats(findings: &mut Vec<Finding>) {
    let speakers = |f: &Finding| f.kind == DiscrepancyKind::QuoteAttribution;
    let mut first: FxHashMap<BTreeSet<(String, Vec<usize>)>, Option<(usize, Span)>> =
        FxHashMap::default();
    for finding in findings.iter().filter(|f| speakers(f)) {
        let known = first.entry(pair(finding)).or_insert(position(finding));
        *known = (*known).min(position(finding));
    }
    findings.retain(|f| {
        let key = pair(f);
        let is_first = first.get(&key) == Some(&position(f));
        if is_first {
            first.remove(&key);
        }
        is_first || !speakers(f)
    });
}

/// The speakers of a finding, and who gives them.
fn pair(finding: &Finding) -> BTreeSet<(String, Vec<usize>)> {
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

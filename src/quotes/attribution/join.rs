//! Findings that claim the same words are settled: each quoted passage belongs to one.

use std::collections::HashMap;
use std::ops::Range;

use super::Finding;
use crate::quotes::reasons;
use crate::quotes::scene::Scene;

/// Leaves each passage to the finding with the best right to it, and drops findings that lose
/// all their content.
pub(super) fn settle(scene: &Scene, findings: Vec<Finding>) -> Vec<Finding> {
    let owners = owners(scene, &findings);
    let mut settled = Vec::with_capacity(findings.len());
    for (index, mut finding) in findings.into_iter().enumerate() {
        let own = |passage: usize| {
            owners
                .get(&passage)
                .is_none_or(|&(_, owner)| owner == index)
        };
        let content = finding
            .content
            .iter()
            .filter_map(|range| cut(scene, range.clone(), own))
            .collect();
        finding.content = content;
        if !finding.content.is_empty() {
            settled.push(finding);
        }
    }
    settled.sort_by_key(|f| (f.content[0].start, f.content[0].end));
    settled
}

/// The finding that owns each passage that is the core of one, with the rank of its claim.
fn owners(scene: &Scene, findings: &[Finding]) -> HashMap<usize, (usize, usize)> {
    let mut owners: HashMap<usize, (usize, usize)> = HashMap::new();
    for (index, finding) in findings.iter().enumerate() {
        if let Some(passage) = core(scene, finding) {
            let claim = (rank(finding.rule), index);
            let owner = owners.entry(passage).or_insert(claim);
            *owner = claim.min(*owner);
        }
    }
    owners
}

/// The passage that a finding is about: the one beside its cue.
fn core(scene: &Scene, finding: &Finding) -> Option<usize> {
    let first = finding.content.first()?;
    match finding.rule {
        reasons::QUOTE_BEFORE_CUE => scene.passage_ending_at(first.end),
        _ => scene.passage_starting_at(first.start),
    }
}

/// Rules by the right their findings have to a passage; the lowest is the best.
fn rank(rule: &str) -> usize {
    match rule {
        reasons::QUOTE_BEFORE_CUE => 0,
        reasons::CUE_BEFORE_QUOTE => 1,
        reasons::ACCORDING_TO => 2,
        reasons::SPEAKER_COLON => 3,
        _ => 4,
    }
}

/// The content without passages that are others' at its ends; nothing if none is left.
fn cut(scene: &Scene, range: Range<usize>, own: impl Fn(usize) -> bool) -> Option<Range<usize>> {
    let Range { mut start, mut end } = range;
    while let Some(passage) = scene.passage_starting_at(start).filter(|&p| !own(p)) {
        start = scene.passages[passage].outer.end;
        if start >= end {
            return None;
        }
    }
    while let Some(passage) = scene.passage_ending_at(end).filter(|&p| !own(p)) {
        let passage = &scene.passages[passage];
        let before = passage.outer.start;
        if before <= start || scene.passage_ending_at(before).is_none() {
            break; // inside a clause of this finding
        }
        end = before;
    }
    (start < end).then_some(start..end)
}

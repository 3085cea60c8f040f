//! Quotations that the tagger found without cue and source, and whose speaker goes on from the
//! quotation before.

use crate::quotes::attribution::{Finding, unclaimed};
use crate::quotes::scene::Scene;

/// Leads each such quotation to the finding that holds the quotation before it; the findings are
/// in the order of the text.
pub(super) fn find(scene: &Scene, findings: &mut [Finding]) {
    for index in 1..findings.len() {
        let Some((parent, rule)) = parent(scene, findings, index) else {
            continue;
        };
        findings[index].source = findings[parent].source.clone();
        findings[index].inherits = Some(parent);
        findings[index].rule = rule;
    }
}

/// The finding that holds the quotation right before this one, and the code that says where.
fn parent(scene: &Scene, findings: &[Finding], index: usize) -> Option<(usize, &'static str)> {
    let finding = &findings[index];
    if finding.cue.is_some() || !finding.source.is_empty() {
        return None;
    }
    let content = finding.content.first()?;
    let passage = scene.passage_starting_at(content.start)?;
    let before = &scene.passages[passage.checked_sub(1)?];
    let holds = |f: &Finding| {
        let meets =
            |r: &std::ops::Range<usize>| r.start < before.outer.end && before.outer.start < r.end;
        f.content.iter().any(meets) && !f.source.is_empty()
    };
    let near = index.saturating_sub(4)..index;
    let parent = near.rev().find(|&i| holds(&findings[i]))?;
    let block = scene.passages[passage].block;
    let (rule, _) = unclaimed::goes_on(scene, content, before.block, block)?;
    Some((parent, rule))
}

//! What only a rule found: a quotation beside a word that hardly ever does anything but report.

use super::owners::{Owner, Owners};
use crate::quotes::attribution::Finding;
use crate::quotes::lexicon::Frame;
use crate::quotes::reasons;
use crate::quotes::scene::Scene;

/// From which share on the finds of a cue beside a quotation are believed.
const SURE: f32 = 0.8;

/// Adds the rules' sure findings where the tagger found nothing, and gives its quotations
/// without a cue the cue and source of a rule.
pub(super) fn add(scene: &Scene, ruled: &[Finding], findings: &mut Vec<Finding>) {
    let contents = Owners::of_contents(scene.len(), findings);
    let cues = Owners::of_cues(scene.len(), findings);
    for rule in ruled.iter().filter(|f| is_quotation(scene, f)) {
        let owners = rule.content.iter().map(|r| contents.of_any(r));
        match owners.fold(Owner::Nobody, Owner::and) {
            Owner::Nobody if is_free(rule, &cues, &contents) => findings.push(rule.clone()),
            Owner::One(i) if is_bare(&findings[i]) || swallows(&findings[i], rule) => {
                let confidence = findings[i].confidence.max(rule.confidence);
                findings[i] = Finding {
                    confidence,
                    ..rule.clone()
                };
            }
            _ => {}
        }
    }
}

/// Whether nothing tells who reports a finding.
fn is_bare(finding: &Finding) -> bool {
    finding.cue.is_none() && finding.inherits.is_none()
}

/// Whether a finding takes for content what a rule knows to report the quotation that opens it:
/// "“No,” it said" as cited by somebody.
fn swallows(finding: &Finding, rule: &Finding) -> bool {
    let (Some(cue), [quotation]) = (&rule.cue, &rule.content[..]) else {
        return false;
    };
    let mut content = finding.content.iter();
    content.any(|part| {
        let longer = part.start == quotation.start && part.end > quotation.end;
        longer && cue.start <= part.end
    })
}

/// Whether the tagger's findings neither use the cue of a rule's nor report the words that hold it.
fn is_free(rule: &Finding, cues: &Owners, contents: &Owners) -> bool {
    let cue = rule.cue.clone().unwrap_or(0..0);
    cues.of_any(&cue) == Owner::Nobody && contents.of_any(&cue) == Owner::Nobody
}

/// Whether a rule's finding is a whole quotation beside a cue of speech, with its source.
fn is_quotation(scene: &Scene, finding: &Finding) -> bool {
    let beside = [reasons::QUOTE_BEFORE_CUE, reasons::CUE_BEFORE_QUOTE];
    let speech = finding
        .word
        .and_then(|word| word.precision(Frame::Quote))
        .is_some_and(|precision| precision >= SURE);
    let first = &finding.content[0];
    let passage = scene.passage_starting_at(first.start);
    let whole = passage.is_some_and(|p| scene.passages[p].outer.end == first.end);
    let long = first.len() >= 5;
    beside.contains(&finding.rule) && speech && whole && long && !finding.source.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::attribution;
    use crate::text::Document;

    /// What is added to nothing, as content and source.
    fn check(text: &str, expected: &[(&str, &str)]) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let mut findings = Vec::new();
        add(&scene, &attribution::find(&scene), &mut findings);
        let found: Vec<(&str, &str)> = findings
            .iter()
            .map(|f| {
                (
                    doc.slice(scene.span(&f.content[0])),
                    doc.slice(scene.span(&f.source[0])),
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_quotation_beside_a_word_of_speech_is_added() {
        check(
            "“We won the cup again,” Lee said.",
            &[("“We won the cup again,”", "Lee")],
        );
        check("Lee said that it rained.", &[]);
    }
}

//! The words of one utterance: quotations of it that differ in their words.

use super::cues::{Effect, cues_of};
use super::finding::{Finding, Point};
use super::quotes::fullest_first;
use super::terms::stem;
use super::utterance::Utterance;
use super::wording::edits;
use super::{
    DiscrepancyKind, Edit, Evidence, QuoteRelation, Relation, Severity, SideValue, Source, reasons,
    terms,
};

/// Reports the versions of the utterance `cluster` whose words were changed.
///
/// A version that is only shorter is no discrepancy: every article quotes in part.
pub(super) fn find(
    sources: &[Source<'_>],
    utterances: &[Utterance<'_>],
    cluster: &[usize],
    findings: &mut Vec<Finding>,
) {
    let ordered = fullest_first(cluster, utterances);
    let first = &utterances[ordered[0]];
    for other in ordered[1..].iter().map(|&u| &utterances[u]) {
        let likeness = first
            .likeness(other)
            .filter(|l| l.relation == QuoteRelation::Altered);
        if let Some(likeness) = likeness {
            let edits = inner_edits(edits(&first.words, &other.words));
            if !edits.is_empty() {
                findings.push(finding(sources, (first, other), edits, likeness.score));
            }
        }
    }
}

/// The edits without what only one version goes on to say before or after the common words.
fn inner_edits(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.retain(|e| !(e.before.is_empty() && e.after.is_empty()));
    edits
}

fn finding(
    sources: &[Source<'_>],
    (a, b): (&Utterance<'_>, &Utterance<'_>),
    edits: Vec<Edit>,
    score: f32,
) -> Finding {
    let telling = edits.iter().any(carries_meaning);
    let point = |u: &Utterance<'_>, edits: Vec<Edit>| Point {
        value: SideValue::Wording(edits),
        label: u.words.join(" "),
        evidence: vec![evidence(sources, u)],
    };
    Finding {
        kind: DiscrepancyKind::QuoteWording,
        relation: if telling {
            Relation::Tension
        } else {
            Relation::Granularity
        },
        severity: if telling {
            Severity::Medium
        } else {
            Severity::Low
        },
        confidence: (0.3 + 0.6 * score).min(0.95),
        reasons: vec![
            reasons::SAME_UTTERANCE,
            if telling {
                reasons::CHANGED_WORDS
            } else {
                reasons::CHANGED_FORM
            },
        ],
        points: vec![point(a, Vec::new()), point(b, edits)],
    }
}

/// Whether an edit changes a content word to another, or a negation.
fn carries_meaning(edit: &Edit) -> bool {
    let telling = |text: &str| {
        let words = text.split(' ').filter(|w| {
            terms::is_content(w)
                || w.starts_with(char::is_numeric)
                || cues_of(w).iter().any(|cue| cue.effect == Effect::Negates)
        });
        words.map(|w| stem(w).into_owned()).collect::<Vec<_>>()
    };
    telling(&edit.before) != telling(&edit.after)
}

/// An utterance as evidence: all its words.
pub(super) fn evidence(sources: &[Source<'_>], utterance: &Utterance<'_>) -> Evidence {
    let doc = &sources[utterance.source].analysis.document;
    let sentence = doc
        .sentence_at(utterance.hull.start)
        .map(|i| doc.sentences()[i].span);
    Evidence {
        source: utterance.source,
        span: utterance.hull,
        sentence: sentence.map_or(utterance.hull, |s| s.cover(utterance.hull)),
        attributed_to: utterance
            .speaker
            .map_or_else(String::new, |s| s.name.clone()),
    }
}

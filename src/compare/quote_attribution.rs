//! Who said it: the same words given to different speakers.

use super::finding::{Finding, Point};
use super::quote_wording::evidence;
use super::quotes::fullest_first;
use super::utterance::Utterance;
use super::{DiscrepancyKind, Relation, Severity, SideValue, Source, reasons, speakers};
use crate::mentions::EntityKind;
use crate::quotes::SpeakerKind;
use crate::text::fold;

/// Reports the members of `cluster` whose speakers cannot be the same.
pub(super) fn find(
    sources: &[Source<'_>],
    utterances: &[Utterance<'_>],
    cluster: &[usize],
    findings: &mut Vec<Finding>,
) {
    let ordered = fullest_first(cluster, utterances);
    for (i, &a) in ordered.iter().enumerate() {
        for &b in &ordered[i + 1..] {
            let (a, b) = (&utterances[a], &utterances[b]);
            if !speakers::agree(a.speaker, b.speaker) {
                findings.push(finding(sources, a, b));
            }
        }
    }
}

fn finding(sources: &[Source<'_>], a: &Utterance<'_>, b: &Utterance<'_>) -> Finding {
    let people = [a, b]
        .iter()
        .all(|u| u.speaker.is_some_and(|s| s.kind == SpeakerKind::Person));
    Finding {
        kind: DiscrepancyKind::QuoteAttribution,
        relation: if people {
            Relation::Contradiction
        } else {
            Relation::Tension
        },
        severity: Severity::High,
        confidence: if people { 0.7 } else { 0.6 },
        reasons: vec![reasons::SAME_UTTERANCE, reasons::OTHER_SPEAKER],
        points: vec![point(sources, a), point(sources, b)],
    }
}

fn point(sources: &[Source<'_>], utterance: &Utterance<'_>) -> Point {
    let (name, kind) = utterance
        .speaker
        .map_or_else(Default::default, |s| (s.name.clone(), Some(s.kind)));
    Point {
        label: fold(&name).into_owned(),
        value: SideValue::Name {
            name,
            kind: kind.map_or(EntityKind::Other, entity_kind),
        },
        evidence: vec![evidence(sources, utterance)],
    }
}

fn entity_kind(kind: SpeakerKind) -> EntityKind {
    match kind {
        SpeakerKind::Person => EntityKind::Person,
        SpeakerKind::Organization => EntityKind::Organization,
        SpeakerKind::Group => EntityKind::Group,
        SpeakerKind::Document => EntityKind::Document,
        SpeakerKind::Unnamed => EntityKind::Unnamed,
    }
}

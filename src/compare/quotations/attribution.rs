//! Who said it: the same words given to different speakers.

use super::clusters::{Cluster, Version};
use super::wording::evidence;
use crate::compare::findings::{Finding, Point};
use crate::compare::{DiscrepancyKind, Relation, Severity, SideValue, Source, reasons};
use crate::mentions::EntityKind;
use crate::quotes::SpeakerKind;
use crate::text::fold;

/// Reports the versions of the utterance `cluster` whose speakers cannot be that of the
/// fullest version with a speaker. Two people can tell the same thing in words of their own;
/// only words in quotation marks are one person's.
pub(in crate::compare) fn find(
    sources: &[Source<'_>],
    cluster: &Cluster<'_>,
    findings: &mut Vec<Finding>,
) {
    let Some(named) = cluster.named() else { return };
    for other in cluster.versions() {
        if !cluster.is_told(other.0) && named.0.has_other_voice_than(other.0) {
            findings.push(finding(sources, named, other));
        }
    }
}

fn finding(sources: &[Source<'_>], a: Version<'_>, b: Version<'_>) -> Finding {
    let is_person = |part: &Version<'_>| {
        part.0
            .speaker
            .is_some_and(|s| s.kind == SpeakerKind::Person)
    };
    let people = is_person(&a) && is_person(&b);
    let in_marks = |(utterance, part): &Version<'_>| {
        let words = &utterance.words[(*part).clone()];
        words.iter().all(|w| w.marked)
    };
    let verbatim = in_marks(&a) && in_marks(&b);
    Finding {
        kind: DiscrepancyKind::QuoteAttribution,
        relation: if people {
            Relation::Contradiction
        } else {
            Relation::Tension
        },
        severity: Severity::High,
        confidence: if people { 0.6 } else { 0.5 } + if verbatim { 0.1 } else { 0.0 },
        reasons: vec![reasons::SAME_UTTERANCE, reasons::OTHER_SPEAKER],
        points: vec![point(sources, a), point(sources, b)],
    }
}

fn point(sources: &[Source<'_>], (utterance, part): Version<'_>) -> Point {
    let speaker = utterance
        .speaker
        .map(|s| (s.name.clone(), entity_kind(s.kind)));
    let (name, kind) = speaker.unwrap_or((String::new(), EntityKind::Other));
    Point {
        label: fold(&name).into_owned(),
        phrase: String::new(),
        value: SideValue::Name { name, kind },
        evidence: vec![evidence(sources, utterance, part)],
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

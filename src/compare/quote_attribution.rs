//! Who said it: the same words given to different speakers.

use std::ops::Range;

use super::finding::{Finding, Point};
use super::quote_wording::evidence;
use super::quotes::Cluster;
use super::utterance::Utterance;
use super::{DiscrepancyKind, Relation, Severity, SideValue, Source, reasons, speakers};
use crate::mentions::EntityKind;
use crate::quotes::SpeakerKind;
use crate::text::fold;

/// Reports the versions of the utterance `cluster` whose speakers cannot be that of the
/// fullest version with a speaker.
pub(super) fn find(sources: &[Source<'_>], cluster: &Cluster<'_>, findings: &mut Vec<Finding>) {
    let others = cluster.others.iter().map(|(u, l)| (*u, &l.parts.1));
    let versions: Vec<Part<'_>> = std::iter::once((cluster.first, &cluster.part))
        .chain(others)
        .collect();
    let Some(named) = versions.iter().find(|(u, _)| u.speaker.is_some()) else {
        return;
    };
    let contrary = versions
        .iter()
        .filter(|(u, _)| !speakers::agree(named.0.speaker, u.speaker));
    findings.extend(contrary.map(|other| finding(sources, *named, *other)));
}

/// An utterance and the words of it that are meant.
type Part<'a> = (&'a Utterance<'a>, &'a Range<usize>);

fn finding(sources: &[Source<'_>], a: Part<'_>, b: Part<'_>) -> Finding {
    let is_person = |part: &Part<'_>| {
        part.0
            .speaker
            .is_some_and(|s| s.kind == SpeakerKind::Person)
    };
    let people = is_person(&a) && is_person(&b);
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

fn point(sources: &[Source<'_>], (utterance, part): Part<'_>) -> Point {
    let speaker = utterance
        .speaker
        .map(|s| (s.name.clone(), entity_kind(s.kind)));
    let (name, kind) = speaker.unwrap_or((String::new(), EntityKind::Other));
    Point {
        label: fold(&name).into_owned(),
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

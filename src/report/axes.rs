//! The two axes of a discrepancy, and how much it matters, in words.

use crate::compare::{Discrepancy, DiscrepancyKind, Relation, Severity};

use super::passage::Passage;
use super::role::Role;

/// "number · contradiction · high · confidence 0.82".
pub(super) fn axes(discrepancy: &Discrepancy) -> Passage {
    let (role, severity) = match discrepancy.severity {
        Severity::High => (Role::High, "high"),
        Severity::Medium => (Role::Medium, "medium"),
        Severity::Low => (Role::Low, "low"),
    };
    let confidence = format!(" · confidence {:.2}", discrepancy.confidence);
    Passage::of(role, kind(discrepancy.kind))
        .with(
            Role::Plain,
            &format!(" · {} · ", relation(discrepancy.relation)),
        )
        .with(role, &format!("{severity} severity"))
        .with(Role::Faint, &confidence)
}

fn kind(kind: DiscrepancyKind) -> &'static str {
    match kind {
        DiscrepancyKind::QuoteWording => "wording of a quotation",
        DiscrepancyKind::QuoteAttribution => "speaker of a quotation",
        DiscrepancyKind::Number => "number",
        DiscrepancyKind::DateTime => "date or time",
        DiscrepancyKind::Place => "place",
        DiscrepancyKind::Participant => "participant",
        DiscrepancyKind::Polarity => "polarity",
        DiscrepancyKind::Certainty => "certainty",
        DiscrepancyKind::EventStatus => "status of the event",
        DiscrepancyKind::Precedent => "precedent",
        DiscrepancyKind::Coverage => "coverage",
    }
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Contradiction => "contradiction",
        Relation::Tension => "tension",
        Relation::Update => "update",
        Relation::Granularity => "granularity",
        Relation::Omission => "omission",
    }
}

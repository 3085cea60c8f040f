//! Who or what took part: another name in an otherwise equal statement.

use super::replaced;
use crate::compare::alignment::align::Pair;
use crate::compare::findings::{Finding, View};
use crate::compare::{DiscrepancyKind, Severity};
use crate::mentions::EntityKind;

/// Reports the people and bodies of `pair` that replace each other.
pub(in crate::compare) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    let slot = (DiscrepancyKind::Participant, Severity::High);
    let wanted = |a, b| is_party(a, b) || is_party(b, a);
    replaced::find(view, pair, slot, wanted, findings);
}

/// Whether one is a person or a body, and the other too as far as it is known.
fn is_party(a: EntityKind, b: EntityKind) -> bool {
    let party = |kind| matches!(kind, EntityKind::Person | EntityKind::Organization);
    party(a) && (a == b || b == EntityKind::Other)
}

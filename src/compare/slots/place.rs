//! Where: another place in an otherwise equal statement.

use super::replaced;
use crate::compare::alignment::align::Pair;
use crate::compare::findings::{Finding, View};
use crate::compare::{DiscrepancyKind, Severity};
use crate::mentions::EntityKind;

/// Reports the places of `pair` that replace each other.
pub(in crate::compare) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    let slot = (DiscrepancyKind::Place, Severity::Medium);
    let wanted = |a, b| is_place(a, b) || is_place(b, a);
    replaced::find(view, pair, slot, wanted, findings);
}

/// Whether one is a place, and the other too as far as it is known.
fn is_place(a: EntityKind, b: EntityKind) -> bool {
    a == EntityKind::Place && matches!(b, EntityKind::Place | EntityKind::Other)
}

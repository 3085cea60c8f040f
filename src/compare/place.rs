//! Where: another place in an otherwise equal statement.

use super::align::Pair;
use super::finding::{Finding, View};
use super::{DiscrepancyKind, Severity, replaced};
use crate::mentions::EntityKind;

/// Reports the places of `pair` that replace each other.
pub(super) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    let slot = (DiscrepancyKind::Place, Severity::Medium);
    replaced::find(view, pair, slot, |kind| kind == EntityKind::Place, findings);
}

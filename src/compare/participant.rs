//! Who or what took part: another name in an otherwise equal statement.

use super::align::Pair;
use super::finding::{Finding, View};
use super::{DiscrepancyKind, Severity, replaced};
use crate::mentions::EntityKind;

/// Reports the people and bodies of `pair` that replace each other.
pub(super) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    let slot = (DiscrepancyKind::Participant, Severity::High);
    let wanted = |kind| matches!(kind, EntityKind::Person | EntityKind::Organization);
    replaced::find(view, pair, slot, wanted, findings);
}

//! What a finder reports of two statements.

use crate::compare::{DiscrepancyKind, Evidence, Relation, Severity, SideValue};

/// One value, and who gives it.
#[derive(Clone, Debug)]
pub(in crate::compare) struct Point {
    /// The value.
    pub(in crate::compare) value: SideValue,
    /// The value in words; points with the same words are one side.
    pub(in crate::compare) label: String,
    /// The shortest words that tell it from the others; empty if its evidence is no longer.
    pub(in crate::compare) phrase: String,
    /// Where it stands, mostly one piece for each article.
    pub(in crate::compare) evidence: Vec<Evidence>,
}

/// What a finder reports.
#[derive(Clone, Debug)]
pub(in crate::compare) struct Finding {
    /// Which slot differs.
    pub(in crate::compare) kind: DiscrepancyKind,
    /// How the values relate.
    pub(in crate::compare) relation: Relation,
    /// How much it matters.
    pub(in crate::compare) severity: Severity,
    /// How alike the slots are, from 0 to 1; `calibration` makes a probability of it.
    pub(in crate::compare) confidence: f32,
    /// Codes of [`crate::compare::reasons`].
    pub(in crate::compare) reasons: Vec<&'static str>,
    /// The values; the first is that of the statement that comes first.
    pub(in crate::compare) points: Vec<Point>,
}

//! How sure a finding is, as a probability.
//!
//! Finders say how alike two slots are. Whether that made a real difference was judged for 119
//! findings in related articles of ECB+ and PolNeAR train; a logistic model with a term for each kind
//! was fitted to that (Platt scaling: Platt, 1999).

use crate::compare::DiscrepancyKind;

/// The log odds that a finding of middling likeness is right.
const INTERCEPT: f32 = -0.18;
/// By how much the log odds rise with the likeness.
const SLOPE: f32 = 2.68;
/// The middling likeness.
const MIDDLE: f32 = 0.7;

/// The probability that an editor would call a finding a real difference, for how alike its slots
/// are, from 0 to 1. What is only missing is no difference and keeps what it has.
pub(super) fn probability(kind: DiscrepancyKind, likeness: f32) -> f32 {
    if kind == DiscrepancyKind::Coverage {
        return likeness;
    }
    let odds = INTERCEPT + of_kind(kind) + SLOPE * (likeness - MIDDLE);
    1.0 / (1.0 + (-odds).exp())
}

/// By how much the log odds of a kind differ from those of all. Kinds of which too few were judged
/// are as all.
fn of_kind(kind: DiscrepancyKind) -> f32 {
    match kind {
        DiscrepancyKind::QuoteWording => 1.36,
        DiscrepancyKind::Certainty => 0.60,
        DiscrepancyKind::QuoteAttribution => 0.44,
        DiscrepancyKind::DateTime => -0.33,
        DiscrepancyKind::Number => -0.41,
        DiscrepancyKind::Polarity => -0.78,
        DiscrepancyKind::Participant => -0.88,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: DiscrepancyKind, likeness: f32, percent: f32) {
        let found = probability(kind, likeness) * 100.0;
        assert!(
            (found - percent).abs() < 1.0,
            "{kind:?} {likeness}: {found}"
        );
    }

    #[test]
    fn other_words_of_a_quotation_are_surer_than_other_numbers() {
        check(DiscrepancyKind::QuoteWording, 0.88, 84.0);
        check(DiscrepancyKind::Number, 0.88, 47.0);
        check(DiscrepancyKind::Polarity, 0.6, 23.0);
    }

    #[test]
    fn what_is_missing_keeps_what_it_has() {
        check(DiscrepancyKind::Coverage, 0.5, 50.0);
    }
}

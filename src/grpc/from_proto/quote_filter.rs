//! Which quotations an answer is to hold.

use crate::quotes::{CueSense, Quotation, QuoteKind};

/// Which quotations are meant; the default means all.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::grpc) struct QuoteFilter {
    /// Of one of these kinds; empty means any.
    pub(super) kinds: Vec<QuoteKind>,
    /// With a cue of one of these senses; empty means any cue or none.
    pub(super) senses: Vec<CueSense>,
    /// At least so sure.
    pub(super) min_confidence: f32,
}

impl QuoteFilter {
    pub(in crate::grpc) fn matches(&self, quotation: &Quotation) -> bool {
        let sense = quotation.cue.as_ref().map(|cue| cue.sense);
        let kind = self.kinds.is_empty() || self.kinds.contains(&quotation.kind);
        let sense = self.senses.is_empty() || sense.is_some_and(|s| self.senses.contains(&s));
        kind && sense && quotation.confidence >= self.min_confidence
    }
}

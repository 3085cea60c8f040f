//! Quotations across articles: which of them are one utterance, and what differs in it.

pub(super) mod attribution;
pub(super) mod clusters;
pub(super) mod copies;
pub(super) mod likeness;
pub(super) mod opposed;
pub(super) mod qualifier;
pub(super) mod spoken;
pub(super) mod stitched;
pub(super) mod told;
pub(super) mod utterance;
pub(super) mod voices;
pub(super) mod wording;

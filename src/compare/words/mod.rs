//! Words as they are weighed: their stems, how rare they are, what they mean, how they are spelled.
//!
//! Knows nothing of statements or articles.

pub(super) mod sparse;
pub(super) mod spelling;
pub(super) mod terms;
pub mod vectors;
pub(super) mod wording;

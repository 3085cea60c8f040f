//! How a statement stands to what it tells: denied, in doubt, planned or done.

pub(super) mod attitude;
pub(super) mod certainty;
pub(super) mod event_status;
pub(super) mod polarity;
pub(super) mod revealed;
pub(super) mod stance;

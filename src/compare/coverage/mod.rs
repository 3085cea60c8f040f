//! What several articles carry, alike, and what only some of them do.

pub(super) mod agreement;
pub(super) mod matter;
pub(super) mod omission;

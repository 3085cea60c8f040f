//! Numbers and times of aligned statements, and numbers of one role wherever they stand.

pub(super) mod brief;
pub(super) mod count;
pub(super) mod date_time;
pub(super) mod exchanged;
pub(super) mod number;
pub(super) mod update;
pub(super) mod vague_time;

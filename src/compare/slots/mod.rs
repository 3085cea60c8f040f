//! Places, participants and precedents of aligned statements.

pub(super) mod participant;
pub(super) mod place;
pub(super) mod precedent;
pub(super) mod replaced;

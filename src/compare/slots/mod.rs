//! Places, participants and precedents of aligned statements.

pub(super) mod other_act;
pub(super) mod other_subject;
pub(super) mod participant;
pub(super) mod place;
pub(super) mod precedent;
pub(super) mod replaced;

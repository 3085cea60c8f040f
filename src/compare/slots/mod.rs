//! Places and participants of aligned statements; precedents, payments and people whom only one
//! article names, wherever they stand.

pub(super) mod named_role;
pub(super) mod other_act;
pub(super) mod other_subject;
pub(super) mod participant;
pub(super) mod payment;
pub(super) mod place;
pub(super) mod precedent;
pub(super) mod replaced;

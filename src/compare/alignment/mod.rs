//! Which articles report one event, and which of their statements are about one thing.

pub(super) mod align;
pub(super) mod logistic;
pub(super) mod origins;
pub(super) mod pairing;
pub(super) mod partners;
pub(super) mod profile;
pub(super) mod story;

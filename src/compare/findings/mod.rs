//! What a finder looks at and what it reports, and how reports become the answer: gathered by the
//! thing they are about, put in order, told in a sentence.

pub(super) mod apart;
mod calibration;
pub(super) mod echoes;
mod finding;
pub(super) mod gather;
pub(super) mod revisions;
pub(super) mod scene;
mod subject;
pub(super) mod summary;
mod view;

pub(super) use finding::{Finding, Point};
pub(super) use view::View;

//! The learned tagger: which tokens are content, source and cue of an attribution.

pub mod features;
pub mod labels;

pub use features::Sequence;

use super::attribution;
use super::scene::Scene;
use crate::mentions::Mentions;
use crate::text::Document;

/// What the tagger reads of an English document, for training it.
pub fn encode(doc: &Document, mentions: &Mentions) -> Vec<Sequence> {
    let scene = Scene::new(doc, true);
    features::encode(&scene, mentions, &attribution::find(&scene))
}

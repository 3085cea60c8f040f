//! The stages of [`extract`](super::extract) one by one, so that each can be timed.
//!
//! `benches/analysis.rs` is the only caller outside; what lies between the stages stays sealed.

use super::attribution::{self, Finding};
use super::completion;
use super::scene::Scene;
use super::tagger::Tagged;
use super::{Quotations, gather};
use crate::mentions::Mentions;
use crate::text::Document;

/// An English document that the rules have read.
pub struct Reading<'a> {
    scene: Scene<'a>,
    mentions: &'a Mentions,
    ruled: Vec<Finding>,
}

/// The labels of its tokens.
pub struct Labelled(Tagged);

/// Its attributions.
pub struct Attributions(Vec<Finding>);

impl<'a> Reading<'a> {
    /// Looks up the words and applies the rules.
    pub fn new(doc: &'a Document, mentions: &'a Mentions) -> Self {
        let scene = Scene::new(doc, true);
        let ruled = attribution::find(&scene);
        Self {
            scene,
            mentions,
            ruled,
        }
    }

    /// Labels each token: features, net, decoding.
    pub fn tag(&self) -> Labelled {
        Labelled(Tagged::new(&self.scene, self.mentions, &self.ruled))
    }

    /// Makes attributions of labels.
    pub fn link(&self, labelled: &Labelled) -> Attributions {
        let tagged = labelled.0.findings(&self.scene);
        Attributions(completion::complete(
            &self.scene,
            self.mentions,
            tagged,
            &self.ruled,
        ))
    }

    /// Resolves who speaks.
    pub fn resolve(&self, attributions: &Attributions) -> Quotations {
        gather(&self.scene, self.mentions, &attributions.0)
    }
}

//! The learned tagger: which tokens are content, source and cue of an attribution.
//!
//! [`encode`] turns a document into the features of its tokens; a small net
//! (`learn::Network`) scores a label for each token; the best sequence of labels is cut into
//! parts, and each part is led to its cue. The weights and their card are in `weights/`;
//! `training/` makes them.

mod confidence;
pub mod features;
mod finding;
pub mod labels;
mod link;
mod model;
mod net;
mod vocabulary;

pub use confidence::EVIDENCE;
pub use features::Sequence;

use super::attribution::{self, Finding};
use super::scene::Scene;
use crate::learn::Matrix;
use crate::mentions::Mentions;
use crate::text::{Document, Span};
use labels::{LABELS, Label};
use link::Link;
use model::MODEL;

/// The least confidence of an attribution that is reported. What is less sure is wrong two
/// times in three; without it F1 is best on the development articles.
const LEAST: f32 = 0.35;

/// One attribution as the net alone finds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// What is reported.
    pub content: Vec<Span>,
    /// What is known of it, from which its confidence is computed.
    pub evidence: [f32; EVIDENCE],
}

/// What the tagger reads of an English document, for training it.
pub fn encode(doc: &Document, mentions: &Mentions) -> Vec<Sequence> {
    let scene = Scene::new(doc, true);
    features::encode(&scene, mentions, &attribution::find(&scene))
}

/// What the net alone finds in an English document, for calibrating its confidence.
pub fn attributions(doc: &Document, mentions: &Mentions) -> Vec<Attribution> {
    let scene = Scene::new(doc, true);
    let tagged = Tagged::new(&scene, mentions, &attribution::find(&scene));
    let attribution = |link: &Link| Attribution {
        content: link.content.iter().map(|range| scene.span(range)).collect(),
        evidence: confidence::evidence(&scene, &tagged.probabilities, link),
    };
    tagged.links(&scene).iter().map(attribution).collect()
}

/// The attributions of an English document, in the order of the text; `ruled` is what the
/// rules found, which is one of the features.
pub(super) fn find(scene: &Scene, mentions: &Mentions, ruled: &[Finding]) -> Vec<Finding> {
    Tagged::new(scene, mentions, ruled).findings(scene)
}

/// What the net says of a document.
pub(super) struct Tagged {
    /// For each sequence its first token and the best labels.
    labels: Vec<(usize, Vec<Label>)>,
    /// For each token of the document the probability of each label; all of them zero where
    /// nothing was read.
    probabilities: Matrix,
}

impl Tagged {
    /// Labels the tokens of `scene`.
    pub(super) fn new(scene: &Scene, mentions: &Mentions, ruled: &[Finding]) -> Self {
        let sequences = features::encode(scene, mentions, ruled);
        let logits = MODEL.logits(scene, &sequences);
        let mut probabilities = Matrix::zeros(scene.len(), LABELS);
        let mut labels = Vec::with_capacity(sequences.len());
        let mut rest = logits.values();
        for Sequence { tokens, .. } in &sequences {
            let own = rest.split_off(..tokens.len() * LABELS).unwrap_or_default();
            labels.push((tokens.start, MODEL.labels(own)));
            let at = tokens.start * LABELS..tokens.end * LABELS;
            probabilities.values_mut()[at].copy_from_slice(MODEL.marginals(own).values());
        }
        Self {
            labels,
            probabilities,
        }
    }

    /// The attributions that the labels tell and that are sure enough, in the order of the text.
    pub(super) fn findings(&self, scene: &Scene) -> Vec<Finding> {
        let findings = self.links(scene).into_iter().filter_map(|link| {
            let confidence = confidence::of(scene, &self.probabilities, &link, MODEL.calibration());
            (confidence >= LEAST).then(|| finding::finding(scene, link, confidence))
        });
        findings.collect()
    }

    /// The parts that belong together.
    fn links(&self, scene: &Scene) -> Vec<Link> {
        let mut links = Vec::new();
        for (start, labels) in &self.labels {
            link::link(scene, *start, labels, &mut links);
        }
        links
    }
}

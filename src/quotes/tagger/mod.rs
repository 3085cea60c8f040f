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
mod vocabulary;

pub use confidence::EVIDENCE;
pub use features::Sequence;

use super::attribution::{self, Finding};
use super::scene::Scene;
use crate::learn::Matrix;
use crate::mentions::Mentions;
use crate::text::{Document, Span};
use link::Link;
use model::{MODEL, Model};

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
    let tagged = Tagged::new(&MODEL, &scene, &encode(doc, mentions));
    let attribution = |link: &Link| Attribution {
        content: link.content.iter().map(|range| scene.span(range)).collect(),
        evidence: confidence::evidence(&scene, &tagged.probabilities, link),
    };
    tagged.links.iter().map(attribution).collect()
}

/// The attributions of an English document, in the order of the text; `ruled` is what the
/// rules found, which is one of the features.
pub(super) fn find(scene: &Scene, mentions: &Mentions, ruled: &[Finding]) -> Vec<Finding> {
    let sequences = features::encode(scene, mentions, ruled);
    let model = &*MODEL;
    let tagged = Tagged::new(model, scene, &sequences);
    let confidence =
        |link: &Link| confidence::of(scene, &tagged.probabilities, link, model.calibration());
    let findings = tagged
        .links
        .iter()
        .map(|link| finding::finding(scene, link.clone(), confidence(link)));
    match std::env::var("PX").as_deref() {
        Ok("bare") => findings.collect(),
        _ => attribution::complete(scene, findings.collect()),
    }
}

/// What the net says of a document.
struct Tagged {
    /// The parts that belong together.
    links: Vec<Link>,
    /// For each token of the document the probability of each label; all of them zero where
    /// nothing was read.
    probabilities: Matrix,
}

impl Tagged {
    fn new(model: &Model, scene: &Scene, sequences: &[Sequence]) -> Self {
        let logits = model.logits(scene, sequences);
        let width = labels::LABELS;
        let mut probabilities = Matrix::zeros(scene.len(), width);
        let mut links = Vec::new();
        let mut first = 0;
        for sequence in sequences {
            let own = &logits.values()[first * width..][..sequence.tokens.len() * width];
            first += sequence.tokens.len();
            link::link(scene, sequence.tokens.start, &model.labels(own), &mut links);
            let at = sequence.tokens.start * width..sequence.tokens.end * width;
            probabilities.values_mut()[at].copy_from_slice(model.marginals(own).values());
        }
        Self {
            links,
            probabilities,
        }
    }
}

//! Finding who is said to have said what: one rule a file, in a fixed order.
//!
//! Each cue in the narrator's text is given to [`CUE_RULES`] in turn, the strictest first,
//! until one makes a [`Finding`] of it. Passages in quotation marks that no cue claims
//! then go to the rules of [`unclaimed`].

mod according_to;
mod colon;
mod content;
mod cue_after;
mod cue_before_clause;
mod cue_before_quote;
mod join;
mod passive;
mod predicate;
pub(super) mod relay;
mod site;
pub(super) mod unclaimed;

use std::ops::Range;

use super::lexicon::{CueWord, Part};
use super::scene::Scene;
use super::words::Class;
pub(super) use site::{Site, Voice};

/// Token ranges of one quotation and what reports it.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    /// The code of the rule that found it.
    pub(super) rule: &'static str,
    /// What is reported, outer quotation marks included where there are any.
    pub(super) content: Vec<Range<usize>>,
    /// Who reports it.
    pub(super) source: Vec<Range<usize>>,
    /// The words that report it.
    pub(super) cue: Option<Range<usize>>,
    /// The dictionary word of the cue.
    pub(super) word: Option<&'static CueWord>,
    /// Whether the cue is negated.
    pub(super) negated: bool,
    /// Who relays it.
    pub(super) via: Option<Range<usize>>,
    /// The finding, by its place in the list, whose speaker also speaks here.
    pub(super) inherits: Option<usize>,
    /// How often such a finding is right.
    pub(super) confidence: f32,
}

impl Finding {
    /// Content of which nothing else is known.
    pub(super) fn bare(rule: &'static str, content: Range<usize>, confidence: f32) -> Self {
        Self {
            rule,
            content: vec![content],
            source: Vec::new(),
            cue: None,
            word: None,
            negated: false,
            via: None,
            inherits: None,
            confidence,
        }
    }
}

/// A rule for one cue.
type CueRule = fn(&Site) -> Option<Finding>;

/// The rules for a verb, the strictest first. A quotation beside the cue says more than any
/// frame of the verb, and a report before it more than the object that may follow.
static VERB_RULES: [CueRule; 4] = [
    cue_after::find,
    cue_before_quote::find,
    passive::find,
    cue_before_clause::find,
];

/// The rules for a noun or an adjective.
static PREDICATE_RULES: [CueRule; 1] = [predicate::find];

/// Everything the narrator attributes, in the order of the text.
pub(super) fn find(scene: &Scene) -> Vec<Finding> {
    let mut findings = Vec::new();
    for block in 0..scene.doc.blocks().len() {
        if scene.doc.blocks()[block].kind.is_content() {
            for at in scene.block_tokens(block) {
                if scene.word(at).passage.is_none() {
                    findings.extend(find_at(scene, at));
                }
            }
        }
    }
    colon::find(scene, &mut findings);
    let mut findings = join::settle(scene, findings);
    relay::find(scene, &mut findings);
    unclaimed::find(scene, &mut findings);
    findings
}

/// Adds what stands in quotation marks and no finding claims, and is somebody's words.
pub(super) fn claim_passages(scene: &Scene, findings: &mut Vec<Finding>) {
    unclaimed::find(scene, findings);
}

/// What stands in quotation marks, where nothing is known of the language.
pub(super) fn quoted(scene: &Scene) -> Vec<Finding> {
    unclaimed::all(scene)
}

fn find_at(scene: &Scene, at: usize) -> Option<Finding> {
    if let Some(finding) = according_to::find(scene, at) {
        return Some(finding);
    }
    for &reading in scene.word(at).readings {
        let rules: &[CueRule] = match reading.cue.part {
            Part::Verb => &VERB_RULES,
            Part::Noun | Part::Adjective => &PREDICATE_RULES,
        };
        if let Some(site) = Site::new(scene, at, reading)
            && let Some(finding) = rules.iter().find_map(|rule| rule(&site))
        {
            return Some(finding);
        }
    }
    None
}

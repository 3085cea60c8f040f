//! What rules add to the attributions that the tagger found.
//!
//! [`complete`] tidies their bounds, sets apart what a participle reports, leads on quotations that
//! it interrupts, tells reports from those who relay them, finds sources that are missing, reads the
//! turns of interviews and transcripts, adds block quotations and what else only a rule is sure of,
//! and leads what stands in quotation marks without a word of reporting to whose words it goes on
//! with. Runs on the tagger's findings alone: the tagger's features come from the rules in
//! [`super::attribution`].

mod block_quotes;
mod bounds;
mod claims;
mod fallback;
mod going_on;
mod headlines;
mod lead_in;
mod lists;
mod order;
mod owners;
mod participles;
mod relays;
mod resumed;
mod sources;
mod subjects;
mod titles;
mod turns;

use super::attribution::{self, Finding};
use super::scene::Scene;
use crate::mentions::Mentions;
use turns::Turns;

/// `findings` put right and completed, in the order of the text; `ruled` is what the rules found.
pub(super) fn complete(
    scene: &Scene,
    mentions: &Mentions,
    mut findings: Vec<Finding>,
    ruled: &[Finding],
) -> Vec<Finding> {
    bounds::tidy(scene, &mut findings);
    participles::split(scene, &mut findings);
    resumed::give_back(scene, &mut findings);
    claims::find(scene, &mut findings);
    subjects::find(scene, &mut findings);
    relays::find(scene, &mut findings);
    sources::find(scene, &mut findings);
    let turns = Turns::read(scene, mentions);
    turns.replace(mentions, &mut findings);
    headlines::find(scene, mentions, &mut findings);
    fallback::add(scene, ruled, &mut findings);
    lead_in::find(scene, mentions, &mut findings);
    block_quotes::find(scene, &mut findings);
    order::sort(&mut findings);
    going_on::find(scene, &mut findings);
    attribution::claim_passages(scene, &mut findings);
    turns.drop_directions(&mut findings);
    titles::drop(scene, &mut findings);
    order::sort(&mut findings);
    findings
}

//! The cue stands right before a quotation: "Lee said: “We won.”"

use super::site::Site;
use super::{Finding, content};
use crate::quotes::clause::{self, Extent};
use crate::quotes::lexicon::Frame;
use crate::quotes::tail;

/// Tries a passage after the cue, its addressee and adjuncts.
pub(super) fn find(site: &Site) -> Option<Finding> {
    let scene = site.scene;
    let confidence = site.reading.cue.precision(Frame::Quote)?;
    let start = quotation_start(site)?;
    let end = clause::end(
        scene,
        start,
        site.sentence.end.max(start + 1),
        Extent::Clause,
    );
    let content = content::with_following(scene, start..end);
    Some(Finding {
        content: vec![content],
        source: site.source()?,
        ..site.finding("CUE_BEFORE_QUOTE", confidence)
    })
}

/// Where the quotation starts that the cue introduces.
fn quotation_start(site: &Site) -> Option<usize> {
    let (scene, limit) = (site.scene, site.sentence.end);
    let block = scene.block_tokens(scene.sentence(scene.sentence_of(site.at)).block);
    let addressee = tail::skip_addressee(scene, site.right(), limit);
    [site.right(), addressee].into_iter().find_map(|i| {
        let mut i = tail::skip_adjuncts(scene, i, limit);
        while i < block.end
            && scene.word(i).passage.is_none()
            && scene.word(i).is_any(&[",", ":", "—"])
        {
            i += 1;
        }
        let colon = i > site.at && scene.word(i - 1).is(":");
        let reached = i < block.end || i == block.end && colon && opens_next(site, i);
        (reached && scene.passage_starting_at(i).is_some()).then_some(i)
    })
}

/// Whether token `i` opens the block right behind this one, and that block is the article's.
fn opens_next(site: &Site, i: usize) -> bool {
    let scene = site.scene;
    let here = scene.sentence(scene.sentence_of(site.at)).block;
    i < scene.len() && scene.sentence(scene.sentence_of(i)).block == here + 1
}

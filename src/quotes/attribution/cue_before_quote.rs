//! The cue stands right before a quotation: "Lee said: “We won.”"

use super::site::Site;
use super::{Finding, content};
use crate::quotes::clause::{self, Extent};
use crate::quotes::lexicon::Frame;
use crate::quotes::noun_phrase;
use crate::quotes::reasons;
use crate::quotes::tail;
use crate::quotes::words::Class;

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
        ..site.finding(reasons::CUE_BEFORE_QUOTE, confidence)
    })
}

/// Where the quotation starts that the cue introduces.
fn quotation_start(site: &Site) -> Option<usize> {
    let (scene, limit) = (site.scene, site.sentence.end);
    let block = scene.block_tokens(scene.sentence(scene.sentence_of(site.at)).block);
    let addressee = tail::skip_addressee(scene, site.right(), limit);
    let direct = [site.right(), addressee].into_iter().find_map(|i| {
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
    });
    direct.or_else(|| behind_adjuncts(site))
}

/// Whether token `i` opens the block right behind this one, and that block is the article's.
fn opens_next(site: &Site, i: usize) -> bool {
    let scene = site.scene;
    let here = scene.sentence(scene.sentence_of(site.at)).block;
    i < scene.len() && scene.sentence(scene.sentence_of(i)).block == here + 1
}

/// A quotation behind a comma or colon and a few words without a verb: "told them in Ely, “…”".
fn behind_adjuncts(site: &Site) -> Option<usize> {
    let scene = site.scene;
    let reach = site.right()..site.sentence.end.min(site.right() + 16);
    let start = reach
        .clone()
        .find(|&i| scene.passage_starting_at(i).is_some())?;
    let mark = scene.word(start - 1);
    let said = mark.passage.is_none() && mark.is_any(&[",", ":"]);
    let verb = Class::AUXILIARY
        .or(Class::FINITE_VERB)
        .or(Class::SUBORDINATOR);
    let plain = (reach.start..start).all(|i| {
        let word = scene.word(i);
        let preposition = word.has(Class::PREPOSITION);
        (preposition || !word.has(verb)) && !noun_phrase::is_finite_cue(scene, i)
    });
    (said
        && plain
        && content::is_utterance(
            scene,
            scene.passages[scene.word(start).passage?].inner.clone(),
        ))
    .then_some(start)
}

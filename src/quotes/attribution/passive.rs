//! What is reported is the subject of a passive: "The plan was criticised by Lee."

use super::Finding;
use super::site::{Site, Voice};
use crate::quotes::lexicon::Frame;
use crate::quotes::noun_phrase;
use crate::quotes::reasons;

/// Tries a passive with "by".
pub(super) fn find(site: &Site) -> Option<Finding> {
    if site.voice != Voice::Passive {
        return None;
    }
    let scene = site.scene;
    let confidence = site.reading.cue.precision(Frame::Passive)?;
    let by = scene
        .get(site.right(), &site.sentence)
        .filter(|w| w.is("by"))?;
    debug_assert!(by.is_word());
    let source = noun_phrase::after(scene, site.right() + 1, site.sentence.end)?;
    let content = site.subject()?;
    Some(Finding {
        content: vec![content],
        source: vec![source],
        ..site.finding(reasons::PASSIVE_WITH_BY, confidence)
    })
}

//! "I" and "we" inside what somebody says: that speaker.

use super::{Answer, Resolver, Source};
use crate::quotes::reasons;

/// The speaker of the words around a source that is "I" or "we".
pub(super) fn find(resolver: &Resolver, source: &Source) -> Option<Answer> {
    let words = &source.words;
    let word = resolver.scene.word(words.start);
    let stem = word.folded.split('\'').next().unwrap_or_default();
    if words.len() > 1 || !matches!(stem, "i" | "we" | "me" | "my" | "us" | "our") {
        return None;
    }
    let speaker = resolver.enclosing_speaker(words.start)?;
    Some((speaker.clone(), reasons::FIRST_PERSON))
}

//! "I" and "we" inside what somebody says: that speaker.

use std::ops::Range;

use super::{Answer, Resolver};
use crate::quotes::reasons;

/// The speaker of the words around a source that is "I" or "we".
pub(super) fn find(resolver: &Resolver, source: &Range<usize>) -> Option<Answer> {
    let words = source;
    let word = resolver.scene.word(words.start);
    let stem = word.folded.split('\'').next().unwrap_or_default();
    if words.len() > 1 || !matches!(stem, "i" | "we" | "me" | "my" | "us" | "our") {
        return None;
    }
    let speaker = resolver.enclosing_speaker(words.start)?;
    Some((speaker.clone(), reasons::FIRST_PERSON))
}

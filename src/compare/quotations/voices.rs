//! Whether two utterances can be the same speaker's.

use super::utterance::Utterance;
use crate::compare::statements::speakers::{self, Voices};
use crate::compare::words::terms::Term;
use crate::mentions::gender_of_noun;
use crate::text::is_stop_word;

/// Terms around two utterances that are shared when they are about the same things.
const SAME_THINGS: usize = 2;

impl Utterance<'_> {
    /// Whether both have the same speaker. Where the articles name the speaker in the same
    /// words, a difference lies in how those were understood, not in the articles.
    pub(super) fn voices(&self, other: &Utterance<'_>) -> Voices {
        if self.is_named() && self.source_words == other.source_words {
            return Voices::Same;
        }
        match speakers::voices(self.speaker, other.speaker) {
            Voices::Different if self.speaks_for(other) || other.speaks_for(self) => Voices::Same,
            Voices::Different if self.source_words == other.source_words => Voices::Unsure,
            voices => voices,
        }
    }

    /// Whether both articles name a speaker of it, each another one. Whom "he" means is too
    /// often misunderstood to tell two speakers apart.
    pub(super) fn has_other_voice_than(&self, other: &Utterance<'_>) -> bool {
        self.is_named() && other.is_named() && self.voices(other) == Voices::Different
    }

    /// Whether a speaker is named or described here, and not only meant by "he" or "the judge".
    pub(super) fn is_named(&self) -> bool {
        self.source_words
            .split_whitespace()
            .any(|word| !is_stop_word(word) && gender_of_noun(word).is_none())
    }

    /// Whether both are reported with the same verb, and it tells more than "say" does.
    pub(super) fn has_telling_cue_of(&self, other: &Utterance<'_>) -> bool {
        self.cue.is_some() && self.cue == other.cue && !self.cue.is_some_and(is_stop_word)
    }

    /// Whether the speaker holds a public office and `other` is said by a place, about the same
    /// things: a country's minister, and the country. That is coarser, and no contradiction.
    fn speaks_for(&self, other: &Utterance<'_>) -> bool {
        let shared = |term: &&Term| other.around.binary_search(term).is_ok();
        other.is_place
            && self.speaker.is_some_and(speakers::holds_public_office)
            && self.around.iter().filter(shared).count() >= SAME_THINGS
    }
}

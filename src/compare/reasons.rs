//! The codes that say why statements were held side by side, and why they differ.

/// The statements share most of what they are about.
pub(super) const SAME_STATEMENT: &str = "aligned.same_statement";
/// The words around the two values are alike.
pub(super) const SAME_SLOT: &str = "aligned.same_slot";
/// The same noun is counted.
pub(super) const SAME_NOUN: &str = "aligned.same_noun";
/// The same verb is affirmed and denied, hedged and not, or planned and done.
pub(super) const SAME_VERB: &str = "aligned.same_verb";
/// The quotations are one utterance.
pub(super) const SAME_UTTERANCE: &str = "aligned.same_utterance";
/// Both speak of the first or last of the same thing.
pub(super) const SAME_PRECEDENT: &str = "aligned.same_precedent";
/// No number satisfies both.
pub(super) const DISJOINT_NUMBERS: &str = "differs.disjoint_numbers";
/// No moment lies in both times.
pub(super) const DISJOINT_TIMES: &str = "differs.disjoint_times";
/// One time lies within the other and is finer.
pub(super) const FINER_TIME: &str = "differs.finer_time";
/// Another name stands in the same place.
pub(super) const OTHER_NAME: &str = "differs.other_name";
/// One says that it is so, the other that it is not.
pub(super) const NEGATION: &str = "differs.negation";
/// One is surer than the other.
pub(super) const HEDGE: &str = "differs.hedge";
/// Planned in one, done in the other.
pub(super) const PLANNED_AND_DONE: &str = "differs.planned_and_done";
/// Words that carry meaning were changed in a quotation.
pub(super) const CHANGED_WORDS: &str = "differs.changed_words";
/// Only words that carry no meaning were changed in a quotation.
pub(super) const CHANGED_FORM: &str = "differs.changed_form";
/// Another speaker is named for the same words.
pub(super) const OTHER_SPEAKER: &str = "differs.other_speaker";
/// First in one, and not the first, or the first since another time, in the other.
pub(super) const OTHER_PRECEDENT: &str = "differs.other_precedent";
/// The other articles do not say it.
pub(super) const NOT_FOUND: &str = "differs.not_found";
/// The later article says that the number has changed.
pub(super) const UPDATE_MARKER: &str = "update.marker";
/// Such numbers only grow, and the later one is the higher.
pub(super) const UPDATE_GROWS: &str = "update.grows";
/// The later article reports as done what the earlier one announced.
pub(super) const UPDATE_LATER: &str = "update.later_report";
/// The two statements are reported as words of different speakers.
pub(super) const DIFFERENT_VOICES: &str = "voices.different";

//! The codes that say why statements were held side by side, and why they differ.

/// The statements share most of what they are about.
pub(in crate::compare) const SAME_STATEMENT: &str = "ALIGNED_SAME_STATEMENT";
/// The words around the two values are alike.
pub(in crate::compare) const SAME_SLOT: &str = "ALIGNED_SAME_SLOT";
/// The same noun is counted.
pub(in crate::compare) const SAME_NOUN: &str = "ALIGNED_SAME_NOUN";
/// Each article gives one total of the same things.
pub(in crate::compare) const SAME_TOTAL: &str = "ALIGNED_SAME_TOTAL";
/// The same verb is affirmed and denied, hedged and not, or planned and done.
pub(in crate::compare) const SAME_VERB: &str = "ALIGNED_SAME_VERB";
/// Both tell the time of the same act, done by the same people.
pub(in crate::compare) const SAME_ACT: &str = "ALIGNED_SAME_ACT";
/// Both tell of the same sum of money.
pub(in crate::compare) const SAME_SUM: &str = "ALIGNED_SAME_SUM";
/// The quotations are one utterance.
pub(in crate::compare) const SAME_UTTERANCE: &str = "ALIGNED_SAME_UTTERANCE";
/// One speaker is reported to speak about the same things.
pub(in crate::compare) const SAME_SPEAKER: &str = "ALIGNED_SAME_SPEAKER";
/// Both cite one source.
pub(in crate::compare) const SAME_SOURCE: &str = "ALIGNED_SAME_SOURCE";
/// Both speak of the first or last of the same thing.
pub(in crate::compare) const SAME_PRECEDENT: &str = "ALIGNED_SAME_PRECEDENT";
/// No number satisfies both.
pub(in crate::compare) const DISJOINT_NUMBERS: &str = "DIFFERS_DISJOINT_NUMBERS";
/// No moment lies in both times.
pub(in crate::compare) const DISJOINT_TIMES: &str = "DIFFERS_DISJOINT_TIMES";
/// One time lies within the other and is finer.
pub(in crate::compare) const FINER_TIME: &str = "DIFFERS_FINER_TIME";
/// Another name stands in the same place.
pub(in crate::compare) const OTHER_NAME: &str = "DIFFERS_OTHER_NAME";
/// The money changes hands in another way.
pub(in crate::compare) const OTHER_PAYMENT: &str = "DIFFERS_OTHER_PAYMENT";
/// Only one names the person.
pub(in crate::compare) const NAMED: &str = "DIFFERS_NAMED";
/// A word stands in the place of one that it excludes.
pub(in crate::compare) const OTHER_WORD: &str = "DIFFERS_OTHER_WORD";
/// Two parties have changed places.
pub(in crate::compare) const SWAPPED: &str = "DIFFERS_SWAPPED_PARTIES";
/// One says that it is so, the other that it is not.
pub(in crate::compare) const NEGATION: &str = "DIFFERS_NEGATION";
/// One is surer than the other.
pub(in crate::compare) const HEDGE: &str = "DIFFERS_HEDGE";
/// Another one is said to have done it, or not.
pub(in crate::compare) const OTHER_SUBJECT: &str = "DIFFERS_OTHER_SUBJECT";
/// Planned in one, done in the other.
pub(in crate::compare) const PLANNED_AND_DONE: &str = "DIFFERS_PLANNED_AND_DONE";
/// Words that carry meaning were changed in a quotation.
pub(in crate::compare) const CHANGED_WORDS: &str = "DIFFERS_CHANGED_WORDS";
/// Only words that carry no meaning were changed in a quotation.
pub(in crate::compare) const CHANGED_FORM: &str = "DIFFERS_CHANGED_FORM";
/// An ellipsis joins what was said in different answers.
pub(in crate::compare) const STITCHED: &str = "DIFFERS_STITCHED_QUOTATION";
/// A word that limits what was said is left out.
pub(in crate::compare) const QUALIFIER_LOST: &str = "DIFFERS_QUALIFIER_LOST";
/// Another speaker is named for the same words.
pub(in crate::compare) const OTHER_SPEAKER: &str = "DIFFERS_OTHER_SPEAKER";
/// First in one, and not the first, or the first since another time, in the other.
pub(in crate::compare) const OTHER_PRECEDENT: &str = "DIFFERS_OTHER_PRECEDENT";
/// The other articles do not say it.
pub(in crate::compare) const NOT_FOUND: &str = "DIFFERS_NOT_FOUND";
/// The later article says that the number has changed.
pub(in crate::compare) const UPDATE_MARKER: &str = "UPDATE_MARKER";
/// Such numbers only grow, and the later one is the higher.
pub(in crate::compare) const UPDATE_GROWS: &str = "UPDATE_GROWS";
/// The later article reports as done what the earlier one announced.
pub(in crate::compare) const UPDATE_LATER: &str = "UPDATE_LATER_REPORT";
/// The later revision of one article has it otherwise.
pub(in crate::compare) const UPDATE_REVISION: &str = "UPDATE_REVISION";
/// The two statements are reported as words of different speakers.
pub(in crate::compare) const DIFFERENT_VOICES: &str = "VOICES_DIFFERENT";

//! The codes of the rules that decide about a quotation.
//!
//! Each [`Quotation::reasons`](super::Quotation::reasons) holds first how the quotation stands to
//! what reports it, which is also the rule that could find it, then the sieve that told its
//! speaker, if one did.

/// The quotation stands before its attribution: "“We won,” Lee said."
pub const QUOTE_BEFORE_CUE: &str = "QUOTE_BEFORE_CUE";
/// An unquoted report stands before its attribution: "It rained, Lee said."
pub const CLAUSE_BEFORE_CUE: &str = "CLAUSE_BEFORE_CUE";
/// The quotation stands behind its cue: "Lee said: “We won.”"
pub const CUE_BEFORE_QUOTE: &str = "CUE_BEFORE_QUOTE";
/// A clause with "that" stands behind its cue.
pub const CUE_BEFORE_THAT_CLAUSE: &str = "CUE_BEFORE_THAT_CLAUSE";
/// A clause with "whether", "how" or the like stands behind its cue.
pub const CUE_BEFORE_WH_CLAUSE: &str = "CUE_BEFORE_WH_CLAUSE";
/// An infinitive stands behind its cue: "promised to pay".
pub const CUE_BEFORE_INFINITIVE: &str = "CUE_BEFORE_INFINITIVE";
/// The cue reports with a preposition or particle: "called for".
pub const CUE_WITH_PREPOSITION: &str = "CUE_WITH_PREPOSITION";
/// A clause without "that", or an object, stands behind its cue.
pub const CUE_BEFORE_CLAUSE: &str = "CUE_BEFORE_CLAUSE";
/// The subject of a passive is reported: "was criticised by Lee".
pub const PASSIVE_WITH_BY: &str = "PASSIVE_WITH_BY";
/// A noun or adjective reports: "Lee's claim that", "Lee is sure that".
pub const PREDICATE_BEFORE_CLAUSE: &str = "PREDICATE_BEFORE_CLAUSE";
/// "According to Lee" or a phrase like it.
pub const ACCORDING_TO: &str = "ACCORDING_TO";
/// A name and a colon open the block, as in transcripts and headlines.
pub const SPEAKER_COLON: &str = "SPEAKER_COLON";
/// A colon stands right before the quotation.
pub const COLON_BEFORE_QUOTE: &str = "COLON_BEFORE_QUOTE";
/// The name stands in a line of its own below the quotation.
pub const SIGNED_BELOW: &str = "SIGNED_BELOW";
/// The quotation follows another of the same paragraph.
pub const SAME_PARAGRAPH: &str = "SAME_PARAGRAPH";
/// The quotation is a paragraph of its own behind an attributed one.
pub const NEXT_PARAGRAPH: &str = "NEXT_PARAGRAPH";
/// The subject of the sentence before is taken as the source.
pub const SUBJECT_BEFORE_QUOTE: &str = "SUBJECT_BEFORE_QUOTE";
/// The words name a source beside the quotation, but none of reporting.
pub const SOURCE_WITHOUT_CUE: &str = "SOURCE_WITHOUT_CUE";
/// Nothing tells who speaks.
pub const QUOTE_WITHOUT_CUE: &str = "QUOTE_WITHOUT_CUE";

/// All rules that find quotations.
pub const RULES: [&str; 19] = [
    QUOTE_BEFORE_CUE,
    CLAUSE_BEFORE_CUE,
    CUE_BEFORE_QUOTE,
    CUE_BEFORE_THAT_CLAUSE,
    CUE_BEFORE_WH_CLAUSE,
    CUE_BEFORE_INFINITIVE,
    CUE_WITH_PREPOSITION,
    CUE_BEFORE_CLAUSE,
    PASSIVE_WITH_BY,
    PREDICATE_BEFORE_CLAUSE,
    ACCORDING_TO,
    SPEAKER_COLON,
    COLON_BEFORE_QUOTE,
    SIGNED_BELOW,
    SAME_PARAGRAPH,
    NEXT_PARAGRAPH,
    SUBJECT_BEFORE_QUOTE,
    SOURCE_WITHOUT_CUE,
    QUOTE_WITHOUT_CUE,
];

/// The quotation that this one follows has the same speaker.
pub const INHERITED_SPEAKER: &str = "INHERITED_SPEAKER";
/// The source joins several names.
pub const GROUP: &str = "GROUP";
/// The source has the fullest form of the name.
pub const NAME_MATCH: &str = "NAME_MATCH";
/// The source has a shorter form of a name.
pub const NAME_PART_MATCH: &str = "NAME_PART_MATCH";
/// The source is a surname or given name, however it is written.
pub const SURNAME_MATCH: &str = "SURNAME_MATCH";
/// The source is "I" or "we" inside what somebody else says: that speaker.
pub const FIRST_PERSON: &str = "FIRST_PERSON";
/// The source is a pronoun: the one most present before it that agrees.
pub const PRONOUN: &str = "PRONOUN";
/// The source is "who", "which" or "that": what it refers to.
pub const RELATIVE: &str = "RELATIVE";
/// The source is a description that the mentions already lead to an entity.
pub const NOMINAL: &str = "NOMINAL";
/// The source is a role or a part of the name of somebody named before.
pub const TITLE_MATCH: &str = "TITLE_MATCH";
/// The source describes somebody without a name in the same words as before: "the source".
pub const SAME_NOUN: &str = "SAME_NOUN";
/// The source says what kind of body or person it is: the one most present before it.
pub const KIND_MATCH: &str = "KIND_MATCH";
/// The source's own words say who speaks.
pub const DESCRIPTION: &str = "DESCRIPTION";

/// All sieves that tell speakers, strict before lenient.
pub const SIEVES: [&str; 13] = [
    INHERITED_SPEAKER,
    GROUP,
    NAME_MATCH,
    NAME_PART_MATCH,
    SURNAME_MATCH,
    FIRST_PERSON,
    PRONOUN,
    RELATIVE,
    NOMINAL,
    TITLE_MATCH,
    SAME_NOUN,
    KIND_MATCH,
    DESCRIPTION,
];

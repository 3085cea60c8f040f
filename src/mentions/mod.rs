//! Who and what an article names.
//!
//! [`find`] returns the [`Entity`]s of a document, each with its fullest name, and every
//! [`Mention`]: names in all their forms ("Mr. Podesta"), titles and roles, nominals ("the
//! bank") and pronouns. A name is grouped with its shorter forms here; who a pronoun
//! means is decided where the quotations are known, in [`crate::quotes`].

mod bodies;
mod entities;
mod forms;
mod kinds;
mod lexicon;
mod names;
mod nominals;
mod reading;
mod roles;
mod runs;

use std::cmp::Reverse;

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
    let reading = reading::Reading::new(doc);
    let names = names::find(&reading);
    let grouping = entities::group(&reading, &names);
    let named = names.iter().enumerate().map(|(i, name)| Mention {
        span: reading.span(&name.words),
        kind: MentionKind::Name,
        entity: Some(grouping.id(i)),
    });
    let mut mentions = nominals::find(&reading, &names, &grouping);
    mentions.extend(named);
    mentions.sort_by_key(|mention| (mention.span.start, Reverse(mention.span.end)));
    // "US officials" is one mention; the country keeps its own among the entity's spans.
    let mut end = 0;
    mentions.retain(|mention| {
        let apart = mention.span.start >= end;
        end = end.max(mention.span.end);
        apart
    });
    Mentions {
        entities: grouping.entities(doc, &reading, &names),
        mentions,
    }
}

//! The nouns of descriptions, and the small words around them.

use super::lexicon::LEXICON;

/// What a noun describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// "spokesman".
    Person,
    /// "officials".
    People,
    /// "ministry", "poll".
    Body,
    /// "polls"; alone the word may be a verb.
    Texts,
}

impl Noun {
    /// What the noun `key` describes, if it describes anything that can speak.
    pub(super) fn of(key: &str) -> Option<Self> {
        let people = key.len() > 3 && key.ends_with('s') && LEXICON.demonyms.contains_key(key);
        if people
            || LEXICON.plural_roles.contains_key(key)
            || matches!(
                key,
                "sources" | "authorities" | "media" | "police" | "polls"
            )
            || LEXICON.plural_bodies.contains(key) && key != "states"
        {
            Some(Self::People)
        } else if LEXICON.plural_documents.contains(key) {
            Some(Self::Texts)
        } else if LEXICON.roles.contains_key(key) {
            Some(Self::Person)
        } else if LEXICON.lower_heads.contains(key)
            || LEXICON.documents.contains(key)
            || LEXICON.described.contains(key)
        {
            Some(Self::Body)
        } else {
            None
        }
    }
}

/// Whether a word opens a description: "the", "her", "two".
pub(super) fn is_article(key: &str) -> bool {
    matches!(
        key,
        "the"
            | "a"
            | "an"
            | "this"
            | "these"
            | "those"
            | "another"
            | "one"
            | "some"
            | "many"
            | "several"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "your"
            | "two"
            | "three"
            | "four"
            | "five"
            | "both"
            | "most"
            | "other"
            | "each"
            | "every"
            | "few"
    )
}

/// Whether a word is a personal or relative pronoun.
pub(super) fn is_pronoun(key: &str) -> bool {
    matches!(
        key,
        "i" | "me"
            | "we"
            | "us"
            | "you"
            | "he"
            | "him"
            | "his"
            | "she"
            | "her"
            | "hers"
            | "it"
            | "its"
            | "they"
            | "them"
            | "their"
            | "theirs"
            | "my"
            | "mine"
            | "our"
            | "ours"
            | "your"
            | "yours"
            | "who"
            | "which"
            | "whom"
            | "himself"
            | "herself"
            | "themselves"
            | "itself"
    )
}

//! What grammar knows of single words: their closed classes.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::list_lines;

/// The closed classes a word belongs to, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u32);

/// The classes in the order of their bits, as `grammar.txt` names them.
const NAMES: [&str; 22] = [
    "subject_pronoun",
    "object_pronoun",
    "person_pronoun",
    "determiner",
    "possessive",
    "preposition",
    "subordinator",
    "wh_word",
    "coordinator",
    "be",
    "have",
    "do",
    "modal",
    "negative_auxiliary",
    "negation",
    "adverb",
    "time_word",
    "time_opener",
    "forum",
    "addressee",
    "catenative",
    "finite_verb",
];

impl Class {
    pub(super) const SUBJECT_PRONOUN: Self = Self(1);
    pub(super) const OBJECT_PRONOUN: Self = Self(1 << 1);
    pub(super) const PERSON_PRONOUN: Self = Self(1 << 2);
    pub(super) const DETERMINER: Self = Self(1 << 3);
    pub(super) const POSSESSIVE: Self = Self(1 << 4);
    pub(super) const PREPOSITION: Self = Self(1 << 5);
    pub(super) const SUBORDINATOR: Self = Self(1 << 6);
    pub(super) const WH_WORD: Self = Self(1 << 7);
    pub(super) const COORDINATOR: Self = Self(1 << 8);
    pub(super) const BE: Self = Self(1 << 9);
    pub(super) const HAVE: Self = Self(1 << 10);
    pub(super) const DO: Self = Self(1 << 11);
    pub(super) const MODAL: Self = Self(1 << 12);
    pub(super) const NEGATIVE_AUXILIARY: Self = Self(1 << 13);
    pub(super) const NEGATION: Self = Self(1 << 14);
    pub(super) const ADVERB: Self = Self(1 << 15);
    pub(super) const TIME_WORD: Self = Self(1 << 16);
    pub(super) const TIME_OPENER: Self = Self(1 << 17);
    pub(super) const FORUM: Self = Self(1 << 18);
    pub(super) const ADDRESSEE: Self = Self(1 << 19);
    pub(super) const CATENATIVE: Self = Self(1 << 20);
    pub(super) const FINITE_VERB: Self = Self(1 << 21);
    /// Any word that can stand between a subject and its verb as an auxiliary.
    pub(super) const AUXILIARY: Self =
        Self(Self::BE.0 | Self::HAVE.0 | Self::DO.0 | Self::MODAL.0 | Self::NEGATIVE_AUXILIARY.0);

    /// The classes of a word in lower case with straight apostrophes.
    pub(super) fn of(word: &str) -> Self {
        let known = CLASSES
            .get(word)
            .or_else(|| CLASSES.get(word.trim_end_matches('.')));
        let listed = known.copied().unwrap_or_default();
        let adverb = word.len() > 4 && word.ends_with("ly") && listed == Self::default();
        if adverb { Self::ADVERB } else { listed }
    }

    /// Whether the word belongs to any of the classes of `other`.
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The set as bits: one for each class, the first the lowest.
    pub(super) fn bits(self) -> u32 {
        self.0
    }

    /// Both sets together.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

static CLASSES: LazyLock<FxHashMap<&str, Class>> = LazyLock::new(|| {
    let mut classes: FxHashMap<&str, Class> = FxHashMap::default();
    for line in list_lines(include_str!("grammar.txt")) {
        let (name, words) = line.split_once(':').expect("a class line has a colon");
        let bit = NAMES.iter().position(|n| *n == name);
        let class = Class(1 << bit.expect("grammar.txt names known classes"));
        for word in words.split_whitespace() {
            let set = classes.entry(word).or_default();
            *set = set.or(class);
        }
    }
    classes
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_all_their_classes() {
        assert!(Class::of("her").any(Class::OBJECT_PRONOUN));
        assert!(Class::of("her").any(Class::DETERMINER));
        assert!(Class::of("strongly").any(Class::ADVERB));
        assert_eq!(Class::of("table"), Class::default());
    }
}

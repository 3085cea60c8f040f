//! The forms of one name: "Kim Jong Un" and "Kim", "United States" and "U.S.", "Korean
//! Central News Agency" and "KCNA".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lexicon::{LEXICON, Words};
use super::reading::{Reading, Shape, Word};
use super::{EntityKind, Gender};
use crate::text::{list_lines, word_list};

/// Family names that stand before given names.
static FAMILY_FIRST: LazyLock<Words> = LazyLock::new(|| {
    word_list(include_str!("lexicon/family_first.txt"))
        .map(str::to_owned)
        .collect()
});

/// The full given name of each short one that stands for but one.
static FULL_NAMES: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let mut full = FxHashMap::default();
    for line in list_lines(include_str!("lexicon/nicknames.txt")) {
        let (name, short) = line.split_once('=').expect("a line has a full name");
        for short in short.split_whitespace() {
            full.entry(short).or_insert(name.trim());
        }
    }
    full
});

/// A name as names are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// The keys of its parts, hyphens inside them, without particles' marks.
    pub(super) parts: Vec<String>,
    /// "jr", if it ends so.
    pub(super) suffix: Option<String>,
}

impl Form {
    /// Reads the words of a name.
    pub(super) fn new(reading: &Reading, words: &std::ops::Range<usize>) -> Self {
        let mut parts: Vec<String> = Vec::new();
        let mut joined = false;
        for word in &reading.words[words.clone()] {
            let hyphen = matches!(word.text, "-" | "‐" | "‑") && word.glued;
            let apostrophe = matches!(word.text, "’" | "'") || &*word.key == "'s";
            match parts.last_mut() {
                Some(last) if hyphen || apostrophe || joined => last.push_str(&word.key),
                _ if word.shape == Shape::Mark || is_small(word) => {}
                _ => parts.push(word.key.to_string()),
            }
            joined = hyphen;
        }
        for part in &mut parts {
            if let Some(rest) = part
                .strip_prefix("al-")
                .or_else(|| part.strip_prefix("el-"))
            {
                *part = rest.to_owned();
            }
        }
        let suffixed = parts.len() > 2
            && parts
                .last()
                .is_some_and(|p| matches!(p.as_str(), "jr" | "sr" | "ii" | "iii" | "iv"));
        let suffix = if suffixed { parts.pop() } else { None };
        Self { parts, suffix }
    }

    /// The family name of a person.
    pub(super) fn family(&self) -> &str {
        let (first, last) = (self.first(), self.last());
        let given_hyphen = self.parts.len() == 2 && last.contains('-');
        let family_first = FAMILY_FIRST.contains(first)
            && (self.parts.len() == 3 && self.parts[1..].iter().all(|p| p.chars().count() <= 5)
                || given_hyphen
                || self.parts.len() == 2
                    && !LEXICON.given.contains_key(first)
                    && !first.contains('-'));
        if family_first { first } else { last }
    }

    /// The given name of a person.
    pub(super) fn given(&self) -> &str {
        let kept = LEXICON.kept_titles.contains_key(self.first()) && self.parts.len() > 1;
        match self.parts.get(1) {
            Some(second) if kept || self.family() == self.first() => second,
            _ => self.first(),
        }
    }

    /// The given name of a person, short ones in full: "william" of "Bill".
    pub(super) fn full_given(&self) -> &str {
        let given = self.given();
        FULL_NAMES.get(given).copied().unwrap_or(given)
    }

    fn first(&self) -> &str {
        self.parts.first().map_or("", String::as_str)
    }

    fn last(&self) -> &str {
        self.parts.last().map_or("", String::as_str)
    }

    /// The whole name, words joined by spaces; countries, and those of ministries, by one name each.
    pub(super) fn whole(&self) -> String {
        let whole = self.parts.join(" ");
        if let Some(country) = LEXICON.countries.get(&whole) {
            return country.clone();
        }
        self.national().unwrap_or(whole)
    }

    /// "china foreign ministry" of "Chinese Foreign Ministry" and "China's foreign ministry".
    fn national(&self) -> Option<String> {
        if !LEXICON.lower_heads.contains(self.last()) {
            return None;
        }
        (1..self.parts.len().min(3)).find_map(|n| {
            let start = self.parts[..n].join(" ");
            let start = start.strip_suffix("'s").unwrap_or(&start);
            let country = LEXICON
                .countries
                .get(start)
                .or_else(|| LEXICON.demonyms.get(start))?;
            Some(format!("{country} {}", self.parts[n..].join(" ")))
        })
    }

    /// The gender that the given name tells.
    pub(super) fn gender(&self) -> Gender {
        if let Some(&gender) = LEXICON.kept_titles.get(self.first()) {
            return gender;
        }
        let listed = |name: &str| LEXICON.given.get(name).or_else(|| LEXICON.census.get(name));
        listed(self.given()).copied().unwrap_or_default()
    }

    /// Whether `short` is a later form of this body's or thing's name.
    pub(super) fn shortened_to(&self, short: &Self, kind: EntityKind) -> bool {
        let (long, short) = (&self.parts, &short.parts);
        if short.is_empty() || short.len() >= long.len() || kind == EntityKind::Place {
            return false;
        }
        let rest = &long[short.len()..];
        let omitted = |p: &String| LEXICON.suffixes.contains(p) || LEXICON.trades.contains(p);
        let telling = !LEXICON.is_known(&short[0]) && !LEXICON.common.contains(&short[0]);
        let company = rest.iter().all(omitted) && telling;
        let suffixed = rest.iter().all(|p| LEXICON.suffixes.contains(p));
        let without_suffix = long.starts_with(short) && (company || suffixed);
        let connector = long
            .iter()
            .position(|p| matches!(p.as_str(), "of" | "for" | "on"));
        if short.len() == 1 && connector.is_some_and(|at| at > 0 && long[at - 1] == short[0]) {
            return LEXICON.heads.contains(short[0].as_str());
        }
        let head = short.len() > 1 || LEXICON.heads.contains(short[0].as_str());
        without_suffix || head && long.ends_with(short)
    }

    /// The noun of a body's name: "bank" of "Bank of England".
    pub(super) fn head(&self) -> &str {
        let connector = self
            .parts
            .iter()
            .position(|p| matches!(p.as_str(), "of" | "for" | "on"));
        let head = connector.and_then(|at| self.parts.get(at.checked_sub(1)?));
        head.map_or(self.last(), String::as_str)
    }

    /// The acronyms that this name's first letters make, with and without its small words.
    pub(super) fn initials(&self) -> Vec<String> {
        if self.parts.len() < 2 {
            return Vec::new();
        }
        let small = |p: &str| matches!(p, "of" | "and" | "the" | "for" | "on" | "in" | "to" | "at");
        let parts = || self.parts.iter().flat_map(|p| p.split('-'));
        let initials = |all: bool| -> String {
            parts()
                .filter(|p| all || !small(p))
                .filter_map(|p| p.chars().next())
                .collect()
        };
        vec![initials(false), initials(true)]
    }
}

/// Whether a word is a particle of a family name, which its shorter forms may lack.
fn is_small(word: &Word) -> bool {
    let key = &*word.key;
    match word.shape {
        Shape::Lower => matches!(
            key,
            "van"
                | "von"
                | "der"
                | "den"
                | "de"
                | "del"
                | "della"
                | "di"
                | "da"
                | "do"
                | "dos"
                | "das"
                | "du"
                | "bin"
                | "ibn"
                | "ter"
                | "ten"
                | "la"
        ),
        _ => matches!(key, "van" | "von" | "de" | "der"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn form(name: &str) -> Form {
        let doc = Document::plain(name);
        let reading = Reading::new(&doc);
        Form::new(&reading, &(0..reading.words.len()))
    }

    #[test]
    fn family_and_given_name_are_told_apart() {
        for (name, family, given) in [
            ("Ursula van der Berg", "berg", "ursula"),
            ("Kim Dong Ho", "kim", "dong"),
            ("Moon Jae-in", "moon", "jae-in"),
            ("Soo-hyang Mun", "mun", "soo-hyang"),
            ("John G. Low, Jr.", "low", "john"),
        ] {
            assert_eq!(
                (form(name).family(), form(name).given()),
                (family, given),
                "{name}"
            );
        }
    }

    #[test]
    fn national_bodies_have_one_name() {
        let whole = "south korea defense ministry";
        for name in [
            "South Korean Defense Ministry",
            "South Korea’s defense ministry",
            "South Korean defense ministry",
        ] {
            assert_eq!(form(name).whole(), whole, "{name}");
        }
    }

    #[test]
    fn bodies_are_shortened_to_their_last_words_or_head() {
        let check = |long: &str, short: &str| {
            form(long).shortened_to(&form(short), EntityKind::Organization)
        };
        assert!(check("UN Security Council", "Security Council"));
        assert!(check("Bank of Norland", "Bank"));
        assert!(check("Apple Inc.", "Apple"));
        assert!(check("Solara Energy Ltd.", "Solara"));
        assert!(!check("Boston Bank", "Boston"));
        assert!(!check("Green Party", "Green"));
        assert_eq!(form("Bank of Norland").initials(), ["bn", "bon"]);
    }
}

//! The words that tell names from other words and say what they name.
//!
//! All lists were written by hand and each file states its origin. A word or phrase is
//! looked up by its [`key`].

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Gender;
use crate::text::{fold, list_lines, word_list};

/// A set of the keys of words or phrases.
pub(super) type Words = FxHashSet<String>;
/// The gender that each of some words tells.
pub(super) type Gendered = FxHashMap<String, Gender>;

/// All word lists of the module.
pub(super) struct Lexicon {
    /// Function words, adverbs and frequent verbs: never part of a name at a sentence's start.
    pub(super) function: Words,
    /// The nouns of several bodies: "companies".
    pub(super) plural_bodies: Words,
    /// The nouns of several texts: "polls".
    pub(super) plural_documents: Words,
    /// Frequent nouns and adjectives, which alone name nobody.
    pub(super) common: Words,
    /// Months, days and other words with a capital that name nobody.
    pub(super) calendar: Words,
    /// What modifies bodies and roles: "foreign", "deputy".
    pub(super) fields: Words,
    /// Nouns for texts: "poll".
    pub(super) documents: Words,
    /// What people and bodies do after their names: "said".
    pub(super) speech: Words,
    /// Given names.
    pub(super) given: Gendered,
    /// Further given names, which tell the gender of somebody known to be a person.
    pub(super) census: Gendered,
    /// What stands before a person's name: "Mr".
    pub(super) titles: Gendered,
    /// Titles that stay with a given name alone: "Pope".
    pub(super) kept_titles: Gendered,
    /// What a person is: "spokeswoman".
    pub(super) roles: Gendered,
    /// The same of several: "spokeswomen".
    pub(super) plural_roles: Gendered,
    /// The nouns of bodies: "ministry".
    pub(super) heads: Words,
    /// Those that stay lower case after a name: "the Russian defense ministry".
    pub(super) lower_heads: Words,
    /// Further nouns that stand for a body or country: "company".
    pub(super) described: Words,
    /// "Inc".
    pub(super) suffixes: Words,
    /// What companies deal in: "energy".
    pub(super) trades: Words,
    /// Names of bodies that show no head.
    pub(super) bodies: Words,
    /// Names of news media.
    pub(super) papers: Words,
    /// Names of countries, each with the one that stands for all of them.
    pub(super) countries: FxHashMap<String, String>,
    /// "Russian", "Muslims" and their like, with the country, if there is one.
    pub(super) demonyms: FxHashMap<String, String>,
    /// Capitals of countries, each with its country.
    pub(super) capitals: FxHashMap<String, String>,
    /// Other places, capitals among them.
    pub(super) places: Words,
    /// What names of bodies begin with in other languages: "banco".
    pub(super) body_starts: Words,
    /// What names of places begin with: "fort".
    pub(super) place_starts: Words,
    /// The nouns of places: "street".
    pub(super) place_heads: Words,
}

/// The lists, read once.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// A word or phrase as it is looked up: folded, without full stops and accents; `_` is a space.
pub(super) fn key(phrase: &str) -> String {
    let kept = |c: char| match c {
        '.' | '\u{300}'..='\u{36F}' => None,
        '_' => Some(' '),
        _ => Some(without_accent(c)),
    };
    fold(phrase).chars().filter_map(kept).collect()
}

/// The bare letter of a Latin letter with an accent.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'į' | 'ı' => 'i',
        'ł' | 'ĺ' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

impl Lexicon {
    fn read() -> Self {
        let roles = gendered(include_str!("roles.txt"), &["m", "f", "u"]);
        let organisations = include_str!("organisations.txt");
        let places = include_str!("places.txt");
        let titles = include_str!("titles.txt");
        let mut lexicon = Self {
            function: words(include_str!("function_words.txt")),
            common: words(include_str!("common_words.txt")),
            calendar: words(include_str!("calendar.txt")),
            fields: words(include_str!("fields.txt")),
            plural_bodies: section(organisations, "lower")
                .chain(section(organisations, "nominal"))
                .map(|body| plural(&body))
                .collect(),
            plural_documents: words(include_str!("documents.txt"))
                .iter()
                .map(|text| plural(text))
                .collect(),
            documents: words(include_str!("documents.txt")),
            speech: words(include_str!("speech_verbs.txt")),
            given: gendered(include_str!("first_names.txt"), &["m", "f", "u"]),
            census: gendered(include_str!("census_names.txt"), &["m", "f", "u"]),
            titles: gendered(titles, &["m", "f", "u"]),
            kept_titles: gendered(titles, &["+m", "+f", "+u"]),
            plural_roles: roles.iter().map(|(r, &g)| (plural(r), g)).collect(),
            roles,
            heads: section(organisations, "head").collect(),
            lower_heads: section(organisations, "lower").collect(),
            described: section(organisations, "nominal").collect(),
            suffixes: section(organisations, "suffix").collect(),
            trades: section(organisations, "trade").collect(),
            bodies: section(organisations, "name").collect(),
            papers: section(organisations, "paper").collect(),
            countries: FxHashMap::default(),
            demonyms: FxHashMap::default(),
            capitals: FxHashMap::default(),
            places: section(places, "place").collect(),
            body_starts: section(organisations, "before").collect(),
            place_starts: section(places, "before").collect(),
            place_heads: section(places, "head").collect(),
        };
        let peoples = section(places, "people").map(|people| (people, String::new()));
        lexicon.demonyms.extend(peoples);
        for line in list_lines(places).filter(|line| line.contains('=')) {
            lexicon.add_country(line);
        }
        lexicon
    }

    /// Reads `name = other names ; demonyms ; capital`.
    fn add_country(&mut self, line: &str) {
        let mut parts = line.split(['=', ';']).map(str::split_whitespace);
        let mut next = || parts.next().into_iter().flatten().map(key);
        let names: Vec<String> = next().chain(next()).collect();
        let Some(country) = names.first().cloned() else {
            return;
        };
        for demonym in next() {
            self.demonyms.insert(demonym, country.clone());
        }
        for capital in next() {
            self.capitals.insert(capital.clone(), country.clone());
            self.places.insert(capital);
        }
        for name in names {
            self.countries.insert(name, country.clone());
        }
    }

    /// Whether `key` is the name of a place.
    pub(super) fn is_place(&self, key: &str) -> bool {
        self.places.contains(key) || self.countries.contains_key(key)
    }

    /// The country that a name, a demonym or the name of a capital means, by its first name.
    pub(super) fn country(&self, key: &str) -> Option<&str> {
        let lists = [&self.countries, &self.demonyms, &self.capitals];
        let found = lists.iter().find_map(|list| list.get(key))?;
        Some(found.as_str()).filter(|country| !country.is_empty())
    }

    /// Whether `key` is the name of a body.
    pub(super) fn is_body(&self, key: &str) -> bool {
        self.bodies.contains(key) || self.papers.contains(key)
    }

    /// Whether `key` names something by itself.
    pub(super) fn is_known(&self, key: &str) -> bool {
        self.is_place(key) || self.is_body(key)
    }
}

fn words(list: &'static str) -> Words {
    word_list(list).map(key).collect()
}

/// The words of the lines `label: word word` of a list.
fn section(list: &'static str, label: &'static str) -> impl Iterator<Item = String> {
    list_lines(list)
        .filter_map(move |line| line.strip_prefix(label)?.strip_prefix(':'))
        .flat_map(str::split_whitespace)
        .map(key)
}

/// The words of the sections for masculine, feminine and either; a word in two of them is either.
fn gendered(list: &'static str, labels: &[&'static str; 3]) -> Gendered {
    let mut words = Gendered::default();
    let genders = [Gender::Masculine, Gender::Feminine, Gender::Unknown];
    for (label, gender) in labels.iter().zip(genders) {
        for word in section(list, label) {
            let known = words.entry(word).or_insert(gender);
            if *known != gender {
                *known = Gender::Unknown;
            }
        }
    }
    words
}

/// The plural of a noun for a person.
fn plural(noun: &str) -> String {
    let changed =
        |ending: &str, new: &str| noun.strip_suffix(ending).map(|stem| stem.to_owned() + new);
    if noun == "person" {
        return "people".to_owned();
    }
    if noun == "child" {
        return "children".to_owned();
    }
    changed("man", "men")
        .or_else(|| changed("wife", "wives"))
        .or_else(|| changed("ay", "ays").or_else(|| changed("ey", "eys")))
        .or_else(|| changed("y", "ies"))
        .or_else(|| changed("sis", "ses"))
        .or_else(|| changed("ch", "ches").or_else(|| changed("ss", "sses")))
        .unwrap_or_else(|| noun.to_owned() + "s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_name_of_either_gender_tells_none() {
        assert_eq!(LEXICON.given["anna"], Gender::Feminine);
        assert_eq!(LEXICON.given["pat"], Gender::Unknown);
    }

    #[test]
    fn countries_are_known_by_all_their_names() {
        for name in ["U.S.", "United States", "America", "USA"] {
            assert_eq!(LEXICON.countries[&key(name)], "united states");
        }
        assert_eq!(LEXICON.demonyms[&key("South Korean")], "south korea");
        assert!(LEXICON.is_place("pyongyang"));
    }

    #[test]
    fn a_country_is_meant_by_its_people_and_its_capital() {
        for word in ["France", "French", "Paris"] {
            assert_eq!(LEXICON.country(&key(word)), Some("france"));
        }
        assert_eq!(LEXICON.country("muslims"), None);
    }

    #[test]
    fn plurals_of_roles_are_formed_by_rule() {
        for (one, many) in [
            ("spokeswoman", "spokeswomen"),
            ("ally", "allies"),
            ("coach", "coaches"),
            ("aide", "aides"),
        ] {
            assert_eq!(plural(one), many);
        }
    }
}

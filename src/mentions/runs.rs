//! Runs of words that are written as names are: "Securities and Exchange Commission",
//! "Ursula van der Berg", "Workers' Party of Korea". What each run names, and which of its
//! words are titles, is decided in [`super::names`].

use std::ops::Range;

use super::lexicon::LEXICON;
use super::reading::{Line, Reading, Shape, Word};

/// Words that make what follows them a compound, never the second half of a given name.
const COMPOUND_ENDS: &[&str] = &[
    "led", "era", "style", "born", "made", "run", "wide", "level", "type", "area", "bound", "like",
    "held", "only", "old", "year", "first", "off", "up", "out", "in", "to", "free", "class",
    "long",
];

/// The most words of a name.
const LONGEST: usize = 16;

/// Nouns whose possessive is part of the name that follows.
const POSSESSIVES: &[&str] = &[
    "people",
    "people's",
    "workers",
    "women",
    "men",
    "children",
    "veterans",
    "farmers",
    "teachers",
    "mother",
    "father",
    "lloyd",
    "moody",
    "macy",
    "sotheby",
    "christie",
    "levi",
    "parents",
    "citizens",
    "writers",
    "lawyers",
    "bishops",
    "governors",
    "attorneys",
    "writer",
];

/// The run that starts at word `start`, which must be a capital or a particle before one.
pub(super) fn run(reading: &Reading, line: &Line, start: usize) -> Range<usize> {
    let mut end = start + 1;
    while let Some(next) = step(reading, line, start, end).filter(|next| next - start <= LONGEST) {
        end = next;
    }
    start..end
}

/// Whether a run can start at word `i`.
pub(super) fn can_start(reading: &Reading, line: &Line, i: usize) -> bool {
    let word = &reading.words[i];
    if is_tagged(reading, line, i) || is_party_tag(reading, line, i) {
        return false;
    }
    let pronoun = matches!(&*word.key, "i" | "i'm" | "i'll" | "i've" | "i'd");
    if word.shape.is_capital() && !pronoun {
        return !is_date(reading, line, i);
    }
    word.shape == Shape::Lower
        && is_particle(&word.key)
        && after_particle(reading, line, i).is_some()
}

/// Whether word `i` is part of "@handle", "#topic" or an address.
fn is_tagged(reading: &Reading, line: &Line, i: usize) -> bool {
    if i == line.words.start || !reading.words[i].glued {
        return false;
    }
    let mark = &reading.words[i - 1];
    let address = |w: &Word| w.text.contains('.') && w.shape == Shape::Lower;
    match mark.text {
        "@" | "#" | "_" => true,
        "/" => mark.glued && i - 1 > line.words.start && address(&reading.words[i - 2]),
        _ => false,
    }
}

/// Whether word `i` is part of "R-Utah" or "D-N.Y.".
fn is_party_tag(reading: &Reading, line: &Line, i: usize) -> bool {
    let tag = |i: usize| {
        let letter = word_at(reading, line, i).is_some_and(|w| matches!(w.text, "D" | "R" | "I"));
        letter && word_at(reading, line, i + 1).is_some_and(|w| w.text == "-" && w.glued)
    };
    tag(i) || i >= line.words.start + 2 && tag(i - 2)
}

/// Whether a name can begin with this small word: "al-Tarik", "van Mann".
pub(super) fn is_particle(key: &str) -> bool {
    matches!(
        key,
        "al" | "el" | "de" | "von" | "van" | "bin" | "ibn" | "del"
    )
}

/// The new end of a run that now is `start..end`, if it goes on.
fn step(reading: &Reading, line: &Line, start: usize, end: usize) -> Option<usize> {
    let word = word_at(reading, line, end)?;
    if word.shape == Shape::Mark {
        return after_mark(reading, line, end);
    }
    if word.shape.is_capital() {
        let stray =
            reading.words[end - 1].text.ends_with('.') && LEXICON.function.contains(&*word.key);
        let pronoun = matches!(&*word.key, "i'm" | "i'll" | "i've" | "i'd");
        let goes_on = !word.starts && !stray && !pronoun && !is_date(reading, line, end);
        return goes_on.then_some(end + 1);
    }
    match &*word.key {
        "of" | "for" | "on" | "against" | "at" | "to" => after_preposition(reading, line, end),
        "and" => after_and(reading, line, start, end),
        "'s" => after_possessive(reading, line, end),
        "ten" => after_ten(reading, line, end),
        "plc" | "gmbh" => Some(end + 1),
        "do" | "van" | "von" | "der" | "den" | "de" | "la" | "del" | "della" | "di" | "da"
        | "dos" | "das" | "du" | "bin" | "ibn" | "al" | "el" | "ter" | "y" => {
            after_particle(reading, line, end)
        }
        _ => None,
    }
}

fn word_at<'r, 'a>(reading: &'r Reading<'a>, line: &Line, i: usize) -> Option<&'r Word<'a>> {
    line.words.contains(&i).then(|| &reading.words[i])
}

fn capital_at(reading: &Reading, line: &Line, i: usize) -> bool {
    word_at(reading, line, i).is_some_and(|w| w.shape.is_capital() && !w.starts)
        && !is_date(reading, line, i)
}

/// The end after hyphens, ampersands, commas and apostrophes that belong to names.
fn after_mark(reading: &Reading, line: &Line, i: usize) -> Option<usize> {
    let next = word_at(reading, line, i + 1)?;
    let mark = &reading.words[i];
    match mark.text {
        "-" | "‐" | "‑" if mark.glued && next.glued => {
            (next.shape.is_capital() || hyphenated(reading, line, i)).then_some(i + 2)
        }
        "&" => next.shape.is_capital().then_some(i + 2),
        "," => {
            let suffix = matches!(&*next.key, "jr" | "sr") || LEXICON.suffixes.contains(&*next.key);
            (suffix && next.shape.is_capital()).then_some(i + 2)
        }
        "’" | "'" if mark.glued && !next.glued => after_possessive(reading, line, i),
        _ => None,
    }
}

/// Whether the hyphen `i` joins a lower-case half ("Soo-hyang") or number ("G-20") to a name.
fn hyphenated(reading: &Reading, line: &Line, i: usize) -> bool {
    let (before, next) = (&reading.words[i - 1], &reading.words[i + 1]);
    if next.shape == Shape::Number {
        return matches!(before.shape, Shape::Upper | Shape::Initial);
    }
    let key = &*next.key;
    let word_of_language = key.ends_with("ed")
        || LEXICON.function.contains(key)
        || LEXICON.common.contains(key)
        || LEXICON.fields.contains(key)
        || COMPOUND_ENDS.contains(&key);
    let surname = capital_at(reading, line, i + 2) && !reading.words[i + 2].glued;
    let family_first = i >= line.words.start + 2 && {
        let family = &reading.words[i - 2];
        family.shape == Shape::Capital && !before.glued
    };
    next.shape == Shape::Lower
        && before.shape == Shape::Capital
        && key.chars().count() <= 6
        && !word_of_language
        && (surname || family_first)
}

/// "People's Republic": the possessive of a plural noun is part of the name.
fn after_possessive(reading: &Reading, line: &Line, i: usize) -> Option<usize> {
    let joined = POSSESSIVES.contains(&&*reading.words[i - 1].key);
    (joined && capital_at(reading, line, i + 1)).then_some(i + 2)
}

/// "van der Berg": particles and then a capital.
fn after_particle(reading: &Reading, line: &Line, i: usize) -> Option<usize> {
    let next = word_at(reading, line, i + 1)?;
    if capital_at(reading, line, i + 1) && !next.glued {
        return Some(i + 2);
    }
    match next.text {
        "-" if next.glued => capital_at(reading, line, i + 2).then_some(i + 3),
        "der" | "den" | "la" | "los" | "las" => after_particle(reading, line, i + 1),
        _ => None,
    }
}

/// "Erik ten Hag".
fn after_ten(reading: &Reading, line: &Line, i: usize) -> Option<usize> {
    let given = LEXICON.given.contains_key(&*reading.words[i - 1].key);
    given.then(|| after_particle(reading, line, i)).flatten()
}

/// "Bank of England", "Committee on the Judiciary", "Group of 20".
fn after_preposition(reading: &Reading, line: &Line, i: usize) -> Option<usize> {
    let head = &*reading.words[i - 1].key;
    let preposition = &*reading.words[i].key;
    let mut next = i + 1;
    if reading.key(line, next) == Some("the") {
        next += 1;
    }
    let body = LEXICON.heads.contains(head) && reading.words[i - 1].shape != Shape::Lower;
    let number = preposition == "of"
        && head == "group"
        && word_at(reading, line, next).is_some_and(|w| w.shape == Shape::Number);
    if number {
        return Some(next + 1);
    }
    if !capital_at(reading, line, next) {
        return None;
    }
    let target = &*reading.words[next].key;
    let office = LEXICON.titles.contains_key(head) || LEXICON.roles.contains_key(head);
    let joins = match preposition {
        "of" if office => is_field(target) || matches!(target, "house" | "treasury"),
        "of" | "for" => body || takes_of(head),
        "on" | "against" | "to" => {
            body && !reading.words[i - 1].starts && is_field_or_new(reading, target)
        }
        "at" => matches!(head, "university" | "school" | "college"),
        _ => false,
    };
    joins.then_some(next + 1)
}

/// Nouns besides those of bodies that are followed by "of" in names.
fn takes_of(head: &str) -> bool {
    let places = [
        "republic", "kingdom", "gulf", "bay", "isle", "strait", "sea", "cape", "state", "city",
        "duke", "act",
    ];
    places.contains(&head) || LEXICON.documents.contains(head) || head == "states"
}

fn is_field(key: &str) -> bool {
    LEXICON.fields.contains(key)
}

fn is_field_or_new(reading: &Reading, key: &str) -> bool {
    is_field(key)
        || reading.lower(key) == 0 && !LEXICON.is_place(key) && !LEXICON.given.contains_key(key)
}

/// "Food and Drug Administration", "Department of Health and Human Services".
fn after_and(reading: &Reading, line: &Line, start: usize, i: usize) -> Option<usize> {
    if !capital_at(reading, line, i + 1) {
        return None;
    }
    let mut end = i + 2;
    while capital_at(reading, line, end) {
        end += 1;
    }
    let named = |w: &Word| {
        LEXICON.is_known(&w.key) && !is_field(&w.key) || LEXICON.given.contains_key(&*w.key)
    };
    let left = &reading.words[i - 1];
    let right = &reading.words[i + 1..end];
    let of = |w: &Word| matches!(&*w.key, "of" | "for" | "on");
    let in_tail =
        reading.words[start..i].iter().any(of) && is_field(&left.key) && is_field(&right[0].key);
    let last = &*right[right.len() - 1].key;
    let common_head = right.len() > 1
        && LEXICON.heads.contains(last)
        && (is_field(&left.key) || LEXICON.common.contains(&*left.key))
        && !right.iter().any(named);
    (in_tail || common_head).then_some(end)
}

/// Whether word `i` is a day, or a month that is not somebody's name.
fn is_date(reading: &Reading, line: &Line, i: usize) -> bool {
    let word = &reading.words[i];
    if !LEXICON.calendar.contains(&*word.key) {
        return false;
    }
    let after_given_name = i > line.words.start
        && reading.words[i - 1].shape == Shape::Capital
        && LEXICON.given.contains_key(&*reading.words[i - 1].key);
    let given_name = LEXICON.given.contains_key(&*word.key)
        && word_at(reading, line, i + 1).is_some_and(|w| w.shape == Shape::Capital);
    let part_of_body = matches!(&*word.key, "sun" | "sat") && !word.starts;
    !(after_given_name || given_name || part_of_body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, expected: &[&str]) {
        let doc = Document::plain(text);
        let reading = Reading::new(&doc);
        let (mut got, mut i) = (Vec::new(), 0);
        while i < reading.words.len() {
            let line = reading
                .lines
                .iter()
                .find(|l| l.words.contains(&i))
                .expect("a line");
            if can_start(&reading, line, i) {
                let run = run(&reading, line, i);
                got.push(doc.slice(reading.span(&run)));
                i = run.end;
            } else {
                i += 1;
            }
        }
        assert_eq!(got, expected);
    }

    #[test]
    fn hyphenated_given_names_are_whole() {
        check(
            "said Soo-hyang Mun, Yoo Bang-sum and Leif-Eric Mann of a U.S.-backed, Mun-led team",
            &[
                "Soo-hyang Mun",
                "Yoo Bang-sum",
                "Leif-Eric Mann",
                "U.S.",
                "Mun",
            ],
        );
    }

    #[test]
    fn prepositions_join_the_names_of_bodies() {
        check(
            "he left the Bank of England and the Workers’ Party of Korea for the Group of 20 on Monday",
            &["Bank of England", "Workers’ Party of Korea", "Group of 20"],
        );
    }

    #[test]
    fn and_joins_fields_but_not_people() {
        check(
            "the Food and Drug Administration sued Lee and Mann of the Department of Health and Human Services",
            &[
                "Food and Drug Administration",
                "Lee",
                "Mann",
                "Department of Health and Human Services",
            ],
        );
    }

    #[test]
    fn particles_and_suffixes_are_part_of_names() {
        check(
            "when Ursula van der Berg, Bashar al-Tarik and John Low, Jr. met at Procter & Gamble",
            &[
                "Ursula van der Berg",
                "Bashar al-Tarik",
                "John Low, Jr.",
                "Procter & Gamble",
            ],
        );
    }
}

//! What an article says a person is: before the name ("Kremlin spokesman Dmitry Orlov")
//! or after it ("Jane Low, the national security adviser, said").

use std::ops::Range;

use super::Gender;
use super::lexicon::LEXICON;
use super::names::Name;
use super::reading::{Line, Reading, Shape};

/// The most words of a description after a name.
const LONGEST: usize = 16;

/// What stands around a person's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Description {
    /// The words that say what the person is, without article; may be empty.
    pub(super) role: Range<usize>,
    /// The gender that they, or "Mr", tell.
    pub(super) gender: Gender,
    /// "Mr" or its like stands before the name.
    pub(super) honorific: bool,
}

/// Describes the person `name`.
pub(super) fn describe(reading: &Reading, name: &Name) -> Description {
    let line = &reading.lines[name.line];
    let before = before(reading, line, name);
    let title = before.clone().rev().map(|i| &*reading.words[i].key);
    let honorific = title.clone().next().is_some_and(is_honorific);
    let told = title.filter_map(gender_of).find(|&g| g != Gender::Unknown);
    let mut role = trim(reading, before.clone());
    if role.len() < 2 {
        let apposition =
            after(reading, line, name.words.end).or_else(|| inverted(reading, line, name));
        role = apposition.unwrap_or(role);
    }
    let gender = told.or_else(|| {
        role.clone()
            .filter_map(|i| role_gender(&reading.words[i].key))
            .next()
    });
    Description {
        role,
        gender: gender.unwrap_or_default(),
        honorific,
    }
}

/// Whether a title says nothing but that its bearer is a person.
fn is_honorific(key: &str) -> bool {
    matches!(
        key,
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "mx"
            | "messrs"
            | "dr"
            | "sir"
            | "lady"
            | "lord"
            | "dame"
            | "mme"
            | "madame"
    )
}

fn gender_of(key: &str) -> Option<Gender> {
    let title = LEXICON
        .titles
        .get(key)
        .or_else(|| LEXICON.kept_titles.get(key));
    title.or_else(|| LEXICON.roles.get(key)).copied()
}

fn role_gender(key: &str) -> Option<Gender> {
    LEXICON
        .roles
        .get(key)
        .copied()
        .filter(|&g| g != Gender::Unknown)
}

/// The titles, roles and their modifiers directly before a name; empty if there are none.
fn before(reading: &Reading, line: &Line, name: &Name) -> Range<usize> {
    match name.titles.is_empty() {
        true => phrase_before(reading, line, name.words.start, name.words.start),
        false => phrase_before(reading, line, name.titles.start, name.words.start),
    }
}

/// The description that ends at word `end`, of which the words from `from` on are known.
fn phrase_before(reading: &Reading, line: &Line, from: usize, end: usize) -> Range<usize> {
    let mut start = from;
    while start > line.words.start.max(end.saturating_sub(LONGEST))
        && describes(reading, line, start - 1, start == end)
    {
        start -= 1;
    }
    start = post(reading, line, start).unwrap_or(start);
    start..end
}

/// "Ambassador to North Korea": where a title begins whose place ends at word `end`.
fn post(reading: &Reading, line: &Line, end: usize) -> Option<usize> {
    let low = line.words.start.max(end.saturating_sub(3));
    let place = (low..end).find(|&i| LEXICON.is_place(&reading.phrase(&(i..end))))?;
    let preposition = reading.key(line, place.checked_sub(1)?)?;
    let title = place.checked_sub(2).filter(|&i| line.words.contains(&i))?;
    let joined = matches!(preposition, "to" | "of" | "for") && is_role(&reading.words[title].key);
    joined.then(|| phrase_before(reading, line, title, end).start)
}

fn describes(reading: &Reading, line: &Line, i: usize, last: bool) -> bool {
    let word = &reading.words[i];
    let key = &*word.key;
    let role =
        is_role(key) || LEXICON.plural_roles.contains_key(key) && word.shape == Shape::Capital;
    if last {
        return role;
    }
    let compound = (word.text == "-" && word.glued || word.text == "&") && i > line.words.start;
    let possessive = key == "'s" && i > line.words.start && reading.words[i - 1].shape.is_capital();
    let capital = word.shape.is_capital()
        && !LEXICON.function.contains(key)
        && !LEXICON.calendar.contains(key);
    let halves = reading
        .words
        .get(i + 1)
        .is_some_and(|w| w.text == "-" && w.glued);
    role || LEXICON.fields.contains(key)
        || capital
        || possessive
        || compound
        || halves && word.shape != Shape::Mark
}

/// A description without the articles, counts and honorifics it starts with.
fn trim(reading: &Reading, mut words: Range<usize>) -> Range<usize> {
    let has_role = |words: &Range<usize>| {
        words.clone().any(|i| {
            let key = &*reading.words[i].key;
            LEXICON.roles.contains_key(key)
                || LEXICON.titles.contains_key(key) && !is_honorific(key)
        })
    };
    while !words.is_empty() && {
        let key = &*reading.words[words.start].key;
        matches!(
            key,
            "the"
                | "a"
                | "an"
                | "one"
                | "some"
                | "several"
                | "many"
                | "most"
                | "other"
                | "'s"
                | "-"
        ) || is_honorific(key)
    } {
        words.start += 1;
    }
    while !words.is_empty() && is_honorific(&reading.words[words.end - 1].key) {
        words.end -= 1;
    }
    if has_role(&words) { words } else { 0..0 }
}

/// ", a professor at Ewha University in Seoul," after a name that ends before `end`.
fn after(reading: &Reading, line: &Line, end: usize) -> Option<Range<usize>> {
    let end = after_brackets(reading, line, end);
    if reading.key(line, end)? != "," {
        return None;
    }
    let mut start = end + 1;
    let age = line.words.contains(&start) && reading.words[start].shape == Shape::Number;
    if age && reading.key(line, start + 1) == Some(",") {
        start += 2;
    }
    let limit = line.words.end.min(start + LONGEST);
    let head_end = (start..limit)
        .find(|&i| ends_head(reading, i))
        .unwrap_or(limit);
    let head = head_end.checked_sub(1).filter(|&h| h >= start)?;
    if !is_role(&reading.words[head].key) {
        return None;
    }
    let close = (head_end..limit)
        .find(|&i| closes(reading, i))
        .unwrap_or(limit);
    let open = |i: &usize| matches!(&*reading.words[*i].key, "and" | "but" | "or");
    let close = (head_end..close)
        .rev()
        .find(|i| !open(i))
        .map_or(head_end, |i| i + 1);
    let role = trim(reading, start..close);
    (!role.is_empty()).then_some(role)
}

/// The end of "(D-N.C.)" if it starts at word `end`.
fn after_brackets(reading: &Reading, line: &Line, end: usize) -> usize {
    if reading.key(line, end) != Some("(") {
        return end;
    }
    let close = (end..line.words.end.min(end + 8)).find(|&i| &*reading.words[i].key == ")");
    close.map_or(end, |i| i + 1)
}

/// "Russia's defense minister, Sergei Orlov, said".
fn inverted(reading: &Reading, line: &Line, name: &Name) -> Option<Range<usize>> {
    let start = name.titles.start.min(name.words.start);
    let comma = start.checked_sub(1).filter(|&i| line.words.contains(&i))?;
    let closed = reading
        .key(line, name.words.end)
        .is_none_or(|key| matches!(key, "," | "."));
    if &*reading.words[comma].key != "," || !closed {
        return None;
    }
    let role = trim(reading, phrase_before(reading, line, comma, comma));
    (!role.is_empty()).then_some(role)
}

fn is_role(key: &str) -> bool {
    LEXICON.roles.contains_key(key) || LEXICON.titles.contains_key(key)
}

/// Whether word `i` follows the noun of a description.
fn ends_head(reading: &Reading, i: usize) -> bool {
    matches!(
        &*reading.words[i].key,
        "of" | "at"
            | "in"
            | "for"
            | "with"
            | "on"
            | "from"
            | "to"
            | "who"
            | "whose"
            | "that"
            | "and"
            | "based"
    ) || closes(reading, i)
}

/// Whether word `i` ends a description.
fn closes(reading: &Reading, i: usize) -> bool {
    let word = &reading.words[i];
    let mark = word.shape == Shape::Mark && !matches!(word.text, "-" | "’" | "'" | "&" | "/");
    mark || matches!(&*word.key, "who" | "whose" | "which" | "that")
        || LEXICON.speech.contains(&*word.key)
}

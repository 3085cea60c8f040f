//! Titles at the start of a run of capitals: "Secretary of State | John Kerry", "Russian |
//! Vladimir Putin".

use std::ops::Range;

use super::lexicon::LEXICON;
use super::reading::{Reading, Shape, Word};

/// Where the name of a person starts after titles: "Rep. | Ann Moore".
pub(super) fn after_title(reading: &Reading, words: &Range<usize>) -> Option<usize> {
    let title = words
        .clone()
        .rev()
        .skip(1)
        .find(|&i| is_title(&reading.words[i]))?;
    let first = match &*reading.words[title + 1].key {
        "of" => after_office(reading, title + 2..words.end)?,
        _ => title + 1,
    };
    is_personal(reading, first..words.end).then_some(first)
}

fn is_title(word: &Word) -> bool {
    let key = &*word.key;
    let title = LEXICON.titles.contains_key(key)
        || LEXICON.roles.contains_key(key)
        || LEXICON.plural_roles.contains_key(key);
    title && word.shape != Shape::Lower && !LEXICON.given.contains_key(key)
}

/// "Secretary of State | John Kerry": a given name, or the last two words.
fn after_office(reading: &Reading, words: Range<usize>) -> Option<usize> {
    let given = |&i: &usize| LEXICON.given.contains_key(&*reading.words[i].key);
    words
        .clone()
        .skip(1)
        .find(given)
        .or_else(|| (words.len() > 2).then(|| words.end - 2))
}

/// Whether words after a title can be a person's name.
fn is_personal(reading: &Reading, words: Range<usize>) -> bool {
    let (Some(first), Some(last)) = (reading.words.get(words.start), words.clone().last()) else {
        return false;
    };
    let last = &*reading.words[last].key;
    let given = LEXICON.given.contains_key(&*first.key);
    let body = LEXICON.heads.contains(last)
        || LEXICON.suffixes.contains(last)
        || LEXICON.place_heads.contains(last);
    let common = LEXICON.fields.contains(&*first.key)
        || LEXICON.heads.contains(&*first.key)
        || LEXICON.plural_roles.contains_key(&*first.key);
    let connected = words
        .clone()
        .any(|i| matches!(&*reading.words[i].key, "of" | "for" | "and"));
    first.shape.is_capital()
        && !names_other(reading, &words)
        && !connected
        && (given && words.len() > 1 || !body && !common)
}

/// Whether words after a title name a country or body; a town may be somebody's surname.
fn names_other(reading: &Reading, words: &Range<usize>) -> bool {
    let phrase = reading.phrase(words);
    let title = words.start.checked_sub(1).map(|i| &*reading.words[i].key);
    let surname = words.len() == 1
        && title.is_some_and(|key| LEXICON.titles.contains_key(key))
        && !LEXICON.countries.contains_key(&phrase);
    LEXICON.is_known(&phrase) && !surname
}

/// The rest of a name of a person or thing after "North Korean"; bodies keep it.
pub(super) fn after_demonym(reading: &Reading, words: &Range<usize>) -> Option<Range<usize>> {
    let last = &*reading.words[words.end - 1].key;
    if LEXICON.heads.contains(last)
        || LEXICON.suffixes.contains(last)
        || LEXICON.place_heads.contains(last)
    {
        return None;
    }
    let length = (1..=2.min(words.len() - 1)).rev().find(|n| {
        LEXICON
            .demonyms
            .contains_key(&reading.phrase(&(words.start..words.start + n)))
    })?;
    let rest = words.start + length..words.end;
    (reading.words[rest.start].shape.is_capital()).then_some(rest)
}

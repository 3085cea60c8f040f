//! Bodies and texts whose noun has no capital: "the South Korean defense ministry", "Tulsa
//! police", "Obama administration", "Bloomberg poll".

use std::ops::Range;

use super::EntityKind;
use super::lexicon::LEXICON;
use super::reading::{Line, Reading, Shape};

/// Nouns that make a body of any name before them, also of a possessive one.
const STRONG: &[&str] = &[
    "ministry",
    "government",
    "parliament",
    "military",
    "army",
    "navy",
    "embassy",
];

/// The body or text that starts with the capitals `words` and goes on in lower case.
pub(super) fn find(
    reading: &Reading,
    line: &Line,
    words: &Range<usize>,
) -> Option<(Range<usize>, EntityKind)> {
    let phrase = reading.phrase(words);
    if LEXICON.papers.contains(&phrase) || is_office(reading, words) {
        return poll(reading, line, words);
    }
    let possessive = reading.key(line, words.end) == Some("'s");
    let from = words.end + usize::from(possessive);
    let head = (from..line.words.end.min(from + 4)).find(|&i| !is_modifier(reading, i))?;
    let key = &*reading.words[head].key;
    let lower = reading.words[head].shape == Shape::Lower && LEXICON.lower_heads.contains(key);
    // "Russia's military campaign" is no body, "the Clinton campaign" is.
    let warfare =
        key == "campaign" && (LEXICON.is_place(&phrase) || LEXICON.demonyms.contains_key(&phrase));
    let specific = !warfare && (!possessive || STRONG.contains(&key) || head > from);
    let goes_on = reading.words.get(head + 1).is_some_and(|w| {
        line.words.contains(&(head + 1))
            && (w.shape.is_capital() || is_person_noun(&w.key) || w.text == "-")
    });
    if lower && specific && !goes_on {
        return Some((words.start..head + 1, EntityKind::Organization));
    }
    poll(reading, line, words)
}

/// Whether the words end in a title or role, which the next words may go on describing.
fn is_office(reading: &Reading, words: &Range<usize>) -> bool {
    let last = &*reading.words[words.end - 1].key;
    LEXICON.titles.contains_key(last)
        || LEXICON.roles.contains_key(last) && !LEXICON.demonyms.contains_key(last)
}

fn is_modifier(reading: &Reading, i: usize) -> bool {
    let word = &reading.words[i];
    word.shape == Shape::Lower && LEXICON.fields.contains(&*word.key) && {
        let next = reading.words.get(i + 1);
        let last = LEXICON.lower_heads.contains(&*word.key);
        !last
            || next
                .is_some_and(|w| w.shape == Shape::Lower && LEXICON.lower_heads.contains(&*w.key))
    }
}

fn is_person_noun(key: &str) -> bool {
    LEXICON.roles.contains_key(key) || LEXICON.plural_roles.contains_key(key)
}

/// "Bloomberg poll".
fn poll(
    reading: &Reading,
    line: &Line,
    words: &Range<usize>,
) -> Option<(Range<usize>, EntityKind)> {
    let noun = reading.key(line, words.end)?;
    let named = reading.words[words.end].shape == Shape::Lower
        && matches!(noun, "poll" | "survey" | "memo" | "study")
        && !LEXICON.demonyms.contains_key(&reading.phrase(words));
    named.then_some((words.start..words.end + 1, EntityKind::Document))
}

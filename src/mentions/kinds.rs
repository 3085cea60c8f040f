//! What a name names, told by its own words and by those around it.

use std::ops::Range;

use super::EntityKind;
use super::forms::Form;
use super::lexicon::LEXICON;
use super::reading::{Line, Reading, Shape, Word};

/// The nouns of texts that have names.
const TITLED: &[&str] = &[
    "act",
    "bill",
    "law",
    "amendment",
    "treaty",
    "convention",
    "accord",
    "agreement",
    "constitution",
    "report",
    "resolution",
    "memo",
    "plan",
    "pact",
    "declaration",
    "protocol",
    "survey",
    "poll",
    "index",
    "charter",
    "census",
];

/// The kind of the name `words`, which has no title.
pub(super) fn kind(reading: &Reading, line: &Line, words: &Range<usize>) -> EntityKind {
    let phrase = reading.phrase(words);
    if LEXICON.is_body(&phrase) {
        return EntityKind::Organization;
    }
    if LEXICON.is_place(&phrase) {
        return EntityKind::Place;
    }
    let last_two = reading.phrase(&(words.end.saturating_sub(2).max(words.start)..words.end));
    if words.len() > 2 && LEXICON.is_body(&last_two) || has_acronym(reading, line, words) {
        return EntityKind::Organization;
    }
    if is_team(reading, line, words) {
        return EntityKind::Organization;
    }
    by_head(reading, words)
        .or_else(|| by_form(reading, words))
        .unwrap_or_else(|| by_context(reading, line, words))
}

/// "Bank of England" by "bank"; "Green Party" by "party".
fn by_head(reading: &Reading, words: &Range<usize>) -> Option<EntityKind> {
    let key = |i: usize| &*reading.words[i].key;
    let connector = |&i: &usize| matches!(key(i), "of" | "for" | "on" | "against" | "to");
    let head = match words.clone().skip(1).find(connector) {
        Some(i) => key(i - 1),
        None => key(words.end - 1),
    };
    let given = LEXICON.given.contains_key(key(words.start)) && words.len() == 2;
    let surname = given
        && matches!(
            head,
            "church" | "house" | "post" | "trust" | "park" | "banks" | "guard" | "act" | "street"
        );
    if surname {
        return None;
    }
    let last = key(words.end - 1);
    if LEXICON.heads.contains(head)
        || words.len() > 1 && LEXICON.body_starts.contains(key(words.start))
        || LEXICON.suffixes.contains(last) && words.len() > 1
    {
        Some(EntityKind::Organization)
    } else if LEXICON.place_heads.contains(head)
        || words.len() > 1 && LEXICON.place_starts.contains(key(words.start))
    {
        Some(EntityKind::Place)
    } else if TITLED.contains(&head) && words.len() > 1 {
        Some(EntityKind::Document)
    } else {
        None
    }
}

/// "Advanced Micro Devices (AMD)".
fn has_acronym(reading: &Reading, line: &Line, words: &Range<usize>) -> bool {
    let acronym = reading
        .key(line, words.end + 1)
        .filter(|_| reading.key(line, words.end) == Some("("));
    acronym.is_some_and(|key| {
        Form::new(reading, words)
            .initials()
            .iter()
            .any(|initials| initials == key)
    })
}

/// "Minnesota Vikings": a place and a plural; with an article if the place is a given name too.
fn is_team(reading: &Reading, line: &Line, words: &Range<usize>) -> bool {
    let last = &*reading.words[words.end - 1].key;
    let place = reading.phrase(&(words.start..words.end - 1));
    let article = words
        .start
        .checked_sub(1)
        .and_then(|i| reading.key(line, i))
        == Some("the");
    last.len() > 3
        && last.ends_with('s')
        && !last.ends_with("ss")
        && reading.lower(last) == 0
        && LEXICON.is_place(&place)
        && (article || !LEXICON.given.contains_key(&place))
}

/// By how the name is written: acronyms, given names, initials, particles.
fn by_form(reading: &Reading, words: &Range<usize>) -> Option<EntityKind> {
    let all = &reading.words[words.clone()];
    let first = &all[0];
    if all.iter().any(|w| w.text == "&") {
        return Some(EntityKind::Organization);
    }
    let small_half =
        |pair: &[Word]| matches!(pair[0].text, "-" | "‐" | "‑") && pair[1].shape == Shape::Lower;
    if all.windows(2).any(small_half) {
        return Some(EntityKind::Person); // "Mun Bang-sum"
    }
    let kept = LEXICON.kept_titles.contains_key(&*first.key) && all.len() > 1;
    let given = LEXICON.given.contains_key(&*first.key) && !is_ordinary(&all[all.len() - 1], first);
    let particle = |w: &Word| {
        matches!(
            &*w.key,
            "van" | "von" | "bin" | "ibn" | "al" | "de" | "der" | "jr" | "sr"
        )
    };
    let initial = |w: &Word| w.shape == Shape::Initial && w.text.ends_with('.');
    if kept || given || all.iter().any(|w| particle(w) || initial(w)) {
        return Some(EntityKind::Person);
    }
    let acronym = first.shape == Shape::Upper
        && first.text.chars().count() <= 8
        && !all.iter().any(|w| w.shape == Shape::Number);
    (acronym && all.len() <= 3 && !dotted_given(first)).then_some(EntityKind::Organization)
}

/// "G.K. Low".
fn dotted_given(word: &Word) -> bool {
    word.text.ends_with('.') && word.text.chars().count() <= 6
}

/// Whether the last word of a name after the given name `first` is no surname.
fn is_ordinary(last: &Word, first: &Word) -> bool {
    last.span != first.span
        && (LEXICON.fields.contains(&*last.key) && LEXICON.function.contains(&*last.key)
            || LEXICON.plural_roles.contains_key(&*last.key))
}

/// Whether companies and teams do it as often as people.
fn is_deed(key: &str) -> bool {
    matches!(
        key,
        "lost"
            | "won"
            | "reported"
            | "reports"
            | "announced"
            | "announces"
            | "joined"
            | "agreed"
            | "declined"
            | "agrees"
            | "served"
            | "serves"
            | "runs"
            | "ran"
    )
}

/// By what stands around it, and by whether its words are words of the language.
fn by_context(reading: &Reading, line: &Line, words: &Range<usize>) -> EntityKind {
    let all = &reading.words[words.clone()];
    let before = words
        .start
        .checked_sub(1)
        .and_then(|i| reading.key(line, i));
    let after = reading.key(line, words.end);
    let described = before
        .is_some_and(|key| LEXICON.titles.contains_key(key) || LEXICON.roles.contains_key(key));
    let speaks = described
        || after.is_some_and(|key| (LEXICON.speech.contains(key) && !is_deed(key)) || key == "who");
    let unknown = is_unknown(reading, all);
    if unknown && !speaks && is_located(reading, line, words, before) {
        return EntityKind::Place;
    }
    if all.len() == 1 {
        return if speaks {
            EntityKind::Person
        } else {
            EntityKind::Other
        };
    }
    let modifies = after.is_some_and(|key| LEXICON.roles.contains_key(key));
    let number = all.iter().any(|w| w.shape == Shape::Number);
    let person = described || unknown && before != Some("the") && !number;
    if modifies && unknown {
        EntityKind::Organization // "Lib Dem leader"
    } else if person && all.len() <= 4 {
        EntityKind::Person
    } else {
        EntityKind::Other
    }
}

/// Whether neither the first nor the last word of a name is a word of the language, nor the
/// first a known name: what stands in the middle, or a place as the last word, may be part
/// of a person's name.
fn is_unknown(reading: &Reading, name: &[Word]) -> bool {
    let ordinary = |w: &Word| {
        let key = &*w.key;
        LEXICON.common.contains(key)
            || LEXICON.fields.contains(key)
            || LEXICON.function.contains(key)
            || LEXICON.documents.contains(key)
            || LEXICON.demonyms.contains_key(key)
            || reading.lower(key) > 0
    };
    let known = |i: usize, w: &Word| ordinary(w) || i == 0 && LEXICON.is_known(&w.key);
    let mut ends = name
        .iter()
        .enumerate()
        .filter(|(i, _)| *i == 0 || i + 1 == name.len());
    !ends.any(|(i, w)| known(i, w))
}

/// Whether the words around a name place something there: "in X", "the town of X", "X, Spain".
fn is_located(reading: &Reading, line: &Line, words: &Range<usize>, before: Option<&str>) -> bool {
    let head = || &*reading.words[words.start - 2].key;
    let of_place = before == Some("of")
        && words.start > line.words.start + 1
        && LEXICON.place_heads.contains(head());
    let in_place = reading.key(line, words.end) == Some(",")
        && reading
            .key(line, words.end + 1)
            .is_some_and(|key| LEXICON.is_place(key));
    matches!(before, Some("in" | "near" | "outside")) || of_place || in_place
}

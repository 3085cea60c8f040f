//! Names: which part of a run of capitals is one, and where headlines hold one.
//!
//! Sentences come first. In a headline, where every word has a capital, only what the
//! sentences (or the word lists) name is taken for a name.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::EntityKind;
use super::bodies;
use super::forms::Form;
use super::headlines::KnownNames;
use super::kinds::kind;
use super::lexicon::LEXICON;
use super::reading::{Line, Reading, Shape, Word};
use super::runs::{can_start, is_particle, run};
use super::titles::{after_demonym, after_title};

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Its words, without title and possessive.
    pub(super) words: Range<usize>,
    /// Which line it is in.
    pub(super) line: usize,
    /// Titles between the start of its run and the name: "Foreign Minister"; may be empty.
    pub(super) titles: Range<usize>,
    /// What it names.
    pub(super) kind: EntityKind,
    /// It may be a common word at the start of a sentence; another name has to confirm it.
    tentative: bool,
}

/// The names of an article in order.
pub(super) fn find(reading: &Reading) -> Vec<Name> {
    let mut names = Vec::new();
    for (index, line) in reading.lines.iter().enumerate() {
        if !line.title_case {
            find_in_sentence(reading, index, line, &mut names);
        }
    }
    confirm(reading, &mut names);
    shrink(reading, &mut names);
    let known = KnownNames::new(reading, &names);
    for (index, line) in reading.lines.iter().enumerate() {
        if line.title_case {
            known.find(reading, index, line, &mut names);
        }
    }
    names.sort_by_key(|name| name.words.start);
    names
}

fn find_in_sentence(reading: &Reading, index: usize, line: &Line, names: &mut Vec<Name>) {
    let mut i = line.words.start;
    while i < line.words.end {
        if is_handle(reading, line, i) {
            names.push(Name::new(i..i + 2, index, EntityKind::Other));
            i += 2;
            continue;
        }
        if !can_start(reading, line, i) {
            i += 1;
            continue;
        }
        let run = run(reading, line, i);
        i = run.end;
        let words = without_starter(reading, run);
        if words.is_empty() {
            continue;
        }
        if let Some(place) = before_person(reading, &words) {
            i = place.end;
            names.push(Name::new(place.clone(), index, kind(reading, line, &place)));
            continue;
        }
        let body = bodies::find(reading, line, &words);
        let name = match body {
            Some((words, kind)) => Some(Name::new(words, index, kind)),
            None => name(reading, line, index, words),
        };
        if let Some(name) = name {
            i = i.max(name.words.end);
            names.push(name);
        }
    }
}

/// Whether "@handle" starts at word `i`.
fn is_handle(reading: &Reading, line: &Line, i: usize) -> bool {
    let mark = &reading.words[i];
    mark.text == "@"
        && !mark.glued
        && line.words.contains(&(i + 1))
        && reading.words[i + 1].glued
        && reading.words[i + 1].shape != Shape::Mark
}

/// The place or body before a full name in one run: "(ambassador to) North Korea | Anna Lee".
fn before_person(reading: &Reading, words: &Range<usize>) -> Option<Range<usize>> {
    let given = |i: usize| LEXICON.given.contains_key(&*reading.words[i].key);
    let last = &*reading.words[words.end - 1].key;
    let split = (words.start + 1..words.end.saturating_sub(1)).find(|&i| given(i))?;
    let before = words.start..split;
    let body = LEXICON.heads.contains(last)
        || LEXICON.place_heads.contains(last)
        || LEXICON.documents.contains(last);
    (!body && LEXICON.is_known(&reading.phrase(&before))).then_some(before)
}

/// A run without the words that have a capital only because a sentence starts with them.
fn without_starter(reading: &Reading, mut run: Range<usize>) -> Range<usize> {
    while let Some(word) = reading.words.get(run.start).filter(|_| !run.is_empty()) {
        let article =
            matches!(&*word.key, "the" | "a" | "an") && reading.phrase(&run) != "the hague";
        let starter = word.starts && is_starter(reading, &run, word);
        if !article && !starter {
            break;
        }
        run.start += 1;
    }
    run
}

fn is_starter(reading: &Reading, run: &Range<usize>, word: &Word) -> bool {
    let key = &*word.key;
    if word.shape == Shape::Upper && word.text.contains('.') {
        return false;
    }
    if LEXICON.function.contains(key) {
        return true;
    }
    if is_particle(key) && run.len() > 1 {
        return false;
    }
    if run.len() == 1 || LEXICON.titles.contains_key(key) {
        return false; // judged by `name`
    }
    let whole =
        (run.start + 2..=run.end).any(|end| LEXICON.is_known(&reading.phrase(&(run.start..end))));
    let last = &*reading.words[run.end - 1].key;
    let headed = LEXICON.heads.contains(last) || LEXICON.place_heads.contains(last);
    let ordinary = LEXICON.common.contains(key)
        || reading.lower(key) > reading.capital(key) && !LEXICON.given.contains_key(key);
    ordinary && !whole && !headed
}

/// The name that `words` hold, if they hold one.
fn name(reading: &Reading, line: &Line, index: usize, words: Range<usize>) -> Option<Name> {
    let start = words.start;
    if let Some(first) = after_title(reading, &words) {
        return Some(Name {
            titles: start..first,
            ..Name::new(first..words.end, index, EntityKind::Person)
        });
    }
    let phrase = reading.phrase(&words);
    if LEXICON.demonyms.contains_key(&phrase) {
        return None;
    }
    if words.len() > 1
        && !LEXICON.is_known(&phrase)
        && let Some(rest) = after_demonym(reading, &words)
    {
        return name(reading, line, index, rest);
    }
    if words.len() == 1 {
        return single(reading, line, index, words.start);
    }
    let last = &*reading.words[words.end - 1].key;
    let connected = words
        .clone()
        .any(|i| reading.words[i].shape == Shape::Lower);
    if LEXICON.plural_roles.contains_key(last) && !LEXICON.heads.contains(last) && !connected {
        return None; // "Senate Democrats" describe
    }
    if words.clone().all(|i| is_description(&reading.words[i])) && !LEXICON.is_known(&phrase) {
        return None;
    }
    Some(Name::new(words.clone(), index, kind(reading, line, &words)))
}

/// Whether a word only describes: "Vice", "President", "Republicans".
fn is_description(word: &Word) -> bool {
    let key = &*word.key;
    LEXICON.titles.contains_key(key)
        || LEXICON.roles.contains_key(key)
        || LEXICON.plural_roles.contains_key(key)
        || LEXICON.demonyms.contains_key(key)
        || matches!(key, "of" | "the" | "for")
        || (LEXICON.fields.contains(key) || LEXICON.function.contains(key))
            && !LEXICON.heads.contains(key)
}

/// A name of one word.
fn single(reading: &Reading, line: &Line, index: usize, i: usize) -> Option<Name> {
    let word = &reading.words[i];
    let key = &*word.key;
    let new = |tentative| {
        Some(Name {
            tentative,
            ..Name::new(i..i + 1, index, kind(reading, line, &(i..i + 1)))
        })
    };
    if word.shape == Shape::Initial || key.chars().count() < 2 {
        return None;
    }
    let stray = word.shape == Shape::Capital && LEXICON.function.contains(key);
    if LEXICON.is_known(key)
        && !stray
        && !(word.shape == Shape::Capital && word.starts && reading.lower(key) > 0)
    {
        return new(false);
    }
    let article = i > line.words.start && &*reading.words[i - 1].key == "the";
    if LEXICON.heads.contains(key) {
        return (article && (!word.starts || reading.words[i - 1].text == "The"))
            .then(|| new(word.starts))?;
    }
    let text = article && LEXICON.documents.contains(key);
    if text || is_description(word) || LEXICON.calendar.contains(key) {
        return None;
    }
    let ordinary = LEXICON.common.contains(key)
        || LEXICON.function.contains(key)
        || LEXICON.documents.contains(key);
    let chosen = !word.starts && reading.lower(key) < reading.capital(key).max(1);
    match word.shape {
        Shape::Upper if ordinary || reading.lower(key) > 0 => None,
        Shape::Upper | Shape::Camel => new(false),
        _ if chosen => new(ordinary),
        _ => new(ordinary || reading.capital(key) <= reading.lower(key)),
    }
}

/// Drops the tentative names that no other name confirms.
fn confirm(reading: &Reading, names: &mut Vec<Name>) {
    let mut confirmed: FxHashSet<&str> = FxHashSet::default();
    for name in names.iter().filter(|name| !name.tentative) {
        confirmed.extend(name.words.clone().map(|i| &*reading.words[i].key));
    }
    names.retain(|name| {
        let word = &reading.words[name.words.start];
        let given = LEXICON.given.contains_key(&*word.key);
        let speaks = reading
            .words
            .get(name.words.end)
            .is_some_and(|next| LEXICON.speech.contains(&*next.key));
        let ordinary = LEXICON.common.contains(&*word.key)
            || LEXICON.heads.contains(&*word.key)
            || reading.lower(&word.key) > 0;
        !name.tentative || confirmed.contains(&*word.key) || (given || speaks) && !ordinary
    });
}

/// Takes from long names what the article elsewhere shows not to belong: "Crooked | Ann Lee",
/// "Washington Post | Lee".
fn shrink(reading: &Reading, names: &mut Vec<Name>) {
    let mut full: FxHashSet<String> = FxHashSet::default();
    let mut families: FxHashSet<String> = FxHashSet::default();
    let mut bearers: FxHashSet<&str> = FxHashSet::default();
    for name in names.iter().filter(|n| n.kind == EntityKind::Person) {
        if Form::new(reading, &name.words).parts.len() > 1 {
            full.insert(reading.phrase(&name.words));
            families.insert(reading.phrase(&(name.words.end - 1..name.words.end)));
            if has_given(reading, &name.words) {
                bearers.insert(&*reading.words[name.words.end - 1].key);
            }
        }
    }
    let mut split = Vec::new();
    for name in names.iter_mut().filter(|name| name.words.len() > 1) {
        let words = name.words.clone();
        // "Confident Lee" at the start of a sentence, where the article names Ann Lee.
        let first = &reading.words[words.start];
        let stray = first.starts && describes(&first.key) && !has_given(reading, &words);
        if words.len() == 2 && stray && bearers.contains(&*reading.words[words.end - 1].key) {
            name.words.start += 1;
        }
        if words.len() == 2 {
            continue;
        }
        let known =
            |set: &FxHashSet<String>, i: usize| set.contains(&reading.phrase(&(i..words.end)));
        let body = |i: usize| LEXICON.is_body(&reading.phrase(&(words.start..i)));
        let person = |&i: &usize| known(&full, i) || known(&families, i) && body(i);
        let Some(start) = (words.start + 1..words.end).find(person) else {
            continue;
        };
        let before = words.start..start;
        let body = body(start);
        if body {
            split.push(Name::new(before, name.line, EntityKind::Organization));
        }
        *name = Name::new(start..words.end, name.line, EntityKind::Person);
    }
    names.extend(split);
}

/// Whether a word has the ending of an adjective or participle.
fn describes(key: &str) -> bool {
    let endings = [
        "ed", "ing", "ous", "ful", "ive", "less", "ish", "able", "ly", "ent", "ant",
    ];
    LEXICON.common.contains(key) || endings.iter().any(|e| key.len() > 4 && key.ends_with(e))
}

/// Whether a name starts with a given name.
fn has_given(reading: &Reading, words: &Range<usize>) -> bool {
    let first = &*reading.words[words.start].key;
    LEXICON.given.contains_key(first) || LEXICON.census.contains_key(first)
}

impl Name {
    /// A name without titles that needs no other to confirm it.
    pub(super) fn new(words: Range<usize>, line: usize, kind: EntityKind) -> Self {
        Self {
            titles: words.start..words.start,
            words,
            line,
            kind,
            tentative: false,
        }
    }
}

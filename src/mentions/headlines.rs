//! Names in headlines, where every word has a capital: only what the sentences or the word
//! lists name is taken for a name, and a given name with a surname.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::EntityKind;
use super::kinds::kind;
use super::lexicon::LEXICON;
use super::names::Name;
use super::reading::{Line, Reading, Shape, Word};

/// The names seen in sentences, to be found again in headlines.
pub(super) struct KnownNames {
    kinds: FxHashMap<String, EntityKind>,
    /// The most words that a known name has.
    longest: usize,
}

impl KnownNames {
    /// Knows the `names` of the sentences.
    pub(super) fn new(reading: &Reading, names: &[Name]) -> Self {
        let mut known = Self {
            kinds: FxHashMap::default(),
            longest: 4,
        };
        for name in names {
            known.longest = known.longest.max(name.words.len());
            known.add(reading, name.words.clone(), name.kind);
            if name.kind == EntityKind::Person && name.words.len() > 1 {
                known.add(reading, name.words.end - 1..name.words.end, name.kind);
            }
        }
        known
    }

    fn add(&mut self, reading: &Reading, words: Range<usize>, kind: EntityKind) {
        self.kinds.entry(reading.phrase(&words)).or_insert(kind);
    }

    /// Adds the names of a headline to `names`.
    pub(super) fn find(&self, reading: &Reading, index: usize, line: &Line, names: &mut Vec<Name>) {
        let mut i = line.words.start;
        while i < line.words.end {
            match self.at(reading, index, line, i) {
                Some(name) => {
                    i = name.words.end;
                    names.push(name);
                }
                None => i += 1,
            }
        }
    }

    /// The longest known name that starts at word `i`.
    fn at(&self, reading: &Reading, index: usize, line: &Line, i: usize) -> Option<Name> {
        let word = &reading.words[i];
        if !word.shape.is_capital() {
            return None;
        }
        let demonym = |end: usize| {
            end <= line.words.end && LEXICON.demonyms.contains_key(&reading.phrase(&(i..end)))
        };
        if demonym(i + 2)
            && !self
                .kinds
                .contains_key(&reading.phrase(&(i..line.words.end.min(i + 3))))
        {
            return None;
        }
        let longest = self.longest.min(line.words.end - i);
        for end in (i + 1..=i + longest).rev() {
            let phrase = reading.phrase(&(i..end));
            let listed = LEXICON.is_known(&phrase) && (end > i + 1 || reading.lower(&phrase) == 0);
            if let Some(&kind) = self.kinds.get(&phrase) {
                return Some(Name::new(i..end, index, kind));
            }
            if listed {
                return Some(Name::new(i..end, index, kind(reading, line, &(i..end))));
            }
        }
        let surname = reading
            .words
            .get(i + 1)
            .filter(|_| i + 1 < line.words.end)?;
        let ordinary =
            |w: &Word| LEXICON.common.contains(&*w.key) || LEXICON.function.contains(&*w.key);
        let person = LEXICON.given.contains_key(&*word.key)
            && matches!(surname.shape, Shape::Capital | Shape::Initial)
            && !ordinary(word)
            && !ordinary(surname)
            && !LEXICON.speech.contains(&*surname.key)
            && reading.lower(&surname.key) == 0;
        let last = if surname.shape == Shape::Initial {
            i + 3
        } else {
            i + 2
        };
        person.then(|| Name::new(i..last.min(line.words.end), index, EntityKind::Person))
    }
}

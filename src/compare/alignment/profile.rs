//! What an article, or one of its statements, tells, part by part: names, other words, numbers,
//! times, and the meaning of all words together.

use crate::compare::Source;
use crate::compare::statements::claim::Statement;
use crate::compare::words::sparse::Sparse;
use crate::compare::words::terms::{Term, Vocabulary};
use crate::compare::words::vectors::Meaning;
use crate::mentions::EntityKind;
use crate::text::is_stop_word;

/// Small counts stand in every article and tell little.
const SMALL: f64 = 10.0;
/// The weight of a small count; that of other numbers is 1.
const SMALL_WEIGHT: f32 = 0.3;

/// What a text tells, part by part.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// Words of names, each with its weight.
    pub(super) names: Sparse,
    /// Those of the names that name places.
    pub(super) places: Sparse,
    /// Those of the names that name people.
    pub(super) people: Sparse,
    /// Content words that are in no name.
    pub(super) matter: Sparse,
    /// All content words.
    pub(super) words: Sparse,
    /// Numbers by their value.
    pub(super) numbers: Sparse,
    /// The words of times.
    pub(super) times: Sparse,
    /// What all content words mean together.
    pub(super) meaning: Option<Meaning>,
}

impl Profile {
    /// The profile of statements that one source carries.
    pub(super) fn of<'a>(
        statements: impl Iterator<Item = &'a Statement>,
        sources: &[Source<'_>],
        vocabulary: &Vocabulary,
    ) -> Self {
        let mut parts = Parts::default();
        statements.for_each(|statement| parts.add(statement, sources));
        let dampen = |part: Vec<(Term, f32)>| {
            let counts = Sparse::sum(part);
            counts.map(|term, count| count.sqrt() * vocabulary.rarity(term))
        };
        let words = dampen(parts.words);
        let known = words.entries().iter();
        let meanings = known.filter_map(|&(term, w)| Some((vocabulary.meaning(term)?, w)));
        Self {
            meaning: Meaning::of_all(meanings),
            names: dampen(parts.names),
            places: dampen(parts.places),
            people: dampen(parts.people),
            matter: dampen(parts.matter),
            words,
            numbers: Sparse::sum(parts.numbers).map(|_, weight| weight.min(1.0)),
            times: Sparse::sum(parts.times).map(|_, _| 1.0),
        }
    }

    /// How alike all that two texts tell is in meaning, from 0 to 1.
    pub(super) fn meaning_like(&self, other: &Self) -> f32 {
        let both = self.meaning.zip(other.meaning);
        both.map_or(0.0, |(a, b)| a.similarity(&b).max(0.0))
    }
}

/// Terms as they come, each with its count.
#[derive(Default)]
struct Parts {
    names: Vec<(Term, f32)>,
    places: Vec<(Term, f32)>,
    people: Vec<(Term, f32)>,
    matter: Vec<(Term, f32)>,
    words: Vec<(Term, f32)>,
    numbers: Vec<(Term, f32)>,
    times: Vec<(Term, f32)>,
}

impl Parts {
    fn add(&mut self, statement: &Statement, sources: &[Source<'_>]) {
        let entities = &sources[statement.home()].analysis.mentions.entities;
        let mut named = vec![false; statement.words.len()];
        for name in &statement.names {
            let kind = entities.get(name.item.0 as usize).map(|entity| entity.kind);
            for i in name.words.clone().filter(|&i| statement.words[i].content) {
                named[i] = true;
                let entry = (statement.words[i].term, 1.0);
                self.names.push(entry);
                match kind {
                    Some(EntityKind::Place) => self.places.push(entry),
                    Some(EntityKind::Person) => self.people.push(entry),
                    _ => {}
                }
            }
        }
        for (word, named) in statement.words.iter().zip(named).filter(|(w, _)| w.content) {
            self.words.push((word.term, 1.0));
            if !named {
                self.matter.push((word.term, 1.0));
            }
        }
        for q in &statement.quantities {
            let weight = if q.item.low.abs() <= SMALL {
                SMALL_WEIGHT
            } else {
                1.0
            };
            self.numbers.push(((q.item.low as f32).to_bits(), weight));
        }
        let timed = statement.times.iter().flat_map(|t| t.words.clone());
        let words = timed.map(|i| &statement.words[i]);
        let told = words.filter(|w| !is_stop_word(&w.form));
        self.times.extend(told.map(|w| (w.term, 1.0)));
    }
}

//! Articles about the same story: the cosine of tf-idf vectors over content words.
//!
//! Candidates come from the entries of the rarest words of the article asked about, up to
//! a fixed number of entries; only they are compared in full. Weights are logarithmic in the
//! count of a word and use the smoothed inverse document frequency of Salton and Buckley (1988).

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Slot;
use super::terms::{TermId, Terms, words_of};
use crate::analysis::Analysis;
use crate::text::is_stop_word;

/// What an article must reach to be taken for the same story, unless the caller says
/// otherwise. Chosen on the development topics of ECB+; the README has the figures.
pub const DEFAULT_MIN_SIMILARITY: f32 = 0.2;

/// How many entries the words of an article are looked up in, the rarest words first.
const MAX_LOOK_UPS: usize = 20_000;

/// A stored article about the same story.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// Its id.
    pub id: Arc<str>,
    /// From 0 to 1.
    pub similarity: f32,
    /// The names both hold, the rarest first.
    pub shared_entities: Vec<String>,
}

/// An article found, before it is named.
pub(super) struct Match {
    pub(super) slot: Slot,
    pub(super) similarity: f32,
}

/// How often each word occurs in an article, by the number of the word.
type Counts = Vec<(TermId, u32)>;

#[derive(Debug)]
struct Entry {
    counts: Counts,
    /// Folded name, and the name as it stands.
    entities: Vec<(Box<str>, Box<str>)>,
}

#[derive(Debug, Default)]
pub(super) struct RelatedIndex {
    terms: Terms,
    /// For each word the articles that hold it, sorted.
    postings: Vec<Vec<Slot>>,
    entries: FxHashMap<Slot, Entry>,
}

impl RelatedIndex {
    pub(super) fn insert(&mut self, slot: Slot, analysis: &Analysis) {
        let mut counts: FxHashMap<TermId, u32> = FxHashMap::default();
        for word in content_words(analysis) {
            *counts.entry(self.terms.intern(&word)).or_default() += 1;
        }
        let mut counts: Counts = counts.into_iter().collect();
        counts.sort_unstable();
        for &(term, _) in &counts {
            let len = self.postings.len().max(term as usize + 1);
            self.postings.resize_with(len, Vec::new);
            let posting = &mut self.postings[term as usize];
            if let Err(at) = posting.binary_search(&slot) {
                posting.insert(at, slot);
            }
        }
        let entities = names(analysis);
        self.entries.insert(slot, Entry { counts, entities });
    }

    pub(super) fn remove(&mut self, slot: Slot) {
        let Some(entry) = self.entries.remove(&slot) else {
            return;
        };
        for (term, _) in entry.counts {
            let posting = &mut self.postings[term as usize];
            if let Ok(at) = posting.binary_search(&slot) {
                posting.remove(at);
            }
            if posting.is_empty() {
                *posting = Vec::new();
                self.terms.forget(term);
            }
        }
    }

    /// The articles at least so similar, in no order.
    pub(super) fn find(
        &self,
        analysis: &Analysis,
        exclude: Option<Slot>,
        min_similarity: f32,
    ) -> Vec<Match> {
        let query = self.query(analysis);
        let candidates = self.candidates(&query);
        let compared = candidates.into_iter().map(|slot| Match {
            slot,
            similarity: self.cosine(&query, &self.entries[&slot].counts),
        });
        compared
            .filter(|m| {
                Some(m.slot) != exclude && m.similarity >= min_similarity.max(f32::MIN_POSITIVE)
            })
            .collect()
    }

    /// The names of `analysis` that the article in `slot` holds too, the rarest first.
    pub(super) fn shared_entities(&self, analysis: &Analysis, slot: Slot) -> Vec<String> {
        let theirs = &self.entries[&slot].entities;
        let mut shared: Vec<(usize, String)> = names(analysis)
            .into_iter()
            .filter(|(key, _)| theirs.iter().any(|(their_key, _)| their_key == key))
            .map(|(key, name)| (self.rarity(&key), name.into()))
            .collect();
        shared.sort();
        shared.into_iter().map(|(_, name)| name).collect()
    }

    /// In how many articles the rarest word of a name stands.
    fn rarity(&self, name: &str) -> usize {
        let counts = name
            .split_whitespace()
            .filter_map(|word| self.terms.get(word));
        let frequencies = counts.map(|term| self.document_frequency(term));
        frequencies.min().unwrap_or(0)
    }

    /// The counts of an article that need not be indexed. Words never seen count for its
    /// length alone; they get numbers past the known ones.
    fn query(&self, analysis: &Analysis) -> Counts {
        let mut unseen: FxHashMap<String, TermId> = FxHashMap::default();
        let mut counts: FxHashMap<TermId, u32> = FxHashMap::default();
        for word in content_words(analysis) {
            let next = TermId::MAX - unseen.len() as TermId;
            let seen = self.terms.get(&word);
            let term = seen.unwrap_or_else(|| *unseen.entry(word).or_insert(next));
            *counts.entry(term).or_default() += 1;
        }
        let mut counts: Counts = counts.into_iter().collect();
        counts.sort_unstable();
        counts
    }

    /// The articles that hold one of the rarest words of `query`.
    fn candidates(&self, query: &Counts) -> FxHashSet<Slot> {
        let known = query
            .iter()
            .map(|&(term, _)| (self.document_frequency(term), term));
        let mut rarest: Vec<(usize, TermId)> = known.filter(|&(df, _)| df > 0).collect();
        rarest.sort_unstable();
        let mut candidates = FxHashSet::default();
        let mut look_ups = 0;
        for (df, term) in rarest {
            look_ups += df;
            if look_ups > MAX_LOOK_UPS {
                break;
            }
            candidates.extend(&self.postings[term as usize]);
        }
        candidates
    }

    fn cosine(&self, a: &Counts, b: &Counts) -> f32 {
        let (mut dot, mut j) = (0.0, 0);
        for &(term, count) in a {
            while j < b.len() && b[j].0 < term {
                j += 1;
            }
            if j < b.len() && b[j].0 == term {
                dot += self.weight(term, count) * self.weight(term, b[j].1);
            }
        }
        let norm = |counts: &Counts| -> f32 {
            let squares = counts.iter().map(|&(t, c)| self.weight(t, c).powi(2));
            squares.sum::<f32>().sqrt()
        };
        let norms = norm(a) * norm(b);
        if norms > 0.0 {
            (dot / norms).min(1.0)
        } else {
            0.0
        }
    }

    fn weight(&self, term: TermId, count: u32) -> f32 {
        let articles = self.entries.len() as f32 + 1.0;
        let df = self.document_frequency(term) as f32 + 1.0;
        (1.0 + (count as f32).ln()) * (1.0 + (articles / df).ln())
    }

    fn document_frequency(&self, term: TermId) -> usize {
        self.postings.get(term as usize).map_or(0, Vec::len)
    }
}

/// The words of an article's own sentences that say what it is about.
fn content_words(analysis: &Analysis) -> impl Iterator<Item = String> {
    let sentences = analysis.document.content_sentences();
    sentences
        .flat_map(|(_, sentence)| words_of(analysis, sentence.span))
        .filter(|word| word.len() > 1 && !is_stop_word(word))
}

/// The folded and the plain names of an article, each once.
fn names(analysis: &Analysis) -> Vec<(Box<str>, Box<str>)> {
    let mut seen = FxHashSet::default();
    let named = analysis.mentions.entities.iter().map(|entity| {
        let key: Box<str> = crate::text::fold(&entity.name).into();
        (key, entity.name.as_str().into())
    });
    named.filter(|(key, _)| seen.insert(key.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Article, analyse};

    #[test]
    fn the_words_of_a_removed_article_are_forgotten_unless_another_has_them() {
        let mut index = RelatedIndex::default();
        for (slot, text) in ["The ferry sank.", "The ferry left."].iter().enumerate() {
            index.insert(slot as Slot, &analyse(&Article::new(text)));
        }
        index.remove(0);
        let known = ["ferry", "sank", "left"].map(|word| index.terms.get(word).is_some());
        assert_eq!(known, [true, false, true]);
    }
}

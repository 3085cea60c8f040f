//! Finding stored articles: those about the same story, and those that quote somebody.
//!
//! An [`Index`] is a view of the latest revisions in a store, which keeps it in step:
//! [`Index::insert`] and [`Index::remove`] are called for every write. A look-up reads the
//! entries of the words it asks for and never walks through the articles.

mod quotations;
mod related;
mod terms;

pub use quotations::QuoteRef;
pub use related::{DEFAULT_MIN_SIMILARITY, Related};

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use quotations::QuotationIndex;
use related::RelatedIndex;

/// The number of an indexed article; free numbers are used again.
type Slot = u32;

/// An index of articles by story and by quotation.
#[derive(Debug, Default)]
pub struct Index {
    slots: FxHashMap<Arc<str>, Slot>,
    ids: Vec<Option<Arc<str>>>,
    free: Vec<Slot>,
    related: RelatedIndex,
    quotations: QuotationIndex,
}

impl Index {
    /// Adds an article, or replaces it if it is there.
    pub fn insert(&mut self, id: &Arc<str>, analysis: &Analysis) {
        self.remove(id);
        let slot = self.free.pop().unwrap_or(self.ids.len() as Slot);
        self.ids.resize(self.ids.len().max(slot as usize + 1), None);
        self.ids[slot as usize] = Some(Arc::clone(id));
        self.slots.insert(Arc::clone(id), slot);
        self.related.insert(slot, analysis);
        self.quotations.insert(slot, analysis);
    }

    /// Takes an article out, if it is there.
    pub fn remove(&mut self, id: &str) {
        let Some(slot) = self.slots.remove(id) else {
            return;
        };
        self.ids[slot as usize] = None;
        self.related.remove(slot);
        self.quotations.remove(slot);
        self.free.push(slot);
    }

    /// The articles about the same story as `analysis`, the most similar first, at most
    /// `limit` of them, each at least `min_similarity` similar (0 to 1) and none `exclude`.
    pub fn related(
        &self,
        analysis: &Analysis,
        exclude: Option<&str>,
        limit: usize,
        min_similarity: f32,
    ) -> Vec<Related> {
        let exclude = exclude.and_then(|id| self.slots.get(id)).copied();
        let found = self.related.find(analysis, exclude, min_similarity);
        let named = found.into_iter().map(|m| (self.id(m.slot), m.similarity));
        let mut related: Vec<(Arc<str>, f32)> = named.collect();
        related.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        related.truncate(limit);
        let answer = |(id, similarity): (Arc<str>, f32)| Related {
            shared_entities: self.related.shared_entities(analysis, self.slots[&id]),
            id,
            similarity,
        };
        related.into_iter().map(answer).collect()
    }

    /// The quotations whose speaker's name holds every word of `speaker` and whose content
    /// holds every word of `text`, by article id and position. An empty string asks for
    /// nothing; two empty strings find nothing.
    pub fn search(&self, speaker: &str, text: &str) -> Vec<QuoteRef> {
        let found = self.quotations.find(speaker, text);
        let named = found.into_iter().map(|(slot, quotation)| QuoteRef {
            article: self.id(slot),
            quotation: quotation as usize,
        });
        let mut hits: Vec<QuoteRef> = named.collect();
        hits.sort();
        hits
    }

    fn id(&self, slot: Slot) -> Arc<str> {
        let id = self.ids[slot as usize].as_ref();
        Arc::clone(id.expect("an indexed slot has an id"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Article, analyse};

    fn index(articles: &[(&str, &str)]) -> Index {
        let mut index = Index::default();
        for (id, text) in articles {
            index.insert(&Arc::from(*id), &analyse(&Article::new(text)));
        }
        index
    }

    const FERRY: &str = "The ferry Aurora ran aground off Lindholm on Tuesday with 84 passengers. Divers searched the hull near Lindholm.";
    const FERRY_TOO: &str = "Divers searched the hull of the ferry Aurora, which ran aground near Lindholm harbour with passengers aboard.";
    const BUDGET: &str = "The council of Marwick passed its budget after a long debate about school meals and library hours.";

    #[test]
    fn finds_the_same_story_and_not_another() {
        let index = index(&[("ferry", FERRY), ("budget", BUDGET)]);
        let asked = analyse(&Article::new(FERRY_TOO));
        let found = index.related(&asked, None, 10, DEFAULT_MIN_SIMILARITY);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(&*found[0].id, "ferry");
    }

    #[test]
    fn an_article_is_identical_to_itself_unless_excluded() {
        let index = index(&[("ferry", FERRY), ("budget", BUDGET)]);
        let asked = analyse(&Article::new(FERRY));
        assert!(index.related(&asked, None, 10, 0.0)[0].similarity > 0.999);
        assert!(index.related(&asked, Some("ferry"), 10, 0.5).is_empty());
    }

    #[test]
    fn what_is_removed_or_replaced_is_not_found() {
        let mut index = index(&[("a", FERRY), ("b", FERRY_TOO)]);
        index.insert(&Arc::from("a"), &analyse(&Article::new(BUDGET)));
        index.remove("b");
        let asked = analyse(&Article::new(FERRY));
        assert!(
            index
                .related(&asked, None, 10, DEFAULT_MIN_SIMILARITY)
                .is_empty()
        );
        assert!(index.search("", "divers").is_empty());
    }
}

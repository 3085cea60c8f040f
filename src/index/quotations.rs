//! Quotations by the words of their speaker and their content.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Slot;
use super::terms::{TermId, Terms, words_in, words_of};
use crate::analysis::Analysis;

/// A quotation of an indexed article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuoteRef {
    /// The article's id.
    pub article: Arc<str>,
    /// Index into the article's `quotes.quotations`.
    pub quotation: usize,
}

/// An article and the number of a quotation in it.
type Key = (Slot, u32);

/// For each word the quotations that hold it, sorted.
#[derive(Debug, Default)]
struct Postings {
    terms: Terms,
    keys: Vec<Vec<Key>>,
}

#[derive(Debug, Default)]
pub(super) struct QuotationIndex {
    speakers: Postings,
    words: Postings,
    /// The words each article is entered under: of its speakers, and of its quotations.
    entered: FxHashMap<Slot, [Vec<TermId>; 2]>,
}

impl QuotationIndex {
    pub(super) fn insert(&mut self, slot: Slot, analysis: &Analysis) {
        let (mut speakers, mut words) = (Vec::new(), Vec::new());
        for (i, quotation) in analysis.quotes.quotations.iter().enumerate() {
            let key = (slot, i as u32);
            for word in speaker_words(analysis, quotation.speaker) {
                speakers.push(self.speakers.insert(&word, key));
            }
            for &span in &quotation.content {
                for word in words_of(analysis, span) {
                    words.push(self.words.insert(&word, key));
                }
            }
        }
        for terms in [&mut speakers, &mut words] {
            terms.sort_unstable();
            terms.dedup();
        }
        self.entered.insert(slot, [speakers, words]);
    }

    pub(super) fn remove(&mut self, slot: Slot) {
        let Some([speakers, words]) = self.entered.remove(&slot) else {
            return;
        };
        self.speakers.remove(&speakers, slot);
        self.words.remove(&words, slot);
    }

    /// The quotations that hold every word asked for, sorted.
    pub(super) fn find(&self, speaker: &str, text: &str) -> Vec<Key> {
        let speaker = self.speakers.find(&words_in(speaker));
        let text = self.words.find(&words_in(text));
        match (speaker, text) {
            (Some(a), Some(b)) => intersection(&a, &b),
            (Some(keys), None) | (None, Some(keys)) => keys,
            (None, None) => Vec::new(),
        }
    }
}

impl Postings {
    fn insert(&mut self, word: &str, key: Key) -> TermId {
        let term = self.terms.intern(word);
        let len = self.keys.len().max(term as usize + 1);
        self.keys.resize_with(len, Vec::new);
        let keys = &mut self.keys[term as usize];
        if let Err(at) = keys.binary_search(&key) {
            keys.insert(at, key);
        }
        term
    }

    fn remove(&mut self, terms: &[TermId], slot: Slot) {
        for &term in terms {
            let keys = &mut self.keys[term as usize];
            let from = keys.partition_point(|&(s, _)| s < slot);
            let to = keys.partition_point(|&(s, _)| s <= slot);
            keys.drain(from..to);
            if keys.is_empty() {
                *keys = Vec::new();
                self.terms.forget(term);
            }
        }
    }

    /// The keys that are entered under every one of `words`; `None` if no word is asked for.
    fn find(&self, words: &[String]) -> Option<Vec<Key>> {
        let lists = words.iter().map(|word| self.keys_of(word));
        let mut lists: Vec<&[Key]> = lists.collect();
        lists.sort_by_key(|keys| keys.len());
        let (first, rest) = lists.split_first()?;
        Some(
            rest.iter()
                .fold(first.to_vec(), |found, keys| intersection(&found, keys)),
        )
    }

    fn keys_of(&self, word: &str) -> &[Key] {
        let term = self.terms.get(word);
        term.map_or(&[], |term| &self.keys[term as usize])
    }
}

/// What stands in both sorted lists; the first is the shorter one.
fn intersection(few: &[Key], many: &[Key]) -> Vec<Key> {
    let both = few.iter().filter(|key| many.binary_search(key).is_ok());
    both.copied().collect()
}

/// The words of a speaker's name, as they are compared.
fn speaker_words(analysis: &Analysis, speaker: Option<usize>) -> Vec<String> {
    let speaker = speaker.map(|i| &analysis.quotes.speakers[i]);
    speaker.map_or_else(Vec::new, |speaker| words_in(&speaker.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Article, analyse};
    use crate::quotes::{Quotation, Quotations, QuoteKind, Speaker, SpeakerKind};
    use crate::text::Span;

    /// Two quotations: "We won the cup", by Ann-Marie Lee, and "We lost", by nobody.
    fn analysis() -> Analysis {
        let mut analysis = analyse(&Article::new("We won the cup. We lost."));
        let quotation = |span, speaker| Quotation {
            kind: QuoteKind::Direct,
            content: vec![span],
            source: Vec::new(),
            cue: None,
            speaker,
            via: String::new(),
            unterminated: false,
            confidence: 1.0,
            reasons: Vec::new(),
        };
        let speaker = Speaker {
            name: "Ann-Marie Lee".into(),
            role: String::new(),
            kind: SpeakerKind::Person,
            mentions: Vec::new(),
            entity: None,
        };
        analysis.quotes = Quotations {
            quotations: vec![
                quotation(Span::new(0, 14), Some(0)),
                quotation(Span::new(16, 23), None),
            ],
            speakers: vec![speaker],
        };
        analysis
    }

    fn check(speaker: &str, text: &str, expected: &[Key]) {
        let mut index = QuotationIndex::default();
        index.insert(7, &analysis());
        assert_eq!(index.find(speaker, text), expected);
    }

    #[test]
    fn finds_by_any_part_of_a_name_in_any_case() {
        check("LEE", "", &[(7, 0)]);
        check("ann-marie", "", &[(7, 0)]);
        check("kim", "", &[]);
    }

    #[test]
    fn finds_by_all_words_in_any_order() {
        check("", "cup we", &[(7, 0)]);
        check("", "we", &[(7, 0), (7, 1)]);
        check("lee", "lost", &[]);
    }

    #[test]
    fn the_words_of_a_removed_article_are_forgotten() {
        let mut index = QuotationIndex::default();
        index.insert(7, &analysis());
        index.remove(7);
        assert_eq!(index.speakers.terms.get("lee"), None);
        assert_eq!(index.words.terms.get("cup"), None);
    }

    #[test]
    fn asked_for_nothing_it_finds_nothing() {
        check("", " “” ", &[]);
    }
}

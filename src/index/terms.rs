//! Words as numbers.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::text::{Span, TokenKind, fold};

/// The number of a word.
pub(super) type TermId = u32;

/// Gives every word a number. Who enters a word under its number forgets it when nothing is
/// left there: made-up words of deleted articles must not pile up.
#[derive(Debug, Default)]
pub(super) struct Terms {
    ids: FxHashMap<Arc<str>, TermId>,
    /// By number; `None` where the number is free.
    words: Vec<Option<Arc<str>>>,
    free: Vec<TermId>,
}

impl Terms {
    /// The number of a word, if it was ever seen.
    pub(super) fn get(&self, word: &str) -> Option<TermId> {
        self.ids.get(word).copied()
    }

    /// The number of a word, a new one if need be.
    pub(super) fn intern(&mut self, word: &str) -> TermId {
        if let Some(id) = self.get(word) {
            return id;
        }
        let id = self.free.pop().unwrap_or(self.words.len() as TermId);
        let word: Arc<str> = word.into();
        self.words
            .resize(self.words.len().max(id as usize + 1), None);
        self.words[id as usize] = Some(Arc::clone(&word));
        self.ids.insert(word, id);
        id
    }

    /// Forgets a word. Its number will be that of another one.
    pub(super) fn forget(&mut self, id: TermId) {
        if let Some(word) = self.words[id as usize].take() {
            self.ids.remove(&word);
            self.free.push(id);
        }
    }
}

/// The words and numbers of a span, as they are compared: folded, and without the stop of
/// an abbreviation, so that "U.S." and "U.S" are one.
pub(super) fn words_of(analysis: &Analysis, span: Span) -> impl Iterator<Item = String> {
    let doc = &analysis.document;
    let tokens = &doc.tokens()[doc.tokens_in(span)];
    tokens
        .iter()
        .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        .map(|&t| doc.folded(t).trim_end_matches('.').to_owned())
}

/// The words of a name or of a search, as they are compared.
///
/// Hyphens part the tokens of a document, so they part these words too.
pub(super) fn words_in(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || "-–—/".contains(c))
        .map(|word| {
            fold(word)
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_owned()
        })
        .map(|word| word.strip_suffix("'s").map_or(word.clone(), str::to_owned))
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_forgotten_word_is_used_again() {
        let mut terms = Terms::default();
        let (ferry, pier) = (terms.intern("ferry"), terms.intern("pier"));
        terms.forget(ferry);
        terms.forget(ferry);
        assert_eq!(terms.get("ferry"), None);
        assert_eq!(terms.intern("hull"), ferry);
        assert_eq!(terms.get("pier"), Some(pier));
        assert_ne!(terms.intern("ferry"), ferry);
    }
}

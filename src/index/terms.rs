//! Words as numbers.

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::text::{Span, TokenKind, fold};

/// The number of a word.
pub(super) type TermId = u32;

/// Gives every word a number. Words are never forgotten: a language has so many and no more.
#[derive(Debug, Default)]
pub(super) struct Terms {
    ids: FxHashMap<Box<str>, TermId>,
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
        let id = self.ids.len() as TermId;
        self.ids.insert(word.into(), id);
        id
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

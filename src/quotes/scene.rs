//! A document as the rules read it: words with their classes, inside or outside quotation marks.

use std::borrow::Cow;
use std::ops::Range;

use super::dateline;
use super::lexicon::{self, Reading};
use super::marks::{self, Passage};
use super::words::Class;
use crate::text::{Document, Sentence, Span, TokenKind};

/// What the rules read; made once for a document.
pub(super) struct Scene<'a> {
    /// The document.
    pub(super) doc: &'a Document,
    /// One for each token of the document.
    words: Vec<Word<'a>>,
    /// What stands in quotation marks.
    pub(super) passages: Vec<Passage>,
    /// For each block its first token behind a dateline.
    prose: Vec<usize>,
}

/// A token as the rules read it.
pub(super) struct Word<'a> {
    /// Its letters as they stand.
    pub(super) text: &'a str,
    /// Its letters as they are compared.
    pub(super) folded: Cow<'a, str>,
    /// Its closed classes.
    pub(super) class: Class,
    /// What sort of token it is.
    pub(super) kind: TokenKind,
    /// How it can report.
    pub(super) readings: &'static [Reading],
    /// The passage that holds it; its marks are part of it.
    pub(super) passage: Option<usize>,
}

impl Word<'_> {
    /// Whether it is this word, given in lower case.
    pub(super) fn is(&self, word: &str) -> bool {
        self.folded == word
    }

    /// Whether it is one of these words, given in lower case.
    pub(super) fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&self.folded.as_ref())
    }

    /// Whether it belongs to any of these classes.
    pub(super) fn has(&self, class: Class) -> bool {
        self.class.any(class)
    }

    /// Whether it starts with a capital.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it looks like the past form of a verb that no list has: "handed".
    pub(super) fn looks_past(&self) -> bool {
        let open = self.class == Class::default() && self.kind == TokenKind::Word;
        open && !self.is_capitalised() && self.folded.len() > 4 && self.folded.ends_with("ed")
    }

    /// Whether it is a mark and no word.
    pub(super) fn is_mark(&self) -> bool {
        self.kind == TokenKind::Punctuation
    }

    /// Whether it is a word, a number or an address.
    pub(super) fn is_word(&self) -> bool {
        !matches!(self.kind, TokenKind::Punctuation | TokenKind::Symbol)
    }
}

impl<'a> Scene<'a> {
    /// Reads a document; words that report are looked up only if it is `english`.
    pub(super) fn new(doc: &'a Document, english: bool) -> Self {
        let passages = marks::find(doc);
        let mut words: Vec<Word> = doc
            .tokens()
            .iter()
            .map(|&token| {
                let folded = doc.folded(token);
                let known = english && token.kind == TokenKind::Word;
                Word {
                    text: doc.word(token),
                    class: class_of(doc.word(token), &folded),
                    kind: token.kind,
                    readings: if known {
                        lexicon::readings(&folded)
                    } else {
                        &[]
                    },
                    passage: None,
                    folded,
                }
            })
            .collect();
        for (index, passage) in passages.iter().enumerate() {
            for word in &mut words[passage.outer.clone()] {
                word.passage = Some(index);
            }
        }
        let mut scene = Self {
            doc,
            words,
            passages,
            prose: Vec::new(),
        };
        scene.prose = (0..doc.blocks().len())
            .map(|b| dateline::end(&scene.words, doc.tokens(), scene.block_tokens(b)))
            .collect();
        scene
    }

    /// The word at `i`, if it lies within `bounds`.
    pub(super) fn get(&self, i: usize, bounds: &Range<usize>) -> Option<&Word<'a>> {
        bounds.contains(&i).then(|| &self.words[i])
    }

    /// The word at `i`.
    pub(super) fn word(&self, i: usize) -> &Word<'a> {
        &self.words[i]
    }

    /// The words of a range of tokens.
    pub(super) fn words(&self, range: Range<usize>) -> &[Word<'a>] {
        &self.words[range]
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The sentence that holds token `i`.
    pub(super) fn sentence_of(&self, i: usize) -> usize {
        let sentences = self.doc.sentences();
        sentences.partition_point(|s| s.tokens.end <= i)
    }

    /// The sentence with this number.
    pub(super) fn sentence(&self, index: usize) -> &Sentence {
        &self.doc.sentences()[index]
    }

    /// The tokens of the sentence that holds token `i`, without a dateline.
    pub(super) fn sentence_around(&self, i: usize) -> Range<usize> {
        let sentence = self.sentence(self.sentence_of(i));
        let Range { start, end } = sentence.tokens;
        start.max(self.prose[sentence.block].min(end))..end
    }

    /// The tokens of a block.
    pub(super) fn block_tokens(&self, block: usize) -> Range<usize> {
        let sentences = &self.doc.sentences()[self.doc.blocks()[block].sentences.clone()];
        match (sentences.first(), sentences.last()) {
            (Some(first), Some(last)) => first.tokens.start..last.tokens.end,
            _ => 0..0,
        }
    }

    /// The passage that ends just before token `i`, marks included.
    pub(super) fn passage_ending_at(&self, i: usize) -> Option<usize> {
        let index = self.words[..i].last()?.passage?;
        (self.passages[index].outer.end == i).then_some(index)
    }

    /// The passage that starts at token `i`.
    pub(super) fn passage_starting_at(&self, i: usize) -> Option<usize> {
        let index = self.words.get(i)?.passage?;
        (self.passages[index].outer.start == i).then_some(index)
    }

    /// Whether token `i` stands in a passage that goes on with the one before it, which was left open.
    pub(super) fn continues_passage(&self, i: usize) -> bool {
        let before = self.words[i].passage.and_then(|p| p.checked_sub(1));
        before.is_some_and(|p| self.passages[p].continued)
    }

    /// Where a range of tokens stands, from its first token to its last.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let tokens = &self.doc.tokens()[range.clone()];
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }
}

/// The classes of a word; "US" and "IT" in capitals are no pronouns.
fn class_of(text: &str, folded: &str) -> Class {
    match text {
        "US" | "IT" => Class::default(),
        _ => Class::of(folded),
    }
}

//! A text with its blocks, sentences and tokens.

use std::sync::Arc;

use super::blocks::classify;
use super::lines::split_blocks;
use super::sentence::split_sentences;
use super::token::tokenize;
use super::{Block, Sentence, Span, Token, fold};

/// A text, and where its parts stand.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text as it was received.
    text: Arc<str>,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
}

impl Document {
    /// Divides a text. Never fails: every string is a text.
    pub fn parse(text: Arc<str>) -> Self {
        let mut doc = Self {
            text,
            blocks: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::new(),
        };
        doc.divide();
        doc
    }

    /// Divides a text that is not shared yet.
    pub fn plain(text: &str) -> Self {
        Self::parse(text.into())
    }

    fn divide(&mut self) {
        let text = Arc::clone(&self.text);
        let spans = split_blocks(&text);
        let kinds = classify(&text, &spans);
        for (block, (span, kind)) in spans.into_iter().zip(kinds).enumerate() {
            let (token, sentence) = (self.tokens.len(), self.sentences.len());
            tokenize(&text, span, &mut self.tokens);
            for range in split_sentences(&text, &self.tokens[token..]) {
                let tokens = range.start + token..range.end + token;
                let ends = (self.tokens[tokens.start], self.tokens[tokens.end - 1]);
                self.sentences.push(Sentence {
                    span: ends.0.span.cover(ends.1.span),
                    tokens,
                    block,
                });
            }
            self.blocks.push(Block {
                kind,
                span,
                sentences: sentence..self.sentences.len(),
            });
        }
    }

    /// The text as it was received.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// What `span` covers.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The blocks in order. They do not overlap; only white space lies between them.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The sentences in order, of all blocks.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The tokens in order, of all blocks.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }

    /// The sentences that are part of what the article says, page furniture left out.
    pub fn content_sentences(&self) -> impl Iterator<Item = (usize, &Sentence)> {
        let content = |s: &Sentence| self.blocks[s.block].kind.is_content();
        self.sentences
            .iter()
            .enumerate()
            .filter(move |(_, s)| content(s))
    }

    /// A token's letters as they stand.
    pub fn word(&self, token: Token) -> &str {
        self.slice(token.span)
    }

    /// A token's letters as they are compared; see [`fold`].
    pub fn folded(&self, token: Token) -> std::borrow::Cow<'_, str> {
        fold(self.word(token))
    }

    /// The index of the first token that ends after byte `position`.
    pub fn token_at(&self, position: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= position)
    }

    /// The indices of the tokens that `span` touches.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.token_at(span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }

    /// The index of the sentence that holds byte `position`, or the next one after it.
    pub fn sentence_at(&self, position: u32) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.span.end <= position);
        (i < self.sentences.len()).then_some(i)
    }
}

//! An article to change, and where in it that can be done.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use parallax::analysis::{Analysis, Article, analyse};
use parallax::compare::Source;
use parallax::mentions::{Entity, EntityKind, Mention, MentionKind};
use parallax::quotes::QuoteKind;
use parallax::text::{BlockKind, Document, Sentence, Span, Token, TokenKind};

/// A sentence of which another shares so much is told twice.
const TOLD_TWICE: f64 = 0.5;
/// Words that a sentence has at least.
const MIN_WORDS: usize = 6;
/// Letters of a word by which sentences are held against each other.
const LONG: usize = 4;

/// An article, analysed when that is first asked for.
pub(crate) struct Subject {
    /// The article.
    pub(crate) article: Article,
    /// Which revision of the stored article it is, from 1; 0 if it is not stored.
    revision: u32,
    analysis: OnceCell<Analysis>,
    plain: OnceCell<Vec<usize>>,
}

impl Subject {
    /// An article to change.
    pub(crate) fn new(article: Article) -> Rc<Self> {
        Self::stored(article, 0)
    }

    /// A revision of a stored article.
    pub(super) fn stored(article: Article, revision: u32) -> Rc<Self> {
        Rc::new(Self {
            article,
            revision,
            analysis: OnceCell::new(),
            plain: OnceCell::new(),
        })
    }

    /// Its analysis.
    pub(super) fn analysis(&self) -> &Analysis {
        self.analysis.get_or_init(|| analyse(&self.article))
    }

    /// Its text, divided.
    pub(super) fn doc(&self) -> &Document {
        &self.analysis().document
    }

    /// As a comparison takes it.
    pub(super) fn source(&self) -> Source<'_> {
        Source {
            article: &self.article,
            analysis: self.analysis(),
            revision: self.revision,
        }
    }

    /// The words at a span.
    pub(super) fn slice(&self, span: Span) -> &str {
        self.doc().slice(span)
    }

    /// The sentences in the narrator's words: whole, in paragraphs, without quotation marks, and
    /// unlike every other sentence, so that what they say stands nowhere else.
    pub(super) fn plain(&self) -> impl Iterator<Item = &Sentence> {
        let found = self.plain.get_or_init(|| self.find_plain());
        found.iter().map(|&i| &self.doc().sentences()[i])
    }

    /// The plain sentence that holds a span.
    pub(super) fn plain_at(&self, span: Span) -> Option<&Sentence> {
        self.plain().find(|s| s.span.contains(span))
    }

    /// The sentence that holds a span; the span itself if none does.
    pub(super) fn sentence_at(&self, span: Span) -> Span {
        let found = self.doc().sentence_at(span.start);
        found.map_or(span, |i| self.doc().sentences()[i].span)
    }

    fn find_plain(&self) -> Vec<usize> {
        let doc = self.doc();
        let words: Vec<(usize, BTreeSet<String>)> = doc
            .content_sentences()
            .map(|(i, s)| (i, self.long_words(s)))
            .collect();
        let alone = |i: usize, own: &BTreeSet<String>| {
            let shares = |other: &BTreeSet<String>| own.intersection(other).count() as f64;
            let most = TOLD_TWICE * own.len() as f64;
            words
                .iter()
                .all(|(j, other)| *j == i || shares(other) < most)
        };
        let plain = words.iter().filter(|(i, own)| {
            self.is_narrated(&doc.sentences()[*i]) && !own.is_empty() && alone(*i, own)
        });
        plain.map(|(i, _)| *i).collect()
    }

    fn long_words(&self, sentence: &Sentence) -> BTreeSet<String> {
        let folded = self.words(sentence).map(|t| self.doc().folded(t));
        let long = folded.filter(|word| word.chars().count() >= LONG);
        long.map(|word| word.into_owned()).collect()
    }

    /// Whether a sentence is whole and the narrator's own.
    fn is_narrated(&self, sentence: &Sentence) -> bool {
        let doc = self.doc();
        let text = doc.slice(sentence.span);
        let spoken = self.analysis().quotes.quotations.iter().any(|q| {
            q.kind != QuoteKind::Indirect && q.content.iter().any(|c| c.overlaps(sentence.span))
        });
        doc.blocks()[sentence.block].kind == BlockKind::Paragraph
            && text.ends_with(['.', '!'])
            && text.starts_with(char::is_uppercase)
            && !text.contains(['“', '”', '"', '«', '»', '‘', '\n', ':', '|'])
            && self.words(sentence).count() >= MIN_WORDS
            && !spoken
    }

    /// The words and numbers of a sentence.
    pub(super) fn words(&self, sentence: &Sentence) -> impl Iterator<Item = Token> {
        let tokens = self.doc().tokens_of(sentence).iter().copied();
        tokens.filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
    }

    /// Whether a folded word stands anywhere in the text outside `span`.
    pub(super) fn is_said_outside(&self, span: Span, word: &str) -> bool {
        let mut outside = self
            .doc()
            .tokens()
            .iter()
            .filter(|t| !span.overlaps(t.span));
        outside.any(|&t| self.doc().folded(t) == word)
    }

    /// The names of one kind, each with its entity.
    pub(super) fn names(&self, kind: EntityKind) -> impl Iterator<Item = (&Mention, &Entity)> {
        let mentions = &self.analysis().mentions;
        let names = mentions
            .mentions
            .iter()
            .filter(|m| m.kind == MentionKind::Name);
        let of_entity = |m| -> Option<(&Mention, &Entity)> {
            let m: &Mention = m;
            Some((m, &mentions.entities[m.entity?.0 as usize]))
        };
        names
            .filter_map(of_entity)
            .filter(move |(_, e)| e.kind == kind)
    }

    /// Whether the words at a span name the source of a quotation.
    pub(super) fn is_source(&self, span: Span) -> bool {
        let mut quotations = self.analysis().quotes.quotations.iter();
        quotations.any(|q| q.source.iter().any(|s| s.overlaps(span)))
    }
}

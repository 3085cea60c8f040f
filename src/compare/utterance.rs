//! Quotations in the form in which they are compared across articles.

use std::ops::Range;

use super::terms::{Term, Vocabulary, is_content, stem};
use super::{Source, speakers};
use crate::mentions::EntityKind;
use crate::quotes::{CueSense, Quotation, QuoteKind, Speaker};
use crate::text::{Span, Token, TokenKind, fold};

/// A word of an utterance.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    /// Its folded letters.
    pub(super) form: Box<str>,
    /// What its forms and synonyms have in common.
    pub(super) term: Term,
    /// How much it tells.
    pub(super) weight: f32,
    /// Whether it is content.
    pub(super) content: bool,
    /// Whether it is written with a capital.
    pub(super) capital: bool,
    /// Whether it stands in quotation marks.
    pub(super) marked: bool,
    /// Where it stands.
    pub(super) span: Span,
    /// The sentence of the document it stands in.
    pub(super) sentence: usize,
}

impl PartialEq for Spoken {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form
    }
}

impl AsRef<str> for Spoken {
    fn as_ref(&self) -> &str {
        &self.form
    }
}

/// A quotation of one source, or the part of it up to where the author's own sentence ends.
#[derive(Clone, Debug)]
pub(super) struct Utterance<'a> {
    /// Index of the article among the sources.
    pub(super) source: usize,
    /// Index into the article's quotations.
    pub(super) quotation: usize,
    /// Whether all of it, a part of it or nothing of it stands in quotation marks.
    pub(super) kind: QuoteKind,
    /// Its words, without marks and possessive endings; never empty.
    pub(super) words: Vec<Spoken>,
    /// Who said it, if the article tells.
    pub(super) speaker: Option<&'a Speaker>,
    /// The folded words that name the speaker here: "he".
    pub(super) source_words: String,
    /// Whether the speaker denies what the words outside quotation marks say.
    pub(super) denied: bool,
    /// Whether the speaker is a country or town.
    pub(super) is_place: bool,
    /// The terms of the content words around it in its sentence, sorted.
    pub(super) around: Vec<Term>,
}

/// Terms around two utterances that are shared when they are about the same things.
const SAME_THINGS: usize = 2;
/// The weight of a function word; content words weigh from 1 to 4.
const FUNCTION_WEIGHT: f32 = 0.5;

/// The quotations of all sources, by source and position.
pub(super) fn utterances<'a>(
    sources: &[Source<'a>],
    vocabulary: &mut Vocabulary,
) -> Vec<Utterance<'a>> {
    let mut all = Vec::new();
    for (source, article) in sources.iter().enumerate() {
        let quotes = &article.analysis.quotes;
        for (quotation, quote) in quotes.quotations.iter().enumerate() {
            let pieces = pieces(article, quote);
            let words = pieces.map(|piece| words(article, quote.kind, piece, vocabulary));
            let words: Vec<Vec<Spoken>> = words.filter(|words| !words.is_empty()).collect();
            for words in words {
                let speaker = quote.speaker.and_then(|i| quotes.speakers.get(i));
                all.push(Utterance {
                    source,
                    quotation,
                    kind: quote.kind,
                    around: around(article, &words, vocabulary),
                    words,
                    speaker,
                    source_words: source_words(article, quote),
                    denied: is_denied(quote),
                    is_place: speaker.is_some_and(|s| is_place(article, s)),
                });
            }
        }
    }
    all
}

/// The content of a quotation, parted where the author's own words end a sentence.
fn pieces<'q>(source: &Source<'_>, quote: &'q Quotation) -> impl Iterator<Item = &'q [Span]> {
    let doc = &source.analysis.document;
    let goes_on =
        |x: &Span, y: &Span| doc.sentence_at(x.end.saturating_sub(1)) == doc.sentence_at(y.start);
    quote.content.chunk_by(goes_on)
}

fn words(
    source: &Source<'_>,
    kind: QuoteKind,
    content: &[Span],
    vocabulary: &mut Vocabulary,
) -> Vec<Spoken> {
    let doc = &source.analysis.document;
    let tokens = content
        .iter()
        .flat_map(|&span| &doc.tokens()[doc.tokens_in(span)]);
    let mut marked = kind == QuoteKind::Direct;
    let mut word = |token: &Token| {
        let folded = doc.folded(*token);
        if kind == QuoteKind::Mixed {
            marked = within_marks(&folded, marked);
        }
        let spoken = matches!(token.kind, TokenKind::Word | TokenKind::Number);
        if !spoken || folded.starts_with('\'') || folded == "sic" {
            return None; // A possessive ending, or the quoting author's remark.
        }
        let term = vocabulary.intern(&stem(&folded));
        let content = is_content(&folded) || folded.starts_with(char::is_numeric);
        Some(Spoken {
            form: folded.into(),
            term,
            weight: if content {
                vocabulary.weight(term)
            } else {
                FUNCTION_WEIGHT
            },
            content,
            capital: doc.word(*token).starts_with(char::is_uppercase),
            marked,
            span: token.span,
            sentence: doc.sentence_at(token.span.start).unwrap_or_default(),
        })
    };
    tokens.filter_map(&mut word).collect()
}

/// Whether what follows a token stands in quotation marks, if `before` says so of itself.
fn within_marks(token: &str, before: bool) -> bool {
    match token {
        "“" | "«" | "„" => true,
        "”" | "»" => false,
        "\"" => !before,
        _ => before,
    }
}

/// What some words weigh together.
pub(super) fn weight(words: &[Spoken]) -> f32 {
    words.iter().map(|w| w.weight).sum()
}

/// The terms of the content words outside quotation marks in the sentence of the first word.
fn around(source: &Source<'_>, words: &[Spoken], vocabulary: &mut Vocabulary) -> Vec<Term> {
    let doc = &source.analysis.document;
    let Some(sentence) = words.first().and_then(|w| doc.sentences().get(w.sentence)) else {
        return Vec::new();
    };
    let marked = |token: &Token| words.iter().any(|w| w.marked && w.span == token.span);
    let tokens = doc.tokens_of(sentence).iter().filter(|t| !marked(t));
    let folded = tokens
        .map(|&t| doc.folded(t))
        .filter(|word| is_content(word));
    let mut terms: Vec<Term> = folded.map(|word| vocabulary.intern(&stem(&word))).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn is_place(source: &Source<'_>, speaker: &Speaker) -> bool {
    let entities = &source.analysis.mentions.entities;
    let entity = speaker.entity.and_then(|id| entities.get(id.0 as usize));
    entity.is_some_and(|e| e.kind == EntityKind::Place)
}

/// Whether a speaker denies what the quotation says: "denied that", "did not confirm that".
fn is_denied(quote: &Quotation) -> bool {
    let cue = quote
        .cue
        .as_ref()
        .filter(|_| quote.kind == QuoteKind::Indirect);
    cue.is_some_and(|cue| match cue.sense {
        CueSense::Denial => !cue.negated,
        CueSense::Confirmation => cue.negated,
        _ => false,
    })
}

fn source_words(source: &Source<'_>, quote: &Quotation) -> String {
    let doc = &source.analysis.document;
    let words: Vec<&str> = quote.source.iter().map(|&span| doc.slice(span)).collect();
    fold(&words.join(" ")).into_owned()
}

impl Utterance<'_> {
    /// Whether both may have the same speaker. Where the articles name the speaker in the
    /// same words, a difference lies in how those were understood, not in the articles.
    pub(super) fn agrees_with(&self, other: &Utterance<'_>) -> bool {
        self.source_words == other.source_words
            || speakers::agree(self.speaker, other.speaker)
            || self.speaks_for(other)
            || other.speaks_for(self)
    }

    /// Whether the speaker holds a public office and `other` is said by a place, about the same
    /// things: a country's minister, and the country. That is coarser, and no contradiction.
    fn speaks_for(&self, other: &Utterance<'_>) -> bool {
        let shared = |term: &&Term| other.around.binary_search(term).is_ok();
        other.is_place
            && self.speaker.is_some_and(speakers::holds_public_office)
            && self.around.iter().filter(shared).count() >= SAME_THINGS
    }

    /// Whether all of it is told in other words.
    pub(super) fn is_indirect(&self) -> bool {
        self.kind == QuoteKind::Indirect
    }

    /// The words from the first to the last that stand in quotation marks.
    pub(super) fn marked(&self) -> Range<usize> {
        let first = self.words.iter().position(|w| w.marked).unwrap_or_default();
        let last = self.words.iter().rposition(|w| w.marked);
        first..last.map_or(first, |last| last + 1)
    }

    /// What its words weigh together.
    pub(super) fn weight(&self) -> f32 {
        weight(&self.words)
    }

    /// From the first to the last of the words `part`, with nothing around them.
    pub(super) fn hull(&self, part: &Range<usize>) -> Span {
        let last = self.words.len() - 1;
        let (first, last) = (part.start.min(last), part.end.saturating_sub(1).min(last));
        self.words[first].span.cover(self.words[last].span)
    }

    /// The sentences of the words `within`, as ranges of words.
    pub(super) fn sentences(&self, within: Range<usize>) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        let mut start = within.start;
        for sentence in self.words[within].chunk_by(|x, y| x.sentence == y.sentence) {
            ranges.push(start..start + sentence.len());
            start += sentence.len();
        }
        ranges
    }
}

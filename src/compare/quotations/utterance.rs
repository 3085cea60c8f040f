//! Quotations in the form in which they are compared across articles.

use std::ops::Range;

use super::spoken::{Spoken, weight, words};
use crate::compare::Source;
use crate::compare::wanted::Wanted;
use crate::compare::words::terms::{Term, Vocabulary, is_content, stem};
use crate::mentions::EntityKind;
use crate::quotes::{CueSense, Quotation, QuoteKind, Speaker};
use crate::text::{BlockKind, Span, Token, fold};

/// A quotation of one source, or the part of it up to where the author's own sentence ends.
#[derive(Clone, Debug)]
pub(in crate::compare) struct Utterance<'a> {
    /// Index of the article among the sources.
    pub(in crate::compare) source: usize,
    /// Index into the article's quotations.
    pub(super) quotation: usize,
    /// Whether all of it, a part of it or nothing of it stands in quotation marks.
    pub(super) kind: QuoteKind,
    /// Its words, without marks and possessive endings; never empty.
    pub(super) words: Vec<Spoken>,
    /// Who said it, if the article tells.
    pub(super) speaker: Option<&'a Speaker>,
    /// The verb that reports it, in its dictionary form: "say".
    pub(super) cue: Option<&'a str>,
    /// The folded words that name the speaker here: "he".
    pub(super) source_words: String,
    /// Whether the speaker denies what the words outside quotation marks say.
    pub(super) denied: bool,
    /// Whether the speaker is a country or town.
    pub(super) is_place: bool,
    /// The terms of the content words around it in its sentence, sorted.
    pub(super) around: Vec<Term>,
    /// Whether it stands in a headline, which says again what the article says.
    pub(super) in_headline: bool,
    /// How much of its quotation it is.
    pub(super) scope: Scope,
}

/// How much of a quotation an [`Utterance`] is. What is quoted in the same words is compared
/// piece by piece; what is told in other words may sum all pieces up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All of a quotation that is not parted.
    All,
    /// A piece, up to where the author's own sentence ends.
    Piece,
    /// All of a quotation whose pieces come just before it; where each of them ends.
    Pieces(Vec<usize>),
    /// One of the runs of quoted words that the author has woven into a sentence.
    Run,
}

/// Words that two wordings have in common at least; names and catchwords are no utterance.
pub(super) const MIN_WORDS: usize = 3;

/// The quotations of all sources, by source and position.
pub(in crate::compare) fn utterances<'a>(
    sources: &[Source<'a>],
    vocabulary: &mut Vocabulary,
    wanted: Wanted<'_>,
) -> Vec<Utterance<'a>> {
    let mut all = Vec::new();
    for (source, article) in wanted.each(sources.iter().enumerate()) {
        let quotations = article.analysis.quotes.quotations.iter().enumerate();
        for (quotation, quote) in quotations {
            let pieces = pieces(article, quote);
            let words = pieces.map(|piece| words(article, quote.kind, piece, vocabulary));
            let pieces: Vec<Vec<Spoken>> = words.filter(|words| !words.is_empty()).collect();
            let mut add = |words, scope| {
                all.push(utterance(
                    (source, quotation),
                    article,
                    words,
                    scope,
                    vocabulary,
                ));
            };
            for words in runs(&pieces) {
                add(words, Scope::Run);
            }
            if pieces.len() == 1 {
                pieces.into_iter().for_each(|words| add(words, Scope::All));
            } else if !pieces.is_empty() {
                let (ends, whole) = (ends(&pieces), pieces.concat());
                pieces
                    .into_iter()
                    .for_each(|words| add(words, Scope::Piece));
                add(whole, Scope::Pieces(ends));
            }
        }
    }
    all
}

/// The runs of quoted words that are woven into the pieces, where there are several in one.
fn runs(pieces: &[Vec<Spoken>]) -> Vec<Vec<Spoken>> {
    let runs = |piece: &Vec<Spoken>| -> Vec<Vec<Spoken>> {
        marked_runs(piece).map(<[Spoken]>::to_vec).collect()
    };
    let woven = pieces.iter().map(runs).filter(|runs| runs.len() > 1);
    let long = |run: &Vec<Spoken>| run.len() >= MIN_WORDS;
    woven.flatten().filter(long).collect()
}

fn marked_runs(words: &[Spoken]) -> impl Iterator<Item = &[Spoken]> {
    let runs = words.chunk_by(|x, y| x.marked == y.marked);
    runs.filter(|run| run[0].marked)
}

/// Where each of the pieces ends when they stand in a row.
fn ends(pieces: &[Vec<Spoken>]) -> Vec<usize> {
    let sum = |end: &mut usize, piece: &Vec<Spoken>| {
        *end += piece.len();
        Some(*end)
    };
    pieces.iter().scan(0, sum).collect()
}

fn utterance<'a>(
    (source, quotation): (usize, usize),
    article: &Source<'a>,
    words: Vec<Spoken>,
    scope: Scope,
    vocabulary: &mut Vocabulary,
) -> Utterance<'a> {
    let quotes = &article.analysis.quotes;
    let quote = &quotes.quotations[quotation];
    let speaker = quote.speaker.and_then(|i| quotes.speakers.get(i));
    Utterance {
        source,
        quotation,
        kind: quote.kind,
        around: around(article, &words, vocabulary),
        in_headline: words.first().is_some_and(|w| is_headline(article, w)),
        words,
        speaker,
        cue: quote.cue.as_ref().map(|cue| cue.lemma.as_str()),
        source_words: source_words(article, quote),
        denied: is_denied(quote),
        is_place: speaker.is_some_and(|s| is_place(article, s)),
        scope,
    }
}

/// Whether a word stands in a headline, which may be repeated as the first line of the text.
fn is_headline(source: &Source<'_>, word: &Spoken) -> bool {
    let doc = &source.analysis.document;
    let sentence = doc.sentences().get(word.sentence);
    let block = sentence.and_then(|s| doc.blocks().get(s.block));
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let title = letters(&source.article.title);
    block.is_some_and(|b| {
        b.kind == BlockKind::Headline || !title.is_empty() && letters(doc.slice(b.span)) == title
    })
}

/// The content of a quotation, parted where the author's own words end a sentence.
fn pieces<'q>(source: &Source<'_>, quote: &'q Quotation) -> impl Iterator<Item = &'q [Span]> {
    let doc = &source.analysis.document;
    let goes_on =
        |x: &Span, y: &Span| doc.sentence_at(x.end.saturating_sub(1)) == doc.sentence_at(y.start);
    quote.content.chunk_by(goes_on)
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
    /// Whether all of it is told in other words.
    pub(super) fn is_indirect(&self) -> bool {
        self.kind == QuoteKind::Indirect
    }

    /// Whether its words can be held against those of `other` one by one: both are quoted, and
    /// of quoted words woven into a sentence each run is held against a direct quotation.
    pub(super) fn can_be_quoted_with(&self, other: &Self) -> bool {
        let direct = other.kind == QuoteKind::Direct;
        let scope = match self.scope {
            Scope::Pieces(_) => false,
            Scope::Run => direct,
            Scope::All | Scope::Piece => !direct || marked_runs(&self.words).nth(1).is_none(),
        };
        scope && self.marked().len() >= MIN_WORDS.min(self.words.len())
    }

    /// Whether it is all, or an unbroken piece, of what stands in quotation marks.
    pub(super) fn is_quoted_in_full(&self) -> bool {
        self.kind == QuoteKind::Direct && matches!(self.scope, Scope::All | Scope::Piece)
    }

    /// Whether it can be held against what is told in other words.
    pub(super) fn can_be_told(&self) -> bool {
        matches!(self.scope, Scope::All | Scope::Pieces(_))
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

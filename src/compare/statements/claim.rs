//! Statements: what a sentence says, in the form in which statements are compared.
//!
//! A sentence that several articles carry in the same words is one [`Statement`] with
//! several occurrences, so reprints cost nothing and never differ from themselves.
//! Places inside a statement are counted in words, which all its occurrences share.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::cues::Stance;
use crate::compare::wanted::Wanted;
use crate::compare::words::terms::{
    Term, Vocabulary, event_kind, is_content, is_headline_verb, stem,
};
use crate::compare::{Evidence, Source};
use crate::mentions::{EntityId, MentionKind};
use crate::text::{Document, Sentence, Span, Token, TokenKind, looks_past};
use crate::values::{Quantity, TimeExpression};

/// A word or number of a statement.
#[derive(Clone, Debug)]
pub(in crate::compare) struct Word {
    /// Its folded letters.
    pub(in crate::compare) form: Box<str>,
    /// What its forms and synonyms have in common.
    pub(in crate::compare) term: Term,
    /// Whether it tells what the statement is about.
    pub(in crate::compare) content: bool,
    /// Whether it tells what has happened: the past form of a verb, or a headline's present.
    pub(in crate::compare) past: bool,
    /// The kind of event of which it names a stage.
    pub(in crate::compare) event: Option<usize>,
    /// Whether a comma or another mark stands before it.
    pub(in crate::compare) after_mark: bool,
    /// Whether a hyphen joins it to the word before.
    pub(in crate::compare) hyphened: bool,
    /// Whether it is written with a capital.
    pub(in crate::compare) capital: bool,
}

/// Something found at some words of a statement.
#[derive(Clone, Debug)]
pub(in crate::compare) struct Placed<T> {
    /// Which words.
    pub(in crate::compare) words: Range<usize>,
    /// What.
    pub(in crate::compare) item: T,
}

/// Where a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) struct Occurrence {
    /// Index of the article among the sources.
    pub(in crate::compare) source: usize,
    /// Index of the sentence in its document.
    pub(in crate::compare) sentence: usize,
}

/// What one sentence says, and every article that says it in the same words.
#[derive(Clone, Debug)]
pub(in crate::compare) struct Statement {
    /// The first occurrence in each article, in the order of the sources.
    pub(in crate::compare) occurrences: Vec<Occurrence>,
    /// Its words and numbers, without marks.
    pub(in crate::compare) words: Vec<Word>,
    /// The stance to each of its words, as if it were a verb.
    pub(in crate::compare) stances: Vec<Stance>,
    /// The different terms of its content words, sorted.
    pub(in crate::compare) terms: Vec<Term>,
    /// Its numbers.
    pub(in crate::compare) quantities: Vec<Placed<Quantity>>,
    /// Its times.
    pub(in crate::compare) times: Vec<Placed<TimeExpression>>,
    /// Its names.
    pub(in crate::compare) names: Vec<Placed<EntityId>>,
}

impl Statement {
    /// The source whose analysis the numbers, times and names come from.
    pub(in crate::compare) fn home(&self) -> usize {
        self.occurrences[0].source
    }

    /// The folded words.
    pub(in crate::compare) fn forms(&self) -> Vec<&str> {
        self.words.iter().map(|w| &*w.form).collect()
    }

    /// Whether a name at `words` stands beside a verb of saying, or after "according to".
    pub(in crate::compare) fn says(&self, words: &Range<usize>) -> bool {
        let form = |i: usize| self.words.get(i).map(|w| &*w.form);
        let before = words.start.checked_sub(1).and_then(form);
        let after = (words.end..words.end + AFTER_SPEAKER).filter_map(form);
        before.into_iter().chain(after).any(is_saying)
            || before == Some("to")
                && words.start.checked_sub(2).and_then(form) == Some("according")
    }

    /// Whether `source` says it in these words.
    pub(in crate::compare) fn is_said_by(&self, source: usize) -> bool {
        self.occurrences.iter().any(|o| o.source == source)
    }

    /// The occurrences in articles that do not also carry `other`.
    pub(in crate::compare) fn said_without<'a>(
        &'a self,
        other: &'a Self,
    ) -> impl Iterator<Item = Occurrence> + 'a {
        let alone = |o: &Occurrence| !other.is_said_by(o.source);
        self.occurrences.iter().copied().filter(alone)
    }

    /// The words from the mark before `words` to the mark after them, at most `most` on each side.
    pub(in crate::compare) fn clause(&self, words: &Range<usize>, most: usize) -> Range<usize> {
        let first = words.start.saturating_sub(most);
        let last = (words.end + most).min(self.words.len());
        let marked = |i: &usize| self.words[*i].after_mark;
        let start = (first..=words.start).rev().find(marked).unwrap_or(first);
        start..(words.end..last).find(marked).unwrap_or(last)
    }
}

/// Words after a speaker in which the verb stands: "Lee also said".
const AFTER_SPEAKER: usize = 2;
/// Verbs of saying. Origin: our own list.
const SAYING: [&str; 24] = [
    "said",
    "says",
    "say",
    "told",
    "tells",
    "tell",
    "added",
    "adds",
    "announced",
    "announces",
    "reported",
    "reports",
    "stated",
    "states",
    "explained",
    "wrote",
    "writes",
    "confirmed",
    "claimed",
    "claims",
    "estimated",
    "noted",
    "tweeted",
    "replied",
];

/// Whether a folded word is a verb of saying.
pub(in crate::compare) fn is_saying(form: &str) -> bool {
    SAYING.contains(&form)
}

/// The statements of all sources, in the order of their first occurrence.
pub(in crate::compare) fn statements(
    sources: &[Source<'_>],
    vocabulary: &mut Vocabulary,
    wanted: Wanted<'_>,
) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    let mut known: FxHashMap<Vec<Box<str>>, usize> = FxHashMap::default();
    for (index, source) in wanted.each(sources.iter().enumerate()) {
        let doc = &source.analysis.document;
        for (number, sentence) in doc.content_sentences() {
            let occurrence = Occurrence {
                source: index,
                sentence: number,
            };
            if words_of(doc, sentence).next().is_none() {
                continue;
            }
            let key = key(doc, sentence);
            let next = statements.len();
            let at = *known.entry(key).or_insert(next);
            if at == next {
                statements.push(statement(source, occurrence, sentence, vocabulary));
            } else if !statements[at].is_said_by(index) {
                statements[at].occurrences.push(occurrence);
            }
        }
    }
    weigh(&statements, sources.len(), vocabulary);
    statements
}

/// What two sentences share that say the same: their words, numbers and signs such as "$".
fn key(doc: &Document, sentence: &Sentence) -> Vec<Box<str>> {
    let told = doc
        .tokens_of(sentence)
        .iter()
        .filter(|t| t.kind != TokenKind::Punctuation);
    told.map(|&t| doc.folded(t).into()).collect()
}

/// The tokens of a sentence that are words or numbers.
pub(super) fn words_of<'a>(
    doc: &'a Document,
    sentence: &'a Sentence,
) -> impl Iterator<Item = Token> + 'a {
    let tokens = doc.tokens_of(sentence).iter().copied();
    tokens.filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
}

fn statement(
    source: &Source<'_>,
    occurrence: Occurrence,
    sentence: &Sentence,
    vocabulary: &mut Vocabulary,
) -> Statement {
    let analysis = source.analysis;
    let doc = &analysis.document;
    let words = words(doc, sentence, vocabulary);
    let tokens: Vec<Token> = words_of(doc, sentence).collect();
    let quantities = inside(&analysis.values.quantities, sentence.span, |q| q.span);
    let times = inside(&analysis.values.times, sentence.span, |t| t.span);
    let names = inside(&analysis.mentions.mentions, sentence.span, |m| m.span).iter();
    let names = names.filter(|m| m.kind == MentionKind::Name);
    let terms: FxHashSet<Term> = words.iter().filter(|w| w.content).map(|w| w.term).collect();
    let mut terms: Vec<Term> = terms.into_iter().collect();
    terms.sort_unstable();
    Statement {
        occurrences: vec![occurrence],
        stances: (0..words.len()).map(|i| Stance::of(&words, i)).collect(),
        words,
        terms,
        quantities: place(&tokens, quantities.iter().map(|q| (q.span, q.clone()))),
        times: place(&tokens, times.iter().map(|t| (t.span, t.clone()))),
        names: place(&tokens, names.filter_map(|m| Some((m.span, m.entity?)))),
    }
}

fn words(doc: &Document, sentence: &Sentence, vocabulary: &mut Vocabulary) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut after_mark, mut hyphened) = (true, false);
    for &token in doc.tokens_of(sentence) {
        if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            after_mark |= is_mark(doc.word(token));
            hyphened = matches!(doc.word(token), "-" | "‐" | "‑");
            continue;
        }
        let form: Box<str> = doc.folded(token).into();
        let stem = stem(&form);
        let named = words.last().is_some_and(|w| w.capital && w.content);
        words.push(Word {
            term: vocabulary.intern_form(&stem, &form),
            event: event_kind(&stem),
            content: is_content(&form),
            past: looks_past(&form) || named && is_headline_verb(&form),
            after_mark,
            hyphened,
            capital: doc.word(token).starts_with(char::is_uppercase),
            form: form.clone(),
        });
        (after_mark, hyphened) = (false, false);
    }
    words
}

/// Whether a mark parts clauses; quotation marks and hyphens do not.
fn is_mark(mark: &str) -> bool {
    matches!(
        mark,
        "," | ";" | ":" | "—" | "–" | "(" | ")" | "―" | "." | "!" | "?" | "…" | "--"
    )
}

/// The part of `items`, which are in the order of the text, that lies inside `span`.
fn inside<T>(items: &[T], span: Span, of: impl Fn(&T) -> Span) -> &[T] {
    let start = items.partition_point(|item| of(item).start < span.start);
    let rest = &items[start..];
    &rest[..rest.partition_point(|item| of(item).end <= span.end)]
}

fn place<T>(tokens: &[Token], items: impl Iterator<Item = (Span, T)>) -> Vec<Placed<T>> {
    let place = |(span, item): (Span, T)| {
        let start = tokens.partition_point(|t| t.span.end <= span.start);
        let end = tokens.partition_point(|t| t.span.start < span.end);
        (start < end).then_some(Placed {
            words: start..end,
            item,
        })
    };
    items.filter_map(place).collect()
}

/// Learns how much each word tells; articles that say just the same count once.
fn weigh(statements: &[Statement], sources: usize, vocabulary: &mut Vocabulary) {
    let mut carried: Vec<Vec<usize>> = vec![Vec::new(); sources];
    for (i, statement) in statements.iter().enumerate() {
        let occurrences = statement.occurrences.iter();
        occurrences.for_each(|o| carried[o.source].push(i));
    }
    let mut known: FxHashSet<&[usize]> = FxHashSet::default();
    let first: Vec<bool> = carried.iter().map(|all| known.insert(all)).collect();
    let mut held: FxHashMap<Term, u32> = FxHashMap::default();
    let mut sentences = 0;
    for statement in statements {
        let occurrences = statement.occurrences.iter();
        let times = occurrences.filter(|o| first[o.source]).count() as u32;
        sentences += times;
        for &term in &statement.terms {
            *held.entry(term).or_default() += times;
        }
    }
    vocabulary.weigh(&held, known.len().max(1) as f32, sentences as f32);
}

/// The words of an occurrence, as evidence.
pub(in crate::compare) fn evidence(
    sources: &[Source<'_>],
    at: Occurrence,
    words: &Range<usize>,
) -> Evidence {
    let analysis = sources[at.source].analysis;
    let doc = &analysis.document;
    let sentence = &doc.sentences()[at.sentence];
    let tokens: Vec<Token> = words_of(doc, sentence).collect();
    let last = tokens.len() - 1;
    let ends = (words.start.min(last), words.end.saturating_sub(1).min(last));
    let span = tokens[ends.0].span.cover(tokens[ends.1].span);
    let span = with_symbols(doc, span);
    Evidence {
        source: at.source,
        span,
        sentence: sentence.span,
        attributed_to: speaker_of(sources, at.source, span),
    }
}

/// A span with the signs that touch it: "$" before "5", "%" after it.
fn with_symbols(doc: &Document, span: Span) -> Span {
    let range = doc.tokens_in(span);
    let symbol = |i: usize| doc.tokens().get(i).filter(|t| t.kind == TokenKind::Symbol);
    let before = range
        .start
        .checked_sub(1)
        .and_then(symbol)
        .filter(|t| t.span.end == span.start);
    let after = symbol(range.end).filter(|t| t.span.start == span.end);
    let covered = before.map_or(span, |t| t.span.cover(span));
    after.map_or(covered, |t| covered.cover(t.span))
}

/// Whose words stand at `span`, by the quotation that holds it; empty for the article's own.
pub(super) fn speaker_of(sources: &[Source<'_>], source: usize, span: Span) -> String {
    let quotes = &sources[source].analysis.quotes;
    let holds = |content: &Span| content.contains(span);
    let quotation = quotes
        .quotations
        .iter()
        .find(|q| q.content.iter().any(holds));
    let speaker = quotation.and_then(|q| quotes.speakers.get(q.speaker?));
    speaker.map_or_else(String::new, |s| s.name.clone())
}

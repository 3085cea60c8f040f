//! Quotations in the form in which they are compared across articles.

use super::terms::{Term, Vocabulary, is_content, stem};
use super::wording::common;
use super::{QuoteRelation, Source, speakers};
use crate::quotes::{Quotation, QuoteKind, Speaker};
use crate::text::{Span, TokenKind};

/// A quotation of one source.
#[derive(Clone, Debug)]
pub(super) struct Utterance<'a> {
    /// Index of the article among the sources.
    pub(super) source: usize,
    /// Index into the article's quotations.
    pub(super) quotation: usize,
    /// Whether all of it is told in other words.
    pub(super) indirect: bool,
    /// Its folded words, without marks and possessive endings.
    pub(super) words: Vec<Box<str>>,
    /// The term of each word.
    pub(super) terms: Vec<Term>,
    /// The weight of each word.
    pub(super) weights: Vec<f32>,
    /// Whether each word is content.
    pub(super) content: Vec<bool>,
    /// Who said it, if the article tells.
    pub(super) speaker: Option<&'a Speaker>,
    /// From the beginning of the content to its end.
    pub(super) hull: Span,
}

/// How two utterances relate, and how alike they are from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Likeness {
    /// How the wordings relate.
    pub(super) relation: QuoteRelation,
    /// How much they share.
    pub(super) score: f32,
    /// Whether both name the same speaker, as far as they name one.
    pub(super) speakers_agree: bool,
}

/// The weight of a function word; content words weigh from 1 to 4.
const FUNCTION_WEIGHT: f32 = 0.5;
/// The share of the shorter version that must stand in the longer one for a part of it.
const TRUNCATED: f32 = 0.97;
/// The same for a version with changed words.
const ALTERED: f32 = 0.6;
/// The same when the speakers differ: only long and nearly equal wordings are one utterance.
const ALTERED_OTHER_SPEAKER: f32 = 0.8;
/// Words of the longer version on which those of the shorter may be spread.
const SPREAD: f32 = 1.7;
/// The share of content that a version in other words must have in common with the shorter.
const PARAPHRASE: f32 = 0.55;

/// The quotations of all sources, by source and position.
pub(super) fn utterances<'a>(
    sources: &[Source<'a>],
    vocabulary: &mut Vocabulary,
) -> Vec<Utterance<'a>> {
    let mut all = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        for (number, quotation) in source.analysis.quotes.quotations.iter().enumerate() {
            let read = read(source, quotation, vocabulary);
            all.extend(read.map(|u| Utterance {
                source: index,
                quotation: number,
                ..u
            }));
        }
    }
    all
}

fn read<'a>(
    source: &Source<'a>,
    quotation: &Quotation,
    vocabulary: &mut Vocabulary,
) -> Option<Utterance<'a>> {
    let doc = &source.analysis.document;
    let first = quotation.content.first()?;
    let hull = quotation
        .content
        .iter()
        .fold(*first, |hull, &span| hull.cover(span));
    let speaker = quotation
        .speaker
        .and_then(|i| source.analysis.quotes.speakers.get(i));
    let mut utterance = Utterance {
        source: 0,
        quotation: 0,
        indirect: quotation.kind == QuoteKind::Indirect,
        words: Vec::new(),
        terms: Vec::new(),
        weights: Vec::new(),
        content: Vec::new(),
        speaker,
        hull,
    };
    for &span in &quotation.content {
        for &token in &doc.tokens()[doc.tokens_in(span)] {
            let folded = doc.folded(token);
            let spoken = matches!(token.kind, TokenKind::Word | TokenKind::Number);
            if spoken && !folded.starts_with('\'') && folded != "sic" {
                utterance.push(&folded, vocabulary);
            }
        }
    }
    (!utterance.words.is_empty()).then_some(utterance)
}

impl Utterance<'_> {
    fn push(&mut self, folded: &str, vocabulary: &mut Vocabulary) {
        let term = vocabulary.intern(&stem(folded));
        let content = is_content(folded) || folded.starts_with(char::is_numeric);
        self.words.push(folded.into());
        self.terms.push(term);
        self.content.push(content);
        self.weights.push(if content {
            vocabulary.weight(term)
        } else {
            FUNCTION_WEIGHT
        });
    }

    /// The different terms of its content words, sorted, each with its weight.
    fn bag(&self) -> Vec<(Term, f32)> {
        let words = self.terms.iter().zip(&self.weights).zip(&self.content);
        let content = words.filter(|(_, content)| **content);
        let mut bag: Vec<(Term, f32)> = content
            .map(|((&term, &weight), _)| (term, weight))
            .collect();
        bag.sort_by_key(|(term, _)| *term);
        bag.dedup_by_key(|(term, _)| *term);
        bag
    }

    /// What its words weigh together.
    pub(super) fn weight(&self) -> f32 {
        self.weights.iter().sum()
    }

    /// How it relates to `other`, if both can be the same utterance.
    pub(super) fn likeness(&self, other: &Utterance<'_>) -> Option<Likeness> {
        let speakers_agree = speakers::agree(self.speaker, other.speaker);
        let told = self.indirect || other.indirect;
        let (relation, score) = if told {
            (
                QuoteRelation::Paraphrase,
                self.paraphrase(other).filter(|_| speakers_agree)?,
            )
        } else {
            self.same_words(other, speakers_agree)?
        };
        Some(Likeness {
            relation,
            score,
            speakers_agree,
        })
    }

    /// How two wordings in quotation marks relate.
    fn same_words(
        &self,
        other: &Utterance<'_>,
        speakers_agree: bool,
    ) -> Option<(QuoteRelation, f32)> {
        if self.words == other.words {
            return (speakers_agree || self.words.len() > 4)
                .then_some((QuoteRelation::Identical, 1.0));
        }
        let shorter_first = self.weight() <= other.weight();
        let (short, long) = if shorter_first {
            (self, other)
        } else {
            (other, self)
        };
        let pairs = common(&short.words, &long.words, |i| short.weights[i]);
        let (first, last) = (pairs.first()?, pairs.last()?);
        let shared: f32 = pairs.iter().map(|&(i, _)| short.weights[i]).sum();
        let score = shared / short.weight();
        let spread = (last.1 - first.1 + 1) as f32 / pairs.len() as f32;
        let telling = pairs.iter().any(|&(i, _)| short.content[i]);
        let enough = speakers_agree && (telling || pairs.len() > 3)
            || pairs.len() > 5 && score >= ALTERED_OTHER_SPEAKER;
        if !enough || spread > SPREAD {
            return None;
        }
        if score >= TRUNCATED && spread <= 1.0 {
            return Some((QuoteRelation::Truncated, score));
        }
        (score >= ALTERED && pairs.len() > 2).then_some((QuoteRelation::Altered, score))
    }

    /// How much of the content two versions share of which at least one is in other words.
    fn paraphrase(&self, other: &Utterance<'_>) -> Option<f32> {
        let (a, b) = (self.bag(), other.bag());
        let weight = |bag: &[(Term, f32)]| bag.iter().map(|(_, weight)| weight).sum::<f32>();
        let has = |term: Term| b.binary_search_by_key(&term, |(term, _)| *term).is_ok();
        let shared: Vec<(Term, f32)> = a.iter().copied().filter(|(term, _)| has(*term)).collect();
        let shorter = weight(&a).min(weight(&b));
        let score = weight(&shared) / shorter.max(1.0);
        let balance = weight(&shared) / (weight(&a) * weight(&b)).sqrt().max(1.0);
        (shared.len() >= 3 && score >= PARAPHRASE && balance >= 0.4).then_some(score.min(balance))
    }
}

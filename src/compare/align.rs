//! Which statements of different articles are about the same matter.
//!
//! An index from terms to statements proposes partners, so the cost grows with the
//! statements and not with their pairs. Two statements meet if the terms they share weigh
//! enough, and neither has a clearly better partner in the other's article.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Source;
use super::claim::{Occurrence, Statement, statements};
use super::story::Stories;
use super::terms::{Term, Vocabulary};
use crate::text::Span;

/// Two statements about the same matter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    /// The index of the one that comes first.
    pub(super) a: usize,
    /// The index of the other.
    pub(super) b: usize,
    /// How much they share, from 0 to 1.
    pub(super) score: f32,
}

/// Statements that share less are about different matters. Measured on ECB+.
const MIN_SCORE: f32 = 0.3;
/// A partner is kept if it is at least so good as the best one of its article.
const NEAR_BEST: f32 = 0.75;
/// Partners of a statement that are looked at closely.
const MOST_PARTNERS: usize = 32;
/// Content terms of a statement that can be aligned.
const MIN_TERMS: usize = 3;
/// Statements so alike differ in hardly more than one slot.
pub(super) const NEARLY_EQUAL: f32 = 0.8;
/// A term in more statements than this proposes no partners.
const MOST_POSTINGS: usize = 600;

/// Two sentences of different sources that are about the same matter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlignedPair {
    /// The index of the source that comes first, and the sentence in it.
    pub a: (usize, Span),
    /// The same of the other.
    pub b: (usize, Span),
    /// How much they share, from 0 to 1.
    pub score: f32,
}

/// The sentences of `sources` that are about the same matter, as [`compare`](super::compare)
/// aligns them before it looks for differences.
pub fn alignments(sources: &[Source<'_>]) -> Vec<AlignedPair> {
    let mut vocabulary = Vocabulary::default();
    let statements = statements(sources, &mut vocabulary);
    let stories = Stories::new(&statements, sources.len(), &vocabulary);
    let pairs = align(&statements, &vocabulary, &|a, b| stories.same(a, b));
    let mut aligned = Vec::new();
    for pair in pairs {
        let (a, b) = (&statements[pair.a], &statements[pair.b]);
        for (x, y) in a
            .occurrences
            .iter()
            .flat_map(|x| b.occurrences.iter().map(move |y| (x, y)))
        {
            aligned.push(AlignedPair {
                a: place(sources, *x),
                b: place(sources, *y),
                score: pair.score,
            });
        }
    }
    aligned
}

fn place(sources: &[Source<'_>], at: Occurrence) -> (usize, Span) {
    let doc = &sources[at.source].analysis.document;
    (at.source, doc.sentences()[at.sentence].span)
}

/// The pairs of statements about the same matter, in the order of `statements`.
///
/// `same_story` says of two sources whether they report the same event at all.
pub(super) fn align(
    statements: &[Statement],
    vocabulary: &Vocabulary,
    same_story: &dyn Fn(usize, usize) -> bool,
) -> Vec<Pair> {
    let weights: Vec<f32> = statements.iter().map(|s| total(s, vocabulary)).collect();
    let index = index(statements);
    let partners: Vec<Vec<(usize, f32)>> = (0..statements.len())
        .map(|i| partners(i, statements, vocabulary, &weights, &index))
        .collect();
    let mut pairs = Vec::new();
    for (a, list) in partners.iter().enumerate() {
        for &(b, score) in list.iter().filter(|(b, _)| a < *b) {
            let meets = is_told(&statements[a], &statements[b], score)
                && meet(&statements[a], &statements[b], same_story)
                && is_near_best(score, list, &statements[b], statements)
                && is_near_best(score, &partners[b], &statements[a], statements);
            if meets {
                pairs.push(Pair { a, b, score });
            }
        }
    }
    pairs
}

/// What the terms of a statement weigh together.
pub(super) fn total(statement: &Statement, vocabulary: &Vocabulary) -> f32 {
    statement.terms.iter().map(|&t| vocabulary.weight(t)).sum()
}

fn index(statements: &[Statement]) -> FxHashMap<Term, Vec<usize>> {
    let mut index: FxHashMap<Term, Vec<usize>> = FxHashMap::default();
    for (i, statement) in statements.iter().enumerate() {
        for &term in &statement.terms {
            index.entry(term).or_default().push(i);
        }
    }
    index
}

/// The statements that share enough with statement `i`, the best first.
fn partners(
    i: usize,
    statements: &[Statement],
    vocabulary: &Vocabulary,
    weights: &[f32],
    index: &FxHashMap<Term, Vec<usize>>,
) -> Vec<(usize, f32)> {
    let mut shared: FxHashMap<usize, f32> = FxHashMap::default();
    for &term in &statements[i].terms {
        let postings = index[&term].as_slice();
        for &j in postings.iter().filter(|_| postings.len() <= MOST_POSTINGS) {
            *shared.entry(j).or_default() += vocabulary.weight(term);
        }
    }
    let score = |(j, weight): (usize, f32)| (j, weight / (weights[i] * weights[j]).sqrt());
    let mut partners: Vec<(usize, f32)> = shared
        .into_iter()
        .filter(|&(j, _)| j != i)
        .map(score)
        .filter(|&(_, score)| score >= MIN_SCORE)
        .collect();
    partners.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    partners.truncate(MOST_PARTNERS);
    partners
}

/// Whether the statements say enough to be compared: short ones only if they are nearly equal.
fn is_told(a: &Statement, b: &Statement, score: f32) -> bool {
    let least = if score >= NEARLY_EQUAL {
        MIN_TERMS - 1
    } else {
        MIN_TERMS
    };
    a.terms.len().min(b.terms.len()) >= least
}

/// Whether different articles of one story carry the statements, and none carries both.
fn meet(a: &Statement, b: &Statement, same_story: &dyn Fn(usize, usize) -> bool) -> bool {
    let apart = share_matter(a, b) && a.occurrences.iter().all(|o| !b.is_said_by(o.source));
    apart && {
        let mut stories = a
            .occurrences
            .iter()
            .flat_map(|x| b.occurrences.iter().map(move |y| (x, y)));
        stories.any(|(x, y)| same_story(x.source, y.source))
    }
}

/// Whether the statements share more than names: names alone say who, and not what.
/// Headlines, where every word has a capital, do not tell.
fn share_matter(a: &Statement, b: &Statement) -> bool {
    let is_headline = |s: &Statement| matter(s).next().is_none();
    is_headline(a) || is_headline(b) || shared_matter(a, b) > 0
}

/// How many terms the statements share that are no names in one of them.
pub(super) fn shared_matter(a: &Statement, b: &Statement) -> usize {
    let within = |term: &Term, s: &Statement| s.terms.binary_search(term).is_ok();
    let forth = matter(a).filter(|term| within(term, b));
    let back = matter(b).filter(|term| within(term, a));
    forth.chain(back).collect::<FxHashSet<Term>>().len()
}

/// The content terms that are not written with a capital.
fn matter(statement: &Statement) -> impl Iterator<Item = Term> {
    let words = statement.words.iter().filter(|w| w.content && !w.capital);
    words.map(|w| w.term)
}

/// Whether no statement in the articles of `partner` is clearly better than `score`.
fn is_near_best(
    score: f32,
    list: &[(usize, f32)],
    partner: &Statement,
    statements: &[Statement],
) -> bool {
    let in_article = |&&(j, _): &&(usize, f32)| {
        statements[j]
            .occurrences
            .iter()
            .any(|o| partner.is_said_by(o.source))
    };
    let best = list.iter().find(in_article);
    best.is_none_or(|&(_, best)| score >= NEAR_BEST * best)
}

//! Which statements of different articles are about the same matter.
//!
//! Two statements meet if the terms they share weigh enough, neither has a clearly better
//! partner in the other's article, and it is probable that both tell of one event.
//! Statements that share less can be [`alignments`], but nothing in them is held against each
//! other.

use rustc_hash::FxHashSet;

use super::pairing::Pairing;
use super::partners::partners;
use super::story::{self, Stories};
use crate::compare::Source;
use crate::compare::statements::claim::{Occurrence, Statement, statements};
use crate::compare::wanted::Wanted;
use crate::compare::words::terms::{Term, Vocabulary};
use crate::text::Span;

/// Two statements about the same matter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::compare) struct Pair {
    /// The index of the one that comes first.
    pub(in crate::compare) a: usize,
    /// The index of the other.
    pub(in crate::compare) b: usize,
    /// How much they share, from 0 to 1.
    pub(in crate::compare) score: f32,
}

/// Two sentences of different sources that are about the same event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlignedPair {
    /// The index of the source that comes first, and the sentence in it.
    pub a: (usize, Span),
    /// The same of the other.
    pub b: (usize, Span),
    /// How probable it is that they are, from 0 to 1.
    pub score: f32,
}

/// What is read of two sentences that may be about the same event, for training.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The index of the source that comes first, and the sentence in it.
    pub a: (usize, Span),
    /// The same of the other.
    pub b: (usize, Span),
    /// What tells whether they are; the names are those of `alignment/pair.txt`.
    pub features: Vec<f32>,
}

/// Sentences are about the same event if that is at least so probable. Measured on ECB+.
const ALIGNED: f32 = 0.45;
/// Sentences that share less are not looked at.
const MIN_SHARED: f32 = 0.05;
/// Statements that share less are about different matters. Measured on ECB+.
const MIN_SCORE: f32 = 0.3;
/// A partner is kept if it is at least so good as the best one of its article.
const NEAR_BEST: f32 = 0.75;
/// Content terms of a statement that can be aligned.
const MIN_TERMS: usize = 3;
/// Statements so alike differ in hardly more than one slot.
pub(in crate::compare) const NEARLY_EQUAL: f32 = 0.8;

/// The sentences of `sources` that are about the same event: those that are the same, and
/// those for which that is probable by what they and their articles share.
pub fn alignments(sources: &[Source<'_>]) -> Vec<AlignedPair> {
    let mut vocabulary = Vocabulary::default();
    let statements = statements(sources, &mut vocabulary, Wanted::always());
    let stories = Stories::new(&statements, sources, &vocabulary);
    let pairing = Pairing::new(&statements, sources, &stories, &vocabulary);
    let mut aligned = repeated(&statements, sources, &stories);
    for (a, b, score) in apart(&statements, &vocabulary) {
        let probability = pairing.probability(a, b, score);
        if probability >= ALIGNED {
            for (a, b) in occurrences(&statements[a], &statements[b]) {
                aligned.push(AlignedPair {
                    a: sentence(sources, a),
                    b: sentence(sources, b),
                    score: probability,
                });
            }
        }
    }
    aligned
}

/// What is read of every two of `sources`, by the names of `alignment/story.txt`, and of their
/// sentences that may be about the same event, for training.
pub fn candidates(sources: &[Source<'_>]) -> (Vec<Vec<f32>>, Vec<Candidate>) {
    let mut vocabulary = Vocabulary::default();
    let statements = statements(sources, &mut vocabulary, Wanted::always());
    let told = story::features(&statements, sources, &vocabulary);
    let stories = Stories::new(&statements, sources, &vocabulary);
    let pairing = Pairing::new(&statements, sources, &stories, &vocabulary);
    let candidate = |(a, b, score): (usize, usize, f32)| Candidate {
        a: sentence(sources, statements[a].occurrences[0]),
        b: sentence(sources, statements[b].occurrences[0]),
        features: pairing.features(a, b, score).to_vec(),
    };
    let candidates = apart(&statements, &vocabulary).map(candidate);
    (
        told.iter().map(|f| f.to_vec()).collect(),
        candidates.collect(),
    )
}

/// The pairs of statements that share something, which no source both carries.
fn apart<'a>(
    statements: &'a [Statement],
    vocabulary: &Vocabulary,
) -> impl Iterator<Item = (usize, usize, f32)> + 'a {
    let partners = partners(statements, vocabulary, MIN_SHARED)
        .into_iter()
        .enumerate();
    let pairs = partners.flat_map(|(a, list)| list.into_iter().map(move |(b, s)| (a, b, s)));
    pairs.filter(|&(a, b, _)| a < b && are_apart(&statements[a], &statements[b]))
}

/// The sentences that several sources of one story carry in the same words.
fn repeated(
    statements: &[Statement],
    sources: &[Source<'_>],
    stories: &Stories,
) -> Vec<AlignedPair> {
    let mut repeated = Vec::new();
    for statement in statements {
        for (i, x) in statement.occurrences.iter().enumerate() {
            let others = statement.occurrences[..i].iter();
            for y in others.filter(|y| stories.surely_same(x.source, y.source)) {
                repeated.push(AlignedPair {
                    a: sentence(sources, *y),
                    b: sentence(sources, *x),
                    score: 1.0,
                });
            }
        }
    }
    repeated
}

fn sentence(sources: &[Source<'_>], at: Occurrence) -> (usize, Span) {
    let doc = &sources[at.source].analysis.document;
    (at.source, doc.sentences()[at.sentence].span)
}

/// Where both statements stand.
fn occurrences<'a>(
    a: &'a Statement,
    b: &'a Statement,
) -> impl Iterator<Item = (Occurrence, Occurrence)> + 'a {
    let first = a.occurrences.iter();
    first.flat_map(|x| b.occurrences.iter().map(move |y| (*x, *y)))
}

/// The pairs of statements about the same matter, in the order of `statements`.
///
/// `same_story` says of two sources whether they report the same event at all.
pub(in crate::compare) fn align(
    statements: &[Statement],
    vocabulary: &Vocabulary,
    same_story: &dyn Fn(usize, usize) -> bool,
) -> Vec<Pair> {
    let partners = partners(statements, vocabulary, MIN_SCORE);
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
    share_matter(a, b)
        && are_apart(a, b)
        && occurrences(a, b).any(|(x, y)| same_story(x.source, y.source))
}

/// Whether no source carries both statements.
fn are_apart(a: &Statement, b: &Statement) -> bool {
    a.occurrences.iter().all(|o| !b.is_said_by(o.source))
}

/// Whether the statements share more than names: names alone say who, and not what.
/// Headlines, where every word has a capital, do not tell.
fn share_matter(a: &Statement, b: &Statement) -> bool {
    let is_headline = |s: &Statement| matter(s).next().is_none();
    is_headline(a) || is_headline(b) || shared_matter(a, b) > 0
}

/// How many terms the statements share that are no names in one of them.
pub(in crate::compare) fn shared_matter(a: &Statement, b: &Statement) -> usize {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Article, analyse};

    const FERRY: &str = "The ferry Aurora ran aground off Lindholm on Tuesday with 84 people aboard.\n\n\
        Captain Ida Berg said the steering had failed.\n\nThe harbour of Lindholm was built in 1911.";
    const FERRY_TOO: &str = "Ferry Aurora runs aground off Lindholm.\n\n\
        The ship was carrying 84 passengers when it hit rocks near Lindholm on Tuesday.\n\n\
        Ida Berg, its captain, blamed a failure of the steering.";
    const OTHER_FERRY: &str = "Two people drowned when a ferry capsized in a storm near Brannoch on Saturday.\n\n\
        The Kestrel had 212 passengers, twice as many as allowed, the coast guard said.\n\n\
        Tom Reyes, its captain, swam ashore and is being questioned by the police.";

    /// The first words of the sentences that are aligned, by the articles' order.
    fn check(texts: [&str; 2], expected: &[(&str, &str)]) {
        let articles = texts.map(|text| (Article::new(text), analyse(&Article::new(text))));
        let sources = articles.each_ref().map(|(article, analysis)| Source {
            article,
            analysis,
            revision: 0,
        });
        let found = alignments(&sources);
        let shown = |side: (usize, Span)| &texts[side.0][side.1.range()];
        for (a, b) in expected {
            let is = |pair: &AlignedPair| {
                shown(pair.a).starts_with(a) && shown(pair.b).starts_with(b) && pair.score <= 1.0
            };
            assert!(found.iter().any(is), "{a} / {b}");
        }
        assert_eq!(found.is_empty(), expected.is_empty(), "{found:?}");
    }

    #[test]
    fn sentences_about_one_event_are_aligned() {
        let aground = ("The ferry Aurora", "Ferry Aurora");
        check(
            [FERRY, FERRY_TOO],
            &[aground, ("The ferry Aurora", "The ship")],
        );
    }

    #[test]
    fn sentences_about_events_that_look_alike_are_not() {
        check([FERRY_TOO, OTHER_FERRY], &[]);
    }

    #[test]
    fn the_same_sentence_in_one_story_is_aligned() {
        check([FERRY, FERRY], &[("Captain Ida Berg", "Captain Ida Berg")]);
    }

    #[test]
    fn nothing_is_aligned_with_nothing() {
        check(["", FERRY], &[]);
        assert_eq!(alignments(&[]), []);
    }
}

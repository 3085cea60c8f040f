//! Which articles report the same event at all.
//!
//! Look-alike events (two quakes, two arrests) share most of their common words and few of
//! their names, so names count double. Articles of different stories are not compared.

use rustc_hash::FxHashMap;

use super::Source;
use super::claim::{Statement, statements};
use super::terms::{Term, Vocabulary};

/// Articles less alike are about different events. Measured on ECB+.
pub const SAME_STORY: f32 = 0.22;
/// Articles at least so alike are surely about one event.
const SURELY: f32 = 0.27;
/// How much more a name tells than another word.
const NAME: f32 = 2.0;

/// Which articles report the same event, each against each.
#[derive(Debug)]
pub(super) struct Stories {
    similarity: Vec<f32>,
    sources: usize,
}

/// How alike the stories of `sources` are, each against each, from 0 to 1; those at least
/// [`SAME_STORY`] alike report one event.
pub fn story_similarity(sources: &[Source<'_>]) -> Vec<Vec<f32>> {
    let mut vocabulary = Vocabulary::default();
    let statements = statements(sources, &mut vocabulary);
    let stories = Stories::new(&statements, sources.len(), &vocabulary);
    let rows = stories.similarity.chunks(sources.len().max(1));
    rows.map(<[f32]>::to_vec).collect()
}

/// The terms of an article, each with its weight.
type Vector = FxHashMap<Term, f32>;

impl Stories {
    /// The stories of `sources` articles that carry `statements`.
    pub(super) fn new(statements: &[Statement], sources: usize, vocabulary: &Vocabulary) -> Self {
        let vectors = vectors(statements, sources, vocabulary);
        let mut all = vec![1.0; sources * sources];
        for a in 0..sources {
            for b in a + 1..sources {
                let alike = similarity(&vectors[a], &vectors[b]);
                all[a * sources + b] = alike;
                all[b * sources + a] = alike;
            }
        }
        Self {
            similarity: all,
            sources,
        }
    }

    /// Whether two articles report the same event.
    pub(super) fn same(&self, a: usize, b: usize) -> bool {
        self.similarity[a * self.sources + b] >= SAME_STORY
    }

    /// Whether two articles report the same event so surely that they can contradict each other.
    pub(super) fn surely_same(&self, a: usize, b: usize) -> bool {
        self.similarity[a * self.sources + b] >= SURELY
    }
}

fn vectors(statements: &[Statement], sources: usize, vocabulary: &Vocabulary) -> Vec<Vector> {
    let mut vectors = vec![Vector::default(); sources];
    for statement in statements {
        for word in statement.words.iter().filter(|w| w.content) {
            let name = if word.capital { NAME } else { 1.0 };
            let weight = vocabulary.weight(word.term) * name;
            for occurrence in &statement.occurrences {
                *vectors[occurrence.source].entry(word.term).or_default() += weight;
            }
        }
    }
    vectors.iter_mut().for_each(normalise);
    vectors
}

/// The cosine of two vectors of length 1.
fn similarity(a: &Vector, b: &Vector) -> f32 {
    let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let common = small
        .iter()
        .filter_map(|(term, w)| large.get(term).map(|v| w * v));
    common.sum()
}

/// Dampens the weights, so that one word said often does not decide, and makes the length 1.
fn normalise(vector: &mut Vector) {
    vector.values_mut().for_each(|w| *w = w.sqrt());
    let length = vector.values().map(|w| w * w).sum::<f32>().sqrt();
    vector
        .values_mut()
        .for_each(|w| *w /= length.max(f32::MIN_POSITIVE));
}

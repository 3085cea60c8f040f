//! Articles that are (nearly) the same text, such as one wire story printed by many papers.
//!
//! Two articles share an origin if the sets of their runs of five words resemble each
//! other (Broder, "On the resemblance and containment of documents", 1997). Long sets are
//! reduced to their smallest hashes, which estimate the resemblance of the whole.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::compare::Source;
use crate::text::{Document, TokenKind};

/// Words in a run.
const RUN: usize = 5;
/// Hashes kept of one article.
const SKETCH: usize = 1024;
/// Articles at least so alike share an origin (Jaccard). Two papers that rewrite one press
/// release stay under 0.3; one paragraph cut of four leaves 0.6.
const SAME_ORIGIN: f64 = 0.5;

/// For each source the number of its origin, counted from 0 in the order of the sources.
pub(in crate::compare) fn origins(sources: &[Source<'_>]) -> Vec<usize> {
    let sketches: Vec<Vec<u64>> = sources
        .iter()
        .map(|s| sketch(&s.analysis.document))
        .collect();
    let mut origins: Vec<usize> = Vec::with_capacity(sources.len());
    let mut count = 0;
    for (i, sketch) in sketches.iter().enumerate() {
        let alike = (0..i).find(|&j| resemblance(&sketches[j], sketch) >= SAME_ORIGIN);
        origins.push(alike.map_or(count, |j| origins[j]));
        count += usize::from(alike.is_none());
    }
    origins
}

/// The smallest hashes of an article's runs of words, sorted.
fn sketch(doc: &Document) -> Vec<u64> {
    let mut words = Vec::new();
    for (_, sentence) in doc.content_sentences() {
        let tokens = doc.tokens_of(sentence).iter();
        let spoken = tokens.filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
        words.extend(spoken.map(|&t| doc.folded(t)));
    }
    let mut hashes: Vec<u64> = words
        .windows(RUN.min(words.len()).max(1))
        .map(hash)
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(SKETCH);
    hashes
}

fn hash(run: &[impl Hash]) -> u64 {
    let mut hasher = FxHasher::default();
    run.hash(&mut hasher);
    hasher.finish()
}

/// The share of the smallest hashes of both that both have.
fn resemblance(a: &[u64], b: &[u64]) -> f64 {
    let (mut i, mut j, mut both, mut all) = (0, 0, 0, 0);
    while i < a.len() && j < b.len() && all < SKETCH {
        let order = a[i].cmp(&b[j]);
        both += usize::from(order.is_eq());
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
        all += 1;
    }
    let rest = (a.len() - i + b.len() - j).min(SKETCH - all);
    both as f64 / ((all + rest).max(1)) as f64
}

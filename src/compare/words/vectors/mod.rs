//! What words mean, as vectors: words that stand in like places of news have like vectors.
//!
//! The vectors are those of a language model, one for each word, so that reading one is a
//! look-up (Minixhofer et al., "Model2Vec", 2024; Bommasani et al., ACL 2020). Each word also
//! has a weight, the logarithm of its inverse document frequency in news (Spärck Jones 1972),
//! which tells rare words from common ones without a corpus at hand. The weights, with their
//! card, are in `vectors/`; `training/vectors/` makes them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::learn::{EmbeddingTable, Weights, WeightsError};
use crate::text::{fold, is_stop_word};

/// The vectors that are part of the program.
static VECTORS: LazyLock<Vectors> = LazyLock::new(|| {
    let words = include_str!("words.txt");
    Vectors::new(include_bytes!("vectors.bin"), words)
        .expect("the vectors of the program are well formed")
});

/// Numbers in a vector.
pub const WIDTH: usize = 64;

/// The greatest weight, which an unknown word has too.
pub const RARE: f32 = 8.2;

/// Two answers at least so alike are the same. Measured on NAnCo.
pub const SAME_ANSWER: f32 = 0.5;

/// A direction, of length 1: what a word or several words together mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Meaning([f32; WIDTH]);

/// The words of a file, each with its row in a table.
struct Vectors {
    rows: FxHashMap<&'static str, u32>,
    table: EmbeddingTable,
    weights: Vec<f32>,
}

impl Vectors {
    fn new(weights: &[u8], words: &'static str) -> Result<Self, WeightsError> {
        let file = Weights::parse(weights)?;
        let rows: FxHashMap<&str, u32> = words.lines().zip(0..).collect();
        Ok(Self {
            table: EmbeddingTable::from_weights(&file, "vectors", WIDTH)?,
            weights: file.vector("weights", rows.len())?,
            rows,
        })
    }
}

/// How alike two folded words are in meaning: 1 for the same, about 0 for words that have
/// nothing to do with each other; `None` if one of them is not known.
///
/// ```
/// use parallax::compare::vectors::similarity;
/// assert!(similarity("quake", "earthquake") > similarity("quake", "election"));
/// ```
pub fn similarity(a: &str, b: &str) -> Option<f32> {
    Some(Meaning::of_word(a)?.similarity(&Meaning::of_word(b)?))
}

/// How much a folded word tells in news, from 0 for "the" to [`RARE`] for what is hardly ever
/// said; an unknown word counts as rare.
pub fn weight(folded: &str) -> f32 {
    let row = VECTORS.rows.get(folded);
    row.map_or(RARE, |&row| VECTORS.weights[row as usize])
}

/// How alike two short texts are in meaning, from 0 to 1; those at least [`SAME_ANSWER`]
/// alike give the same answer to one question. Texts of unknown words are alike if they are equal.
///
/// ```
/// use parallax::compare::vectors::{SAME_ANSWER, likeness};
/// assert!(likeness("the largest shareholder", "the biggest stakeholder") >= SAME_ANSWER);
/// assert!(likeness("the largest shareholder", "an angry customer") < SAME_ANSWER);
/// ```
pub fn likeness(a: &str, b: &str) -> f32 {
    match (Meaning::of_text(a), Meaning::of_text(b)) {
        (Some(a), Some(b)) => a.similarity(&b).max(0.0),
        _ => f32::from(words(a).eq(words(b))),
    }
}

impl Meaning {
    /// The meaning of a folded word, if it is known.
    pub fn of_word(folded: &str) -> Option<Self> {
        let row = *VECTORS.rows.get(folded)?;
        let mut sum = [0.0; WIDTH];
        VECTORS.table.add_row(row as usize, &mut sum);
        Self::along(sum)
    }

    /// The common direction of meanings, each with its weight; `None` if there is none.
    pub fn of_all(meanings: impl IntoIterator<Item = (Self, f32)>) -> Option<Self> {
        let mut sum = [0.0; WIDTH];
        for (meaning, weight) in meanings {
            let parts = sum.iter_mut().zip(&meaning.0);
            parts.for_each(|(sum, x)| *sum += weight * x);
        }
        Self::along(sum)
    }

    /// What the words of a text mean together, function words left out.
    pub fn of_text(text: &str) -> Option<Self> {
        let words = words(text).filter(|word| !is_stop_word(word));
        Self::of_all(words.filter_map(|word| Some((Self::of_word(&word)?, weight(&word)))))
    }

    /// The cosine of the angle between two meanings, from -1 to 1.
    pub fn similarity(&self, other: &Self) -> f32 {
        self.0.iter().zip(&other.0).map(|(a, b)| a * b).sum()
    }

    fn along(mut sum: [f32; WIDTH]) -> Option<Self> {
        let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
        if length <= f32::EPSILON {
            return None;
        }
        sum.iter_mut().for_each(|x| *x /= length);
        Some(Self(sum))
    }
}

/// The folded words of a text, without marks and possessive endings.
fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && !"'’.".contains(c));
    let words = parts.map(|word| fold(word.trim_matches(['\'', '’', '.'])).into_owned());
    let bare = words.map(|word| word.strip_suffix("'s").map_or(word.clone(), str::to_owned));
    bare.filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_nearer(word: &str, near: &str, far: &str) {
        let [near, far] = [near, far].map(|other| similarity(word, other));
        assert!(near > far, "{word}: {near:?} {far:?}");
    }

    #[test]
    fn words_of_like_meaning_have_like_vectors() {
        check_nearer("quake", "earthquake", "election");
        check_nearer("killed", "died", "bought");
        check_nearer("lawyer", "attorney", "singer");
        check_nearer("rose", "climbed", "testified");
        check_nearer("arrested", "detained", "elected");
    }

    #[test]
    fn a_word_is_most_like_itself_and_unknown_words_are_like_nothing() {
        assert!(similarity("treaty", "treaty") > Some(0.999));
        assert_eq!(similarity("treaty", "zzqxv"), None);
    }

    #[test]
    fn rare_words_weigh_more_than_common_ones() {
        assert!(weight("the") < weight("police"));
        assert!(weight("police") < weight("seismologist"));
        assert_eq!(weight("zzqxv"), RARE);
    }

    #[test]
    fn every_word_has_a_vector_and_a_weight_in_range() {
        let all = &*VECTORS;
        assert_eq!(all.rows.len(), all.table.rows());
        assert!(all.weights.iter().all(|w| (0.0..=RARE).contains(w)));
        assert!(all.rows.keys().all(|word| fold(word) == *word));
    }

    #[test]
    fn texts_without_known_words_are_alike_if_they_are_equal() {
        assert_eq!(likeness("Zzqxv!", "zzqxv"), 1.0);
        assert_eq!(likeness("Zzqxv", "2024"), 0.0);
        assert_eq!(likeness("", ""), 1.0);
    }
}

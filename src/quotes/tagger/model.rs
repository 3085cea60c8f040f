//! The trained net: from the features of tokens to their labels.

use std::fmt;
use std::sync::LazyLock;

use super::features::{self, Sequence, TokenFeatures};
use super::labels::{LABELS, Label};
use super::net::Net;
use super::vocabulary::{Known, Pieces, Vocabulary};
use crate::learn::{EmbeddingTable, Matrix, Transitions, Weights, WeightsError};
use crate::quotes::scene::Scene;

/// The net that the service uses, read once from the weights that are part of the program.
pub(in crate::quotes) static MODEL: LazyLock<Model> = LazyLock::new(|| {
    Model::new(
        include_bytes!("weights/tagger.bin"),
        include_str!("weights/words.txt"),
        include_str!("weights/pieces.txt"),
    )
    .expect("the weights of the program fit it")
});

/// A trained tagger: one net or several, whose scores are averaged.
pub(in crate::quotes) struct Model {
    vocabulary: Vocabulary<'static>,
    pieces: EmbeddingTable,
    nets: Vec<Net>,
    transitions: Transitions,
    calibration: Vec<f32>,
}

/// Why weights are refused.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::quotes) enum ModelError {
    /// They cannot be read.
    Weights(WeightsError),
    /// They were made for other features.
    Features(f32),
    /// A part has not the size that another one asks for.
    Size(&'static str),
}

impl From<WeightsError> for ModelError {
    fn from(error: WeightsError) -> Self {
        Self::Weights(error)
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weights(error) => error.fmt(f),
            Self::Features(version) => write!(
                f,
                "weights for version {version} of the features, not {}",
                features::VERSION
            ),
            Self::Size(part) => write!(f, "{part} has another size than its weights"),
        }
    }
}

impl Model {
    /// Reads weights; `words` and `pieces` are those of [`Vocabulary::new`].
    fn new(weights: &[u8], words: &'static str, pieces: &'static str) -> Result<Self, ModelError> {
        let weights = Weights::parse(weights)?;
        let version = weights.vector("features", 1)?[0];
        if version != features::VERSION as f32 {
            return Err(ModelError::Features(version));
        }
        let vocabulary = Vocabulary::new(words, pieces);
        let pieces = EmbeddingTable::from_weights(&weights, "piece", 0)?;
        if pieces.rows() != vocabulary.pieces() {
            return Err(ModelError::Size("pieces"));
        }
        let nets = (0..)
            .map(|number| weights.part(&format!("{number}.")))
            .take_while(|part| !part.is_empty())
            .map(|part| Net::new(&part, &vocabulary, pieces.width()));
        Ok(Self {
            nets: nets.collect::<Result<_, _>>()?,
            vocabulary,
            pieces,
            transitions: Transitions::from_weights(&weights, "transitions", LABELS)?,
            calibration: weights.vector("calibration", 0)?,
        })
    }

    /// The scores of each label at each token of all sequences: the mean over the nets.
    pub(super) fn logits(&self, scene: &Scene, sequences: &[Sequence]) -> Matrix {
        let words = self.words(scene, sequences);
        let lengths: Vec<usize> = sequences.iter().map(|s| s.tokens.len()).collect();
        let features: Vec<&TokenFeatures> = sequences.iter().flat_map(|s| &s.features).collect();
        let mut sum = Matrix::zeros(features.len(), LABELS);
        let share = 1.0 / self.nets.len().max(1) as f32;
        for net in &self.nets {
            let logits = net.logits(&self.pieces, &lengths, &words, &features);
            for (sum, logit) in sum.values_mut().iter_mut().zip(logits.values()) {
                *sum += share * logit;
            }
        }
        sum
    }

    /// What is known of the word of each token of all sequences.
    fn words(&self, scene: &Scene, sequences: &[Sequence]) -> Vec<(Known, Pieces)> {
        let tokens = sequences.iter().flat_map(|s| s.tokens.clone());
        let words = tokens.map(|i| scene.word(i).folded.as_ref());
        let looked_up = |w: &str| (self.vocabulary.known(w), self.vocabulary.pieces_of(w));
        words.map(looked_up).collect()
    }

    /// The best sequence of labels for the `logits` of one sequence, tokens x labels.
    pub(super) fn labels(&self, logits: &[f32]) -> Vec<Label> {
        let path = self.transitions.best_path(logits);
        path.into_iter().map(Label::from_index).collect()
    }

    /// The probability of each label at each token of one sequence.
    pub(super) fn marginals(&self, logits: &[f32]) -> Matrix {
        self.transitions.marginals(logits)
    }

    /// The numbers that turn what is known of an attribution into its confidence.
    pub(super) fn calibration(&self) -> &[f32] {
        &self.calibration
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: &[u8] = include_bytes!("weights/tagger.bin");
    const WORDS: &str = include_str!("weights/words.txt");
    const PIECES: &str = include_str!("weights/pieces.txt");

    #[test]
    fn the_weights_of_the_program_fit_it() {
        let model = Model::new(WEIGHTS, WORDS, PIECES).map_err(|e| e.to_string());
        assert!(!model.expect("they are read").nets.is_empty());
        assert!(
            WEIGHTS.len() + WORDS.len() + PIECES.len() <= 6_000_000,
            "six megabytes at most"
        );
    }

    #[test]
    fn weights_for_other_features_are_refused() {
        let at = WEIGHTS
            .windows(8)
            .position(|w| w == b"features")
            .expect("a tensor");
        let mut other = WEIGHTS.to_vec();
        // Behind the name: its type, its rank and one dimension, then the version.
        other[at + 14..at + 18].copy_from_slice(&7.0_f32.to_le_bytes());
        let error = Model::new(&other, WORDS, PIECES).err();
        assert_eq!(error, Some(ModelError::Features(7.0)));
    }

    #[test]
    fn words_and_pieces_must_be_those_of_the_weights() {
        let fewer = |list: &'static str| list.split_once('\n').map_or("", |(_, rest)| rest);
        let error = Model::new(WEIGHTS, fewer(WORDS), PIECES).err();
        assert_eq!(error, Some(ModelError::Size("words")));
        let error = Model::new(WEIGHTS, WORDS, fewer(PIECES)).err();
        assert_eq!(error, Some(ModelError::Size("pieces")));
    }

    #[test]
    fn a_broken_file_is_refused() {
        let error = Model::new(&WEIGHTS[..1000], WORDS, PIECES).err();
        assert!(matches!(error, Some(ModelError::Weights(_))));
    }
}

//! The trained net: from the features of tokens to their labels.

use std::fmt;
use std::sync::LazyLock;

use super::features::{self, CARDINALITIES, CATEGORIES, FLAGS, Sequence, TokenFeatures};
use super::labels::{LABELS, Label};
use super::vocabulary::Vocabulary;
use crate::learn::{EmbeddingTable, Matrix, Network, Transitions, Weights, WeightsError};
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

/// A trained tagger.
pub(in crate::quotes) struct Model {
    vocabulary: Vocabulary<'static>,
    categories: Vec<EmbeddingTable>,
    words: EmbeddingTable,
    shares: EmbeddingTable,
    pieces: EmbeddingTable,
    network: Network,
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
        let table = |name: &str| EmbeddingTable::from_weights(&weights, name, 0);
        let categories = (0..CATEGORIES).map(|c| table(&format!("category.{c}")));
        let model = Self {
            vocabulary: Vocabulary::new(words, pieces),
            categories: categories.collect::<Result<_, _>>()?,
            words: table("word")?,
            shares: table("share")?,
            pieces: table("piece")?,
            network: Network::from_weights(&weights)?,
            transitions: Transitions::from_weights(&weights, "transitions", LABELS)?,
            calibration: weights.vector("calibration", 0)?,
        };
        model.check()?;
        Ok(model)
    }

    /// Whether all parts have the sizes that the others expect.
    fn check(&self) -> Result<(), ModelError> {
        let tables = self.categories.iter().zip(CARDINALITIES);
        let width: usize = self.tables().map(EmbeddingTable::width).sum();
        let parts = [
            ("words", self.words.rows() == self.vocabulary.rows()),
            ("pieces", self.pieces.rows() == self.vocabulary.pieces()),
            ("shares", self.shares.rows() > 6),
            ("categories", tables.clone().all(|(t, n)| t.rows() == n)),
            ("features", self.network.features() == width + FLAGS),
            ("labels", self.network.labels() == LABELS),
        ];
        match parts.iter().find(|(_, fits)| !fits) {
            Some((part, _)) => Err(ModelError::Size(part)),
            None => Ok(()),
        }
    }

    /// The tables in the order of their numbers in the input of the net.
    fn tables(&self) -> impl Iterator<Item = &EmbeddingTable> {
        let words = [&self.words, &self.shares, &self.pieces];
        self.categories.iter().chain(words)
    }

    /// The scores of each label at each token of all sequences.
    pub(super) fn logits(&self, scene: &Scene, sequences: &[Sequence]) -> Matrix {
        let lengths: Vec<usize> = sequences.iter().map(|s| s.tokens.len()).collect();
        let tokens = sequences
            .iter()
            .flat_map(|s| s.tokens.clone().zip(&s.features));
        let mut tokens = tokens.map(|(i, features)| (&scene.word(i).folded, features));
        self.network.logits(&lengths, |_, row| {
            if let Some((word, features)) = tokens.next() {
                self.fill(word, features, row);
            }
        })
    }

    /// Writes the input of the net for one token into a row of zeros.
    fn fill(&self, word: &str, features: &TokenFeatures, row: &mut [f32]) {
        let known = self.vocabulary.known(word);
        let mut row = Row(row);
        for (table, &value) in self.categories.iter().zip(&features.categories) {
            row.add(table, &[usize::from(value)]);
        }
        row.add(&self.words, &[known.row]);
        row.add(&self.shares, &[known.share]);
        row.add(&self.pieces, self.vocabulary.pieces_of(word).numbers());
        for (flag, value) in row.0.iter_mut().enumerate() {
            *value = ((features.flags >> flag) & 1) as f32;
        }
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

/// The part of a row that is still to be written.
struct Row<'a>(&'a mut [f32]);

impl Row<'_> {
    /// Writes the mean of some rows of a table and moves on.
    fn add(&mut self, table: &EmbeddingTable, rows: &[usize]) {
        let (part, rest) = std::mem::take(&mut self.0).split_at_mut(table.width());
        self.0 = rest;
        for &row in rows {
            table.add_row(row, part);
        }
        if rows.len() > 1 {
            part.iter_mut().for_each(|x| *x /= rows.len() as f32);
        }
    }
}

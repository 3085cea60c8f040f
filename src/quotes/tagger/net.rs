//! One net of the tagger: its tables and its layers.

use super::features::{CARDINALITIES, CATEGORIES, FLAGS, TokenFeatures};
use super::labels::LABELS;
use super::model::ModelError;
use super::vocabulary::{Known, Pieces, Vocabulary};
use crate::learn::{EmbeddingTable, Matrix, Network, Weights};

/// From what is known of tokens to a score for each label.
///
/// The input of the layers is, one after the other: the vector of each category, of the word,
/// of its share in cues, the mean vector of its pieces, and the flags.
pub(super) struct Net {
    categories: Vec<EmbeddingTable>,
    words: EmbeddingTable,
    shares: EmbeddingTable,
    network: Network,
}

impl Net {
    /// Reads the tensors of one net; `pieces` is the width of the pieces' vectors.
    pub(super) fn new(
        weights: &Weights,
        vocabulary: &Vocabulary,
        pieces: usize,
    ) -> Result<Self, ModelError> {
        let table = |name: &str| EmbeddingTable::from_weights(weights, name, 0);
        let categories = (0..CATEGORIES).map(|c| table(&format!("category.{c}")));
        let net = Self {
            categories: categories.collect::<Result<_, _>>()?,
            words: table("word")?,
            shares: table("share")?,
            network: Network::from_weights(weights)?,
        };
        let width = net.tables().map(EmbeddingTable::width).sum::<usize>() + pieces + FLAGS;
        let mut sizes = net.categories.iter().zip(CARDINALITIES);
        let parts = [
            ("words", net.words.rows() == vocabulary.rows()),
            ("shares", net.shares.rows() > Known::MOST_SHARE),
            (
                "categories",
                sizes.all(|(table, size)| table.rows() == size),
            ),
            ("features", net.network.features() == width),
            ("labels", net.network.labels() == LABELS),
        ];
        match parts.iter().find(|(_, fits)| !fits) {
            Some((part, _)) => Err(ModelError::Size(part)),
            None => Ok(net),
        }
    }

    fn tables(&self) -> impl Iterator<Item = &EmbeddingTable> {
        self.categories.iter().chain([&self.words, &self.shares])
    }

    /// The scores of each label at each token of sequences with these `lengths`; `pieces` has
    /// the pieces' vectors.
    pub(super) fn logits(
        &self,
        pieces: &EmbeddingTable,
        lengths: &[usize],
        words: &[(Known, Pieces)],
        features: &[&TokenFeatures],
    ) -> Matrix {
        self.network.logits(lengths, |token, row| {
            let (known, parts) = &words[token];
            let mut row = Row(row);
            for (table, &value) in self.categories.iter().zip(&features[token].categories) {
                row.add(table, &[usize::from(value)]);
            }
            row.add(&self.words, &[known.row]);
            row.add(&self.shares, &[known.share]);
            row.add(pieces, parts.numbers());
            for (flag, value) in row.0.iter_mut().enumerate() {
                *value = ((features[token].flags >> flag) & 1) as f32;
            }
        })
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

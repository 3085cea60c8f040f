//! Which label may follow which, and how readily.

use super::matrix::Matrix;
use super::weights::{Weights, WeightsError};

/// A score for each label after each other, and for each label at the start of a sequence.
///
/// Scores are added to the logits of a linear-chain conditional random field; minus
/// infinity forbids.
#[derive(Clone, Debug)]
pub struct Transitions {
    labels: usize,
    /// (labels + 1) x labels: row `a` scores what follows `a`, the last row what begins.
    scores: Matrix,
}

impl Transitions {
    /// Transitions with (labels + 1) x labels `scores`: row `a`, column `b` for `b` after
    /// `a`; the last row for `b` at the start.
    ///
    /// # Panics
    ///
    /// Panics if there is not one row more than there are columns.
    pub fn new(scores: Matrix) -> Self {
        let labels = scores.columns();
        assert_eq!(scores.rows(), labels + 1, "rows of the transitions");
        Self { labels, scores }
    }

    /// The transitions of this name, for so many labels.
    pub fn from_weights(w: &Weights<'_>, name: &str, labels: usize) -> Result<Self, WeightsError> {
        Ok(Self::new(w.matrix(name, labels + 1, labels)?))
    }

    /// How many labels there are.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// The scores of each label after `label`.
    pub(super) fn after(&self, label: usize) -> &[f32] {
        self.scores.row(label)
    }

    /// The scores of each label at the start.
    pub(super) fn start(&self) -> &[f32] {
        self.scores.row(self.labels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_row_is_the_start() {
        let scores = Matrix::from_values(3, 2, vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        let transitions = Transitions::new(scores);
        assert_eq!(transitions.labels(), 2);
        assert_eq!(transitions.after(1), [3.0, 4.0]);
        assert_eq!(transitions.start(), [5.0, 6.0]);
    }
}

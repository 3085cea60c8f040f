//! The best sequence of labels (Viterbi 1967).

use super::transitions::Transitions;

impl Transitions {
    /// The sequence of labels with the highest sum of logits and transitions.
    ///
    /// `logits` are tokens x labels, row after row, of one sequence. Of equal sequences,
    /// that with the lower label at the last token where they differ wins.
    ///
    /// # Panics
    ///
    /// Panics if the logits are no whole number of rows.
    pub fn best_path(&self, logits: &[f32]) -> Vec<usize> {
        let labels = self.labels();
        assert!(logits.len().is_multiple_of(labels.max(1)), "whole rows");
        let mut scores: Vec<f32> = Vec::new();
        let mut before = Vec::with_capacity(logits.len());
        for row in logits.chunks_exact(labels.max(1)) {
            scores = match scores.is_empty() {
                true => self.start().iter().zip(row).map(|(s, x)| s + x).collect(),
                false => self.extend(&scores, row, &mut before),
            };
        }
        let mut path = Vec::with_capacity(logits.len() / labels.max(1));
        path.extend(best(scores.iter().copied()));
        for row in before.rchunks_exact(labels.max(1)) {
            path.extend(path.last().map(|&label| row[label]));
        }
        path.reverse();
        path
    }

    /// The best score of each label for one more token, with the label before it.
    fn extend(&self, scores: &[f32], logits: &[f32], before: &mut Vec<usize>) -> Vec<f32> {
        let mut extended = Vec::with_capacity(logits.len());
        for (label, logit) in logits.iter().enumerate() {
            let reach = |from: usize| scores[from] + self.after(from)[label];
            let from = best((0..scores.len()).map(reach)).unwrap_or_default();
            before.push(from);
            extended.push(reach(from) + logit);
        }
        extended
    }
}

/// The place of the greatest number, the first of equals.
fn best(scores: impl Iterator<Item = f32>) -> Option<usize> {
    let mut scores = scores.enumerate();
    let first = scores.next()?;
    let greater = |best: (usize, f32), new: (usize, f32)| if new.1 > best.1 { new } else { best };
    Some(scores.fold(first, greater).0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::matrix::Matrix;
    use crate::learn::testing::{Random, every_path, path_score, random_transitions};

    fn check(tokens: usize, labels: usize, seed: usize) {
        let mut random = Random::new(seed);
        let transitions = random_transitions(&mut random, labels);
        let logits = random.vector(tokens * labels);
        let found = transitions.best_path(&logits);
        assert_eq!(found.len(), tokens);
        let score = path_score(&transitions, &logits, &found);
        for path in every_path(tokens, labels) {
            let other = path_score(&transitions, &logits, &path);
            assert!(score >= other - 1e-5, "{path:?} is better than {found:?}");
        }
    }

    #[test]
    fn no_other_path_is_better() {
        for seed in 0..20 {
            for tokens in 0..5 {
                check(tokens, 1 + seed % 4, seed);
            }
        }
    }

    #[test]
    fn what_is_forbidden_is_not_chosen() {
        let no = f32::NEG_INFINITY;
        let scores = Matrix::from_values(3, 2, vec![0.0, no, 0.0, 0.0, 0.0, no]);
        let found = Transitions::new(scores).best_path(&[0.0, 9.0, 0.0, 9.0]);
        assert_eq!(found, [0, 0]);
    }

    #[test]
    fn equal_paths_take_the_lower_label() {
        let transitions = Transitions::new(Matrix::zeros(4, 3));
        assert_eq!(transitions.best_path(&[0.0; 9]), [0, 0, 0]);
    }
}

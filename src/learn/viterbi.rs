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
        let mut rows = logits.chunks_exact(labels.max(1));
        let Some(first) = rows.next() else {
            return Vec::new();
        };
        let mut scores: Vec<f32> = self.start().iter().zip(first).map(|(s, x)| s + x).collect();
        let mut extended = vec![0.0; labels];
        let mut before = vec![0; logits.len() - labels];
        for (row, before) in rows.zip(before.chunks_exact_mut(labels)) {
            self.extend(&scores, &mut extended, before);
            extended.iter_mut().zip(row).for_each(|(e, x)| *e += x);
            std::mem::swap(&mut scores, &mut extended);
        }
        path_to(best(&scores), &before, labels)
    }

    /// Writes the best score of each label for one more token, without its logit, and the
    /// label before it.
    fn extend(&self, scores: &[f32], extended: &mut [f32], before: &mut [u16]) {
        before.fill(0);
        for (e, after) in extended.iter_mut().zip(self.after(0)) {
            *e = scores[0] + after;
        }
        for (from, score) in scores.iter().enumerate().skip(1) {
            let reached = extended.iter_mut().zip(&mut *before).zip(self.after(from));
            for ((e, label), after) in reached {
                let new = score + after;
                *label = if new > *e { from as u16 } else { *label };
                *e = f32::max(*e, new);
            }
        }
    }
}

/// The path that ends with the label `last`, given the labels before each other one.
fn path_to(last: usize, before: &[u16], labels: usize) -> Vec<usize> {
    let mut path = vec![last];
    let mut label = last;
    for row in before.rchunks_exact(labels) {
        label = usize::from(row[label]);
        path.push(label);
    }
    path.reverse();
    path
}

/// The place of the greatest number, the first of equals.
fn best(scores: &[f32]) -> usize {
    let greater = |best, i| if scores[i] > scores[best] { i } else { best };
    (0..scores.len()).fold(0, greater)
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

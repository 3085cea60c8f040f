//! The probability of each label at each token (the forward-backward algorithm).
//!
//! Probabilities are kept as `f64` and scaled to a sum of one at each token (Rabiner 1989,
//! section V.A), so that a long sequence neither overflows nor vanishes.

use super::matrix::Matrix;
use super::transitions::Transitions;

/// The lowest a logit counts beneath the greatest of its token. Even seven of these in a row
/// stay above the least `f64`, and as `f32` none shows beside a probability that is not small.
const FLOOR: f64 = -100.0;

impl Transitions {
    /// The probability of each label at each token, given all logits: tokens x labels.
    ///
    /// `logits` are tokens x labels, row after row, of one sequence. Where the transitions
    /// forbid every sequence, all labels are equally probable.
    ///
    /// # Panics
    ///
    /// Panics if the logits are no whole number of rows.
    pub fn marginals(&self, logits: &[f32]) -> Matrix {
        let labels = self.labels();
        assert!(logits.len().is_multiple_of(labels.max(1)), "whole rows");
        let weights = emissions(logits, labels);
        let after: Vec<Vec<f64>> = (0..labels).map(|a| exponentials(self.after(a))).collect();
        let mut forward = forward(&weights, &exponentials(self.start()), &after);
        multiply_backward(&mut forward, &weights, &after);
        let values = forward.into_iter().flatten().map(|p| p as f32).collect();
        Matrix::from_values(weights.len(), labels, values)
    }
}

/// The exponentials of the logits, each token's greatest becoming one.
fn emissions(logits: &[f32], labels: usize) -> Vec<Vec<f64>> {
    let row = |row: &[f32]| {
        let greatest = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let below = |x: &f32| (f64::from(*x) - f64::from(greatest)).max(FLOOR).exp();
        row.iter().map(below).collect()
    };
    logits.chunks_exact(labels.max(1)).map(row).collect()
}

fn exponentials(scores: &[f32]) -> Vec<f64> {
    scores.iter().map(|&s| f64::from(s).exp()).collect()
}

/// For each token the probability of its label given the tokens up to it.
fn forward(weights: &[Vec<f64>], start: &[f64], after: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut rows: Vec<Vec<f64>> = Vec::with_capacity(weights.len());
    for weight in weights {
        let mut row = match rows.last() {
            None => start.to_vec(),
            Some(last) => reached(last, after),
        };
        row.iter_mut().zip(weight).for_each(|(p, w)| *p *= w);
        normalise(&mut row);
        rows.push(row);
    }
    rows
}

/// How probable each label is after the labels of the token before.
fn reached(last: &[f64], after: &[Vec<f64>]) -> Vec<f64> {
    let mut row = vec![0.0; last.len()];
    for (p, scores) in last.iter().zip(after) {
        row.iter_mut().zip(scores).for_each(|(r, s)| *r += p * s);
    }
    row
}

/// Multiplies the rows by the probability of the tokens that follow.
fn multiply_backward(rows: &mut [Vec<f64>], weights: &[Vec<f64>], after: &[Vec<f64>]) {
    let mut backward = vec![1.0; after.len()];
    for (row, weight) in rows.iter_mut().zip(weights).rev() {
        row.iter_mut().zip(&backward).for_each(|(p, b)| *p *= b);
        normalise(row);
        let ahead: Vec<f64> = weight.iter().zip(&backward).map(|(w, b)| w * b).collect();
        let sum = |scores: &Vec<f64>| scores.iter().zip(&ahead).map(|(s, a)| s * a).sum();
        backward = after.iter().map(sum).collect();
        normalise(&mut backward);
    }
}

/// Makes the sum one; what has no sum becomes uniform.
fn normalise(row: &mut [f64]) {
    let sum: f64 = row.iter().sum();
    match sum > 0.0 && sum.is_finite() {
        true => row.iter_mut().for_each(|p| *p /= sum),
        false => row.fill(1.0 / row.len() as f64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::testing::{Random, assert_near, every_path, path_score, random_transitions};

    fn check(tokens: usize, labels: usize, seed: usize) {
        let mut random = Random::new(seed);
        let transitions = random_transitions(&mut random, labels);
        let logits = random.vector(tokens * labels);
        let expected = by_enumeration(&transitions, &logits, tokens);
        assert_near(&transitions.marginals(&logits), &expected);
    }

    fn by_enumeration(transitions: &Transitions, logits: &[f32], tokens: usize) -> Matrix {
        let labels = transitions.labels();
        let mut sums = Matrix::zeros(tokens, labels);
        let mut total = 0.0;
        for path in every_path(tokens, labels) {
            let weight = path_score(transitions, logits, &path).exp();
            total += weight;
            for (token, &label) in path.iter().enumerate() {
                sums.row_mut(token)[label] += weight;
            }
        }
        sums.values_mut().iter_mut().for_each(|v| *v /= total);
        sums
    }

    #[test]
    fn agrees_with_the_sum_over_all_paths() {
        for seed in 0..20 {
            for tokens in 0..5 {
                check(tokens, 1 + seed % 4, seed);
            }
        }
    }

    #[test]
    fn a_long_sequence_stays_a_distribution() {
        let mut random = Random::new(1);
        let transitions = random_transitions(&mut random, 5);
        let logits: Vec<f32> = random.vector(50_000).iter().map(|x| x * 100.0).collect();
        let found = transitions.marginals(&logits);
        for token in 0..found.rows() {
            let sum: f32 = found.row(token).iter().sum();
            assert!((sum - 1.0).abs() < 1e-5, "token {token} sums to {sum}");
        }
    }

    #[test]
    fn forbids_what_the_transitions_forbid() {
        let no = f32::NEG_INFINITY;
        let scores = Matrix::from_values(3, 2, vec![0.0, no, 0.0, 0.0, 0.0, no]);
        let found = Transitions::new(scores).marginals(&[-900.0, 9.0, 0.0, 9.0]);
        assert_eq!(found.values(), [1.0, 0.0, 1.0, 0.0]);
    }

    #[test]
    fn without_any_path_all_labels_are_equal() {
        let scores = Matrix::from_values(3, 2, vec![f32::NEG_INFINITY; 6]);
        let found = Transitions::new(scores).marginals(&[1.0, 2.0, 3.0, 4.0]);
        assert_eq!(found.values(), [0.5; 4]);
    }
}

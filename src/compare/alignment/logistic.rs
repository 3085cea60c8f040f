//! Logistic regression: how probable something is, by a weighted sum of numbers.

use crate::text::list_lines;

/// A weight for each number that is read, and one for none.
#[derive(Debug)]
pub(super) struct Logistic<const N: usize> {
    bias: f32,
    weights: [f32; N],
}

impl<const N: usize> Logistic<N> {
    /// Reads a file of weights: a line `name weight` for each number, in the order of `names`,
    /// and a last one for `bias`. Lines with `#` are comments.
    ///
    /// # Panics
    ///
    /// Panics if the file, which is part of the program, was made for other numbers.
    pub(super) fn new(file: &'static str, names: &[&str; N]) -> Self {
        let mut lines = list_lines(file).map(|line| line.split_once(' ').unwrap_or((line, "")));
        let mut weight = |name: &str| -> f32 {
            let line = lines.next().filter(|(found, _)| *found == name);
            let weight = line.and_then(|(_, weight)| weight.trim().parse().ok());
            weight.unwrap_or_else(|| panic!("the weights have no `{name}` here"))
        };
        Self {
            weights: names.map(&mut weight),
            bias: weight("bias"),
        }
    }

    /// The logarithm of the odds; 0 if both are as probable.
    pub(super) fn log_odds(&self, numbers: &[f32; N]) -> f32 {
        let products = self.weights.iter().zip(numbers).map(|(w, x)| w * x);
        self.bias + products.sum::<f32>()
    }
}

/// The probability of which `log_odds` are the logarithm of the odds.
pub(super) fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_by_name_and_summed() {
        let model = Logistic::new("# made by hand\na 2\nb -1.5\nbias 0.5\n", &["a", "b"]);
        assert_eq!(model.log_odds(&[1.0, 1.0]), 1.0);
        assert_eq!(probability(0.0), 0.5);
        assert!(probability(4.0) > 0.98 && probability(-100.0) >= 0.0);
    }

    #[test]
    #[should_panic(expected = "no `b`")]
    fn weights_for_other_numbers_are_refused() {
        Logistic::new("a 2\nc 1\nbias 0\n", &["a", "b"]);
    }
}

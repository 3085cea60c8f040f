//! A convolution of width three over the tokens of each sequence.

use super::dense::{Dense, Product};
use super::matrix::Matrix;
use super::simd::dispatch;

/// `c[t] = relu(W [v[t-1]; v[t]; v[t+1]] + b)`, with zeros beyond the ends of a sequence.
#[derive(Clone, Debug)]
pub struct Convolution(Dense);

impl Convolution {
    /// A layer with the `weight` of outputs x (3 inputs): for each output the weights of the
    /// token before, then of the token, then of the token after.
    ///
    /// # Panics
    ///
    /// Panics if inputs and outputs are not equal in number, or `bias` has another length.
    pub fn new(weight: &Matrix, bias: &[f32]) -> Self {
        assert_eq!(weight.columns(), 3 * weight.rows(), "columns of the weight");
        Self(Dense::new(weight, bias))
    }

    /// Adds the convolution to `values`, whose rows are the tokens of sequences of `lengths`.
    ///
    /// # Panics
    ///
    /// Panics if the lengths do not sum to the rows, or the rows have not the layer's length.
    pub fn add_to(&self, values: &mut Matrix, lengths: &[usize]) {
        let tokens: usize = lengths.iter().sum();
        assert_eq!(values.rows(), tokens, "the sum of the lengths");
        assert_eq!(values.columns(), self.0.outputs(), "columns of the values");
        if tokens == 0 {
            return;
        }
        let spaced = spaced(values, lengths);
        let mut sums = Matrix::zeros(spaced.rows() - 2, self.0.width());
        dispatch(Product {
            layer: &self.0,
            input: spaced.values(),
            stride: spaced.columns(), // a row and its neighbours follow each other
            rows: sums.rows(),
            relu: true,
            output: sums.values_mut(),
        });
        for (row, shifted) in places(lengths) {
            for (value, sum) in values.row_mut(row).iter_mut().zip(sums.row(shifted)) {
                *value += sum;
            }
        }
    }
}

/// The rows with a row of zeros before and after each sequence.
fn spaced(values: &Matrix, lengths: &[usize]) -> Matrix {
    let mut spaced = Matrix::zeros(values.rows() + lengths.len() + 1, values.columns());
    for (row, shifted) in places(lengths) {
        spaced.row_mut(shifted + 1).copy_from_slice(values.row(row));
    }
    spaced
}

/// Each row, and its place when there is a further row between sequences.
fn places(lengths: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let gaps = lengths.iter().enumerate();
    let gaps = gaps.flat_map(|(gaps, &length)| std::iter::repeat_n(gaps, length));
    gaps.enumerate().map(|(row, gaps)| (row, row + gaps))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::testing::{Random, assert_near, dense};

    fn check(lengths: &[usize], width: usize) {
        let mut random = Random::new(width + lengths.len());
        let weight = random.matrix(width, 3 * width);
        let bias = random.vector(width);
        let mut values = random.matrix(lengths.iter().sum(), width);
        let expected = reference(&values, lengths, &weight, &bias);
        Convolution::new(&weight, &bias).add_to(&mut values, lengths);
        assert_near(&values, &expected);
    }

    fn reference(values: &Matrix, lengths: &[usize], weight: &Matrix, bias: &[f32]) -> Matrix {
        let mut out = values.clone();
        let mut start = 0;
        for &length in lengths {
            for t in 0..length {
                let window: Vec<f32> = [t.wrapping_sub(1), t, t + 1]
                    .into_iter()
                    .flat_map(|n| match n < length {
                        true => values.row(start + n).to_vec(),
                        false => vec![0.0; values.columns()],
                    })
                    .collect();
                let window = Matrix::from_values(1, window.len(), window);
                let sums = dense(&window, weight, bias, true);
                let row = out.row_mut(start + t).iter_mut();
                row.zip(sums.values()).for_each(|(v, s)| *v += s);
            }
            start += length;
        }
        out
    }

    #[test]
    fn sees_the_neighbours_within_a_sequence() {
        for width in [1, 4, 16, 19] {
            check(&[5], width);
            check(&[1], width);
            check(&[3, 1, 7, 2], width);
        }
    }

    #[test]
    fn bears_empty_sequences() {
        check(&[], 3);
        check(&[0], 3);
        check(&[0, 2, 0, 0, 3, 0], 3);
    }
}

//! A bidirectional gated recurrent unit over many sequences at once.
//!
//! With torch's equations, `x` the input, `h` the state before and `h'` the state after:
//!
//! ```text
//! r  = sigmoid(W_ir x + b_ir + W_hr h + b_hr)
//! z  = sigmoid(W_iz x + b_iz + W_hz h + b_hz)
//! n  = tanh(W_in x + b_in + r * (W_hn h + b_hn))
//! h' = (1 - z) * n + z * h
//! ```
//!
//! What depends on `x` alone is one product over all tokens. Then all sequences step
//! together, the longest first, so that those still running are always the first rows of
//! the state and each step is one product too.

use pulp::{Simd, WithSimd};

use super::activation::{sigmoid, tanh};
use super::dense::{Dense, PANEL, Product};
use super::matrix::Matrix;
use super::simd::{dispatch, multiply_add};

/// One direction's weights under torch's names; gates in the order r, z, n.
#[derive(Clone, Debug)]
pub struct GruWeights {
    /// 3 hidden x inputs.
    pub weight_ih: Matrix,
    /// 3 hidden x hidden.
    pub weight_hh: Matrix,
    /// 3 hidden.
    pub bias_ih: Vec<f32>,
    /// 3 hidden.
    pub bias_hh: Vec<f32>,
}

/// A bidirectional layer: a row of its output holds the forward state, then the backward one.
#[derive(Clone, Debug)]
pub struct Gru {
    hidden: usize,
    forward: Direction,
    backward: Direction,
}

impl Gru {
    /// A layer with the weights of both directions.
    ///
    /// # Panics
    ///
    /// Panics if the shapes of the weights do not fit together.
    pub fn new(forward: &GruWeights, backward: &GruWeights) -> Self {
        assert_eq!(forward.weight_hh.columns(), backward.weight_hh.columns());
        Self {
            hidden: forward.weight_hh.columns(),
            forward: Direction::new(forward),
            backward: Direction::new(backward),
        }
    }

    /// The length of a row that goes in.
    pub fn inputs(&self) -> usize {
        self.forward.input.inputs()
    }

    /// The length of a row that comes out: twice the hidden units.
    pub fn outputs(&self) -> usize {
        2 * self.hidden
    }

    /// Runs over sequences of `lengths` whose tokens are the rows of `input`.
    ///
    /// # Panics
    ///
    /// Panics if the lengths do not sum to the rows, or the rows have not the layer's length.
    pub fn apply(&self, input: &Matrix, lengths: &[usize]) -> Matrix {
        let sequences = longest_first(lengths);
        let tokens: usize = lengths.iter().sum();
        assert_eq!(input.rows(), tokens, "the sum of the lengths");
        let mut output = Matrix::zeros(tokens, self.outputs());
        for (direction, backward) in [(&self.forward, false), (&self.backward, true)] {
            dispatch(Recurrence {
                layer: &direction.recurrent,
                gates: &direction.input.apply(input),
                sequences: &sequences,
                hidden: self.hidden,
                backward,
                output: &mut output,
            });
        }
        output
    }
}

/// One direction. The hidden units are padded with zeros to whole panels; the state of a
/// unit that is only padding stays zero.
#[derive(Clone, Debug)]
struct Direction {
    /// From the input to the three gates, with all biases but `b_hn`.
    input: Dense,
    /// From the state to the three gates, with `b_hn`.
    recurrent: Dense,
}

impl Direction {
    fn new(weights: &GruWeights) -> Self {
        let hidden = weights.weight_hh.columns();
        let padded = hidden.next_multiple_of(PANEL);
        let (mut bias_ih, mut bias_hh) = (weights.bias_ih.clone(), weights.bias_hh.clone());
        for i in 0..2 * hidden {
            bias_ih[i] += std::mem::take(&mut bias_hh[i]);
        }
        let layer = |weight: &Matrix, columns, bias: Vec<f32>| {
            let bias = Matrix::from_values(3 * hidden, 1, bias);
            let bias = pad_gates(&bias, hidden, 1);
            Dense::new(&pad_gates(weight, hidden, columns), bias.values())
        };
        let inputs = weights.weight_ih.columns();
        Self {
            input: layer(&weights.weight_ih, inputs, bias_ih),
            recurrent: layer(&weights.weight_hh, padded, bias_hh),
        }
    }
}

/// The rows of three gates, each gate with zeros to whole panels, and `columns` columns.
fn pad_gates(weight: &Matrix, hidden: usize, columns: usize) -> Matrix {
    assert_eq!(weight.rows(), 3 * hidden, "rows of three gates");
    let padded = hidden.next_multiple_of(PANEL);
    let mut out = Matrix::zeros(3 * padded, columns);
    for row in 0..3 * hidden {
        let target = out.row_mut(row / hidden * padded + row % hidden);
        target[..weight.columns()].copy_from_slice(weight.row(row));
    }
    out
}

/// Rows that follow each other.
struct Sequence {
    start: usize,
    length: usize,
}

impl Sequence {
    /// The row of a step, counted from the end that comes first.
    fn row(&self, step: usize, backward: bool) -> usize {
        match backward {
            true => self.start + self.length - 1 - step,
            false => self.start + step,
        }
    }
}

fn longest_first(lengths: &[usize]) -> Vec<Sequence> {
    let mut start = 0;
    let mut sequences = Vec::with_capacity(lengths.len());
    for &length in lengths {
        sequences.push(Sequence { start, length });
        start += length;
    }
    sequences.sort_by_key(|s| std::cmp::Reverse(s.length));
    sequences
}

/// All steps of one direction, to be run by [`dispatch`].
struct Recurrence<'a> {
    layer: &'a Dense,
    /// What the inputs contribute to the gates, for each token.
    gates: &'a Matrix,
    sequences: &'a [Sequence],
    hidden: usize,
    backward: bool,
    output: &'a mut Matrix,
}

impl WithSimd for Recurrence<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let width = self.layer.inputs();
        let offset = if self.backward { self.hidden } else { 0 };
        let mut running = self.sequences;
        let mut states = Matrix::zeros(running.len(), width);
        let mut products = Matrix::zeros(running.len(), 3 * width);
        for step in 0..running.first().map_or(0, |s| s.length) {
            running = still_running(running, step);
            simd.vectorize(Product {
                layer: self.layer,
                input: states.values(),
                stride: width,
                rows: running.len(),
                relu: false,
                output: products.values_mut(),
            });
            for (i, sequence) in running.iter().enumerate() {
                let row = sequence.row(step, self.backward);
                let state = states.row_mut(i);
                update(simd, state, self.gates.row(row), products.row(i));
                self.output.row_mut(row)[offset..][..self.hidden]
                    .copy_from_slice(&state[..self.hidden]);
            }
        }
    }
}

/// The sequences, longest first, that have a token for `step`.
fn still_running(sequences: &[Sequence], step: usize) -> &[Sequence] {
    let ended = sequences.iter().rev().take_while(|s| s.length <= step);
    &sequences[..sequences.len() - ended.count()]
}

/// One step of one sequence, given what input and state contribute to the gates.
#[inline(always)]
fn update<S: Simd>(simd: S, state: &mut [f32], input: &[f32], product: &[f32]) {
    let width = state.len();
    let state = S::as_mut_simd_f32s(state).0;
    let (input, product) = (&input[..3 * width], &product[..3 * width]);
    let (input, product) = (S::as_simd_f32s(input).0, S::as_simd_f32s(product).0);
    let (input_r, rest) = input.split_at(state.len());
    let (input_z, input_n) = rest.split_at(state.len());
    let (product_r, rest) = product.split_at(state.len());
    let (product_z, product_n) = rest.split_at(state.len());
    let input_n = &input_n[..state.len()];
    let product_n = &product_n[..state.len()];
    for i in 0..state.len() {
        let r = sigmoid(simd, simd.add_f32s(input_r[i], product_r[i]));
        let z = sigmoid(simd, simd.add_f32s(input_z[i], product_z[i]));
        let n = tanh(simd, multiply_add(simd, r, product_n[i], input_n[i]));
        let change = simd.sub_f32s(state[i], n);
        state[i] = multiply_add(simd, z, change, n);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::testing::{Random, Vectors, assert_near};

    fn random_weights(random: &mut Random, inputs: usize, hidden: usize) -> GruWeights {
        GruWeights {
            weight_ih: random.matrix(3 * hidden, inputs),
            weight_hh: random.matrix(3 * hidden, hidden),
            bias_ih: random.vector(3 * hidden),
            bias_hh: random.vector(3 * hidden),
        }
    }

    fn check(lengths: &[usize], inputs: usize, hidden: usize) {
        let mut random = Random::new(lengths.len() * 1000 + inputs * 100 + hidden);
        let forward = random_weights(&mut random, inputs, hidden);
        let backward = random_weights(&mut random, inputs, hidden);
        let x = random.matrix(lengths.iter().sum(), inputs);
        let found = Gru::new(&forward, &backward).apply(&x, lengths);
        assert_near(&found, &reference(&x, lengths, &forward, &backward));
    }

    /// The equations, sequence by sequence and unit by unit.
    fn reference(x: &Matrix, lengths: &[usize], f: &GruWeights, b: &GruWeights) -> Matrix {
        let hidden = f.weight_hh.columns();
        let mut out = Matrix::zeros(x.rows(), 2 * hidden);
        for s in longest_first(lengths) {
            for (weights, backward) in [(f, false), (b, true)] {
                let mut h = vec![0.0; hidden];
                for step in 0..s.length {
                    let row = s.row(step, backward);
                    h = reference_step(weights, x.row(row), &h);
                    let offset = if backward { hidden } else { 0 };
                    out.row_mut(row)[offset..][..hidden].copy_from_slice(&h);
                }
            }
        }
        out
    }

    fn reference_step(w: &GruWeights, x: &[f32], h: &[f32]) -> Vec<f32> {
        let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        let logistic = |x: f32| 1.0 / (1.0 + (-x).exp());
        let unit = |i: usize| {
            let input = |g: usize| {
                let row = g * h.len() + i;
                dot(w.weight_ih.row(row), x) + w.bias_ih[row]
            };
            let state = |g: usize| {
                let row = g * h.len() + i;
                dot(w.weight_hh.row(row), h) + w.bias_hh[row]
            };
            let r = logistic(input(0) + state(0));
            let z = logistic(input(1) + state(1));
            let n = (input(2) + r * state(2)).tanh();
            (1.0 - z) * n + z * h[i]
        };
        (0..h.len()).map(unit).collect()
    }

    #[test]
    fn follows_the_equations_for_any_size() {
        for hidden in [1, 5, 16, 21, 32] {
            check(&[4], 3, hidden);
            check(&[1, 6, 0, 2, 6, 3, 1, 9], 7, hidden);
        }
    }

    #[test]
    fn steps_any_number_of_sequences_together() {
        for count in 0..20 {
            let lengths: Vec<usize> = (0..count).map(|i| i * 7 % 5).collect();
            check(&lengths, 4, 18);
        }
    }

    #[test]
    fn remembers_over_a_long_sequence() {
        check(&[700], 2, 16);
    }

    #[test]
    fn vectors_of_any_width_give_the_same() {
        let mut random = Random::new(5);
        let lengths = [5, 1, 8];
        let direction = Direction::new(&random_weights(&mut random, 6, 20));
        let gates = direction.input.apply(&random.matrix(14, 6));
        let sequences = longest_first(&lengths);
        let [widest, medium, narrow] = Vectors::ALL.map(|vectors| {
            let mut output = Matrix::zeros(14, 40);
            vectors.run(Recurrence {
                layer: &direction.recurrent,
                gates: &gates,
                sequences: &sequences,
                hidden: 20,
                backward: true,
                output: &mut output,
            });
            output
        });
        assert_near(&widest, &narrow);
        assert_near(&medium, &narrow);
    }
}

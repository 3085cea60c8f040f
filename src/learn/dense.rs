//! A dense layer, and the matrix product that all layers share.
//!
//! The weights are laid out once in panels of [`PANEL`] outputs, so that the product reads
//! them in order. A tile of some rows by one or more panels is summed in registers over
//! all inputs. Rows go in blocks that stay in the second-level cache while every panel
//! passes over them, as in Goto and van de Geijn, "Anatomy of high-performance matrix
//! multiplication" (ACM TOMS 34, 2008).

use pulp::{Simd, WithSimd};

use super::matrix::Matrix;
use super::simd::{dispatch, is_fused, multiply_add};

/// How many outputs lie side by side: a vector of AVX-512, two of AVX2, four of NEON or SSE2.
pub(super) const PANEL: usize = 16;

/// How many rows are multiplied with all panels before the next rows are.
const BLOCK: usize = 96;

/// `y = x W + b`, for any number of rows `x`.
#[derive(Clone, Debug)]
pub struct Dense {
    inputs: usize,
    outputs: usize,
    /// Panel after panel; in it input after input; there [`PANEL`] weights.
    panels: Vec<f32>,
    /// One number per output, and zeros to the end of the last panel.
    bias: Vec<f32>,
}

impl Dense {
    /// A layer with the `weight` of outputs x inputs, as torch stores it, and a `bias`.
    ///
    /// # Panics
    ///
    /// Panics if `bias` has not one number per output.
    pub fn new(weight: &Matrix, bias: &[f32]) -> Self {
        let (outputs, inputs) = (weight.rows(), weight.columns());
        assert_eq!(bias.len(), outputs, "one bias per output");
        let padded = outputs.next_multiple_of(PANEL);
        let mut panels = vec![0.0; padded * inputs];
        for output in 0..outputs {
            let first = output / PANEL * PANEL * inputs + output % PANEL;
            for (input, &w) in weight.row(output).iter().enumerate() {
                panels[first + input * PANEL] = w;
            }
        }
        let mut bias = bias.to_vec();
        bias.resize(padded, 0.0);
        Self {
            inputs,
            outputs,
            panels,
            bias,
        }
    }

    /// The length of a row that goes in.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// The length of a row that comes out.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The outputs and the padding of the last panel.
    pub(super) fn width(&self) -> usize {
        self.bias.len()
    }

    /// The rows of `x W + b`.
    ///
    /// # Panics
    ///
    /// Panics if the rows of `input` have not the layer's length.
    pub fn apply(&self, input: &Matrix) -> Matrix {
        self.product(input, false)
    }

    /// The rows of `relu(x W + b)`.
    ///
    /// # Panics
    ///
    /// Panics if the rows of `input` have not the layer's length.
    pub fn apply_relu(&self, input: &Matrix) -> Matrix {
        self.product(input, true)
    }

    fn product(&self, input: &Matrix, relu: bool) -> Matrix {
        assert_eq!(input.columns(), self.inputs, "columns of the input");
        let mut output = Matrix::zeros(input.rows(), self.width());
        dispatch(Product {
            layer: self,
            input: input.values(),
            stride: self.inputs,
            rows: input.rows(),
            relu,
            output: output.values_mut(),
        });
        output.first_columns(self.outputs)
    }
}

/// The product of some rows with a layer's weights, to be run by [`dispatch`].
pub(super) struct Product<'a> {
    /// The weights.
    pub(super) layer: &'a Dense,
    /// The rows; each has as many numbers as the layer has inputs.
    pub(super) input: &'a [f32],
    /// From the start of a row to the start of the next. Rows may overlap.
    pub(super) stride: usize,
    /// How many rows there are.
    pub(super) rows: usize,
    /// Whether what is negative becomes zero.
    pub(super) relu: bool,
    /// Where the result goes: rows x [`Dense::width`].
    pub(super) output: &'a mut [f32],
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        for first in (0..self.rows).step_by(BLOCK) {
            let rows = BLOCK.min(self.rows - first);
            match S::F32_LANES {
                16 => self.block::<S, 1, 8, 4, 4>(simd, first, rows),
                8 => self.block::<S, 2, 4, 2, 1>(simd, first, rows),
                4 => self.block::<S, 4, 4, 2, 1>(simd, first, rows),
                lanes => unreachable!("no vectors of {lanes} are used"),
            }
        }
    }
}

impl Product<'_> {
    /// Some rows with all panels. `V` vectors make a panel. So many panels are summed at once
    /// that all registers are used and no sum waits for the one before it: `ONE` with one row,
    /// `FEW` with two or three, `MANY` with more.
    #[inline(always)]
    fn block<S: Simd, const V: usize, const ONE: usize, const FEW: usize, const MANY: usize>(
        &mut self,
        simd: S,
        first: usize,
        rows: usize,
    ) {
        let panels = self.layer.width() / PANEL;
        if !is_fused::<S>() {
            return self.narrow::<S, V>(simd, first, rows);
        }
        match rows {
            1 => self.flat::<S, V, 1, ONE>(simd, first, panels),
            2 => self.flat::<S, V, 2, FEW>(simd, first, panels),
            3 => self.flat::<S, V, 3, FEW>(simd, first, panels),
            _ => {
                let grouped = panels - panels % MANY;
                for panel in (0..grouped).step_by(MANY) {
                    self.strip::<S, V, MANY>(simd, first, rows, panel);
                }
                for panel in grouped..panels {
                    self.strip::<S, V, 1>(simd, first, rows, panel);
                }
            }
        }
    }

    /// `M` rows with all panels, `P` panels at a time.
    #[inline(always)]
    fn flat<S: Simd, const V: usize, const M: usize, const P: usize>(
        &mut self,
        simd: S,
        row: usize,
        panels: usize,
    ) {
        let grouped = panels - panels % P;
        for panel in (0..grouped).step_by(P) {
            self.tile::<S, V, M, P>(simd, row, panel);
        }
        for panel in grouped..panels {
            self.tile::<S, V, M, 1>(simd, row, panel);
        }
    }

    /// Some rows with `P` panels, in tiles of up to six rows that differ by one at most.
    #[inline(always)]
    fn strip<S: Simd, const V: usize, const P: usize>(
        &mut self,
        simd: S,
        first: usize,
        rows: usize,
        panel: usize,
    ) {
        let mut tiles = rows.div_ceil(6);
        let (mut row, end) = (first, first + rows);
        while row < end {
            let height = (end - row).div_ceil(tiles);
            match height {
                6 => self.tile::<S, V, 6, P>(simd, row, panel),
                5 => self.tile::<S, V, 5, P>(simd, row, panel),
                4 => self.tile::<S, V, 4, P>(simd, row, panel),
                3 => self.tile::<S, V, 3, P>(simd, row, panel),
                2 => self.tile::<S, V, 2, P>(simd, row, panel),
                _ => self.tile::<S, V, 1, P>(simd, row, panel),
            }
            row += height;
            tiles -= 1;
        }
    }

    /// Some rows with all panels in tiles of two rows, which suit sixteen short registers.
    #[inline(always)]
    fn narrow<S: Simd, const V: usize>(&mut self, simd: S, first: usize, rows: usize) {
        for panel in 0..self.layer.width() / PANEL {
            for row in (first..first + rows - rows % 2).step_by(2) {
                self.tile::<S, V, 2, 1>(simd, row, panel);
            }
            if rows % 2 == 1 {
                self.tile::<S, V, 1, 1>(simd, first + rows - 1, panel);
            }
        }
    }

    /// `M` rows with `P` panels: the sums stay in registers.
    #[inline(always)]
    #[allow(clippy::needless_range_loop)] // closures would lose the vector instructions
    fn tile<S: Simd, const V: usize, const M: usize, const P: usize>(
        &mut self,
        simd: S,
        row: usize,
        panel: usize,
    ) {
        let (depth, width) = (self.layer.inputs, self.layer.width());
        let mut rows: [&[f32]; M] = [&[]; M];
        for m in 0..M {
            rows[m] = &self.input[(row + m) * self.stride..][..depth];
        }
        let mut panels: [&[[S::f32s; V]]; P] = [&[]; P];
        let mut sums = [[[simd.splat_f32s(0.0); V]; P]; M];
        for p in 0..P {
            panels[p] = &self.layer.panel::<S, V>(panel + p)[..depth];
            let bias = vectors::<S, V>(&self.layer.bias[(panel + p) * PANEL..][..PANEL])[0];
            for m in 0..M {
                sums[m][p] = bias;
            }
        }
        for k in 0..depth {
            for m in 0..M {
                let x = simd.splat_f32s(rows[m][k]);
                for p in 0..P {
                    for v in 0..V {
                        sums[m][p][v] = multiply_add(simd, x, panels[p][k][v], sums[m][p][v]);
                    }
                }
            }
        }
        let least = simd.splat_f32s(if self.relu { 0.0 } else { f32::NEG_INFINITY });
        for m in 0..M {
            let target = &mut self.output[(row + m) * width + panel * PANEL..][..P * PANEL];
            let target = S::as_mut_simd_f32s(target).0.as_chunks_mut::<V>().0;
            for p in 0..P {
                for v in 0..V {
                    target[p][v] = simd.max_f32s(sums[m][p][v], least);
                }
            }
        }
    }
}

impl Dense {
    /// The weights of one panel: `V` vectors for each input.
    #[inline(always)]
    fn panel<S: Simd, const V: usize>(&self, panel: usize) -> &[[S::f32s; V]] {
        let size = self.inputs * PANEL;
        vectors::<S, V>(&self.panels[panel * size..][..size])
    }
}

/// Numbers as groups of `V` vectors.
#[inline(always)]
fn vectors<S: Simd, const V: usize>(values: &[f32]) -> &[[S::f32s; V]] {
    S::as_simd_f32s(values).0.as_chunks().0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::testing::{Random, Vectors, assert_near, dense};

    fn check(rows: usize, inputs: usize, outputs: usize, relu: bool) {
        let mut random = Random::new(rows * 10_000 + inputs * 100 + outputs);
        let weight = random.matrix(outputs, inputs);
        let bias = random.vector(outputs);
        let x = random.matrix(rows, inputs);
        let layer = Dense::new(&weight, &bias);
        let expected = dense(&x, &weight, &bias, relu);
        assert_near(&layer.product(&x, relu), &expected);
        for vectors in Vectors::ALL {
            assert_near(&product(vectors, &layer, &x, relu), &expected);
        }
    }

    fn product(vectors: Vectors, layer: &Dense, x: &Matrix, relu: bool) -> Matrix {
        let mut output = Matrix::zeros(x.rows(), layer.width());
        vectors.run(Product {
            layer,
            input: x.values(),
            stride: layer.inputs(),
            rows: x.rows(),
            relu,
            output: output.values_mut(),
        });
        output.first_columns(layer.outputs())
    }

    #[test]
    fn multiplies_any_number_of_rows_and_outputs() {
        for rows in 0..15 {
            for outputs in [1, 5, 11, 15, 16, 17, 32, 33, 70] {
                check(rows, 3, outputs, rows % 2 == 0);
            }
        }
    }

    #[test]
    fn sums_any_number_of_inputs() {
        for inputs in [0, 1, 2, 7, 16, 31, 160] {
            check(4, inputs, 20, false);
        }
    }

    #[test]
    fn goes_on_after_the_first_block_of_rows() {
        for rows in [BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 3] {
            check(rows, 5, 18, true);
        }
    }
}

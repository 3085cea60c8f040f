//! A table of vectors, one for each word, prefix or other symbol.

use super::weights::{Weights, WeightsError};

/// Rows of numbers that stay in eight bits, each row with its scale, until they are read.
#[derive(Clone, Debug)]
pub struct EmbeddingTable {
    width: usize,
    scales: Vec<f32>,
    numbers: Vec<i8>,
}

impl EmbeddingTable {
    /// The table of this name with any number of rows; a width of zero stands for any.
    ///
    /// Numbers of type `f32` are rounded to eight bits, each row with the scale that fits it.
    pub fn from_weights(
        weights: &Weights<'_>,
        name: &str,
        width: usize,
    ) -> Result<Self, WeightsError> {
        let tensor = weights.shaped(name, &[0, width])?;
        let width = tensor.dims()[1];
        let scaled = tensor.scaled();
        let (scales, numbers) = scaled.unwrap_or_else(|| quantise(&tensor.values(), width));
        Ok(Self {
            width,
            scales,
            numbers,
        })
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.scales.len()
    }

    /// How many numbers a row has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Writes a row into `target`.
    ///
    /// # Panics
    ///
    /// Panics if there is no such row, or `target` has not its width.
    pub fn copy_row(&self, row: usize, target: &mut [f32]) {
        target.fill(0.0);
        self.add_row(row, target);
    }

    /// Adds a row to `target`, as for the sum of a word's parts.
    ///
    /// # Panics
    ///
    /// Panics if there is no such row, or `target` has not its width.
    pub fn add_row(&self, row: usize, target: &mut [f32]) {
        assert_eq!(target.len(), self.width, "width of the target");
        let scale = self.scales[row];
        let numbers = &self.numbers[row * self.width..][..self.width];
        for (value, &number) in target.iter_mut().zip(numbers) {
            *value += scale * f32::from(number);
        }
    }
}

/// Each row's scale, and its numbers from -127 to 127.
fn quantise(values: &[f32], width: usize) -> (Vec<f32>, Vec<i8>) {
    let (mut scales, mut numbers) = (Vec::new(), Vec::with_capacity(values.len()));
    for row in values.chunks_exact(width.max(1)) {
        let largest = row.iter().fold(0.0_f32, |m, v| m.max(v.abs()));
        let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
        scales.push(scale);
        numbers.extend(row.iter().map(|v| (v / scale).round() as i8));
    }
    (scales, numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::testing::WeightsFile;

    #[track_caller]
    fn check(file: &WeightsFile, row: usize, expected: &[f32]) {
        let bytes = file.bytes();
        let weights = Weights::parse(&bytes).expect("well formed");
        let table = EmbeddingTable::from_weights(&weights, "words", 0).expect("it fits");
        let mut target = vec![9.0; table.width()];
        table.copy_row(row, &mut target);
        assert_eq!(target, expected);
        table.add_row(row, &mut target);
        let twice: Vec<f32> = expected.iter().map(|v| 2.0 * v).collect();
        assert_eq!(target, twice);
    }

    #[test]
    fn reads_rows_with_their_scales() {
        let mut file = WeightsFile::default();
        file.scaled("words", &[2, 3], &[0.5, 0.25], &[1, 2, 3, -4, 8, 127]);
        check(&file, 0, &[0.5, 1.0, 1.5]);
        check(&file, 1, &[-1.0, 2.0, 31.75]);
    }

    #[test]
    fn rounds_floats_to_eight_bits() {
        let mut file = WeightsFile::default();
        file.float("words", &[2, 2], &[127.0, -31.2, 0.0, 0.0]);
        check(&file, 0, &[127.0, -31.0]);
        check(&file, 1, &[0.0, 0.0]);
    }

    #[test]
    fn another_width_is_an_error() {
        let mut file = WeightsFile::default();
        file.float("words", &[1, 2], &[0.0, 0.0]);
        let bytes = file.bytes();
        let weights = Weights::parse(&bytes).expect("well formed");
        assert!(EmbeddingTable::from_weights(&weights, "words", 3).is_err());
    }
}

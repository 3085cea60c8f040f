//! A row-major matrix of `f32`.

/// `rows` x `columns` numbers, row after row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    values: Vec<f32>,
}

impl Matrix {
    /// A matrix of zeros.
    pub fn zeros(rows: usize, columns: usize) -> Self {
        let values = vec![0.0; rows * columns];
        Self {
            rows,
            columns,
            values,
        }
    }

    /// A matrix of `values`, given row after row.
    ///
    /// # Panics
    ///
    /// Panics if there are not `rows * columns` values.
    pub fn from_values(rows: usize, columns: usize, values: Vec<f32>) -> Self {
        assert_eq!(values.len(), rows * columns, "{rows} x {columns} values");
        Self {
            rows,
            columns,
            values,
        }
    }

    /// The same rows with only their first `columns`.
    ///
    /// # Panics
    ///
    /// Panics if there are fewer columns.
    pub fn first_columns(mut self, columns: usize) -> Self {
        assert!(columns <= self.columns, "{columns} of {}", self.columns);
        if columns < self.columns {
            for row in 0..self.rows {
                let start = row * self.columns;
                let target = row * columns;
                self.values.copy_within(start..start + columns, target);
            }
            self.values.truncate(self.rows * columns);
            self.columns = columns;
        }
        self
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many numbers a row has.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// One row.
    pub fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.columns..][..self.columns]
    }

    /// One row, to be changed.
    pub fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.values[row * self.columns..][..self.columns]
    }

    /// All numbers, row after row.
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// All numbers, row after row, to be changed.
    pub fn values_mut(&mut self) -> &mut [f32] {
        &mut self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_follow_each_other() {
        let mut matrix = Matrix::from_values(2, 3, vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        assert_eq!(matrix.row(1), [4.0, 5.0, 6.0]);
        matrix.row_mut(0)[2] = 9.0;
        assert_eq!(matrix.values(), [1.0, 2.0, 9.0, 4.0, 5.0, 6.0]);
        assert_eq!((matrix.rows(), matrix.columns()), (2, 3));
    }

    #[test]
    fn rows_may_be_cut() {
        let matrix = Matrix::from_values(2, 3, vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        let cut = Matrix::from_values(2, 2, vec![1.0, 2.0, 4.0, 5.0]);
        assert_eq!(matrix.first_columns(2), cut);
        assert_eq!(cut.clone().first_columns(2), cut);
    }

    #[test]
    fn a_matrix_may_be_empty() {
        assert_eq!(Matrix::zeros(0, 7), Matrix::from_values(0, 7, Vec::new()));
    }
}

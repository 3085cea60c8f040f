//! What the tests of this module share: numbers by chance, plain reference layers, vectors of
//! any width, and a writer of weights.

use pulp::{Simd, WithSimd};

use super::matrix::Matrix;
use super::simd::{dispatch, fallback};
use super::transitions::Transitions;

/// The generator of Vigna's SplitMix64: a fixed sequence for each seed.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: usize) -> Self {
        Self(seed as u64)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// A number from -0.5 to 0.5.
    pub(super) fn number(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32 - 0.5
    }

    pub(super) fn vector(&mut self, length: usize) -> Vec<f32> {
        (0..length).map(|_| self.number()).collect()
    }

    pub(super) fn matrix(&mut self, rows: usize, columns: usize) -> Matrix {
        Matrix::from_values(rows, columns, self.vector(rows * columns))
    }
}

/// Asserts that two matrices differ by 1e-5 at most.
#[track_caller]
pub(super) fn assert_near(found: &Matrix, expected: &Matrix) {
    let shape = |m: &Matrix| (m.rows(), m.columns());
    assert_eq!(shape(found), shape(expected));
    for (i, (a, b)) in found.values().iter().zip(expected.values()).enumerate() {
        assert!((a - b).abs() <= 1e-5, "number {i} is {a}, not {b}");
    }
}

/// `x W + b` by its definition.
pub(super) fn dense(x: &Matrix, weight: &Matrix, bias: &[f32], relu: bool) -> Matrix {
    let mut out = Matrix::zeros(x.rows(), weight.rows());
    for t in 0..x.rows() {
        for (o, b) in bias.iter().enumerate() {
            let terms = x.row(t).iter().zip(weight.row(o)).map(|(x, w)| x * w);
            let y = terms.sum::<f32>() + b;
            out.row_mut(t)[o] = if relu { y.max(0.0) } else { y };
        }
    }
    out
}

/// Writes weights in the format that `weights.rs` documents.
#[derive(Default)]
pub(super) struct WeightsFile {
    count: u32,
    tensors: Vec<u8>,
}

impl WeightsFile {
    /// Adds a tensor of type 0.
    pub(super) fn float(&mut self, name: &str, dims: &[usize], values: &[f32]) {
        self.head(name, 0, dims);
        self.floats(values);
    }

    /// Adds a tensor of type 1.
    pub(super) fn scaled(&mut self, name: &str, dims: &[usize], scales: &[f32], numbers: &[i8]) {
        self.head(name, 1, dims);
        self.floats(scales);
        self.tensors.extend(numbers.iter().map(|&n| n as u8));
    }

    /// The whole file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut file = b"PLXW\x01\0\0\0".to_vec();
        file.extend(self.count.to_le_bytes());
        file.extend(&self.tensors);
        file
    }

    fn head(&mut self, name: &str, code: u8, dims: &[usize]) {
        self.count += 1;
        self.tensors.extend((name.len() as u16).to_le_bytes());
        self.tensors.extend(name.as_bytes());
        self.tensors.extend([code, dims.len() as u8]);
        for &dim in dims {
            self.tensors.extend((dim as u32).to_le_bytes());
        }
    }

    fn floats(&mut self, values: &[f32]) {
        self.tensors
            .extend(values.iter().flat_map(|v| v.to_le_bytes()));
    }
}

/// Transitions of which about one in five is forbidden, but never label zero.
pub(super) fn random_transitions(random: &mut Random, labels: usize) -> Transitions {
    let mut scores = random.matrix(labels + 1, labels);
    for (i, score) in scores.values_mut().iter_mut().enumerate() {
        if i % labels != 0 && random.below(5) == 0 {
            *score = f32::NEG_INFINITY;
        }
    }
    Transitions::new(scores)
}

/// The sum of logits and transitions along a path.
pub(super) fn path_score(transitions: &Transitions, logits: &[f32], path: &[usize]) -> f32 {
    let mut scores = transitions.start();
    let mut sum = 0.0;
    for (row, &label) in logits.chunks_exact(transitions.labels()).zip(path) {
        sum += scores[label] + row[label];
        scores = transitions.after(label);
    }
    sum
}

/// Every sequence of labels.
pub(super) fn every_path(tokens: usize, labels: usize) -> impl Iterator<Item = Vec<usize>> {
    let path = move |mut number: usize| {
        let mut path = Vec::with_capacity(tokens);
        for _ in 0..tokens {
            path.push(number % labels);
            number /= labels;
        }
        path
    };
    (0..labels.pow(tokens as u32)).map(path)
}

/// What a test runs an operation with, so that no machine leaves a width untested that it has.
#[derive(Clone, Copy, Debug)]
pub(super) enum Vectors {
    /// Those of [`dispatch`].
    Widest,
    /// AVX2 where the machine has it, else those of [`fallback`].
    Medium,
    /// Those of [`fallback`].
    Narrow,
}

impl Vectors {
    pub(super) const ALL: [Self; 3] = [Self::Widest, Self::Medium, Self::Narrow];

    pub(super) fn run<Op: WithSimd>(self, op: Op) -> Op::Output {
        match self {
            Self::Widest => dispatch(op),
            Self::Medium => medium(op),
            Self::Narrow => fallback(op),
        }
    }
}

#[cfg(target_arch = "x86_64")]
fn medium<Op: WithSimd>(op: Op) -> Op::Output {
    match pulp::x86::V3::try_new() {
        Some(avx2) => Simd::vectorize(avx2, op),
        None => fallback(op),
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn medium<Op: WithSimd>(op: Op) -> Op::Output {
    fallback(op)
}

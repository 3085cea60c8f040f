//! The arithmetic of a small neural tagger: numbers in, numbers out.
//!
//! [`Weights`] reads the named tensors of a file, [`Network`] builds its layers from them
//! and turns the features of tokens into a score (logit) for each label, [`Transitions`]
//! finds the best sequence of labels ([`Transitions::best_path`]) or the probability of
//! each ([`Transitions::marginals`]). [`EmbeddingTable`] supplies parts of the features.
//!
//! All arithmetic is `f32` on one core. Vectors (AVX-512, AVX2 with FMA, NEON) are found when the
//! program runs, so a binary runs on any machine of its architecture; results differ
//! between machines only by rounding. Time is linear in the number of tokens and extra
//! memory is bounded. Knows no text, no words and no labels by name.

mod network;
mod weights;

mod activation;
mod convolution;
mod dense;
mod embedding;
mod gru;
mod marginals;
mod matrix;
mod simd;
mod transitions;
mod viterbi;

pub use convolution::Convolution;
pub use dense::Dense;
pub use embedding::EmbeddingTable;
pub use gru::{Gru, GruWeights};
pub use matrix::Matrix;
pub use network::Network;
pub use transitions::Transitions;
pub use weights::{Tensor, Weights, WeightsError};

#[cfg(test)]
mod testing;

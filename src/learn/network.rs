//! The layers of the tagger, one after the other.
//!
//! ```text
//! v   = relu(x W_in + b_in)
//! v   = v + relu(convolution(v))
//! g   = bidirectional GRU over v, and further ones over g
//! out = g W_o + b_o
//! ```

use super::convolution::Convolution;
use super::dense::Dense;
use super::gru::{Gru, GruWeights};
use super::matrix::Matrix;
use super::weights::{Weights, WeightsError};

/// About how many tokens are computed together: some megabytes of intermediate results.
const CHUNK: usize = 1024;

/// The longest sequence that is read as one. What is longer is no paragraph of prose; it is
/// cut, so that memory stays bounded.
const LONGEST: usize = 2048;

/// A trained tagger, without its embeddings.
#[derive(Clone, Debug)]
pub struct Network {
    input: Dense,
    convolution: Convolution,
    recurrent: Vec<Gru>,
    output: Dense,
}

impl Network {
    /// Builds the layers from tensors whose names are those of torch's modules:
    ///
    /// | name | shape |
    /// |---|---|
    /// | `input.weight`, `input.bias` | hidden x features, hidden |
    /// | `convolution.weight`, `convolution.bias` | hidden x hidden x 3 (`Conv1d`), hidden |
    /// | `recurrent.weight_ih_l0`, `recurrent.weight_hh_l0` | 3 hidden x hidden, both |
    /// | `recurrent.bias_ih_l0`, `recurrent.bias_hh_l0` | 3 hidden, both |
    /// | the four with `_reverse` | the same |
    /// | the eight with `_l1` for `_l0`, and so on | the same, but 2 hidden inputs |
    /// | `output.weight`, `output.bias` | labels x 2 hidden, labels |
    pub fn from_weights(weights: &Weights<'_>) -> Result<Self, WeightsError> {
        let input = dense(weights, "input", 0, 0)?;
        let hidden = input.outputs();
        let mut recurrent = vec![gru(weights, 0, hidden, hidden)?];
        while weights.has(&format!("recurrent.weight_ih_l{}", recurrent.len())) {
            recurrent.push(gru(weights, recurrent.len(), 2 * hidden, hidden)?);
        }
        Ok(Self {
            input,
            convolution: convolution(weights, hidden)?,
            recurrent,
            output: dense(weights, "output", 0, 2 * hidden)?,
        })
    }

    /// How many features a token has.
    pub fn features(&self) -> usize {
        self.input.inputs()
    }

    /// How many labels there are.
    pub fn labels(&self) -> usize {
        self.output.outputs()
    }

    /// The scores of all tokens of sequences with these `lengths`: tokens x labels.
    ///
    /// `fill` writes the features of a token, counted over all sequences, into a row of
    /// zeros; it is called once for each token, in order. A sequence of more than 2048
    /// tokens is read in parts.
    pub fn logits(&self, lengths: &[usize], mut fill: impl FnMut(usize, &mut [f32])) -> Matrix {
        let tokens = lengths.iter().sum();
        let mut logits = Vec::with_capacity(tokens * self.labels());
        let mut first = 0;
        for chunk in chunks(lengths) {
            let mut features = Matrix::zeros(chunk.iter().sum(), self.features());
            for row in 0..features.rows() {
                fill(first + row, features.row_mut(row));
            }
            first += features.rows();
            logits.extend_from_slice(self.forward(&features, &chunk).values());
        }
        Matrix::from_values(tokens, self.labels(), logits)
    }

    /// The scores of tokens whose `features` are there already, all computed together.
    ///
    /// # Panics
    ///
    /// Panics if the lengths do not sum to the rows, or a row has not the features' length.
    pub fn forward(&self, features: &Matrix, lengths: &[usize]) -> Matrix {
        let mut values = self.input.apply_relu(features);
        self.convolution.add_to(&mut values, lengths);
        for layer in &self.recurrent {
            values = layer.apply(&values, lengths);
        }
        self.output.apply(&values)
    }
}

/// The lengths in groups of about [`CHUNK`] tokens, none longer than [`LONGEST`].
fn chunks(lengths: &[usize]) -> Vec<Vec<usize>> {
    let (mut chunks, mut chunk, mut tokens) = (Vec::new(), Vec::new(), 0);
    for &length in lengths {
        for start in (0..length).step_by(LONGEST) {
            let part = LONGEST.min(length - start);
            if tokens > 0 && tokens + part > CHUNK {
                chunks.push(std::mem::take(&mut chunk));
                tokens = 0;
            }
            chunk.push(part);
            tokens += part;
        }
    }
    chunks.extend((tokens > 0).then_some(chunk));
    chunks
}

fn dense(w: &Weights<'_>, name: &str, out: usize, inputs: usize) -> Result<Dense, WeightsError> {
    let weight = w.matrix(&format!("{name}.weight"), out, inputs)?;
    let bias = w.vector(&format!("{name}.bias"), weight.rows())?;
    Ok(Dense::new(&weight, &bias))
}

/// Torch keeps the place in the window as the last dimension; it becomes the second here.
fn convolution(w: &Weights<'_>, hidden: usize) -> Result<Convolution, WeightsError> {
    let values = w
        .shaped("convolution.weight", &[hidden, hidden, 3])?
        .values();
    let mut weight = Matrix::zeros(hidden, 3 * hidden);
    for (i, value) in values.into_iter().enumerate() {
        let (output, input, place) = (i / 3 / hidden, i / 3 % hidden, i % 3);
        weight.row_mut(output)[place * hidden + input] = value;
    }
    let bias = w.vector("convolution.bias", hidden)?;
    Ok(Convolution::new(&weight, &bias))
}

fn gru(w: &Weights<'_>, layer: usize, inputs: usize, hidden: usize) -> Result<Gru, WeightsError> {
    let direction = |suffix: &str| {
        let name = |part: &str| format!("recurrent.{part}_l{layer}{suffix}");
        Ok(GruWeights {
            weight_ih: w.matrix(&name("weight_ih"), 3 * hidden, inputs)?,
            weight_hh: w.matrix(&name("weight_hh"), 3 * hidden, hidden)?,
            bias_ih: w.vector(&name("bias_ih"), 3 * hidden)?,
            bias_hh: w.vector(&name("bias_hh"), 3 * hidden)?,
        })
    };
    Ok(Gru::new(&direction("")?, &direction("_reverse")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::testing::{Random, WeightsFile, assert_near};

    /// Weights of a network with three features, two labels, and so many units and layers.
    fn weights(hidden: usize, layers: usize) -> Vec<u8> {
        let mut random = Random::new(hidden);
        let mut file = WeightsFile::default();
        let mut add = |name: &str, dims: &[usize]| {
            file.float(name, dims, &random.vector(dims.iter().product()));
        };
        add("input.weight", &[hidden, 3]);
        add("input.bias", &[hidden]);
        add("convolution.weight", &[hidden, hidden, 3]);
        add("convolution.bias", &[hidden]);
        for layer in 0..layers {
            let inputs = if layer == 0 { hidden } else { 2 * hidden };
            for end in [format!("l{layer}"), format!("l{layer}_reverse")] {
                add(&format!("recurrent.weight_ih_{end}"), &[3 * hidden, inputs]);
                add(&format!("recurrent.weight_hh_{end}"), &[3 * hidden, hidden]);
                add(&format!("recurrent.bias_ih_{end}"), &[3 * hidden]);
                add(&format!("recurrent.bias_hh_{end}"), &[3 * hidden]);
            }
        }
        add("output.weight", &[2, 2 * hidden]);
        add("output.bias", &[2]);
        file.bytes()
    }

    fn network(hidden: usize, layers: usize) -> Network {
        let bytes = weights(hidden, layers);
        let weights = Weights::parse(&bytes).expect("well formed");
        Network::from_weights(&weights).expect("complete")
    }

    fn features(token: usize, row: &mut [f32]) {
        row.copy_from_slice(&Random::new(token).vector(row.len()));
    }

    #[test]
    fn sequences_know_nothing_of_each_other() {
        for layers in [1, 2] {
            let network = network(6, layers);
            let lengths = [700, 3, 900, 1, 0, 40];
            let together = network.logits(&lengths, features);
            let mut start = 0;
            let mut alone = Vec::new();
            for length in lengths {
                let part = network.logits(&[length], |t, row| features(start + t, row));
                alone.extend_from_slice(part.values());
                start += length;
            }
            let alone = Matrix::from_values(start, 2, alone);
            assert_near(&together, &alone);
        }
    }

    #[test]
    fn every_token_is_asked_for_once_in_order() {
        let mut asked = Vec::new();
        network(2, 1).logits(&[5, 2000, 9000, 0, 3], |t, _| asked.push(t));
        assert_eq!(asked, (0..11_008).collect::<Vec<_>>());
    }

    #[test]
    fn chunks_are_bounded() {
        assert_eq!(chunks(&[]), Vec::<Vec<usize>>::new());
        assert_eq!(chunks(&[600, 400, 100, 0]), [vec![600, 400], vec![100]]);
        assert_eq!(
            chunks(&[5, 5000]),
            [vec![5], vec![2048], vec![2048], vec![904]]
        );
    }

    #[test]
    fn a_convolution_reads_before_and_after() {
        let mut file = WeightsFile::default();
        file.float("convolution.weight", &[1, 1, 3], &[100.0, 10.0, 1.0]);
        file.float("convolution.bias", &[1], &[0.0]);
        let bytes = file.bytes();
        let weights = Weights::parse(&bytes).expect("well formed");
        let mut values = Matrix::from_values(3, 1, vec![1.0, 2.0, 3.0]);
        let layer = convolution(&weights, 1).expect("it fits");
        layer.add_to(&mut values, &[3]);
        assert_eq!(values.values(), [1.0 + 12.0, 2.0 + 123.0, 3.0 + 230.0]);
    }

    #[test]
    fn a_layer_of_another_shape_is_an_error() {
        let mut file = WeightsFile::default();
        file.float("input.weight", &[2, 3], &[0.0; 6]);
        file.float("input.bias", &[3], &[0.0; 3]);
        let bytes = file.bytes();
        let weights = Weights::parse(&bytes).expect("well formed");
        let error = Network::from_weights(&weights).expect_err("the bias is too long");
        assert_eq!(
            error.to_string(),
            "tensor input.bias has shape [3], not [2]"
        );
    }
}

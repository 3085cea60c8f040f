//! The file of a trained model: named tensors.
//!
//! # Format
//!
//! Everything is little endian and nothing is aligned or padded.
//!
//! ```text
//! file    = magic version count tensor*       nothing follows the last tensor
//! magic   = 50 4C 58 57                       the letters PLXW
//! version = u32                               1
//! count   = u32                               how many tensors follow
//! tensor  = length name type rank dim* data
//! length  = u16                               of the name in bytes
//! name    = UTF-8                             no two are the same
//! type    = u8                                0: f32; 1: i8 with scales
//! rank    = u8                                how many dimensions
//! dim     = u32                               the slowest dimension first, as in numpy
//! data    = number*                           type 0: product of the dimensions x f32
//!         | scale* number*                    type 1: first dimension x f32, then
//!                                             product of the dimensions x i8
//! ```
//!
//! The numbers stand in row-major order (the last dimension fastest). A number of type 1
//! means `scale[i] * number`, with `i` its index in the first dimension: a row of an
//! embedding table, or an output of a layer. A tensor of type 1 has one dimension or more.

use std::fmt;

use super::matrix::Matrix;

/// The first bytes of a file.
const MAGIC: &[u8; 4] = b"PLXW";

/// The version of the format that is read here.
const VERSION: u32 = 1;

/// The tensors of a file, which stay in its bytes until they are asked for.
#[derive(Clone, Debug)]
pub struct Weights<'a> {
    tensors: Vec<Tensor<'a>>,
}

/// One named tensor.
#[derive(Clone, Debug)]
pub struct Tensor<'a> {
    name: &'a str,
    dims: Vec<usize>,
    data: Data<'a>,
}

/// The bytes of the numbers.
#[derive(Clone, Copy, Debug)]
enum Data<'a> {
    Float(&'a [u8]),
    Scaled { scales: &'a [u8], numbers: &'a [u8] },
}

/// Why weights cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WeightsError {
    /// The file does not begin as one of weights.
    NoWeights,
    /// The format has a version that is not read here.
    Version(u32),
    /// The file ends within a field that begins at this byte.
    Truncated(usize),
    /// Something follows the last tensor, from this byte on.
    Trailing(usize),
    /// A name is not UTF-8, or stands twice; its length field is at this byte.
    Name(usize),
    /// A tensor has an unknown type of numbers.
    Type {
        /// Its name.
        tensor: String,
        /// The code of the type.
        code: u8,
    },
    /// A tensor is not there.
    Missing(String),
    /// A tensor has another shape than the model needs.
    Shape {
        /// Its name.
        tensor: String,
        /// Its dimensions.
        found: Vec<usize>,
        /// What they should be; zero stands for any number.
        expected: Vec<usize>,
    },
}

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWeights => write!(f, "not a file of weights"),
            Self::Version(version) => {
                write!(f, "version {version} of weights, only {VERSION} is read")
            }
            Self::Truncated(at) => write!(f, "weights end within the field at byte {at}"),
            Self::Trailing(at) => write!(f, "weights go on after the last tensor, at byte {at}"),
            Self::Name(at) => write!(f, "bad or repeated name of a tensor at byte {at}"),
            Self::Type { tensor, code } => write!(f, "tensor {tensor} has unknown type {code}"),
            Self::Missing(tensor) => write!(f, "no tensor {tensor}"),
            Self::Shape {
                tensor,
                found,
                expected,
            } => write!(f, "tensor {tensor} has shape {found:?}, not {expected:?}"),
        }
    }
}

impl std::error::Error for WeightsError {}

impl<'a> Weights<'a> {
    /// Reads the tensors of a file.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, WeightsError> {
        if !bytes.starts_with(MAGIC) {
            return Err(WeightsError::NoWeights);
        }
        let mut reader = Reader { bytes, at: 4 };
        let version = reader.u32()?;
        if version != VERSION {
            return Err(WeightsError::Version(version));
        }
        let mut tensors: Vec<Tensor<'a>> = Vec::new();
        for _ in 0..reader.u32()? {
            let start = reader.at;
            let tensor = reader.tensor()?;
            if tensors.iter().any(|t| t.name == tensor.name) {
                return Err(WeightsError::Name(start));
            }
            tensors.push(tensor);
        }
        match reader.at == bytes.len() {
            true => Ok(Self { tensors }),
            false => Err(WeightsError::Trailing(reader.at)),
        }
    }

    /// Whether there is a tensor of this name.
    pub fn has(&self, name: &str) -> bool {
        self.tensors.iter().any(|t| t.name == name)
    }

    /// The tensor of this name, whatever its shape.
    pub fn tensor(&self, name: &str) -> Result<&Tensor<'a>, WeightsError> {
        let found = self.tensors.iter().find(|t| t.name == name);
        found.ok_or_else(|| WeightsError::Missing(name.to_owned()))
    }

    /// The tensor of this name with these dimensions; zero stands for any number.
    pub fn shaped(&self, name: &str, dims: &[usize]) -> Result<&Tensor<'a>, WeightsError> {
        let tensor = self.tensor(name)?;
        let fits = |(&found, &dim): (&usize, &usize)| dim == 0 || found == dim;
        match tensor.dims.len() == dims.len() && tensor.dims.iter().zip(dims).all(fits) {
            true => Ok(tensor),
            false => Err(WeightsError::Shape {
                tensor: name.to_owned(),
                found: tensor.dims.clone(),
                expected: dims.to_vec(),
            }),
        }
    }

    /// The matrix of this name and shape; zero stands for any number.
    pub fn matrix(&self, name: &str, rows: usize, columns: usize) -> Result<Matrix, WeightsError> {
        let tensor = self.shaped(name, &[rows, columns])?;
        let (rows, columns) = (tensor.dims[0], tensor.dims[1]);
        Ok(Matrix::from_values(rows, columns, tensor.values()))
    }

    /// The vector of this name and length; zero stands for any number.
    pub fn vector(&self, name: &str, length: usize) -> Result<Vec<f32>, WeightsError> {
        Ok(self.shaped(name, &[length])?.values())
    }
}

impl Tensor<'_> {
    /// Its name.
    pub fn name(&self) -> &str {
        self.name
    }

    /// Its dimensions, the slowest first.
    pub fn dims(&self) -> &[usize] {
        &self.dims
    }

    /// Its numbers in row-major order.
    pub fn values(&self) -> Vec<f32> {
        match self.data {
            Data::Float(bytes) => floats(bytes),
            Data::Scaled { scales, numbers } => {
                let row = numbers.len().checked_div(self.dims[0]).unwrap_or_default();
                let rows = numbers.chunks_exact(row.max(1)).zip(floats(scales));
                let scaled = |(row, scale): (&[u8], f32)| -> Vec<f32> {
                    let number = |&b: &u8| scale * f32::from(i8::from_le_bytes([b]));
                    row.iter().map(number).collect()
                };
                rows.flat_map(scaled).collect()
            }
        }
    }

    /// Its scales and numbers as they stand in the file, if they are `i8`.
    pub(super) fn scaled(&self) -> Option<(Vec<f32>, Vec<i8>)> {
        match self.data {
            Data::Float(_) => None,
            Data::Scaled { scales, numbers } => {
                let numbers = numbers.iter().map(|&b| i8::from_le_bytes([b]));
                Some((floats(scales), numbers.collect()))
            }
        }
    }
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    let (numbers, _) = bytes.as_chunks();
    numbers.iter().map(|&b| f32::from_le_bytes(b)).collect()
}

/// Reads fields one after the other.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], WeightsError> {
        let rest = &self.bytes[self.at..];
        let field = rest.get(..length);
        let field = field.ok_or(WeightsError::Truncated(self.at))?;
        self.at += length;
        Ok(field)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], WeightsError> {
        let start = self.at;
        let field = self.take(N)?.try_into();
        field.map_err(|_| WeightsError::Truncated(start))
    }

    fn u32(&mut self) -> Result<u32, WeightsError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    fn tensor(&mut self) -> Result<Tensor<'a>, WeightsError> {
        let start = self.at;
        let length = u16::from_le_bytes(self.array()?);
        let name = std::str::from_utf8(self.take(usize::from(length))?);
        let name = name.map_err(|_| WeightsError::Name(start))?;
        let [code, rank] = self.array()?;
        let mut dims = Vec::with_capacity(usize::from(rank));
        for _ in 0..rank {
            dims.push(self.u32()? as usize);
        }
        let data = self.data(name, code, &dims)?;
        Ok(Tensor { name, dims, data })
    }

    fn data(&mut self, name: &str, code: u8, dims: &[usize]) -> Result<Data<'a>, WeightsError> {
        let size = dims.iter().try_fold(1, |n: usize, &dim| n.checked_mul(dim));
        let size = size.ok_or(WeightsError::Truncated(self.at))?;
        match (code, dims.first()) {
            (0, _) => Ok(Data::Float(self.take(size.saturating_mul(4))?)),
            (1, Some(rows)) => Ok(Data::Scaled {
                scales: self.take(rows.saturating_mul(4))?,
                numbers: self.take(size)?,
            }),
            _ => Err(WeightsError::Type {
                tensor: name.to_owned(),
                code,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::testing::WeightsFile;

    fn sample() -> Vec<u8> {
        let mut file = WeightsFile::default();
        file.float(
            "weight",
            &[2, 3],
            &[1.0, -2.0, 3.5, 0.0, 5.0, f32::NEG_INFINITY],
        );
        file.scaled("table", &[2, 2], &[0.5, 2.0], &[1, -128, 127, 0]);
        file.float("scalar", &[], &[7.0]);
        file.bytes()
    }

    #[track_caller]
    fn check(bytes: &[u8], expected: WeightsError) {
        assert_eq!(Weights::parse(bytes).err(), Some(expected));
    }

    #[test]
    fn reads_what_was_written() {
        let bytes = sample();
        let weights = Weights::parse(&bytes).expect("well formed");
        let weight = weights.matrix("weight", 0, 3).expect("it fits");
        assert_eq!(weight.row(1), [0.0, 5.0, f32::NEG_INFINITY]);
        let table = weights.tensor("table").expect("it is there");
        assert_eq!(table.dims(), [2, 2]);
        assert_eq!(table.values(), [0.5, -64.0, 254.0, 0.0]);
        assert_eq!(weights.tensor("scalar").map(Tensor::values), Ok(vec![7.0]));
        assert!(weights.has("scalar") && !weights.has("other"));
    }

    #[test]
    fn the_layout_is_the_documented_one() {
        let mut file = WeightsFile::default();
        file.scaled("ab", &[1, 2], &[1.0], &[3, -1]);
        let expected = [
            b"PLXW".as_slice(),
            &[1, 0, 0, 0, 1, 0, 0, 0],
            &[2, 0, b'a', b'b', 1, 2],
            &[1, 0, 0, 0, 2, 0, 0, 0],
            &[0, 0, 0x80, 0x3f, 3, 0xff],
        ];
        assert_eq!(file.bytes(), expected.concat());
    }

    #[test]
    fn every_cut_is_noticed() {
        let bytes = sample();
        for end in 0..bytes.len() {
            let found = Weights::parse(&bytes[..end]).err();
            let cut = matches!(found, Some(WeightsError::Truncated(at)) if at <= end);
            assert!(
                cut || (end < 4 && found == Some(WeightsError::NoWeights)),
                "{end}"
            );
        }
    }

    #[test]
    fn no_change_of_a_byte_panics() {
        let bytes = sample();
        for at in 0..bytes.len() {
            for change in [1, 0x7f, 0x80, 0xff] {
                let mut changed = bytes.clone();
                changed[at] ^= change;
                if let Ok(weights) = Weights::parse(&changed) {
                    weights.tensors.iter().for_each(|t| drop(t.values()));
                }
            }
        }
    }

    #[test]
    fn a_tensor_may_be_empty_in_one_dimension() {
        let mut file = WeightsFile::default();
        let most = u32::MAX as usize;
        file.scaled("none", &[0, most, most, most], &[], &[]);
        file.scaled("narrow", &[2, 0], &[1.0, 1.0], &[]);
        let bytes = file.bytes();
        let weights = Weights::parse(&bytes).expect("well formed");
        for tensor in weights.tensors {
            assert!(tensor.values().is_empty(), "{}", tensor.name());
        }
    }

    #[test]
    fn tells_what_is_wrong() {
        check(b"", WeightsError::NoWeights);
        check(b"GIF89a", WeightsError::NoWeights);
        check(b"PLXW\x02\0\0\0", WeightsError::Version(2));
        let long = [sample(), vec![0]].concat();
        check(&long, WeightsError::Trailing(long.len() - 1));
        let mut twice = WeightsFile::default();
        twice.float("a", &[1], &[0.0]);
        twice.float("a", &[1], &[0.0]);
        check(&twice.bytes(), WeightsError::Name(25));
        let mut bytes = sample();
        bytes[20] = 9;
        let tensor = "weight".to_owned();
        check(&bytes, WeightsError::Type { tensor, code: 9 });
    }

    #[test]
    fn a_tensor_must_be_there_in_its_shape() {
        let bytes = sample();
        let weights = Weights::parse(&bytes).expect("well formed");
        let missing = weights.vector("bias", 3).err();
        assert_eq!(missing, Some(WeightsError::Missing("bias".to_owned())));
        let error = weights.matrix("weight", 3, 0).expect_err("it has two rows");
        assert_eq!(
            error.to_string(),
            "tensor weight has shape [2, 3], not [3, 0]"
        );
    }
}

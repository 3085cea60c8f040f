//! Sizes as people write them.

use std::fmt;
use std::str::FromStr;

/// A number of bytes: `1048576`, `1024KiB`, `1MiB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByteSize(pub usize);

/// Why a string is no size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidByteSize;

impl fmt::Display for InvalidByteSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("must be a number of bytes such as 1048576, 1024KiB, 1MiB or 2GiB")
    }
}

impl std::error::Error for InvalidByteSize {}

impl FromStr for ByteSize {
    type Err = InvalidByteSize;

    fn from_str(size: &str) -> Result<Self, InvalidByteSize> {
        let digits = size.trim_end_matches(|c: char| !c.is_ascii_digit());
        let unit: usize = match size[digits.len()..].trim() {
            "" | "B" => 1,
            "KiB" => 1 << 10,
            "MiB" => 1 << 20,
            "GiB" => 1 << 30,
            _ => return Err(InvalidByteSize),
        };
        let number: usize = digits.parse().map_err(|_| InvalidByteSize)?;
        number.checked_mul(unit).map(Self).ok_or(InvalidByteSize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(size: &str, expected: Option<usize>) {
        assert_eq!(size.parse().ok().map(|ByteSize(n)| n), expected, "{size}");
    }

    #[test]
    fn reads_plain_bytes_and_units() {
        check("1048576", Some(1 << 20));
        check("1MiB", Some(1 << 20));
        check("64 KiB", Some(64 << 10));
        check("3GiB", Some(3 << 30));
        for wrong in ["", "MiB", "-1", "1.5MiB", "1MB", "1é", "99999999999GiB"] {
            check(wrong, None);
        }
    }
}

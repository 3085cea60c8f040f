//! Names for the positions of one store.

use std::fmt;
use std::hash::{BuildHasher, RandomState};

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};

/// Why a string is no token of this store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// It is no token at all.
    Malformed,
    /// Another store made it, or this one before it was restarted and lost what it held.
    Foreign,
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "is not a consistency token",
            Self::Foreign => "is a consistency token of another store, or from before a restart",
        })
    }
}

impl std::error::Error for TokenError {}

/// Writes and reads the tokens of one store: who made it, and a position.
#[derive(Debug)]
pub(super) struct Tokens {
    /// Drawn anew for each store.
    store: u64,
}

impl Tokens {
    pub(super) fn new() -> Self {
        let random = RandomState::new(); // the one source of randomness in std
        Self {
            store: random.hash_one(()),
        }
    }

    pub(super) fn write(&self, position: u64) -> String {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.store.to_be_bytes());
        bytes[8..].copy_from_slice(&position.to_be_bytes());
        BASE64_URL_SAFE_NO_PAD.encode(bytes)
    }

    pub(super) fn read(&self, token: &str) -> Result<u64, TokenError> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(token);
        let bytes = bytes.map_err(|_| TokenError::Malformed)?;
        let bytes: [u8; 16] = bytes.try_into().map_err(|_| TokenError::Malformed)?;
        let number = u128::from_be_bytes(bytes);
        match (number >> 64) as u64 == self.store {
            true => Ok(number as u64),
            false => Err(TokenError::Foreign),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_own_tokens_and_no_others() {
        let (ours, theirs) = (Tokens::new(), Tokens::new());
        assert_eq!(ours.read(&ours.write(7)), Ok(7));
        assert_eq!(ours.read(&theirs.write(7)), Err(TokenError::Foreign));
        for token in ["", "x", "!!!!", "AAAA"] {
            assert_eq!(ours.read(token), Err(TokenError::Malformed), "{token}");
        }
    }
}

//! The keys of callers, as a file lists them.
//!
//! A line holds the name of the caller, its rights, its calls a second and its key; `#` begins
//! a comment:
//!
//! ```text
//! # caller   rights       calls/s  key, or sha256: and the SHA-256 of the key in hexadecimal
//! desk       read,write   -        sha256:8d969eef6ecad3c29a3a629280e686cf0c3f5d5a86aff3ca12020c923adc6c92
//! monitor    read         50       7d1b0e8a2c4f4d0e9a6b
//! ```
//!
//! Several lines may have one name, so that a key can be replaced without a gap. Keys are kept
//! and compared as their SHA-256, all of them each time and in constant time, so that neither
//! memory nor timing tells a key.

use std::fmt;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};

use super::rate::Rate;

/// A key must be so long, so that it cannot be guessed.
const SHORTEST_KEY: usize = 16;

/// A caller with a key.
#[derive(Debug)]
pub(in crate::server) struct Caller {
    /// What logs and metrics call it.
    pub(in crate::server) name: String,
    /// May call what changes nothing.
    pub(super) reads: bool,
    /// May call what changes the store.
    pub(super) writes: bool,
    pub(super) rate: Option<Rate>,
    digest: [u8; 32],
}

/// A file of keys that cannot be used. Never tells a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyFileError {
    line: usize,
    what: &'static str,
}

impl fmt::Display for KeyFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(self.what),
            line => write!(f, "line {line}: {}", self.what),
        }
    }
}

/// The callers of a file.
pub(super) fn parse(file: &str) -> Result<Vec<Arc<Caller>>, KeyFileError> {
    let mut callers: Vec<Arc<Caller>> = Vec::new();
    for (index, line) in file.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default();
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.is_empty() {
            continue;
        }
        let fail = |what| KeyFileError {
            line: index + 1,
            what,
        };
        let caller = caller(&words).map_err(fail)?;
        if callers.iter().any(|c| c.digest == caller.digest) {
            return Err(fail("the key stands in an earlier line, too"));
        }
        callers.push(Arc::new(caller));
    }
    match callers.is_empty() {
        true => Err(KeyFileError {
            line: 0,
            what: "holds no key, so that nobody could call",
        }),
        false => Ok(callers),
    }
}

fn caller(words: &[&str]) -> Result<Caller, &'static str> {
    let [name, rights, rate, key] = words else {
        return Err("must hold name, rights, calls a second (or -) and key");
    };
    let name_fits = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if name.len() > 64 || !name.chars().all(name_fits) {
        return Err("the name must hold at most 64 of letters, digits and `.` `_` `-`");
    }
    let (reads, writes) = match *rights {
        "read" => (true, false),
        "write" => (false, true),
        "read,write" | "write,read" => (true, true),
        _ => return Err("the rights must be read, write or read,write"),
    };
    let rate = match *rate {
        "-" => None,
        number => Some(per_second(number)?),
    };
    Ok(Caller {
        name: (*name).to_owned(),
        reads,
        writes,
        rate,
        digest: digest(key)?,
    })
}

fn per_second(number: &str) -> Result<Rate, &'static str> {
    match number.parse() {
        Ok(number) if (0.001..=1e6).contains(&number) => Ok(Rate::new(number)),
        _ => Err("the calls a second must be - or a number from 0.001 to 1000000"),
    }
}

fn digest(key: &str) -> Result<[u8; 32], &'static str> {
    match key.strip_prefix("sha256:") {
        Some(digits) => unhex(digits).ok_or("sha256: must be followed by 64 hexadecimal digits"),
        None if key.len() < SHORTEST_KEY => Err("the key must have at least 16 characters"),
        None => Ok(Sha256::digest(key).into()),
    }
}

fn unhex(digits: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let fits = digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)).filter(|_| fits) {
        *byte = u8::from_str_radix(&digits[at..at + 2], 16).ok()?;
    }
    fits.then_some(bytes)
}

/// The caller whose key it is.
pub(super) fn find<'a>(callers: &'a [Arc<Caller>], key: &[u8]) -> Option<&'a Arc<Caller>> {
    let digest: [u8; 32] = Sha256::digest(key).into();
    let mut found = u64::MAX;
    for (index, caller) in callers.iter().enumerate() {
        let same: Choice = caller.digest.ct_eq(&digest);
        found.conditional_assign(&(index as u64), same);
    }
    callers.get(usize::try_from(found).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0123456789abcdef";

    #[test]
    fn a_line_is_a_caller() {
        let hashed = Sha256::digest("a-key-of-the-desk");
        let hashed: String = hashed.iter().map(|byte| format!("{byte:02x}")).collect();
        let file = format!(
            "# our callers\n\nmonitor read 50 {KEY} # temporary\n desk\twrite,read - sha256:{hashed}\n"
        );
        let callers = parse(&file).expect("well formed");
        let found = |key: &str| find(&callers, key.as_bytes());
        let monitor = found(KEY).expect("the first");
        assert_eq!(
            (&*monitor.name, monitor.reads, monitor.writes),
            ("monitor", true, false)
        );
        assert_eq!(
            monitor.rate.as_ref().map(|rate| rate.per_second),
            Some(50.0)
        );
        let desk = found("a-key-of-the-desk").expect("the second");
        assert_eq!((&*desk.name, desk.reads, desk.writes), ("desk", true, true));
        assert!(desk.rate.is_none());
        for wrong in ["", "0123456789abcdeF", &hashed] {
            assert!(found(wrong).is_none());
        }
    }

    fn check(file: &str, expected: &str) {
        let error = parse(file).expect_err(file).to_string();
        assert!(error.starts_with(expected), "{error}");
        assert!(!error.contains(KEY), "{error}");
    }

    #[test]
    fn a_bad_line_is_named_without_its_key() {
        check("", "holds no key");
        check("# only a comment", "holds no key");
        check(&format!("\na read {KEY}"), "line 2: must hold");
        check(&format!("a read - {KEY} more"), "line 1: must hold");
        check(&format!("a/b read - {KEY}"), "line 1: the name");
        check(&format!("a all - {KEY}"), "line 1: the rights");
        check(&format!("a read 0 {KEY}"), "line 1: the calls");
        check(&format!("a read NaN {KEY}"), "line 1: the calls");
        check("a read - short", "line 1: the key must have");
        check("a read - sha256:12", "line 1: sha256:");
        check(
            &format!("a read - {KEY}\nb read - {KEY}"),
            "line 2: the key stands",
        );
    }
}

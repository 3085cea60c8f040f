//! Lengths of time as people write them.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use jiff::SignedDuration;

/// A length of time: `10` (seconds), `10s`, `500ms`, `2m`, `1h 30m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span(pub Duration);

/// Why a string is no length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidSpan;

impl fmt::Display for InvalidSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("must be a length of time such as 10, 10s, 500ms or 2m")
    }
}

impl std::error::Error for InvalidSpan {}

impl FromStr for Span {
    type Err = InvalidSpan;

    fn from_str(span: &str) -> Result<Self, InvalidSpan> {
        if let Ok(seconds) = span.parse::<u32>() {
            return Ok(Self(Duration::from_secs(seconds.into())));
        }
        let span: SignedDuration = span.parse().map_err(|_| InvalidSpan)?;
        let span = Duration::try_from(span).map_err(|_| InvalidSpan)?;
        (span <= LONGEST).then_some(Self(span)).ok_or(InvalidSpan)
    }
}

/// No setting means more than a year.
const LONGEST: Duration = Duration::from_secs(366 * 24 * 3600);

/// A length of time that is not nothing.
pub(super) fn positive(value: &str) -> Result<Span, String> {
    match value.parse() {
        Ok(Span(Duration::ZERO)) => Err("must be more than nothing".to_owned()),
        span => span.map_err(|error: InvalidSpan| error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(span: &str, expected: Option<u64>) {
        let millis = span.parse().ok().map(|Span(d)| d.as_millis() as u64);
        assert_eq!(millis, expected, "{span}");
    }

    #[test]
    fn reads_seconds_and_units() {
        check("10", Some(10_000));
        check("0", Some(0));
        check("500ms", Some(500));
        check("2m", Some(120_000));
        check("1h 30m", Some(5_400_000));
        for wrong in ["", "soon", "-1s", "-5", "1.5", "99999d", "10 parsecs"] {
            check(wrong, None);
        }
    }
}

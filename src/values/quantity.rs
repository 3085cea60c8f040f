//! The types of numbers.

use crate::text::Span;

/// How a quantity limits its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// "22".
    Exact,
    /// "about 22", "close to 22", "22 or so".
    About,
    /// "at least 22".
    AtLeast,
    /// "at most 22", "up to 22".
    AtMost,
    /// "more than 22".
    MoreThan,
    /// "fewer than 22"; also "nearly 22" and "almost 22", which news writes of what fell short.
    LessThan,
    /// "between 20 and 30".
    Range,
    /// "dozens".
    Vague,
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where it stands, with bound and unit: "at least 22 people" without "people".
    pub span: Span,
    /// The lowest value named; the number itself where the text gives one number.
    pub low: f64,
    /// The highest value named; equal to `low` where the text gives one number.
    pub high: f64,
    /// How the words limit the value.
    pub bound: Bound,
    /// A UCUM code, "%", an ISO 4217 code, or "" for a count and a share such as "a third".
    /// Three codes are ours, as UCUM has none: `[pp]` for percentage points, `[bp]` for
    /// basis points and `[mach]`. Cents and pence are hundredths of their currency. A rate is
    /// one code over another: `[bbl_us]/d` for barrels a day.
    pub unit: String,
    /// The head noun of what is counted or measured, as it stands: "people" in "22 injured
    /// people", "voters" in "20% of voters"; "" if none follows. "A guard and seven others were
    /// killed" counts "people".
    pub what: String,
}

/// A rank or a place in a row: "the second man", "ranked No. 2". It counts nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordinal {
    /// Where it stands, without its noun.
    pub span: Span,
    /// 2 for "second".
    pub rank: i64,
    /// The head noun of what stands there in the row, as it stands: "man"; "" if none follows.
    pub what: String,
}

/// The result of a game or a vote: "3-1", "52 to 48". It is no range and counts nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Where both numbers stand.
    pub span: Span,
    /// The number named first.
    pub first: u32,
    /// The number named second.
    pub second: u32,
}

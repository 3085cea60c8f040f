//! The types of numbers.

use crate::text::Span;

/// How a quantity limits its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// "22".
    Exact,
    /// "about 22".
    About,
    /// "at least 22".
    AtLeast,
    /// "at most 22", "up to 22".
    AtMost,
    /// "more than 22".
    MoreThan,
    /// "fewer than 22", "nearly 22".
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
    /// Two codes are ours, as UCUM has none: `[pp]` for percentage points and `[bp]` for
    /// basis points. Cents and pence are hundredths of their currency.
    pub unit: String,
    /// The head noun of what is counted or measured, as it stands: "people" in "22 injured
    /// people", "voters" in "20% of voters"; "" if none follows.
    pub what: String,
}

//! The words that numbers are made of.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::list_lines;
use crate::values::line::Line;

/// What a word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::values) enum Numeral {
    /// "zero" to "nine".
    Ones(f64),
    /// "ten" to "nineteen".
    Teens(f64),
    /// "twenty" to "ninety".
    Tens(f64),
    /// "hundred".
    Hundred,
    /// "thousand", "million", "crore": what is before it is multiplied.
    Scale(f64),
    /// "dozen".
    Dozen,
    /// "pair".
    Pair,
    /// "half", "thirds": what is before it is divided. "third" alone is an ordinal too.
    Part(f64),
    /// "first", "second".
    Ordinal(f64),
}

/// Kind and value of every word in the list.
static NUMERALS: LazyLock<FxHashMap<&str, Numeral>> = LazyLock::new(|| {
    let entry = |line: &'static str| {
        let mut fields = line.split_whitespace();
        let (kind, word) = (fields.next()?, fields.next()?);
        let value = fields.next()?.parse().ok()?;
        let numeral = match kind {
            "ones" => Numeral::Ones(value),
            "teens" => Numeral::Teens(value),
            "tens" => Numeral::Tens(value),
            "hundred" => Numeral::Hundred,
            "scale" => Numeral::Scale(value),
            "dozen" => Numeral::Dozen,
            "pair" => Numeral::Pair,
            "ordinal" => Numeral::Ordinal(value),
            _ => Numeral::Part(value),
        };
        Some((word, numeral))
    };
    list_lines(include_str!("numerals.txt"))
        .filter_map(entry)
        .collect()
});

/// What `word` adds to a number.
pub(in crate::values) fn of_word(word: &str) -> Option<Numeral> {
    NUMERALS.get(word).copied()
}

/// What the word at `i` adds to a number.
pub(super) fn numeral(line: &Line, i: usize) -> Option<Numeral> {
    line.numeral(i)
}

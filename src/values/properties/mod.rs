//! Properties of all values: any text can be read, and what newspapers format is read back.
//!
//! [`numbers`] and [`dates`] hold the second kind: each makes a value, writes it in the styles of
//! newspapers into a sentence, and wants the same value with exactly that span.

mod dates;
mod numbers;

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;

use super::sound::check;

/// Pieces that make numbers and times, or nearly.
const PIECES: [&str; 62] = [
    "1",
    "20",
    "1999",
    "0",
    "9999",
    "99999999999999999999",
    "1e308",
    "USD million",
    "1,000",
    "3.5",
    ".",
    ",",
    "-",
    "–",
    "/",
    ":",
    "(",
    ")",
    "$",
    "%",
    "°",
    "'",
    "’",
    "\"",
    "a",
    "an",
    "half",
    "one",
    "twenty",
    "hundred",
    "million",
    "dozen",
    "thirds",
    "first",
    "May",
    "Sept.",
    "March",
    "Tuesday",
    "last",
    "next",
    "the",
    "of",
    "in",
    "ago",
    "years",
    "days",
    "decades",
    "centuries",
    "week",
    "end",
    "year",
    "p.m.",
    "noon",
    "GMT",
    "m",
    "bn",
    "feet",
    "to",
    "between",
    "and",
    "at least",
    "or more",
];

/// The words of the lists that the readers know, the fields of their lines among them.
static KNOWN: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lists = [
        include_str!("../dates/starters.txt"),
        include_str!("../dates/future.txt"),
        include_str!("../dates/holidays/holidays.txt"),
        include_str!("../numbers/numerals.txt"),
        include_str!("../numbers/hedges.txt"),
        include_str!("../numbers/labels.txt"),
        include_str!("../units.txt"),
        include_str!("../currencies.txt"),
    ];
    let words = |list: &'static str| list.split([' ', '\n', ';', ',']);
    lists
        .into_iter()
        .flat_map(words)
        .filter(|word| !word.is_empty())
        .collect()
});

/// A piece that makes values, or a word that a reader knows.
fn piece() -> impl Strategy<Value = &'static str> {
    prop_oneof![select(&PIECES[..]), select(&KNOWN[..])]
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn anything_like_a_value_can_be_read(
        pieces in prop::collection::vec((piece(), select(&["", " ", " "][..])), 1..20)
    ) {
        check(&pieces.iter().flat_map(|(piece, space)| [*piece, *space]).collect::<String>());
    }
}

#[test]
fn odd_texts_can_be_read() {
    for text in [
        "",
        " ",
        "-",
        "1'",
        "½½½",
        "１２３",
        "5️⃣ men",
        "1e400",
        "It cost 1.7e308 MGBP.",
        "1e308 men and 1.7e308 others died.",
        "$",
        "$$5",
        "٣ men",
        "in 9999999 years",
        "9999-12-31",
        "6'3",
        "€",
        "1/0",
        "0/1",
        "minus",
        "between",
        "12:",
        ":30",
        "\u{FEFF}5",
        "5\u{301} m",
        "1\u{200B}000",
    ] {
        check(text);
    }
}

//! Properties of all values: any text can be read, and what newspapers format is read back.
//!
//! [`numbers`] and [`dates`] hold the second kind: each makes a value, writes it in the styles of
//! newspapers into a sentence, and wants the same value with exactly that span.

mod dates;
mod numbers;

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

proptest! {
    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn anything_like_a_value_can_be_read(
        pieces in prop::collection::vec((select(&PIECES[..]), select(&["", " "][..])), 1..20)
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

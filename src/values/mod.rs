//! Numbers and times as intervals.
//!
//! [`find`] reads a document once and returns every [`Quantity`] (numbers, money,
//! percent, measures), every [`TimeExpression`], and apart from them every [`Ordinal`] and
//! [`Score`], each with its span. What belongs to a
//! date, a name or a telephone number is no quantity. Units are UCUM codes and ISO 4217;
//! [`to_base`] converts between them. Times are read first, and what they take is hidden
//! from the numbers. Never asks the clock: relative dates count from the publication
//! date it is given.

mod line;
mod quantity;
mod time;
mod usage;

mod dates;
mod money;
mod numbers;
mod units;

pub use quantity::{Bound, Ordinal, Quantity, Score};
pub use time::{Granularity, TimeExpression, TimeRange};
pub use units::{Conversion, to_base};

use jiff::civil::DateTime;

use crate::text::Document;
use dates::Anchor;
use line::Line;
use usage::Usage;

/// The numbers and times of a document, each list in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Numbers with their units.
    pub quantities: Vec<Quantity>,
    /// Times; no quantity overlaps one of them.
    pub times: Vec<TimeExpression>,
    /// Ranks; none overlaps a quantity, a time or a score.
    pub ordinals: Vec<Ordinal>,
    /// Results of games and votes; none overlaps any other.
    pub scores: Vec<Score>,
}

/// Finds the numbers and times of `doc`, in all its blocks.
///
/// `published` is the publication time in UTC; without it, relative times have no range.
pub fn find(doc: &Document, published: Option<DateTime>) -> Values {
    let anchor = Anchor::new(doc, published);
    let usage = Usage::of(doc);
    let mut values = Values::default();
    for sentence in doc.sentences() {
        let mut line = Line::with_usage(doc, sentence, usage);
        dates::find(&mut line, &anchor, &mut values.times);
        numbers::find(&line, &mut values);
    }
    values
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use jiff::civil::date;

    /// Pieces that make numbers and times, or nearly.
    const PIECES: [&str; 60] = [
        "1",
        "20",
        "1999",
        "0",
        "9999",
        "99999999999999999999",
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

    fn check(text: &str) {
        let doc = Document::plain(text);
        for published in [
            None,
            Some(date(2024, 2, 29).at(12, 0, 0, 0)),
            Some(date(9999, 12, 31).at(0, 0, 0, 0)),
        ] {
            let values = find(&doc, published);
            let quantities = values.quantities.iter().map(|q| q.span);
            let mut spans: Vec<_> = quantities
                .chain(values.times.iter().map(|t| t.span))
                .collect();
            spans.sort();
            assert!(
                spans.iter().all(|span| !doc.slice(*span).is_empty()),
                "{text}"
            );
            assert!(
                spans.windows(2).all(|pair| !pair[0].overlaps(pair[1])),
                "{text}"
            );
            assert!(
                values
                    .times
                    .iter()
                    .filter_map(|t| t.range)
                    .all(|r| r.start < r.end),
                "{text}"
            );
            assert!(
                values
                    .quantities
                    .iter()
                    .all(|q| q.low <= q.high && q.low.is_finite()),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in any::<String>()) {
            check(&text);
        }

        #[test]
        fn anything_like_a_value_can_be_read(
            pieces in prop::collection::vec((prop::sample::select(&PIECES[..]), prop::sample::select(&["", " "][..])), 1..20)
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
}

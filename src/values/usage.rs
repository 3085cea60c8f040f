//! How an article writes its numbers, and where it is at home.
//!
//! Some marks mean one thing in one article and another in the next: "1.000" is a thousand or
//! one, "pounds" are money or a weight, "$" is the dollar of Washington or of Sydney. One look
//! over the whole article settles them before its sentences are read.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::numbers::digits::{self, Separators};
use crate::text::{Document, Token, TokenKind, fold, list_lines};

/// What an article's own usage decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Usage {
    /// What its commas and full stops do inside numbers.
    pub(super) separators: Separators,
    /// Whether it speaks of pounds as money.
    pub(super) sterling: bool,
    /// The ISO 4217 code of a bare "$", if it is not the dollar of the United States.
    pub(super) dollar: Option<&'static str>,
}

impl Usage {
    /// Looks over `doc`.
    pub(super) fn of(doc: &Document) -> Self {
        let view = doc.text();
        let money = ["$", "dollar", " cent"]
            .iter()
            .any(|sign| view.contains(sign));
        Self {
            separators: separators(doc),
            sterling: is_sterling(doc),
            dollar: money.then(|| dollar(doc)).flatten(),
        }
    }
}

/// Decimal commas, if more numbers can only be read with them than without.
fn separators(doc: &Document) -> Separators {
    let numbers = doc.tokens().iter().filter(|t| t.kind == TokenKind::Number);
    let votes: i32 = numbers.map(|&t| digits::vote(doc.word(t))).sum();
    if votes > 0 {
        Separators::Comma
    } else {
        Separators::Point
    }
}

/// Whether pounds are money: with their sign or pence beside them, or where the article names
/// British places.
fn is_sterling(doc: &Document) -> bool {
    let view = doc.text();
    let signed = view.contains('£') || view.contains("sterling") || view.contains(" pence");
    let british = || {
        let places = doc.tokens().iter().filter_map(|&t| place(doc, t));
        places.filter(|&code| code == "GBP").count() >= BRITISH
    };
    signed || view.contains("pound") && british()
}

/// The currency of each place whose people call their money dollars or pounds; "USD" for the
/// United States themselves.
static PLACES: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let entries = list_lines(include_str!("places.txt")).filter_map(|line| line.split_once(';'));
    entries
        .flat_map(|(code, places)| {
            places
                .split(',')
                .map(move |place| (place.trim(), code.trim()))
        })
        .collect()
});

/// How many words may stand before the end of a dateline: "NEW YORK, June 3 (Agency) —".
const DATELINE: usize = 4;

/// How often an article names a place that it is at home in, at the least.
const AT_HOME: usize = 3;

/// How often an article names British places if its pounds are money.
const BRITISH: usize = 2;

/// The dollar that a bare "$" means where it is not that of the United States: with "US$"
/// beside it, that of the place named most; with "A$" beside it, none; else that of the
/// dateline, or of a place named often and more than twice as often as the United States.
fn dollar(doc: &Document) -> Option<&'static str> {
    let view = doc.text();
    let signs = ["A$", "C$", "NZ$", "HK$", "S$", "AU$"];
    let marked = |sign: &&str| {
        view.match_indices(*sign)
            .any(|(at, _)| !view[..at].ends_with(char::is_alphabetic))
    };
    // Who names the dollar of a place in words does not write from there.
    let names = [
        "Canadian dollar",
        "Australian dollar",
        "New Zealand dollar",
        "Hong Kong dollar",
        "Singapore dollar",
        "Taiwan dollar",
    ];
    if names.iter().any(|name| view.contains(name)) {
        return None;
    }
    let american = view.contains("US$") || view.contains("U.S. dollars");
    if !american && signs.iter().any(marked) {
        return None;
    }
    let dateline = doc
        .tokens()
        .iter()
        .take(DATELINE)
        .find_map(|&t| place(doc, t))
        .filter(|&code| code != "GBP");
    let capitals = dateline.filter(|_| opens_with_capitals(doc));
    if let Some(code) = capitals {
        return Some(code).filter(|&code| code != "USD");
    }
    let mut named: FxHashMap<&str, usize> = FxHashMap::default();
    for code in doc.tokens().iter().filter_map(|&t| place(doc, t)) {
        *named.entry(code).or_default() += 1;
    }
    named.remove("GBP");
    let home = named.remove("USD").unwrap_or(0);
    let (code, times) = named.into_iter().max_by_key(|&(code, n)| (n, code))?;
    let enough = american || times >= AT_HOME && times > 2 * home;
    enough.then_some(code)
}

/// The code of the place that a word names.
fn place(doc: &Document, token: Token) -> Option<&'static str> {
    let word = doc.word(token);
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    capital.then(|| PLACES.get(fold(word).as_ref()).copied())?
}

/// Whether the first word is written in capitals, as a dateline is: "SYDNEY (Agency)".
fn opens_with_capitals(doc: &Document) -> bool {
    let first = doc.tokens().first().map_or("", |&t| doc.word(t));
    first.len() > 3 && first.bytes().all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(Usage::of(&Document::plain(text)).dollar, expected, "{text}");
    }

    #[test]
    fn the_dateline_decides_what_a_bare_dollar_is() {
        check("SYDNEY (Agency) - It cost $5.", Some("AUD"));
        check("TORONTO, June 3 - It cost $5.", Some("CAD"));
        check("BOSTON - It cost $5 in Canada.", None);
        check("WELLINGTON - It cost many dollars.", Some("NZD"));
    }

    #[test]
    fn else_the_places_named_most_do() {
        check("Canada and Ottawa, Toronto too: it cost $5.", Some("CAD"));
        check("Canada paid $5.", None);
        check(
            "The U.S. and Canada, Ottawa and Toronto in America paid $5.",
            None,
        );
    }

    #[test]
    fn a_signed_dollar_leaves_the_bare_one_to_the_other() {
        check("It cost $5 (US$3), Australia said.", Some("AUD"));
        check("Australia, Sydney, Perth: A$5 or $3.", None);
    }

    #[test]
    fn numbers_show_what_their_marks_do() {
        let separators = |text: &str| Usage::of(&Document::plain(text)).separators;
        assert_eq!(separators("1.000.000 and 3,5"), Separators::Comma);
        assert_eq!(separators("1,000 and 3.5"), Separators::Point);
        assert_eq!(separators("1.000"), Separators::Point);
    }
}

//! What is found in sentences: a table for each kind.
//!
//! A quantity is shown as `span = value unit (what)`; a mark before the value is its bound: `≥`
//! at least, `≤` at most, `>` more than, `<` less than, `~` about, `?` vague; `2..3` is a range.

mod bounds;
mod counts;
mod fractions;
mod identifiers;
mod measures;
mod money;
mod ordinals;
mod percent;
mod scores;
mod separators;
mod words;

use crate::text::Document;
use crate::values::{Bound, Quantity, Values, find};

/// Compares what `show` finds in each text with what is expected.
fn compare(table: &[(&str, &str)], show: impl Fn(&Document, &Values) -> Vec<String>) {
    for (text, expected) in table {
        let doc = Document::plain(text);
        let found = show(&doc, &find(&doc, None));
        assert_eq!(found.join(" | "), *expected, "{text}");
    }
}

/// Checks the quantities of each text.
fn check(table: &[(&str, &str)]) {
    compare(table, |doc, values| {
        let quantities = values.quantities.iter();
        quantities.map(|q| quantity(doc, q)).collect()
    });
}

/// Checks the ordinals of each text, `span = rank (what)`.
fn check_ordinals(table: &[(&str, &str)]) {
    compare(table, |doc, values| {
        let ordinals = values.ordinals.iter();
        let shown =
            ordinals.map(|o| format!("{} = {}{}", doc.slice(o.span), o.rank, what(&o.what)));
        shown.collect()
    });
}

/// Checks the scores of each text, and that both numbers stand in the span.
fn check_scores(table: &[(&str, &str)]) {
    compare(table, |doc, values| {
        let scores = values.scores.iter();
        scores.map(|s| doc.slice(s.span).to_owned()).collect()
    });
}

fn quantity(doc: &Document, q: &Quantity) -> String {
    let value = match q.low == q.high {
        true => q.low.to_string(),
        false => format!("{}..{}", q.low, q.high),
    };
    let bound = match q.bound {
        Bound::Exact | Bound::Range => "",
        Bound::About => "~",
        Bound::AtLeast => "≥",
        Bound::AtMost => "≤",
        Bound::MoreThan => ">",
        Bound::LessThan => "<",
        Bound::Vague => "?",
    };
    let unit = match q.unit.as_str() {
        "" => String::new(),
        unit => format!(" {unit}"),
    };
    let span = doc.slice(q.span);
    format!("{span} = {bound}{value}{unit}{}", what(&q.what))
}

fn what(noun: &str) -> String {
    match noun {
        "" => String::new(),
        noun => format!(" ({noun})"),
    }
}

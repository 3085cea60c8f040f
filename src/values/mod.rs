//! Numbers and times as intervals.
//!
//! [`find`] reads a document once and returns every [`Quantity`] (numbers, money, percent,
//! measures), every [`TimeExpression`], and apart from them every [`Ordinal`] and [`Score`], each
//! with its span. What belongs to a date, a name or a telephone number is no quantity. Units are
//! UCUM codes and ISO 4217; [`to_base`] converts between them. Times are read first, and what
//! they take is hidden from the numbers. Never asks the clock: relative dates count from the
//! publication date it is given, else from the dateline. [`relation`] says how two values relate.

mod line;
mod quantity;
mod time;
mod usage;

mod dates;
mod money;
mod numbers;
mod units;

pub mod relation;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod sound;

pub use quantity::{Bound, Ordinal, Quantity, Score};
pub use time::{Anchoring, Granularity, Recurrence, TimeBound, TimeExpression, TimeRange};
pub use units::{Conversion, to_base};

use jiff::civil::DateTime;

use crate::text::{Document, Sentence};
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

/// Finds the numbers and times of what `doc` says.
///
/// Page furniture is left out, as names and quotations leave it out: the date in the page head
/// and the count of comments are the site's, and nothing that the article tells counts from
/// them. Where nothing but furniture is found, as in a text that is only a date, all is read.
/// `published` is the publication time in UTC; without it, relative times have no range.
pub fn find(doc: &Document, published: Option<DateTime>) -> Values {
    let anchor = Anchor::new(doc, published);
    let usage = Usage::of(doc);
    let mut values = Values::default();
    for sentence in sentences(doc) {
        let mut line = Line::with_usage(doc, sentence, usage);
        dates::find(&mut line, &anchor, &mut values.times);
        numbers::find(&line, &mut values);
    }
    values
}

/// What the article says, or all of a text that seems to have no article.
fn sentences(doc: &Document) -> impl Iterator<Item = &Sentence> {
    let furnished = doc.content_sentences().next().is_some();
    let content = move |s: &&Sentence| !furnished || doc.blocks()[s.block].kind.is_content();
    doc.sentences().iter().filter(content)
}

//! The date in the dateline of an article: "GENEVA, March 5, 2019 (Agency) —".

use jiff::civil::Date;

use super::months;
use crate::text::Document;
use crate::values::line::Line;

/// How many lexemes may stand before the date, the place among them.
const PLACE: usize = 8;

/// The date that the first sentence gives as its own, before a dash or an agency.
pub(super) fn date(doc: &Document) -> Option<Date> {
    let sentence = doc.sentences().first()?;
    let line = Line::new(doc, sentence);
    (1..PLACE.min(line.len())).find_map(|i| {
        let reading = months::day(&line, i).filter(|_| follows_place(&line, i))?;
        let term = reading.term;
        let closed = matches!(
            line.word(reading.end),
            "(" | "—" | "–" | "-" | "--" | ":" | "/"
        );
        let date = Date::new(term.year?, term.month?, term.day?).ok()?;
        closed.then_some(date)
    })
}

/// Whether all before `i` is the name of a place, in capitals.
fn follows_place(line: &Line, i: usize) -> bool {
    let place =
        |at: usize| line.capitalised(at) || matches!(line.word(at), "," | "." | "/" | "(" | ")");
    let shouted = line
        .text(0)
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    shouted && line.capitalised(0) && (0..i).all(place)
}

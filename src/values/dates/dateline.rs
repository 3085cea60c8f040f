//! The date in the dateline of an article: "GENEVA, March 5, 2019 (Agency) —".

use jiff::civil::Date;

use super::months;
use crate::text::{Block, Document};
use crate::values::line::Line;

/// How many lexemes may stand before the date, the place among them.
const PLACE: usize = 8;

/// How many blocks may open with it: the headline and decks stand before.
const HEAD: usize = 4;

/// The date that one of the first blocks gives as its own, before a dash or an agency. Page
/// furniture is passed over: a site's stamp is not the time of the article.
pub(super) fn date(doc: &Document) -> Option<Date> {
    let content = doc.blocks().iter().filter(|block| block.kind.is_content());
    let opening = |block: &Block| doc.sentences().get(block.sentences.clone())?.first();
    let mut heads = content.take(HEAD).filter_map(opening);
    heads.find_map(|sentence| opened(&Line::new(doc, sentence)))
}

fn opened(line: &Line) -> Option<Date> {
    (1..PLACE.min(line.len())).find_map(|i| {
        let reading = months::day(line, i).filter(|_| follows_place(line, i))?;
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

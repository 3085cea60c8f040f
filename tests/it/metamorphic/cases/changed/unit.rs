//! The same number of another unit.

use parallax::text::{Span, TokenKind};
use parallax::values::Quantity;

use super::super::Subject;
use super::Site;

/// Units of one dimension that stand for each other, in both directions. Origin: our own list.
const UNITS: [(&str, &str); 14] = [
    ("miles", "kilometres"),
    ("mph", "km/h"),
    ("kilometers", "miles"),
    ("km", "miles"),
    ("feet", "metres"),
    ("meters", "feet"),
    ("acres", "hectares"),
    ("tonnes", "kilograms"),
    ("tons", "pounds"),
    ("litres", "gallons"),
    ("hours", "minutes"),
    ("days", "weeks"),
    ("euros", "dollars"),
    ("pounds", "euros"),
];
/// Signs of currencies, each with another. Origin: our own list.
const SIGNS: [(&str, &str); 3] = [("$", "€"), ("€", "£"), ("£", "$")];

/// Units of numbers that the article gives once.
pub(super) fn sites(subject: &Subject) -> Vec<Site> {
    let quantities = &subject.analysis().values.quantities;
    let once = |q: &&Quantity| {
        let same = |r: &&Quantity| r.low == q.low;
        quantities.iter().filter(same).count() == 1
    };
    let site = |q: &Quantity| {
        let (at, new) = other_unit(subject, q)?;
        let mut site = Site::replace(at, new);
        site.holds = q.span;
        Some(site)
    };
    let plain = quantities
        .iter()
        .filter(|q| subject.plain_at(q.span).is_some());
    plain.filter(once).filter_map(site).collect()
}

fn other_unit(subject: &Subject, q: &Quantity) -> Option<(Span, &'static str)> {
    let doc = subject.doc();
    let tokens = &doc.tokens()[doc.tokens_in(q.span)];
    let nautical = subject.slice(q.span).contains("nautical");
    let weighs = q.unit.contains("lb");
    if nautical || weighs {
        return None;
    }
    tokens.iter().find_map(|&t| {
        let word = doc.word(t);
        let found = match t.kind {
            TokenKind::Symbol => SIGNS.iter().find(|(a, _)| *a == word).map(|p| p.1),
            _ => paired(word),
        };
        Some((t.span, found?))
    })
}

fn paired(word: &str) -> Option<&'static str> {
    let forth = UNITS.iter().find(|(a, _)| *a == word).map(|p| p.1);
    forth.or_else(|| UNITS.iter().find(|(_, b)| *b == word).map(|p| p.0))
}

//! Numbers that are not said exactly: "dozens", "several hundred", "tens of thousands".

use super::counted;
use crate::values::line::Line;

/// A vague number as the lowest and highest value that its words allow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Vague {
    /// The lowest value.
    pub(super) low: f64,
    /// The highest value.
    pub(super) high: f64,
    /// The index after its last lexeme, "of" included only inside the number.
    pub(super) end: usize,
}

/// The vague number that starts at `i`.
pub(super) fn vague(line: &Line, i: usize) -> Option<Vague> {
    let (low, high, end) = few(line, i).or_else(|| plural(line, i))?;
    Some(times_scale(line, Vague { low, high, end }))
}

/// Whether a vague number may start with `word`; articles aside.
pub(super) fn opens(word: &str) -> bool {
    word == "several" || plural_scale(word).is_some()
}

/// "several", "a few", "a couple of": small numbers, which a scale may follow.
fn few(line: &Line, i: usize) -> Option<(f64, f64, usize)> {
    let article = line.word(i) == "a";
    let at = i + usize::from(article);
    let of = |end: usize| end + usize::from(line.word(end) == "of");
    match line.word(at) {
        "several" if !article => Some((3.0, 9.0, at + 1)),
        "few" if article => Some((2.0, 9.0, at + 1)),
        "handful" if article => Some((2.0, 9.0, of(at + 1))),
        "couple" if article && line.word(at + 1) == "of" => Some((2.0, 3.0, at + 2)),
        // "a couple hundred", as Americans say.
        "couple" if article && scale(line.word(at + 1)).is_some() => Some((2.0, 3.0, at + 1)),
        _ => None,
    }
}

/// "several *hundred*", "a few *dozen*".
fn times_scale(line: &Line, vague: Vague) -> Vague {
    let Some(factor) = scale(line.word(vague.end)) else {
        return vague;
    };
    Vague {
        low: vague.low * factor,
        high: vague.high * factor,
        end: vague.end + 1,
    }
}

fn scale(word: &str) -> Option<f64> {
    match word {
        "dozen" => Some(12.0),
        "hundred" => Some(1e2),
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        _ => None,
    }
}

/// "dozens", "tens of thousands", "millions": at least two of them, fewer than ten.
fn plural(line: &Line, i: usize) -> Option<(f64, f64, usize)> {
    let unit = plural_scale(line.word(i))?;
    let end = i + 1;
    if line.word(end) == "of"
        && unit < 1e6
        && let Some(scale) = plural_scale(line.word(end + 1))
    {
        return Some((2.0 * unit * scale, 10.0 * unit * scale - 1.0, end + 2));
    }
    (unit > 10.0)
        .then(|| match line.word(i) {
            "dozens" => (24.0, 99.0, end),
            "scores" => (40.0, 199.0, end),
            _ => (2.0 * unit, 10.0 * unit - 1.0, end),
        })
        .filter(|_| {
            line.word(i) != "scores" || line.word(end) == "of" || counted::is_person(line.word(end))
        })
}

fn plural_scale(word: &str) -> Option<f64> {
    match word {
        "tens" => Some(10.0),
        "dozens" => Some(12.0),
        "scores" => Some(20.0),
        "hundreds" => Some(1e2),
        "thousands" => Some(1e3),
        "millions" => Some(1e6),
        "billions" => Some(1e9),
        "trillions" => Some(1e12),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, expected: Option<(f64, f64)>) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        assert_eq!(vague(&line, 0).map(|v| (v.low, v.high)), expected, "{text}");
    }

    #[test]
    fn bounds_what_is_not_said_exactly() {
        check("dozens were hurt", Some((24.0, 99.0)));
        check("tens of thousands fled", Some((20_000.0, 99_999.0)));
        check("several hundred people", Some((300.0, 900.0)));
        check("a couple of men", Some((2.0, 3.0)));
    }

    #[test]
    fn a_couple_can_be_two_people() {
        check("a couple from Leeds", None);
        check("scores were level", None);
        check("scores dead in blast", Some((40.0, 199.0)));
    }
}

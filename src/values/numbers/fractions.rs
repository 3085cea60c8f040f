//! Numbers that are parts: "3/4", "2½", "two-thirds", "two and a half", "half a million",
//! "one in five".

use super::digits;
use super::numerals::{Numeral, numeral};
use super::words::{Number, cardinal, continued};
use crate::values::line::Line;
use crate::values::units;

/// "3/4", "7.5/10", "72/100": with a denominator that people divide by.
pub(super) fn slash_fraction(line: &Line, i: usize) -> Option<Number> {
    let (top, bottom) = (line.number(i)?, line.integer(i + 2, 3)?);
    let usual = matches!(bottom, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16 | 32 | 100);
    let whole = top.fract() == 0.0 || matches!(bottom, 10 | 100);
    let slash = line.word(i + 1) == "/" && line.glued(i + 1) && line.glued(i + 2);
    let alone = slash && line.word(i + 3) != "/";
    let value = top / f64::from(bottom);
    (usual && whole && alone && (0.0..1.0).contains(&value)).then_some(Number::new(value, i + 3))
}

/// "2 1/4", "2½".
pub(super) fn mixed_fraction(line: &Line, number: Number) -> Option<Number> {
    let vulgar = line
        .text(number.end)
        .chars()
        .next()
        .and_then(digits::vulgar_fraction);
    if let Some(fraction) = vulgar {
        return Some(number.plus(fraction, number.end + 1));
    }
    let fraction = slash_fraction(line, line.past_hyphen(number.end))?;
    Some(number.plus(fraction.value, fraction.end))
}

/// "two-thirds", "one fifth"; a single part only of one.
pub(super) fn fraction(line: &Line, number: Number) -> Option<Number> {
    let (parts, end) = parts(line, line.past_hyphen(number.end))?;
    let plural = line.word(end - 1).ends_with('s');
    let fits = plural && line.word(end - 1) != "quarters" || is_divided(line, number, end);
    let number = Number::new(number.value / parts, end);
    fits.then(|| of_a_scale(line, number))
}

/// Whether the parts named before `end` divide something: "one third of", "three-quarters",
/// not "a third man" or "two quarters of growth".
fn is_divided(line: &Line, number: Number, end: usize) -> bool {
    if line.word(end - 1) == "quarters" {
        return number.value == 3.0;
    }
    let ends = line.word(end) == "of" || !line.is_word(end);
    let hyphenated = line.joins(number.end) && !line.joins(end);
    number.value == 1.0 && (ends || hyphenated)
}

/// "two and a half million", "one million and a half", "five and three quarters".
pub(super) fn and_a_half(line: &Line, number: Number) -> Option<Number> {
    let and = line.past_hyphen(number.end);
    let at = line.past_hyphen(and + 1);
    let count = match numeral(line, at) {
        Some(Numeral::Ones(count)) => count,
        _ => f64::from(u8::from(line.word(at) == "a")),
    };
    let (parts, end) = parts(line, line.past_hyphen(at + 1))?;
    let (scale, end) = match numeral(line, end) {
        Some(Numeral::Scale(scale)) if scale < number.scale => (scale, end + 1),
        _ => (number.scale, end),
    };
    let sum = number.plus(scale * count / parts, end);
    let added = line.word(and) == "and" && count > 0.0;
    added.then(|| {
        if number.scale == 1.0 {
            continued(line, sum)
        } else {
            sum
        }
    })
}

/// What a fraction is divided into, named at `i`: "thirds", "twenty-fifth".
pub(super) fn parts(line: &Line, i: usize) -> Option<(f64, usize)> {
    let part = |i: usize| match (numeral(line, i)?, line.word(i)) {
        (Numeral::Part(parts), _) => Some(parts),
        _ => None,
    };
    if let Some(Numeral::Tens(tens)) = numeral(line, i) {
        let ones = part(i + 2)
            .or_else(|| matches!(line.word(i + 2), "first" | "firsts").then_some(1.0))?;
        return (line.joins(i + 1) && ones < 10.0).then_some((tens + ones, i + 3));
    }
    Some((part(i)?, i + 1))
}

/// "half a million", "half-a-dozen", "quarter million", "half an hour", "half of voters".
pub(super) fn part_of(line: &Line, i: usize) -> Option<Number> {
    let value = if line.word(i) == "half" { 0.5 } else { 0.25 };
    let part = Number::new(value, i + 1);
    let scaled = of_a_scale(line, part);
    if scaled.end > part.end {
        return Some(scaled);
    }
    let article = matches!(line.word(i + 1), "a" | "an");
    let end = i + 1 + usize::from(article);
    if value == 0.5 && units::at(line, line.past_hyphen(end)).is_some() {
        return Some(Number { end, ..part });
    }
    let whole = matches!(
        line.word(i + 1),
        "of" | "the" | "all" | "its" | "their" | ""
    );
    let ordinal = matches!(
        line.before(i, 1),
        "first" | "second" | "the" | "other" | "other's" | "in" | "by" | "better"
    );
    (value == 0.5 && whole && !ordinal).then_some(part)
}

/// `part` of the dozen, hundred or million that follows it.
fn of_a_scale(line: &Line, part: Number) -> Number {
    let mut at = line.past_hyphen(part.end);
    at += usize::from(line.word(at) == "of" && line.word(at + 1) == "a");
    at += usize::from(matches!(line.word(at), "a" | "an"));
    at = line.past_hyphen(at);
    match numeral(line, at) {
        Some(Numeral::Dozen) => part.times(12.0, at + 1),
        Some(Numeral::Scale(scale)) => part.times(scale, at + 1),
        _ => part,
    }
}

/// "one in five" of a group.
pub(super) fn one_in(line: &Line, number: Number) -> Option<Number> {
    if number.value != 1.0 || line.word(number.end) != "in" {
        return None;
    }
    let whole = match line.number(number.end + 1) {
        Some(value) => Number::new(value, number.end + 2),
        None => cardinal(line, number.end + 1)?,
    };
    let divides = whole.value > 1.0 && units::at(line, whole.end).is_none();
    divides.then(|| Number {
        value: 1.0 / whole.value,
        ..whole
    })
}

#[cfg(test)]
mod tests {
    use crate::text::Document;
    use crate::values::line::Line;
    use crate::values::numbers::words::number;

    fn check(text: &str, expected: impl Into<Option<f64>>) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        let got = number(&line, 0, false).map(|n| n.value);
        assert_eq!(got, expected.into(), "{text}");
    }

    #[test]
    fn reads_fractions() {
        check("two-thirds of voters", 2.0 / 3.0);
        check("a third of voters", 1.0 / 3.0);
        check("a third man", None);
        check("half a million", 500_000.0);
        check("half-a-dozen", 6.0);
        check("two and a half million", 2.5e6);
        check("one million and a half", 1.5e6);
        check("2 1/4", 2.25);
        check("2½", 2.5);
        check("7.5/10", 0.75);
        check("two quarters", 2.0);
    }
}

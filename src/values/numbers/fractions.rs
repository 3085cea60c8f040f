//! Numbers that are parts: "3/4", "2½", "two-thirds", "two and a half", "half a million",
//! "one in five", "1 over 20".

use super::counted;
use super::digits;
use super::numerals::{Numeral, numeral};
use super::ordinals;
use super::words::{Number, cardinal, continued, is_whole_line, scaled};
use crate::values::line::Line;
use crate::values::units;

/// "3/4", "7.5/10", "72/100": with a denominator that people divide by.
pub(super) fn slash_fraction(line: &Line, i: usize) -> Option<Number> {
    let (top, bottom) = (line.number(i)?, line.integer(i + 2, 4)?);
    let usual = matches!(bottom, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16 | 32 | 100 | 1000)
        || bottom > 1 && line.word(i + 3) == "of";
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

/// "two-thirds", "one fifth", "three twenty-firsts"; a single part only of one. `start` is the
/// index of the first lexeme of `number`.
pub(super) fn fraction(line: &Line, start: usize, number: Number) -> Option<Number> {
    let spaced = line.word(number.end) == "-" && !line.glued(number.end + 1);
    let at = if spaced {
        number.end + 1
    } else {
        line.past_hyphen(number.end)
    };
    let (parts, end) = parts(line, at)?;
    let last = line.word(end - 1);
    let plural = last.ends_with('s') && last != "quarters";
    let fits = plural || !spaced && is_divided(line, number, end);
    let (value, parts) = with_tens(line, start, number, parts);
    fits.then(|| of_a_scale(line, Number::new(value / parts, end)))
}

/// Numerator and denominator, the tens of "one hundred *thirty* fifths" going to the latter;
/// those of "one hundred *and thirty* fifths" and of "twenty fifths" do not.
fn with_tens(line: &Line, start: usize, number: Number, parts: f64) -> (f64, f64) {
    let last = number.end - 1;
    match numeral(line, last) {
        Some(Numeral::Tens(tens)) if parts < 10.0 && last > start => {
            let joined = line.before(last, 1) == "and" || number.value <= tens;
            if joined {
                (number.value, parts)
            } else {
                (number.value - tens, parts + tens)
            }
        }
        _ => (number.value, parts),
    }
}

/// Whether the parts named before `end` divide something: "one third of", "a fifth higher",
/// "three-quarters", not "a third man" or "two quarters of growth".
fn is_divided(line: &Line, number: Number, end: usize) -> bool {
    if line.word(end - 1) == "quarters" {
        return number.value == 3.0;
    }
    const COMPARED: [&str; 8] = [
        "of", "more", "less", "fewer", "higher", "lower", "larger", "smaller",
    ];
    let ends = COMPARED.contains(&line.word(end)) || !line.is_word(end) && !line.joins(end);
    let hyphenated = line.joins(number.end) && !line.joins(end);
    number.value == 1.0 && (ends || hyphenated)
}

/// "two and a half million", "one million and a half", "five and three quarters".
pub(super) fn and_a_half(line: &Line, number: Number) -> Option<Number> {
    let and = line.past_hyphen(number.end);
    if line.word(and) != "and" {
        return None;
    }
    let at = line.past_hyphen(and + 1);
    if let Some(fraction) = slash_fraction(line, at).filter(|_| number.value.fract() == 0.0) {
        return Some(number.plus(number.scale * fraction.value, fraction.end));
    }
    let (count, at) = match numeral(line, at) {
        Some(Numeral::Ones(count)) => (count, at + 1),
        Some(Numeral::Part(_)) if matches!(line.word(at), "half" | "quarter") => (1.0, at),
        _ => (f64::from(u8::from(line.word(at) == "a")), at + 1),
    };
    let (parts, end) = parts(line, line.past_hyphen(at))?;
    let (scale, end) = match numeral(line, end) {
        Some(Numeral::Scale(scale)) if scale < number.scale => (scale, end + 1),
        _ => (number.scale, end),
    };
    let sum = number.plus(scale * count / parts, end);
    (count > 0.0).then(|| {
        if number.scale == 1.0 {
            continued(line, sum)
        } else {
            sum
        }
    })
}

/// What a fraction is divided into, named at `i`: "thirds", "twenty-fifth", "one hundred fifth".
pub(super) fn parts(line: &Line, i: usize) -> Option<(f64, usize)> {
    match numeral(line, i)? {
        Numeral::Part(parts) => Some((parts, i + 1)),
        Numeral::Ordinal(_) => None,
        _ => ordinals::phrase(line, i),
    }
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
    let hyphen = line.joins(end);
    if (value == 0.5 || hyphen) && units::at(line, line.past_hyphen(end)).is_some() {
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

/// "one in five" of a group, "nine out of 10 voters", "two of every three", "1 over 20".
pub(super) fn ratio(line: &Line, start: usize, number: Number) -> Option<Number> {
    let (link, at) = match (line.word(number.end), line.word(number.end + 1)) {
        ("out", "of") => ("out of", number.end + 2),
        ("of", "every") => ("every", number.end + 1),
        ("in" | "over", _) => (line.word(number.end), number.end + 1),
        _ => return None,
    };
    let at = at + usize::from(line.word(at) == "every");
    let whole = match line.number(at) {
        Some(value) => scaled(line, Number::new(value, at + 1)),
        None => cardinal(line, at)?,
    };
    let smaller = number.value >= 1.0 && number.value < whole.value && number.scale == 1.0;
    let counted = counted::has_plural(line, whole.end) || line.word(whole.end) == "of";
    let few = smaller && counted && matches!(whole.value as u32, 2..=10 | 100);
    let divides = match link {
        "in" => number.value == 1.0 && whole.value > 1.0 || few && whole.value != 2.0,
        "over" => number.value == 1.0 && !counted || is_whole_line(line, start, whole.end),
        "every" => smaller,
        _ => few || smaller && number.value == 1.0,
    };
    let fits = divides && whole.value > 0.0 && units::at(line, whole.end).is_none();
    fits.then(|| Number::new(number.value / whole.value, whole.end))
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

    #[test]
    fn denominators_can_be_long() {
        check("seven fortieths", 7.0 / 40.0);
        check("five ninety-firsts", 5.0 / 91.0);
        check("five thirty seconds", 5.0);
        check("two hundred forty-sixths", 200.0 / 46.0);
        check("two hundred and forty sixths", 240.0 / 6.0);
        check("one two hundred ninth", 1.0 / 209.0);
        check("eighty sevenths", 80.0 / 7.0);
        check("six - sevenths", 6.0 / 7.0);
    }

    #[test]
    fn ratios_are_parts() {
        check("one in five of them", 0.2);
        check("nine out of 10 voters", 0.9);
        check("12 out of 10", 12.0);
        check("1 over 40", 0.025);
        check("500 over 4", 125.0);
        check("500 over 4 years", 500.0);
    }
}

//! One number in digits, words or both: "22", "twenty-two", "4 thousand 3 hundred", "1.2bn".

use std::ops::RangeInclusive;

use super::fractions::{and_a_half, fraction, part_of, parts, ratio};
use super::numerals::{Numeral, numeral};
use super::{counted, figures};
use crate::values::line::Line;

/// A number, and the lexeme after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::values) struct Number {
    /// Its value.
    pub(in crate::values) value: f64,
    /// The index after its last lexeme.
    pub(in crate::values) end: usize,
    /// The last power of ten named in words or letters: a million in "1.2m"; 1 if none.
    pub(in crate::values) scale: f64,
}

impl Number {
    pub(super) fn new(value: f64, end: usize) -> Self {
        Self {
            value,
            end,
            scale: 1.0,
        }
    }

    pub(super) fn times(self, scale: f64, end: usize) -> Self {
        Self {
            value: self.value * scale,
            end,
            scale,
        }
    }

    pub(super) fn plus(self, value: f64, end: usize) -> Self {
        Self {
            value: self.value + value,
            end,
            ..self
        }
    }
}

/// The whole number that starts at `i` and lies in `range`, and the index after it.
pub(in crate::values) fn whole(
    line: &Line,
    i: usize,
    range: RangeInclusive<i64>,
) -> Option<(i64, usize)> {
    let number = number(line, i, false)?;
    let value = number.value as i64; // saturates
    let fits = number.value.fract() == 0.0 && range.contains(&value);
    fits.then_some((value, number.end))
}

/// Whether the word at `i` can be part of a number in words.
pub(in crate::values) fn is_numeral(line: &Line, i: usize) -> bool {
    numeral(line, i)
        .is_some_and(|n| !matches!(n, Numeral::Part(_) | Numeral::Ordinal(_) | Numeral::Pair))
}

/// Whether the lexemes `start..end` are all that the line says, a mark at its end aside.
pub(super) fn is_whole_line(line: &Line, start: usize, end: usize) -> bool {
    let mark = |at: usize| !line.text(at).is_empty() && !line.is_word(at) && !line.is_number(at);
    start == 0 && (end == line.len() || end + 1 == line.len() && mark(end))
}

/// The number that starts at `i`. `money` says that a sign of money stands before it, so
/// that "m" is a million and no metre.
pub(in crate::values) fn number(line: &Line, i: usize, money: bool) -> Option<Number> {
    let minus = after_minus(line, i, money);
    let number = unsigned(line, minus.unwrap_or(i), money)?;
    let bullet = minus.is_some_and(|at| at == i + 1 && !line.glued(at) && !line.is_word(i));
    if bullet && !is_whole_line(line, i, number.end) {
        return None;
    }
    let sign = if minus.is_some() { -1.0 } else { 1.0 };
    let value = sign * number.value;
    value.is_finite().then_some(Number { value, ..number })
}

/// The index after a minus sign or the word for it at `i`. A dash between two numbers is none,
/// and one that stands apart only if nothing but the number follows: "- 10 people" is a list.
fn after_minus(line: &Line, i: usize, money: bool) -> Option<usize> {
    let dash = matches!(line.word(i), "-" | "−" | "–" | "－") && (money || !line.glued(i));
    let between =
        i > 0 && (line.is_number(i - 1) || i > 1 && line.is_number(i - 2) && line.glued(i - 1));
    let glued = line.glued(i + 1) && !between;
    let sign = dash && (glued || i == 0) && (line.is_number(i + 1) || line.word(i + 1) == ".");
    let word = matches!(line.word(i), "minus" | "negative");
    (sign || word).then_some(i + 1)
}

fn unsigned(line: &Line, i: usize, money: bool) -> Option<Number> {
    let number = match line.word(i) {
        "a" | "an" => return article(line, i),
        "half" | "quarter" => return part_of(line, i),
        "." => figures::decimal_point(line, i)?,
        "point" if line.before(i, 1).is_empty() => point(line, Number::new(0.0, i))?,
        _ if line.is_number(i) => figures::in_digits(line, i, money)?,
        _ => cardinal(line, i).or_else(|| bare_scale(line, i))?,
    };
    let number = point(line, number).unwrap_or(number);
    let number = scaled_dozen(line, number);
    let larger = fraction(line, i, number).or_else(|| and_a_half(line, number));
    let larger = larger.or_else(|| ratio(line, i, number));
    larger.or_else(|| (!is_ordinal(line, number.end)).then_some(number))
}

/// "hundred people", "thousand litres", as headlines and Indian papers have it: one of them.
fn bare_scale(line: &Line, i: usize) -> Option<Number> {
    let scale = matches!(numeral(line, i)?, Numeral::Hundred | Numeral::Scale(_));
    let plural = line.word(i).ends_with('s');
    let before = line.before(i, 1);
    let counted = matches!(
        before,
        "per" | "the" | "several" | "few" | "of" | "plus" | "those" | "these" | "all" | "many"
    ) || i > 0 && line.is_number(i - 1);
    let number = (scale && !plural && !counted).then(|| continued(line, Number::new(1.0, i)))?;
    let part = || parts(line, number.end).is_some_and(|(_, end)| line.word(end - 1).ends_with('s'));
    let counts = super::has_measure(line, number.end) || counted::has_plural(line, number.end);
    (number.end > i && (counts || part())).then_some(number)
}

/// Whether the hyphen at `end` makes an ordinal of the number before it: "twenty-first".
fn is_ordinal(line: &Line, end: usize) -> bool {
    let word = line.word(end + 1);
    let part = matches!(numeral(line, end + 1), Some(Numeral::Part(_))) && !word.ends_with('s');
    line.joins(end) && !line.is_number(end - 1) && (part || matches!(word, "first" | "second"))
}

/// Whether an "and" at `i` parts the two ends of a range: "between 20 and 30".
pub(super) fn in_between(line: &Line, i: usize) -> bool {
    (1..=6).any(|back| line.before(i, back) == "between")
}

/// `number` with the scale that a word behind it names: "2½ *million*".
pub(super) fn scaled(line: &Line, number: Number) -> Number {
    match numeral(line, line.past_hyphen(number.end)) {
        Some(Numeral::Scale(scale)) => number.times(scale, line.past_hyphen(number.end) + 1),
        _ => number,
    }
}

/// A number in words that starts at `i`.
pub(super) fn cardinal(line: &Line, i: usize) -> Option<Number> {
    let start = match numeral(line, i)? {
        Numeral::Ones(value) | Numeral::Teens(value) => Number::new(value, i + 1),
        Numeral::Tens(value) => with_ones(line, value, i + 1),
        _ => return None,
    };
    Some(continued(line, start))
}

/// "twenty", "twenty-two", "ninety - five".
fn with_ones(line: &Line, tens: f64, end: usize) -> Number {
    let spaced = line.word(end) == "-" && !line.glued(end) && !line.glued(end + 1);
    let next = if spaced {
        end + 1
    } else {
        line.past_hyphen(end)
    };
    let next = next + usize::from(is_long_sum(line, next));
    match numeral(line, next) {
        Some(Numeral::Ones(ones)) if ones > 0.0 => Number::new(tens + ones, next + 1),
        _ => Number::new(tens, end),
    }
}

/// Whether "and three" at `i` goes on with the tens before it, since a part follows that is added
/// too: "twenty *and three* and three fifths".
fn is_long_sum(line: &Line, i: usize) -> bool {
    let ones = matches!(numeral(line, i + 1), Some(Numeral::Ones(_)));
    let part = line.word(i + 2) == "and" && parts(line, i + 4).is_some();
    line.word(i) == "and" && ones && part && !in_between(line, i)
}

/// `first` with the hundreds, scales and smaller numbers that follow it.
pub(super) fn continued(line: &Line, first: Number) -> Number {
    let mut group = hundreds(line, first);
    let mut total = Number {
        value: 0.0,
        ..group
    };
    let mut limit = f64::INFINITY;
    while let Some(Numeral::Scale(scale)) = numeral(line, line.past_hyphen(group.end))
        && scale < limit
    {
        let end = line.past_hyphen(group.end) + 1;
        total = Number {
            value: total.value + group.value * scale,
            end,
            scale,
        };
        (group.value, group.end, limit) = (0.0, end, scale);
        if let Some(larger) = larger_scale(line, end) {
            total = total.times(larger, line.past_hyphen(end) + 1);
            group.end = total.end;
        }
        if let Some(next) = next_group(line, group.end) {
            group = next;
        }
    }
    Number {
        value: total.value + group.value,
        end: group.end,
        ..total
    }
}

/// The scale at `i` that multiplies the one right before it: "2.5 lakh *crore*".
fn larger_scale(line: &Line, i: usize) -> Option<f64> {
    match (
        numeral(line, i.checked_sub(1)?)?,
        numeral(line, line.past_hyphen(i))?,
    ) {
        (Numeral::Scale(small), Numeral::Scale(large)) if large >= small => Some(large),
        _ => None,
    }
}

/// `number` with "hundred" and what follows it: "3 hundred and 21".
fn hundreds(line: &Line, number: Number) -> Number {
    let at = line.past_hyphen(number.end);
    if numeral(line, at) != Some(Numeral::Hundred) || !(0.0..1000.0).contains(&number.value) {
        return number;
    }
    let hundred = number.times(100.0, at + 1);
    let hundred = Number {
        scale: 1.0,
        ..hundred
    };
    match below_hundred(line, at + 1) {
        Some(rest) => hundred.plus(rest.value, rest.end),
        None => hundred,
    }
}

/// "and six", "thirty-two", "and 21": what may follow a hundred.
fn below_hundred(line: &Line, i: usize) -> Option<Number> {
    let joined = matches!(line.word(i), "and" | "&") && !in_between(line, i);
    let at = if joined { i + 1 } else { line.past_hyphen(i) };
    let rest = match numeral(line, at) {
        Some(Numeral::Ones(value) | Numeral::Teens(value)) => Number::new(value, at + 1),
        Some(Numeral::Tens(value)) => with_ones(line, value, at + 1),
        None if joined => Number::new(f64::from(line.integer(at, 2)?), at + 1),
        _ => return None,
    };
    let other = numeral(line, rest.end) == Some(Numeral::Hundred)
        || joined && rest.value < 10.0 && parts(line, rest.end).is_some();
    (!other && rest.value > 0.0).then_some(rest)
}

/// What may follow a scale: "two hundred thousand *and two hundred*", "4 thousand *3 hundred*".
fn next_group(line: &Line, i: usize) -> Option<Number> {
    let joined = line.word(i) == "and" && !in_between(line, i);
    let at = i + usize::from(joined);
    let first = match numeral(line, at) {
        Some(Numeral::Ones(value) | Numeral::Teens(value)) => Number::new(value, at + 1),
        Some(Numeral::Tens(value)) => with_ones(line, value, at + 1),
        _ => Number::new(f64::from(line.integer(at, 2)?), at + 1),
    };
    let group = hundreds(line, first);
    let extended = group.end > first.end;
    let divided = joined && parts(line, group.end).is_some();
    ((!line.is_number(at) || extended) && !divided).then_some(group)
}

/// "two hundred point zero three", "five point five".
fn point(line: &Line, number: Number) -> Option<Number> {
    if line.word(number.end) != "point" || number.scale != 1.0 {
        return None;
    }
    let (mut value, mut end, mut weight) = (number.value, number.end + 1, 0.1);
    if line.integer(end, 4).is_some() {
        let decimal = format!("{}.{}", number.value, line.text(end)).parse();
        return Some(Number::new(decimal.ok()?, end + 1));
    }
    if let Some(Numeral::Tens(tens)) = numeral(line, end) {
        let decimals = with_ones(line, tens, end + 1);
        return Some(Number::new(
            number.value + decimals.value / 100.0,
            decimals.end,
        ));
    }
    while let Some(Numeral::Ones(digit)) = numeral(line, end) {
        value += digit * weight;
        weight /= 10.0;
        end += 1;
    }
    let decimals = i32::try_from(end - number.end - 1)
        .ok()
        .filter(|&n| n > 0)?;
    let power = 10f64.powi(decimals.min(15));
    let number = Number::new((value * power).round() / power, end);
    Some(continued(line, number))
}

/// "two dozen".
fn scaled_dozen(line: &Line, number: Number) -> Number {
    match numeral(line, line.past_hyphen(number.end)) {
        Some(Numeral::Dozen) => number.times(12.0, line.past_hyphen(number.end) + 1),
        _ => number,
    }
}

/// Whether a "pair" before `i` counts two: "a pair of men", not "a pair of shoes".
fn is_pair(line: &Line, i: usize) -> bool {
    const SINGLE: [&str; 14] = [
        "shoes",
        "trousers",
        "pants",
        "jeans",
        "shorts",
        "glasses",
        "sunglasses",
        "scissors",
        "gloves",
        "socks",
        "boots",
        "binoculars",
        "pliers",
        "sneakers",
    ];
    let things = (i + 1..i + 4).find(|&at| counted::is_plural(line.word(at)));
    let two = things.is_some_and(|at| !SINGLE.contains(&line.word(at)));
    line.word(i) == "of" && two || i == line.len()
}

/// "a hundred", "a dozen", "a million", "a third of", "a half".
fn article(line: &Line, i: usize) -> Option<Number> {
    let one = Number::new(1.0, i + 1);
    match numeral(line, i + 1)? {
        Numeral::Hundred | Numeral::Scale(_) => {
            let number = continued(line, one);
            let part = fraction(line, i, number).or_else(|| and_a_half(line, number));
            Some(part.unwrap_or(number))
        }
        Numeral::Dozen => Some(one.times(12.0, i + 2)),
        Numeral::Pair if is_pair(line, i + 2) => Some(Number::new(2.0, i + 2)),
        Numeral::Part(_) if line.word(i + 1) == "half" => part_of(line, i + 1),
        Numeral::Part(_) | Numeral::Tens(_) => fraction(line, i, one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, expected: impl Into<Option<f64>>) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        let (got, expected) = (number(&line, 0, false).map(|n| n.value), expected.into());
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs();
        assert!(
            got.zip(expected)
                .map_or(got == expected, |(a, b)| near(a, b)),
            "{text}: {got:?}"
        );
    }

    #[test]
    fn reads_words() {
        check("twenty-two", 22.0);
        check("two hundred and two thousand", 202_000.0);
        check("two thousand and two hundred", 2200.0);
        check("twenty-one trillion", 21e12);
        check("one hundred and six", 106.0);
        check("a hundred", 100.0);
        check("minus five point five", -5.5);
    }

    #[test]
    fn reads_digits_with_words() {
        check("1.2bn", 1.2e9);
        check("4 thousand 3 hundred and 21", 4321.0);
        check("1 234 567", 1_234_567.0);
        check("3 crore", 3e7);
        check("-9.25", -9.25);
        check(".08", 0.08);
    }
}

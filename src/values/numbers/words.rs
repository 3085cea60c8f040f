//! One number in digits, words or both: "22", "twenty-two", "4 thousand 3 hundred", "1.2bn",
//! "two and a half million", "three-quarters", "half a dozen".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::digits;
use crate::text::list_lines;
use crate::values::line::Line;
use crate::values::units;

/// What a word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Numeral {
    Ones(f64),
    Teens(f64),
    Tens(f64),
    Hundred,
    Scale(f64),
    Dozen,
    Part(f64),
}

/// Kind and value of every word in the list.
static NUMERALS: LazyLock<FxHashMap<&str, Numeral>> = LazyLock::new(|| {
    let entry = |line: &'static str| {
        let mut fields = line.split_whitespace();
        let (kind, word) = (fields.next()?, fields.next()?);
        let value = fields.next()?.parse().ok()?;
        let numeral = match kind {
            "ones" => Numeral::Ones(value),
            "teens" => Numeral::Teens(value),
            "tens" => Numeral::Tens(value),
            "hundred" => Numeral::Hundred,
            "scale" => Numeral::Scale(value),
            "dozen" => Numeral::Dozen,
            _ => Numeral::Part(value),
        };
        Some((word, numeral))
    };
    list_lines(include_str!("numerals.txt"))
        .filter_map(entry)
        .collect()
});

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
    fn times(self, scale: f64, end: usize) -> Self {
        Self {
            value: self.value * scale,
            end,
            scale,
        }
    }

    fn plus(self, value: f64, end: usize) -> Self {
        Self {
            value: self.value + value,
            end,
            ..self
        }
    }
}

fn numeral(line: &Line, i: usize) -> Option<Numeral> {
    NUMERALS.get(line.word(i)).copied()
}

/// Whether the word at `i` can be part of a number in words.
pub(in crate::values) fn is_numeral(line: &Line, i: usize) -> bool {
    numeral(line, i).is_some_and(|n| !matches!(n, Numeral::Part(_)))
}

/// The number that starts at `i`. `money` says that a sign of money stands before it, so
/// that "m" is a million and no metre.
pub(in crate::values) fn number(line: &Line, i: usize, money: bool) -> Option<Number> {
    if let Some(first) = after_minus(line, i) {
        let number = unsigned(line, first, money)?;
        return Some(Number {
            value: -number.value,
            ..number
        });
    }
    unsigned(line, i, money)
}

/// The index after a minus sign or the word for it at `i`.
fn after_minus(line: &Line, i: usize) -> Option<usize> {
    let sign = matches!(line.word(i), "-" | "−" | "–")
        && !line.glued(i)
        && line.glued(i + 1)
        && line.is_number(i + 1);
    let word = matches!(line.word(i), "minus" | "negative");
    (sign || word).then_some(i + 1)
}

fn unsigned(line: &Line, i: usize, money: bool) -> Option<Number> {
    let number = match line.word(i) {
        "a" | "an" => return article(line, i),
        "half" | "quarter" => return part_of(line, i),
        "." => decimal_point(line, i)?,
        _ if line.is_number(i) => in_digits(line, i, money)?,
        _ => cardinal(line, i)?,
    };
    let number = point(line, number).unwrap_or(number);
    let number = scaled_dozen(line, number);
    let larger = fraction(line, number).or_else(|| and_a_half(line, number));
    let larger = larger.or_else(|| one_in(line, number));
    larger.or_else(|| (!is_ordinal(line, number.end)).then_some(number))
}

/// "one in five" of a group.
fn one_in(line: &Line, number: Number) -> Option<Number> {
    if number.value != 1.0 || line.word(number.end) != "in" {
        return None;
    }
    let whole = match line.number(number.end + 1) {
        Some(value) => Number {
            value,
            end: number.end + 2,
            scale: 1.0,
        },
        None => cardinal(line, number.end + 1)?,
    };
    let group = super::is_plural(line.word(whole.end)) && units::at(line, whole.end).is_none();
    let divides = group || !line.is_word(whole.end);
    (divides && whole.value > 1.0).then(|| Number {
        value: 1.0 / whole.value,
        ..whole
    })
}

/// Whether the hyphen at `end` makes an ordinal of the number before it: "twenty-first".
fn is_ordinal(line: &Line, end: usize) -> bool {
    let word = line.word(end + 1);
    let part = matches!(numeral(line, end + 1), Some(Numeral::Part(_))) && !word.ends_with('s');
    line.joins(end) && !line.is_number(end - 1) && (part || matches!(word, "first" | "second"))
}

/// Whether an "and" at `i` parts the two ends of a range: "between 20 and 30".
fn in_between(line: &Line, i: usize) -> bool {
    (1..=6).any(|back| line.before(i, back) == "between")
}

/// ".08".
fn decimal_point(line: &Line, i: usize) -> Option<Number> {
    let digits = line.text(i + 1);
    let bare = !line.glued(i) && line.glued(i + 1) && digits.bytes().all(|b| b.is_ascii_digit());
    let value = format!("0.{digits}")
        .parse()
        .ok()
        .filter(|_| bare && !digits.is_empty())?;
    Some(Number {
        value,
        end: i + 2,
        scale: 1.0,
    })
}

/// "1,000", "1 000 000", "1.2bn", "2 1/4", "3/4", "4 thousand 3 hundred and 21".
fn in_digits(line: &Line, i: usize, money: bool) -> Option<Number> {
    let number = spaced_groups(line, i)?;
    if let Some(simple) = slash_fraction(line, i) {
        return Some(simple);
    }
    if let Some(mixed) = mixed_fraction(line, number) {
        return Some(mixed);
    }
    if let Some(scale) = letter_scale(line, number.end, money) {
        return Some(number.times(scale, number.end + 1));
    }
    Some(continued(line, number))
}

/// The most groups of three that one number is read from.
const MOST_GROUPS: usize = 6;

/// "1 000 000": groups of three, parted by narrow spaces or at least two in number.
fn spaced_groups(line: &Line, i: usize) -> Option<Number> {
    let value = line.number(i)?;
    let single = Number {
        value,
        end: i + 1,
        scale: 1.0,
    };
    let three = |i: usize| {
        let text = line.text(i);
        text.len() == 3
            && text.bytes().all(|b| b.is_ascii_digit())
            && !line.glued(i)
            && !line.glued(i + 1)
    };
    if line.integer(i, 3).is_none() || !three(i + 1) || line.text(i).starts_with('0') {
        return Some(single);
    }
    let end = (i + 1..i + MOST_GROUPS)
        .find(|&i| !three(i))
        .unwrap_or(i + MOST_GROUPS);
    let sure = end > i + 2 || line.text(i + 1) == "000";
    let grouped = (i + 1..end).fold(value, |sum, i| sum * 1000.0 + line.number(i).unwrap_or(0.0));
    Some(if sure {
        Number {
            value: grouped,
            end,
            scale: 1.0,
        }
    } else {
        single
    })
}

/// "3/4", with a denominator that people divide by.
fn slash_fraction(line: &Line, i: usize) -> Option<Number> {
    let (top, bottom) = (line.integer(i, 2)?, line.integer(i + 2, 2)?);
    let usual = top < bottom && matches!(bottom, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16 | 32);
    let alone = line.word(i + 1) == "/"
        && line.glued(i + 1)
        && line.glued(i + 2)
        && line.word(i + 3) != "/";
    let value = f64::from(top) / f64::from(bottom);
    (usual && alone).then_some(Number {
        value,
        end: i + 3,
        scale: 1.0,
    })
}

/// "2 1/4", "2½".
fn mixed_fraction(line: &Line, number: Number) -> Option<Number> {
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

/// The scale that letters glued to digits stand for.
pub(super) fn letter_scale(line: &Line, i: usize, money: bool) -> Option<f64> {
    if !line.glued(i) {
        return None;
    }
    match line.text(i) {
        "k" | "K" => Some(1e3),
        "M" | "MM" | "mn" | "mln" => Some(1e6),
        "m" if money || counts_millions(line, i + 1) => Some(1e6),
        "bn" | "Bn" | "BN" => Some(1e9),
        "b" | "B" if money => Some(1e9),
        "tn" | "trn" => Some(1e12),
        "t" | "T" if money => Some(1e12),
        _ => None,
    }
}

/// Whether "3m" before the word at `i` is three million: things follow, not a length's "long".
fn counts_millions(line: &Line, i: usize) -> bool {
    super::counted::is_plural(line.word(i)) && !line.glued(i)
}

/// A number in words that starts at `i`.
fn cardinal(line: &Line, i: usize) -> Option<Number> {
    let start = match numeral(line, i)? {
        Numeral::Ones(value) | Numeral::Teens(value) => Number {
            value,
            end: i + 1,
            scale: 1.0,
        },
        Numeral::Tens(value) => with_ones(line, value, i + 1),
        _ => return None,
    };
    Some(continued(line, start))
}

/// "twenty", "twenty-two".
fn with_ones(line: &Line, tens: f64, end: usize) -> Number {
    let next = line.past_hyphen(end);
    match numeral(line, next) {
        Some(Numeral::Ones(ones)) if ones > 0.0 => Number {
            value: tens + ones,
            end: next + 1,
            scale: 1.0,
        },
        _ => Number {
            value: tens,
            end,
            scale: 1.0,
        },
    }
}

/// `first` with the hundreds, scales and smaller numbers that follow it.
fn continued(line: &Line, first: Number) -> Number {
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
        if let Some(next) = next_group(line, end) {
            group = next;
        }
    }
    Number {
        value: total.value + group.value,
        end: group.end,
        ..total
    }
}

/// `number` with "hundred" and what follows it: "3 hundred and 21".
fn hundreds(line: &Line, number: Number) -> Number {
    let at = line.past_hyphen(number.end);
    if numeral(line, at) != Some(Numeral::Hundred) || !(0.0..100.0).contains(&number.value) {
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
    let joined = line.word(i) == "and" && !in_between(line, i);
    let at = if joined { i + 1 } else { line.past_hyphen(i) };
    let rest = match numeral(line, at) {
        Some(Numeral::Ones(value) | Numeral::Teens(value)) => Number {
            value,
            end: at + 1,
            scale: 1.0,
        },
        Some(Numeral::Tens(value)) => with_ones(line, value, at + 1),
        None if joined => Number {
            value: f64::from(line.integer(at, 2)?),
            end: at + 1,
            scale: 1.0,
        },
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
        Some(Numeral::Ones(value) | Numeral::Teens(value)) => Number {
            value,
            end: at + 1,
            scale: 1.0,
        },
        Some(Numeral::Tens(value)) => with_ones(line, value, at + 1),
        _ => Number {
            value: f64::from(line.integer(at, 2)?),
            end: at + 1,
            scale: 1.0,
        },
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
    while let Some(Numeral::Ones(digit)) = numeral(line, end) {
        value += digit * weight;
        weight /= 10.0;
        end += 1;
    }
    let decimals = i32::try_from(end - number.end - 1)
        .ok()
        .filter(|&n| n > 0)?;
    let power = 10f64.powi(decimals.min(15));
    let number = Number {
        value: (value * power).round() / power,
        end,
        scale: 1.0,
    };
    Some(continued(line, number))
}

/// "two dozen".
fn scaled_dozen(line: &Line, number: Number) -> Number {
    match numeral(line, line.past_hyphen(number.end)) {
        Some(Numeral::Dozen) => number.times(12.0, line.past_hyphen(number.end) + 1),
        _ => number,
    }
}

/// "two-thirds", "one fifth"; a single part only of one.
fn fraction(line: &Line, number: Number) -> Option<Number> {
    let (parts, end) = parts(line, line.past_hyphen(number.end))?;
    let plural = line.word(end - 1).ends_with('s');
    let fits = plural && line.word(end - 1) != "quarters" || is_divided(line, number, end);
    let number = Number {
        value: number.value / parts,
        end,
        scale: 1.0,
    };
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

/// "two and a half [million]", "one million and a half", "five and three quarters".
fn and_a_half(line: &Line, number: Number) -> Option<Number> {
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
fn parts(line: &Line, i: usize) -> Option<(f64, usize)> {
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

/// "a hundred", "a dozen", "a million", "a third of", "a half".
fn article(line: &Line, i: usize) -> Option<Number> {
    let one = Number {
        value: 1.0,
        end: i + 1,
        scale: 1.0,
    };
    match numeral(line, i + 1)? {
        Numeral::Hundred | Numeral::Scale(_) => {
            let number = continued(line, one);
            Some(and_a_half(line, number).unwrap_or(number))
        }
        Numeral::Dozen => Some(one.times(12.0, i + 2)),
        Numeral::Part(_) if line.word(i + 1) == "half" => part_of(line, i + 1),
        Numeral::Part(_) | Numeral::Tens(_) => fraction(line, one),
        _ => None,
    }
}

/// "half a million", "half-a-dozen", "quarter million", "half an hour", "half of voters".
fn part_of(line: &Line, i: usize) -> Option<Number> {
    let value = if line.word(i) == "half" { 0.5 } else { 0.25 };
    let part = Number {
        value,
        end: i + 1,
        scale: 1.0,
    };
    let scaled = of_a_scale(line, part);
    if scaled.end > part.end {
        return Some(scaled);
    }
    let article = matches!(line.word(i + 1), "a" | "an");
    if article && value == 0.5 && units::at(line, i + 2).is_some() {
        return Some(Number { end: i + 2, ..part });
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
        check("two quarters", 2.0);
    }
}

//! Numbers that begin in digits: "1,000", "1 000 000", "1.2bn", "2¼", "1.3x10^6", "4 thousand".

use super::fractions::{mixed_fraction, slash_fraction};
use super::words::{Number, continued};
use super::{counted, words};
use crate::values::line::Line;
use crate::values::money;

/// The number that starts with the digits at `i`.
pub(super) fn in_digits(line: &Line, i: usize, money: bool) -> Option<Number> {
    let number = groups(line, i)?;
    if let Some(simple) = slash_fraction(line, i) {
        return Some(simple);
    }
    let number = power(line, number).unwrap_or(number);
    if let Some(mixed) = mixed_fraction(line, number) {
        return Some(words::scaled(line, mixed));
    }
    if let Some(scale) = letter_scale(line, number.end, money) {
        return Some(number.times(scale, number.end + 1));
    }
    Some(continued(line, number))
}

/// ".08".
pub(super) fn decimal_point(line: &Line, i: usize) -> Option<Number> {
    let digits = line.text(i + 1);
    let bare = !line.glued(i) && line.glued(i + 1) && digits.bytes().all(|b| b.is_ascii_digit());
    let value = format!("0.{digits}")
        .parse()
        .ok()
        .filter(|_| bare && !digits.is_empty())?;
    Some(Number::new(value, i + 2))
}

/// The most groups of three that one number is read from.
const MOST_GROUPS: usize = 6;

/// "1 000 000", "1 , 000", "3 . 5": digits that spaces part.
fn groups(line: &Line, i: usize) -> Option<Number> {
    let whole = Number::new(line.number(i)?, i + 1);
    if line.integer(i, 3).is_none() || !is_spaced(line, i + 1) {
        return Some(whole);
    }
    let whole = scanned_groups(line, whole).or_else(|| spaced_groups(line, i));
    let whole = whole.unwrap_or_else(|| Number::new(line.number(i).unwrap_or(0.0), i + 1));
    Some(scanned_decimals(line, whole).unwrap_or(whole))
}

/// Whether white space stands before lexeme `i`.
fn is_spaced(line: &Line, i: usize) -> bool {
    !line.glued(i) && !line.word(i).is_empty()
}

fn is_group(line: &Line, i: usize) -> bool {
    let text = line.text(i);
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit()) && is_spaced(line, i)
}

/// "1 000 000": at least two groups of three, or one of zeros or after a space that does not
/// break lines or before a unit, since "in 5 100 men" is no number.
fn spaced_groups(line: &Line, i: usize) -> Option<Number> {
    if line.text(i).starts_with('0') {
        return None;
    }
    let group = |at: usize| is_group(line, at) && !line.glued(at + 1);
    let end = (i + 1..i + MOST_GROUPS).find(|&at| !group(at));
    let end = end.unwrap_or(i + MOST_GROUPS);
    let sure = end > i + 2
        || end == i + 2
            && (line.text(i + 1) == "000" || line.tied(i + 1) || super::has_measure(line, end));
    sure.then(|| grouped(line, i, i + 1..end))
}

/// The number of the group at `first` and those at `others`.
fn grouped(line: &Line, first: usize, others: std::ops::Range<usize>) -> Number {
    let end = others.end;
    let digits = |at: usize| line.number(at).unwrap_or(0.0);
    let value = others.fold(digits(first), |sum, at| sum * 1000.0 + digits(at));
    Number::new(value, end)
}

/// "1 , 000 , 000", as scanned text has it: spaces on both sides of each comma.
fn scanned_groups(line: &Line, first: Number) -> Option<Number> {
    let mut number = first;
    while line.word(number.end) == "," && is_spaced(line, number.end) && number.end < first.end + 8
    {
        if !is_group(line, number.end + 1) {
            break;
        }
        let group = line.number(number.end + 1).unwrap_or(0.0);
        number = Number::new(number.value * 1000.0 + group, number.end + 2);
    }
    (number.end > first.end).then_some(number)
}

/// "3 . 5": a full stop that stands apart between digits.
fn scanned_decimals(line: &Line, whole: Number) -> Option<Number> {
    let (stop, at) = (whole.end, whole.end + 1);
    let digits = line.text(at);
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let apart = line.word(stop) == "." && is_spaced(line, stop) && is_spaced(line, at);
    let value = (apart && plain).then(|| format!("{}.{digits}", whole.value))?;
    Some(Number::new(value.parse().ok()?, at + 1))
}

/// "1.3x10^6", "2.48 × 10−5", "12.32e+14", "2.5^-1": `number` times a power of ten, or a power.
pub(super) fn power(line: &Line, number: Number) -> Option<Number> {
    let at = number.end;
    let (factor, end) = match line.word(at) {
        "e" if line.glued(at) && !line.is_number(at + 1) => {
            let (exponent, end) = exponent(line, at + 1)?;
            (10f64.powi(exponent), end)
        }
        "^" if line.glued(at) => {
            let (exponent, end) = exponent(line, at + 1)?;
            (number.value.powi(exponent) / number.value, end)
        }
        _ => times_ten(line, at)?,
    };
    let value = number.value * factor;
    value.is_finite().then(|| Number::new(value, end))
}

/// The power of ten that "x10^6" or "× 10⁶" at `i` multiplies with, and where it ends.
fn times_ten(line: &Line, i: usize) -> Option<(f64, usize)> {
    let ten = match line.word(i) {
        "x10" | "×10" => i + 1,
        "x" | "×" | "*" | "·" if line.text(i + 1) == "10" => i + 2,
        _ => return None,
    };
    let caret = ten + usize::from(line.word(ten) == "^");
    let (exponent, end) = exponent(line, caret)?;
    Some((10f64.powi(exponent), end))
}

/// The exponent that starts at `i`, glued to what is before it, and where it ends.
fn exponent(line: &Line, i: usize) -> Option<(i32, usize)> {
    const SUPERSCRIPT: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
    let negative = matches!(line.word(i), "-" | "−" | "–" | "⁻");
    let at = i + usize::from(negative || line.word(i) == "+");
    let glued = (i..=at).all(|at| line.glued(at));
    let raised = SUPERSCRIPT.iter().position(|digit| *digit == line.text(at));
    let size = match raised {
        Some(digit) => i32::try_from(digit).ok()?,
        None => i32::from(line.integer(at, 2)?),
    };
    glued.then_some((if negative { -size } else { size }, at + 1))
}

/// The scale that the letters at `i`, behind digits, stand for.
pub(super) fn letter_scale(line: &Line, i: usize, money: bool) -> Option<f64> {
    if !line.glued(i) {
        return spaced_scale(line, i, money);
    }
    match line.text(i) {
        "k" | "K" => Some(1e3),
        "M" if !money && line.text(i - 1) == "3" && !counts_millions(line, i + 1) => None,
        "M" | "MM" | "mn" | "mln" => Some(1e6),
        "m" if money || counts_millions(line, i + 1) => Some(1e6),
        "m" if money::name_at(line, i + 1).is_some() => Some(1e6),
        "bn" | "Bn" | "BN" => Some(1e9),
        "b" | "B" if money => Some(1e9),
        "G" if !line.is_word(i + 1) && line.number(i - 1) >= Some(10.0) => Some(1e9),
        "tn" | "trn" => Some(1e12),
        "t" | "T" if money => Some(1e12),
        // "Rs 2.5L" is 2.5 lakh.
        "L" if money => Some(1e5),
        "T" if !line.is_word(i + 1) => Some(1e12),
        _ => None,
    }
}

/// "10 k", "1,674.5 G": a letter that stands apart must close the phrase.
fn spaced_scale(line: &Line, i: usize, money: bool) -> Option<f64> {
    let closes = i > 0 && line.is_number(i - 1) && !line.is_word(i + 1) && !line.is_number(i + 1);
    match line.text(i) {
        "k" if closes && !line.glued(i + 1) => Some(1e3),
        "G" if closes && line.number(i - 1) >= Some(10.0) => Some(1e9),
        "m" | "M" if closes && money => Some(1e6),
        "b" | "B" if closes && money => Some(1e9),
        _ => None,
    }
}

/// Whether "3m" before the word at `i` is three million: things follow, not a length's "long".
fn counts_millions(line: &Line, i: usize) -> bool {
    counted::is_plural(line.word(i)) && !line.glued(i)
}

#[cfg(test)]
mod tests {
    use super::words::number;
    use crate::text::Document;
    use crate::values::line::Line;

    fn check(text: &str, expected: f64) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        let got = number(&line, 0, false).map_or(f64::NAN, |n| n.value);
        assert!(
            (got - expected).abs() <= 1e-9 * expected.abs(),
            "{text}: {got}"
        );
    }

    #[test]
    fn spaces_part_groups() {
        check("1 234 567 men", 1_234_567.0);
        check("10 000 men", 10_000.0);
        check("5 100 men", 5.0);
        check("5\u{202F}100 men", 5100.0);
        check("5 100 km", 5100.0);
        check("1 , 250 men", 1250.0);
    }

    #[test]
    fn powers_of_ten() {
        check("1.3x10^6", 1.3e6);
        check("6.23x10^-4", 6.23e-4);
        check("2.48×10−5", 2.48e-5);
        check("3 × 10⁸ m", 3e8);
        check("12.32e+14", 12.32e14);
        check("-12e-1", -1.2);
        check("2^10", 1024.0);
    }

    #[test]
    fn letters_are_scales() {
        check("1.2bn", 1.2e9);
        check("10G", 1e10);
        check("1,674.5 G", 1_674.5e9);
        check("10 k", 1e4);
    }
}

//! Numbers written in digits.
//!
//! A comma parts groups of three, or of two before the last three as in India; before one or
//! two digits at the end it is a decimal comma. A full stop is a decimal point unless
//! several part groups of three. Where an article's other numbers show [`Separators::Comma`],
//! the two marks change places.

/// What commas and full stops do inside the numbers of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::values) enum Separators {
    /// "1,000.5", as in English.
    #[default]
    Point,
    /// "1.000,5", as on most of the European continent.
    Comma,
}

/// Whether a number can only be read with decimal commas (1), only without (-1), or tells
/// nothing (0).
pub(in crate::values) fn vote(text: &str) -> i32 {
    let bytes = text.as_bytes();
    let number = &bytes[..length(text).min(bytes.len())];
    let mark = |b: &u8| matches!(b, b'.' | b',');
    let Some(last) = number.iter().rposition(mark) else {
        return 0;
    };
    let same = number.iter().filter(|b| **b == number[last]).count();
    let digits = number.len() - last - 1;
    let mixed = number.iter().any(|b| mark(b) && *b != number[last]);
    let decimal = mixed || same == 1 && matches!(digits, 1 | 2);
    let groups = same > 1 && digits == 3;
    match number[last] {
        b',' if decimal => 1,
        b'.' if groups => 1,
        b'.' if decimal => -1,
        b',' if groups || digits == 3 => -1,
        _ => 0,
    }
}

/// How many bytes at the start of `text` are digits and the marks between them.
pub(in crate::values) fn length(text: &str) -> usize {
    let plain = text.bytes().take_while(u8::is_ascii_digit).count();
    let scientific = || text[plain..].contains(['e', 'E']) && text.parse::<f64>().is_ok();
    let first = text.chars().next();
    if plain == text.len() || first.and_then(vulgar_fraction).is_some() || scientific() {
        return text.len();
    }
    let belongs = |at: usize, c: char| match c {
        '.' | ',' | '．' | '，' | '\u{FE0F}' | '\u{20E3}' => true,
        '\'' | '’' | '\u{202F}' => {
            let rest = text[at + c.len_utf8()..].chars();
            rest.take_while(|&c| digit(c).is_some()).count() == 3
        }
        _ => digit(c).is_some(),
    };
    text.char_indices()
        .find(|&(at, c)| !belongs(at, c))
        .map_or(text.len(), |(at, _)| at)
}

/// The value of a number in digits; `None` for versions, lists and the like.
pub(in crate::values) fn value(text: &str, separators: Separators) -> Option<f64> {
    if text.len() <= 15 && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok();
    }
    let mut chars = text.chars();
    if let (Some(only), None) = (chars.next(), chars.next())
        && let Some(fraction) = vulgar_fraction(only)
    {
        return Some(fraction);
    }
    if text.contains(['e', 'E']) {
        return text.parse().ok().filter(|v: &f64| v.is_finite());
    }
    let visible = text
        .chars()
        .filter(|c| !matches!(c, '\u{FE0F}' | '\u{20E3}'));
    let plain: String = visible.map(normal).collect();
    let value = match separators {
        Separators::Comma => decimal(&swapped(&plain)),
        Separators::Point => decimal(&plain).or_else(|| continental(&plain)),
    };
    value.filter(|v| v.is_finite())
}

/// "2.500,00" can only be read one way, whatever the article's usage.
fn continental(text: &str) -> Option<f64> {
    let ends = text.rfind(',')? > text.rfind('.')? && text.matches(',').count() == 1;
    ends.then(|| decimal(&swapped(text)))?
}

/// `text` with its commas and full stops in each other's places.
fn swapped(text: &str) -> String {
    let swap = |c| match c {
        ',' => '.',
        '.' => ',',
        _ => c,
    };
    text.chars().map(swap).collect()
}

fn decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = match text.matches('.').count() {
        0 => (text, None),
        1 => text
            .split_once('.')
            .map(|(whole, fraction)| (whole, Some(fraction)))?,
        _ => return grouped(text, '.')?.parse().ok(),
    };
    match (grouped(whole, ','), fraction) {
        (Some(whole), Some(fraction)) => format!("{whole}.{fraction}").parse().ok(),
        (Some(whole), None) => whole.parse().ok(),
        (None, None) => decimal_comma(whole),
        (None, Some(_)) => None,
    }
}

/// `text` without its separators, if they part it into groups as they should.
fn grouped(text: &str, separator: char) -> Option<String> {
    let mut groups: Vec<&str> = text.split(separator).collect();
    let digits = |group: &&str| group.bytes().all(|b| b.is_ascii_digit()) && !group.is_empty();
    if !groups.iter().all(digits) {
        return None;
    }
    let joined = groups.concat();
    let last = groups.pop()?;
    let Some((first, middle)) = groups.split_first() else {
        return Some(joined);
    };
    let threes = first.len() <= 3 && middle.iter().all(|g| g.len() == 3);
    let twos = first.len() <= 2 && middle.iter().all(|g| g.len() == 2);
    (last.len() == 3 && (threes || twos)).then_some(joined)
}

fn decimal_comma(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once(',')?;
    let short = (1..=2).contains(&fraction.len()) && fraction.bytes().all(|b| b.is_ascii_digit());
    let value = short.then(|| format!("{whole}.{fraction}"))?;
    value.parse().ok()
}

/// Digits of every script as ASCII ones, and what else parts thousands (apostrophes, and the narrow
/// space that UAX #29 takes for a part of a number) as a comma.
fn normal(c: char) -> char {
    match c {
        '\'' | '’' | '\u{202F}' | '，' => ',',
        '．' => '.',
        _ => digit(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c),
    }
}

/// The zeros of the scripts whose digits English news shows: full-width, Arabic, Persian,
/// Devanagari, Bengali. The other nine follow each zero in Unicode.
const ZEROS: [char; 5] = ['０', '٠', '۰', '०', '০'];

fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let value = |zero: char| u32::from(c).checked_sub(u32::from(zero));
    ZEROS.into_iter().filter_map(value).find(|&d| d < 10)
}

/// The value of "½" and its like.
pub(in crate::values) fn vulgar_fraction(c: char) -> Option<f64> {
    let (numerator, denominator) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some(f64::from(numerator) / f64::from(denominator))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: impl Into<Option<f64>>) {
        assert_eq!(value(text, Separators::Point), expected.into(), "{text}");
    }

    #[test]
    fn reads_separators_and_decimals() {
        check("1,234,567.5", 1_234_567.5);
        check("12,34,567", 1_234_567.0);
        check("1’000", 1000.0);
        check("1.000.000", 1_000_000.0);
        check("2.500,00", 2500.0);
        check("4.80", 4.8);
        check("1,3", 1.3);
        check("1\u{202F}234\u{202F}567", 1_234_567.0);
        check("１２", 12.0);
        check("２，０００．５", 2000.5);
        check("٣٥", 35.0);
        check("5\u{FE0F}\u{20E3}", 5.0);
        check("½", 0.5);
    }

    #[test]
    fn marks_change_places_where_the_article_shows_it() {
        let check = |text: &str, expected: f64| {
            assert_eq!(value(text, Separators::Comma), Some(expected), "{text}");
        };
        check("1.000", 1000.0);
        check("1,250", 1.25);
        check("12,5", 12.5);
        check("12.5", 12.5);
    }

    #[test]
    fn versions_and_lists_have_no_value() {
        check("3.5.1", None);
        check("22,24,26", None);
        check("1,2345", None);
    }

    #[test]
    fn parts_digits_from_letters() {
        assert_eq!(length("1.2bn"), 3);
        assert_eq!(length("1e10"), 4);
        assert_eq!(length("6'3"), 1);
        assert_eq!(length("1’000"), 7);
        assert_eq!(length("24703L202"), 5);
    }
}

//! Another number of the same unit and the same noun.

use parallax::text::{Span, Token, TokenKind};
use parallax::values::{Bound, Quantity};

use super::super::Subject;
use super::Site;

/// Numbers that are written in words. Origin: our own list.
const WORDS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
/// Numbers of at least so much are made smaller, the others larger.
const LARGE: f64 = 50.0;

/// Numbers that the article gives once, in digits or a word.
pub(super) fn sites(subject: &Subject) -> Vec<Site> {
    let quantities = &subject.analysis().values.quantities;
    let site = |q: &Quantity| {
        let sentence = subject.plain_at(q.span)?;
        let (span, new) = another(subject, q)?;
        let clear = subject.sentence_at(q.span) == sentence.span && is_told_once(subject, q, &new);
        clear.then(|| Site::replace(span, new))
    };
    quantities.iter().filter_map(site).collect()
}

/// The one numeral of an exact or bounded number, and another in the same style.
pub(in super::super) fn another(subject: &Subject, q: &Quantity) -> Option<(Span, String)> {
    let single = q.low == q.high && !matches!(q.bound, Bound::Range | Bound::Vague);
    let [numeral] = numerals(subject, q.span)[..] else {
        return None;
    };
    let word = subject.doc().folded(numeral);
    let new = match numeral.kind {
        TokenKind::Number => other_digits(&word)?,
        _ => other_word(subject.slice(numeral.span))?,
    };
    single.then_some((numeral.span, new))
}

/// The numerals within a span: tokens of digits, and words for numbers.
pub(in super::super) fn numerals(subject: &Subject, span: Span) -> Vec<Token> {
    let doc = subject.doc();
    let tokens = doc.tokens()[doc.tokens_in(span)].iter().copied();
    let is_numeral = |t: &Token| t.kind == TokenKind::Number || WORDS.contains(&&*doc.folded(*t));
    tokens.filter(is_numeral).collect()
}

/// The value of a number word up to twenty.
pub(in super::super) fn value_of(word: &str) -> Option<usize> {
    WORDS.iter().position(|w| w.eq_ignore_ascii_case(word))
}

/// The word of a number up to twenty.
pub(in super::super) fn word_of(value: usize) -> Option<&'static str> {
    WORDS.get(value).copied()
}

/// Whether no other number of the article has the old or the new value.
fn is_told_once(subject: &Subject, q: &Quantity, new: &str) -> bool {
    let digits: String = new.chars().filter(|c| *c != ',').collect();
    let value = digits.parse().ok().or(value_of(new).map(|v| v as f64));
    let quantities = &subject.analysis().values.quantities;
    let others = quantities.iter().filter(|r| r.span != q.span);
    let taken = |r: &Quantity| r.low == q.low || Some(r.low) == value;
    !others.into_iter().any(taken)
}

fn other_word(word: &str) -> Option<String> {
    let value = value_of(word).filter(|v| *v > 1)?;
    let new = word_of(if value > 9 { value - 3 } else { value + 2 })?;
    let mut letters = new.chars();
    let first = letters.next()?;
    let capital = word.starts_with(char::is_uppercase);
    Some(match capital {
        true => first.to_uppercase().chain(letters).collect(),
        false => new.to_owned(),
    })
}

/// Digits about a third larger or smaller, with the same marks and as many zeros at the end.
fn other_digits(word: &str) -> Option<String> {
    let digits: String = word.chars().filter(|c| *c != ',').collect();
    let decimals = digits.split_once('.').map_or(0, |(_, d)| d.len());
    let value: f64 = digits.parse().ok().filter(|v| *v > 1.0 && *v < 1e9)?;
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let step = match decimals {
        0 => 10_f64.powi(zeros.min(digits.len() - 1) as i32),
        n => 10_f64.powi(-(n as i32)),
    };
    let change = (value * 0.3 / step).ceil().max(2.0) * step;
    let new = if value >= LARGE && value > change {
        value - change
    } else {
        value + change
    };
    let plain = format!("{new:.decimals$}");
    Some(if word.contains(',') {
        grouped(&plain)
    } else {
        plain
    })
}

/// Digits with a comma before every three, decimals left alone.
fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

//! Small numbers in words or in digits.

use parallax::text::TokenKind;
use parallax::values::{Bound, Quantity};

use super::super::Subject;
use super::super::changed::{numerals, value_of, word_of};
use super::{Edit, is_quoted};

/// Every number word from "two" to "twenty" in digits.
pub(super) fn in_digits(subject: &Subject) -> Vec<Vec<Edit>> {
    let edit = |q: &Quantity| {
        let numeral = counted(subject, q)?;
        let value = value_of(subject.slice(numeral)).filter(|v| *v > 1)?;
        Some(Edit::new(numeral, value.to_string()))
    };
    vec![edits(subject, edit)]
}

/// Every number from 2 to 20 in words.
pub(super) fn in_words(subject: &Subject) -> Vec<Vec<Edit>> {
    let edit = |q: &Quantity| {
        let numeral = counted(subject, q)?;
        let word = word_of(subject.slice(numeral).parse().ok().filter(|v| *v > 1)?)?;
        Some(Edit::new(numeral, word))
    };
    vec![edits(subject, edit)]
}

fn edits(subject: &Subject, edit: impl Fn(&Quantity) -> Option<Edit>) -> Vec<Edit> {
    let quantities = subject.analysis().values.quantities.iter();
    quantities.filter_map(edit).collect()
}

/// Where the one numeral of a number that counts things by name stands, in the narrator's words.
fn counted(subject: &Subject, q: &Quantity) -> Option<parallax::text::Span> {
    let [numeral] = numerals(subject, q.span)[..] else {
        return None;
    };
    let text = &subject.article.text;
    let after = &text[numeral.span.range().end..];
    let plain = q.unit.is_empty() && !q.what.is_empty() && q.bound != Bound::Range;
    let lone = after.starts_with(' ')
        && !text[..numeral.span.range().start].ends_with(['-', '$', '.', '/']);
    let known = matches!(numeral.kind, TokenKind::Number | TokenKind::Word);
    (plain && lone && known && !is_quoted(subject, q.span)).then_some(numeral.span)
}

//! "A security official and seven others" are eight people: the one named before the "and"
//! belongs to the number.

use super::{Amount, counted};
use crate::values::Bound;
use crate::values::line::Line;

/// How many words the one before the "and" may have.
const LONGEST: usize = 6;

/// Takes those whom "others" are added to into `amount`, one person or the `last` amount; says
/// whether it was the latter.
pub(super) fn join(line: &Line, amount: &mut Amount, last: Option<&Amount>) -> bool {
    let others = matches!(line.word(amount.end), "others" | "other");
    let count = amount.low.is_count() && amount.bound != Bound::Vague;
    if !others || !count || line.before(amount.start, 1) != "and" {
        return false;
    }
    let and = amount.start - 1;
    if let Some(last) = last.filter(|last| is_counted_before(line, last, and)) {
        amount.joined = true;
        amount.start = last.start;
        amount.low.low += last.low.low;
        amount.high += last.high;
        if amount.bound == Bound::Exact {
            amount.bound = last.bound;
        }
        return true;
    }
    if let Some(start) = one_before(line, and).filter(|&start| last.is_none_or(|l| l.end <= start))
    {
        amount.joined = true;
        amount.start = start;
        amount.low.low += 1.0;
        amount.high += 1.0;
    }
    false
}

/// Whether nothing but the noun that `last` counts stands between it and `and`.
fn is_counted_before(line: &Line, last: &Amount, and: usize) -> bool {
    let count = last.low.is_count() && last.bound != Bound::Vague && last.low.low >= 1.0;
    let noun = |at: usize| line.is_word(at) && !counted::ends_phrase(line.word(at));
    count && last.end < and && and - last.end < LONGEST && (last.end..and).all(noun)
}

/// Where the one person or thing that ends before `and` starts: "a security official", "the
/// mayor", "Ann Lee". None if it is one of several in a row.
fn one_before(line: &Line, and: usize) -> Option<usize> {
    let first = and.saturating_sub(LONGEST);
    let word = |at: &usize| line.is_word(*at) && !counted::ends_phrase(line.word(*at));
    let noun = (first..and).rev().take_while(word).last()?;
    let article = noun.saturating_sub(1);
    let named = || {
        (noun..and)
            .rev()
            .take_while(|&at| line.capitalised(at))
            .last()
    };
    match line.before(noun, 1) {
        "a" | "an" => Some(article),
        "the" | "his" | "her" | "their" | "its" | "another" | "one" => {
            (!counted::is_plural(line.word(and - 1))).then_some(article)
        }
        "," | "and" => None,
        _ => named(),
    }
}

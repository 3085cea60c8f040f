//! Quantities: numbers with their bounds, units and what they count; and beside them ordinals
//! and scores, which count nothing.
//!
//! Each number is read with the sign of money before it and the unit after it (`measure`),
//! joined to a second one if both make a range (`ranges`), and then given the bound that the
//! words around it set (`hedges`). `identifiers` says which digits count nothing; `counted` finds
//! the head noun.

mod ages;
mod compound;
mod counted;
pub(super) mod digits;
mod figures;
mod fractions;
mod hedges;
mod identifiers;
mod measure;
pub(super) mod numerals;
mod ordinals;
mod others;
mod ranges;
mod scores;
mod sums;
mod temperature;
mod vague;
pub(super) mod words;

#[cfg(test)]
mod tests;

pub(super) use counted::{ends_phrase, is_plural};

use super::line::Line;
use super::{Bound, Ordinal, Quantity, Score, Values};
use super::{money, units};
use crate::text::Span;
use measure::Measure;

/// A quantity before it is bound to the text.
#[derive(Clone, Copy, Debug)]
struct Amount {
    start: usize,
    end: usize,
    low: Measure,
    high: f64,
    bound: Bound,
    /// Whether those named before "and seven others" are counted too.
    joined: bool,
}

/// Finds the quantities, ordinals and scores of `line`.
pub(super) fn find(line: &Line, found: &mut Values) {
    let mut amounts = Vec::new();
    let before = found.ordinals.len();
    let (mut i, mut score_end) = (0, usize::MAX);
    while i < line.len() {
        if !may_start(line, i) {
            i += 1;
            continue;
        }
        let after_score = i == score_end || i == score_end.wrapping_add(1);
        i = if let Some(score) = scores::at(line, i, after_score) {
            found.scores.push(self::score(line, i, score));
            score_end = score.end;
            score_end
        } else if let Some((rank, end)) = ordinals::at(line, i) {
            found.ordinals.push(ordinal(line, i, rank, end));
            end
        } else {
            match identifiers::end(line, i) {
                Some(end) => end,
                None => read(line, i, &mut amounts),
            }
        };
    }
    ranges::share_units(line, &mut amounts);
    ranges::join_bounds(line, &mut amounts);
    // "The first man and seven others" takes the ordinal in.
    let joined = amounts.iter().filter(|amount| amount.joined);
    let joined: Vec<Span> = joined.map(|a| line.span(a.start, a.end)).collect();
    let apart = |o: &Ordinal| {
        let next = joined.partition_point(|span| span.end <= o.span.start);
        joined.get(next).is_none_or(|span| !span.overlaps(o.span))
    };
    let ordinals = found.ordinals.split_off(before);
    found.ordinals.extend(ordinals.into_iter().filter(apart));
    let quantities = amounts.iter().map(|amount| quantity(line, amount));
    found.quantities.extend(quantities);
}

/// Whether anything of ours can start at `i`: few words can, and none else is looked at twice.
fn may_start(line: &Line, i: usize) -> bool {
    let word = line.word(i);
    if !line.is_word(i) {
        return !matches!(word, "" | "," | "\"" | "“" | "”");
    }
    let opens = matches!(
        word,
        "a" | "an" | "minus" | "negative" | "mach" | "no" | "no." | "number"
    );
    opens
        || i == 0
        || numerals::numeral(line, i).is_some()
        || vague::opens(word)
        || money::sign_at(line, i).is_some()
}

/// Reads the amount that starts at `i`, if any; returns where to go on.
fn read(line: &Line, i: usize, amounts: &mut Vec<Amount>) -> usize {
    let Some(measure) = measure::at(line, i) else {
        return i + 1;
    };
    let mut amount = ranges::range(line, i, measure);
    let after_last = amounts.last().map_or(0, |last| last.end);
    bind(line, after_last, &mut amount);
    ages::mark(line, &mut amount, amounts.last());
    if others::join(line, &mut amount, amounts.last()) {
        amounts.pop();
    }
    // A sum or a scale can take digits beyond what a number can hold.
    if amount.low.low.is_finite() && amount.high.is_finite() {
        amounts.push(amount);
    }
    amount.end.max(i + 1)
}

/// Sets the bound that the words around `amount` say, and takes those words in.
fn bind(line: &Line, after: usize, amount: &mut Amount) {
    let before = hedges::before(line, amount.start);
    let before = before.filter(|&(start, _)| start >= after && !is_during(line, start, amount));
    let behind = hedges::after(line, amount.end);
    amount.start = before.map_or(amount.start, |(start, _)| start);
    amount.end = behind.map_or(amount.end, |(end, _)| end);
    let bound = match (before, behind) {
        // "About 500 or more": the firmer of the two.
        (Some((_, Bound::About)), Some((_, bound))) => bound,
        (Some((_, bound)), _) | (None, Some((_, bound))) => bound,
        (None, None) => return,
    };
    if amount.bound == Bound::Exact {
        amount.bound = bound;
    }
}

/// Whether the "over" at `start` is that of "$5m over ten years", and not "for over ten years".
fn is_during(line: &Line, start: usize, amount: &Amount) -> bool {
    let lasting = matches!(
        line.before(start, 1),
        "for"
            | "in"
            | "of"
            | "after"
            | "spent"
            | "lasted"
            | "took"
            | "is"
            | "was"
            | "well"
            | "just"
    );
    let first = start == 0
        || matches!(
            line.before(start, 1),
            "," | "“" | "\"" | "(" | "-" | "–" | "—"
        );
    measure::is_time(amount.low.unit) && line.word(start) == "over" && !lasting && !first
}

fn score(line: &Line, start: usize, found: scores::Found) -> Score {
    Score {
        span: line.span(start, found.end),
        first: found.first,
        second: found.second,
    }
}

fn ordinal(line: &Line, start: usize, rank: i64, end: usize) -> Ordinal {
    // "The third-largest city" is a city.
    let superlative = line.joins(end) && line.word(end + 1).ends_with("est");
    let noun = end + 2 * usize::from(superlative);
    Ordinal {
        span: line.span(start, end),
        rank,
        what: counted::head(line, noun, true, false).to_owned(),
    }
}

fn quantity(line: &Line, amount: &Amount) -> Quantity {
    let measured = !amount.low.unit.is_empty();
    let hyphen = |i: usize| line.joins(i) || i > 1 && line.joins(i - 2);
    let attributive = matches!(line.before(amount.start, 1), "a" | "an") || hyphen(amount.end);
    let one = !measured && amount.high == 1.0;
    let singular = one || measured && attributive || line.joins(amount.end);
    let what = counted::head(line, amount.end, singular, measured);
    let people = amount.joined && what == "others";
    let what = match people && counted::speaks_of_people(line, amount.start, amount.end) {
        true => "people",
        false => what,
    };
    Quantity {
        span: line.span(amount.start, amount.end),
        low: tidy(amount.low.low),
        high: tidy(amount.high),
        bound: amount.bound,
        unit: amount.low.code(),
        what: what.to_owned(),
    }
}

/// `value` as the decimal number that the text has: 519.55 times a million leaves a
/// remainder in the last bits, and then equal sums would differ.
fn tidy(value: f64) -> f64 {
    format!("{value:.14e}").parse().unwrap_or(value)
}

/// Whether a unit or money follows at `i`.
fn has_measure(line: &Line, i: usize) -> bool {
    units::at(line, i).is_some() || money::name_at(line, i).is_some()
}

/// Whether the letters at `i`, glued to digits, are part of a number: "k", "bn", "USD".
fn is_suffix(line: &Line, i: usize) -> bool {
    let signed = i > 1 && money::sign_at(line, i - 2).is_some();
    figures::letter_scale(line, i, signed).is_some()
        || figures::power(line, words::Number::new(1.0, i)).is_some()
        || money::name_at(line, i).is_some()
        || words::is_numeral(line, i)
        || temperature::is_letter(line, i)
        || measure::inches_mark(line, i).is_some()
        || hedges::after(line, i).is_some()
}

//! Two numbers that make one interval: "20 to 30", "between 2 and about 7 litres", "18- to
//! 24-year-old", "at least 20 and at most 100".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::measure::{self, Measure};
use super::numerals::{Numeral, numeral};
use super::{Amount, counted, hedges};
use crate::text::word_list;
use crate::values::line::Line;
use crate::values::{Bound, money};

/// Words of change.
static CHANGES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("changes.txt")).collect());

/// The amount of `first` alone, or of the range that it starts.
pub(super) fn range(line: &Line, start: usize, first: Measure) -> Amount {
    let single = Amount {
        start,
        end: first.end,
        low: first,
        high: first.high,
        bound: if first.vague {
            Bound::Vague
        } else {
            Bound::Exact
        },
        joined: false,
    };
    let Some(second) = second_of_range(line, start, first) else {
        return single;
    };
    let shared = shared_scale(line, first, second);
    let low = Measure {
        unit: second.unit,
        per: second.per,
        low: first.low * shared,
        ..first
    };
    let (low, high) = match (low.low, second.high) {
        (a, b) if a < b => (low, b),
        // "From -18 to -34 degrees" goes down.
        (a, b) if a < 0.0 && b < 0.0 && a > b => (Measure { low: b, ..low }, a),
        _ => return single,
    };
    let opened = matches!(line.before(start, 1), "between" | "from");
    let start = start - usize::from(opened);
    let anywhere = opened && matches!(line.before(start, 1), "anywhere" | "somewhere");
    Amount {
        start: start - usize::from(anywhere),
        end: second.end,
        low,
        high,
        bound: Bound::Range,
        joined: false,
    }
}

/// The number after "to", "-", "and" or "or", if it closes a range that `first` opened.
fn second_of_range(line: &Line, start: usize, first: Measure) -> Option<Measure> {
    let after = link_end(line, start, first).filter(|_| !first.vague)?;
    let next = after + usize::from(is_about(line.word(after)));
    let second = signed_once(line, start, first, next).or_else(|| measure::at(line, next))?;
    let unit = first.is_count() || (first.unit, first.per) == (second.unit, second.per);
    let level = line.word(first.end) == "to" && is_level(line, start, first, second);
    (unit && !second.vague && !level).then_some(second)
}

/// The second number of "$10-*12 million" and "£5bn to *6bn*": one sign stands for both. With "to"
/// a scale must show it, since "$5 to 10 people" is no range.
fn signed_once(line: &Line, start: usize, first: Measure, next: usize) -> Option<Measure> {
    let sign = money::sign_at(line, start).filter(|sign| sign.code == first.unit)?;
    let bare = measure::bare(line, next, true)?;
    let dash = line.joins(first.end);
    let shown = dash || bare.scale > 1.0 && !counted::has_plural(line, bare.end);
    let named = super::has_measure(line, line.past_hyphen(bare.end));
    (shown && !named).then(|| bare.with_unit(sign.code, sign.share, bare.end))
}

/// Whether `second` is the level that a change by `first` led to: "fell $2 to $82". A change is
/// smaller than the level, while the ends of a range are near each other.
fn is_level(line: &Line, start: usize, first: Measure, second: Measure) -> bool {
    const LEAST: f64 = 4.0;
    let by = usize::from(line.before(start, 1) == "by");
    let change = CHANGES.contains(line.before(start, 1 + by));
    let change_by = first.high.abs() * shared_scale(line, first, second);
    change && !first.is_count() && second.low >= LEAST * change_by
}

/// The index after what links `first` to the second number of a range.
fn link_end(line: &Line, start: usize, first: Measure) -> Option<usize> {
    let end = first.end;
    let suspended = line.word(end) == "-" && line.glued(end) && !line.glued(end + 1);
    let link = end + usize::from(suspended && !line.is_number(end + 1));
    if line.joins(end) && line.word(end + 1) == "to" && line.joins(end + 2) {
        return Some(end + 3);
    }
    let before = line.before(start, 1);
    let ages = before == "of" && line.before(start, 2) == "ages";
    let links = match line.word(link) {
        "to" => before != "from" || !is_change(line, start),
        "through" => line.is_number(end - 1) && line.is_number(link + 1),
        "and" => suspended || before == "between" || ages,
        "or" => first.is_count() && first.low < 100.0,
        "~" => line.glued(link) && line.glued(link + 1),
        _ => line.joins(link) || is_spaced_dash(line, link),
    };
    links.then_some(link + 1)
}

/// "100 - 1000 g": a dash that stands apart, between numbers in digits.
fn is_spaced_dash(line: &Line, i: usize) -> bool {
    let dash = matches!(line.word(i), "-" | "–") && !line.glued(i);
    let next = i + 1 + usize::from(is_about(line.word(i + 1)));
    let numbers = i > 0 && line.is_number(i - 1) && line.is_number(next);
    dash && numbers && (!line.glued(i + 1) || i > 1 && line.glued(i + 1))
}

fn is_about(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "around"
            | "roughly"
            | "approximately"
            | "perhaps"
            | "maybe"
            | "some"
            | "~"
            | "nearly"
            | "almost"
    )
}

/// Whether the "from" before `start` tells of a change, as in "rose from 20 to 30 percent":
/// those are two numbers, not a range.
fn is_change(line: &Line, start: usize) -> bool {
    (2..=9).any(|back| CHANGES.contains(line.before(start, back)))
}

/// What the first number of a range takes over from the second: "$5 to $10 million", "five or six
/// hundred", "10-12,000".
fn shared_scale(line: &Line, first: Measure, second: Measure) -> f64 {
    let bare = first.scale == 1.0 && first.low < 1000.0;
    if bare && second.scale > 1.0 {
        return second.scale;
    }
    let grows = |scale: f64| bare && first.low > 0.0 && first.low < second.high / scale;
    let hundreds = numeral(line, second.end - 1) == Some(Numeral::Hundred);
    let thousands = line.joins(first.end) && line.text(first.end + 1).ends_with(",000");
    if hundreds && first.low < 10.0 && grows(100.0) {
        100.0
    } else if thousands && grows(1000.0) {
        1000.0
    } else {
        1.0
    }
}

/// Gives the first number of "from 20 to 30 percent" the unit of the second, where both tell of
/// a change.
pub(super) fn share_units(line: &Line, amounts: &mut [Amount]) {
    for i in 1..amounts.len() {
        let (first, second) = (amounts[i - 1], amounts[i]);
        let linked = line.word(first.end) == "to" && second.start == first.end + 1;
        if linked && first.low.is_count() && line.before(first.start, 1) == "from" {
            let shared = shared_scale(line, first.low, second.low);
            let low = &mut amounts[i - 1].low;
            (low.unit, low.per) = (second.low.unit, second.low.per);
            low.low *= shared;
            amounts[i - 1].high *= shared;
        }
    }
}

/// Joins two bounds of one number: "at least 20 and at most 100", "above 10 but below 15%".
pub(super) fn join_bounds(line: &Line, amounts: &mut Vec<Amount>) {
    amounts.dedup_by(|second, first| {
        let Some(joined) = two_sided(line, *first, *second) else {
            return false;
        };
        *first = joined;
        true
    });
}

fn two_sided(line: &Line, a: Amount, b: Amount) -> Option<Amount> {
    let linked = match line.word(a.end) {
        "and" | "but" => b.start == a.end + 1,
        "," => matches!(line.word(a.end + 1), "and" | "but") && b.start == a.end + 2,
        _ => false,
    };
    let (low, high) = match (hedges::is_floor(a.bound), hedges::is_floor(b.bound)) {
        (Some(true), Some(false)) => (a, b),
        (Some(false), Some(true)) => (b, a),
        _ => return None,
    };
    let unit = (a.low.unit, a.low.per) == (b.low.unit, b.low.per) || a.low.is_count();
    let fits = linked && unit && low.low.low < high.high;
    fits.then_some(Amount {
        start: a.start,
        end: b.end,
        low: Measure {
            low: low.low.low,
            ..b.low
        },
        high: high.high,
        bound: Bound::Range,
        joined: false,
    })
}

//! How two values relate as intervals: the same, able to be both right, or in conflict.
//!
//! Words leave room: "at least 14" allows 22, "about 1,500" allows 1,430, a month holds its
//! days, and 430 miles are 692 kilometres when rounded. What is counted, and of whom it is said,
//! is for the caller to compare: here are only values.

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::{Bound, Granularity, Quantity, Score, TimeBound, TimeExpression, TimeRange, to_base};

/// How two values that measure the same relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// They name one value, perhaps rounded to the other's unit, or one of them with "about".
    Same,
    /// Both can be right: a bound, a rounding or a coarser time leaves room for the other.
    Compatible,
    /// No value satisfies both.
    Conflict,
}

/// How two quantities relate; nothing if they measure different things, as a percentage and
/// percentage points do. Exchange rates are not ours to know, so amounts of two currencies relate
/// only where they are one number, which then cannot be right in both.
pub fn of_quantities(a: &Quantity, b: &Quantity) -> Option<Relation> {
    if is_money(a) && is_money(b) && a.unit != b.unit {
        return same_numbers(a, b).then_some(Relation::Conflict);
    }
    let measured = same_dimension(a, b);
    let conflict = || disjoint(a, b) || excludes(a, b) || excludes(b, a);
    measured.then(|| match same(a, b) {
        true => Relation::Same,
        false if conflict() => Relation::Conflict,
        false => Relation::Compatible,
    })
}

/// How two times relate; nothing if one of them has no range. A day that can be read in two ways
/// is never in conflict with what one of them allows. Clock times that start together
/// are the same, however fine ("8 p.m." and "20:00"), and where neither names its day only the
/// hands of the clock are compared.
pub fn of_times(a: &TimeExpression, b: &TimeExpression) -> Option<Relation> {
    let relation = of_ranges(a, a.range?, b, b.range?);
    let other_way = || {
        let first = a
            .alternative
            .zip(b.range)
            .map(|(x, y)| of_ranges(a, x, b, y));
        let second = b
            .alternative
            .zip(a.range)
            .map(|(y, x)| of_ranges(a, x, b, y));
        [first, second]
            .into_iter()
            .flatten()
            .flatten()
            .any(|r| r != Relation::Conflict)
    };
    match relation? {
        Relation::Conflict if other_way() => Some(Relation::Compatible),
        relation => Some(relation),
    }
}

fn of_ranges(
    a: &TimeExpression,
    x: TimeRange,
    b: &TimeExpression,
    y: TimeRange,
) -> Option<Relation> {
    let y = if a.names_day() || b.names_day() {
        y
    } else {
        day_near(x, y)
    };
    let clocks = a.granularity.max(b.granularity) <= Granularity::Hour;
    let equal = x == y || clocks && x.start == y.start;
    let plain = |t: &TimeExpression| matches!(t.bound, TimeBound::Exact | TimeBound::About);
    let alike = a.bound == b.bound || plain(a) && plain(b);
    Some(if equal && alike {
        Relation::Same
    } else if apart(bounded(a, x), bounded(b, y)) {
        Relation::Conflict
    } else {
        Relation::Compatible
    })
}

/// A range moved by whole days to where it starts within half a day of another.
fn day_near(x: TimeRange, y: TimeRange) -> TimeRange {
    let hours = (x.start - y.start)
        .total(jiff::Unit::Hour)
        .unwrap_or_default();
    let days = (hours / 24.0).round() as i64;
    TimeRange {
        start: y.start.saturating_add(days.days()),
        end: y.end.saturating_add(days.days()),
    }
}

/// The moments that the words around a time allow; "about" allows as much again on either side.
fn bounded(time: &TimeExpression, range: TimeRange) -> TimeRange {
    let TimeRange { start, end } = range;
    let length = end - start;
    let (start, end) = match time.bound {
        TimeBound::Exact => (start, end),
        TimeBound::About => (start.saturating_sub(length), end.saturating_add(length)),
        TimeBound::Before => (DateTime::MIN, start),
        TimeBound::Until => (DateTime::MIN, end),
        TimeBound::After => (end, DateTime::MAX),
        TimeBound::Since => (start, DateTime::MAX),
    };
    TimeRange { start, end }
}

/// How two scores relate: the same only in the same order.
pub fn of_scores(a: &Score, b: &Score) -> Relation {
    if (a.first, a.second) == (b.first, b.second) {
        Relation::Same
    } else {
        Relation::Conflict
    }
}

/// Whether two intervals of time share no moment.
fn apart(x: TimeRange, y: TimeRange) -> bool {
    x.end <= y.start || y.end <= x.start
}

/// Whether two numbers have one unit, or units that convert: miles and kilometres, or a share
/// ("a third") and a percentage.
pub fn same_dimension(a: &Quantity, b: &Quantity) -> bool {
    let (x, y) = (dimension(a), dimension(b));
    a.unit == b.unit || x.is_some() && x == y
}

/// Whether no number satisfies both of two numbers of one dimension. The number of a strict bound
/// itself is let pass: texts that say "more than 110" and "110" hardly disagree.
pub fn disjoint(a: &Quantity, b: &Quantity) -> bool {
    // A conversion is rounded like "about".
    let converted = a.unit != b.unit;
    let (x, y) = (base_interval(a, converted), base_interval(b, converted));
    x.1 < y.0 || y.1 < x.0
}

/// How many times as large the larger of two numbers of one dimension is.
pub fn ratio(a: &Quantity, b: &Quantity) -> f64 {
    let high = in_base(a, a.high).max(in_base(b, b.high));
    high / in_base(a, a.low)
        .min(in_base(b, b.low))
        .max(f64::MIN_POSITIVE)
}

/// The lowest and highest value that the words allow, in the quantity's own unit.
pub fn interval(q: &Quantity) -> (f64, f64) {
    let slack = about(q.low).max(about(q.high));
    let step = q.low.abs() * 1e-9;
    match q.bound {
        Bound::Exact => (q.low - rounding(q.low), q.high + rounding(q.high)),
        Bound::About => (q.low - slack, q.high + slack),
        Bound::AtLeast => (q.low, f64::INFINITY),
        Bound::MoreThan => (q.low + step, f64::INFINITY),
        Bound::AtMost => (f64::NEG_INFINITY, q.high),
        Bound::LessThan => (f64::NEG_INFINITY, q.high - step),
        Bound::Range | Bound::Vague => (q.low, q.high),
    }
}

/// Whether `a` is a strict bound that just leaves out `b`: "more than 110" and "110".
fn excludes(a: &Quantity, b: &Quantity) -> bool {
    let number = a.unit == b.unit && b.bound == Bound::Exact;
    number
        && match a.bound {
            Bound::MoreThan => b.high <= a.low,
            Bound::LessThan => b.low >= a.high,
            _ => false,
        }
}

/// Whether a quantity is an amount of money: its unit is an ISO 4217 code.
fn is_money(q: &Quantity) -> bool {
    q.unit.len() == 3 && q.unit.bytes().all(|b| b.is_ascii_uppercase())
}

/// The dimension a quantity measures; a part of one without a unit is a share.
fn dimension(q: &Quantity) -> Option<&'static str> {
    let share = q.unit.is_empty() && q.low > 0.0 && q.high < 1.0;
    let unit = if share { "%" } else { &q.unit };
    to_base(unit).map(|conversion| conversion.dimension)
}

/// Whether two quantities of one dimension name one value: with one bound, or with "about" on
/// either side.
fn same(a: &Quantity, b: &Quantity) -> bool {
    let plain = |q: &Quantity| matches!(q.bound, Bound::Exact | Bound::About);
    let alike = a.bound == b.bound || plain(a) && plain(b);
    alike && (a.unit == b.unit && same_numbers(a, b) || is_rounded(a, b) || is_rounded(b, a))
}

fn same_numbers(a: &Quantity, b: &Quantity) -> bool {
    let equal = |x: f64, y: f64| (x - y).abs() <= 1e-9 * x.abs().max(y.abs());
    equal(a.low, b.low) && equal(a.high, b.high)
}

/// Whether `a` in the unit of `b`, rounded as finely as `b` is written, is `b`.
fn is_rounded(a: &Quantity, b: &Quantity) -> bool {
    let Some(to) = to_base(&b.unit).filter(|_| a.unit != b.unit) else {
        return false;
    };
    let rounded = |from: f64, to_value: f64| {
        let value = (in_base(a, from) - to.offset) / to.factor;
        (value - to_value).abs() <= decimal(to_value) / 2.0
    };
    rounded(a.low, b.low) && rounded(a.high, b.high)
}

/// The lowest and highest value that the words allow, in the base unit of the dimension.
fn base_interval(q: &Quantity, converted: bool) -> (f64, f64) {
    let (low, high) = match q.bound {
        Bound::Exact if converted => (q.low - about(q.low), q.high + about(q.high)),
        _ => interval(q),
    };
    (in_base(q, low), in_base(q, high))
}

/// A value in the base unit of its dimension; as it is, if its unit converts to none.
fn in_base(q: &Quantity, value: f64) -> f64 {
    to_base(&q.unit).map_or(value, |conversion| conversion.apply(value))
}

/// What "about" allows: a tenth, or half of the last digit that is not 0.
fn about(value: f64) -> f64 {
    (value.abs() * 0.1).max(last_digit(value) / 2.0)
}

/// What a long number without "about" allows: nearly half of its last digit that is not 0.
fn rounding(value: f64) -> f64 {
    let rounded = value.abs() >= 1000.0 || value.fract() != 0.0;
    if rounded {
        last_digit(value) * 0.499
    } else {
        value.abs() * 1e-9
    }
}

/// The size of the last digit that is not 0: 100 for 1500, 0.1 for 2.5.
fn last_digit(value: f64) -> f64 {
    let mut unit = 1e-3;
    while unit * 10.0 <= value.abs() && is_multiple(value, unit * 10.0) {
        unit *= 10.0;
    }
    unit
}

/// The size of the last decimal that is not 0: 1 for 1500, 0.1 for 2.5.
fn decimal(value: f64) -> f64 {
    let decimals = [1.0, 0.1, 0.01, 0.001];
    decimals
        .into_iter()
        .find(|&unit| is_multiple(value, unit))
        .unwrap_or(1e-4)
}

fn is_multiple(value: f64, unit: f64) -> bool {
    ((value / unit).round() * unit - value).abs() < value.abs() * 1e-9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use crate::values::{Values, find};
    use jiff::civil::date;

    fn read(text: &str) -> Values {
        let published = date(2024, 3, 14).at(12, 0, 0, 0);
        find(&Document::plain(text), Some(published))
    }

    fn check(a: &str, b: &str, expected: Option<Relation>) {
        let one = |text: &str| read(text).quantities.swap_remove(0);
        let (x, y) = (one(a), one(b));
        assert_eq!(of_quantities(&x, &y), expected, "{a} / {b}: {x:?} {y:?}");
        assert_eq!(of_quantities(&y, &x), expected, "{b} / {a}: {y:?} {x:?}");
    }

    fn check_times(a: &str, b: &str, expected: Option<Relation>) {
        let one = |text: &str| read(text).times.swap_remove(0);
        let (x, y) = (one(a), one(b));
        assert_eq!(of_times(&x, &y), expected, "{a} / {b}: {x:?} {y:?}");
        assert_eq!(of_times(&y, &x), expected, "{b} / {a}: {y:?} {x:?}");
    }

    #[test]
    fn bounds_and_rounding_leave_room() {
        check(
            "at least 14 people",
            "22 people",
            Some(Relation::Compatible),
        );
        check("at least 14 people", "13 people", Some(Relation::Conflict));
        check("more than 14 people", "14 people", Some(Relation::Conflict));
        check(
            "about 1,500 homes",
            "1,430 homes",
            Some(Relation::Compatible),
        );
        check("1,500 homes", "1,700 homes", Some(Relation::Conflict));
        check("180 passengers", "210 passengers", Some(Relation::Conflict));
        check(
            "between 5 and 9 boats",
            "7 boats",
            Some(Relation::Compatible),
        );
    }

    #[test]
    fn one_value_is_the_same_however_it_is_written() {
        check("a dozen boats", "12 boats", Some(Relation::Same));
        check("about 40 boats", "40 boats", Some(Relation::Same));
        check(
            "at least 40 boats",
            "at least 40 boats",
            Some(Relation::Same),
        );
        check("at least 40 boats", "40 boats", Some(Relation::Compatible));
    }

    #[test]
    fn units_of_one_dimension_convert() {
        check("430 miles", "692 km", Some(Relation::Same));
        check("roughly 430 miles", "700 km", Some(Relation::Compatible));
        check("430 miles", "700 km", Some(Relation::Compatible));
        check("430 miles", "900 km", Some(Relation::Conflict));
        check("3 tonnes", "3,000 kg", Some(Relation::Same));
        check("2 hours", "30 minutes", Some(Relation::Conflict));
        check(
            "59 degrees Fahrenheit",
            "15 degrees Celsius",
            Some(Relation::Same),
        );
        check("8 miles", "8 hours", None);
    }

    #[test]
    fn a_share_is_a_percentage() {
        check(
            "a quarter of pupils",
            "25 percent of pupils",
            Some(Relation::Same),
        );
        check(
            "two-thirds of pupils",
            "67% of pupils",
            Some(Relation::Same),
        );
        check(
            "half of pupils",
            "30 percent of pupils",
            Some(Relation::Conflict),
        );
        check("3 percent", "3 percentage points", None);
        check("3 percent", "3 pupils", None);
    }

    #[test]
    fn money_does_not_convert() {
        check(
            "5 million euros",
            "5 million dollars",
            Some(Relation::Conflict),
        );
        check("5 million euros", "6 million dollars", None);
        check("5 million euros", "€5m", Some(Relation::Same));
        check("5 million euros", "5 million voters", None);
    }

    #[test]
    fn scores_are_the_same_in_the_same_order() {
        let one = |text: &str| read(text).scores.swap_remove(0);
        let check = |a: &str, b: &str, expected| assert_eq!(of_scores(&one(a), &one(b)), expected);
        check("They won 4-2.", "They beat them 4-2.", Relation::Same);
        check("They won 4-2.", "They won 2-4.", Relation::Conflict);
    }

    #[test]
    fn times_relate_by_their_ranges() {
        check_times("yesterday", "on Wednesday", Some(Relation::Same));
        check_times("on Tuesday", "this month", Some(Relation::Compatible));
        check_times("yesterday", "on Monday", Some(Relation::Conflict));
        check_times("last year", "in 2023", Some(Relation::Same));
    }

    #[test]
    fn bounds_of_times_leave_room() {
        check_times("before Tuesday", "on Monday", Some(Relation::Compatible));
        check_times("before Tuesday", "on Tuesday", Some(Relation::Conflict));
        check_times("since Monday", "on Tuesday", Some(Relation::Compatible));
        check_times("after Monday", "on Monday", Some(Relation::Conflict));
    }

    #[test]
    fn the_hands_of_the_clock_are_compared_where_no_day_is_named() {
        check_times("at 8 p.m.", "at 20:00", Some(Relation::Same));
        check_times("at 8 p.m.", "at 9 p.m.", Some(Relation::Conflict));
        check_times(
            "at around 8 p.m.",
            "at 8:15 p.m.",
            Some(Relation::Compatible),
        );
    }
}

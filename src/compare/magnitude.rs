//! Which values the words of a number allow, whatever its unit.

use crate::text::fold;
use crate::values::{Bound, Quantity, to_base};

use super::terms::stem;

/// A bound speaks of numbers up to so many times as large.
const NEAR: f64 = 2.0;

/// Whether two numbers count the same noun and can both be right. A bound far away says
/// nothing about a number: "at least 12" does not stand for 97.
pub(super) fn agrees(a: &Quantity, b: &Quantity) -> bool {
    same_dimension(a, b) && noun(a) == noun(b) && !disjoint(a, b) && ratio(a, b) <= NEAR
}

/// Whether two numbers measure the same: the same dimension, and no different nouns.
pub(super) fn comparable(a: &Quantity, b: &Quantity) -> bool {
    same_dimension(a, b) && (a.what.is_empty() || b.what.is_empty() || noun(a) == noun(b))
}

/// Whether two comparable numbers say the same: one value, or about one value.
pub(super) fn same_value(a: &Quantity, b: &Quantity) -> bool {
    let rounded = a.unit != b.unit || [a, b].iter().any(|q| q.bound == Bound::About);
    !disjoint(a, b) && (rounded || (a.low, a.high, a.bound) == (b.low, b.high, b.bound))
}

/// The noun that is counted, by its stem; empty if none is named.
pub(super) fn noun(q: &Quantity) -> String {
    stem(&fold(&q.what)).into_owned()
}

/// Whether two numbers have one unit, or units that convert: miles and kilometres.
pub(super) fn same_dimension(a: &Quantity, b: &Quantity) -> bool {
    let dimension = |q: &Quantity| to_base(&q.unit).map(|conversion| conversion.dimension);
    a.unit == b.unit || dimension(a).is_some() && dimension(a) == dimension(b)
}

/// How many times as large the larger of two numbers of one dimension is.
pub(super) fn ratio(a: &Quantity, b: &Quantity) -> f64 {
    let high = in_base(a, a.high).max(in_base(b, b.high));
    high / in_base(a, a.low)
        .min(in_base(b, b.low))
        .max(f64::MIN_POSITIVE)
}

/// Whether no number satisfies both.
pub(super) fn disjoint(a: &Quantity, b: &Quantity) -> bool {
    // A conversion is rounded like "about".
    let converted = a.unit != b.unit;
    let (x, y) = (base_interval(a, converted), base_interval(b, converted));
    x.1 < y.0 || y.1 < x.0
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

/// The lowest and highest value that the words allow.
pub(super) fn interval(q: &Quantity) -> (f64, f64) {
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
    let whole = |unit: f64| ((value / unit).round() * unit - value).abs() < value.abs() * 1e-9;
    while unit * 10.0 <= value.abs() && whole(unit * 10.0) {
        unit *= 10.0;
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use crate::values::find;

    fn check(a: &str, b: &str, can_both_be_right: bool) {
        let read = |text: &str| find(&Document::plain(text), None).quantities.swap_remove(0);
        let (a, b) = (read(a), read(b));
        assert!(same_dimension(&a, &b));
        assert_eq!(!disjoint(&a, &b), can_both_be_right, "{a:?} {b:?}");
    }

    #[test]
    fn bounds_and_rounding_leave_room() {
        check("at least 14 people", "22 people", true);
        check("about 1,500 homes", "1,430 homes", true);
        check("1,500 homes", "1,700 homes", false);
        check("180 passengers", "210 passengers", false);
    }

    #[test]
    fn units_of_one_dimension_convert() {
        check("roughly 430 miles", "700 km", true);
        check("430 miles", "700 km", true);
        check("430 miles", "900 km", false);
        check("2 hours", "30 minutes", false);
    }

    #[test]
    fn money_does_not_convert() {
        let read = |text: &str| find(&Document::plain(text), None).quantities.swap_remove(0);
        assert!(!same_dimension(
            &read("5 million euros"),
            &read("5 million dollars")
        ));
    }
}

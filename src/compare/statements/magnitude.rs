//! When two numbers can stand for each other: what they count, and whether their values agree.

use crate::text::fold;
use crate::values::relation::{disjoint, ratio, same_dimension};
use crate::values::{Bound, Quantity};

use super::claim::{Placed, Statement};
use crate::compare::words::terms::stem;

/// A bound speaks of numbers up to so many times as large.
const NEAR: f64 = 2.0;

/// Round numbers are multiples of this.
const ROUND: f64 = 10.0;

/// Whether two numbers count the same noun and can both be right. A bound far away says
/// nothing about a number: "at least 12" does not stand for 97.
pub(in crate::compare) fn agrees(a: &Quantity, b: &Quantity) -> bool {
    same_dimension(a, b) && noun(a) == noun(b) && meet(a, b)
}

/// Whether two numbers of one dimension are the same ("millions"), or can both be right and are
/// not far apart.
pub(in crate::compare) fn meet(a: &Quantity, b: &Quantity) -> bool {
    let same = (a.low, a.high, a.bound) == (b.low, b.high, b.bound) && a.unit == b.unit;
    same || !disjoint(a, b) && ratio(a, b) <= NEAR
}

/// Whether two numbers measure the same: the same dimension, and no different nouns.
pub(in crate::compare) fn comparable(a: &Quantity, b: &Quantity) -> bool {
    same_dimension(a, b) && (a.what.is_empty() || b.what.is_empty() || noun(a) == noun(b))
}

/// Words of a bound that news writes of what fell just short. Origin: our own list.
const NEARLY: [&str; 2] = ["nearly", "almost"];

/// A number where it stands.
type Told<'a> = (&'a Statement, &'a Placed<Quantity>);

/// Whether no number satisfies both of two numbers of one dimension, the number of a strict bound
/// taken at its word: "fewer than 144 boats" leaves out 144. Of round numbers, and of "nearly",
/// that is said too loosely to count.
pub(in crate::compare) fn are_apart(a: Told<'_>, b: Told<'_>) -> bool {
    disjoint(&a.1.item, &b.1.item) || leaves_out(a, &b.1.item) || leaves_out(b, &a.1.item)
}

/// Whether a number fell just short: "nearly 100".
pub(in crate::compare) fn is_nearly((statement, q): Told<'_>) -> bool {
    let mut words = statement.words[q.words.clone()].iter();
    words.any(|w| NEARLY.contains(&&*w.form))
}

/// Whether a number is somebody's age: "48-year-old", "Lee, 48".
pub(in crate::compare) fn is_age((statement, q): Told<'_>) -> bool {
    let said = |forms: &[&str]| {
        let mut words = statement.words[q.words.clone()].iter();
        words.any(|w| forms.contains(&&*w.form))
    };
    let unit = said(&["years", "year", "decades", "decade"]);
    q.item.unit == "a" && (said(&["old"]) || !unit)
}

/// Whether `a` is a strict bound that just leaves out the number `b`, which is not round.
pub(super) fn leaves_out((statement, q): Told<'_>, b: &Quantity) -> bool {
    let a = &q.item;
    let strict = matches!(a.bound, Bound::MoreThan | Bound::LessThan);
    let equal = a.unit == b.unit && a.low == b.low && a.high == b.high;
    strict && equal && b.bound == Bound::Exact && b.low % ROUND != 0.0 && !is_nearly((statement, q))
}

/// Whether two comparable numbers say the same: one value, or about one value.
pub(in crate::compare) fn same_value(a: &Quantity, b: &Quantity) -> bool {
    let rounded = a.unit != b.unit || [a, b].iter().any(|q| q.bound == Bound::About);
    !disjoint(a, b) && (rounded || (a.low, a.high, a.bound) == (b.low, b.high, b.bound))
}

/// The noun that is counted, by its stem; empty if none is named.
pub(in crate::compare) fn noun(q: &Quantity) -> String {
    stem(&fold(&q.what)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use crate::values::find;

    fn check(a: &str, b: &str, stand_for_each_other: bool) {
        let read = |text: &str| find(&Document::plain(text), None).quantities.swap_remove(0);
        let (a, b) = (read(a), read(b));
        assert_eq!(agrees(&a, &b), stand_for_each_other, "{a:?} {b:?}");
    }

    #[test]
    fn numbers_of_one_noun_agree_as_far_as_they_are_near() {
        check("at least 12 boats", "14 boats", true);
        check("at least 12 boats", "97 boats", false);
        check("12 boats", "12 crews", false);
        check("12 boats", "a dozen boats", true);
    }
}

//! duckling's examples of numbers: numerals, money, measures, durations and ordinals.
//!
//! A case is right if exactly one quantity is found and has the value and the bound wanted, in
//! any unit of the dimension. duckling's "under" covers "at most", its "above" "at least". Where
//! its unit leaves open which is meant (a bare dollar, a degree), every such unit will do.
//! Ordinals are right if their rank is found and no quantity.

use parallax::values::{Bound, Quantity, Values, to_base};
use serde_json::Value;

use super::haskell::{Term, unescaped};
use super::{lasts, moment, read, show_quantities};
use crate::tally::{Case, Tally};

/// When duckling's examples are read.
const READ_AT: &str = "2013-02-12T04:30:00";

/// duckling's units in our codes.
const UNITS: [(&str, &[&str], f64); 34] = [
    ("Dollar", &["USD", "CAD", "AUD"], 1.0),
    ("Cent", &["USD", "EUR", "GBP", "CAD", "AUD"], 0.01),
    ("Riyal", &["SAR", "QAR", "OMR", "IRR"], 1.0),
    ("Unnamed", &["USD"], 1.0),
    ("Celsius", &["Cel"], 1.0),
    ("Fahrenheit", &["[degF]"], 1.0),
    ("Degree", &["Cel", "[degF]", "deg"], 1.0),
    ("Millimetre", &["mm"], 1.0),
    ("Centimetre", &["cm"], 1.0),
    ("Metre", &["m"], 1.0),
    ("Kilometre", &["km"], 1.0),
    ("Inch", &["[in_i]"], 1.0),
    ("Foot", &["[ft_i]"], 1.0),
    ("Yard", &["[yd_i]"], 1.0),
    ("Mile", &["[mi_i]"], 1.0),
    ("M", &["m", "[mi_i]"], 1.0),
    ("Gram", &["g"], 1.0),
    ("Milligram", &["mg"], 1.0),
    ("Kilogram", &["kg"], 1.0),
    ("Ounce", &["[oz_av]"], 1.0),
    ("Cup", &["[cup_us]"], 1.0),
    ("Tablespoon", &["[tbs_us]"], 1.0),
    ("Teaspoon", &["[tsp_us]"], 1.0),
    ("Litre", &["L"], 1.0),
    ("Millilitre", &["mL"], 1.0),
    ("Hectolitre", &["L"], 100.0),
    ("Gallon", &["[gal_us]"], 1.0),
    ("Second", &["s"], 1.0),
    ("Minute", &["min"], 1.0),
    ("Hour", &["h"], 1.0),
    ("Day", &["d"], 1.0),
    ("Week", &["wk"], 1.0),
    ("Month", &["mo"], 1.0),
    ("Quarter", &["mo"], 3.0),
];

/// Enters an example, if it is one of numbers.
pub(super) fn measure(example: &Value, tally: &mut Tally) {
    let dimension = example["dim"].as_str().unwrap_or_default();
    let gold = example["gold"].as_str().and_then(Term::parse);
    let Some(gold) = gold.filter(|_| dimension != "Time" && example["kind"] == "main") else {
        return;
    };
    let text = unescaped(example["text"].as_str().unwrap_or_default());
    let values = read(&text, moment(READ_AT));
    let right = match (rank(&gold), Wanted::of(&gold, dimension)) {
        (Some(rank), _) => is_rank(&values, rank),
        (None, Some(wanted)) => matches!(values.quantities.as_slice(), [q] if wanted.is(q)),
        (None, None) => false,
    };
    let case = Case {
        text: &text,
        wanted: example["gold"].as_str().unwrap_or_default().to_owned(),
        found: format!(
            "{} {:?}",
            show_quantities(&values.quantities),
            values.ordinals
        ),
    };
    tally.count(&format!("duckling {dimension}"), right, &case);
}

/// The rank that a term for an ordinal wants.
fn rank(gold: &Term) -> Option<f64> {
    match gold.parts() {
        [name, rank] if name.name() == "OrdinalData" => rank.number(),
        _ => None,
    }
}

/// Whether an ordinal is found, and nothing that counts.
fn is_rank(values: &Values, rank: f64) -> bool {
    let one = matches!(values.ordinals.as_slice(), [ordinal] if ordinal.rank as f64 == rank);
    one && values.quantities.is_empty()
}

/// A value with its bound, in one of some units.
#[derive(Debug, PartialEq)]
struct Wanted {
    limit: Limit,
    low: f64,
    high: f64,
    units: Vec<String>,
}

#[derive(Debug, PartialEq)]
enum Limit {
    Exact,
    Between,
    Under,
    Above,
}

impl Wanted {
    /// What a term of a dimension wants; nothing for a term that is not known.
    fn of(gold: &Term, dimension: &str) -> Option<Self> {
        let parts = gold.parts();
        let (limit, unit, value) = match (parts.first()?.name(), parts) {
            ("NumeralValue", [_, value]) => (Limit::Exact, "", value),
            ("DurationData", [_, value, unit]) => (Limit::Exact, unit.name(), value),
            ("simple", [_, unit, value, ..]) => (Limit::Exact, unit.name(), value),
            ("between", [_, unit, value, ..]) => (Limit::Between, unit.name(), value),
            ("under", [_, unit, value, ..]) => (Limit::Under, unit.name(), value),
            ("above", [_, unit, value, ..]) => (Limit::Above, unit.name(), value),
            _ => return None,
        };
        let (units, share) = units(unit, dimension);
        let ends = value.tuple().unwrap_or(std::slice::from_ref(value));
        Some(Self {
            limit,
            low: ends.first()?.number()? * share,
            high: ends.last()?.number()? * share,
            units,
        })
    }

    fn is(&self, q: &Quantity) -> bool {
        let (low, high) = (
            self.ends(q, q.low, self.low),
            self.ends(q, q.high, self.high),
        );
        match self.limit {
            Limit::Exact => q.low == q.high && low && !limits(q.bound),
            Limit::Between => low && high && !limits(q.bound),
            Limit::Under => high && matches!(q.bound, Bound::AtMost | Bound::LessThan),
            Limit::Above => low && matches!(q.bound, Bound::AtLeast | Bound::MoreThan),
        }
    }

    /// Whether one end of a quantity is the value wanted.
    fn ends(&self, q: &Quantity, found: f64, wanted: f64) -> bool {
        self.units
            .iter()
            .any(|unit| is_value((&q.unit, found), (unit, wanted)))
    }
}

/// Whether a bound leaves one side open.
fn limits(bound: Bound) -> bool {
    use Bound::{AtLeast, AtMost, LessThan, MoreThan};
    matches!(bound, AtLeast | AtMost | LessThan | MoreThan)
}

/// Whether two values are the same, in one unit or converted.
fn is_value((unit, found): (&str, f64), (code, wanted): (&str, f64)) -> bool {
    match (to_base(unit), to_base(code)) {
        (Some(from), Some(to)) if to.dimension == "time" => {
            from.dimension == "time" && lasts_like((unit, found), (code, wanted))
        }
        (Some(from), Some(to)) => {
            from.dimension == to.dimension && is_close(from.apply(found), to.apply(wanted))
        }
        _ => unit == code && is_close(found, wanted),
    }
}

fn lasts_like((unit, found): (&str, f64), (code, wanted): (&str, f64)) -> bool {
    let exact = to_base(unit).zip(to_base(code));
    let exact = exact.is_some_and(|(from, to)| is_close(from.apply(found), to.apply(wanted)));
    exact || lasts((unit, found), super::seconds(code, wanted))
}

fn is_close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs())
}

/// The codes that a unit of duckling's may mean, and how many of those it is. A pound is money
/// or a weight, as the dimension says; an ISO 4217 code stands for itself.
fn units(name: &str, dimension: &str) -> (Vec<String>, f64) {
    if name == "Pound" {
        let code = if dimension == "AmountOfMoney" {
            "GBP"
        } else {
            "[lb_av]"
        };
        return (vec![code.to_owned()], 1.0);
    }
    let known = UNITS.iter().find(|(unit, ..)| *unit == name);
    known.map_or((vec![name.to_owned()], 1.0), |(_, codes, share)| {
        (codes.iter().map(|&code| code.to_owned()).collect(), *share)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(gold: &str, dimension: &str, text: &str, right: bool) {
        let wanted = Wanted::of(
            &Term::parse(gold).expect("the gold is well formed"),
            dimension,
        )
        .expect("the gold is well formed");
        let quantities = read(text, None).quantities;
        assert_eq!(wanted.is(&quantities[0]), right, "{gold} {quantities:?}");
    }

    #[test]
    fn values_are_compared_in_base_units() {
        check("(simple Metre 4000)", "Distance", "4 km", true);
        check("(simple Metre 4001)", "Distance", "4 km", false);
        check("(simple Pound 9)", "AmountOfMoney", "£9", true);
        check(
            "(simple Pound 9 Nothing)",
            "Quantity",
            "9 pounds of ham",
            true,
        );
        check("(DurationData 45 Day)", "Duration", "45 days", true);
        check("(NumeralValue (-6))", "Numeral", "minus six", true);
    }

    #[test]
    fn bounds_are_compared() {
        check("(above Kilometre 3)", "Distance", "more than 3 km", true);
        check("(simple Kilometre 3)", "Distance", "more than 3 km", false);
        check(
            "(between EUR (3, 4))",
            "AmountOfMoney",
            "between 3 and 4 euros",
            true,
        );
        check("(under Gallon 8)", "Volume", "up to 8 gallons", true);
    }

    #[test]
    fn ordinals_want_their_rank() {
        let wanted = rank(&Term::parse("(OrdinalData 6)").expect("the gold is well formed"))
            .expect("the gold is well formed");
        assert!(is_rank(&read("the sixth man", None), wanted));
        assert!(!is_rank(&read("six men", None), wanted));
    }
}

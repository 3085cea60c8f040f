//! Recognizers' cases of numbers, money, measures, percent, temperatures and ages.
//!
//! A case is right if the values found, with their units, are exactly those expected, none more.
//! Plain numbers have unit "", percent "%", money an ISO 4217 code (a bare "$" counts as USD),
//! measures UCUM codes. Ranges and ordinals are left out.

use serde_json::Value;

use super::{moment, read};
use crate::tally::{Case, Tally};

/// Recognizers' models, and the kind of value each reads.
const MODELS: [(&str, Kind); 6] = [
    ("NumberModel", Kind::Number),
    ("CurrencyModel", Kind::Currency),
    ("DimensionModel", Kind::Dimension),
    ("PercentModel", Kind::Percent),
    ("TemperatureModel", Kind::Temperature),
    ("AgeModel", Kind::Age),
];

/// Recognizers' names of units in UCUM; a unit that is not here is not compared.
const UCUM: [(&str, &str); 34] = [
    ("Pound", "[lb_av]"),
    ("Mile", "[mi_i]"),
    ("Kilometer", "km"),
    ("Meter", "m"),
    ("Centimeter", "cm"),
    ("Millimeter", "mm"),
    ("Foot", "[ft_i]"),
    ("Inch", "[in_i]"),
    ("Yard", "[yd_i]"),
    ("Milliliter", "mL"),
    ("Liter", "L"),
    ("Gallon", "[gal_us]"),
    ("Kilogram", "kg"),
    ("Gram", "g"),
    ("Ounce", "[oz_av]"),
    ("Ton", "[ston_av]"),
    ("Acre", "[acr_us]"),
    ("Square mile", "[smi_us]"),
    ("Square kilometer", "km2"),
    ("Square meter", "m2"),
    ("Square foot", "[sft_i]"),
    ("Mile per hour", "[mi_i]/h"),
    ("Kilometer per hour", "km/h"),
    ("Barrel", "[bbl_us]"),
    ("F", "[degF]"),
    ("C", "Cel"),
    ("K", "K"),
    ("Year", "a"),
    ("Month", "mo"),
    ("Week", "wk"),
    ("Day", "d"),
    ("Megabyte", "MBy"),
    ("Gigabyte", "GBy"),
    ("Kilobyte", "kBy"),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Number,
    Currency,
    Dimension,
    Percent,
    Temperature,
    Age,
}

/// A value expected: nothing matches an unknown number, an unknown unit matches every one.
#[derive(Debug)]
struct Wanted {
    value: Option<f64>,
    unit: Option<String>,
}

/// Enters a case of Recognizers, if it is of one of the models here.
pub(super) fn measure(case: &Value, tally: &mut Tally) {
    let model = case["model"].as_str().unwrap_or_default();
    let text = case["input"].as_str().unwrap_or_default();
    let Some(&(_, kind)) = MODELS.iter().find(|(name, _)| *name == model) else {
        return;
    };
    if text.trim().is_empty() {
        return;
    }
    let published = moment(case["ref"].as_str().unwrap_or("2020-01-01T00:00:00"));
    let quantities = read(text, published).quantities;
    let exact = quantities
        .iter()
        .filter(|q| q.low == q.high && is_of(kind, &q.unit));
    let found: Vec<(f64, &str)> = exact.map(|q| (rounded(q.low), &*q.unit)).collect();
    let results = case["results"].as_array().map_or(&[][..], Vec::as_slice);
    let wanted: Vec<Wanted> = results
        .iter()
        .map(|result| expected(kind, &result["resolution"]))
        .collect();
    let case = Case {
        text,
        wanted: format!(
            "{:?}",
            wanted
                .iter()
                .map(|w| (w.value, w.unit.as_deref()))
                .collect::<Vec<_>>()
        ),
        found: format!("{found:?}"),
    };
    let name = format!("recognizers {kind:?}").to_lowercase();
    tally.count(&name, matches(&wanted, found), &case);
}

fn expected(kind: Kind, resolution: &Value) -> Wanted {
    let unit = resolution["unit"].as_str().unwrap_or_default();
    let unit = match kind {
        Kind::Number => Some(unit),
        Kind::Percent => Some("%"),
        Kind::Currency => resolution["isoCurrency"].as_str().or(match unit {
            "Dollar" | "Cent" => Some("USD"),
            _ => None,
        }),
        Kind::Dimension | Kind::Temperature | Kind::Age => match unit {
            "Terabyte" => Some("TBy"),
            _ => UCUM
                .iter()
                .find(|(name, _)| *name == unit)
                .map(|(_, code)| *code),
        },
    };
    Wanted {
        value: resolution["value"].as_str().and_then(number),
        unit: unit.map(str::to_owned),
    }
}

fn number(text: &str) -> Option<f64> {
    let text = text.replace(',', "");
    text.trim_end_matches('%').parse().ok().map(rounded)
}

fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// Whether every value wanted is found, and nothing else.
fn matches(wanted: &[Wanted], mut found: Vec<(f64, &str)>) -> bool {
    for want in wanted {
        let fits = |found: &(f64, &str)| {
            want.value == Some(found.0) && want.unit.as_deref().is_none_or(|unit| unit == found.1)
        };
        let Some(at) = found.iter().position(fits) else {
            return false;
        };
        found.remove(at);
    }
    found.is_empty()
}

/// Whether a unit is of a kind.
fn is_of(kind: Kind, unit: &str) -> bool {
    let money = unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase());
    let temperature = ["[degF]", "Cel", "K"].contains(&unit);
    match kind {
        Kind::Number => unit.is_empty(),
        Kind::Currency => money,
        Kind::Percent => unit == "%",
        Kind::Temperature => temperature,
        Kind::Age => ["a", "mo", "wk", "d"].contains(&unit),
        Kind::Dimension => !unit.is_empty() && !money && unit != "%" && !temperature,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(kind: Kind, resolution: &Value, found: &[(f64, &str)], right: bool) {
        let wanted = [expected(kind, resolution)];
        assert_eq!(matches(&wanted, found.to_vec()), right, "{resolution}");
    }

    #[test]
    fn a_case_is_right_if_nothing_is_missing_and_nothing_more_is_found() {
        let seven = json!({"value": "7"});
        check(Kind::Number, &seven, &[(7.0, "")], true);
        check(Kind::Number, &seven, &[(7.0, ""), (8.0, "")], false);
        check(Kind::Number, &seven, &[], false);
        check(Kind::Percent, &json!({"value": "7%"}), &[(7.0, "%")], true);
    }

    #[test]
    fn units_are_compared_where_they_are_known() {
        let dollars = json!({"value": "1,500", "unit": "Dollar"});
        check(Kind::Currency, &dollars, &[(1500.0, "USD")], true);
        check(Kind::Currency, &dollars, &[(1500.0, "EUR")], false);
        let odd = json!({"value": "3", "unit": "Furlong"});
        check(Kind::Dimension, &odd, &[(3.0, "[fur_us]")], true);
        check(
            Kind::Dimension,
            &json!({"unit": "Mile"}),
            &[(3.0, "[mi_i]")],
            false,
        );
    }
}

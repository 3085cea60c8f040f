//! The values of a comparison in words.

use jiff::civil::DateTime;

use crate::compare::{Certainty, EventStatus, Polarity, SideValue};
use crate::mentions::EntityKind;
use crate::values::{Bound, Granularity, Quantity, TimeRange};

/// What a side says, in a few words; empty if it has no value.
pub(super) fn value(value: &SideValue) -> String {
    match value {
        SideValue::Quantity(quantity) => amount(quantity),
        SideValue::Time { range, granularity } => time(*range, *granularity),
        SideValue::Name { name, kind } => format!("{name} ({})", entity_kind(*kind)),
        SideValue::Stance {
            polarity,
            certainty,
            status,
        } => stance(*polarity, *certainty, *status),
        SideValue::Wording(edits) if edits.is_empty() => "the fullest wording".to_owned(),
        SideValue::Wording(_) => "another wording".to_owned(),
        SideValue::None => String::new(),
    }
}

/// "at least 14 people", "20 to 30 km", "USD 3,500,000".
fn amount(quantity: &Quantity) -> String {
    let number = if quantity.low == quantity.high {
        grouped(quantity.low)
    } else {
        format!("{} to {}", grouped(quantity.low), grouped(quantity.high))
    };
    let unit = unit(&quantity.unit);
    let measured = match unit {
        "" => number,
        "%" => format!("{number}%"),
        _ if is_currency(unit) => format!("{unit} {number}"),
        _ => format!("{number} {unit}"),
    };
    [bound(quantity.bound), &measured, &quantity.what]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A number whose whole part is grouped by threes from five digits on: "40,000", "1500", "3.5".
fn grouped(number: f64) -> String {
    let digits = number.to_string();
    let whole = digits.find('.').unwrap_or(digits.len());
    if whole < 5 {
        return digits;
    }
    let mut grouped = String::with_capacity(digits.len() + whole / 3);
    for (i, c) in digits.char_indices() {
        let starts_group = i > 0 && i < whole && (whole - i).is_multiple_of(3);
        if starts_group && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(c);
    }
    grouped
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact | Bound::Range => "",
        Bound::About => "about",
        Bound::AtLeast => "at least",
        Bound::AtMost => "at most",
        Bound::MoreThan => "more than",
        Bound::LessThan => "less than",
        Bound::Vague => "vaguely",
    }
}

/// The usual sign of a unit whose UCUM code hardly anybody reads.
fn unit(code: &str) -> &str {
    match code {
        "[mi_i]" => "miles",
        "[ft_i]" => "feet",
        "[in_i]" => "inches",
        "[yd_i]" => "yards",
        "[nmi_i]" => "nautical miles",
        "[lb_av]" => "pounds",
        "[degF]" => "°F",
        "Cel" => "°C",
        "a" => "years",
        "mo" => "months",
        "wk" => "weeks",
        "d" => "days",
        other => other,
    }
}

/// Whether a unit has the form of an ISO 4217 code.
fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
}

/// The interval as finely as the text gives it: "2025-03-11", "2025-03", "2025".
fn time(range: TimeRange, granularity: Granularity) -> String {
    match granularity {
        Granularity::Second | Granularity::Minute => minute(range.start),
        Granularity::Hour | Granularity::Daypart => {
            format!("{} to {}", minute(range.start), minute(range.end))
        }
        Granularity::Day => day(range.start),
        Granularity::Month => range.start.strftime("%B %Y").to_string(),
        Granularity::Year => range.start.year().to_string(),
        _ => format!("{} until before {}", day(range.start), day(range.end)),
    }
}

fn day(time: DateTime) -> String {
    time.strftime("%A %Y-%m-%d").to_string()
}

fn minute(time: DateTime) -> String {
    time.strftime("%Y-%m-%d %H:%M").to_string()
}

fn entity_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
        EntityKind::Document => "document",
        EntityKind::Unnamed => "unnamed",
        EntityKind::Other => "other",
    }
}

fn stance(polarity: Polarity, certainty: Certainty, status: Option<EventStatus>) -> String {
    let polarity = match polarity {
        Polarity::Affirmed => "it is so",
        Polarity::Negated => "it is not so",
    };
    let certainty = match certainty {
        Certainty::Confirmed => "as a fact",
        Certainty::Said => "as somebody's words",
        Certainty::Reported => "as reported",
        Certainty::Alleged => "as alleged",
        Certainty::Possible => "as possible",
    };
    let status = match status {
        None => "",
        Some(EventStatus::Planned) => ", planned",
        Some(EventStatus::UnderWay) => ", under way",
        Some(EventStatus::Done) => ", done",
        Some(EventStatus::Cancelled) => ", cancelled",
    };
    format!("{polarity}, {certainty}{status}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use jiff::civil::date;

    fn quantity(low: f64, high: f64, bound: Bound, unit: &str, what: &str) -> SideValue {
        SideValue::Quantity(Quantity {
            span: Span::default(),
            low,
            high,
            bound,
            unit: unit.to_owned(),
            what: what.to_owned(),
        })
    }

    fn check(side: SideValue, expected: &str) {
        assert_eq!(value(&side), expected);
    }

    #[test]
    fn a_quantity_reads_as_a_person_would_say_it() {
        check(
            quantity(14.0, 14.0, Bound::AtLeast, "", "people"),
            "at least 14 people",
        );
        check(
            quantity(430.0, 430.0, Bound::About, "[mi_i]", ""),
            "about 430 miles",
        );
        check(quantity(2.5, 3.0, Bound::Range, "%", ""), "2.5 to 3%");
        check(
            quantity(-123456.5, -123456.5, Bound::Exact, "", ""),
            "-123,456.5",
        );
        check(quantity(1500.0, 1500.0, Bound::Exact, "", "m"), "1500 m");
        check(quantity(9e6, 9e6, Bound::Exact, "EUR", ""), "EUR 9,000,000");
    }

    #[test]
    fn a_time_is_as_fine_as_its_granularity() {
        let range = TimeRange {
            start: date(2025, 3, 1).at(0, 0, 0, 0),
            end: date(2025, 4, 1).at(0, 0, 0, 0),
        };
        let at = |granularity| SideValue::Time { range, granularity };
        check(at(Granularity::Month), "March 2025");
        check(at(Granularity::Year), "2025");
        check(at(Granularity::Day), "Saturday 2025-03-01");
        check(
            at(Granularity::Season),
            "Saturday 2025-03-01 until before Tuesday 2025-04-01",
        );
    }

    #[test]
    fn a_side_without_a_value_says_nothing() {
        check(SideValue::None, "");
    }
}

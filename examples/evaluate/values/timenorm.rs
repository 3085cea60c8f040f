//! The dates of timenorm's news documents: each expression alone, published when its document was.
//!
//! Right is a first time that starts on the day, month or year expected and is as fine. Only
//! expressions with one such answer are asked.

use parallax::values::{Granularity, TimeExpression};
use serde_json::Value;

use super::{moment, read, show_times};
use crate::tally::{Case, Tally};

/// Enters the dates of a document.
pub(super) fn measure(document: &Value, tally: &mut Tally) {
    let created = document["dct"]
        .as_str()
        .and_then(|day| day.get(..10))
        .unwrap_or_default();
    let published = moment(&format!("{created}T12:00:00"));
    for timex in document["timex"].as_array().map_or(&[][..], Vec::as_slice) {
        let [text, kind, value] = [0, 1, 2].map(|i| timex[i].as_str().unwrap_or_default());
        let Some(granularity) = granularity(value).filter(|_| kind == "DATE") else {
            continue;
        };
        let times = read(text, published).times;
        let right = times
            .first()
            .is_some_and(|time| is(time, value, granularity));
        let case = Case {
            text,
            wanted: format!("{value} @{created}"),
            found: show_times(&times),
        };
        tally.count("timenorm date", right, &case);
    }
}

/// How fine a date of the form "2024", "2024-03" or "2024-03-14" is.
fn granularity(value: &str) -> Option<Granularity> {
    let form = |c: char| if c.is_ascii_digit() { '9' } else { c };
    match value.chars().map(form).collect::<String>().as_str() {
        "9999" => Some(Granularity::Year),
        "9999-99" => Some(Granularity::Month),
        "9999-99-99" => Some(Granularity::Day),
        _ => None,
    }
}

fn is(time: &TimeExpression, value: &str, granularity: Granularity) -> bool {
    let starts = |range: parallax::values::TimeRange| range.start.to_string().starts_with(value);
    time.range.is_some_and(starts) && time.granularity == granularity
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_months_and_years_are_asked() {
        assert_eq!(granularity("2024-03"), Some(Granularity::Month));
        assert_eq!(granularity("2024-W03"), None);
        assert_eq!(granularity("PRESENT_REF"), None);
    }

    #[test]
    fn a_date_starts_when_expected_and_is_as_fine() {
        let times = read("6 May 2024", moment("2024-07-01")).times;
        assert!(is(&times[0], "2024-05-06", Granularity::Day));
        assert!(!is(&times[0], "2024-05", Granularity::Month));
    }
}

//! Dates and clock times are read back from every style they are written in.

use jiff::civil::{Date, Time, date};
use proptest::prelude::*;
use proptest::sample::select;

use crate::text::Document;
use crate::values::{Granularity, find};

/// Words before and after a time, which say nothing of it.
const FRAMES: [(&str, &str); 3] = [
    ("The bridge was opened (", ") by the mayor."),
    ("The letter, dated ", ", was never sent."),
    ("Nobody had expected ", " to end so well."),
];
/// How newspapers write a day: what stands in braces is explained at [`written`].
const STYLES: [&str; 12] = [
    "{d} {month} {y}",
    "{month} {d}, {y}",
    "{mon}. {d}, {y}",
    "{d} {mon} {y}",
    "{th} {month} {y}",
    "{month} {th}, {y}",
    "{th} of {month} {y}",
    "{weekday}, {month} {d}, {y}",
    "{weekday}, {d} {month} {y}",
    "{weekday} {d} {month} {y}",
    "{wkd} {d} {mon} {y}",
    "{iso}",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Reads a time within a sentence and wants it to start and be as fine as given, exactly where
/// it stands.
fn check(value: &str, start: &str, granularity: Granularity, (before, after): (&str, &str)) {
    let text = format!("{before}{value}{after}");
    let doc = Document::plain(&text);
    let found = find(&doc, Some(date(2024, 3, 14).at(12, 0, 0, 0))).times;
    let [time] = found.as_slice() else {
        panic!("one time in {text:?}: {found:?}");
    };
    let began = time
        .range
        .map_or("none".to_owned(), |range| range.start.to_string());
    let read = (doc.slice(time.span), &*began, time.granularity);
    assert_eq!(read, (value, start, granularity), "{text}");
}

/// A day in a style.
fn written(day: Date, style: &str) -> String {
    let month = MONTHS[usize::from(day.month().unsigned_abs()) - 1];
    let weekday = format!("{:?}", day.weekday());
    let suffix = match day.day() {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let parts = [
        ("{d}", day.day().to_string()),
        ("{th}", format!("{}{suffix}", day.day())),
        ("{month}", month.to_owned()),
        ("{mon}", month[..3].to_owned()),
        ("{weekday}", weekday.clone()),
        ("{wkd}", weekday[..3].to_owned()),
        ("{y}", day.year().to_string()),
        ("{iso}", day.to_string()),
    ];
    let fill = |text: String, (name, value): &(&str, String)| text.replace(name, value);
    parts.iter().fold(style.to_owned(), fill)
}

/// Any day of the years that newspapers write about.
fn days() -> impl Strategy<Value = Date> {
    (1800_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| date(y, m, d))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn days_are_read_back(day in days(), style in select(&STYLES[..]), frame in select(&FRAMES[..])) {
        let value = written(day, style);
        // "May." and its like end no abbreviation.
        prop_assume!(!value.contains("May."));
        check(&value, &format!("{day}T00:00:00"), Granularity::Day, frame);
    }

    #[test]
    fn numeric_days_beyond_the_twelfth_have_one_order(
        day in days().prop_filter("unlike a month", |day| day.day() > 12), frame in select(&FRAMES[..])
    ) {
        let (y, m, d) = (day.year(), day.month(), day.day());
        let start = format!("{day}T00:00:00");
        check(&format!("{d}/{m}/{y}"), &start, Granularity::Day, frame);
        check(&format!("{m}/{d}/{y}"), &start, Granularity::Day, frame);
        check(&format!("{d:02}.{m:02}.{y}"), &start, Granularity::Day, frame);
    }

    #[test]
    fn months_and_years_are_read_back(day in days(), frame in select(&FRAMES[..])) {
        let start = format!("{}T00:00:00", day.first_of_month());
        check(&written(day, "{month} {y}"), &start, Granularity::Month, frame);
    }

    #[test]
    fn clock_times_of_a_day_are_read_back(
        day in days(), hour in 0_i8..24, minute in 0_i8..60, style in 0_usize..4, frame in select(&FRAMES[..])
    ) {
        let half = if hour < 12 { "a.m." } else { "p.m." };
        let twelve = (hour + 11) % 12 + 1;
        let clock = [
            format!("{hour:02}:{minute:02}"),
            format!("{twelve}:{minute:02} {half}"),
            format!("{twelve}.{minute:02}{}", half.replace('.', "")),
            format!("{hour:02}:{minute:02} GMT"),
        ][style].clone();
        let time = Time::new(hour, minute, 0, 0).expect("a clock time");
        let start = format!("{day}T{time}");
        check(&format!("{clock} on {}", written(day, "{d} {month} {y}")), &start, Granularity::Minute, frame);
        check(&format!("{} at {clock}", written(day, "{month} {d}, {y}")), &start, Granularity::Minute, frame);
    }
}

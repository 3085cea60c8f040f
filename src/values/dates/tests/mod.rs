//! Golden tables of times, a file for each construct.
//!
//! A line at the margin is a sentence of ours as a newspaper might print it on Wednesday,
//! 6 September 2023, at noon. The indented lines under it are all the times that it tells, by
//! what it means: `span = start/end grain`, without midnights, then the bound if there is one,
//! "(Context)" or "(Dateline)" if it counts from there, the other reading after "or", and how
//! often it recurs. A time without a range has "?" and its TIMEX3 value. Lines with `#` are
//! comments.

use std::fmt::Write;

use jiff::civil::{DateTime, Time, date};

use crate::text::Document;
use crate::values::time::Anchoring;
use crate::values::{TimeBound, TimeExpression, TimeRange, find};

/// Compares a table with what is read, and shows the sentences that differ.
fn check(table: &str) {
    let published = date(2023, 9, 6).at(12, 0, 0, 0);
    compare(table, |doc| {
        let times = find(doc, Some(published)).times;
        times.iter().map(|time| shown(doc, time)).collect()
    });
}

fn compare(table: &str, read: impl Fn(&Document) -> Vec<String>) {
    let mut wrong = String::new();
    for (sentence, expected) in cases(table) {
        let got = read(&Document::plain(sentence));
        if got != expected {
            let _ = writeln!(wrong, "{sentence}\n    want {expected:?}\n    got  {got:?}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The sentences of a table, each with what it means.
fn cases(table: &str) -> Vec<(&str, Vec<&str>)> {
    let mut cases: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        match (line.strip_prefix("    "), cases.last_mut()) {
            (Some(meaning), Some((_, meanings))) => meanings.push(meaning),
            _ => cases.push((line, Vec::new())),
        }
    }
    cases
}

fn shown(doc: &Document, time: &TimeExpression) -> String {
    let value = match time.range {
        Some(range) => interval(range),
        None => format!("? {}", time.timex).trim_end().to_owned(),
    };
    let mut shown = format!("{} = {value} {:?}", doc.slice(time.span), time.granularity);
    if time.bound != TimeBound::Exact {
        let _ = write!(shown, " {:?}", time.bound);
    }
    if matches!(time.anchoring, Anchoring::Context | Anchoring::Dateline) {
        let _ = write!(shown, " ({:?})", time.anchoring);
    }
    if let Some(other) = time.alternative {
        let _ = write!(shown, " or {}", interval(other));
    }
    if let Some(recurrence) = time.recurrence {
        let _ = write!(
            shown,
            " every {} {:?}",
            recurrence.every, recurrence.granularity
        );
    }
    shown
}

fn interval(range: TimeRange) -> String {
    format!("{}/{}", plain(range.start), plain(range.end))
}

/// A time without seconds that are none, and without midnight.
fn plain(time: DateTime) -> String {
    if time.time() == Time::midnight() {
        time.date().to_string()
    } else if time.second() == 0 {
        time.strftime("%Y-%m-%dT%H:%M").to_string()
    } else {
        time.to_string()
    }
}

#[test]
fn months_and_days() {
    check(include_str!("months_and_days.txt"));
}

#[test]
fn numeric() {
    check(include_str!("numeric.txt"));
}

#[test]
fn weekdays() {
    check(include_str!("weekdays.txt"));
}

#[test]
fn years() {
    check(include_str!("years.txt"));
}

#[test]
fn year_parts() {
    check(include_str!("year_parts.txt"));
}

#[test]
fn relative() {
    check(include_str!("relative.txt"));
}

#[test]
fn pointed() {
    check(include_str!("pointed.txt"));
}

#[test]
fn nth() {
    check(include_str!("nth.txt"));
}

#[test]
fn stages() {
    check(include_str!("stages.txt"));
}

#[test]
fn ranges() {
    check(include_str!("ranges.txt"));
}

#[test]
fn clock() {
    check(include_str!("clock.txt"));
}

#[test]
fn day_parts() {
    check(include_str!("day_parts.txt"));
}

#[test]
fn zones() {
    check(include_str!("zones.txt"));
}

#[test]
fn sets() {
    check(include_str!("sets.txt"));
}

#[test]
fn holidays() {
    check(include_str!("holidays.txt"));
}

#[test]
fn bounds() {
    check(include_str!("bounds.txt"));
}

#[test]
fn titles_and_traps() {
    check(include_str!("titles_and_traps.txt"));
}

/// Read without a time of publication, with what each time was counted from and its TIMEX3 value.
#[test]
fn anchoring() {
    compare(include_str!("anchoring.txt"), |doc| {
        let times = find(doc, None).times;
        let shown = |time: &TimeExpression| {
            let range = time.range.map_or("?".to_owned(), interval);
            let (words, grain) = (doc.slice(time.span), time.granularity);
            let anchored = format!("{words} = {range} {grain:?} {:?}", time.anchoring);
            format!("{anchored} {}", time.timex).trim_end().to_owned()
        };
        times.iter().map(shown).collect()
    });
}

/// A page as it is scraped: menu, stamp, headline, article, foot.
const PAGE: &str = "Home > News

June 22, 2024

Dam near Vienna breaks after days of heavy rain

{DATELINE}The dam near the old mill broke on Monday, and 12 people were taken to hospital by boat.

Two days later, the river was back in its bed, the mayor told the people of the town.

7 comments

Copyright 2024 The Daily Sample. All rights reserved.";

fn check_page(dateline: &str, published: Option<DateTime>, expected: &[&str]) {
    let doc = Document::plain(&PAGE.replace("{DATELINE}", dateline));
    let values = find(&doc, published);
    let got: Vec<String> = values.times.iter().map(|time| shown(&doc, time)).collect();
    assert_eq!(got, expected);
    let counted: Vec<&str> = values
        .quantities
        .iter()
        .map(|q| doc.slice(q.span))
        .collect();
    assert_eq!(counted, ["12"]);
}

#[test]
fn the_stamp_of_a_site_is_not_the_time_of_its_article() {
    let monday = "Monday = 2023-09-04/2023-09-05 Day";
    let later = "Two days later = 2023-09-06/2023-09-07 Day (Context)";
    check_page("", Some(date(2023, 9, 6).at(12, 0, 0, 0)), &[monday, later]);
    check_page(
        "",
        None,
        &["Monday = ? XXXX-WXX-1 Day", "Two days later = ? Day"],
    );
}

#[test]
fn a_dateline_is_found_under_head_and_headline() {
    let dateline = "2 May 2019 = 2019-05-02/2019-05-03 Day";
    let monday = "Monday = 2019-04-29/2019-04-30 Day (Dateline)";
    let later = "Two days later = 2019-05-01/2019-05-02 Day (Context)";
    check_page(
        "VIENNA, 2 May 2019 (Agency) — ",
        None,
        &[dateline, monday, later],
    );
}

#[test]
fn a_text_that_is_only_a_date_is_read() {
    check("June 22, 2024\n    June 22, 2024 = 2024-06-22/2024-06-23 Day");
}

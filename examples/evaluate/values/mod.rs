//! The suites of values: numbers, money, measures and times.
//!
//! Each file reads one suite, asks [`parallax::values::find`] in this process, and enters every
//! case in the tally.

mod bare_quantities;
mod bounds;
mod date_time;
mod duckling;
mod duckling_time;
mod haskell;
mod pairs;
mod speed;
mod timenorm;

use std::error::Error;
use std::fs;
use std::path::Path;

use jiff::civil::DateTime;
use parallax::text::Document;
use parallax::values::{Quantity, TimeExpression, Values, find, to_base};
use serde_json::Value;

use crate::tally::Tally;

/// A suite of a folder: the end of its files' names, and what reads a line of it.
type Suite = (&'static str, fn(&Value, &mut Tally));

const SUITES: [Suite; 6] = [
    ("ms_recognizers_en.jsonl", bare_quantities::measure),
    ("timenorm_train.jsonl", timenorm::measure),
    ("timenorm_test.jsonl", timenorm::measure),
    ("ms_recognizers_en.jsonl", date_time::measure),
    ("duckling_en.jsonl", duckling::measure),
    ("duckling_en.jsonl", duckling_time::measure),
];

/// Measures every suite of `folder` that is there.
pub(crate) fn measure(
    folder: &Path,
    pairs: Option<&Path>,
    tally: &mut Tally,
) -> Result<(), Box<dyn Error>> {
    let files = files(folder)?;
    let mut texts = Vec::new();
    for (end, suite) in SUITES {
        for (_, lines) in files.iter().filter(|(name, _)| name.ends_with(end)) {
            lines.iter().for_each(|line| suite(line, tally));
        }
    }
    bounds::measure(tally);
    for pair in pairs::lines(pairs, folder).unwrap_or_default() {
        pairs::measure(&pair, tally);
    }
    for (_, lines) in &files {
        texts.extend(lines.iter().filter_map(text));
    }
    tally.note(speed::measure(&texts));
    Ok(())
}

/// A file by its name, with its JSON lines.
type Lines = (String, Vec<Value>);

/// The files of JSON lines of a folder.
fn files(folder: &Path) -> Result<Vec<Lines>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "jsonl") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            files.push((name.into_owned(), lines(&path)?));
        }
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(files)
}

fn lines(path: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// The text of a case, however its suite calls it.
fn text(case: &Value) -> Option<&str> {
    ["input", "text", "sentence"]
        .iter()
        .find_map(|key| case[key].as_str())
}

/// The values of a text that was published at a time.
fn read(text: &str, published: Option<DateTime>) -> Values {
    find(&Document::plain(text), published)
}

/// A time as suites write it: "2016-11-07T00:00:00", "2016-11-07 00:00:00" or "2016-11-07".
fn moment(text: &str) -> Option<DateTime> {
    let text = text.get(..19).unwrap_or(text);
    text.parse().ok()
}

/// Whether a unit is one of time.
fn is_time(unit: &str) -> bool {
    to_base(unit).is_some_and(|conversion| conversion.dimension == "time")
}

/// How many seconds a value lasts, a month having 30 days and a year 365, as assistants count.
fn seconds(unit: &str, value: f64) -> f64 {
    const DAY: f64 = 86_400.0;
    match unit {
        "mo" => value * 30.0 * DAY,
        "a" => value * 365.0 * DAY,
        _ => to_base(unit).map_or(f64::NAN, |conversion| conversion.apply(value)),
    }
}

/// Whether a value lasts so many seconds, but for the length of years and months: "1 year and 2
/// days" is a little more than 367 days for us.
fn lasts((unit, value): (&str, f64), wanted: f64) -> bool {
    let mean = to_base(unit).map_or(f64::NAN, |conversion| conversion.apply(value));
    let is = |seconds: f64| (seconds - wanted).abs() <= 1e-3 * wanted;
    is(mean) || is(seconds(unit, value))
}

/// Quantities as they are shown beside a wrong case.
fn show_quantities(quantities: &[Quantity]) -> String {
    let show = |q: &Quantity| format!("{:?} {}..{} {}", q.bound, q.low, q.high, q.unit);
    quantities.iter().map(show).collect::<Vec<_>>().join(", ")
}

/// Times as they are shown beside a wrong case.
fn show_times(times: &[TimeExpression]) -> String {
    let show = |t: &TimeExpression| match t.range {
        Some(r) => format!("{:?} {:?} {}..{}", t.bound, t.granularity, r.start, r.end),
        None => format!("{:?} {:?} {}", t.bound, t.granularity, t.timex),
    };
    times.iter().map(show).collect::<Vec<_>>().join(", ")
}

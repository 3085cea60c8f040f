//! Another day or year.

use parallax::text::{Span, TokenKind};
use parallax::values::{Granularity, TimeExpression};

use super::super::Subject;
use super::Site;

/// The days of the week.
pub(in super::super) const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
/// The months.
pub(in super::super) const MONTHS: [&str; 12] = [
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
/// Days by which a date is moved.
const DAYS: u32 = 4;

/// Weekdays that the article names once.
pub(super) fn weekdays(subject: &Subject) -> Vec<Site> {
    let site = |time: &TimeExpression| {
        let day = WEEKDAYS
            .iter()
            .position(|d| *d == subject.slice(time.span))?;
        let new = WEEKDAYS[(day + 3) % 7];
        let free = !subject.is_said_outside(time.span, &new.to_lowercase());
        free.then(|| Site::replace(time.span, new))
    };
    sites(subject, site)
}

/// Days of a month that the article names once: "March 12", "12 March 2023".
pub(super) fn dates(subject: &Subject) -> Vec<Site> {
    let site = |time: &TimeExpression| {
        let words = subject.slice(time.span);
        let named = MONTHS.iter().any(|m| words.contains(m));
        // Of "Monday, March 4" both parts would have to change.
        let named = named && !WEEKDAYS.iter().any(|d| words.contains(d));
        let day = numbers(subject, time.span).find(|(_, n)| (1..=31).contains(n));
        let (at, day) = day.filter(|_| named && time.granularity == Granularity::Day)?;
        let new = if day > 14 { day - DAYS } else { day + DAYS };
        Some(Site::replace(at, new.to_string()))
    };
    sites(subject, site)
}

/// Years that the article names once: "in 2019".
pub(super) fn years(subject: &Subject) -> Vec<Site> {
    let site = |time: &TimeExpression| {
        let whole = time.granularity == Granularity::Year;
        let (at, year) = numbers(subject, time.span).find(|(_, n)| (1800..2100).contains(n))?;
        let new = (year - 3).to_string();
        let free =
            whole && !subject.is_said_outside(time.span, &new) && !counts_since(subject, time.span);
        free.then(|| Site::replace(at, new))
    };
    sites(subject, site)
}

/// Whether a time says since when something is the first of its kind, which is another slot.
fn counts_since(subject: &Subject, span: Span) -> bool {
    const COUNTING: [&str; 7] = ["first", "second", "third", "not", "no", "never", "only"];
    let before = &subject.article.text[..span.range().start];
    let sentence = subject.slice(subject.sentence_at(span)).to_lowercase();
    let mut words = sentence.split(|c: char| !c.is_alphanumeric());
    before.ends_with("since ") && words.any(|word| COUNTING.contains(&word))
}

/// What `site` makes of the times in plain sentences that the article names once.
fn sites(subject: &Subject, site: impl Fn(&TimeExpression) -> Option<Site>) -> Vec<Site> {
    let times = &subject.analysis().values.times;
    let once = |t: &&TimeExpression| times.iter().all(|u| u.span == t.span || u.range != t.range);
    let plain = times
        .iter()
        .filter(|t| t.range.is_some() && subject.plain_at(t.span).is_some());
    plain.filter(once).filter_map(site).collect()
}

/// The numbers of a time, as they stand.
fn numbers(subject: &Subject, span: Span) -> impl Iterator<Item = (Span, u32)> {
    let doc = subject.doc();
    let tokens = doc.tokens()[doc.tokens_in(span)].iter();
    let numbers = tokens.filter(|t| t.kind == TokenKind::Number);
    numbers.filter_map(|&t| Some((t.span, doc.word(t).parse().ok()?)))
}

//! M6: all articles of a story moved in time, with every date they name.
//!
//! Between 1901 and 2099 the calendar repeats every 28 years, weekdays and leap years included,
//! so that only years need another number. Articles whose times are all counted from publication
//! also move by whole weeks, without a change to their words.

use std::rc::Rc;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Span as Period, ToSpan};
use parallax::analysis::Article;
use parallax::text::TokenKind;
use parallax::values::{Anchoring, Granularity};

use super::edit::{Edit, edited};
use super::{Case, Subject, Wanted};

/// Years after which the calendar is the same.
const CYCLE: i16 = 28;
/// Years that may be moved.
const YEARS: std::ops::Range<i16> = 1930..2060;

/// The story a calendar cycle earlier, and some weeks later if no date says otherwise.
pub(super) fn cases(story: &[Rc<Subject>]) -> Vec<Case> {
    let mut cases = Vec::new();
    if story.iter().all(|s| has_plain_years(s)) {
        let earlier = |s: &Subject| (with_earlier_years(s), (-CYCLE).years());
        cases.push(case("M6 28 years earlier", story, earlier));
    }
    if story.iter().all(|s| is_relative(s)) {
        let later = |s: &Subject| (s.article.text.to_string(), 3.weeks());
        cases.push(case("M6 three weeks later", story, later));
    }
    cases
}

fn case(
    row: &'static str,
    story: &[Rc<Subject>],
    shift: impl Fn(&Subject) -> (String, Period),
) -> Case {
    let before = story.iter().cloned().enumerate();
    Case {
        row,
        shown: story[0].article.id.clone(),
        sources: story.iter().map(|s| shifted(s, shift(s))).collect(),
        wanted: Wanted::AsOf(before.map(|(i, s)| (s, i)).collect()),
    }
}

fn shifted(subject: &Subject, (text, period): (String, Period)) -> Rc<Subject> {
    let moved = |at| {
        let at: DateTime = TimeZone::UTC.to_datetime(at) + period;
        TimeZone::UTC.to_timestamp(at).ok()
    };
    let published = subject.article.published.and_then(moved);
    Subject::new(Article {
        text: text.into(),
        published,
        ..subject.article.clone()
    })
}

/// Whether every number of four digits that names a year is one the calendar cycle holds for, and
/// no other word names a year.
fn has_plain_years(subject: &Subject) -> bool {
    let published = subject.article.published.is_some();
    let times = &subject.analysis().values.times;
    published
        && times.iter().all(|time| {
            let coarse = time.granularity > Granularity::Year;
            let years = numbers(subject, time.span);
            !coarse && years.into_iter().all(|(_, year)| YEARS.contains(&year))
        })
}

fn with_earlier_years(subject: &Subject) -> String {
    let times = subject.analysis().values.times.iter();
    let years = times.flat_map(|time| numbers(subject, time.span));
    let edits: Vec<Edit> = years
        .map(|(at, year)| Edit::new(at, (year - CYCLE).to_string()))
        .collect();
    edited(&subject.article.text, &edits)
}

/// The numbers of four digits within a span.
fn numbers(subject: &Subject, span: parallax::text::Span) -> Vec<(parallax::text::Span, i16)> {
    let doc = subject.doc();
    let tokens = doc.tokens()[doc.tokens_in(span)].iter();
    let numbers = tokens.filter(|t| t.kind == TokenKind::Number && t.span.len() == 4);
    numbers
        .filter_map(|&t| Some((t.span, doc.word(t).parse().ok()?)))
        .collect()
}

/// Whether all times are counted from publication, and in no longer steps than weeks.
fn is_relative(subject: &Subject) -> bool {
    let counted = |time: &parallax::values::TimeExpression| {
        let words = subject.slice(time.span);
        time.anchoring == Anchoring::Publication
            && time.granularity <= Granularity::Week
            && !words.contains(|c: char| c.is_ascii_digit())
    };
    subject.analysis().values.times.iter().all(counted)
}

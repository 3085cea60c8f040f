//! What comes again and again: "every Tuesday", "daily", "twice a week", "on Mondays".

use super::period::{self, Period};
use super::term::Term;
use super::{Anchor, Reading, calendar, dayparts, months};
use crate::values::Granularity;
use crate::values::line::Line;
use crate::values::numbers::words;
use crate::values::time::Recurrence;

/// Reads a time that recurs.
pub(super) fn read(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    every(line, i, anchor)
        .or_else(|| day_of_every(line, i))
        .or_else(|| adverb(line, i))
        .or_else(|| rate(line, i))
        .or_else(|| weekdays(line, i))
}

fn recurring(end: usize, every: u16, granularity: Granularity, term: Term) -> Reading {
    Reading {
        end,
        term: Term {
            recurrence: Some(Recurrence { every, granularity }),
            ..term
        },
    }
}

/// "every day", "every other week", "each Tuesday", "every three months", "every 5 May".
fn every(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let (opener, glued) = (line.word(i), line.word(i) == "everyday");
    if glued {
        return super::clock::read(line, i + 1)
            .map(|clock| recurring(clock.end, 1, Granularity::Day, clock.term));
    }
    if !matches!(opener, "every" | "each" | "all") {
        return None;
    }
    let (count, at) = match line.word(i + 1) {
        "other" | "second" | "alternate" => (2, i + 2),
        _ => words::whole(line, i + 1, 2..=999).map_or((1, i + 1), |(n, end)| (n as u16, end)),
    };
    if let Some(unit) = period::unit(line, at) {
        let count = count.checked_mul(u16::try_from(unit.times).ok()?)?;
        let plural = opener == "all" && unit.plural && unit.period == Period::Weekend;
        let fits = opener != "all" || plural;
        let clock = clock_after(line, at + 1);
        let (end, term) = clock.map_or((at + 1, Term::default()), |r| (r.end, r.term));
        return fits.then(|| recurring(end, count, unit.period.granularity(), term));
    }
    let inner = super::joined(line, at, &anchor.deeper()?).filter(|_| opener != "all")?;
    let granularity = match inner.term {
        Term {
            weekday: Some(_),
            month: None,
            ..
        } => Granularity::Week,
        Term {
            window: None,
            year: None,
            recurrence: None,
            clock: None,
            ..
        } => Granularity::Year,
        _ => return None,
    };
    Some(recurring(inner.end, count, granularity, inner.term))
}

/// "the 19th of every month".
fn day_of_every(line: &Line, i: usize) -> Option<Reading> {
    let (day, end) = months::day_number(line, i + usize::from(line.word(i) == "the"))?;
    let every = line.word(end) == "of" && matches!(line.word(end + 1), "every" | "each");
    let unit = period::unit(line, end + 2).filter(|unit| every && unit.period == Period::Month)?;
    let term = Term {
        day: Some(day),
        ..Term::default()
    };
    Some(recurring(end + 3, 1, unit.period.granularity(), term))
}

fn clock_after(line: &Line, i: usize) -> Option<Reading> {
    let at = i + usize::from(line.word(i) == "at");
    super::clock::read(line, at)
}

/// "daily", "weekly", "annual", "semi-annually", "bi-monthly", "fortnightly".
fn adverb(line: &Line, i: usize) -> Option<Reading> {
    let prefixed = matches!(line.word(i), "semi" | "bi") && line.joins(i + 1);
    let word = line.word(if prefixed { i + 2 } else { i });
    let joined = word
        .strip_prefix("semi")
        .or_else(|| word.strip_prefix("bi"));
    let stem = joined.unwrap_or(word);
    let (every, granularity) = match stem {
        "hourly" => (1, Granularity::Hour),
        "daily" | "nightly" => (1, Granularity::Day),
        "weekly" => (1, Granularity::Week),
        "fortnightly" => (2, Granularity::Week),
        "monthly" => (1, Granularity::Month),
        "quarterly" => (1, Granularity::Quarter),
        "yearly" | "annual" | "annually" => (1, Granularity::Year),
        "ennial" | "ennially" if joined.is_some() => (1, Granularity::Year),
        _ => return None,
    };
    let semi = line.word(i).starts_with("semi");
    let (every, granularity) = match (prefixed || joined.is_some(), semi) {
        (false, _) => (every, granularity),
        (true, true) if granularity == Granularity::Year => (1, Granularity::Season),
        (true, true) => return None,
        (true, false) if stem.starts_with("annual") => (1, Granularity::Season),
        (true, false) => (2, granularity),
    };
    let end = if prefixed { i + 3 } else { i + 1 };
    let named = line.capital_counts(i);
    (!named).then(|| recurring(end, every, granularity, Term::default()))
}

/// "once a year", "twice a week", "three times per day".
fn rate(line: &Line, i: usize) -> Option<Reading> {
    let at = match line.word(i) {
        "once" | "twice" | "thrice" => i + 1,
        _ => {
            let number = words::number(line, i, false)?;
            (line.word(number.end) == "times").then_some(number.end + 1)?
        }
    };
    let per = matches!(line.word(at), "a" | "an" | "per" | "every" | "each");
    let unit = period::unit(line, at + 1).filter(|unit| per && !unit.plural)?;
    Some(recurring(
        at + 2,
        1,
        unit.period.granularity(),
        Term::default(),
    ))
}

/// "Mondays", "Friday mornings", "weekends".
fn weekdays(line: &Line, i: usize) -> Option<Reading> {
    let word = line.word(i);
    if let Some(weekday) = calendar::weekday(word) {
        let (part, end) =
            dayparts::part(line, i + 1).filter(|&(_, end)| line.word(end - 1).ends_with('s'))?;
        let term = Term {
            weekday: Some(weekday),
            part_of_day: Some(part),
            ..Term::default()
        };
        return Some(recurring(end, 1, Granularity::Week, term));
    }
    if word == "weekends" && matches!(line.before(i, 1), "on" | "at" | "and") {
        return Some(recurring(i + 1, 1, Granularity::Weekend, Term::default()));
    }
    let weekday = calendar::weekday(word.strip_suffix('s')?)?;
    let possessive = line.word(i + 1) == "'" || line.word(i).contains('\'');
    let term = Term {
        weekday: Some(weekday),
        ..Term::default()
    };
    (!possessive && line.capitalised(i)).then(|| recurring(i + 1, 1, Granularity::Week, term))
}

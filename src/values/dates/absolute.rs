//! Dates that name a month: "Sept. 5, 2019", "5 September", "September 7-10", "March 2019".

use jiff::ToSpan;
use jiff::civil::Date;

use super::tense::{Tense, around};
use super::{Anchor, Reading, calendar, years};
use crate::values::Granularity;
use crate::values::line::Line;

/// Reads a date or month.
pub(super) fn read(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    day(line, i, anchor).or_else(|| month(line, i, anchor))
}

/// Reads a day, or a range of days, of a month.
pub(super) fn day(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let days = month_first(line, i).or_else(|| day_first(line, i))?;
    let (year, end) = match year_after(line, days.end, anchor) {
        Some((year, end)) => (Some(year), end),
        None => (
            anchor.year_of(days.month, Some(days.first), around(line, i, days.end)),
            days.end,
        ),
    };
    let date = |day: i8| Date::new(year?, days.month, day).ok();
    let range = date(days.first)
        .zip(date(days.last))
        .and_then(|(first, last)| calendar::between(first, calendar::shift(last, 1.day())?));
    let possible = Date::new(2000, days.month, days.first).is_ok();
    possible.then(|| Reading::new(end, range, Granularity::Day))
}

/// Days of a month as they are named.
struct Days {
    month: i8,
    first: i8,
    last: i8,
    end: usize,
}

/// "September 7", "Sept. 7th", "September 7-10".
fn month_first(line: &Line, i: usize) -> Option<Days> {
    let (month, at) = month_name(line, i)?;
    let at = at + usize::from(line.word(at) == "the");
    let (first, end) = day_number(line, at)?;
    let (last, end) = last_day(line, first, end).unwrap_or((first, end));
    Some(Days {
        month,
        first,
        last,
        end,
    })
}

/// "7 September", "the 7th of September", "the first of May", "7-10 September".
fn day_first(line: &Line, i: usize) -> Option<Days> {
    let (first, end) = day_number(line, i)?;
    let (last, end) = last_day(line, first, end).unwrap_or((first, end));
    let of = line.word(end) == "of";
    if ordinal_word(line.word(i)).is_some() && !of {
        return None; // "the first March without snow"
    }
    let at = line.past_hyphen(end) + usize::from(of);
    let (month, end) = month_name(line, at)?;
    Some(Days {
        month,
        first,
        last,
        end,
    })
}

fn last_day(line: &Line, first: i8, i: usize) -> Option<(i8, usize)> {
    let linked = line.joins(i) || matches!(line.word(i), "to" | "through" | "–" | "-");
    day_number(line, i + 1).filter(|&(last, _)| linked && last > first)
}

/// A day of the month with its ending: "7", "7th", "seventh".
fn day_number(line: &Line, i: usize) -> Option<(i8, usize)> {
    if let Some(day) = ordinal_word(line.word(i)) {
        return Some((day, i + 1));
    }
    let day = line.integer(i, 2).and_then(|day| i8::try_from(day).ok())?;
    let ending = line.glued(i + 1) && matches!(line.word(i + 1), "st" | "nd" | "rd" | "th");
    let colon = line.word(i + 1) == ":" && line.is_number(i + 2) && line.glued(i + 2);
    let letters = line.is_word(i + 1) && !ending || line.word(i + 1) == "%";
    let other = line.glued(i + 1) && (letters || colon);
    let counted = matches!(line.word(i + 1), "percent" | "million" | "per");
    ((1..=31).contains(&day) && !other && !counted).then_some((day, i + 1 + usize::from(ending)))
}

fn ordinal_word(word: &str) -> Option<i8> {
    const ORDINALS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    ORDINALS
        .iter()
        .zip(1..)
        .find(|(ordinal, _)| **ordinal == word)
        .map(|(_, day)| day)
}

/// The year after a day or month: ", 2019", "of 2019", "last year".
fn year_after(line: &Line, i: usize, anchor: &Anchor) -> Option<(i16, usize)> {
    let at = i + usize::from(matches!(line.word(i), "," | "of" | "in"));
    if let Some(named) = years::year_words(line, at) {
        return Some(named);
    }
    let this = anchor.today()?.year();
    let year = match (line.word(at), line.word(at + 1)) {
        ("last", "year") => this - 1,
        ("this", "year") => this,
        ("next", "year") => this + 1,
        _ => {
            let year = line.integer(at, 4).filter(|_| line.text(at).len() == 4)?;
            return (1000..=2999).contains(&year).then_some((year, at + 1));
        }
    };
    Some((year, at + 2))
}

/// Reads a month, with or without its year.
fn month(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let (month, end) = month_name(line, i)?;
    let named = year_after(line, end, anchor);
    if named.is_none() && !stands_alone(line, i, end) {
        return None;
    }
    let (year, end) = match named {
        Some((year, end)) => (Some(year), end),
        None => (anchor.year_of(month, None, around(line, i, end)), end),
    };
    let range = year.and_then(|year| calendar::months(year, month, 1));
    Some(Reading::new(end, range, Granularity::Month))
}

/// Whether a month without day or year is one: no verb, and nobody's name.
fn stands_alone(line: &Line, i: usize, end: usize) -> bool {
    let before = line.before(i, 1);
    let after_name = i > 0 && line.capital_counts(i - 1) && line.is_word(i - 1);
    let introduced = matches!(
        before,
        "in" | "since"
            | "last"
            | "next"
            | "this"
            | "until"
            | "by"
            | "from"
            | "during"
            | "early"
            | "late"
            | "mid"
            | "of"
            | "to"
            | "through"
            | "for"
            | "between"
            | "before"
            | "after"
            | "and"
            | "-"
            | "("
    );
    match line.word(i) {
        "may" | "march" => line.capitalised(i) && (introduced || line.len() == 1) && !after_name,
        "april" | "june" | "august" => introduced || !line.capitalised(end) && !after_name,
        _ => {
            end > i + 1
                || line.word(i).ends_with('.')
                || calendar::month_number(line.word(i)).is_some()
                || introduced
        }
    }
}

/// The month that starts at `i`. A short form needs its full stop or a number beside it.
pub(super) fn month_name(line: &Line, i: usize) -> Option<(i8, usize)> {
    let word = line.word(i);
    if let Some(month) = calendar::month_number(word) {
        let verb = matches!(word, "may" | "march")
            && !line.capitalised(i)
            && !line.is_number(i + 1)
            && i != 0
            && line.before(i, 1) != "of";
        return (!verb).then_some((month, i + 1));
    }
    let bare = word.strip_suffix('.').unwrap_or(word);
    let month = match bare {
        "sept" => 9,
        _ if bare.len() == 3 => calendar::MONTHS
            .iter()
            .zip(1..)
            .find(|(name, _)| name.starts_with(bare))
            .map(|(_, m)| m)?,
        _ => return None,
    };
    let dot = line.word(i + 1) == "." && line.glued(i + 1) && line.is_number(i + 2);
    let end = i + 1 + usize::from(dot);
    let beside = line.is_number(end)
        || i > 0 && line.is_number(i - 1)
        || i > 1 && line.glued(i - 1) && line.is_number(i - 2);
    (beside || bare != word).then_some((month, end))
}

/// The month `name` before or after the anchor's, for "last June" and "next March".
pub(super) fn beside(line: &Line, i: usize, anchor: &Anchor, direction: Tense) -> Option<Reading> {
    let (month, end) = month_name(line, i)?;
    let today = anchor.today();
    let year = today.map(|today| match direction {
        Tense::Past => today.year() - i16::from(month >= today.month()),
        Tense::Future => today.year() + i16::from(month <= today.month()),
        Tense::Unknown => today.year(),
    });
    let range = year.and_then(|year| calendar::months(year, month, 1));
    Some(Reading::new(end, range, Granularity::Month))
}

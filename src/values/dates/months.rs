//! Dates that name a month: "Sept. 5, 2019", "5 September", "31/Oct/1974", "March 2019".

use super::ordinals::ordinal;
use super::term::Term;
use super::{Reading, calendar, years};
use crate::values::line::Line;
use crate::values::numbers::words;

/// Reads a day of a month, or a month.
pub(super) fn read(line: &Line, i: usize) -> Option<Reading> {
    day(line, i).or_else(|| month(line, i))
}

/// Reads a day of a month.
pub(super) fn day(line: &Line, i: usize) -> Option<Reading> {
    year_first(line, i)
        .or_else(|| month_first(line, i))
        .or_else(|| day_first(line, i))
}

/// "September 7", "Sept. 7th", "February the 15th", "Jan/3", "January twenty five".
fn month_first(line: &Line, i: usize) -> Option<Reading> {
    if let Some((month, day)) = glued(line.word(i)) {
        return dated(line, month, day, i + 1);
    }
    let (month, end) = month_name(line, i)?;
    let at = past_mark(line, end);
    let at = at + usize::from(line.word(at) == "the");
    let (day, end) = day_number(line, at)
        .filter(|&(_, end)| !opens_clock(line, at, end))
        .or_else(|| in_words(line, at).filter(|_| years::in_words(line, at).is_none()))?;
    dated(line, month, day, end)
}

/// "Dec31", which is one lexeme.
pub(super) fn glued(word: &str) -> Option<(i8, i8)> {
    if !word.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = word.find(|c: char| c.is_ascii_digit())?;
    let (name, day) = word.split_at(digits);
    let month = calendar::MONTHS
        .iter()
        .zip(1..)
        .find(|(month, _)| name.len() == 3 && month.starts_with(name));
    let day = day.parse().ok().filter(|_| day.len() < 3)?;
    Some((month?.1, of_month(day)?))
}

/// "7 September", "the 7th of September", "the first of May", "fifteen August".
fn day_first(line: &Line, i: usize) -> Option<Reading> {
    let the = usize::from(line.word(i) == "the");
    let (day, end) =
        day_number(line, i + the).or_else(|| in_words(line, i).filter(|_| the == 0))?;
    let end = end + usize::from(line.word(end) == "day" && line.word(end + 1) == "of");
    let of = line.word(end) == "of";
    let spoken = !line.is_number(i + the);
    if spoken && ordinal(line, i + the).is_some() && !of {
        return None; // "the first March without snow"
    }
    let at = past_mark(line, end) + usize::from(of);
    let (month, end) = month_name(line, at).filter(|_| !spoken || of || line.capitalised(at))?;
    dated(line, month, day, end)
}

/// "2019/aug/01", "2020/23/Sep".
fn year_first(line: &Line, i: usize) -> Option<Reading> {
    let (year, end) = years::four_digits(line, i)?;
    let marked = |end: usize| past_mark(line, end) > end;
    if !marked(end) {
        return None;
    }
    let (month, day, end) = if let Some((month, end)) = month_name(line, end + 1) {
        let (day, after) = day_number(line, past_mark(line, end)).filter(|_| marked(end))?;
        (month, day, after)
    } else {
        let (day, after) = day_number(line, end + 1).filter(|&(_, after)| marked(after))?;
        let (month, end) = month_name(line, after + 1)?;
        (month, day, end)
    };
    let term = Term {
        year: Some(year),
        ..Term::of_month(month, Some(day))
    };
    possible(term).then_some(Reading { end, term })
}

/// A day of a month with the year that may follow: ", 2019", "/1974", "of 2019", "'19".
fn dated(line: &Line, month: i8, day: i8, end: usize) -> Option<Reading> {
    let named = years::after_day(line, end);
    let (year, end) = named.map_or((None, end), |(year, end)| (Some(year), end));
    let term = Term {
        year,
        ..Term::of_month(month, Some(day))
    };
    possible(term).then_some(Reading { end, term })
}

/// Whether the month ever has that day.
fn possible(term: Term) -> bool {
    let (month, day) = (term.month.unwrap_or(1), term.day.unwrap_or(1));
    jiff::civil::Date::new(2000, month, day).is_ok()
}

/// The index after a hyphen or slash that joins two parts of a date, or `i`.
fn past_mark(line: &Line, i: usize) -> usize {
    let slash = line.word(i) == "/" && line.glued(i) && line.glued(i + 1);
    line.past_hyphen(i) + usize::from(slash)
}

/// A day of the month with its ending: "7", "7th", "seventh".
pub(super) fn day_number(line: &Line, i: usize) -> Option<(i8, usize)> {
    if let Some((number, end)) = ordinal(line, i) {
        return of_month(number).map(|day| (day, end));
    }
    let day = of_month(line.integer(i, 2)?)?;
    let next = i + 1;
    let ending = line.glued(next) && matches!(line.word(next), "st" | "nd" | "rd" | "th");
    let colon = line.word(next) == ":" && line.is_number(next + 1) && line.glued(next + 1);
    let letters = line.is_word(next) && !ending || line.word(next) == "%";
    let other = line.glued(next) && (letters || colon);
    let counted = matches!(line.word(next), "percent" | "million" | "billion" | "per");
    (!other && !counted).then_some((day, next + usize::from(ending)))
}

fn of_month(day: i16) -> Option<i8> {
    i8::try_from(day).ok().filter(|day| (1..=31).contains(day))
}

/// "twenty five", "fifteen": a cardinal for the day.
fn in_words(line: &Line, i: usize) -> Option<(i8, usize)> {
    let (day, end) = words::whole(line, i, 1..=31).filter(|_| !line.is_number(i))?;
    Some((day as i8, end))
}

/// Whether the number before `end` is the hour of "March 5 p.m." or "March 9:30".
fn opens_clock(line: &Line, i: usize, end: usize) -> bool {
    super::clock::half_of_day(line, end).is_some() && line.is_number(i)
}

/// Reads a month, with or without its year.
fn month(line: &Line, i: usize) -> Option<Reading> {
    let (month, end) = month_name(line, i)?;
    let named = years::after_month(line, end);
    if named.is_none() && !stands_alone(line, i, end) {
        return None;
    }
    let (year, end) = named.map_or((None, end), |(year, end)| (Some(year), end));
    let term = Term {
        year,
        ..Term::of_month(month, None)
    };
    Some(Reading { end, term })
}

/// Words before a month that make one of "may" and of a given name.
const BEFORE: [&str; 30] = [
    "in",
    "since",
    "last",
    "next",
    "this",
    "until",
    "till",
    "by",
    "from",
    "during",
    "early",
    "late",
    "mid",
    "of",
    "to",
    "through",
    "for",
    "between",
    "before",
    "after",
    "and",
    "or",
    "-",
    "–",
    "(",
    "previous",
    "coming",
    "following",
    "every",
    "each",
];

/// Whether a month without day or year is one: no verb, and nobody's name.
fn stands_alone(line: &Line, i: usize, end: usize) -> bool {
    let before = line.before(i, 1);
    let after_name = i > 0 && line.capital_counts(i - 1) && line.is_word(i - 1);
    let introduced = BEFORE.contains(&before);
    match line.word(i) {
        "may" | "march" => is_no_verb(line, i, end, introduced) && !after_name,
        // "April Jones", "August Wilson".
        "april" | "june" | "august" if line.capitalised(end) && line.is_word(end) => {
            matches!(
                before,
                "in" | "since" | "last" | "next" | "this" | "until" | "during"
            )
        }
        "april" | "june" | "august" => introduced || !after_name,
        word => {
            let full = calendar::month_number(word).is_some();
            end > i + 1 || word.ends_with('.') || full || introduced
        }
    }
}

/// Whether "may" or "march" at `i` is the month.
fn is_no_verb(line: &Line, i: usize, end: usize, introduced: bool) -> bool {
    let before = line.before(i, 1);
    let capital = line.capitalised(i);
    let followed = matches!(
        line.word(end),
        "to" | "through" | "last" | "next" | "this" | "of"
    );
    let sure = capital || before == "in" || before == "to" && line.word(i) == "march";
    sure && (introduced || line.len() == 1 || followed && capital && i > 0)
}

/// The month that starts at `i`. A short form needs its full stop or a number beside it.
pub(super) fn month_name(line: &Line, i: usize) -> Option<(i8, usize)> {
    let word = line.word(i);
    if let Some(month) = calendar::month_number(word) {
        let verb = matches!(word, "may" | "march")
            && !line.capitalised(i)
            && !line.is_number(i + 1)
            && ordinal(line, i + 1).is_none()
            && i != 0
            && !matches!(
                line.before(i, 1),
                "of" | "in" | "this" | "last" | "next" | "to"
            );
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
    let marked = |at: usize| matches!(line.word(at), "-" | "/" | "," | "of" | "–");
    let number = |at: usize| line.is_number(at);
    let beside = number(end)
        || marked(end) && (number(end + 1) || ordinal(line, end + 1).is_some())
        || line.word(end) == "the"
        || i > 0 && (number(i - 1) || line.glued(i - 1) && i > 1 && number(i - 2))
        || i > 1 && marked(i - 1) && number(i - 2)
        || i > 2 && marked(i - 1) && number(i - 3)
        || ordinal(line, end).is_some();
    let introduced = line.capitalised(i)
        && matches!(
            line.before(i, 1),
            "in" | "from" | "to" | "since" | "until" | "of"
        );
    (beside || introduced || bare != word).then_some((month, end))
}

//! Dates in digits: 2019-09-05 and 20190905 (ISO 8601), 9/5/2019 (US), 5/9/2019 (British),
//! 05.09.2019, and months so: 2019-09, 9/2019.

use jiff::civil::Date;

use super::term::{Clock, Term};
use super::{Anchor, Reading, calendar, clock, weekdays, years, zones};
use crate::text::Document;
use crate::values::line::Line;

/// Reads a date in digits.
pub(super) fn read(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    if !line.is_number(i) {
        return None;
    }
    if let Some((date, end)) = iso(line, i) {
        let day = of_date(date, end, false);
        return Some(iso_clock(line, end, day).unwrap_or(day));
    }
    if let Some((date, end)) = slashed(line, i, anchor) {
        let unsure = anchor.day_first.is_none() && date.day() <= 12 && date.day() != date.month();
        return Some(of_date(date, end, unsure));
    }
    if let Some((date, end)) = dotted(line, i).or_else(|| compact(line, i)) {
        return Some(of_date(date, end, false));
    }
    month_of_year(line, i).or_else(|| day_of_month(line, i, anchor))
}

fn of_date(date: Date, end: usize, swappable: bool) -> Reading {
    let term = Term {
        year: Some(date.year()),
        swappable,
        ..Term::of_month(date.month(), Some(date.day()))
    };
    Reading { end, term }
}

/// The three numbers from `i` on, if `mark` alone stands between them.
fn triple(line: &Line, i: usize, mark: &str) -> Option<[i16; 3]> {
    let marked = line.word(i + 1) == mark && line.word(i + 3) == mark;
    let glued = (i + 1..i + 5).all(|at| line.glued(at));
    let code = |at: usize| line.word(at) == mark && line.glued(at);
    let more = code(i + 5) && line.is_number(i + 6)
        || i > 1 && code(i - 1) && line.glued(i) && line.is_number(i - 2);
    (marked && glued && !more)
        .then(|| {
            Some([
                line.integer(i, 4)?,
                line.integer(i + 2, 2)?,
                line.integer(i + 4, 4)?,
            ])
        })
        .flatten()
}

/// "2019-09-05".
fn iso(line: &Line, i: usize) -> Option<(Date, usize)> {
    let [year, month, day] = triple(line, i, "-").or_else(|| triple(line, i, "/"))?;
    let date = (line.text(i).len() == 4)
        .then(|| date(year, month, day))
        .flatten()?;
    Some((date, i + 5))
}

/// `day` with the "T10:00:00Z" that is glued to it at `i`.
fn iso_clock(line: &Line, i: usize, day: Reading) -> Option<Reading> {
    let hour: i8 = line.word(i).strip_prefix('t')?.parse().ok()?;
    let (minute, end) = clock::after_colon(line, i + 1).filter(|_| line.glued(i) && hour < 24)?;
    let second = clock::after_colon(line, end);
    let end = second.map_or(end, |(_, end)| end);
    let zone = zones::at(line, end).filter(|_| line.glued(end));
    let term = Term {
        clock: Some(Clock {
            minute: Some(minute),
            second: second.map(|(second, _)| second),
            ..Clock::of_hour(hour, true)
        }),
        zone: zone.and_then(|(zone, _)| zone),
        ..day.term
    };
    Some(Reading {
        end: zone.map_or(end, |(_, end)| end),
        term,
    })
}

/// "9/5/2019", "25/9/19".
fn slashed(line: &Line, i: usize, anchor: &Anchor) -> Option<(Date, usize)> {
    let [first, second, year] = triple(line, i, "/").or_else(|| triple(line, i, "-"))?;
    let year = match line.text(i + 4).len() {
        4 => year,
        2 => years::of_two_digits(year),
        _ => return None,
    };
    let (month, day) = ordered(first, second, anchor);
    Some((date(year, month, day)?, i + 5))
}

/// Month and day of two numbers, as the article orders them or as alone is possible.
fn ordered(first: i16, second: i16, anchor: &Anchor) -> (i16, i16) {
    let day_first = first > 12 || anchor.day_first == Some(true) && second <= 12;
    if day_first {
        (second, first)
    } else {
        (first, second)
    }
}

/// "05.09.2019", which is one lexeme, and the day comes first.
fn dotted(line: &Line, i: usize) -> Option<(Date, usize)> {
    let mut parts = line.text(i).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let version = matches!(line.before(i, 1), "version" | "release" | "firmware" | "v");
    let shaped =
        !version && parts.next().is_none() && day.len() <= 2 && month.len() <= 2 && year.len() == 4;
    let number = |part: &str| part.parse().ok();
    let date = date(number(year)?, number(month)?, number(day)?).filter(|_| shaped)?;
    Some((date, i + 1))
}

/// "20190905", of the years of newspapers.
fn compact(line: &Line, i: usize) -> Option<(Date, usize)> {
    let text = line.text(i);
    let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse().ok();
    let year: i16 = number(0..4).filter(|year| digits && (1900..=2099).contains(year))?;
    let counted = line.glued(i + 1) && line.is_word(i + 1);
    let date = date(year, number(4..6)?, number(6..8)?).filter(|_| !counted)?;
    Some((date, i + 1))
}

/// "2019-09", "9/2019", "2019/09": a month.
fn month_of_year(line: &Line, i: usize) -> Option<Reading> {
    let mark = line.word(i + 1);
    let glued = line.glued(i + 1) && line.glued(i + 2);
    let more = goes_on(line, i + 3) || line.word(i + 3) == "-" && line.glued(i + 3);
    let before = i > 0 && line.glued(i) && !matches!(line.before(i, 1), "(" | "“" | "\"");
    if !glued || more || before || !matches!(mark, "-" | "/") {
        return None;
    }
    let (year, month) = match (line.text(i).len(), line.text(i + 2).len()) {
        (4, 2) | (4, 1) => (line.integer(i, 4)?, line.integer(i + 2, 2)?),
        (1 | 2, 4) => (line.integer(i + 2, 4)?, line.integer(i, 2)?),
        _ => return None,
    };
    // "2011/12" is a season, "2010-12" the years up to 2012.
    let later = month > 9 && line.text(i).len() == 4;
    let range = later && (mark == "-" && month > year % 100 || month == year % 100 + 1);
    let month = i8::try_from(month)
        .ok()
        .filter(|month| (1..=12).contains(month) && !range)?;
    (1900..=2199).contains(&year).then(|| Reading {
        end: i + 3,
        term: Term {
            year: Some(year),
            ..Term::of_month(month, None)
        },
    })
}

/// "9/5", "25/9" where the words around it say that it is a day, and no share or score.
fn day_of_month(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let (first, second, end) = pair(line, i)?;
    let (month, day) = ordered(first, second, anchor);
    let attacks = (first, second) == (9, 11); // "since 9/11" is of 2001 wherever it stands
    let idiom = (first, second) == (24, 7);
    date(2000, month, day).filter(|_| !idiom && is_day(line, i, end, (first, second)))?;
    let term = Term {
        year: attacks.then_some(2001),
        ..Term::of_month(i8::try_from(month).ok()?, i8::try_from(day).ok())
    };
    Some(Reading { end, term })
}

/// Two numbers and a slash, or a dot after a weekday.
fn pair(line: &Line, i: usize) -> Option<(i16, i16, usize)> {
    if let Some((first, second)) = line.text(i).split_once('.') {
        let after_weekday = i > 0 && weekdays::name(line, i - 1).is_some();
        let number = |part: &str| part.parse::<i16>().ok().filter(|_| part.len() < 3);
        return Some((number(first)?, number(second)?, i + 1)).filter(|_| after_weekday);
    }
    let slash = line.word(i + 1) == "/" && line.glued(i + 1) && line.glued(i + 2);
    let more = goes_on(line, i + 3);
    let pair = (line.integer(i, 2)?, line.integer(i + 2, 2)?, i + 3);
    (slash && !more).then_some(pair)
}

/// Whether a mark at `i` joins another number to the one before, as in a code.
fn goes_on(line: &Line, i: usize) -> bool {
    matches!(line.word(i), "/" | "." | ":")
        && line.glued(i)
        && line.glued(i + 1)
        && line.is_number(i + 1)
}

/// Whether the words around two numbers say that they are a day.
fn is_day(line: &Line, i: usize, end: usize, (first, second): (i16, i16)) -> bool {
    let introduced = matches!(
        line.before(i, 1),
        "on" | "since"
            | "until"
            | "till"
            | "by"
            | "from"
            | "before"
            | "after"
            | "next"
            | "last"
            | "this"
            | "for"
    ) || i > 0 && weekdays::name(line, i - 1).is_some();
    let timed = matches!(line.word(end), "at" | "from" | "between")
        && clock::hour_and_minute(line, end + 1).is_some();
    let part = matches!(second, 2 | 3 | 4 | 5 | 8 | 10 | 16) && first < second; // "3/4"
    let alone = i == 0 && end == line.len() && !part;
    let listed = matches!(line.word(end), "-" | "–" | "to") && pair(line, end + 1).is_some()
        || closes(line, i);
    let counted = line.is_word(end) && super::super::numbers::is_plural(line.word(end));
    (introduced || timed || alone || listed) && !counted
}

/// Whether another day and a dash or comma stand before the pair at `i`.
fn closes(line: &Line, i: usize) -> bool {
    let linked = matches!(line.before(i, 1), "-" | "–" | "to" | "," | "or" | "and");
    linked && i > 3 && line.before(i, 3) == "/" || linked && line.before(i, 2).is_empty() && i > 1
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day)
        .ok()
        .filter(|_| (1000..=2999).contains(&year))
}

/// Whether the dates of `doc` put the day first, if it shows that: "25/9/2019" stands in it,
/// or "5 September" more often than "September 5".
pub(super) fn day_first(doc: &Document) -> Option<bool> {
    let mut day_first = 0;
    for pair in doc.tokens().windows(2) {
        let (first, second) = (doc.word(pair[0]), doc.word(pair[1]));
        let month =
            |word: &str| word.len() > 2 && calendar::month_number(&word.to_lowercase()).is_some();
        let day = |word: &str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        if day(first) && (second == "/" && first.parse().is_ok_and(|n: u8| n > 12) || month(second))
        {
            day_first += 1;
        } else if day(second) && month(first) {
            day_first -= 1;
        }
    }
    (day_first != 0).then_some(day_first > 0)
}

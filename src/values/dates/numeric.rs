//! Dates in digits: 2019-09-05 (ISO 8601), 9/5/2019 (US), 5/9/2019 (British), 05.09.2019.

use jiff::civil::Date;

use super::{Anchor, Reading, calendar};
use crate::text::Document;
use crate::values::Granularity;
use crate::values::line::Line;

/// Reads a date in digits.
pub(super) fn read(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    if !line.is_number(i) {
        return None;
    }
    let (date, end) = iso(line, i)
        .or_else(|| slashed(line, i, anchor))
        .or_else(|| dotted(line, i))?;
    Some(Reading::new(end, calendar::day(date), Granularity::Day))
}

/// The three numbers from `i` on, if `mark` alone stands between them.
fn triple(line: &Line, i: usize, mark: &str) -> Option<[i16; 3]> {
    let marked = line.word(i + 1) == mark && line.word(i + 3) == mark;
    let glued = (i + 1..i + 5).all(|at| line.glued(at));
    let more = line.word(i + 5) == mark && line.glued(i + 5);
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

/// "2019-09-05", with the time of the day left out.
fn iso(line: &Line, i: usize) -> Option<(Date, usize)> {
    let [year, month, day] = triple(line, i, "-").or_else(|| triple(line, i, "/"))?;
    let date = (line.text(i).len() == 4)
        .then(|| date(year, month, day))
        .flatten()?;
    let time = line.glued(i + 5) && line.word(i + 5).starts_with('t');
    Some((date, i + 5 + usize::from(time)))
}

/// "9/5/2019", "25/9/19".
fn slashed(line: &Line, i: usize, anchor: &Anchor) -> Option<(Date, usize)> {
    let [first, second, year] = triple(line, i, "/").or_else(|| triple(line, i, "-"))?;
    let year = match line.text(i + 4).len() {
        4 => year,
        2 if year < 50 => 2000 + year,
        2 => 1900 + year,
        _ => return None,
    };
    let day_first = first > 12 || anchor.day_first && second <= 12;
    let (day, month) = if day_first {
        (first, second)
    } else {
        (second, first)
    };
    Some((date(year, month, day)?, i + 5))
}

/// "05.09.2019", which is one lexeme, and the day comes first.
fn dotted(line: &Line, i: usize) -> Option<(Date, usize)> {
    let mut parts = line.text(i).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let shaped = parts.next().is_none() && day.len() <= 2 && month.len() <= 2 && year.len() == 4;
    let number = |part: &str| part.parse().ok();
    let date = date(number(year)?, number(month)?, number(day)?).filter(|_| shaped)?;
    Some((date, i + 1))
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day)
        .ok()
        .filter(|_| (1000..=2999).contains(&year))
}

/// Whether the dates of `doc` put the day first: "25/9/2019" stands in it, or "5 September"
/// more often than "September 5".
pub(super) fn is_day_first(doc: &Document) -> bool {
    let mut day_first = 0;
    for pair in doc.tokens().windows(2) {
        let (first, second) = (doc.word(pair[0]), doc.word(pair[1]));
        let month = |word: &str| calendar::month_number(&word.to_lowercase()).is_some();
        let day = |word: &str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        if day(first) && (second == "/" && first.parse().is_ok_and(|n: u8| n > 12) || month(second))
        {
            day_first += 1;
        } else if day(second) && month(first) {
            day_first -= 1;
        }
    }
    day_first > 0
}

//! Years and what is longer or has a number in its year: "2019", "the 1980s", "third
//! quarter", "first half of 2019", "summer 2019", "the 19th century".

use super::tense::around;
use super::{Anchor, Reading, calendar};
use crate::values::line::Line;
use crate::values::numbers::{is_plural, words};
use crate::values::{Granularity, money, units};

/// Reads a quarter, half, season or century.
pub(super) fn read_period(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    century(line, i)
        .or_else(|| quarter(line, i, anchor))
        .or_else(|| half(line, i, anchor))
        .or_else(|| season(line, i))
}

/// "the 19th century", from 1801.
fn century(line: &Line, i: usize) -> Option<Reading> {
    let (number, end) = ordinal(line, i)?;
    let at = line.past_hyphen(end);
    let range = calendar::years((number - 1) * 100 + 1, 100);
    matches!(line.word(at), "century" | "centuries")
        .then(|| Reading::new(at + 1, range, Granularity::Century))
}

fn ordinal(line: &Line, i: usize) -> Option<(i16, usize)> {
    let ending = line.glued(i + 1) && matches!(line.word(i + 1), "st" | "nd" | "rd" | "th");
    if let Some(number) = line
        .integer(i, 2)
        .filter(|&n| ending && (1..=30).contains(&n))
    {
        return Some((number, i + 2));
    }
    let number = match line.word(i) {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        _ => return None,
    };
    Some((number, i + 1))
}

/// "third quarter", "third-quarter", "Q3 2019", "fourth quarter of 2019".
fn quarter(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let (number, end) = match line.word(i) {
        "q1" => (1, i + 1),
        "q2" => (2, i + 1),
        "q3" => (3, i + 1),
        "q4" => (4, i + 1),
        _ => {
            let (number, end) = ordinal(line, i).filter(|&(number, _)| number <= 4)?;
            let at = line.past_hyphen(end);
            let at = at + usize::from(line.word(at) == "fiscal");
            (
                i8::try_from(number).ok()?,
                (line.word(at) == "quarter").then_some(at + 1)?,
            )
        }
    };
    let (year, end) = year_of_part(line, end, anchor, number * 3 - 2, i)?;
    let range = year.and_then(|year| calendar::quarter(year, number));
    Some(Reading::new(end, range, Granularity::Quarter))
}

/// "first half of 2019", "second half of the year"; the halves of games have no year.
fn half(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let first = match line.word(i) {
        "first" => 1,
        "second" => 7,
        _ => return None,
    };
    let (year, end) = year_of_part(line, i + 2, anchor, first, i)
        .filter(|&(_, end)| line.word(i + 1) == "half" && end > i + 2)?;
    let range = year.and_then(|year| calendar::months(year, first, 6));
    Some(Reading::new(end, range, Granularity::Season))
}

/// The year of a part of a year that ends at `i`, named ("of 2019", "of last year") or not.
fn year_of_part(
    line: &Line,
    i: usize,
    anchor: &Anchor,
    month: i8,
    start: usize,
) -> Option<(Option<i16>, usize)> {
    let at = i + usize::from(line.word(i) == "of");
    let at = at + usize::from(line.word(at) == "fiscal");
    if let Some((year, end)) = plain_year(line, at) {
        return Some((Some(year), end));
    }
    let this = anchor.today().map(|today| today.year());
    match (line.word(at), line.word(at + 1)) {
        ("last", "year") => Some((this.map(|year| year - 1), at + 2)),
        ("this" | "the", "year") => Some((this, at + 2)),
        ("next", "year") => Some((this.map(|year| year + 1), at + 2)),
        _ => Some((anchor.year_of(month, None, around(line, start, i)), i)),
    }
}

/// "summer 2019", "the spring of 2020".
fn season(line: &Line, i: usize) -> Option<Reading> {
    let month = calendar::season_start(line.word(i))?;
    let (year, end) = plain_year(line, i + 1 + usize::from(line.word(i + 1) == "of"))?;
    Some(Reading::new(
        end,
        calendar::months(year, month, 3),
        Granularity::Season,
    ))
}

/// A year of four digits.
fn plain_year(line: &Line, i: usize) -> Option<(i16, usize)> {
    let year = line
        .integer(i, 4)
        .filter(|year| (1000..=2199).contains(year))?;
    Some((year, i + 1))
}

/// A year in words: "nineteen ninety-six".
pub(super) fn year_words(line: &Line, i: usize) -> Option<(i16, usize)> {
    let century = match line.word(i) {
        "eighteen" => 1800,
        "nineteen" => 1900,
        _ => return None,
    };
    let rest = words::number(line, line.past_hyphen(i + 1), false)?;
    let year = (10.0..100.0).contains(&rest.value) && rest.scale == 1.0 && !line.is_number(i + 1);
    year.then(|| (century + rest.value as i16, rest.end))
}

/// Reads a year, a decade or a range of years.
pub(super) fn read_year(line: &Line, i: usize, _: &Anchor) -> Option<Reading> {
    decade(line, i)
        .or_else(|| short_year(line, i))
        .or_else(|| labelled(line, i))
        .or_else(|| year(line, i))
        .or_else(|| {
            let (year, end) = year_words(line, i)?;
            Some(Reading::new(
                end,
                calendar::years(year, 1),
                Granularity::Year,
            ))
        })
}

/// "1980s", "the '80s", "the 80's"; "1800s" is a century.
fn decade(line: &Line, i: usize) -> Option<Reading> {
    let short = is_apostrophe(line, i) && line.glued(i + 1);
    let at = i + usize::from(short);
    let parted = is_apostrophe(line, at + 1) && line.glued(at + 1);
    let end = at + 2 + usize::from(parted);
    let number = line.integer(at, 4).filter(|n| n % 10 == 0)?;
    let first = match line.text(at).len() {
        4 if (1000..=2090).contains(&number) => number,
        2 if number >= 30 && (short || parted && is_introduced(line, i)) => 1900 + number,
        2 if short => 2000 + number,
        _ => return None,
    };
    let century = first % 100 == 0 && first < 2000;
    let (length, granularity) = match century {
        true => (100, Granularity::Century),
        false => (10, Granularity::Decade),
    };
    let plural = line.word(end - 1) == "s" && line.glued(end - 1);
    plural.then(|| Reading::new(end, calendar::years(first, length), granularity))
}

/// Whether "80's" stands after "the" or "early", and not in "his early 80's".
fn is_introduced(line: &Line, i: usize) -> bool {
    let stage = matches!(line.before(i, 1), "early" | "late" | "mid");
    let owner = matches!(line.before(i, 2), "his" | "her" | "their" | "my");
    line.before(i, 1) == "the" || stage && !owner
}

/// "since '82", "the class of '05".
fn short_year(line: &Line, i: usize) -> Option<Reading> {
    let introduced = matches!(
        line.before(i, 1),
        "since"
            | "in"
            | "of"
            | "from"
            | "until"
            | "by"
            | "before"
            | "after"
            | "summer"
            | "early"
            | "late"
    );
    let number = line
        .integer(i + 1, 2)
        .filter(|_| line.text(i + 1).len() == 2)?;
    let marked = is_apostrophe(line, i) && line.glued(i + 1) && !line.glued(i + 2);
    let year = if number < 40 {
        2000 + number
    } else {
        1900 + number
    };
    let range = calendar::years(year, 1);
    (introduced && marked).then(|| Reading::new(i + 2, range, Granularity::Year))
}

fn is_apostrophe(line: &Line, i: usize) -> bool {
    matches!(line.word(i), "'" | "’" | "‘")
}

/// "fiscal 2019", "the year 2000", "the year two thousand", "FY2019".
fn labelled(line: &Line, i: usize) -> Option<Reading> {
    let mut at = i + usize::from(matches!(
        line.word(i),
        "fiscal" | "financial" | "fy" | "calendar"
    ));
    at += usize::from(line.word(at) == "year");
    let words = words::number(line, at, false)
        .filter(|n| line.before(at, 1) == "year" && n.value == 2000.0);
    let (year, end) = match words {
        Some(number) => (2000, number.end),
        None => plain_year(line, at)?,
    };
    (at > i).then(|| Reading::new(end, calendar::years(year, 1), Granularity::Year))
}

/// "2019", "2010-14", if it is a year.
fn year(line: &Line, i: usize) -> Option<Reading> {
    let (year, end) = plain_year(line, i).filter(|&(year, end)| is_year(line, i, end, year))?;
    let (last, end) = last_year(line, year, end).unwrap_or((year, end));
    Some(Reading::new(
        end,
        calendar::years(year, i64::from(last - year) + 1),
        Granularity::Year,
    ))
}

/// The end of "2010-14", "2010-2014".
fn last_year(line: &Line, first: i16, i: usize) -> Option<(i16, usize)> {
    let number = line.integer(i + 1, 4).filter(|_| line.joins(i))?;
    let last = match line.text(i + 1).len() {
        4 => number,
        2 => first / 100 * 100 + number,
        _ => return None,
    };
    (last > first && last < first + 100).then_some((last, i + 2))
}

/// Whether four digits are a year, and neither count, measure, sum nor part of a code.
fn is_year(line: &Line, i: usize, end: usize, year: i16) -> bool {
    let before = line.before(i, 1);
    let introduced = matches!(
        before,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "during"
            | "before"
            | "after"
            | "from"
            | "early"
            | "late"
            | "mid"
            | "year"
            | "through"
            | "circa"
            | "("
    );
    let introduced = introduced || closes_range(line, i);
    let recent = (1900..=2059).contains(&year);
    let clear = !is_sum(line, i, before) && !has_unit(line, end) && !is_joined(line, i, end);
    let count = year % 100 == 0 && is_plural(line.word(end));
    clear
        && (introduced
            || recent
                && !count
                && !matches!(
                    before,
                    "than" | "least" | "most" | "nearly" | "some" | "about"
                ))
}

/// Whether the year at `i` follows another time, or "as late as".
fn closes_range(line: &Line, i: usize) -> bool {
    let taken = i > 1 && line.before(i, 2).is_empty();
    match line.before(i, 1) {
        "to" | "and" | "or" => taken,
        "as" => matches!(line.before(i, 2), "late" | "early" | "recently"),
        _ => false,
    }
}

fn is_sum(line: &Line, i: usize, before: &str) -> bool {
    const LABELS: [&str; 9] = [
        "#", "№", "no.", "number", "flight", "highway", "room", "page", "section",
    ];
    let stage = matches!(line.before(i, 2), "mid" | "early" | "late" | "pre" | "post");
    let code = i > 1 && line.joins(i - 1) && line.is_word(i - 2) && !stage;
    let signed = matches!(before, "+" | "-" | ".") && line.glued(i) && !stage;
    let money = i > 0 && money::sign_at(line, i - 1).is_some();
    LABELS.contains(&before) || code || signed || money
}

fn has_unit(line: &Line, i: usize) -> bool {
    let next = line.past_hyphen(i);
    let unit =
        units::at(line, next).is_some() && !matches!(line.word(next), "second" | "minute" | "foot");
    unit || money::name_at(line, next).is_some()
        || words::is_numeral(line, next)
        || line.glued(i) && line.is_word(i)
}

/// Whether marks join the digits to others: "2019/20", "2019:3", "2000-watt".
fn is_joined(line: &Line, i: usize, end: usize) -> bool {
    let mark = |at: usize| {
        matches!(line.word(at), "/" | ":" | ".") && line.glued(at) && line.glued(at + 1)
    };
    mark(end) && line.is_number(end + 1)
        || i > 1 && mark(i - 1) && line.is_number(i - 2)
        || line.joins(end)
            && line.is_number(end + 1)
            && last_year(line, line.integer(i, 4).unwrap_or(0), end).is_none()
}

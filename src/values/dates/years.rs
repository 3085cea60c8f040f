//! Years and what is longer: "2019", "'82", "the 1980s", "the nineties", "fiscal 2019", "the
//! 19th century".

use super::ordinals::ordinal;
use super::term::{Term, Window};
use super::{Reading, calendar};
use crate::values::line::Line;
use crate::values::numbers::{is_plural, words};
use crate::values::time::Anchoring;
use crate::values::{Granularity, TimeRange, money, units};

/// A reading of an interval that the words name in full.
fn absolute(end: usize, range: Option<TimeRange>, granularity: Granularity) -> Reading {
    let window = Window {
        range,
        granularity,
        anchoring: Anchoring::Absolute,
    };
    Reading {
        end,
        term: Term::of_window(window),
    }
}

fn of_year(end: usize, year: i16) -> Reading {
    let term = Term {
        year: Some(year),
        ..Term::default()
    };
    Reading { end, term }
}

/// The year after a day: ", 2019", "of 2019", "/1974", "'19", "nineteen ninety-six".
pub(super) fn after_day(line: &Line, i: usize) -> Option<(i16, usize)> {
    let mark = matches!(line.word(i), "/" | "-") && line.glued(i) && line.glued(i + 1);
    if mark {
        let alike = line.before(i, 2) == line.word(i); // "5-Sep-19", not "September 5-19"
        let short = line
            .integer(i + 1, 2)
            .filter(|_| alike && line.text(i + 1).len() == 2);
        let short = short.map(|year| (of_two_digits(year), i + 2));
        return four_digits(line, i + 1).or(short);
    }
    after_month(line, i)
}

/// The year after a month: " 2019", ", 2019", "of 2019", "in 2019", "of '87", "-2019".
pub(super) fn after_month(line: &Line, i: usize) -> Option<(i16, usize)> {
    let joined = matches!(line.word(i), "-" | "/" | "–") && line.glued(i) && line.glued(i + 1);
    let linked = matches!(line.word(i), "," | "of" | "in");
    let at = i + usize::from(linked || joined);
    let at = at + usize::from(line.word(at) == "the" && line.word(at + 1) == "year") * 2;
    if let Some(year) = four_digits(line, at).filter(|&(_, end)| !is_counted(line, end)) {
        return Some(year);
    }
    let marked = is_apostrophe(line, at) && line.glued(at + 1);
    let short = line.integer(at + usize::from(marked), 2);
    let two = line.text(at + usize::from(marked)).len() == 2 && (marked || line.word(i) == "of");
    let clear = !line.is_word(at + 1 + usize::from(marked));
    if let Some(year) = short.filter(|_| two && clear) {
        return Some((of_two_digits(year), at + 1 + usize::from(marked)));
    }
    in_words(line, at).or_else(|| thousand(line, at))
}

/// Whether what follows makes a count of four digits: "March 2019 people marched".
fn is_counted(line: &Line, end: usize) -> bool {
    line.word(end) == "%" || line.glued(end) && line.is_word(end)
}

/// The year of two digits, as people of this century write them.
pub(super) fn of_two_digits(year: i16) -> i16 {
    if year < 36 { 2000 + year } else { 1900 + year }
}

/// A year of four digits.
pub(super) fn four_digits(line: &Line, i: usize) -> Option<(i16, usize)> {
    let year = line
        .integer(i, 4)
        .filter(|year| (1000..=2999).contains(year))?;
    Some((year, i + 1))
}

/// A year in words: "nineteen ninety-six", "twenty twenty-four", "seventeen hundred thirty three".
pub(super) fn in_words(line: &Line, i: usize) -> Option<(i16, usize)> {
    let century = match line.word(i) {
        "sixteen" => 1600,
        "seventeen" => 1700,
        "eighteen" => 1800,
        "nineteen" => 1900,
        "twenty" => 2000,
        _ => return None,
    };
    let hundred = usize::from(line.word(i + 1) == "hundred");
    let and = usize::from(hundred == 1 && line.word(i + 2) == "and");
    let at = line.past_hyphen(i + 1 + hundred + and);
    let rest = words::number(line, at, false).filter(|_| !line.is_number(at));
    let Some(rest) = rest else {
        return (hundred == 1).then_some((century, i + 2));
    };
    let year =
        (10.0..100.0).contains(&rest.value) && rest.value.fract() == 0.0 && rest.scale == 1.0;
    let spoken = hundred == 1 && rest.value < 100.0;
    (year || spoken).then(|| (century + rest.value as i16, rest.end))
}

/// "two thousand", "two thousand and twenty".
fn thousand(line: &Line, i: usize) -> Option<(i16, usize)> {
    let starts = line.word(i) == "two" && line.word(i + 1) == "thousand";
    let number = words::number(line, i, false).filter(|_| starts)?;
    let year = (2000.0..2100.0).contains(&number.value) && number.value.fract() == 0.0;
    year.then_some((number.value as i16, number.end))
}

/// Reads a century or a decade.
pub(super) fn read_long(line: &Line, i: usize) -> Option<Reading> {
    century(line, i)
        .or_else(|| decade(line, i))
        .or_else(|| named_decade(line, i))
}

/// "the 19th century", from 1801.
fn century(line: &Line, i: usize) -> Option<Reading> {
    let (number, end) = ordinal(line, i).filter(|&(number, _)| number <= 30)?;
    let at = line.past_hyphen(end);
    let range = calendar::years((number - 1) * 100 + 1, 100);
    matches!(line.word(at), "century" | "centuries")
        .then(|| absolute(at + 1, range, Granularity::Century))
}

/// "the nineties", "the roaring twenties": of the last century.
fn named_decade(line: &Line, i: usize) -> Option<Reading> {
    let tens = match line.word(i) {
        "twenties" => 20,
        "thirties" => 30,
        "forties" => 40,
        "fifties" => 50,
        "sixties" => 60,
        "seventies" => 70,
        "eighties" => 80,
        "nineties" => 90,
        _ => return None,
    };
    let owner = |word: &str| matches!(word, "his" | "her" | "their" | "my" | "your" | "our");
    let age = (1..=3).any(|back| owner(line.before(i, back)));
    let introduced = matches!(
        line.before(i, 1),
        "the" | "early" | "late" | "mid" | "-" | "roaring" | "swinging" | "in"
    );
    let range = calendar::years(1900 + tens, 10);
    (introduced && !age).then(|| absolute(i + 1, range, Granularity::Decade))
}

/// Reads a year or a range of years.
pub(super) fn read(line: &Line, i: usize) -> Option<Reading> {
    short_year(line, i)
        .or_else(|| labelled(line, i))
        .or_else(|| year(line, i))
        .or_else(|| ancient(line, i))
        .or_else(|| in_words(line, i).map(|(year, end)| of_year(end, year)))
        .or_else(|| introduced_thousand(line, i))
}

/// "in two thousand ten", which else may count.
fn introduced_thousand(line: &Line, i: usize) -> Option<Reading> {
    let introduced = matches!(
        line.before(i, 1),
        "in" | "since" | "year" | "until" | "by" | "of" | "from"
    );
    let (year, end) = thousand(line, i).filter(|_| introduced)?;
    (!is_plural(line.word(end))).then(|| of_year(end, year))
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
    plural.then(|| absolute(end, calendar::years(first, length), granularity))
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
    (introduced && marked).then(|| of_year(i + 2, of_two_digits(number)))
}

fn is_apostrophe(line: &Line, i: usize) -> bool {
    matches!(line.word(i), "'" | "’" | "‘")
}

/// "fiscal 2019", "the year 2000", "the year two thousand", "FY2019", "cy18".
fn labelled(line: &Line, i: usize) -> Option<Reading> {
    let label = matches!(
        line.word(i),
        "fiscal" | "financial" | "fy" | "cy" | "calendar"
    );
    let mut at = i + usize::from(label);
    at += usize::from(line.word(at) == "year");
    if at == i {
        return glued_label(line, i);
    }
    let (year, end) = four_digits(line, at).or_else(|| thousand(line, at))?;
    Some(of_year(end, year))
}

/// "FY2019", "cy18": one lexeme.
fn glued_label(line: &Line, i: usize) -> Option<Reading> {
    let digits = line
        .word(i)
        .strip_prefix("fy")
        .or_else(|| line.word(i).strip_prefix("cy"))?;
    let year: i16 = digits.parse().ok()?;
    let year = match digits.len() {
        2 => of_two_digits(year),
        4 => year,
        _ => return None,
    };
    Some(of_year(i + 1, year))
}

/// "2019", "2010-14", if it is a year.
fn year(line: &Line, i: usize) -> Option<Reading> {
    let (year, end) = four_digits(line, i).filter(|&(year, end)| is_year(line, i, end, year))?;
    match last_year(line, year, end) {
        Some((last, end)) => {
            let range = calendar::years(year, i64::from(last - year) + 1);
            Some(absolute(end, range, Granularity::Year))
        }
        None => Some(with_era(line, of_year(end, year))),
    }
}

/// A year with "BC" or "AD" behind it; the year before 1 is 0, as in ISO 8601.
fn with_era(line: &Line, reading: Reading) -> Reading {
    let end = reading.end;
    let before = is_before_era(line, end);
    let after = matches!(line.text(end), "AD" | "A.D." | "CE");
    let year = reading
        .term
        .year
        .map(|year| if before { 1 - year } else { year });
    Reading {
        end: end + usize::from(before || after),
        term: Term {
            year,
            ..reading.term
        },
    }
}

fn is_before_era(line: &Line, i: usize) -> bool {
    matches!(line.text(i), "BC" | "B.C." | "BCE" | "B.C.E.")
}

/// "55 BC", "753 B.C.": a year of less than four digits.
fn ancient(line: &Line, i: usize) -> Option<Reading> {
    let year = line
        .integer(i, 3)
        .filter(|&year| year > 0 && is_before_era(line, i + 1))?;
    Some(with_era(line, of_year(i + 1, year)))
}

/// The end of "2010-14", "2010-2014", and of the season "2019/20".
fn last_year(line: &Line, first: i16, i: usize) -> Option<(i16, usize)> {
    let season = line.word(i) == "/" && line.glued(i) && line.glued(i + 1);
    let short = line
        .integer(i + 1, 2)
        .filter(|&last| season && last == (first + 1) % 100 && !line.glued(i + 2));
    if short.is_some() {
        return Some((first + 1, i + 2));
    }
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
    let around = before == "around" && !line.is_word(end);
    let introduced = introduced || around || closes_range(line, i);
    let recent = (1900..=2059).contains(&year);
    let clear = !is_sum(line, i, before) && !has_unit(line, end) && !is_joined(line, i, end);
    let next = line.word(end);
    let count = year % 100 == 0 && is_plural(next) || matches!(next, "people" | "persons");
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
        "to" | "and" | "or" => {
            taken || i > 2 && four_digits(line, i - 2).is_some() && opens_years(line, i - 3)
        }
        "as" => matches!(line.before(i, 2), "late" | "early" | "recently"),
        _ => false,
    }
}

/// Whether the word at `i` opens a range of years: "from 1811 to 1886".
fn opens_years(line: &Line, i: usize) -> bool {
    matches!(line.word(i), "from" | "between")
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
    let follows = last_year(line, line.integer(i, 4).unwrap_or(0), end);
    mark(end) && line.is_number(end + 1) && follows.is_none()
        || i > 1 && mark(i - 1) && line.is_number(i - 2)
        || line.joins(end) && line.is_number(end + 1) && follows.is_none()
}

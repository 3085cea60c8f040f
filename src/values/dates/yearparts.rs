//! Parts of a year: "third quarter", "Q3", "first half", "summer", "week 23".

use super::ordinals::place;
use super::term::{Term, YearPart};
use super::{Reading, calendar};
use crate::values::line::Line;

/// Reads a part of a year, without its year.
pub(super) fn read(line: &Line, i: usize) -> Option<Reading> {
    if let Some(reading) = with_mark(line, i) {
        return Some(reading);
    }
    let (part, end) = quarter(line, i)
        .or_else(|| half(line, i))
        .or_else(|| season(line, i))
        .or_else(|| week(line, i))?;
    Some(Reading {
        end,
        term: Term {
            part_of_year: Some(part),
            ..Term::default()
        },
    })
}

/// "2019-Q1", "Q1-2019", "2019 H2".
fn with_mark(line: &Line, i: usize) -> Option<Reading> {
    let part = |i: usize| {
        let quarter = numbered(line.word(i), 'q', 4).map(YearPart::Quarter);
        quarter.or_else(|| numbered(line.word(i), 'h', 2).map(YearPart::Half))
    };
    let year = |i: usize| super::years::four_digits(line, i).map(|(year, _)| year);
    let at = line.past_hyphen(i + 1);
    let (year, part) = year(i).zip(part(at)).or_else(|| year(at).zip(part(i)))?;
    let term = Term {
        year: Some(year),
        part_of_year: Some(part),
        ..Term::default()
    };
    Some(Reading { end: at + 1, term })
}

/// "third quarter", "third-quarter", "Q3", "3rd qtr", "the fiscal first quarter".
fn quarter(line: &Line, i: usize) -> Option<(YearPart, usize)> {
    if let Some(number) = numbered(line.word(i), 'q', 4) {
        return Some((YearPart::Quarter(number), i + 1));
    }
    let at = i + usize::from(line.word(i) == "fiscal");
    let (number, end) = of_four(line, line.past_hyphen(at))?;
    let at = line.past_hyphen(end);
    let at = at + usize::from(line.word(at) == "fiscal");
    let named = matches!(line.word(at), "quarter" | "qtr");
    let game =
        line.word(at + 1) == "of" && line.word(at + 2) == "the" && line.word(at + 3) == "game";
    (named && !game).then_some((YearPart::Quarter(number), at + 1))
}

fn of_four(line: &Line, i: usize) -> Option<(i8, usize)> {
    let (number, end) = place(line, i)?;
    (1..=4).contains(&number).then_some((number as i8, end))
}

/// "q3", "h2".
fn numbered(word: &str, letter: char, most: i8) -> Option<i8> {
    let number: i8 = word.strip_prefix(letter)?.parse().ok()?;
    (word.len() == 2 && (1..=most).contains(&number)).then_some(number)
}

/// "first half", "second-half", "H2"; the halves of games have no year, so it must follow.
fn half(line: &Line, i: usize) -> Option<(YearPart, usize)> {
    if let Some(number) = numbered(line.word(i), 'h', 2) {
        let dated =
            line.is_number(i + 1) || line.word(i + 1) == "of" || i > 1 && line.is_number(i - 2);
        return dated.then_some((YearPart::Half(number), i + 1));
    }
    let (number, end) = match line.word(i) {
        "first" => (1, i + 1),
        "second" | "last" | "latter" => (2, i + 1),
        _ => return None,
    };
    let at = line.past_hyphen(end);
    let end = at + 1;
    let year = |at: usize| {
        line.integer(at, 4).is_some()
            || line.word(at + 1) == "year"
            || line.word(at) == "fiscal"
            || line.word(at) == "the" && line.word(at + 1) == "'"
    };
    let of = usize::from(matches!(line.word(end), "of" | "in"));
    let dated = line.word(at) == "half" && year(end + of);
    dated.then_some((YearPart::Half(number), end))
}

/// "summer 2019", "spring"; alone only where the words around it say so.
fn season(line: &Line, i: usize) -> Option<(YearPart, usize)> {
    let month = calendar::season_start(line.word(i))?;
    let at = i + 1 + usize::from(matches!(line.word(i + 1), "of" | "," | "in"));
    let year = line
        .integer(at, 4)
        .is_some_and(|year| (1500..2200).contains(&year))
        || matches!(line.word(at), "last" | "this" | "next") && line.word(at + 1) == "year"
        || super::years::in_words(line, at).is_some();
    year.then_some((YearPart::Season(month), i + 1))
}

/// "week 23".
fn week(line: &Line, i: usize) -> Option<(YearPart, usize)> {
    let number = line.integer(i + 1, 2).filter(|_| line.word(i) == "week")?;
    let week = i8::try_from(number)
        .ok()
        .filter(|week| (1..=53).contains(week))?;
    let season = matches!(line.word(i + 2), "of") && matches!(line.word(i + 4), "season");
    let fits = !season && !line.capital_counts(i);
    fits.then_some((YearPart::Week(week), i + 2))
}

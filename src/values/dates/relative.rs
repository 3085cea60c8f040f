//! Times that count from the publication: "yesterday", "last month", "three days ago",
//! "the coming days", "this weekend".

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::tense::{Tense, around};
use super::{Anchor, Reading, absolute, calendar, weekdays};
use crate::values::line::Line;
use crate::values::numbers::words;
use crate::values::{Granularity, TimeRange};

/// Reads a relative time.
pub(super) fn read(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    day(line, i, anchor)
        .or_else(|| counted(line, i, anchor))
        .or_else(|| pointed(line, i, anchor))
        .or_else(|| part_of_year(line, i, anchor))
}

/// "today", "yesterday", "the day after tomorrow".
fn day(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let at = i + usize::from(line.word(i) == "the");
    let (offset, end) = match (line.word(at), line.word(at + 1), line.word(at + 2)) {
        ("day", "before", "yesterday") => (-2, at + 3),
        ("day", "after", "tomorrow") => (2, at + 3),
        ("today", ..) if at == i => (0, i + 1),
        ("yesterday", ..) if at == i => (-1, i + 1),
        ("tomorrow", ..) if at == i => (1, i + 1),
        _ => return None,
    };
    let range = anchor
        .today()
        .and_then(|today| calendar::day(calendar::shift(today, offset.days())?));
    Some(Reading::new(end, range, Granularity::Day))
}

/// The spans of the calendar that "last" and "ago" go with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Period {
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Period {
    fn named(word: &str) -> Option<Self> {
        match word.strip_suffix('s').unwrap_or(word) {
            "day" => Some(Self::Day),
            "weekend" => Some(Self::Weekend),
            "week" => Some(Self::Week),
            "month" => Some(Self::Month),
            "quarter" => Some(Self::Quarter),
            "year" => Some(Self::Year),
            "decade" => Some(Self::Decade),
            "centurie" | "century" => Some(Self::Century),
            _ => None,
        }
    }

    fn granularity(self) -> Granularity {
        match self {
            Self::Day => Granularity::Day,
            Self::Weekend => Granularity::Weekend,
            Self::Week => Granularity::Week,
            Self::Month => Granularity::Month,
            Self::Quarter => Granularity::Quarter,
            Self::Year => Granularity::Year,
            Self::Decade => Granularity::Decade,
            Self::Century => Granularity::Century,
        }
    }

    /// How long `count` of them last; `None` beyond what a calendar can count.
    fn times(self, count: i64) -> Option<Span> {
        let span = Span::new();
        match self {
            Self::Day => span.try_days(count),
            Self::Weekend | Self::Week => span.try_weeks(count),
            Self::Month => span.try_months(count),
            Self::Quarter => span.try_months(count.checked_mul(3)?),
            Self::Year => span.try_years(count),
            Self::Decade => span.try_years(count.checked_mul(10)?),
            Self::Century => span.try_years(count.checked_mul(100)?),
        }
        .ok()
    }

    /// The one that holds `date`.
    fn around(self, date: Date) -> Option<TimeRange> {
        let year = date.year();
        match self {
            Self::Day => calendar::day(date),
            Self::Weekend => calendar::weekend(date),
            Self::Week => calendar::week(date),
            Self::Month => calendar::months(year, date.month(), 1),
            Self::Quarter => calendar::quarter(year, (date.month() + 2) / 3),
            Self::Year => calendar::years(year, 1),
            Self::Decade => calendar::years(year.div_euclid(10) * 10, 10),
            Self::Century => calendar::years((year - 1).div_euclid(100) * 100 + 1, 100),
        }
    }
}

/// "three days ago", "a year ago", "in two weeks", "a year earlier", "two days later".
fn counted(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let ahead = line.word(i) == "in";
    let at = i + usize::from(ahead);
    let (count, end) = count(line, at)?;
    let end = line.past_hyphen(end);
    let period = Period::named(line.word(end))?;
    let end = end + 1;
    let end = end + 2 * usize::from(line.word(end) == "or" && line.word(end + 1) == "so");
    let end = line.past_hyphen(end);
    let (sign, end) = match (line.word(end), line.word(end + 1)) {
        ("ago", _) => (-1, end + 1),
        ("from", "now") => (1, end + 2),
        ("earlier", _) => (-1, end + 1),
        ("later", _) if anchor.has_told() => (1, end + 1),
        ("later", _) => return Some(Reading::new(end + 1, None, period.granularity())),
        _ if ahead && !is_record(line, i) && around(line, i, end) == Tense::Future => (1, end),
        _ => return None,
    };
    let from_told = matches!(line.word(end - 1), "earlier" | "later");
    let anchor = if from_told { anchor.of_told() } else { *anchor };
    let date = anchor.today().zip(period.times(count.checked_mul(sign)?));
    let range = date.and_then(|(today, span)| period.around(calendar::shift(today, span)?));
    Some(Reading::new(end, range, period.granularity()))
}

/// Whether "in ten years" before `i` says how rare something is: "the first", "the worst".
fn is_record(line: &Line, i: usize) -> bool {
    (1..=10).any(|back| {
        let word = line.before(i, back);
        matches!(
            word,
            "first"
                | "second"
                | "third"
                | "fourth"
                | "fifth"
                | "only"
                | "most"
                | "least"
                | "time"
                | "times"
        ) || word.len() > 4 && word.ends_with("est")
    })
}

/// A whole number before a period; in "year-ago" it is not said.
fn count(line: &Line, i: usize) -> Option<(i64, usize)> {
    match line.word(i) {
        "a" | "an" | "one" => Some((1, i + 1)),
        "year" if line.joins(i + 1) || matches!(line.word(i + 1), "ago" | "earlier") => {
            Some((1, i))
        }
        _ => {
            let number = words::number(line, i, false)?;
            let whole = number.value.fract() == 0.0 && (1.0..=1e6).contains(&number.value);
            whole.then_some((number.value as i64, number.end))
        }
    }
}

/// What "last", "this" and "next" point to, in words and in what they may stand before.
fn pointer(word: &str) -> Option<Tense> {
    match word {
        "last" | "past" => Some(Tense::Past),
        "this" | "current" => Some(Tense::Unknown),
        "next" | "coming" | "upcoming" => Some(Tense::Future),
        _ => None,
    }
}

/// "last month", "this weekend", "next Tuesday", "the last three years", "the coming days".
fn pointed(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let article =
        usize::from(line.word(i) == "the" || line.word(i) == "this" && line.word(i + 1) == "past");
    let at = i + article;
    if let Some(reading) = from_context(line, at, anchor).or_else(|| weekend(line, i, at, anchor)) {
        return Some(reading);
    }
    let direction =
        pointer(line.word(at)).or_else(|| (line.word(at) == "recent").then_some(Tense::Past))?;
    let at = at + 1 + usize::from(direction == Tense::Unknown && line.word(at + 1) == "coming");
    counted_interval(line, at, anchor, direction)
        .or_else(|| period_beside(line, at, anchor, direction, article == 1))
        .or_else(|| named_beside(line, at, anchor, direction))
}

/// "the previous Friday", "the following year": they count from what was told before.
fn from_context(line: &Line, at: usize, anchor: &Anchor) -> Option<Reading> {
    let direction = match line.word(at) {
        "previous" | "preceding" => Tense::Past,
        "following" => Tense::Future,
        _ => return None,
    };
    let told = anchor.of_told();
    period_beside(line, at + 1, &told, direction, false)
        .or_else(|| weekdays::beside(line, at + 1, &told, direction))
}

/// "the weekend", by its tense.
fn weekend(line: &Line, i: usize, at: usize, anchor: &Anchor) -> Option<Reading> {
    if at == i || line.word(at) != "weekend" {
        return None;
    }
    let date = anchor
        .today()
        .and_then(|today| match around(line, i, at + 1) {
            Tense::Future => Some(today),
            _ if i64::from(today.weekday().to_monday_one_offset()) >= 6 => Some(today),
            _ => calendar::shift(today, -1.week()),
        });
    Some(Reading::new(
        at + 1,
        date.and_then(calendar::weekend),
        Granularity::Weekend,
    ))
}

/// "last three years", "coming days": an interval that ends or starts with the publication.
fn counted_interval(line: &Line, i: usize, anchor: &Anchor, direction: Tense) -> Option<Reading> {
    let (count, at) = match words::number(line, i, false) {
        Some(number) if number.value.fract() == 0.0 && (1.0..=1e6).contains(&number.value) => {
            (Some(number.value as i64), number.end)
        }
        _ => (None, i),
    };
    let word = line.word(at);
    let period = Period::named(word).filter(|_| word.ends_with('s'))?;
    if direction == Tense::Unknown {
        return None;
    }
    let span = period.times(count.unwrap_or(usual_count(period)));
    let range = anchor
        .today()
        .zip(span)
        .and_then(|(today, span)| match direction {
            Tense::Past => calendar::between(
                calendar::shift(today, -span)?,
                calendar::shift(today, 1.day())?,
            ),
            _ => calendar::lasting(today, span),
        });
    Some(Reading::new(at + 1, range, period.granularity()))
}

/// How many "the coming days" may be: they end before the next longer word would be used.
fn usual_count(period: Period) -> i64 {
    match period {
        Period::Day => 7,
        Period::Week | Period::Weekend => 6,
        Period::Month => 12,
        Period::Quarter => 4,
        Period::Year | Period::Decade | Period::Century => 10,
    }
}

/// "last month", "this fiscal year"; "the past year" is the year up to the publication.
fn period_beside(
    line: &Line,
    i: usize,
    anchor: &Anchor,
    direction: Tense,
    article: bool,
) -> Option<Reading> {
    let at = i + usize::from(matches!(
        line.word(i),
        "fiscal" | "financial" | "calendar" | "full" | "school"
    ));
    let period = Period::named(line.word(at)).filter(|_| !line.word(at).ends_with('s'))?;
    if period == Period::Day || line.capital_counts(at) {
        return None; // "This Week" is a programme.
    }
    let rolling = direction == Tense::Past && (line.before(i, 1) == "past" || article);
    let range = anchor.today().and_then(|today| match direction {
        Tense::Past if rolling => calendar::between(
            calendar::shift(today, period.times(-1)?)?,
            calendar::shift(today, 1.day())?,
        ),
        Tense::Past => period.around(calendar::shift(today, period.times(-1)?)?),
        Tense::Unknown => period.around(today),
        Tense::Future => period.around(first_of(period, today, period.times(1)?)?),
    });
    let end = at + 1 + 2 * usize::from(line.word(at + 1) == "or" && line.word(at + 2) == "so");
    Some(Reading::new(end, range, period.granularity()))
}

/// A day of the period after the one of `today`; the 31st has no day a month on.
fn first_of(period: Period, today: Date, span: Span) -> Option<Date> {
    match period {
        Period::Month | Period::Quarter => calendar::shift(today.first_of_month(), span),
        _ => calendar::shift(today, span),
    }
}

/// "last June", "this Friday", "next spring", "this morning", "last night".
fn named_beside(line: &Line, i: usize, anchor: &Anchor, direction: Tense) -> Option<Reading> {
    weekdays::beside(line, i, anchor, direction)
        .or_else(|| absolute::beside(line, i, anchor, direction))
        .or_else(|| season(line, i, anchor, direction))
}

fn season(line: &Line, i: usize, anchor: &Anchor, direction: Tense) -> Option<Reading> {
    let month = calendar::season_start(line.word(i))?;
    let range = anchor.today().and_then(|today| {
        let (past, ahead) = (month + 2 >= today.month(), month <= today.month());
        let year = match direction {
            Tense::Past => today.year() - i16::from(past),
            Tense::Unknown => today.year(),
            Tense::Future => today.year() + i16::from(ahead),
        };
        calendar::months(year, month, 3)
    });
    Some(Reading::new(i + 1, range, Granularity::Season))
}

/// "the end of the year", "year-end", "the rest of the week", "earlier in the month".
fn part_of_year(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let (word, before) = (line.word(i + 1), line.before(i, 1));
    let part = before == "of"
        && matches!(
            line.before(i, 2),
            "end" | "beginning" | "start" | "middle" | "rest" | "remainder"
        );
    let stage =
        before == "in" && matches!(line.before(i, 2), "early" | "earlier" | "late" | "later");
    let (name, end) = if line.word(i) == "the" && (part || stage) {
        (word, i + 2)
    } else if line.word(i) == "the" && word == "full" && line.word(i + 2) == "year" {
        ("year", i + 3)
    } else {
        let at = line.past_hyphen(i + 1);
        let possessive = at + usize::from(line.word(at) == "'s");
        let end = line.word(possessive) == "end" && line.word(i) == "year";
        (line.word(i), end.then_some(possessive + 1)?)
    };
    let period = Period::named(name).filter(|period| *period != Period::Day)?;
    let range = anchor.today().and_then(|today| period.around(today));
    Some(Reading::new(end, range, period.granularity()))
}

//! Times that count from now, or from another time: "yesterday", "three days ago", "a year
//! earlier", "in two weeks", "two days after Christmas".

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::amount::{Amount, amount};
use super::period::{self, Period};
use super::tense::{Tense, around};
use super::term::{Term, Window};
use super::{Anchor, Reading, calendar, dayparts};
use crate::values::line::Line;
use crate::values::numbers::words;
use crate::values::time::Anchoring;
use crate::values::{Granularity, TimeRange};

/// Reads a time that counts from now or from another time.
pub(super) fn read(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    day(line, i, anchor)
        .or_else(|| present(line, i, anchor))
        .or_else(|| beside_day(line, i, anchor))
        .or_else(|| weekdays_away(line, i, anchor))
        .or_else(|| counted(line, i, anchor))
}

/// "today", "yesterday", "tomorrow", "tonight", "the day after tomorrow".
fn day(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let at = i + usize::from(line.word(i) == "the");
    let (offset, end) = match (line.word(at), line.word(at + 1), line.word(at + 2)) {
        ("day", "before", "yesterday") => (-2, at + 3),
        ("day", "after", "tomorrow" | "tmrw") => (2, at + 3),
        ("today" | "tonight" | "tonite", ..) if at == i => (0, i + 1),
        ("yesterday", ..) if at == i => (-1, i + 1),
        ("tomorrow" | "tomorrows" | "tmrw", ..) if at == i => (1, i + 1),
        _ => return None,
    };
    if line.capital_counts(end - 1) {
        return None; // "The Day After Tomorrow" is a film.
    }
    let range = anchor
        .today()
        .and_then(|today| calendar::day(calendar::shift(today, offset.days())?));
    let window = anchor.window(range, Granularity::Day);
    let term = Term {
        part_of_day: dayparts::tonight(line, i),
        ..Term::of_window(window)
    };
    Some(Reading { end, term })
}

/// "right now", "at the moment", "at present".
fn present(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let words = match (line.word(i), line.word(i + 1), line.word(i + 2)) {
        ("right", "now", _) => 2,
        ("at", "present", next) if !line.is_word(i + 2) || next == "and" => 2,
        ("at", "this", "time" | "moment") | ("at", "the", "moment") => 3,
        ("at", "the", "present") => 3 + usize::from(matches!(line.word(i + 3), "time" | "moment")),
        _ => return None,
    };
    let told = matches!(
        line.word(i + words),
        "of" | "when" | "that" | "last" | "next"
    );
    let range = anchor.now().and_then(|now| Period::Second.around(now));
    let window = anchor.window(range, Granularity::Second);
    (!told).then(|| Reading {
        end: i + words,
        term: Term::of_window(window),
    })
}

/// "the day after", "the night before", "the day before Christmas", "the week after next".
fn beside_day(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let the = usize::from(line.word(i) == "the");
    let unit = period::unit(line, i + the)
        .filter(|unit| !unit.plural && (the == 1 || unit.period == Period::Day))?;
    let at = i + the + 1;
    let sign = match line.word(at) {
        "after" | "following" => 1,
        "before" | "preceding" => -1,
        _ => return None,
    };
    if matches!(line.word(at + 1), "next" | "last") && period::unit(line, at + 2).is_none() {
        let ahead = if line.word(at + 1) == "next" { 1 } else { -1 };
        let now = anchor.now();
        let range = now
            .and_then(|now| unit.period.run(now, 2 * ahead, 1))
            .filter(|_| sign == ahead)?;
        let window = anchor.window(Some(range), unit.period.granularity());
        return Some(Reading {
            end: at + 2,
            term: Term::of_window(window),
        });
    }
    let one = Amount::of(unit.period, unit.times, at);
    if let Some(reading) = from_time(line, i, &one, at + 1, sign, anchor) {
        return Some(reading);
    }
    let stands = !line.is_word(at + 1) && unit.period == Period::Day && !line.is_number(at + 1);
    let told = anchor.of_told();
    let range = told
        .now()
        .and_then(|now| period::moved(now, unit.period, sign));
    let window = told.window(range, unit.period.granularity());
    stands.then(|| Reading {
        end: at + 1,
        term: Term::of_window(window),
    })
}

/// "2 thursdays ago", "3 Fridays from now".
fn weekdays_away(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let (count, at) = words::whole(line, i, 1..=100)?;
    let weekday = calendar::weekday(line.word(at).strip_suffix('s')?)?;
    let (sign, end) = match (line.word(at + 1), line.word(at + 2)) {
        ("ago" | "back", _) => (-1, at + 2),
        ("from", "now") => (1, at + 3),
        _ => return None,
    };
    let range = anchor.today().and_then(|today| {
        let back = i64::from(weekday.until(today.weekday()));
        let first = if sign > 0 {
            7 - back
        } else {
            if back == 0 { 7 } else { back }
        };
        calendar::day(calendar::shift(
            today,
            (sign * (first + 7 * (count - 1))).days(),
        )?)
    });
    let window = anchor.window(range, Granularity::Day);
    Some(Reading {
        end,
        term: Term::of_window(window),
    })
}

/// "three days ago", "a year earlier", "two weeks later", "in two weeks", "within 9 months",
/// "3 days from Tuesday".
fn counted(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let opener = line.word(i);
    let ahead = matches!(opener, "in" | "within");
    let at = i + usize::from(ahead);
    let amount = amount(line, at).or_else(|| year_ago(line, at))?;
    let at = amount.end
        + 2 * usize::from(line.word(amount.end) == "or" && line.word(amount.end + 1) == "so");
    let at = line.past_hyphen(at);
    let at = at + usize::from(line.word(at) == "'s" || line.word(at) == "'");
    let from_now = |sign, end| Some(away(&amount, sign, end, anchor));
    let from_told = |sign, end| {
        let told = anchor.of_told();
        Some(away(&amount, sign, end, &told))
    };
    match (line.word(at), line.word(at + 1)) {
        ("ago" | "back", _) => from_now(-1, at + 1),
        ("from", "now" | "today") | ("hence", _) => {
            from_now(1, at + 1 + usize::from(line.word(at) == "from"))
        }
        ("earlier" | "previously", _) => from_told(-1, at + 1),
        ("later" | "afterwards" | "afterward", next) if !(next == "this" || ahead) => {
            let told = anchor.has_told() || i == 0 && at + 1 >= line.len();
            let unknown = Reading {
                end: at + 1,
                term: unknown(amount.period()),
            };
            if told || amount.period().is_of_clock() {
                from_told(1, at + 1)
            } else {
                Some(unknown)
            }
        }
        ("before" | "prior", _) | ("after" | "from" | "since" | "following", _) => {
            let back = matches!(line.word(at), "before" | "prior");
            let to = usize::from(line.word(at) == "prior" && line.word(at + 1) == "to");
            let sign = if back { -1 } else { 1 };
            let from = from_time(line, i, &amount, at + 1 + to, sign, anchor);
            from.or_else(|| {
                (opener == "in" && !back)
                    .then(|| ahead_of_now(line, i, &amount, anchor))
                    .flatten()
            })
        }
        _ if ahead => ahead_of_now(line, i, &amount, anchor),
        _ => None,
    }
}

/// A time that would have to be counted from one that is not told.
fn unknown(period: Period) -> Term {
    Term::of_window(Window {
        range: None,
        granularity: period.granularity(),
        anchoring: Anchoring::None,
    })
}

/// The "year" of "year-ago" and "year-earlier", which says no number.
fn year_ago(line: &Line, i: usize) -> Option<Amount> {
    let joined = line.joins(i + 1) || matches!(line.word(i + 1), "ago" | "earlier");
    (line.word(i) == "year" && joined).then(|| Amount::of(Period::Year, 1, i + 1))
}

/// "in two weeks", "within 9 months", if the words look ahead.
fn ahead_of_now(line: &Line, i: usize, amount: &Amount, anchor: &Anchor) -> Option<Reading> {
    let end = amount.end;
    let alone = i == 0 && end >= line.len();
    let measure = line.word(end) == "of" || line.joins(end);
    if measure || is_record(line, i) || !alone && around(line, i, end) != Tense::Future {
        return None;
    }
    if line.word(i) != "within" {
        return Some(away(amount, 1, end, anchor));
    }
    let now = anchor.now();
    let range = now.and_then(|now| {
        Some(TimeRange {
            start: now,
            end: amount.shift(now, 1, true)?,
        })
    });
    let window = anchor.window(range, amount.finest().granularity());
    Some(Reading {
        end,
        term: Term::of_window(window),
    })
}

/// Whether "in ten years" before `i` says how rare something is: "the first", "the worst".
fn is_record(line: &Line, i: usize) -> bool {
    (1..=10).any(|back| {
        let word = line.before(i, back);
        let ranks = [
            "first", "second", "third", "fourth", "fifth", "only", "most", "least", "time", "times",
        ];
        ranks.contains(&word) || word.len() > 4 && word.ends_with("est")
    })
}

/// What lies `amount` from the anchor. Years and months are the calendar's, weeks are about
/// the day, and "a few days" is the time in which they may have been.
fn away(amount: &Amount, sign: i64, end: usize, anchor: &Anchor) -> Reading {
    let finest = amount.finest();
    let granularity = match finest {
        Period::Week => Granularity::Day,
        _ => finest.granularity(),
    };
    let range = anchor.now().and_then(|now| {
        let start = if finest.is_of_clock() {
            now
        } else {
            now.date().at(0, 0, 0, 0)
        };
        let near = unit_around(finest, amount.shift(start, sign, false)?)?;
        if amount.slack == 0 {
            return Some(near);
        }
        let far = unit_around(finest, amount.shift(start, sign, true)?)?;
        Some(TimeRange {
            start: near.start.min(far.start),
            end: near.end.max(far.end),
        })
    });
    let window = anchor.window(range, granularity);
    let term = Term {
        about: matches!(finest, Period::Week),
        ..Term::of_window(window)
    };
    Reading { end, term }
}

fn unit_around(period: Period, time: DateTime) -> Option<TimeRange> {
    match period {
        Period::Week => Period::Day.around(time),
        _ => period.around(time),
    }
}

/// What lies `amount` before or after the time at `at`, which the words name.
fn from_time(
    line: &Line,
    i: usize,
    amount: &Amount,
    at: usize,
    sign: i64,
    anchor: &Anchor,
) -> Option<Reading> {
    let base = super::joined(line, at, &anchor.deeper()?)?;
    let tense = around(line, i, base.end);
    let resolved = super::resolve::resolve(&base.term, anchor, tense);
    let granularity = base.term.granularity();
    let range = resolved
        .range
        .and_then(|range| beside(range, granularity, amount, sign));
    let fine = if amount.finest().is_of_clock() {
        amount.finest().granularity()
    } else {
        granularity.max(Granularity::Day)
    };
    let window = Window {
        range,
        granularity: fine,
        anchoring: resolved.anchoring,
    };
    Some(Reading {
        end: base.end,
        term: Term::of_window(window),
    })
}

/// What lies `amount` from `range`: an hour or a day of its own, but of a month or year as long
/// as that, or as the unit of `amount`.
fn beside(
    range: TimeRange,
    granularity: Granularity,
    amount: &Amount,
    sign: i64,
) -> Option<TimeRange> {
    let finest = amount.finest();
    let coarse = granularity > Granularity::Day;
    if finest.is_of_clock() {
        let from = if sign > 0 && coarse {
            range.end
        } else {
            range.start
        };
        return finest.around(amount.shift(from, sign, false)?);
    }
    let start = amount.shift(range.start, sign, false)?;
    if !coarse {
        return Period::Day.around(start);
    }
    let length = if granularity >= finest.granularity() {
        range.start.until(range.end).ok()?
    } else {
        finest.span(1)?
    };
    Some(TimeRange {
        start,
        end: start.checked_add(length).ok()?,
    })
}

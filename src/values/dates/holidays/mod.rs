//! Holidays: names of days, and when they are in a year.
//!
//! The list `holidays.txt` gives each its names and its rule; `rules` knows the calendars.

mod hindu;
mod rules;
mod sky;

use std::sync::{LazyLock, RwLock};

use jiff::civil::Weekday;
use rustc_hash::{FxHashMap, FxHashSet};

use super::term::Term;
use super::{Reading, calendar, years};
use crate::text::list_lines;
use crate::values::TimeRange;
use crate::values::line::Line;
use rules::Rule;

/// The most lexemes of a name.
const LONGEST: usize = 7;

/// A holiday of the list, by its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Holiday {
    place: u16,
    /// Whether the weekend with it is meant: "Labor Day weekend".
    weekend: bool,
}

#[derive(Default)]
struct List {
    rules: Vec<Rule>,
    names: FxHashMap<String, Holiday>,
    starts: FxHashSet<String>,
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let mut list = List::default();
    list_lines(include_str!("holidays.txt")).for_each(|line| list.read(line));
    list
});

/// What has been worked out before: the moon's calendars take their time.
static KNOWN: LazyLock<RwLock<Known>> = LazyLock::new(RwLock::default);

/// The days of holidays by their years.
type Known = FxHashMap<(Holiday, i16), Option<TimeRange>>;

impl List {
    fn read(&mut self, line: &'static str) {
        let Some((rule, names)) = line.split_once(';') else {
            return;
        };
        let (Some(rule), Ok(place)) = (Rule::parse(rule.trim()), u16::try_from(self.rules.len()))
        else {
            return;
        };
        self.rules.push(rule);
        for name in names.split(',') {
            let stems: Vec<&str> = name
                .split([' ', '-'])
                .filter(|word| !word.is_empty())
                .map(stem)
                .collect();
            self.starts
                .extend(stems.first().map(|&first| first.to_owned()));
            self.names.insert(
                stems.join(" "),
                Holiday {
                    place,
                    weekend: false,
                },
            );
        }
    }
}

/// A word without the ending that names are written with and without: "mother's", "mothers".
fn stem(word: &str) -> &str {
    let word = word.trim_end_matches(['\'', '’', '.']);
    let word = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word);
    word.strip_suffix('s').unwrap_or(word)
}

/// A weekday in full: "Easter Mon." is Easter Monday.
fn in_full(word: &str) -> &str {
    match word.trim_end_matches('.') {
        "mon" => "monday",
        "tue" | "tues" => "tuesday",
        "wed" | "weds" => "wednesday",
        "thu" | "thur" | "thurs" => "thursday",
        "fri" => "friday",
        "sat" => "saturday",
        "sun" => "sunday",
        _ => word,
    }
}

/// Whether the name of a holiday can start with `word`.
pub(super) fn starts(word: &str) -> bool {
    word.len() > 1 && LIST.starts.contains(stem(word))
}

/// Reads a holiday by its name, the longest that fits.
pub(super) fn read(line: &Line, i: usize) -> Option<Reading> {
    let (holiday, end) = name(line, i)?;
    let weekend = line.word(end) == "weekend";
    let (holiday, end) = (Holiday { weekend, ..holiday }, end + usize::from(weekend));
    let named = years::after_month(line, end);
    let (year, end) = named.map_or((None, end), |(year, end)| (Some(year), end));
    let term = Term {
        holiday: Some(holiday),
        year,
        ..Term::default()
    };
    Some(Reading { end, term })
}

fn name(line: &Line, i: usize) -> Option<(Holiday, usize)> {
    if !starts(line.word(i)) {
        return None;
    }
    let mut name = String::new();
    let mut found = None;
    for at in i..(i + LONGEST).min(line.len()) {
        let word = line.word(at);
        if matches!(word, "'s" | "’s" | "'" | "’" | "-" | "." | "day's") && at > i {
            continue;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(stem(in_full(word)));
        if let Some(&holiday) = LIST.names.get(&name) {
            let possessive =
                usize::from(matches!(line.word(at + 1), "'" | "’") && line.glued(at + 1));
            found = Some((holiday, at + 1 + possessive));
        }
    }
    let sure = |end| line.capitalised(i) || end > i + 1 || line.len() <= end + 3;
    let longer = |end| end == i + 1 && line.capital_counts(end); // "Easter Island"
    found.filter(|&(_, end)| sure(end) && !longer(end) && !is_surname(line, i))
}

/// Whether a name stands before it: "Father Christmas", but not "Monday, Labor Day".
fn is_surname(line: &Line, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    i > 0
        && line.capital_counts(before)
        && line.is_word(before)
        && calendar::weekday(line.word(before)).is_none()
}

impl Holiday {
    /// When it is in `year`; the first, where a year has two.
    pub(super) fn in_year(self, year: i16) -> Option<TimeRange> {
        let rule = LIST.rules.get(usize::from(self.place))?;
        if !rule.needs_moon(year) {
            return self.with_weekend(rule.in_year(year));
        }
        if let Some(&known) = KNOWN.read().ok()?.get(&(self, year)) {
            return known;
        }
        let range = self.with_weekend(rule.in_year(year));
        KNOWN.write().ok()?.insert((self, year), range);
        range
    }

    fn with_weekend(self, day: Option<TimeRange>) -> Option<TimeRange> {
        if self.weekend {
            day.and_then(long_weekend)
        } else {
            day
        }
    }
}

/// The weekend with a holiday: up to a Monday, from a Thursday or Friday on.
fn long_weekend(day: TimeRange) -> Option<TimeRange> {
    let weekend = match day.start.weekday() {
        Weekday::Monday => calendar::weekend(day.start.date().yesterday().ok()?),
        _ => calendar::weekend(day.start.date()),
    }?;
    let near = matches!(
        day.start.weekday(),
        Weekday::Monday | Weekday::Thursday | Weekday::Friday
    );
    Some(TimeRange {
        start: if near {
            weekend.start.min(day.start)
        } else {
            weekend.start
        },
        end: if near {
            weekend.end.max(day.end)
        } else {
            weekend.end
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, year: i16, expected: &str) {
        let doc = crate::text::Document::plain(name);
        let line = Line::new(&doc, &doc.sentences()[0]);
        let found = super::name(&line, 0).and_then(|(holiday, _)| holiday.in_year(year));
        let date = found.map(|range| range.start.date().to_string());
        assert_eq!(date.as_deref(), Some(expected), "{name} {year}");
    }

    #[test]
    fn fixed_and_counted_days() {
        check("Christmas", 2024, "2024-12-25");
        check("New Year's Eve", 2024, "2024-12-31");
        check("Thanksgiving", 2024, "2024-11-28");
        check("Black Friday", 2024, "2024-11-29");
        check("Memorial Day", 2024, "2024-05-27");
        check("Martin Luther King Jr. Day", 2024, "2024-01-15");
        check("Labor Day", 2024, "2024-09-02");
        check("Mothers' Day", 2024, "2024-05-12");
    }

    #[test]
    fn days_that_move_with_easter() {
        check("Good Friday", 2024, "2024-03-29");
        check("Easter Monday", 2024, "2024-04-01");
        check("Good Fri.", 2024, "2024-03-29");
        check("Ash Wednesday", 2024, "2024-02-14");
        check("Orthodox Easter", 2024, "2024-05-05");
    }

    #[test]
    fn days_of_other_calendars() {
        check("Rosh Hashanah", 2024, "2024-10-02");
        check("Yom Kippur", 2024, "2024-10-11");
        check("Hanukkah", 2024, "2024-12-25");
        check("Eid al-Adha", 2023, "2023-06-28");
        check("Ramadan", 2024, "2024-03-11");
        check("Chinese New Year", 2024, "2024-02-10");
        check("Diwali", 2023, "2023-11-12");
        check("Holi", 2024, "2024-03-25");
    }

    #[test]
    fn every_holiday_of_any_year_lasts_a_while_or_has_no_day() {
        for year in [-9999, 0, 1, 1999, 2024, 9999] {
            for place in (0..).take(LIST.rules.len()) {
                for weekend in [false, true] {
                    let range = Holiday { place, weekend }.in_year(year);
                    assert!(range.is_none_or(|range| range.start < range.end));
                    let moon = LIST.rules[usize::from(place)].needs_moon(year);
                    assert!(range.is_some() || moon || !(1600..=2400).contains(&year));
                }
            }
        }
    }

    #[test]
    fn every_line_of_the_list_has_a_rule() {
        let lines = list_lines(include_str!("holidays.txt")).count();
        assert_eq!(LIST.rules.len(), lines);
    }
}

//! Time zones as newspapers write them, and how far they are from UTC.
//!
//! "ET" and its like follow the clock of summer; "EST" and "EDT" are taken at their word.
//! The rules are those in force in the United States and the European Union since 2007.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};

use crate::values::line::Line;

/// When a zone turns its clocks to summer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Summer {
    Never,
    /// From the second Sunday of March to the first of November, at 2 a.m.
    American,
    /// From the last Sunday of March to the last of October, at 1 a.m. UTC.
    European,
}

/// A time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Zone {
    /// Minutes ahead of UTC in winter.
    minutes: i16,
    summer: Summer,
}

/// The zone named at `i`, and the index after it: "GMT", "ET", "Eastern time", "local time".
pub(super) fn at(line: &Line, i: usize) -> Option<(Option<Zone>, usize)> {
    let text = line.text(i);
    let named = abbreviation(text)
        .or_else(|| abbreviation(&text.to_uppercase()).filter(|_| text.len() > 2));
    if let Some(zone) = named {
        return Some((Some(zone), i + 1));
    }
    let word = line.word(i);
    let kind = matches!(line.word(i + 1), "standard" | "daylight" | "summer");
    let at = i + 1 + usize::from(kind);
    let zone = match word {
        "eastern" => zone(-5, Summer::American),
        "central" => zone(-6, Summer::American),
        "mountain" => zone(-7, Summer::American),
        "pacific" => zone(-8, Summer::American),
        "greenwich" if line.word(i + 1) == "mean" => {
            return (line.word(i + 2) == "time").then_some((Some(zone(0, Summer::Never)), i + 3));
        }
        "local" => return (line.word(i + 1) == "time").then_some((None, i + 2)),
        _ => return None,
    };
    if line.word(at) == "time" {
        return Some((Some(zone), at + 1));
    }
    // "9 p.m. Eastern", but not "3 Eastern provinces".
    let linked = matches!(line.word(i + 1), "and" | "on" | "to" | "for" | "at");
    let alone = line.capitalised(i) && (linked || !line.is_word(i + 1) && !line.is_number(i + 1));
    alone.then_some((Some(zone), i + 1))
}

const fn zone(hours: i16, summer: Summer) -> Zone {
    Zone {
        minutes: hours * 60,
        summer,
    }
}

fn abbreviation(text: &str) -> Option<Zone> {
    use Summer::{American, European, Never};
    Some(match text {
        "GMT" | "UTC" | "Z" => zone(0, Never),
        "BST" | "WEST" => zone(1, Never),
        "CET" => zone(1, European),
        "CEST" => zone(2, Never),
        "EET" => zone(2, European),
        "EEST" | "MSK" => zone(3, Never),
        "EST" => zone(-5, Never),
        "EDT" => zone(-4, Never),
        "ET" => zone(-5, American),
        "CST" => zone(-6, Never),
        "CDT" => zone(-5, Never),
        "CT" => zone(-6, American),
        "MST" => zone(-7, Never),
        "MDT" => zone(-6, Never),
        "MT" => zone(-7, American),
        "PST" => zone(-8, Never),
        "PDT" => zone(-7, Never),
        "PT" => zone(-8, American),
        "IST" => Zone {
            minutes: 330,
            summer: Never,
        },
        "JST" | "KST" => zone(9, Never),
        "HKT" | "SGT" | "AWST" => zone(8, Never),
        "AEST" => zone(10, Never),
        "AEDT" => zone(11, Never),
        "NZST" => zone(12, Never),
        "NZDT" => zone(13, Never),
        _ => return None,
    })
}

impl Zone {
    /// The zone whose clocks show so many minutes more, or, across midnight, less.
    pub(super) fn shifted(self, minutes: i16) -> Self {
        const DAY: i16 = 24 * 60;
        let ahead = self.minutes + minutes;
        let ahead = (ahead + DAY / 2 - 2 * 60).rem_euclid(DAY) - DAY / 2 + 2 * 60; // to UTC+14
        Self {
            minutes: ahead,
            summer: self.summer,
        }
    }

    /// `local` of this zone in UTC.
    pub(super) fn to_utc(self, local: DateTime) -> Option<DateTime> {
        let ahead = i64::from(self.minutes) + if self.is_summer(local) { 60 } else { 0 };
        local.checked_sub(ahead.minutes()).ok()
    }

    fn is_summer(self, local: DateTime) -> bool {
        let year = local.year();
        let (start, end) = match self.summer {
            Summer::Never => return false,
            Summer::American => (sunday(year, 3, 2), sunday(year, 11, 1)),
            Summer::European => (sunday(year, 3, -1), sunday(year, 10, -1)),
        };
        start
            .zip(end)
            .is_some_and(|(start, end)| (start.at(2, 0, 0, 0)..end.at(2, 0, 0, 0)).contains(&local))
    }
}

/// The `nth` Sunday of a month; the last is -1.
fn sunday(year: i16, month: i8, nth: i8) -> Option<Date> {
    Date::new(year, month, 1)
        .ok()?
        .nth_weekday_of_month(nth, Weekday::Sunday)
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(name: &str, local: DateTime, hour: i8) {
        let utc = abbreviation(name).and_then(|zone| zone.to_utc(local));
        assert_eq!(utc.map(DateTime::hour), Some(hour), "{name}");
    }

    #[test]
    fn zones_with_summer_time_follow_it() {
        check("ET", date(2024, 3, 14).at(20, 0, 0, 0), 0);
        check("ET", date(2024, 3, 9).at(20, 0, 0, 0), 1);
        check("EST", date(2024, 7, 1).at(20, 0, 0, 0), 1);
        check("CET", date(2024, 7, 1).at(20, 0, 0, 0), 18);
        check("IST", date(2024, 7, 1).at(20, 0, 0, 0), 14);
    }
}

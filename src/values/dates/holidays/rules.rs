//! When holidays are: fixed days, weekdays of a month, and days of other calendars.
//!
//! The calendars are those of Reingold and Dershowitz, "Calendrical Calculations", as the
//! Unicode Consortium's crate of that name has them.

use calendrical_calculations::chinese_based::{Chinese, YearBounds};
use calendrical_calculations::hebrew::{BookHebrew, TISHRI};
use calendrical_calculations::rata_die::RataDie;
use calendrical_calculations::{gregorian, islamic, julian};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::super::calendar;
use super::hindu;
use crate::values::TimeRange;

/// The years whose moons are worked out.
const MOONS: std::ops::RangeInclusive<i16> = 1600..=2400;

/// When a holiday starts, and how many days it lasts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    day: Day,
    /// Days after that day.
    offset: i64,
    length: i64,
}

/// A day of a calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Day {
    /// "12-25".
    Fixed { month: i8, day: i8 },
    /// "4-thu-11": the fourth Thursday of November; "-1-mon-5": the last Monday of May.
    Weekday {
        nth: i8,
        weekday: Weekday,
        month: i8,
    },
    /// Easter Sunday of the western churches.
    Easter,
    /// Easter Sunday of the eastern churches.
    Orthodox,
    /// Month and day of the Hebrew calendar, Nisan first; it begins on the evening before.
    Hebrew { month: u8, day: u8 },
    /// Month and day of the calendar of Umm al-Qura.
    Islamic { month: u8, day: u8 },
    /// Month and day of the Chinese calendar, without leap months.
    Chinese { month: i64, day: i64 },
    /// Month, lunar day and hour of the Hindu calendar; see [`hindu`].
    Hindu { month: u8, tithi: u8, hour: f64 },
}

impl Rule {
    /// Reads "12-25", "4-thu-11 +1", "easter -2", "hebrew 7-1 x2".
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace().peekable();
        let first = words.next()?;
        let day = match first {
            "easter" => Day::Easter,
            "orthodox" => Day::Orthodox,
            "hebrew" | "islamic" | "chinese" | "hindu" => of_calendar(first, words.next()?)?,
            _ => of_year(first)?,
        };
        let mut rule = Self {
            day,
            offset: 0,
            length: 1,
        };
        for word in words {
            match word.strip_prefix('x') {
                Some(length) => rule.length = length.parse().ok()?,
                None => rule.offset = word.parse().ok()?,
            }
        }
        Some(rule)
    }

    /// Whether the moon decides when it is in `year`, which takes its time to work out.
    pub(super) fn needs_moon(self, year: i16) -> bool {
        let moon = matches!(
            self.day,
            Day::Islamic { .. } | Day::Chinese { .. } | Day::Hindu { .. }
        );
        moon && MOONS.contains(&year)
    }

    /// The days of it in `year`.
    pub(super) fn in_year(self, year: i16) -> Option<TimeRange> {
        let start = calendar::shift(self.day.in_year(year)?, self.offset.days())?;
        calendar::lasting(start, self.length.days())
    }
}

/// "12-25", "4-thu-11", "-1-mon-5".
fn of_year(text: &str) -> Option<Day> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let fields: Vec<&str> = text.split('-').collect();
    match fields.as_slice() {
        [month, day] => Some(Day::Fixed {
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        }),
        [nth, weekday, month] => Some(Day::Weekday {
            nth: sign * nth.parse::<i8>().ok()?,
            weekday: weekday_of(weekday)?,
            month: month.parse().ok()?,
        }),
        _ => None,
    }
}

fn weekday_of(name: &str) -> Option<Weekday> {
    Some(match name {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

fn of_calendar(name: &str, day: &str) -> Option<Day> {
    let (month, day) = day.split_once('-')?;
    Some(match name {
        "hebrew" => Day::Hebrew {
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        },
        "islamic" => Day::Islamic {
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        },
        "chinese" => Day::Chinese {
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        },
        _ => {
            let (tithi, hour) = day.split_once('@')?;
            Day::Hindu {
                month: month.parse().ok()?,
                tithi: tithi.parse().ok()?,
                hour: hour.parse().ok()?,
            }
        }
    })
}

impl Day {
    fn in_year(self, year: i16) -> Option<Date> {
        let y = i32::from(year);
        let moon = MOONS.contains(&year);
        match self {
            Self::Fixed { month, day } => Date::new(year, month, day).ok(),
            Self::Weekday {
                nth,
                weekday,
                month,
            } => Date::new(year, month, 1)
                .ok()?
                .nth_weekday_of_month(nth, weekday)
                .ok(),
            Self::Easter => civil(gregorian::easter(y)).filter(|_| year > 0),
            Self::Orthodox => civil(julian::easter(y)).filter(|_| year > 0),
            Self::Hebrew { month, day } if moon => hebrew(year, month, day),
            Self::Islamic { month, day } if moon => islamic_day(year, month, day),
            Self::Chinese { month, day } if moon => chinese(year, month, day),
            Self::Hindu { month, tithi, hour } if moon => hindu::day(year, month, tithi, hour),
            _ => None,
        }
    }
}

/// A day count from 1 January of the year 1 as a date.
pub(super) fn civil(day: RataDie) -> Option<Date> {
    let epoch = Date::constant(1970, 1, 1);
    calendar::shift(
        epoch,
        Some(day.to_i64_date() - 719_163)
            .filter(|d| d.abs() < 3_000_000)?
            .days(),
    )
}

/// The day count of a date.
pub(super) fn fixed(date: Date) -> i64 {
    let epoch = Date::constant(1970, 1, 1);
    719_163
        + epoch
            .until(date)
            .map_or(0, |span| i64::from(span.get_days()))
}

fn hebrew(year: i16, month: u8, day: u8) -> Option<Date> {
    let of = if month < TISHRI { 3760 } else { 3761 };
    // The last month is Adar, which a leap year has twice: then feasts are in the second.
    let (first, leap) = (i32::from(year) + 3760, |year| {
        BookHebrew::is_hebrew_leap_year(year)
    });
    let month = if month == 12 && leap(first) {
        13
    } else {
        month
    };
    let years = if month >= 12 {
        [first, first]
    } else {
        [i32::from(year) + of, first]
    };
    years.into_iter().find_map(|book_year| {
        let date = civil(BookHebrew::fixed_from_book_hebrew(BookHebrew {
            year: book_year,
            month,
            day,
        }))?;
        (date.year() == year).then_some(date)
    })
}

fn islamic_day(year: i16, month: u8, day: u8) -> Option<Date> {
    let near = ((f64::from(year) - 622.0) * 1.030_7) as i32;
    (near - 1..=near + 3).find_map(|year_of_hijra| {
        let date = civil(islamic::fixed_from_saudi_islamic(year_of_hijra, month, day))?;
        (date.year() == year).then_some(date)
    })
}

fn chinese(year: i16, month: i64, day: i64) -> Option<Date> {
    let middle = RataDie::new(fixed(Date::new(year, 7, 1).ok()?));
    let new_year = YearBounds::compute::<Chinese>(middle).new_year;
    // Months of 29 and 30 days by turns are near enough to find the new moon.
    let first = new_year.to_i64_date() + ((month - 1) as f64 * 29.530_59).round() as i64;
    civil(RataDie::new(first + day - 1))
}

//! A time as its words say it, before anything is counted from.
//!
//! A [`Term`] holds what the words name: a weekday, a month and its day, an hour, or a
//! [`Window`] that is known already. Two terms side by side make one where the one is part
//! of the other: "Tuesday" and "next week", "3 p.m." and "5 May".

use jiff::civil::Weekday;

use super::holidays::Holiday;
use super::stage::Stage;
use super::zones::Zone;
use crate::values::time::{Anchoring, Recurrence, TimeBound};
use crate::values::{Granularity, TimeRange};

/// A named part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearPart {
    /// Quarter 1 to 4.
    Quarter(i8),
    /// Half 1 or 2.
    Half(i8),
    /// The season that starts in this month.
    Season(i8),
    /// A week as ISO 8601 counts them, 1 to 53.
    Week(i8),
}

/// A part of the day: where it starts, in minutes after midnight, and how many it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DayPart {
    /// Minutes after midnight.
    pub(super) start: i16,
    /// Minutes.
    pub(super) length: i16,
}

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// 0 to 23.
    pub(super) hour: i8,
    /// 0 to 59, if said.
    pub(super) minute: Option<i8>,
    /// 0 to 59, if said.
    pub(super) second: Option<i8>,
    /// Whether "a.m.", "p.m." or 24 hours tell the half of the day.
    pub(super) sure: bool,
}

/// An interval that is known already, or would be if there were something to count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// The interval.
    pub(super) range: Option<TimeRange>,
    /// How fine it is.
    pub(super) granularity: Granularity,
    /// What it was counted from.
    pub(super) anchoring: Anchoring,
}

/// What the words of a time name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Term {
    /// "2019".
    pub(super) year: Option<i16>,
    /// "third quarter", "summer".
    pub(super) part_of_year: Option<YearPart>,
    /// "Christmas".
    pub(super) holiday: Option<Holiday>,
    /// "May", 1 to 12.
    pub(super) month: Option<i8>,
    /// "5th".
    pub(super) day: Option<i8>,
    /// "Tuesday".
    pub(super) weekday: Option<Weekday>,
    /// "morning".
    pub(super) part_of_day: Option<DayPart>,
    /// "3 p.m.".
    pub(super) clock: Option<Clock>,
    /// The end of "3 to 4 p.m.".
    pub(super) until: Option<Clock>,
    /// "GMT".
    pub(super) zone: Option<Zone>,
    /// "next week", "yesterday".
    pub(super) window: Option<Window>,
    /// "early", "the end of".
    pub(super) stage: Option<Stage>,
    /// "every".
    pub(super) recurrence: Option<Recurrence>,
    /// Whether month and day may be the other way round: "3/4/2019".
    pub(super) swappable: bool,
    /// Whether the words say "about".
    pub(super) about: bool,
    /// The bound that stands inside: "Friday by 5 p.m.".
    pub(super) bound: Option<TimeBound>,
}

/// What kind of time a term is, by what it can be joined to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// "3 p.m."
    Clock,
    /// "morning".
    PartOfDay,
    /// "Tuesday".
    Weekday,
    /// "the 5th".
    DayNumber,
    /// "5 May", "Christmas", without a year.
    DayOfYear,
    /// "5 May 2019".
    DatedDay,
    /// A day that is known otherwise.
    Day,
    /// "next weekend".
    Weekend,
    /// "next week".
    Week,
    /// "May", without a year.
    MonthOfYear,
    /// A month that is known.
    Month,
    /// "third quarter", without a year.
    PartOfYear,
    /// "2019", "last year".
    Year,
    /// All else: nothing can be joined to it.
    Other,
}

impl Term {
    /// A term that is `window`.
    pub(super) fn of_window(window: Window) -> Self {
        Self {
            window: Some(window),
            ..Self::default()
        }
    }

    /// A day of a month, or a month.
    pub(super) fn of_month(month: i8, day: Option<i8>) -> Self {
        Self {
            month: Some(month),
            day,
            ..Self::default()
        }
    }

    /// What kind of time it is.
    pub(super) fn kind(&self) -> Kind {
        if self.recurrence.is_some() || self.stage.is_some() && self.part_of_day.is_none() {
            return Kind::Other;
        }
        let dated = self.year.is_some() || self.window.is_some();
        let of_day = self.clock.is_some() || self.part_of_day.is_some();
        let names_day = self.day.is_some() || self.weekday.is_some() || self.holiday.is_some();
        match self.window.map(|window| window.granularity) {
            _ if self.month.is_some() && self.day.is_some() || self.holiday.is_some() => {
                match (dated, self.weekday) {
                    (false, _) => Kind::DayOfYear,
                    (true, None) if self.year.is_some() => Kind::DatedDay,
                    (true, _) => Kind::Day,
                }
            }
            Some(_) if names_day => Kind::Day,
            Some(Granularity::Day) => Kind::Day,
            Some(Granularity::Weekend) => Kind::Weekend,
            Some(Granularity::Week) => Kind::Week,
            Some(Granularity::Year) if self.is_bare() => Kind::Year,
            Some(Granularity::Month) if self.is_bare() => Kind::Month,
            Some(_) => Kind::Other,
            None if self.month.is_some() && dated => Kind::Month,
            None if self.month.is_some() => Kind::MonthOfYear,
            None if self.part_of_year.is_some() => {
                if dated {
                    Kind::Other
                } else {
                    Kind::PartOfYear
                }
            }
            None if dated => Kind::Year,
            None if self.day.is_some() && self.weekday.is_some() => Kind::Day,
            None if self.day.is_some() => Kind::DayNumber,
            None if self.weekday.is_some() => Kind::Weekday,
            None if self.clock.is_some() => Kind::Clock,
            None if of_day => Kind::PartOfDay,
            None => Kind::Other,
        }
    }

    /// Whether nothing but its window is named.
    fn is_bare(&self) -> bool {
        let window = self.window;
        *self
            == Self {
                window,
                ..Self::default()
            }
    }

    /// Whether a time of the day is part of it.
    pub(super) fn has_time_of_day(&self) -> bool {
        self.clock.is_some() || self.part_of_day.is_some()
    }

    /// Whether a day, or something longer, is part of it.
    pub(super) fn has_date(&self) -> bool {
        let time_of_day = Self {
            part_of_day: self.part_of_day,
            clock: self.clock,
            until: self.until,
            zone: self.zone,
            stage: self.stage,
            about: self.about,
            bound: self.bound,
            ..Self::default()
        };
        *self != time_of_day
    }

    /// This term and `other` in one, where the one is part of the other.
    pub(super) fn joined(self, other: Self) -> Option<Self> {
        let (a, b) = (self.kind(), other.kind());
        let fits = is_part_of(a, b) || is_part_of(b, a);
        let twice = self.has_time_of_day() && other.has_time_of_day() && !halves(&self, &other);
        (fits && !twice).then(|| self.filled(&other))
    }

    /// This term with what it does not name taken from `other`.
    pub(super) fn filled(self, other: &Self) -> Self {
        let clock = self.clock.or(other.clock);
        let until = self.until.or(other.until);
        let part_of_day = self.part_of_day.or(other.part_of_day);
        Self {
            year: self.year.or(other.year),
            part_of_year: self.part_of_year.or(other.part_of_year),
            holiday: self.holiday.or(other.holiday),
            month: self.month.or(other.month),
            day: self.day.or(other.day),
            weekday: self.weekday.or(other.weekday),
            part_of_day,
            clock: clock.map(|clock| clock.within(part_of_day)),
            until: until.map(|clock| clock.within(part_of_day)),
            zone: self.zone.or(other.zone),
            window: self.window.or(other.window),
            stage: self.stage.or(other.stage),
            recurrence: self.recurrence.or(other.recurrence),
            swappable: self.swappable || other.swappable,
            about: self.about || other.about,
            bound: self.bound.or(other.bound),
        }
    }

    /// The other way to read a day and a month in digits.
    pub(super) fn swapped(&self) -> Option<Self> {
        self.swappable.then_some(Self {
            month: self.day,
            day: self.month,
            ..*self
        })
    }

    /// How fine it is.
    pub(super) fn granularity(&self) -> Granularity {
        if let Some(recurrence) = self.recurrence {
            return recurrence.granularity;
        }
        if let Some(clock) = self.clock {
            let until = self.until.map_or(Granularity::Hour, Clock::granularity);
            return clock.granularity().min(until);
        }
        if self.part_of_day.is_some() {
            return Granularity::Daypart;
        }
        if self.day.is_some() || self.weekday.is_some() || self.holiday.is_some() {
            return Granularity::Day;
        }
        let window = self.window.map(|window| window.granularity);
        match self.part_of_year {
            Some(YearPart::Week(_)) => Granularity::Week,
            _ if self.month.is_some() => Granularity::Month,
            Some(YearPart::Quarter(_)) => Granularity::Quarter,
            Some(YearPart::Half(_) | YearPart::Season(_)) => Granularity::Season,
            None => window.unwrap_or(Granularity::Year),
        }
    }
}

/// Whether one of two terms has only the hour and the other the part of the day it is in.
fn halves(a: &Term, b: &Term) -> bool {
    a.clock.is_some() != b.clock.is_some() && a.part_of_day.is_some() != b.part_of_day.is_some()
}

/// Whether a time of the kind `fine` is named as part of one of the kind `coarse`.
fn is_part_of(fine: Kind, coarse: Kind) -> bool {
    use Kind::{Clock, DatedDay, Day, DayNumber, DayOfYear, Month, MonthOfYear};
    use Kind::{PartOfDay, PartOfYear, Week, Weekday, Weekend, Year};
    match fine {
        Clock => matches!(
            coarse,
            PartOfDay | Weekday | DayNumber | DayOfYear | DatedDay | Day
        ),
        PartOfDay => matches!(coarse, Weekday | DayNumber | DayOfYear | DatedDay | Day),
        Weekday => matches!(coarse, Week | Weekend | DayOfYear | DatedDay | DayNumber),
        DayNumber => matches!(coarse, Month | MonthOfYear),
        DayOfYear | MonthOfYear | PartOfYear => coarse == Year,
        _ => false,
    }
}

impl Clock {
    /// The time of `hour` hours.
    pub(super) fn of_hour(hour: i8, sure: bool) -> Self {
        Self {
            hour,
            minute: None,
            second: None,
            sure,
        }
    }

    /// Minutes after midnight.
    pub(super) fn minutes(self) -> i16 {
        i16::from(self.hour) * 60 + i16::from(self.minute.unwrap_or(0))
    }

    /// This time in the half of the day that `part` lies in: "8 in the evening".
    pub(super) fn within(self, part: Option<DayPart>) -> Self {
        let late = part.is_some_and(|part| part.start >= 12 * 60);
        let moved = late && !self.sure && (1..12).contains(&self.hour);
        Self {
            hour: self.hour + if moved { 12 } else { 0 },
            sure: self.sure || part.is_some(),
            ..self
        }
    }

    fn granularity(self) -> Granularity {
        match (self.minute, self.second) {
            (_, Some(_)) => Granularity::Second,
            (Some(_), None) => Granularity::Minute,
            (None, None) => Granularity::Hour,
        }
    }
}

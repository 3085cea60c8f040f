//! What relative times count from.

use jiff::civil::{Date, DateTime};

use super::numeric;
use super::tense::Tense;
use crate::text::Document;
use crate::values::TimeExpression;

/// How many of the times told before may be what a time counts from.
const CONTEXT: usize = 8;

/// The publication time, and how the article writes its dates.
#[derive(Clone, Copy, Debug)]
pub(in crate::values) struct Anchor {
    published: Option<DateTime>,
    /// The last time told before, which "the following year" counts from.
    told: Option<DateTime>,
    /// Whether 5/9/2019 is in September.
    pub(super) day_first: bool,
}

impl Anchor {
    /// The anchor of `doc`.
    pub(in crate::values) fn new(doc: &Document, published: Option<DateTime>) -> Self {
        Self {
            published,
            told: None,
            day_first: numeric::is_day_first(doc),
        }
    }

    /// This anchor after the times in `found` were told.
    pub(super) fn after(self, found: &[TimeExpression]) -> Self {
        let mut near = found.iter().rev().take(CONTEXT);
        let told = near.find_map(|time| time.range);
        Self {
            told: told.map(|range| range.start),
            ..self
        }
    }

    /// Whether a time was told before.
    pub(super) fn has_told(&self) -> bool {
        self.told.is_some()
    }

    /// The anchor of what counts from the last time told; from the publication if none was.
    pub(super) fn of_told(self) -> Self {
        Self {
            published: self.told.or(self.published),
            ..self
        }
    }

    /// The day of publication.
    pub(super) fn today(&self) -> Option<Date> {
        self.published.map(DateTime::date)
    }

    /// The year of a month, or of a day of it, that is named without one.
    ///
    /// It is the last that lies no further ahead than the verb allows: a year for the
    /// future, a day for the past (the clocks of the world differ), and four months where
    /// no verb tells, since news names the year of what is further off.
    pub(super) fn year_of(&self, month: i8, day: Option<i8>, tense: Tense) -> Option<i16> {
        let today = self.today()?;
        let days_ahead = |year: i16| {
            let months = i32::from(year - today.year()) * 12 + i32::from(month - today.month());
            months * 31 + i32::from(day.unwrap_or(today.day()) - today.day())
        };
        let most = match tense {
            Tense::Future => 11 * 31 + 30,
            Tense::Past => 1,
            Tense::Unknown => 4 * 31,
        };
        let years = [today.year() + 1, today.year(), today.year() - 1];
        years.into_iter().find(|&year| days_ahead(year) <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_year_follows_the_tense() {
        let published = Some(date(2023, 9, 6).at(12, 0, 0, 0));
        let anchor = Anchor::new(&Document::plain(""), published);
        let year = |month, tense| anchor.year_of(month, None, tense);
        assert_eq!(year(10, Tense::Past), Some(2022));
        assert_eq!(year(10, Tense::Unknown), Some(2023));
        assert_eq!(year(3, Tense::Unknown), Some(2023));
        assert_eq!(year(3, Tense::Future), Some(2024));
    }
}

//! What relative times count from.

use jiff::civil::{Date, DateTime};

use super::numeric;
use super::tense::Tense;
use crate::text::Document;

/// The publication time, and how the article writes its dates.
#[derive(Clone, Copy, Debug)]
pub(in crate::values) struct Anchor {
    published: Option<DateTime>,
    /// Whether 5/9/2019 is in September.
    pub(super) day_first: bool,
}

impl Anchor {
    /// The anchor of `doc`.
    pub(in crate::values) fn new(doc: &Document, published: Option<DateTime>) -> Self {
        Self {
            published,
            day_first: numeric::is_day_first(doc),
        }
    }

    /// The day of publication.
    pub(super) fn today(&self) -> Option<Date> {
        self.published.map(DateTime::date)
    }

    /// The year of a month, or of a day of it, that is named without one.
    ///
    /// News names the year when it is not the nearest. So the date is the last one that lies
    /// not further ahead than a year if the verb tells the future, two months if it tells
    /// the past, and four if no verb tells.
    pub(super) fn year_of(&self, month: i8, day: Option<i8>, tense: Tense) -> Option<i16> {
        let today = self.today()?;
        let ahead = |year: i16| {
            let months = i32::from(year - today.year()) * 12 + i32::from(month - today.month());
            months * 31 + i32::from(day.unwrap_or(today.day()) - today.day())
        };
        let months = match tense {
            Tense::Future => 12,
            Tense::Past => 2,
            Tense::Unknown => 4,
        };
        let years = [today.year() + 1, today.year(), today.year() - 1];
        years
            .into_iter()
            .find(|&year| ahead(year) <= months * 31 && ahead(year) < 11 * 31 + 30)
    }
}

//! What relative times count from.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::tense::Tense;
use super::term::Window;
use super::{dateline, numeric};
use crate::text::Document;
use crate::values::time::{Anchoring, TimeExpression};
use crate::values::{Granularity, TimeRange};

/// How many of the times told before may be what a time counts from.
const CONTEXT: usize = 8;
/// How many times may hold one another: "the end of the week after Easter".
const DEPTH: u8 = 3;

/// The publication time, and how the article writes its dates.
#[derive(Clone, Copy, Debug)]
pub(in crate::values) struct Anchor {
    now: Option<DateTime>,
    /// What `now` is.
    anchoring: Anchoring,
    /// The last time told before, which "the following year" counts from.
    told: Option<DateTime>,
    /// The last day told before, which "at 8 p.m." is most likely of.
    told_day: Option<Date>,
    /// How many more times may hold this one.
    depth: u8,
    /// Whether 5/9/2019 is in September, if the article shows how it writes dates.
    pub(super) day_first: Option<bool>,
}

impl Anchor {
    /// The anchor of `doc`: its time of publication, else its dateline.
    pub(in crate::values) fn new(doc: &Document, published: Option<DateTime>) -> Self {
        let dateline =
            || dateline::date(doc).map(|date| (date.at(0, 0, 0, 0), Anchoring::Dateline));
        let anchored = published
            .map(|now| (now, Anchoring::Publication))
            .or_else(dateline);
        Self {
            now: anchored.map(|(now, _)| now),
            anchoring: anchored.map_or(Anchoring::None, |(_, anchoring)| anchoring),
            told: None,
            told_day: None,
            depth: DEPTH,
            day_first: numeric::day_first(doc),
        }
    }

    /// This anchor after the times in `found` were told.
    pub(super) fn after(self, found: &[TimeExpression]) -> Self {
        let near = || {
            found
                .iter()
                .rev()
                .take(CONTEXT)
                .filter(|time| time.names_day())
        };
        let told = near().find_map(|time| time.range);
        let day = near().find(|time| time.granularity <= Granularity::Day && time.range.is_some());
        Self {
            told: told.map(|range| range.start),
            told_day: day
                .and_then(|time| time.range)
                .map(|range| range.start.date()),
            ..self
        }
    }

    /// The last day told before.
    pub(super) fn told_day(&self) -> Option<Date> {
        self.told_day
    }

    /// The anchor of a time inside another; `None` where they are too deep.
    pub(super) fn deeper(self) -> Option<Self> {
        let depth = self.depth.checked_sub(1)?;
        Some(Self { depth, ..self })
    }

    /// This anchor moved to `now`.
    pub(super) fn at(self, now: DateTime) -> Self {
        Self {
            now: Some(now),
            ..self
        }
    }

    /// Whether a time was told before.
    pub(super) fn has_told(&self) -> bool {
        self.told.is_some()
    }

    /// The anchor of what counts from the last time told; from the publication if none was.
    pub(super) fn of_told(self) -> Self {
        match self.told {
            Some(told) => Self {
                now: Some(told),
                anchoring: Anchoring::Context,
                ..self
            },
            None => self,
        }
    }

    /// The time of publication.
    pub(super) fn now(&self) -> Option<DateTime> {
        self.now
    }

    /// The day of publication.
    pub(super) fn today(&self) -> Option<Date> {
        self.now.map(DateTime::date)
    }

    /// What times count from here.
    pub(super) fn anchoring(&self) -> Anchoring {
        self.anchoring
    }

    /// A window counted from this anchor.
    pub(super) fn window(&self, range: Option<TimeRange>, granularity: Granularity) -> Window {
        let anchoring = if range.is_some() {
            self.anchoring
        } else {
            Anchoring::None
        };
        Window {
            range,
            granularity,
            anchoring,
        }
    }

    /// The day that a time of the day without one is of: the last day told, else that of
    /// publication, or the day before if its `minute` had not come and no verb looks ahead.
    pub(super) fn day_of_clock(
        &self,
        minute: Option<i16>,
        tense: Tense,
    ) -> (Option<Date>, Anchoring) {
        if let Some(day) = self.told_day {
            return (Some(day), Anchoring::Context);
        }
        let day = self.now.and_then(|now| {
            let timed = now.time() != Time::midnight();
            let minutes = i16::from(now.hour()) * 60 + i16::from(now.minute());
            let to_come = minute.is_some_and(|minute| minute > minutes);
            let back = tense == Tense::Past && timed && to_come;
            now.date().checked_sub(i64::from(back).days()).ok()
        });
        (day, self.anchoring)
    }
}

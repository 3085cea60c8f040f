//! Which part of a time is meant: "early 2019", "the end of June", "later this month".

use super::{Anchor, Reading, calendar};
use crate::values::line::Line;
use crate::values::{Granularity, TimeRange};

/// A part of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// "early", "the beginning of": its first half.
    First,
    /// "mid-", "the middle of": its middle half.
    Middle,
    /// "late", "the end of": its second half.
    Last,
    /// "earlier this": until the publication.
    Earlier,
    /// "later this", "the rest of": from the publication on.
    Later,
}

/// Where the words start that name a stage of the time at `i`, and the stage.
pub(super) fn before(line: &Line, i: usize) -> (usize, Option<Stage>) {
    let article = |at: usize| at - usize::from(line.before(at, 1) == "the");
    let time = article(i);
    if line.before(time, 1) == "of"
        && let Some(stage) = part(line.before(time, 2))
    {
        return (article(time - 2), Some(stage));
    }
    if matches!(line.before(time, 1), "in" | "on")
        && let Some(stage) = adverb(line.before(time, 2))
    {
        return (time - 2, Some(stage));
    }
    let hyphen = i - usize::from(i > 0 && line.joins(i - 1));
    match adverb(line.before(hyphen, 1)) {
        Some(stage) => (hyphen - 1, Some(stage)),
        None => (i, None),
    }
}

fn part(word: &str) -> Option<Stage> {
    match word {
        "beginning" | "start" => Some(Stage::First),
        "middle" => Some(Stage::Middle),
        "end" => Some(Stage::Last),
        "rest" | "remainder" => Some(Stage::Later),
        _ => None,
    }
}

fn adverb(word: &str) -> Option<Stage> {
    match word {
        "early" => Some(Stage::First),
        "mid" => Some(Stage::Middle),
        "late" => Some(Stage::Last),
        "earlier" => Some(Stage::Earlier),
        "later" => Some(Stage::Later),
        _ => None,
    }
}

impl Stage {
    /// The range of this stage of `reading`; a day and what is shorter stays whole.
    pub(super) fn of(self, reading: Reading, anchor: &Anchor) -> Option<TimeRange> {
        let whole = reading.range?;
        if reading.granularity <= Granularity::Day {
            return Some(whole);
        }
        let today = anchor.today().and_then(calendar::day);
        let today = today.filter(|today| whole.start <= today.start && today.end <= whole.end);
        let range = match (self, today) {
            (Self::First, _) => TimeRange {
                end: at(whole, 2)?,
                ..whole
            },
            (Self::Middle, _) => TimeRange {
                start: at(whole, 1)?,
                end: at(whole, 3)?,
            },
            (Self::Last, _) => TimeRange {
                start: at(whole, 2)?,
                ..whole
            },
            (Self::Earlier, Some(today)) => TimeRange {
                end: today.end,
                ..whole
            },
            (Self::Later, Some(today)) => TimeRange {
                start: today.start,
                ..whole
            },
            (Self::Earlier | Self::Later, None) => whole,
        };
        Some(range)
    }
}

/// The point after `quarters` of four parts of `whole`; whole months where it has twelve.
fn at(whole: TimeRange, quarters: i32) -> Option<jiff::civil::DateTime> {
    use jiff::{ToSpan, Unit};
    let months = whole
        .start
        .until((Unit::Month, whole.end))
        .ok()?
        .get_months();
    if months > 0 && months % 4 == 0 {
        return whole
            .start
            .checked_add((months / 4 * quarters).months())
            .ok();
    }
    let days = whole.start.until((Unit::Day, whole.end)).ok()?.get_days();
    whole.start.checked_add((days * quarters / 4).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, i: usize, expected: (usize, Option<Stage>)) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        assert_eq!(before(&line, i), expected, "{text}");
    }

    #[test]
    fn takes_in_the_words_that_name_a_stage() {
        check("in early May", 2, (1, Some(Stage::First)));
        check("by the end of 2019", 4, (1, Some(Stage::Last)));
        check("in mid-2019", 3, (1, Some(Stage::Middle)));
        check("in 2019", 1, (1, None));
    }
}

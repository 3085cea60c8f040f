//! Times that stand side by side and make one: "Tuesday" and "5 Sept", "3 p.m." and "on
//! Friday", "March" and "last year".

use super::term::{Kind, Term};
use super::{Anchor, Reading, bounds, clock, dayparts, ranges};
use crate::values::line::Line;

/// The most times that are joined to one.
const MOST: usize = 4;

/// `reading` with all that stands beside it and belongs to it.
pub(super) fn extended(line: &Line, i: usize, reading: Reading, anchor: &Anchor) -> Reading {
    let mut whole = reading;
    for _ in 0..MOST {
        match beside(line, i, whole, anchor) {
            Some(larger) if larger.end > whole.end => whole = larger,
            _ => break,
        }
    }
    whole
}

/// An hour that only the part of the day beside it makes one: "8 tonight", "at 5 tomorrow
/// afternoon", "7 in the evening".
pub(super) fn hour(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let bare = clock::read_bare(line, i)?;
    let whole = extended(line, i, bare, anchor);
    let of_day = whole.term.part_of_day.is_some();
    let at = line.before(i, 1) == "at" && whole.term.has_date();
    (of_day || at).then_some(whole)
}

/// `first` with the next time that belongs to it.
fn beside(line: &Line, i: usize, first: Reading, anchor: &Anchor) -> Option<Reading> {
    let end = first.end;
    let longest = [2, 1, 0];
    longest.into_iter().find_map(|words| {
        let link = Link::at(line, end, words)?;
        let at = end + words;
        let (second, close) = second(line, i, first, link, at, anchor)?;
        let bound = if link == Link::Bound {
            bounds::word(line.word(end))
        } else {
            None
        };
        let joined = first.term.joined(second.term)?;
        let term = Term {
            bound: bound.or(joined.bound),
            ..joined
        };
        Some(Reading {
            end: second.end + close,
            term,
        })
    })
}

/// What stands between two times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// Nothing.
    None,
    /// ",".
    Comma,
    /// "at", "around".
    At,
    /// "on".
    On,
    /// "of", "in", "from".
    Of,
    /// "'s".
    Possessive,
    /// "(".
    Open,
    /// "-", "/".
    Mark,
    /// "the".
    The,
    /// "in the", before parts of the day only.
    InThe,
    /// "from", "between", before hours.
    Between,
    /// "before", "by", before hours.
    Bound,
}

impl Link {
    fn at(line: &Line, i: usize, words: usize) -> Option<Self> {
        let (first, second) = (line.word(i), line.word(i + 1));
        match words {
            0 => Some(Self::None),
            1 => match first {
                "," => Some(Self::Comma),
                "at" | "@" | "around" | "about" | "for" => Some(Self::At),
                "on" => Some(Self::On),
                word if bounds::word(word).is_some() => Some(Self::Bound),
                "from" | "between" if hours_from(line, i + 1) => Some(Self::Between),
                "of" | "in" | "from" => Some(Self::Of),
                "'s" | "’s" => Some(Self::Possessive),
                "(" => Some(Self::Open),
                "the" => Some(Self::The),
                "-" | "/" | "–" if line.glued(i) && line.glued(i + 1) => Some(Self::Mark),
                _ => None,
            },
            _ => match (first, second) {
                (",", "at" | "around" | "about") | ("at", "about" | "around" | "approximately") => {
                    Some(Self::At)
                }
                (",", "on") => Some(Self::On),
                (",", "the") | ("on", "the") => Some(Self::The),
                ("of", "the") => Some(Self::Of),
                ("in", "the") => Some(Self::InThe),
                _ => None,
            },
        }
    }

    /// Whether it stands between two times of these kinds.
    fn fits(self, first: Kind, second: Kind) -> bool {
        use Kind::{Clock, DatedDay, Day, DayNumber, DayOfYear, Month, MonthOfYear};
        use Kind::{PartOfDay, PartOfYear, Week, Weekday, Weekend, Year};
        let day = |kind| matches!(kind, Weekday | DayNumber | DayOfYear | DatedDay | Day);
        match (first, second) {
            (a, Clock) if day(a) || a == PartOfDay => {
                matches!(
                    self,
                    Self::None | Self::Comma | Self::At | Self::Between | Self::Bound
                )
            }
            (a, PartOfDay) if day(a) || a == Clock => {
                matches!(self, Self::None | Self::InThe | Self::At)
            }
            (Clock | PartOfDay, b) if day(b) => {
                matches!(self, Self::None | Self::Comma | Self::On | Self::Of)
            }
            (Weekday, DayOfYear | DatedDay) => {
                matches!(self, Self::None | Self::Comma | Self::Open | Self::The)
            }
            (Weekday, DayNumber) => matches!(self, Self::None | Self::Comma | Self::The),
            (DayOfYear | DatedDay, Weekday) => matches!(self, Self::Comma | Self::Open),
            (Weekday, Week | Weekend) => matches!(self, Self::None | Self::Of),
            (Week | Weekend, Weekday) => matches!(self, Self::None | Self::On | Self::Possessive),
            (DayNumber, Month | MonthOfYear) => matches!(self, Self::None | Self::Of),
            (DayOfYear | MonthOfYear | PartOfYear, Year) => {
                matches!(self, Self::None | Self::Comma | Self::Of)
            }
            (Year, MonthOfYear | PartOfYear) => {
                matches!(self, Self::None | Self::Possessive | Self::Mark)
            }
            _ => false,
        }
    }
}

/// Whether hours may stand at `i`.
fn hours_from(line: &Line, i: usize) -> bool {
    clock::hour_and_minute(line, i).is_some()
        || clock::read(line, i).is_some()
        || clock::read_bare(line, i).is_some()
}

/// The time at `at`, and how many lexemes close it.
fn second(
    line: &Line,
    i: usize,
    first: Reading,
    link: Link,
    at: usize,
    anchor: &Anchor,
) -> Option<(Reading, usize)> {
    let kind = first.term.kind();
    let fits = |reading: &Reading| link.fits(kind, reading.term.kind());
    let short = matches!(link, Link::None | Link::InThe | Link::At);
    let part = short
        .then(|| dayparts::after_day(line, at))
        .flatten()
        .filter(fits);
    if let Some(part) = part {
        return Some((part, 0));
    }
    if let Some(hours) = ranges::hours(line, at, link == Link::Between).filter(fits) {
        return Some((hours, 0));
    }
    if let Some(reading) = super::atom(line, at, anchor).filter(fits) {
        let open = link == Link::Open;
        let close = usize::from(open && line.word(reading.end) == ")");
        return (!open || close == 1).then_some((reading, close));
    }
    let hour = link == Link::At && line.word(at - 1) != "for"
        || link == Link::None && first.term.part_of_day.is_some();
    let hour = hour || matches!(link, Link::None | Link::Comma) && line.word(at + 1) == ":";
    let bare = clock::read_bare(line, at)
        .filter(|_| hour && i < at)
        .filter(fits)?;
    Some((bare, 0))
}

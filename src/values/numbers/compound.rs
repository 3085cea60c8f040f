//! Measures in several units: "5 feet 11 inches", "2 days, 3 hours and 30 minutes".

use super::measure::{self, Measure};
use crate::values::line::Line;
use crate::values::units;

/// `large` with the smaller parts that follow it.
pub(super) fn compound(line: &Line, large: Measure) -> Measure {
    let (mut whole, mut least) = (large, 1.0);
    while let Some((small, share)) = smaller_part(line, whole)
        && share < least
    {
        let (low, high) = (
            whole.low + small.low * share,
            whole.high + small.high * share,
        );
        whole = Measure {
            low,
            high,
            end: small.end,
            ..whole
        };
        least = share;
    }
    let bare = bare_minutes(line, whole).or_else(|| bare_inches(line, whole));
    bare.unwrap_or(whole)
}

/// "6-foot-*2*", "five-foot-*two*".
fn bare_inches(line: &Line, feet: Measure) -> Option<Measure> {
    let joined = feet.unit == "[ft_i]" && line.joins(feet.end);
    let inches = joined.then(|| measure::bare(line, feet.end + 1, false))??;
    let whole = inches.low.fract() == 0.0 && (0.0..12.0).contains(&inches.low);
    // "5ft-6ft" is a range.
    let fits = whole && !inches.vague && units::at(line, inches.end).is_none();
    fits.then(|| feet.plus(inches.low / 12.0, inches.end))
}

/// The measure in a smaller unit that follows `large`, and the share of one in the other.
fn smaller_part(line: &Line, large: Measure) -> Option<(Measure, f64)> {
    let mut next = line.past_hyphen(large.end);
    next += usize::from(line.word(next) == ",");
    next += usize::from(line.word(next) == "and");
    let small =
        measure::bare(line, next, false).filter(|small| !small.vague && small.low >= 0.0)?;
    let unit = units::at(line, line.past_hyphen(small.end));
    let unit = unit.or_else(|| inches(line, large, small.end))?;
    let share = units::share(large.unit, unit.code)?;
    Some((
        Measure {
            end: unit.end,
            ..small
        },
        share,
    ))
}

/// "5 ft 2 in": the word "in" is a unit only after feet.
fn inches(line: &Line, large: Measure, i: usize) -> Option<units::Unit> {
    let feet = large.unit == "[ft_i]" && matches!(line.word(i), "in" | "in.");
    feet.then_some(units::Unit {
        code: "[in_i]",
        end: i + 1,
    })
}

/// "1 hour *fifteen*", "2 hours and 10": bare minutes that close the phrase.
fn bare_minutes(line: &Line, hours: Measure) -> Option<Measure> {
    let and = line.word(hours.end) == "and";
    let next = hours.end + usize::from(and);
    let minutes = (hours.unit == "h").then(|| measure::bare(line, next, false))??;
    let closes = !line.is_word(minutes.end) && !line.is_number(minutes.end);
    let whole = minutes.low.fract() == 0.0 && (1.0..60.0).contains(&minutes.low);
    let apart = closes && !line.glued(minutes.end)
        || minutes.end == line.len()
        || line.word(minutes.end) == ".";
    (whole && apart && !minutes.vague).then(|| hours.plus(minutes.low / 60.0, minutes.end))
}

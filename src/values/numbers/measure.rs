//! One number with its unit: "$5m", "20 percent", "5 feet 11 inches", "17-year-old".

use super::{hedges, vague, words};
use crate::values::line::Line;
use crate::values::{money, units};

/// A number, exact or vague, with its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    /// The number, or the lowest that vague words allow.
    pub(super) low: f64,
    /// The number, or the highest that vague words allow.
    pub(super) high: f64,
    /// Whether the words are vague.
    pub(super) vague: bool,
    /// The last scale named; see [`words::Number`].
    pub(super) scale: f64,
    /// Its unit, "" for a count.
    pub(super) unit: &'static str,
    /// The index after its last lexeme.
    pub(super) end: usize,
}

impl Measure {
    fn with_unit(self, unit: &'static str, share: f64, end: usize) -> Self {
        let (low, high) = (self.low * share, self.high * share);
        Self {
            unit,
            low,
            high,
            end,
            ..self
        }
    }
}

/// The measure that starts at `i`. `sterling`: the article speaks of pounds as money.
pub(super) fn at(line: &Line, i: usize, sterling: bool) -> Option<Measure> {
    if let Some(measure) = single_unit(line, i) {
        return Some(measure);
    }
    let sign = money::sign_at(line, i);
    let bare = bare(line, sign.map_or(i, |sign| sign.end), sign.is_some())?;
    match sign {
        Some(sign) => Some(signed(line, bare, sign)),
        None => Some(unit_after(line, bare, sterling).unwrap_or(bare)),
    }
}

fn bare(line: &Line, i: usize, money: bool) -> Option<Measure> {
    if let Some(number) = words::number(line, i, money) {
        let words::Number { value, end, scale } = number;
        return Some(Measure {
            low: value,
            high: value,
            vague: false,
            scale,
            unit: "",
            end,
        });
    }
    let vague = vague::vague(line, i)?;
    Some(Measure {
        low: vague.low,
        high: vague.high,
        vague: true,
        scale: 1.0,
        unit: "",
        end: vague.end,
    })
}

/// "more than *an hour*", "*an hour and a half*": an article before a unit counts only so.
fn single_unit(line: &Line, i: usize) -> Option<Measure> {
    if !matches!(line.word(i), "a" | "an") {
        return None;
    }
    let unit = units::at(line, i + 1)?;
    let (end, half) = half_after(line, unit.end);
    let value = 1.0 + half;
    let measure = Measure {
        low: value,
        high: value,
        vague: false,
        scale: 1.0,
        unit: unit.code,
        end,
    };
    (half > 0.0 || hedges::before(line, i).is_some()).then_some(measure)
}

/// The half in "an hour *and a half*", and where it ends.
fn half_after(line: &Line, i: usize) -> (usize, f64) {
    let half = ["and", "a", "half"]
        .iter()
        .zip(i..)
        .all(|(word, at)| line.word(at) == *word);
    if half { (i + 3, 0.5) } else { (i, 0.0) }
}

/// `6'3"`: the line parts it into "6", "'3" and the closing mark.
fn height(line: &Line, feet: Measure) -> Option<Measure> {
    let inches = inches_mark(line, feet.end)?;
    let value = feet.low + f64::from(inches) / 12.0;
    Some(Measure {
        low: value,
        high: value,
        unit: "[ft_i]",
        end: feet.end + 2,
        ..feet
    })
}

/// The inches of a height whose feet end before `i`.
pub(super) fn inches_mark(line: &Line, i: usize) -> Option<u8> {
    let inches = line.text(i).strip_prefix(['\'', '’', '′'])?.parse().ok()?;
    let closed = matches!(line.word(i + 1), "\"" | "”" | "″") && line.glued(i + 1);
    (closed && line.glued(i) && inches < 12).then_some(inches)
}

/// `bare` as a sum of money whose sign stands before it; its name may follow once more.
fn signed(line: &Line, bare: Measure, sign: money::Money) -> Measure {
    let name = money::name_at(line, bare.end)
        .filter(|name| name.code == sign.code && line.is_word(bare.end));
    bare.with_unit(
        sign.code,
        sign.share,
        name.map_or(bare.end, |name| name.end),
    )
}

/// `bare` with the unit that follows it.
fn unit_after(line: &Line, bare: Measure, sterling: bool) -> Option<Measure> {
    if let Some(height) = height(line, bare) {
        return Some(height);
    }
    let mut next = line.past_hyphen(bare.end);
    next += usize::from(bare.vague && line.word(next) == "of");
    let money = money::name_at(line, next);
    let unit = units::at(line, next).filter(|unit| is_unit(line, bare, *unit));
    if let Some(money) = money.filter(|money| unit.is_none_or(|unit| unit.end <= money.end)) {
        return Some(sum_named(line, bare, money));
    }
    let Some(unit) = unit else {
        return temperature_letter(line, bare);
    };
    let measure = bare.with_unit(meaning(line, bare, unit, sterling), 1.0, unit.end);
    Some(age_or_length(line, compound(line, measure)))
}

/// "20 euros", "75 USD million".
fn sum_named(line: &Line, bare: Measure, money: money::Money) -> Measure {
    let scale = match line.word(money.end) {
        "million" => 1e6,
        "billion" => 1e9,
        _ => return bare.with_unit(money.code, money.share, money.end),
    };
    bare.with_unit(money.code, money.share * scale, money.end + 1)
}

/// Whether a word that is also something else names a unit here.
fn is_unit(line: &Line, bare: Measure, unit: units::Unit) -> bool {
    let attributive = unit.end > bare.end + 1;
    match line.word(unit.end - 1) {
        "second" | "minute" | "foot" | "pound" | "stone" if bare.low != 1.0 => {
            attributive || line.word(unit.end - 1) != "second"
        }
        "stone" | "second" => line.joins(bare.end),
        _ => true,
    }
}

/// The code of `unit`, where the words around it decide.
fn meaning(line: &Line, bare: Measure, unit: units::Unit, sterling: bool) -> &'static str {
    let pounds = matches!(line.word(unit.end - 1), "pounds" | "pound");
    match unit.code {
        "[lb_av]" if pounds && (sterling || bare.low >= 1e6) && line.word(unit.end) != "of" => {
            "GBP"
        }
        "deg" if speaks_of_weather(line, unit.end) => degrees(bare.low),
        code => code,
    }
}

/// Bare degrees of temperature: nothing on Earth is 50 degrees Celsius warm for long.
fn degrees(value: f64) -> &'static str {
    if value > 50.0 { "[degF]" } else { "Cel" }
}

/// Whether the words near `i` speak of heat or cold.
fn speaks_of_weather(line: &Line, i: usize) -> bool {
    let warm = |word: &str| {
        matches!(
            word,
            "temperature"
                | "temperatures"
                | "heat"
                | "heatwave"
                | "hot"
                | "warm"
                | "warmer"
                | "cold"
                | "colder"
                | "cool"
                | "cooler"
                | "weather"
                | "fever"
                | "thermometer"
                | "freezing"
                | "warming"
                | "celsius"
                | "fahrenheit"
                | "mercury"
                | "highs"
                | "lows"
                | "oven"
        )
    };
    (i.saturating_sub(15)..i + 10).any(|at| warm(line.word(at)))
}

/// "90F" and "32C" where the words speak of heat or cold, or the one stands beside the other.
fn temperature_letter(line: &Line, bare: Measure) -> Option<Measure> {
    let code = if line.text(bare.end) == "F" {
        "[degF]"
    } else {
        "Cel"
    };
    is_temperature_letter(line, bare.end).then(|| bare.with_unit(code, 1.0, bare.end + 1))
}

/// Whether the letter at `i`, glued to digits, is a scale of temperature.
pub(super) fn is_temperature_letter(line: &Line, i: usize) -> bool {
    let letter =
        |at: usize| matches!(line.text(at), "F" | "C") && line.glued(at) && line.is_number(at - 1);
    let beside = |at: usize| at != i && at > 0 && letter(at);
    i > 0 && letter(i) && (speaks_of_weather(line, i) || (i.saturating_sub(4)..i + 5).any(beside))
}

/// "5 feet *11 inches*", "2 days, *3 hours and 30 minutes*".
fn compound(line: &Line, large: Measure) -> Measure {
    let (mut whole, mut least) = (large, 1.0);
    while let Some((small, share)) = smaller_part(line, whole)
        && small.low * share < least
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
    whole
}

/// The measure in a smaller unit that follows `large`, and the share of one in the other.
fn smaller_part(line: &Line, large: Measure) -> Option<(Measure, f64)> {
    let mut next = line.past_hyphen(large.end);
    next += usize::from(line.word(next) == ",");
    next += usize::from(line.word(next) == "and");
    let small = bare(line, next, false).filter(|small| !small.vague && small.low >= 0.0)?;
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

/// "17-year-old", "18-month-long", "ten months old", "87 years of age": the words belong to it.
fn age_or_length(line: &Line, measure: Measure) -> Measure {
    let next = line.past_hyphen(measure.end);
    let end = match (line.word(next), line.word(next + 1)) {
        ("old" | "olds" | "long", _) => next + 1,
        ("of", "age") => next + 2,
        _ => return measure,
    };
    if is_time(measure.unit) {
        Measure { end, ..measure }
    } else {
        measure
    }
}

/// Whether `unit` measures time.
pub(super) fn is_time(unit: &str) -> bool {
    units::to_base(unit).is_some_and(|conversion| conversion.dimension == "time")
}

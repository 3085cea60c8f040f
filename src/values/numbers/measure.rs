//! One number with its unit: "$5m", "20 percent", "5 feet 11 inches", "17-year-old".

use super::{compound, counted, hedges, sums, temperature, vague, words};
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
    /// The unit that it is taken of: "d" in "500 barrels a day"; else "".
    pub(super) per: &'static str,
    /// The index after its last lexeme.
    pub(super) end: usize,
}

impl Measure {
    fn exact(value: f64, unit: &'static str, end: usize) -> Self {
        Self {
            low: value,
            high: value,
            vague: false,
            scale: 1.0,
            unit,
            per: "",
            end,
        }
    }

    pub(super) fn with_unit(self, unit: &'static str, share: f64, end: usize) -> Self {
        let (low, high) = (self.low * share, self.high * share);
        Self {
            unit,
            low,
            high,
            end,
            ..self
        }
    }

    pub(super) fn plus(self, value: f64, end: usize) -> Self {
        let (low, high) = (self.low + value, self.high + value);
        Self {
            low,
            high,
            end,
            ..self
        }
    }

    /// Whether this is a bare number.
    pub(super) fn is_count(self) -> bool {
        self.unit.is_empty()
    }

    /// The code of its unit.
    pub(super) fn code(self) -> String {
        if self.per.is_empty() {
            self.unit.to_owned()
        } else {
            format!("{}/{}", self.unit, self.per)
        }
    }
}

/// The measure that starts at `i`.
pub(super) fn at(line: &Line, i: usize) -> Option<Measure> {
    let named = single_unit(line, i).or_else(|| mach(line, i));
    if let Some(measure) = named.or_else(|| percent_of(line, i)) {
        return Some(measure);
    }
    let minus = matches!(line.word(i), "-" | "−" | "–") && !line.glued(i) && line.glued(i + 1);
    let from = i + usize::from(minus);
    let sign = money::sign_at(line, from);
    let Some(sign) = sign else {
        let bare = bare(line, i, false)?;
        return Some(unit_after(line, bare).unwrap_or(bare));
    };
    let sum = sums::signed(line, bare(line, sign.end, true)?, sign);
    Some(if minus {
        sum.with_unit(sum.unit, -1.0, sum.end)
    } else {
        sum
    })
}

/// The number, exact or vague, that starts at `i`, without a unit.
pub(super) fn bare(line: &Line, i: usize, money: bool) -> Option<Measure> {
    if let Some(number) = words::number(line, i, money) {
        let scale = number.scale;
        return Some(Measure {
            scale,
            ..Measure::exact(number.value, "", number.end)
        });
    }
    let vague = vague::vague(line, i)?;
    Some(Measure {
        low: vague.low,
        high: vague.high,
        vague: true,
        ..Measure::exact(0.0, "", vague.end)
    })
}

/// "more than *an hour*", "*an hour and a half*", "*a mile* away": an article before a unit
/// counts only so.
fn single_unit(line: &Line, i: usize) -> Option<Measure> {
    if !matches!(line.word(i), "a" | "an") {
        return None;
    }
    if let Some(money) = money::name_at(line, i + 1) {
        let one = Measure::exact(money.share, money.code, money.end);
        let sum = sums::with_hundredths(line, one);
        let counts = sum.end > one.end || hedges::before(line, i).is_some();
        return counts.then_some(sum);
    }
    let unit = units::at(line, i + 1)?;
    let (end, half) = half_after(line, unit.end);
    let one = Measure::exact(1.0 + half, unit.code, end);
    let whole = compound::compound(line, one);
    let counts = half > 0.0
        || whole.end > end
        || hedges::before(line, i).is_some()
        || stands_for_one(line, i, unit);
    counts.then_some(whole)
}

/// Whether "a mile" is a measure by itself: a unit that is no other thing, and no rate such as
/// "70 cents *a mile*".
fn stands_for_one(line: &Line, i: usize, unit: units::Unit) -> bool {
    const UNITS: [&str; 12] = [
        "[mi_i]", "km", "m", "[in_i]", "[acr_us]", "har", "L", "mL", "[gal_us]", "kg", "g", "t",
    ];
    let alone = words::is_whole_line(line, i, unit.end);
    let rate = i > 0
        && (line.is_number(i - 1)
            || units::at(line, i - 1).is_some()
            || money::name_at(line, i - 1).is_some()
            || words::is_numeral(line, i - 1));
    let phrase = matches!(
        line.word(unit.end),
        "of" | "away" | "or" | "and" | "from" | ""
    ) || !line.is_word(unit.end);
    let long = line.text(unit.end - 1).len() > 2;
    (alone || UNITS.contains(&unit.code) && phrase && long) && !rate
}

/// The half in "an hour *and a half*", and where it ends.
fn half_after(line: &Line, i: usize) -> (usize, f64) {
    let half = ["and", "a", "half"];
    let follows = |words: &[&str]| {
        words
            .iter()
            .zip(i..)
            .all(|(word, at)| line.word(at) == *word)
    };
    if follows(&half) {
        (i + 3, 0.5)
    } else if follows(&["and", "half"]) && !line.is_word(i + 2) {
        (i + 2, 0.5)
    } else {
        (i, 0.0)
    }
}

/// "Percentage of 16", as a label has it that says no more.
fn percent_of(line: &Line, i: usize) -> Option<Measure> {
    let first = (i == 0).then(|| units::at(line, i))?;
    let percent = first.filter(|unit| unit.code == "%")?;
    let of = line.word(percent.end) == "of";
    let number = of.then(|| words::number(line, percent.end + 1, false))??;
    let label = words::is_whole_line(line, i, number.end);
    label.then(|| Measure::exact(number.value, "%", number.end))
}

/// "Mach 5".
fn mach(line: &Line, i: usize) -> Option<Measure> {
    let number = (line.text(i) == "Mach").then(|| line.number(i + 1))??;
    Some(Measure::exact(number, "[mach]", i + 2))
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

/// `bare` with the unit that follows it.
fn unit_after(line: &Line, bare: Measure) -> Option<Measure> {
    if let Some(height) = height(line, bare) {
        return Some(height);
    }
    let next = past_modifier(line, bare);
    let money = money::name_at(line, next);
    let unit = units::at(line, next).filter(|unit| is_unit(line, bare, *unit));
    if let Some(money) = money.filter(|money| unit.is_none_or(|unit| unit.end <= money.end)) {
        return Some(sums::named(line, bare, money));
    }
    let Some(unit) = unit.or_else(|| bracketed(line, bare.end)) else {
        return temperature::letter(line, bare).or_else(|| mark_or_points(line, bare));
    };
    let (end, half) = half_after(line, unit.end);
    let code = meaning(line, bare, unit);
    let measure = bare.with_unit(code, 1.0, unit.end);
    if code == "GBP" {
        return Some(sums::with_hundredths(line, measure));
    }
    let measure = compound::compound(line, measure);
    let measure = if half > 0.0 && is_time(code) && measure.end == unit.end {
        measure.plus(half, end)
    } else {
        measure
    };
    let per = units::per(line, measure.unit, measure.end);
    Some(match per {
        Some(per) => Measure {
            per: per.code,
            end: per.end,
            ..measure
        },
        None => temperature::below_zero(line, age_or_length(line, measure)),
    })
}

/// Where the unit of `bare` starts: "dozens *of* miles", "two *more* hours", "12-mile".
fn past_modifier(line: &Line, bare: Measure) -> usize {
    const MODIFIERS: [&str; 14] = [
        "more",
        "additional",
        "extra",
        "further",
        "full",
        "whole",
        "consecutive",
        "straight",
        "fewer",
        "less",
        "other",
        "long",
        "short",
        "solid",
    ];
    let next = line.past_hyphen(bare.end);
    let of = line.word(next) == "of"
        && (bare.vague
            || bare.low < 1.0
            || line.word(next - 1) == "quarter"
            || line.word(next - 1) == "quarters");
    let one = matches!(line.word(next + 1), "a" | "an") || line.text(next + 1) == "1";
    let article = of && one && !bare.vague && units::at(line, next + 2).is_some();
    let next = next + usize::from(of) + usize::from(article);
    let modifier = MODIFIERS.contains(&line.word(next)) && units::at(line, next + 1).is_some();
    next + usize::from(modifier)
}

/// "20 [kg]".
fn bracketed(line: &Line, i: usize) -> Option<units::Unit> {
    let unit = (line.word(i) == "[").then(|| units::at(line, i + 1))??;
    let end = unit.end + 1;
    (line.word(unit.end) == "]").then_some(units::Unit { end, ..unit })
}

/// `10 "`, "2 in.", "rose 0.3 points to 4.1%": what is a unit only in some places.
fn mark_or_points(line: &Line, bare: Measure) -> Option<Measure> {
    let end = bare.end + 1;
    if is_inches(line, bare) {
        return Some(bare.with_unit("[in_i]", 1.0, end));
    }
    let points = matches!(line.word(bare.end), "point" | "points" | "pts");
    (points && beside_percent(line, bare)).then(|| bare.with_unit("[pp]", 1.0, end))
}

/// Whether a mark or "in" behind a number means inches.
fn is_inches(line: &Line, bare: Measure) -> bool {
    const SIZES: [&str; 13] = [
        "long", "wide", "tall", "high", "deep", "thick", "across", "diameter", "x", "by", "screen",
        "tv", "monitor",
    ];
    let (at, next) = (bare.end, line.word(bare.end + 1));
    let size = SIZES.contains(&next);
    let digits = at > 0 && line.is_number(at - 1);
    let alone = words::is_whole_line(line, 0, at + 1);
    match line.word(at) {
        "\"" | "”" => digits && (size || alone) && !opens_quotation(line, at),
        "in" => {
            digits && !line.glued(at) && (size || alone || matches!(next, "." | "," | ")" | ";"))
        }
        _ => false,
    }
}

/// Whether the mark at `at` may close a quotation that this sentence opened.
fn opens_quotation(line: &Line, at: usize) -> bool {
    let marks = (at.saturating_sub(40)..at).filter(|&i| matches!(line.word(i), "\"" | "“"));
    marks.filter(|&i| !line.glued(i)).count() % 2 == 1
}

/// Whether a level in percent stands beside points: "0.3 points to 4.1%", "to 41%, up 2 points";
/// not "300 points, or 2 percent", which are those of an index.
fn beside_percent(line: &Line, bare: Measure) -> bool {
    let percent = |at: usize| {
        matches!(line.word(at), "%" | "percent" | "pct")
            || line.word(at) == "per" && line.word(at + 1) == "cent"
    };
    let (end, start) = (bare.end, bare.end.saturating_sub(1));
    let level = matches!(line.word(end + 1), "to" | "from" | "at");
    let ahead = level && (end + 2..end + 5).any(percent);
    let moved = (1..3).find(|&back| matches!(line.before(start, back), "up" | "down" | "by"));
    let behind = moved.is_some_and(|back| {
        (back + 1..back + 5).any(|back| start >= back && percent(start - back))
    });
    bare.low < 100.0 && (ahead || behind)
}

/// Whether a word that is also something else names a unit here.
fn is_unit(line: &Line, bare: Measure, unit: units::Unit) -> bool {
    let attributive = line.joins(bare.end);
    if matches!(
        line.before(unit.end - 1, 1),
        "per" | "a" | "cubic" | "square" | "troy"
    ) {
        return true;
    }
    match line.word(unit.end - 1) {
        "second" | "minute" | "foot" | "pound" | "stone" if bare.low != 1.0 => {
            attributive || line.word(unit.end - 1) != "second"
        }
        "second" => {
            attributive || !line.is_word(unit.end) || counted::ends_phrase(line.word(unit.end))
        }
        "stone" => attributive,
        "bit" => bare.low != 1.0,
        _ => true,
    }
}

/// The code of `unit`, where the words around it decide.
fn meaning(line: &Line, bare: Measure, unit: units::Unit) -> &'static str {
    let pounds = matches!(line.word(unit.end - 1), "pounds" | "pound");
    match unit.code {
        "[lb_av]" if pounds && is_sterling(line, bare, unit) => "GBP",
        "deg" if temperature::speaks_of_weather(line, unit.end) => temperature::degrees(bare.low),
        code => code,
    }
}

/// Whether pounds are money here: where the article says so, or millions of them, but not
/// "weighs 12 pounds", "20 pounds of rice" and "a 200-pound man".
fn is_sterling(line: &Line, bare: Measure, unit: units::Unit) -> bool {
    const GOODS: [&str; 8] = [
        "debt",
        "debts",
        "damage",
        "money",
        "funding",
        "taxpayers",
        "aid",
        "savings",
    ];
    let weighed = |word: &str| {
        word.starts_with("weigh") || matches!(word, "heavy" | "heavier" | "lighter" | "overweight")
    };
    let start = bare.end.saturating_sub(1);
    let heavy =
        (1..=5).any(|back| weighed(line.before(start, back))) || weighed(line.word(unit.end));
    let of = line.word(unit.end) == "of" && !GOODS.contains(&line.word(unit.end + 1));
    let attribute = line.joins(bare.end) && bare.low < 1000.0;
    let money = line.usage().sterling && !heavy && !attribute || bare.low >= 1e6;
    money && !of
}

/// "17-year-old", "18-month-long", "ten months old", "87 years of age": the words belong to it.
fn age_or_length(line: &Line, measure: Measure) -> Measure {
    let next = line.past_hyphen(measure.end);
    let end = match (line.word(next), line.word(next + 1)) {
        ("high" | "tall" | "long" | "wide" | "deep" | "thick", _) if next > measure.end => {
            return Measure {
                end: next + 1,
                ..measure
            };
        }
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

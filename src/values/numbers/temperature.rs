//! Degrees: of which scale, and the letters "F" and "C" alone.

use super::measure::Measure;
use super::words;
use crate::values::line::Line;

/// Bare degrees of temperature: nothing on Earth is 50 degrees Celsius warm for long.
pub(super) fn degrees(value: f64) -> &'static str {
    if value > 50.0 { "[degF]" } else { "Cel" }
}

/// "21 degrees *below zero*" are minus 21.
pub(super) fn below_zero(line: &Line, measure: Measure) -> Measure {
    let scale = matches!(measure.unit, "Cel" | "[degF]" | "deg");
    let below =
        line.word(measure.end) == "below" && matches!(line.word(measure.end + 1), "zero" | "0");
    if !scale || !below {
        return measure;
    }
    let unit = if measure.unit == "deg" {
        "Cel"
    } else {
        measure.unit
    };
    Measure {
        low: -measure.high,
        high: -measure.low,
        unit,
        end: measure.end + 2,
        ..measure
    }
}

/// Whether the words near `i` speak of heat or cold.
pub(super) fn speaks_of_weather(line: &Line, i: usize) -> bool {
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
pub(super) fn letter(line: &Line, bare: Measure) -> Option<Measure> {
    let code = if line.text(bare.end) == "F" {
        "[degF]"
    } else {
        "Cel"
    };
    is_letter(line, bare.end).then(|| bare.with_unit(code, 1.0, bare.end + 1))
}

/// Whether the letter at `i`, glued to digits, is a scale of temperature. Below zero it needs no
/// other word: "-5C".
pub(super) fn is_letter(line: &Line, i: usize) -> bool {
    let letter =
        |at: usize| matches!(line.text(at), "F" | "C") && line.glued(at) && line.is_number(at - 1);
    let beside = |at: usize| at != i && at > 0 && letter(at);
    let below_zero =
        i > 1 && matches!(line.word(i - 2), "-" | "−" | "–" | "minus") && !line.joins(i - 2);
    i > 0
        && letter(i)
        && (below_zero
            || words::is_whole_line(line, 0, i + 1)
            || speaks_of_weather(line, i)
            || (i.saturating_sub(4)..i + 5).any(beside))
}

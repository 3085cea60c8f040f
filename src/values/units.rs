//! Units of measure: which words name them, and how they convert.
//!
//! The list `units.txt` holds UCUM codes, their names, and the factors to one base unit per
//! dimension, so that 430 miles and 700 km can be held side by side.
//!
//! No kept library does this part better (looked at in 2026). `uom` knows its units at compile
//! time, by Rust types, and no codes; `ucum` 0.1 has stood still; `octofhir-ucum` parses every
//! UCUM code but brings the regex crate, decimals and a fuzzy matcher for what is one
//! multiplication here; `rink-core` (MPL) carries a language and a database of its own. And none
//! has the names that news writes, which are most of the list and must be ours. So the list
//! stays, and a test holds every factor that `uom` knows against it.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::line::Line;
use super::numbers::ends_phrase;
use crate::text::list_lines;

/// How a unit converts to the base unit of its dimension: `value * factor + offset`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conversion {
    /// The name of the dimension: "length", "mass", "time"; "count" without a unit.
    pub dimension: &'static str,
    /// How many base units one unit is.
    pub factor: f64,
    /// What is added after that; only temperatures need it.
    pub offset: f64,
}

impl Conversion {
    /// A value of this unit in the base unit.
    pub fn apply(self, value: f64) -> f64 {
        value * self.factor + self.offset
    }
}

/// The conversion of a UCUM code, of "%" or of "" (a count); `None` for money, whose
/// rates are not ours to know, and for unknown codes.
pub fn to_base(unit: &str) -> Option<Conversion> {
    LIST.conversions
        .get(unit)
        .copied()
        .or_else(|| rate_to_base(unit))
}

/// The conversion of a rate such as `[bbl_us]/d`, by those of its two units.
fn rate_to_base(unit: &str) -> Option<Conversion> {
    let (above, below) = unit.split_once('/')?;
    let (above, below) = (LIST.conversions.get(above)?, LIST.conversions.get(below)?);
    let &(.., dimension) = RATES
        .iter()
        .find(|rate| (rate.0, rate.1) == (above.dimension, below.dimension))?;
    Some(Conversion {
        dimension,
        factor: above.factor / below.factor,
        offset: 0.0,
    })
}

/// The names of what is measured by one dimension over another.
const RATES: [(&str, &str, &str); 16] = [
    ("length", "time", "speed"),
    ("volume", "time", "flow"),
    ("mass", "time", "mass flow"),
    ("data", "time", "rate"),
    ("time", "time", "share of time"),
    ("energy", "time", "power"),
    ("area", "time", "area rate"),
    ("absorbed dose", "time", "absorbed dose rate"),
    ("dose", "time", "dose rate"),
    ("power", "time", "power rate"),
    ("length", "volume", "fuel economy"),
    ("volume", "length", "fuel consumption"),
    ("mass", "volume", "concentration"),
    ("mass", "mass", "mass share"),
    ("mass", "length", "mass per length"),
    ("mass", "area", "mass per area"),
];

/// The unit named at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its code.
    pub(super) code: &'static str,
    /// The index after its name.
    pub(super) end: usize,
}

/// The most lexemes that name a unit: "sq", ".", "ft", ".".
const LONGEST: usize = 4;

struct List {
    symbols: FxHashMap<&'static str, &'static str>,
    names: FxHashMap<&'static str, &'static str>,
    /// The openings of names and symbols of several lexemes; see [`opening`].
    openers: FxHashSet<&'static str>,
    conversions: FxHashMap<&'static str, Conversion>,
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let count = Conversion {
        dimension: "count",
        factor: 1.0,
        offset: 0.0,
    };
    let mut list = List {
        symbols: FxHashMap::default(),
        names: FxHashMap::default(),
        openers: FxHashSet::default(),
        conversions: FxHashMap::from_iter([("", count)]),
    };
    list_lines(include_str!("units.txt")).for_each(|line| list.read(line));
    list
});

impl List {
    fn read(&mut self, line: &'static str) {
        let fields: Vec<&'static str> = line.split(';').map(str::trim).collect();
        let &[code, dimension, factor, symbols, names] = fields.as_slice() else {
            return;
        };
        let (factor, offset) = factor.split_once('+').unwrap_or((factor, "0"));
        if let (Ok(factor), Ok(offset)) = (factor.parse(), offset.parse()) {
            self.conversions.insert(
                code,
                Conversion {
                    dimension,
                    factor,
                    offset,
                },
            );
        }
        let each = |field: &'static str| {
            field
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty())
        };
        let all = each(symbols).chain(each(names));
        let several = all.filter(|name| opening(name).len() < name.len());
        self.openers.extend(several.map(opening));
        self.symbols
            .extend(each(symbols).map(|symbol| (symbol, code)));
        self.names.extend(each(names).map(|name| (name, code)));
    }
}

/// The letters that `name` starts with, or the one mark: what a name of several lexemes surely
/// starts with, however its marks part it.
fn opening(name: &str) -> &str {
    let letters = name.find(|c: char| !c.is_alphanumeric());
    let first = name.chars().next().map_or(0, char::len_utf8);
    &name[..letters.unwrap_or(name.len()).max(first)]
}

/// The unit whose name starts at `i`, the longest if several do.
pub(super) fn at(line: &Line, i: usize) -> Option<Unit> {
    if line.word(i).is_empty() {
        return None;
    }
    let several = [line.word(i), line.text(i)].map(opening);
    let unit = match several.iter().any(|word| LIST.openers.contains(word)) {
        true => {
            let end = (i + LONGEST).min(line.len());
            (i + 2..=end).rev().find_map(|end| named(line, i, end))
        }
        false => None,
    };
    let unit = unit.or_else(|| single(line, i))?;
    let mut unit = raised(line, unit);
    // The stop at the end of "It weighs 5 kg." is the sentence's.
    unit.end -= usize::from(line.word(unit.end - 1) == "." && unit.end == line.len());
    // "3km-5km" is a range, "24703 L-202" a code.
    let code = line.joins(unit.end) && line.is_number(unit.end + 1) && !line.glued(i);
    (!code).then_some(unit)
}

/// The unit that the one lexeme `i` names.
fn single(line: &Line, i: usize) -> Option<Unit> {
    let (name, symbol) = (line.word(i), line.text(i));
    let code = LIST.names.get(name).or_else(|| {
        let code = LIST.symbols.get(symbol)?;
        is_safe(line, i, symbol).then_some(code)
    });
    code.map(|&code| Unit { code, end: i + 1 })
}

fn named(line: &Line, i: usize, end: usize) -> Option<Unit> {
    let name = line.joined(i, end, false);
    let code = LIST.names.get(name.as_str()).copied();
    let code = code.or_else(|| {
        let symbol = line.joined(i, end, true);
        let code = LIST.symbols.get(symbol.as_str()).copied()?;
        is_safe(line, i, &symbol).then_some(code)
    })?;
    Some(Unit { code, end })
}

/// The square or cube of a length: "km^2", "metres squared".
fn raised(line: &Line, unit: Unit) -> Unit {
    let (square, end) = match (line.word(unit.end), line.word(unit.end + 1)) {
        ("squared", _) => (true, unit.end + 1),
        ("cubed", _) => (false, unit.end + 1),
        ("^", "2") => (true, unit.end + 2),
        ("^", "3") => (false, unit.end + 2),
        _ => return unit,
    };
    let code = match (unit.code, square) {
        ("mm", true) => "mm2",
        ("cm", true) => "cm2",
        ("cm", false) => "cm3",
        ("m", true) => "m2",
        ("m", false) => "m3",
        ("km", true) => "km2",
        ("km", false) => "km3",
        ("[in_i]", true) => "[sin_i]",
        ("[ft_i]", true) => "[sft_i]",
        ("[ft_i]", false) => "[cft_i]",
        ("[yd_i]", true) => "[syd_i]",
        ("[yd_i]", false) => "[cyd_i]",
        ("[mi_i]", true) => "[smi_us]",
        _ => return unit,
    };
    Unit { code, end }
}

/// The unit that the one at `i` is taken of, after "per" or a stroke, or after the article of a
/// time: "barrels *a day*", "miles *per gallon*", "GB*/s".
pub(super) fn per(line: &Line, unit: &str, i: usize) -> Option<Unit> {
    let rate = match line.word(i) {
        "per" => true,
        "/" => line.glued(i) && line.glued(i + 1),
        "a" | "an" | "each" | "every" => false,
        _ => return None,
    };
    let below = at(line, i + 1)?;
    let (above, time) = (to_base(unit)?, to_base(below.code)?.dimension == "time");
    let measured = !matches!(
        above.dimension,
        "count" | "ratio" | "points" | "temperature"
    );
    (measured && (rate || time)).then_some(below)
}

/// Whether a symbol may be read at `i`: one letter alone must be glued to its number, or
/// close the phrase, since "5 m" is a length and "5 a" nothing.
fn is_safe(line: &Line, i: usize, symbol: &str) -> bool {
    let closes = !line.is_word(i + 1) || ends_phrase(line.word(i + 1));
    match symbol {
        "s" => !line.glued(i) && closes,
        "J" => closes,
        "l" => closes,
        "t" | "V" | "h" | "W" | "°" => line.glued(i) || closes && symbol != "°",
        "m" | "g" | "L" => line.glued(i) || closes || line.word(i + 1) == "x",
        "st" | "″" | "′" => line.glued(i),
        "ct" | "ac" | "pt" | "pts" | "gs" | "atm" | "rad" | "NM" => {
            i > 0 && !line.is_word(i + 1) && line.is_number(i - 1)
        }
        "pp" | "ms" => !line.glued(i) || !line.is_word(i + 1),
        _ => true,
    }
}

/// The smaller unit that may follow a larger one in one measure, and its share of it:
/// "5 feet 11 inches", "2 hours 30 minutes".
pub(super) fn share(larger: &str, smaller: &str) -> Option<f64> {
    const PAIRS: [(&str, &str); 12] = [
        ("[yd_i]", "[ft_i]"),
        ("[yd_i]", "[in_i]"),
        ("[ft_i]", "[in_i]"),
        ("[lb_av]", "[oz_av]"),
        ("[stone_av]", "[lb_av]"),
        ("[mi_i]", "[yd_i]"),
        ("km", "m"),
        ("km", "cm"),
        ("m", "cm"),
        ("m", "mm"),
        ("cm", "mm"),
        ("kg", "g"),
    ];
    let (large, small) = (to_base(larger)?, to_base(smaller)?);
    let times = large.dimension == "time" && small.dimension == "time";
    let fits = times && small.factor < large.factor || PAIRS.contains(&(larger, smaller));
    fits.then(|| small.factor / large.factor)
}

#[cfg(test)]
mod against_uom;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, expected: Option<&str>) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        assert_eq!(at(&line, 1).map(|u| u.code), expected, "{text}");
    }

    #[test]
    fn the_longest_name_wins() {
        check("5 square miles", Some("[smi_us]"));
        check("5 miles per hour", Some("[mi_i]/h"));
        check("5 km/h", Some("km/h"));
        check("5 degrees Celsius", Some("Cel"));
        check("5 percentage points", Some("[pp]"));
    }

    #[test]
    fn symbols_are_exact_and_need_their_number() {
        check("75ml", Some("mL"));
        check("5 MW", Some("MW"));
        check("5 a day", None);
        check("5 in a row", None);
    }

    #[test]
    fn converts_to_the_base_unit() {
        let length = |unit: &str, value: f64| to_base(unit).map(|c| c.apply(value));
        assert_eq!(length("[mi_i]", 2.0), Some(3218.688));
        assert_eq!(
            to_base("[degF]").map(|c| c.apply(32.0).round()),
            Some(273.0)
        );
        assert_eq!(to_base("USD"), None);
        assert_eq!(to_base("").map(|c| c.dimension), Some("count"));
        assert_eq!(
            share("[ft_i]", "[in_i]").map(|s| (s * 12.0).round()),
            Some(1.0)
        );
    }

    #[test]
    fn every_line_of_the_list_is_read() {
        let lines = list_lines(include_str!("units.txt")).count();
        assert_eq!(LIST.conversions.len(), lines + 1);
    }
}

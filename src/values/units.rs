//! Units of measure: which words name them, and how they convert.
//!
//! The list `units.txt` holds UCUM codes, their names, and the factors to one base unit per
//! dimension, so that 430 miles and 700 km can be held side by side.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::line::Line;
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
    LIST.conversions.get(unit).copied()
}

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
        self.symbols
            .extend(each(symbols).map(|symbol| (symbol, code)));
        self.names.extend(each(names).map(|name| (name, code)));
    }
}

/// The unit whose name starts at `i`, the longest if several do.
pub(super) fn at(line: &Line, i: usize) -> Option<Unit> {
    if line.word(i).is_empty() {
        return None;
    }
    let end = (i + LONGEST).min(line.len());
    (i + 1..=end).rev().find_map(|end| named(line, i, end))
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

/// Whether a symbol may be read at `i`: one letter alone must be glued to its number, or
/// close the phrase, since "5 m" is a length and "5 a" nothing.
fn is_safe(line: &Line, i: usize, symbol: &str) -> bool {
    match symbol {
        "s" | "l" | "t" | "A" | "V" | "h" | "W" | "°" => {
            line.glued(i) && symbol != "s" && symbol != "l"
        }
        "m" | "g" | "L" => line.glued(i) || !line.is_word(i + 1) || line.word(i + 1) == "x",
        "pp" | "ms" => !line.glued(i) || !line.is_word(i + 1),
        _ => true,
    }
}

/// The smaller unit that may follow a larger one in one measure, and its share of it:
/// "5 feet 11 inches", "2 hours 30 minutes".
pub(super) fn share(larger: &str, smaller: &str) -> Option<f64> {
    const PAIRS: [(&str, &str); 6] = [
        ("[yd_i]", "[ft_i]"),
        ("[yd_i]", "[in_i]"),
        ("[ft_i]", "[in_i]"),
        ("[lb_av]", "[oz_av]"),
        ("[stone_av]", "[lb_av]"),
        ("[mi_i]", "[yd_i]"),
    ];
    let (large, small) = (to_base(larger)?, to_base(smaller)?);
    let times = large.dimension == "time" && small.dimension == "time";
    let fits = times && small.factor < large.factor || PAIRS.contains(&(larger, smaller));
    fits.then(|| small.factor / large.factor)
}

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

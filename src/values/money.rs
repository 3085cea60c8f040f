//! Sums of money: signs and codes before a number, names and codes after it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::line::Line;
use crate::text::list_lines;

/// A currency, or a hundredth of one, named at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Money {
    /// The ISO 4217 code.
    pub(super) code: &'static str,
    /// What one of it is worth in that currency: 0.01 for cents.
    pub(super) share: f64,
    /// The index after its name or sign.
    pub(super) end: usize,
}

/// The most lexemes that name a currency: "trinidad and tobago dollars".
const LONGEST: usize = 4;

/// Code and share.
type Entry = (&'static str, f64);

struct List {
    signs: FxHashMap<&'static str, Entry>,
    names: FxHashMap<&'static str, Entry>,
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let mut list = List {
        signs: FxHashMap::default(),
        names: FxHashMap::default(),
    };
    list_lines(include_str!("currencies.txt")).for_each(|line| list.read(line));
    list
});

impl List {
    fn read(&mut self, line: &'static str) {
        let fields: Vec<&'static str> = line.split(';').map(str::trim).collect();
        let &[code, share, signs, names] = fields.as_slice() else {
            return;
        };
        let entry = (code, share.parse().unwrap_or(1.0));
        let each = |field: &'static str| {
            field
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty())
        };
        self.signs.extend(each(signs).map(|sign| (sign, entry)));
        self.names.extend(each(names).map(|name| (name, entry)));
        self.signs.entry(code).or_insert((code, 1.0));
    }
}

/// Whether `word` is the code of a currency: "EUR".
pub(super) fn is_code(word: &str) -> bool {
    word.len() == 3 && LIST.signs.contains_key(word) && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// The length of the sign or code that `text` starts with before its digits: "CHF3.04".
pub(super) fn glued_sign(text: &str) -> Option<usize> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    LIST.signs.contains_key(&text[..digits]).then_some(digits)
}

/// The sign or code that starts at `i`, if a number can follow it: "$", "US$", "C $", "GBP".
pub(super) fn sign_at(line: &Line, i: usize) -> Option<Money> {
    let text = line.text(i);
    if text.is_empty() || line.is_number(i) {
        return None;
    }
    if line.word(i + 1) == "$" && line.is_word(i) && i + 2 < line.len() {
        let joined = format!("{text}$");
        if let Some(&(code, share)) = LIST.signs.get(joined.as_str()) {
            return Some(Money {
                code,
                share,
                end: i + 2,
            });
        }
    }
    let &(code, share) = LIST.signs.get(text)?;
    let end = i + 1 + usize::from(is_code(text) && line.word(i + 1) == "$");
    Some(Money { code, share, end })
}

/// The name, sign or code of money that starts at `i`, after a number: "euros", "€", "USD".
pub(super) fn name_at(line: &Line, i: usize) -> Option<Money> {
    if line.word(i).is_empty() || line.is_number(i) {
        return None;
    }
    let longest = (i + LONGEST).min(line.len());
    let named = (i + 1..=longest).rev().find_map(|end| {
        let name = line.joined(i, end, false);
        let &(code, share) = LIST.names.get(name.as_str())?;
        Some(Money { code, share, end })
    });
    named
        .or_else(|| sign_after(line, i))
        .filter(|money| is_money(line, i, *money))
}

/// A sign after its number: "5 €", "10 usd"; not one that belongs to the next number.
fn sign_after(line: &Line, i: usize) -> Option<Money> {
    let text = line.text(i).to_uppercase();
    let belongs_to_next = line.is_number(i + 1) && line.glued(i + 1) && !line.glued(i);
    let &(code, share) = LIST.signs.get(text.as_str()).filter(|_| !belongs_to_next)?;
    let usual = !line.is_word(i) || is_code(&text) && (line.text(i) == text || code == "USD");
    usual.then_some(Money {
        code,
        share,
        end: i + 1,
    })
}

/// Whether a name that is also a common word means money here: "500 won", not "10 won seats".
fn is_money(line: &Line, i: usize, money: Money) -> bool {
    match line.word(i) {
        "won" => {
            !matches!(
                line.word(money.end),
                "the" | "a" | "an" | "their" | "his" | "her" | "by"
            ) && !line.is_number(money.end)
        }
        "kip" | "dong" | "lari" | "rand" => !line.capitalised(i),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, i: usize, expected: Option<(&str, usize)>) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        let got = sign_at(&line, i).or_else(|| name_at(&line, i));
        assert_eq!(got.map(|m| (m.code, m.end)), expected, "{text}");
    }

    #[test]
    fn reads_signs_codes_and_names() {
        check("$5", 0, Some(("USD", 1)));
        check("C$5", 0, Some(("CAD", 2)));
        check("US$5", 0, Some(("USD", 2)));
        check("GBP 350", 0, Some(("GBP", 1)));
        check("5 €", 1, Some(("EUR", 2)));
        check("5 Australian dollars", 1, Some(("AUD", 3)));
        check("12 won the race", 1, None);
    }
}

//! Sums of money: signs and codes before a number, names and codes after it.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::line::Line;
use super::numbers::ends_phrase;
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
    /// The first words of names of several.
    openers: FxHashSet<&'static str>,
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let mut list = List {
        signs: FxHashMap::default(),
        names: FxHashMap::default(),
        openers: FxHashSet::default(),
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
        let several = each(names).filter_map(|name| name.split_once(' '));
        self.openers.extend(several.map(|(first, _)| first));
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
    if line.word(i + 1) == "$" && line.is_word(i) {
        let joined = format!("{text}$");
        if let Some(&(code, share)) = LIST.signs.get(joined.as_str()) {
            let end = i + 2;
            return Some(Money { code, share, end });
        }
    }
    let &(code, share) = LIST.signs.get(text)?;
    let dotted = line.word(i + 1) == "." && line.glued(i + 1) && line.is_word(i);
    let dotted = dotted && line.is_number(i + 2);
    let end = i + 1 + usize::from(is_code(text) && line.word(i + 1) == "$" || dotted);
    Some(at_home(line, text, Money { code, share, end }))
}

/// The dollar of the article's place where `name` does not say which.
fn at_home(line: &Line, name: &str, money: Money) -> Money {
    let bare = matches!(
        name,
        "$" | "dollar" | "dollars" | "cent" | "cents" | "¢" | "buck" | "bucks"
    );
    match line.usage().dollar {
        Some(code) if bare => Money { code, ..money },
        _ => money,
    }
}

/// The name, sign or code of money that starts at `i`, after a number: "euros", "€", "USD".
pub(super) fn name_at(line: &Line, i: usize) -> Option<Money> {
    let word = line.word(i);
    if word.is_empty() || line.is_number(i) {
        return None;
    }
    named(line, i)
        .or_else(|| sign_after(line, i))
        .or_else(|| scaled_code(line, i))
        .filter(|money| is_money(line, i, *money))
}

/// The longest name that starts at `i`.
fn named(line: &Line, i: usize) -> Option<Money> {
    let several = || {
        let longest = (i + LONGEST).min(line.len());
        (i + 2..=longest).rev().find_map(|end| {
            let name = line.joined(i, end, false);
            let &(code, share) = LIST.names.get(name.as_str())?;
            Some(Money { code, share, end })
        })
    };
    let first = LIST.openers.contains(line.word(i));
    first.then(several).flatten().or_else(|| {
        let &(code, share) = LIST.names.get(line.word(i))?;
        let end = i + 1;
        Some(at_home(line, line.word(i), Money { code, share, end }))
    })
}

/// A sign after its number: "5 €", "10 usd", "42 RM", "3.14US$"; not one that belongs to the
/// next number, as in "1 $ 10 dollars".
fn sign_after(line: &Line, i: usize) -> Option<Money> {
    if line.word(i + 1) == "$" && line.glued(i + 1) && line.is_word(i) {
        return sign_at(line, i).filter(|sign| !line.is_number(sign.end));
    }
    let exact = line.text(i);
    let text = match line.is_word(i) && !LIST.signs.contains_key(exact) {
        true => Cow::Owned(exact.to_uppercase()),
        false => Cow::Borrowed(exact),
    };
    let &(code, share) = LIST.signs.get(text.as_ref())?;
    let end = i + 1;
    let repeated = |at: usize| LIST.names.get(line.word(at)) == Some(&(code, share));
    let number = line.is_number(end) && !line.glued(i);
    let belongs_to_next = number && (line.glued(end) || repeated(end + 1));
    let usual = exact == text || code == "USD";
    let money = at_home(line, &text, Money { code, share, end });
    (usual && !belongs_to_next).then_some(money)
}

/// A code with the scale of its number before it: "48.5 MGBP", "3 BUSD".
fn scaled_code(line: &Line, i: usize) -> Option<Money> {
    let text = line.text(i);
    let scale = match text.as_bytes() {
        [b'k' | b'K', _, _, _] => 1e3,
        [b'M', _, _, _] => 1e6,
        [b'B', _, _, _] => 1e9,
        _ => return None,
    };
    let &(code, share) = text
        .get(1..)
        .filter(|code| is_code(code))
        .and_then(|code| LIST.signs.get(code))?;
    let (share, end) = (share * scale, i + 1);
    Some(Money { code, share, end })
}

/// Whether the word at `i` names a hundredth of `code`: "cents" of dollars, "pence", "sen".
pub(super) fn is_hundredth(line: &Line, i: usize, code: &str) -> bool {
    match line.word(i) {
        "cent" | "cents" | "c" | "¢" => !matches!(code, "GBP" | "INR" | "JPY" | "RUB"),
        "p" | "pence" | "penny" | "pennies" => code == "GBP",
        "paise" | "paisa" => matches!(code, "INR" | "PKR" | "NPR"),
        "sen" | "sens" => matches!(code, "MYR" | "IDR" | "JPY"),
        "kopeks" | "kopecks" => matches!(code, "RUB" | "UAH"),
        "centavos" => matches!(code, "MXN" | "PHP" | "BRL"),
        "ore" | "öre" | "øre" => matches!(code, "SEK" | "NOK" | "DKK"),
        _ => false,
    }
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
        // "Ten grand" are ten thousand, ten grand jurors are not.
        "grand" | "nickels" | "dimes" => {
            !line.is_word(money.end) || ends_phrase(line.word(money.end))
        }
        "p" => line.glued(i) && line.usage().sterling && !line.is_number(money.end),
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

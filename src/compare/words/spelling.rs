//! Words that are only written otherwise: "realise" and "realize", "three" and "3", "Mrs." and
//! "Mrs". What a speaker said sounds the same in both.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::word_list;

/// Numbers in words from 0 on, each with its digits. Origin: our own list.
static NUMBERS: LazyLock<HashMap<&str, String>> = LazyLock::new(|| {
    let cardinals = word_list(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen \
         fifteen sixteen seventeen eighteen nineteen twenty",
    );
    let ordinals = word_list(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    );
    let cardinals = cardinals.zip(0..).map(|(word, n)| (word, n.to_string()));
    let ordinals = ordinals.zip(1..).map(|(word, n)| (word, ordinal(n)));
    cardinals.chain(ordinals).collect()
});

/// Words that are written in two ways. Origin: our own list.
static VARIANTS: [(&str, &str); 9] = [
    ("okay", "ok"),
    ("grey", "gray"),
    ("centre", "center"),
    ("theatre", "theater"),
    ("programme", "program"),
    ("defence", "defense"),
    ("licence", "license"),
    ("percent", "per cent"),
    ("whilst", "while"),
];

/// Letters that a word must have for its ending to be British or American.
const LONG: usize = 6;

fn ordinal(n: u32) -> String {
    let ending = match n {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// A folded word as all its spellings are compared.
pub(in crate::compare) fn spelling(folded: &str) -> String {
    let bare = folded.strip_suffix('.').filter(|bare| !bare.is_empty());
    let word = bare.unwrap_or(folded);
    if let Some(digits) = NUMBERS.get(word) {
        return digits.clone();
    }
    let variant = VARIANTS.iter().find(|(one, _)| *one == word);
    variant.map_or_else(|| american(word), |(_, other)| (*other).to_owned())
}

/// A word with the endings that British and American English write differently made one.
fn american(word: &str) -> String {
    if word.chars().count() < LONG {
        return word.to_owned();
    }
    let one = word.replace("yse", "yze").replace("isation", "ization");
    let one = ["ise", "ised", "ises", "ising"]
        .iter()
        .find_map(|end| {
            one.strip_suffix(end)
                .map(|stem| format!("{stem}iz{}", &end[2..]))
        })
        .unwrap_or(one);
    one.replace("our", "or").replace("ll", "l")
}

/// Whether two wordings are the same but for blanks and hyphens, or one shortens the other to
/// its first letters.
pub(in crate::compare) fn is_respelling(before: &str, after: &str) -> bool {
    let squashed = |text: &str| -> String {
        let words = text.split_whitespace().map(spelling);
        words
            .flat_map(|word| {
                word.chars()
                    .filter(|c| c.is_alphanumeric())
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    squashed(before) == squashed(after) || shortens(before, after) || shortens(after, before)
}

fn shortens(short: &str, long: &str) -> bool {
    let initials: String = long
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .collect();
    let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.chars().nth(1).is_some() && letters == initials
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: bool) {
        assert_eq!(is_respelling(a, b), expected, "{a} / {b}");
    }

    #[test]
    fn spellings_of_one_word_are_one() {
        check("realised", "realized", true);
        check("neighbourhood", "neighborhood", true);
        check("travelled", "traveled", true);
        check("okay", "ok", true);
        check("mrs.", "mrs", true);
    }

    #[test]
    fn numbers_in_words_and_digits_are_one() {
        check("three", "3", true);
        check("eleventh", "11th", true);
        check("three", "4", false);
    }

    #[test]
    fn hyphens_and_initials_change_no_word() {
        check("up market", "upmarket", true);
        check("eu", "european union", true);
        check("for", "four", false);
        check("law", "laws", false);
    }
}

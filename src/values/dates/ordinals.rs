//! Ordinals as dates use them: "5th", "fifth", "twenty-second", "the last".

use crate::values::line::Line;

/// The words for first to twentieth, and thirtieth.
const WORDS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// The ordinal that starts at `i`, and the index after it: "5th", "twenty second", "thirtieth".
pub(super) fn ordinal(line: &Line, i: usize) -> Option<(i16, usize)> {
    if let Some(number) = line.integer(i, 4) {
        let ending = line.glued(i + 1) && matches!(line.word(i + 1), "st" | "nd" | "rd" | "th");
        return ending.then_some((number, i + 2));
    }
    let tens = match line.word(i) {
        "twenty" => 20,
        "thirty" => 30,
        "thirtieth" => return Some((30, i + 1)),
        word => return of_word(word).map(|number| (number, i + 1)),
    };
    let at = line.past_hyphen(i + 1);
    let ones = of_word(line.word(at)).filter(|&ones| ones < 10)?;
    Some((tens + ones, at + 1))
}

fn of_word(word: &str) -> Option<i16> {
    if word.len() < 5 {
        return None;
    }
    let at = WORDS.iter().position(|ordinal| *ordinal == word)?;
    i16::try_from(at + 1).ok()
}

/// A place counted from the start or, negative, from the end: "third", "last", "second last".
pub(super) fn place(line: &Line, i: usize) -> Option<(i64, usize)> {
    if matches!(line.word(i), "last" | "final") {
        return Some((-1, i + 1));
    }
    let (number, end) = ordinal(line, i)?;
    let hyphen = line.past_hyphen(end);
    if line.word(hyphen) == "last" {
        return Some((-i64::from(number), hyphen + 1));
    }
    Some((i64::from(number), end))
}

//! Digits and number words that count nothing: telephone numbers, versions, roads, sections of
//! a law, flights, coordinates, codes, names.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{counted, hedges, words};
use crate::text::{looks_past, word_list};
use crate::values::line::Line;
use crate::values::{money, units};

/// Nouns whose number is a name.
static LABELS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("labels.txt")).collect());

/// Nouns that end a street address.
static STREETS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    word_list("street st st. road rd rd. avenue ave ave. lane drive boulevard blvd blvd. square terrace court way place crescent highway")
        .collect()
});

/// Where an identifier that starts with the number at `i` ends.
pub(super) fn end(line: &Line, i: usize) -> Option<usize> {
    if !line.is_number(i) {
        let single = words::is_numeral(line, i) && !counted::is_plural(line.word(i));
        return (single && is_name(line, i)).then_some(i + 1);
    }
    let run = run_end(line, i).max(ratio_end(line, i));
    if is_telephone(line, i, run) {
        return Some(telephone_end(line, run));
    }
    if let Some(end) = coordinate_end(line, i) {
        return Some(end);
    }
    let whole = is_marked(line, i) || is_label(line, i) || is_address(line, i) || is_code(line, i);
    if whole || run > i + 1 && !is_readable(line, i, run) {
        return Some(run);
    }
    (has_strange_end(line, i + 1) || line.number(i).is_none())
        .then_some(i + 1 + usize::from(line.glued(i + 1)))
}

/// The end of the numbers joined by marks without white space: "555-0123", "3/4", "2:05.3".
fn run_end(line: &Line, i: usize) -> usize {
    let mut end = i + 1;
    let mark = |at: usize| {
        line.joins(at) || matches!(line.word(at), "/" | ":" | "." | "-") && line.glued(at)
    };
    while mark(end) && line.glued(end + 1) && line.is_number(end + 1) {
        end += 2;
    }
    end
}

/// The end of "2 to 1", which falls, so that it is no range but a score or ratio.
fn ratio_end(line: &Line, i: usize) -> usize {
    let linked = line.word(i + 1) == "to" && line.before(i, 1) != "from";
    let falls = line.integer(i, 2) > line.integer(i + 2, 2) && line.integer(i + 2, 2).is_some();
    if linked && falls && !has_unit(line, i + 3) {
        i + 3
    } else {
        i
    }
}

/// Whether the run `i..end` of two numbers is a range or a fraction.
fn is_readable(line: &Line, i: usize, end: usize) -> bool {
    let dash = line.joins(i + 1);
    let (low, high) = (line.number(i), line.number(i + 2));
    let range = dash && (low < high || line.before(i, 1) == "-" && !line.glued(i - 1));
    let scaled = dash && line.is_word(end) && line.glued(end) && low.is_some();
    end == i + 3 && (range || scaled || words::number(line, i, false).is_some_and(|n| n.end == end))
}

/// "555-0123", "(020) 7946 0958", "+44 20 …", "007".
fn is_telephone(line: &Line, i: usize, run: usize) -> bool {
    let digits = |i: usize| line.text(i).len();
    let grouped = run == i + 3 && line.joins(i + 1) && digits(i) == 3 && digits(i + 2) == 4;
    let area = line.word(i + 1) == ")"
        && line.before(i, 1) == "("
        && line.is_number(i + 2)
        && digits(i) >= 3;
    let after_area =
        i >= 3 && line.before(i, 1) == ")" && line.before(i, 3) == "(" && line.is_number(i - 2);
    let next = run + usize::from(line.word(run) == "(");
    let abroad = line.before(i, 1) == "+" && line.glued(i) && line.is_number(next);
    let text = line.text(i);
    let padded =
        text.starts_with('0') && text.len() > 1 && text.bytes().all(|b| b.is_ascii_digit());
    let after_dot = line.before(i, 1) == "." && line.glued(i);
    let grouped = grouped && !counts(line, run);
    grouped || area || after_area || abroad || padded && !after_dot
}

/// The end of a telephone number whose groups stand apart: "0803 555 0123".
fn telephone_end(line: &Line, mut end: usize) -> usize {
    while line.is_number(end) || line.word(end) == "-" && line.is_number(end + 1) {
        end += 1;
    }
    end
}

/// The end of "51° 30′ N", "34.05°S": degrees of the globe.
fn coordinate_end(line: &Line, i: usize) -> Option<usize> {
    let mut end = i + 1;
    while end < i + 8
        && (matches!(line.word(end), "°" | "º" | "′" | "″" | "'" | "\"") || line.is_number(end))
    {
        end += 1;
    }
    let pole = matches!(line.text(end), "N" | "S" | "E" | "W");
    (pole && matches!(line.word(i + 1), "°" | "º")).then_some(end + 1)
}

/// The emergency number, and numbers too long to count anything.
fn is_code(line: &Line, i: usize) -> bool {
    let text = line.text(i);
    text == "911" && !counts(line, i + 1)
        || text.len() > 15 && text.bytes().all(|b| b.is_ascii_digit())
}

/// "#5", `[12]`, "PF-9", "F-16", "width:100", "1." before a line.
fn is_marked(line: &Line, i: usize) -> bool {
    let before = line.before(i, 1);
    let attribute = matches!(before, "\"" | "'") && line.before(i, 2) == "=";
    let footnote = before == "[" && line.word(i + 1) == "]";
    let setting = before == ":" && line.glued(i - 1) && i > 1 && line.is_word(i - 2);
    let compared = before == "=" && matches!(line.before(i, 2), "<" | ">" | "=");
    let tag = (matches!(before, "#" | "@" | "№" | "=") || setting) && line.glued(i) && !compared;
    let tag = tag || matches!(before, "§" | "§§") || line.word(i + 1) == "u.s.c.";
    let code = i >= 2 && line.joins(i - 1) && line.is_word(i - 2) && !joins_words(line, i - 2);
    let glued_word =
        line.glued(i) && i > 0 && line.is_word(i - 1) && !money::is_code(line.text(i - 1));
    let listed =
        i == 0 && line.len() > 2 && matches!(line.word(1), ")" | ".") && line.text(0).len() < 3;
    footnote || attribute || tag || code || glued_word || listed
}

/// Whether the word at `i` may be hyphenated to a number that counts: "mid-20", "sub-4".
fn joins_words(line: &Line, i: usize) -> bool {
    matches!(
        line.word(i),
        "under" | "over" | "sub" | "mid" | "plus" | "minus" | "to" | "half"
    ) || words::is_numeral(line, i)
        || money::is_code(line.text(i))
}

/// "Flight 370", "Section 230", "page 12", "Group of 20", and other names that end in digits.
fn is_label(line: &Line, i: usize) -> bool {
    let Some(at) = i.checked_sub(1) else {
        return false;
    };
    let noun = if line.word(at) == "." && line.glued(at) {
        i.saturating_sub(2)
    } else {
        at
    };
    let first = first_of_row(line, i);
    if first < i {
        let nouns = line.before(first, 1);
        return LABELS.contains(nouns) && counted::is_plural(nouns) && !counts(line, i + 1);
    }
    let group = line.word(at) == "of" && line.before(at, 1) == "group" && line.capitalised(at - 1);
    let named = line.capitalised(noun) && !has_unit(line, i + 1) || !counts(line, i + 1);
    group || LABELS.contains(line.word(noun)) && named || is_named(line, i)
}

/// The first of the numbers that are told in a row up to `i`: "Sections *3*, 4 and 5".
fn first_of_row(line: &Line, i: usize) -> usize {
    const LONGEST: usize = 6;
    let linked = |at: &usize| {
        matches!(line.before(*at, 1), "and" | "or" | "," | "to" | "&") && line.is_number(*at - 2)
    };
    let row = (2..=i).rev().step_by(2).take(LONGEST).take_while(linked);
    i - 2 * row.count()
}

/// Whether a name stands before the number at `i`, and nothing that it could count after it.
fn is_named(line: &Line, i: usize) -> bool {
    let before = line.word(i - 1);
    let opens = i == 1 && line.capitalised(0) && line.len() > 2 && !looks_past(before);
    let capital = (opens || line.capital_counts(i - 1)) && line.is_word(i - 1);
    let name = capital && !is_function_word(before) && !money::is_code(line.text(i - 1));
    let plain = line.text(i).len() < 6 && line.integer(i, 4).is_some() || line.text(i).len() == 5;
    name && plain && !counts(line, i + 1) && hedges::before(line, i).is_none()
}

/// Whether what follows at `i` says that the number before it counts: a unit, a plural.
fn counts(line: &Line, i: usize) -> bool {
    let usual = matches!(
        line.word(i),
        "percent" | "per" | "or" | "more" | "other" | "new"
    );
    usual || has_unit(line, i) || counted::has_plural(line, i)
}

fn has_unit(line: &Line, i: usize) -> bool {
    let next = line.past_hyphen(i);
    units::at(line, next).is_some()
        || money::name_at(line, next).is_some()
        || words::is_numeral(line, i)
}

/// Whether `word` may stand with a capital before a count: "With 20 dead", "Another 5".
fn is_function_word(word: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "some", "nearly", "only", "all", "last", "another", "every", "just", "also", "even",
        "both", "these",
    ];
    counted::ends_phrase(word) || OTHERS.contains(&word)
}

/// "123 Random Street".
fn is_address(line: &Line, i: usize) -> bool {
    let street = |at: usize| line.capitalised(at) && STREETS.contains(line.word(at));
    (i + 2..i + 5).any(street) && line.capitalised(i + 1)
        || line.capitalised(i + 2) && street(i + 2)
        || line.glued(i + 1) && street(i + 2)
}

/// "4x4", "777F", "24703L202", "20s", "3rd": letters after digits that are no scale and no unit.
fn has_strange_end(line: &Line, i: usize) -> bool {
    let letters = line.glued(i) && line.is_word(i);
    letters && units::at(line, i).is_none() && !super::is_suffix(line, i)
}

/// Whether the number word at `i` is part of a name: "Five Eyes", "Formula One", "that one", "high-five".
fn is_name(line: &Line, i: usize) -> bool {
    let before = line.before(i, 1);
    let capital = line.capital_counts(i);
    let beside = i > 0 && line.capitalised(i - 1) || line.capitalised(i + 1);
    let group = before == "of" && i > 1 && line.capitalised(i - 2);
    let label = LABELS.contains(before) && !counts(line, i + 1);
    let compound = i > 1 && line.joins(i - 1) && line.is_word(i - 2) && !joins_words(line, i - 2);
    capital && (beside || group)
        || label
        || compound
        || line.word(i) == "one" && is_pronoun(line, i)
}

/// Whether "one" counts nothing: "that one", "one of the", "no one", "hole-in-one". It
/// counts before a noun, after words that bound it, and among the hurt.
fn is_pronoun(line: &Line, i: usize) -> bool {
    const BEFORE: [&str; 22] = [
        "as", "which", "that", "this", "the", "no", "any", "every", "each", "some", "another",
        "only", "first", "last", "next", "new", "big", "good", "old", "such", "wrong", "day",
    ];
    let number = words::number(line, i, false).is_some_and(|n| n.end > i + 1)
        || line.word(i + 1) == "or" && words::is_numeral(line, i + 2);
    if line.before(i, 1) == "no" {
        return true;
    }
    if number || has_unit(line, i + 1) || line.len() < 3 {
        return false;
    }
    let hyphenated = line.joins(i + 1) || i > 0 && line.joins(i - 1);
    let victims = [
        "kill", "kills", "killing", "killed", "injure", "injures", "injuring", "injured", "wound",
        "wounds", "wounding", "wounded", "hurt", "hurts", "hurting",
    ];
    let bound = victims.contains(&line.before(i, 1)) || hedges::before(line, i).is_some();
    let pronoun = BEFORE.contains(&line.before(i, 1)) || !counted::has_noun(line, i + 1);
    hyphenated || pronoun && !bound
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, identifier: bool) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        let starts = (0..line.len()).find(|&i| line.is_number(i) || words::is_numeral(&line, i));
        let got = starts.and_then(|i| end(&line, i)).is_some();
        assert_eq!(got, identifier, "{text}");
    }

    #[test]
    fn names_and_codes_count_nothing() {
        check("They took Flight 370 home", true);
        check("He cited Section 230 again", true);
        check("It flew an F-16 over it", true);
        check("She turned to page 12", true);
        check("The PF-9 pistol", true);
        check("Call 555-0123 now", true);
        check("Ted 2 made a profit", true);
        check("He ran version 3.5.1 of it", true);
        check("The Group of 20 met", true);
        check("The Group of Seven met", true);
        check("The chip has 4x4 cells", true);
        check("Number No. 10 said", true);
        check("At 10 Downing Street", true);
        check("a ratio of 4 to 1", true);
        check("under § 1030 of it", true);
        check("at 51° 30′ N of it", true);
        check("at 34.05°S of it", true);
        check("He backed one in July", true);
    }

    #[test]
    fn counts_are_no_identifiers() {
        check("In Ukraine 20 people died", false);
        check("Police arrested 14 men", false);
        check("Some 14-23 people", false);
        check("They lost 3/4 of it", false);
        check("It hurt at least one.", false);
        check("Nearly 20 died", false);
        check("There is one man left", false);
    }
}

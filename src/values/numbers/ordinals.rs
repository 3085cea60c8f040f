//! Ranks and places in a row: "the second man", "21st", "ranked No. 2". They count nothing.

use super::counted;
use super::numerals::{Numeral, numeral};
use super::words::cardinal;
use crate::text::looks_past;
use crate::values::line::Line;
use crate::values::units;

/// The ordinal in words that starts at `i`, with its value and the index after it: "third",
/// "twenty-first", "one hundred and fifth", "two hundredth". Plurals are read too, as
/// fractions need them.
pub(super) fn phrase(line: &Line, i: usize) -> Option<(f64, usize)> {
    if let Some(simple) = simple(line, i) {
        return Some(simple);
    }
    let whole = closes_in_part(line, i).then(|| cardinal(line, i))??;
    let next = line.past_hyphen(whole.end);
    let next = next + usize::from(line.word(next) == "and");
    let (rest, end) = simple(line, next)?;
    let tens = matches!(numeral(line, whole.end - 1), Some(Numeral::Tens(_)));
    let adds = whole.value % 100.0 == 0.0 && rest < 100.0 || tens && rest < 10.0;
    let multiplies = rest >= 100.0 && next == line.past_hyphen(whole.end);
    match (adds, multiplies) {
        (true, _) => Some((whole.value + rest, end)),
        (_, true) => Some((whole.value * rest, end)),
        _ => None,
    }
}

/// The most lexemes of an ordinal: "one hundred and twenty-three thousand four hundred and
/// fifty-sixth".
const LONGEST: usize = 16;

/// Whether the row of number words at `i` comes to an ordinal or a part. Cardinals look ahead for
/// parts, so without this look each of a long row would read all that follow it.
fn closes_in_part(line: &Line, i: usize) -> bool {
    let part = |at: usize| {
        matches!(
            numeral(line, at),
            Some(Numeral::Part(_) | Numeral::Ordinal(_))
        )
    };
    let goes_on = |at: &usize| {
        let linked = matches!(line.word(*at), "and" | "&") || line.joins(*at);
        linked || line.is_number(*at) || numeral(line, *at).is_some()
    };
    (i..i + LONGEST).take_while(goes_on).any(part)
}

/// "third", "twenty-first".
fn simple(line: &Line, i: usize) -> Option<(f64, usize)> {
    let single = |i: usize| match numeral(line, i)? {
        Numeral::Part(value) if is_ordinal(line.word(i)) => Some(value),
        Numeral::Ordinal(value) => Some(value),
        _ => None,
    };
    if let Some(Numeral::Tens(tens)) = numeral(line, i) {
        let at = line.past_hyphen(i + 1);
        let ones = single(at).filter(|ones| *ones < 10.0)?;
        return Some((tens + ones, at + 1));
    }
    Some((single(i)?, i + 1))
}

fn is_ordinal(word: &str) -> bool {
    !matches!(word, "half" | "halves" | "quarter" | "quarters")
}

/// The ordinal at `i` as a rank, with the index of its first lexeme and after its last.
pub(super) fn at(line: &Line, i: usize) -> Option<(i64, usize)> {
    let found = if line.is_number(i) {
        in_digits(line, i)?
    } else if matches!(line.word(i), "no." | "no" | "number" | "№") {
        ranking(line, i)?
    } else {
        in_words(line, i)?
    };
    let rank = found.0;
    let whole = rank.fract() == 0.0 && (0.0..1e15).contains(&rank);
    whole.then_some((rank as i64, found.1))
}

/// "21st", "1,000th".
fn in_digits(line: &Line, i: usize) -> Option<(f64, usize)> {
    let rank = line.number(i).filter(|_| line.glued(i + 1))?;
    let teen = (11.0..14.0).contains(&(rank % 100.0));
    let suffix = match rank % 10.0 {
        1.0 if !teen => "st",
        2.0 if !teen => "nd",
        3.0 if !teen => "rd",
        _ => "th",
    };
    // "1st 4lb" is a weight.
    let weight = units::at(line, i + 3).is_some_and(|unit| unit.code == "[lb_av]");
    (line.word(i + 1) == suffix && !weight).then_some((rank, i + 2))
}

/// "ranked No. 2", "the world's number one", "the No. 3 seed"; not "No. 10" or "number 12".
fn ranking(line: &Line, i: usize) -> Option<(f64, usize)> {
    let stop = i + 1 + usize::from(line.word(i + 1) == "." && line.word(i) == "no");
    let dotted = line.word(i) != "no" || stop > i + 1;
    let (rank, end) = match line.integer(stop, 3) {
        Some(rank) => (f64::from(rank), stop + 1),
        None => cardinal(line, stop).map(|n| (n.value, n.end))?,
    };
    let before = line.before(i, 1);
    let ranked = matches!(
        before,
        "ranked" | "world" | "'s" | "seeded" | "current" | "former"
    );
    let noun = before == "the" && line.is_word(end) && !counted::ends_phrase(line.word(end));
    let noun = noun && !line.capitalised(end);
    (dotted && rank > 0.0 && (ranked || noun)).then_some((rank, end))
}

/// "third", "twenty-first", unless it is a part, a second of time or half of a name.
fn in_words(line: &Line, i: usize) -> Option<(f64, usize)> {
    let (rank, end) = phrase(line, i)?;
    let last = line.word(end - 1);
    let counted = matches!(numeral(line, i)?, Numeral::Ones(_) | Numeral::Teens(_));
    let named = line.capital_counts(i) && (line.capitalised(end) || line.capitalised(i - 1));
    let before = line.before(i, 1);
    let determined = matches!(
        before,
        "the"
            | "a"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "your"
            | "'s"
            | "this"
            | "that"
    );
    let next = line.word(end);
    let verb = !determined && (looks_past(next) || next.ends_with("ing"));
    let adverb = next == "," && line.capitalised(i) || last == "first" && verb;
    let fits = match last {
        _ if adverb => false,
        "first" => before != "at",
        "second" => is_rank(line, i, end),
        _ => true,
    };
    (!last.ends_with('s') && !named && fits && (!counted || determined)).then_some((rank, end))
}

/// Whether the "second" that ends before `end` is no time: "the second man", "came second".
fn is_rank(line: &Line, i: usize, end: usize) -> bool {
    let noun = line.joins(end) || line.is_word(end) && !counted::ends_phrase(line.word(end));
    match line.before(i, 1) {
        "per" | "split" | "i" | "we" | "they" | "you" | "to" | "one" => false,
        "a" | "every" | "each" | "another" | "any" => noun,
        _ => !line.is_number(i.wrapping_sub(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, i: usize, expected: Option<i64>) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        assert_eq!(at(&line, i).map(|found| found.0), expected, "{text}");
    }

    #[test]
    fn words_and_digits_are_ranks() {
        check("the second man", 1, Some(2));
        check("the twenty-first time", 1, Some(21));
        check("the one hundred and fifth day", 1, Some(105));
        check("the two hundredth day", 1, Some(200));
        check("21st in line", 0, Some(21));
        check("ranked No. 2 there", 1, Some(2));
        check("the No. 3 seed", 1, Some(3));
        check("the world number one", 2, Some(1));
    }

    #[test]
    fn parts_times_and_names_are_no_ranks() {
        check("a second later", 1, None);
        check("per second", 1, None);
        check("of First Street", 1, None);
        check("at No. 10 today", 1, None);
        check("two thirds", 1, None);
    }
}

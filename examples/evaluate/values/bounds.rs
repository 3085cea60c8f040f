//! How a number is bounded, on a hundred sentences of our own in `bounds.txt`.
//!
//! A bound is right if the quantity that stands in the brackets has it; whether its span is
//! exactly what the brackets hold is a row of its own.

use parallax::text::Span;
use parallax::values::Bound;

use super::{read, show_quantities};
use crate::tally::{Case, Tally};

/// Enters every sentence of the list.
pub(super) fn measure(tally: &mut Tally) {
    for line in include_str!("bounds.txt").lines() {
        if let Some((name, bound, sentence)) = parse(line) {
            count(name, bound, &sentence, tally);
        }
    }
}

fn count(name: &str, bound: Bound, sentence: &Sentence, tally: &mut Tally) {
    let quantities = read(&sentence.text, None).quantities;
    let found = quantities.iter().find(|q| q.span.overlaps(sentence.span));
    let case = Case {
        text: &sentence.text,
        wanted: format!("{bound:?} {}", &sentence.text[sentence.span.range()]),
        found: show_quantities(&quantities),
    };
    let right = found.is_some_and(|q| q.bound == bound);
    tally.count("bounds: of all", right, &case);
    tally.count(&format!("bounds: {name}"), right, &case);
    let exact = found.is_some_and(|q| q.span == sentence.span);
    tally.count("bounds: span exact", exact, &case);
}

/// A sentence without its brackets, and where they stood.
#[derive(Debug, PartialEq)]
struct Sentence {
    text: String,
    span: Span,
}

/// A line "bound; sentence"; nothing for others.
fn parse(line: &str) -> Option<(&str, Bound, Sentence)> {
    let (name, sentence) = line.split_once("; ")?;
    let (before, rest) = sentence.split_once('[')?;
    let (within, after) = rest.split_once(']')?;
    let sentence = Sentence {
        text: [before, within, after].concat(),
        span: Span::new(before.len(), before.len() + within.len()),
    };
    Some((name, bound(name)?, sentence))
}

fn bound(name: &str) -> Option<Bound> {
    Some(match name {
        "exact" => Bound::Exact,
        "about" => Bound::About,
        "at_least" => Bound::AtLeast,
        "at_most" => Bound::AtMost,
        "more_than" => Bound::MoreThan,
        "less_than" => Bound::LessThan,
        "range" => Bound::Range,
        "vague" => Bound::Vague,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_show_the_span() {
        let (name, bound, sentence) =
            parse("at_most; She has [up to 9] dogs.").expect("the gold is well formed");
        assert_eq!((name, bound), ("at_most", Bound::AtMost));
        assert_eq!(sentence.text, "She has up to 9 dogs.");
        assert_eq!(&sentence.text[sentence.span.range()], "up to 9");
    }

    #[test]
    fn the_list_holds_a_hundred_sentences() {
        let lines = include_str!("bounds.txt").lines();
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert_eq!(lines.filter_map(parse).count(), 100);
    }
}

//! Words that limit a number: "at least", "nearly", "or more".

use std::cmp::Reverse;
use std::sync::LazyLock;

use crate::text::list_lines;
use crate::values::Bound;
use crate::values::line::Line;

/// The phrases of the list, the longest first.
static HEDGES: LazyLock<Vec<(Vec<&str>, Bound)>> = LazyLock::new(|| {
    let entry = |line: &'static str| {
        let mut words = line.split_whitespace();
        let bound = match words.next()? {
            "about" => Bound::About,
            "at_least" => Bound::AtLeast,
            "at_most" => Bound::AtMost,
            "more_than" => Bound::MoreThan,
            _ => Bound::LessThan,
        };
        Some((words.collect::<Vec<_>>(), bound))
    };
    let mut hedges: Vec<_> = list_lines(include_str!("hedges.txt"))
        .filter_map(entry)
        .collect();
    hedges.sort_by_key(|(words, _)| Reverse(words.len()));
    hedges
});

/// The bound that the words right before `start` set, and where they start.
pub(super) fn before(line: &Line, start: usize) -> Option<(usize, Bound)> {
    let fits = |words: &[&str]| {
        words.len() <= start
            && words
                .iter()
                .rev()
                .zip(1..)
                .all(|(word, back)| line.before(start, back) == *word)
    };
    let (words, bound) = HEDGES.iter().find(|(words, _)| fits(words))?;
    Some((start - words.len(), *bound))
}

/// The bound that the words from `end` on set, and where they end: "or more", "+".
pub(super) fn after(line: &Line, end: usize) -> Option<(usize, Bound)> {
    let next = line.past_hyphen(end);
    match (line.word(end), line.word(end + 1)) {
        ("or", "more" | "over" | "above" | "older" | "higher") => Some((end + 2, Bound::AtLeast)),
        ("or", "fewer" | "less" | "under" | "younger" | "lower") => Some((end + 2, Bound::AtMost)),
        ("or", "so" | "thereabouts") => Some((end + 2, Bound::About)),
        ("at", "least") => Some((end + 2, Bound::AtLeast)),
        ("at", "most") => Some((end + 2, Bound::AtMost)),
        ("+", _) if line.glued(end) => Some((end + 1, Bound::AtLeast)),
        _ if line.word(next) == "plus" && next > end => Some((next + 1, Bound::AtLeast)),
        _ if line.word(next) == "odd" && next > end => Some((next + 1, Bound::About)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, number: usize, expected: Option<(usize, Bound)>) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        assert_eq!(before(&line, number), expected, "{text}");
    }

    #[test]
    fn the_longest_hedge_wins() {
        check("no more than 20", 3, Some((0, Bound::AtMost)));
        check("killed more than 20", 3, Some((1, Bound::MoreThan)));
        check("killed 20", 1, None);
    }

    #[test]
    fn bounds_of_sentences() {
        use Bound::{About, AtLeast, AtMost, Exact, LessThan, MoreThan, Range, Vague};
        let table = [
            ("At least 22 people died", AtLeast),
            ("No fewer than 22 people died", AtLeast),
            ("A minimum of 22 seats is needed", AtLeast),
            ("It holds 22 or more people", AtLeast),
            ("It holds 22+ people", AtLeast),
            ("Up to 22 people died", AtMost),
            ("As many as 22 people died", AtMost),
            ("It cost no more than $22", AtMost),
            ("He faces 22 years or less", AtMost),
            ("More than 22 people died", MoreThan),
            ("Over 22 people died", MoreThan),
            ("Upwards of 22 people died", MoreThan),
            ("It cost in excess of $22", MoreThan),
            ("It fell below 22 percent", LessThan),
            ("Fewer than 22 people died", LessThan),
            ("Almost 22 people died", LessThan),
            ("Nearly $22m was lost", LessThan),
            ("Just under 22 people died", LessThan),
            ("About 22 people died", About),
            ("Roughly 22 miles away", About),
            ("An estimated 22 people died", About),
            ("Some 22 people died", About),
            ("It took 22 days or so", About),
            ("The ~22 men fled", About),
            ("Between 22 and 30 people died", Range),
            ("22 to 30 people died", Range),
            ("22–30 people died", Range),
            ("Two or three people died", Range),
            ("Dozens of people died", Vague),
            ("Several hundred people died", Vague),
            ("Tens of thousands fled", Vague),
            ("A few people died", Vague),
            ("22 people died", Exact),
            ("Only 22 people died", Exact),
        ];
        for (text, bound) in table {
            let found = crate::values::find(&Document::plain(text), None).quantities;
            let got: Vec<Bound> = found.iter().map(|q| q.bound).collect();
            assert_eq!(got, [bound], "{text}");
        }
    }
}

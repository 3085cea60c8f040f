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
}

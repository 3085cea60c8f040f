//! Words that limit a number: "at least", "nearly", "or more".

use std::cmp::Reverse;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::counted;
use crate::text::list_lines;
use crate::values::Bound;
use crate::values::line::Line;

/// A phrase of the list, in words, and the bound that it sets.
type Hedge = (Vec<&'static str>, Bound);

/// The phrases of the list by their last word, the longest first.
static HEDGES: LazyLock<FxHashMap<&str, Vec<Hedge>>> = LazyLock::new(|| {
    let entry = |line: &'static str| {
        let mut words = line.split_whitespace();
        let bound = match words.next()? {
            "about" => Bound::About,
            "at_least" => Bound::AtLeast,
            "at_most" => Bound::AtMost,
            "more_than" => Bound::MoreThan,
            "exact" => Bound::Exact,
            _ => Bound::LessThan,
        };
        Some((words.collect::<Vec<_>>(), bound))
    };
    let mut hedges: Vec<Hedge> = list_lines(include_str!("hedges.txt"))
        .filter_map(entry)
        .collect();
    hedges.sort_by_key(|(words, _)| Reverse(words.len()));
    let mut by_last: FxHashMap<&str, Vec<Hedge>> = FxHashMap::default();
    for (words, bound) in hedges {
        if let Some(&last) = words.last() {
            by_last.entry(last).or_default().push((words, bound));
        }
    }
    by_last
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
    let hedges = HEDGES.get(line.before(start, 1))?;
    let (words, bound) = hedges.iter().find(|(words, _)| fits(words))?;
    Some((start - words.len(), *bound))
}

/// The bound that the words from `end` on set, and where they end: "or more", "+".
pub(super) fn after(line: &Line, end: usize) -> Option<(usize, Bound)> {
    let next = line.past_hyphen(end);
    match (line.word(end), line.word(end + 1)) {
        ("and", "counting") => Some((end + 2, Bound::AtLeast)),
        ("or" | "and", word) => alternative(line, end, word),
        (",", "give") if line.word(end + 2) == "or" => Some((end + 4, Bound::About)),
        ("at", "least") => Some((end + 2, Bound::AtLeast)),
        ("at", "most") => Some((end + 2, Bound::AtMost)),
        ("minimum" | "min" | "upwards", _) => Some((end + 1, Bound::AtLeast)),
        ("maximum" | "max" | "tops", _) => Some((end + 1, Bound::AtMost)),
        ("give", "or") if line.word(end + 2) == "take" => Some((end + 3, Bound::About)),
        ("+" | "＋", _) if line.glued(end) => Some((end + 1, Bound::AtLeast)),
        ("ish", _) if line.glued(end) => Some((end + 1, Bound::About)),
        _ if line.word(next) == "ish" && next > end => Some((next + 1, Bound::About)),
        _ if line.word(next) == "plus" && next > end => Some((next + 1, Bound::AtLeast)),
        _ if line.word(next) == "odd" && (next > end || counted::has_plural(line, next + 1)) => {
            Some((next + 1, Bound::About))
        }
        _ => None,
    }
}

/// The bound of "or more", "and over", "or so": what `word` says after the link at `end`.
fn alternative(line: &Line, end: usize, word: &str) -> Option<(usize, Bound)> {
    let or = line.word(end) == "or";
    let next = end + 2;
    let closes =
        counted::ends_phrase(line.word(next)) || !line.is_word(next) && !line.is_number(next);
    let bound = match word {
        "more" | "greater" | "bigger" | "larger" | "longer" | "better" if or => Bound::AtLeast,
        "over" | "above" | "older" | "higher" | "up" | "upwards" if or || closes => Bound::AtLeast,
        "fewer" | "less" | "smaller" | "shorter" if or => Bound::AtMost,
        "under" | "below" | "younger" | "lower" if or || closes => Bound::AtMost,
        "so" | "thereabouts" if or => Bound::About,
        _ => return None,
    };
    let than = matches!(bound, Bound::AtLeast | Bound::AtMost) && line.word(end + 2) == "than";
    let bare = than && !line.is_number(end + 3);
    Some((end + 2 + usize::from(bare), bound))
}

/// Whether a bound limits a number from below (`true`) or from above (`false`) only.
pub(super) fn is_floor(bound: Bound) -> Option<bool> {
    match bound {
        Bound::AtLeast | Bound::MoreThan => Some(true),
        Bound::AtMost | Bound::LessThan => Some(false),
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

//! Results of games and votes: "3-1", "won 6-4 6-3", "a 7-5 vote", "voted 52 to 48". They are
//! no ranges and count nothing.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::counted;
use super::words::cardinal;
use crate::text::word_list;
use crate::values::line::Line;
use crate::values::{money, units};

/// A score: both numbers, and the index after its last lexeme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) first: u32,
    pub(super) second: u32,
    pub(super) end: usize,
}

/// Words near which two numbers are a score.
static CUES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("scores.txt")).collect());

/// The score that starts at `i`. `after_score`: another one ends right before it.
pub(super) fn at(line: &Line, i: usize, after_score: bool) -> Option<Found> {
    let hyphenated =
        i > 0 && line.joins(i - 1) || line.glued(i) && i > 0 && line.word(i - 1) != "(";
    let (first, end) = side(line, i).filter(|_| !hyphenated)?;
    let (at, link) = link(line, end)?;
    let (second, end) = side(line, at)?;
    let found = Found { first, second, end };
    let known = after_score
        || link == Link::Named
        || is_cued(line, i, end, link)
        || link == Link::Dash && is_between_names(line, i, end);
    (known && !measures(line, end) && !goes_on(line, end)).then_some(found)
}

/// One side of a score that starts at `i`, and the index after it.
fn side(line: &Line, i: usize) -> Option<(u32, usize)> {
    if let Some(points) = line.integer(i, 3) {
        return Some((u32::try_from(points).ok()?, i + 1));
    }
    let number = cardinal(line, i).filter(|n| n.value < 100.0)?;
    Some((number.value as u32, number.end))
}

/// What parts the two sides.
#[derive(Clone, Copy, PartialEq)]
enum Link {
    Dash,
    To,
    /// "votes to", "goals to": it says itself that this is a score.
    Named,
}

/// What parts the two sides at `i`, and the index after it.
fn link(line: &Line, i: usize) -> Option<(usize, Link)> {
    let named = matches!(line.word(i), "votes" | "goals" | "sets");
    match (line.word(i), line.word(i + 1)) {
        _ if line.joins(i) => Some((i + 1, Link::Dash)),
        ("to", _) => Some((i + 1, Link::To)),
        (_, "to") if named => Some((i + 2, Link::Named)),
        _ => None,
    }
}

/// Whether a word near `start..end` speaks of a game or a vote. With "to" it must stand nearer,
/// since "won 4 to 5 seats" is a range.
fn is_cued(line: &Line, start: usize, end: usize, link: Link) -> bool {
    let cue = |word: &str| CUES.contains(word);
    let reach = if link == Link::Dash { 6 } else { 4 };
    let before = (1..=reach).take_while(|&back| !matches!(line.before(start, back), "." | ";"));
    let after = end + usize::from(line.joins(end));
    before.into_iter().any(|back| cue(line.before(start, back)))
        || (after..after + 2).any(|at| cue(line.word(at)))
}

/// "Leeds 2-3 York".
fn is_between_names(line: &Line, start: usize, end: usize) -> bool {
    start > 0 && line.capitalised(start - 1) && line.capitalised(end) && line.is_word(start - 1)
}

/// Whether what follows says that the numbers measure or count something.
fn measures(line: &Line, end: usize) -> bool {
    let next = line.past_hyphen(end);
    let letters = line.glued(end) && line.is_word(end);
    let result = (end..end + 3).any(|at| CUES.contains(line.word(at)));
    let counted = counted::has_plural(line, end) && !result && !line.capitalised(end);
    let unit = units::at(line, next).is_some() || money::name_at(line, next).is_some();
    letters || counted || unit && !result
}

/// Whether the numbers are part of a longer row: "555-12-34", "3-1/2".
fn goes_on(line: &Line, end: usize) -> bool {
    let mark = matches!(line.word(end), "/" | ":" | ".") && line.glued(end) || line.joins(end);
    mark && line.is_number(end + 1) && line.glued(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, expected: &[(u32, u32)]) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        let (mut got, mut end) = (Vec::new(), 0);
        for i in 0..line.len() {
            if i >= end
                && let Some(score) = at(&line, i, end == i && i > 0)
            {
                got.push((score.first, score.second));
                end = score.end;
            }
        }
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn games_and_votes_have_scores() {
        check("They won 3-1 at home.", &[(3, 1)]);
        check("She won 6-4 3-6 7-5 on clay.", &[(6, 4), (3, 6), (7, 5)]);
        check("The court ruled 5-4 for him.", &[(5, 4)]);
        check("a 7-5 vote", &[(7, 5)]);
        check("The Senate voted 52 to 48.", &[(52, 48)]);
        check("It passed by 7 votes to 5, the vote showed.", &[(7, 5)]);
        check("Leeds 2-3 York", &[(2, 3)]);
        check("It was a two-nil win.", &[(2, 0)]);
        check("It voted six to three.", &[(6, 3)]);
    }

    #[test]
    fn ranges_and_codes_have_none() {
        check("It hired 14-23 people.", &[]);
        check("They won 4 to 5 seats.", &[]);
        check("They won 10-15% more.", &[]);
        check("Call 555-0123 to win.", &[]);
        check("It is open 24-7.", &[]);
    }
}

//! A name, or a word for a country or its people, put in the place of another one.

use std::ops::Range;

use super::Change;
use super::diff::{Diff, Gap};
use crate::compare::statements::claim::Statement;
use crate::compare::{DiscrepancyKind, reasons};
use crate::mentions::{country_of, is_title};

/// Words of a name.
const MOST_WORDS: usize = 4;
/// Shared words between a name and the next change; nearer ones change what the name does.
const APART: usize = 2;
/// Letters at the beginning of two names that make them forms of one.
const SAME_START: usize = 3;

/// Countries, and what they are part of; naming the whole is only coarser. Origin: our own list.
const PARTS: [(&str, &str); 6] = [
    ("england", "united kingdom"),
    ("scotland", "united kingdom"),
    ("wales", "united kingdom"),
    ("northern ireland", "united kingdom"),
    ("north korea", "korea"),
    ("south korea", "korea"),
];

/// The gaps in which a name stands for another.
pub(super) fn find(diff: &Diff<'_>) -> Vec<Change> {
    let gaps = diff.gaps.iter();
    gaps.filter_map(|gap| change(diff, gap)).collect()
}

fn change(diff: &Diff<'_>, gap: &Gap) -> Option<Change> {
    let kind = match (country(diff.a, &gap.a), country(diff.b, &gap.b)) {
        (Some(x), Some(y)) if exclude(x, y) => DiscrepancyKind::Place,
        (None, None) if renames(diff, gap) => DiscrepancyKind::Participant,
        _ => return None,
    };
    let (a, b) = (gap.a.clone(), gap.b.clone());
    let reason = reasons::OTHER_NAME;
    Some(Change { kind, reason, a, b })
}

/// The country that words name, by its name, its people or its capital.
fn country(s: &Statement, words: &Range<usize>) -> Option<&'static str> {
    let capitals = !words.is_empty() && s.words[words.clone()].iter().all(|w| w.capital);
    capitals.then(|| country_of(&phrase(s, words))).flatten()
}

fn exclude(a: &str, b: &str) -> bool {
    a != b && !PARTS.contains(&(a, b)) && !PARTS.contains(&(b, a))
}

fn phrase(s: &Statement, words: &Range<usize>) -> String {
    let forms: Vec<&str> = s.words[words.clone()].iter().map(|w| &*w.form).collect();
    forms.join(" ")
}

/// Whether the gap holds a name on either side, and they cannot be names of one thing.
fn renames(diff: &Diff<'_>, gap: &Gap) -> bool {
    let (x, y) = (phrase(diff.a, &gap.a), phrase(diff.b, &gap.b));
    is_name(diff.a, &gap.a)
        && is_name(diff.b, &gap.b)
        && diff.stands_apart(gap, APART)
        && diff.is_exchanged(gap.a.start, gap.b.start)
        && !may_be_one(&x, &y)
}

/// Whether words are a name by their capitals: not at the start of a sentence, nor in a row of
/// capitals, as in a headline, and no title.
fn is_name(s: &Statement, words: &Range<usize>) -> bool {
    let own = &s.words[words.clone()];
    let capital = |i: usize| s.words.get(i).is_some_and(|w| w.capital);
    words.start > 0
        && (1..=MOST_WORDS).contains(&own.len())
        && own
            .iter()
            .all(|w| w.capital && w.content && !is_title(&w.form))
        && !(capital(words.start - 1) && capital(words.end))
}

/// Whether two phrases may name one thing: they begin alike, or one may be the initials of the
/// other.
fn may_be_one(a: &str, b: &str) -> bool {
    let start = |s: &str| s.chars().take(SAME_START).collect::<String>();
    let initials = |short: &str, long: &str| {
        let letters = short.chars().filter(|c| c.is_alphanumeric());
        let same = letters.clone().next() == long.chars().next();
        same && letters.count() <= MOST_WORDS
    };
    start(a) == start(b) || initials(a, b) || initials(b, a)
}

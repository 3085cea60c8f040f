//! The role of a number: what is said of the things it counts.
//!
//! "12 dead", "kills 12", "12 people were killed" and "a death toll of 12" give one number in one
//! role; "12 killed, 15 injured" gives two. Numbers take the words of roles one after the other, as
//! they stand in the text, so that "killed" in "2 killed 3 injured" is taken when the 3 asks.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::claim::{Placed, Statement};
use super::magnitude::noun;
use crate::text::{fold, list_lines};
use crate::values::Quantity;
use crate::values::relation::interval;

/// Words between a number and a word of its role after it, at most.
const REACH: usize = 6;
/// Words that an insertion such as ", including three children," may have.
const INSERTED: usize = 10;

/// Words that lead from a noun of a role to its number: "the toll rose to 12". Origin: our own list.
const LINKS: [&str; 16] = [
    "to", "at", "is", "was", "now", "hits", "hit", "reaches", "reached", "passes", "passed",
    "tops", "topped", "exceeds", "exceeded", "of",
];
/// Words between a number and its role that leave it as it is. Origin: our own list.
const FOUND: [&str; 4] = ["confirmed", "declared", "pronounced", "found"];
/// Words that begin an insertion which names a part. Origin: our own list.
const INCLUDING: [&str; 4] = ["including", "among", "mostly", "most"];
/// Words before a number that make it a part of more. Origin: our own list.
const PART: [&str; 2] = ["including", "among"];
/// Words for all of whom a number is a part. Origin: our own list.
const WHOLE: [&str; 6] = ["them", "whom", "those", "these", "us", "which"];
/// Words that add a number to one named before. Origin: our own list.
const MORE: [&str; 6] = [
    "another",
    "other",
    "others",
    "more",
    "additional",
    "further",
];
/// Words for what is counted that say hardly more than that they are people. Origin: our own list.
const PEOPLE: [&str; 14] = [
    "people",
    "person",
    "persons",
    "ppl",
    "others",
    "other",
    "victims",
    "victim",
    "lives",
    "life",
    "casualties",
    "more",
    "individuals",
    "dead",
];

/// Where the words of a role stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    After,
    Both,
    Noun,
}

/// Every word of a role, with the role and where it stands to its number.
static WORDS: LazyLock<HashMap<&str, (&str, Side)>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for line in list_lines(include_str!("counts.txt")) {
        let mut words = line.split_whitespace();
        let (Some(role), Some(side)) = (words.next(), words.next()) else {
            continue;
        };
        let side = match side {
            "before" => Side::Before,
            "after" => Side::After,
            "noun" => Side::Noun,
            _ => Side::Both,
        };
        all.extend(words.map(|word| (word, (role, side))));
    }
    all
});

/// What a number counts, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::compare) struct Role {
    /// The name of the role: "killed".
    pub(in crate::compare) name: &'static str,
    /// The noun that is counted, by its stem; empty for people in general.
    pub(in crate::compare) noun: String,
    /// Whether the number is only a part of what has the role: "including three children".
    pub(in crate::compare) part: bool,
    /// Whether the number was given up for another: "to 14 from 12".
    pub(in crate::compare) former: bool,
}

impl Role {
    /// Whether `q` in this role and `r` in the other can stand for each other: no killed for
    /// injured, no part for the whole. Where one counts people in general and the other workers,
    /// only if more workers are counted than people: else they may be a part of them.
    pub(in crate::compare) fn meets(&self, q: &Quantity, (other, r): (&Self, &Quantity)) -> bool {
        let more = |some: &Quantity, all: &Quantity| interval(some).0 > interval(all).1;
        let same = self.noun == other.noun
            || self.noun.is_empty() && more(r, q)
            || other.noun.is_empty() && more(q, r);
        let current = !self.former && !other.former;
        self.name == other.name && self.part == other.part && current && same
    }
}

/// The role of each number of a statement, if it has one.
pub(in crate::compare) fn roles(statement: &Statement) -> Vec<Option<Role>> {
    let mut taken = vec![false; statement.words.len()];
    let mut roles: Vec<Option<Role>> = Vec::new();
    for (i, q) in statement.quantities.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| &statement.quantities[i]);
        let whole = before.is_some_and(|some| is_some_of(statement, some, q));
        let found = (q.item.unit.is_empty() && !whole).then(|| {
            let at = left(statement, q, &taken).or_else(|| right(statement, q, &taken))?;
            taken[at] = true;
            Some(WORDS.get(form(statement, at))?.0)
        });
        let name = found.flatten().or_else(|| tolled(statement, q));
        roles.push(name.map(|name| role(statement, q, name, &roles)));
    }
    roles
}

fn role(
    statement: &Statement,
    q: &Placed<Quantity>,
    name: &'static str,
    before: &[Option<Role>],
) -> Role {
    let counted = fold(&q.item.what);
    let general = PEOPLE.contains(&&*counted) || WORDS.contains_key(&*counted);
    let aboard = name == "aboard" && matches!(&*counted, "passengers" | "passenger");
    Role {
        name,
        noun: if general || aboard {
            String::new()
        } else {
            noun(&q.item)
        },
        part: is_part(statement, q) || is_added(statement, q) && adds_to(name, before),
        former: is_former(statement, q),
    }
}

/// The verb right before a number whose object the number is.
fn left(statement: &Statement, q: &Placed<Quantity>, taken: &[bool]) -> Option<usize> {
    let mut at = q.words.start.checked_sub(1)?;
    while at > 0 && matches!(form(statement, at), "another" | "a" | "the" | "all" | "an") {
        at -= 1;
    }
    let side = WORDS.get(form(statement, at))?.1;
    let verb = matches!(side, Side::Before | Side::Both) && !statement.words[at + 1].after_mark;
    (verb && !taken[at]).then_some(at)
}

/// The word after a number, its noun and what belongs to that, which says what happened.
fn right(statement: &Statement, q: &Placed<Quantity>, taken: &[bool]) -> Option<usize> {
    let mut wholes = statement.quantities.iter();
    let whole = wholes.find(|whole| is_some_of(statement, q, whole));
    let (mut at, mut seen) = (whole.unwrap_or(q).words.end, 0);
    while at < statement.words.len() && seen < REACH {
        if statement.words[at].after_mark {
            at = after_insertion(statement, at)?;
        }
        let found = WORDS.get(form(statement, at));
        if let Some((_, side)) = found {
            let object = *side == Side::Both && is_object_after(statement, at, taken);
            return (*side != Side::Before && !taken[at] && !object).then_some(at);
        }
        let other = statement.quantities.iter().any(|r| r.words.contains(&at));
        let verb = statement.words[at].past
            && statement.words[at].content
            && !FOUND.contains(&form(statement, at));
        if other || verb || matches!(form(statement, at), "and" | "or" | "but" | "as" | "while") {
            return None;
        }
        (at, seen) = (at + 1, seen + 1);
    }
    None
}

/// Whether the verb at `at` has the number after it as its object: "soldiers killed 30", but not
/// "2 killed, 3 injured", where that number has a word of its own.
fn is_object_after(statement: &Statement, at: usize, taken: &[bool]) -> bool {
    let mut next = statement.quantities.iter();
    let next = next.find(|r| r.words.start == at + 1 && !statement.words[at + 1].after_mark);
    let mut taken = taken.to_vec();
    taken[at] = true;
    next.is_some_and(|r| right(statement, r, &taken).is_none())
}

/// The word after an insertion that names a part of what is counted, if one begins at `at`.
fn after_insertion(statement: &Statement, at: usize) -> Option<usize> {
    if !INCLUDING.contains(&form(statement, at)) {
        return None;
    }
    let last = statement.words.len().min(at + INSERTED);
    (at + 1..last).find(|&i| statement.words[i].after_mark)
}

/// The role of a noun that counts, "toll", of which the number is said.
fn tolled(statement: &Statement, q: &Placed<Quantity>) -> Option<&'static str> {
    let link = q.words.start.checked_sub(1)?;
    let linked = q.item.unit.is_empty()
        && (LINKS.contains(&form(statement, link)) || is_former(statement, q));
    let counts = |i: &usize| {
        let (role, side) = WORDS.get(form(statement, *i))?;
        let number = || {
            form(statement, i.checked_sub(2)?)
                .eq("number")
                .then_some(())
        };
        let counted =
            i.checked_sub(1).map(|i| form(statement, i)) == Some("of") && number().is_some();
        (*side == Side::Noun || counted).then_some(*role)
    };
    let noun = (0..link).rev().find_map(|i| Some((i, counts(&i)?)));
    let (at, role) = noun.filter(|_| linked)?;
    let own = |r: &&Placed<Quantity>| r.words.start > at && r.words.end < link;
    let others = statement.quantities.iter().filter(own);
    let direct = form(statement, link) != "of" || at + 1 == link;
    (direct
        && others
            .clone()
            .all(|r| is_former(statement, r) || is_former(statement, q)))
    .then_some(role)
}

/// Whether a number is named as a part of what has its role: "two of them", "two of the dead",
/// "including two children".
fn is_part(statement: &Statement, q: &Placed<Quantity>) -> bool {
    let before = q.words.start.checked_sub(1).map(|i| form(statement, i));
    let all = |at: usize| {
        let word = form(statement, at);
        WHOLE.contains(&word) || PEOPLE.contains(&word) || WORDS.contains_key(word)
    };
    let (first, second) = (q.words.end + 1, q.words.end + 2);
    let of = form(statement, q.words.end) == "of";
    before.is_some_and(|word| PART.contains(&word))
        || of && (all(first) || form(statement, first) == "the" && all(second))
}

/// Whether one number is so many of another: "four of the 40 passengers".
fn is_some_of(statement: &Statement, some: &Placed<Quantity>, whole: &Placed<Quantity>) -> bool {
    let between = statement
        .words
        .get(some.words.end..whole.words.start)
        .unwrap_or_default();
    let between: Vec<&str> = between.iter().map(|w| &*w.form).collect();
    matches!(
        between[..],
        ["of"] | ["of", "the" | "its" | "their" | "his" | "her" | "some"]
    )
}

/// Whether a number comes on top of another: "15 others", "another 15", "15 more".
fn is_added(statement: &Statement, q: &Placed<Quantity>) -> bool {
    let first = q.words.start.saturating_sub(1);
    let near = first..(q.words.end + 2).min(statement.words.len());
    near.into_iter().any(|i| MORE.contains(&form(statement, i)))
}

/// Whether a further number adds to one of its own role, or to nothing named beside it.
fn adds_to(name: &str, before: &[Option<Role>]) -> bool {
    let mut roles = before.iter().flatten();
    roles.clone().next().is_none() || roles.any(|role| role.name == name)
}

/// Whether a number is the one from which another came: "up from 12".
pub(in crate::compare) fn is_former(statement: &Statement, q: &Placed<Quantity>) -> bool {
    let before = q.words.start.checked_sub(1).map(|i| form(statement, i));
    before == Some("from") && is_changed(statement, &q.words)
}

/// Whether the words near a number say that it changed.
fn is_changed(statement: &Statement, words: &Range<usize>) -> bool {
    let first = words.start.saturating_sub(REACH);
    let last = (words.end + 3).min(statement.words.len());
    (first..last).any(|i| matches!(form(statement, i), "to" | "up" | "down"))
}

/// The folded letters of a word; "on board" as one word.
fn form(statement: &Statement, at: usize) -> &str {
    let form = |i: usize| statement.words.get(i).map_or("", |w| &*w.form);
    let joined = form(at) == "on" && form(at + 1) == "board";
    if joined { "on-board" } else { form(at) }
}

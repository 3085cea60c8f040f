//! Whether the words around a time speak of the past or the future.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::{looks_past, word_list};
use crate::values::line::Line;

/// The direction of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// It has happened.
    Past,
    /// It is still to come.
    Future,
    /// No verb tells.
    Unknown,
}

/// Words that speak of what is to come, verbs or not.
static FUTURE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("future.txt")).collect());

/// How many lexemes before and after a time are looked at.
const REACH: usize = 20;

/// The tense of the verb that a time at `start..end` most likely belongs to: the nearest
/// before it in its clause, else the nearest after it. "As early as" looks ahead.
pub(super) fn around(line: &Line, start: usize, end: usize) -> Tense {
    if line.before(start, 1) == "as" && matches!(line.before(start, 2), "early" | "soon") {
        return Tense::Future;
    }
    let fronted = matches!(line.word(end), "," | "'s");
    let before = before(line, start).filter(|_| !fronted || opens_nothing(line, start));
    before
        .or_else(|| after(line, end))
        .unwrap_or(Tense::Unknown)
}

/// Whether the time at `start` stands inside a clause: not "…, but on Thursday, …".
fn opens_nothing(line: &Line, start: usize) -> bool {
    let at = start - usize::from(matches!(line.before(start, 1), "on" | "in" | "of"));
    !matches!(
        line.before(at, 1),
        "" | "," | "but" | "and" | "—" | "“" | "results"
    )
}

fn before(line: &Line, start: usize) -> Option<Tense> {
    if let Some(tense) = beside(line, start) {
        return Some(tense);
    }
    for back in 1..=REACH.min(start) {
        let at = start - back;
        match line.word(at) {
            "said" | "says" => return (back <= 2).then_some(Tense::Past),
            "that" | "which" | "but" | "while" | "because" | "although" | ";" => return None,
            _ => {}
        }
        if let Some(tense) = of_word(line, at, 0) {
            return Some(tense);
        }
    }
    None
}

/// The tense that the words next to a time tell by themselves: "the vote is on Friday", "moved
/// to Friday" look ahead, "did not come until Friday" looks back.
fn beside(line: &Line, start: usize) -> Option<Tense> {
    let back = |n| line.before(start, n);
    let preposition = matches!(back(1), "on" | "at" | "for" | "in");
    if matches!(back(1 + usize::from(preposition)), "is" | "are")
        || back(1) == "to" && super::ranges::is_move(line, start)
    {
        return Some(Tense::Future);
    }
    let until = matches!(back(1), "until" | "till");
    let denied = (2..=4).any(|n| match back(n) {
        "not" => matches!(back(n + 1), "did" | "was" | "were" | "had"),
        word => matches!(word, "didn't" | "wasn't" | "weren't" | "hadn't"),
    });
    (until && denied).then_some(Tense::Past)
}

fn after(line: &Line, end: usize) -> Option<Tense> {
    (end..end + REACH).find_map(|at| of_word(line, at, end))
}

/// The tense that the word at `at` tells, in a clause that starts at or before `from`.
fn of_word(line: &Line, at: usize, from: usize) -> Option<Tense> {
    let word = line.word(at);
    let to = word == "to" && matches!(line.before(at, 1), "is" | "are" | "set" | "going");
    let set = word == "set" && line.word(at + 1) == "for";
    if to || set || FUTURE.contains(word) {
        return Some(Tense::Future);
    }
    let modal = follows_modal(line, at, from);
    let past = looks_past(word) || matches!(word, "has" | "have");
    past.then_some(if modal { Tense::Future } else { Tense::Past })
}

/// Whether the participle at `at` belongs to a verb of the future: "will be held", "to be held".
fn follows_modal(line: &Line, at: usize, from: usize) -> bool {
    (1..=4.min(at.saturating_sub(from))).any(|back| {
        let modal = matches!(
            line.before(at, back),
            "will" | "shall" | "would" | "may" | "might" | "could" | "should" | "must"
        );
        modal || line.before(at, back) == "to" && line.before(at, back - 1) == "be"
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// `text` holds "Friday", whose tense is asked.
    fn check(text: &str, expected: Tense) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        let at = (0..line.len()).find(|&i| line.word(i) == "friday");
        let got = at.map(|at| around(&line, at, at + 1));
        assert_eq!(got, Some(expected), "{text}");
    }

    #[test]
    fn the_nearest_verb_before_decides() {
        check("He said Friday he will go", Tense::Past);
        check("He said he will go Friday", Tense::Future);
        check("It will be held on Friday", Tense::Future);
        check("The vote was held on Friday", Tense::Past);
        check("Talks are scheduled for Friday", Tense::Future);
        check("They could meet as early as Friday", Tense::Future);
        check("The funeral is on Friday", Tense::Future);
        check("The vote was moved to Friday", Tense::Future);
        check("The court was adjourned until Friday", Tense::Future);
        check("The court did not rule until Friday", Tense::Past);
    }

    #[test]
    fn else_the_nearest_verb_after() {
        check("He said that on Friday they will go", Tense::Future);
        check("On Friday the court ruled", Tense::Past);
        check("It was due, but on Friday, the court ruled", Tense::Past);
        check("Friday", Tense::Unknown);
    }
}

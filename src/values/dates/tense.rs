//! Whether the words around a time speak of the past or the future.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::word_list;
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

/// Past forms that do not end in "ed".
static PAST: LazyLock<HashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("past.txt")).collect());

/// Words that speak of what is to come, verbs or not.
static FUTURE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("future.txt")).collect());

/// How many lexemes before and after a time are looked at.
const REACH: usize = 14;

/// The tense of the verb that a time at `start..end` most likely belongs to: the nearest
/// before it in its clause, else the nearest after it.
pub(super) fn around(line: &Line, start: usize, end: usize) -> Tense {
    before(line, start)
        .or_else(|| after(line, end))
        .unwrap_or(Tense::Unknown)
}

fn before(line: &Line, start: usize) -> Option<Tense> {
    for back in 1..=REACH.min(start) {
        let at = start - back;
        if matches!(line.word(at), "that" | "which" | ";" | "said" | "says") {
            return (line.word(at) == "said" && back <= 2).then_some(Tense::Past);
        }
        if let Some(tense) = of_word(line, at) {
            return Some(tense);
        }
    }
    None
}

fn after(line: &Line, end: usize) -> Option<Tense> {
    (end..end + REACH).find_map(|at| of_word(line, at))
}

fn of_word(line: &Line, at: usize) -> Option<Tense> {
    let word = line.word(at);
    if FUTURE.contains(word)
        || word == "to" && matches!(line.before(at, 1), "is" | "are" | "set" | "going")
    {
        return Some(Tense::Future);
    }
    let past = PAST.contains(word)
        || word.len() > 4
            && word.ends_with("ed")
            && !matches!(word, "indeed" | "united" | "hundred");
    past.then(|| {
        if follows_modal(line, at) {
            Tense::Future
        } else {
            Tense::Past
        }
    })
}

/// Whether the participle at `at` belongs to a verb of the future: "will be held", "to be held".
fn follows_modal(line: &Line, at: usize) -> bool {
    (1..=4).any(|back| {
        let word = line.before(at, back);
        matches!(
            word,
            "will" | "shall" | "would" | "may" | "might" | "could" | "should" | "must"
        ) || word == "to" && line.before(at, back - 1) == "be"
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
        let at = (0..line.len()).find(|&i| line.word(i) == "friday").unwrap();
        assert_eq!(around(&line, at, at + 1), expected, "{text}");
    }

    #[test]
    fn the_nearest_verb_before_decides() {
        check("He said Friday he will go", Tense::Past);
        check("He said he will go Friday", Tense::Future);
        check("It will be held on Friday", Tense::Future);
        check("The vote was held on Friday", Tense::Past);
        check("Talks are scheduled for Friday", Tense::Future);
    }

    #[test]
    fn else_the_nearest_verb_after() {
        check("He said that on Friday they will go", Tense::Future);
        check("On Friday the court ruled", Tense::Past);
        check("Friday", Tense::Unknown);
    }
}

//! Noun phrases that can name a source, found without a parser.
//!
//! A phrase is followed word by word from the cue outwards, until a word that cannot be
//! part of it. Appositions between commas belong to it: "Ann Lee, the mayor of Ely,".

mod apposition;
mod following;

use std::ops::Range;

use crate::quotes::inflection::Form;
use crate::quotes::lexicon::Part;
use crate::quotes::scene::{Scene, Word};
use crate::quotes::words::Class;

pub(super) use following::after;

/// The longest phrase that is looked at, in tokens.
const REACH: usize = 40;

/// The subject whose verb group starts at token `end`, not before `floor`.
pub(super) fn before(scene: &Scene, end: usize, floor: usize) -> Option<Range<usize>> {
    let end = skip_time_back(scene, end, floor);
    let last = (end > floor).then(|| scene.word(end - 1))?;
    if last.passage.is_some() {
        return plain_before(scene, end, floor);
    }
    if last.is(")") {
        let open = bracket_open(scene, end - 1, floor)?;
        return plain_before(scene, open, floor);
    }
    if separates(scene, end - 1) {
        return apposition::before_comma(scene, end - 1, floor);
    }
    plain_before(scene, end, floor)
}

/// The token before which "on Monday" or "last week" stands that ends at `end`.
fn skip_time_back(scene: &Scene, end: usize, floor: usize) -> usize {
    let mut start = end;
    while start > floor {
        let word = scene.word(start - 1);
        let opener = word.has(Class::TIME_OPENER) || word.is_any(&["this", "past"]);
        let time = word.has(Class::TIME_WORD) || start < end && opener;
        if word.passage.is_some() || !time {
            break;
        }
        start -= 1;
    }
    if start == floor { end } else { start }
}

/// Whether the mark at `i` sets off an apposition: a comma or a dash.
fn separates(scene: &Scene, i: usize) -> bool {
    let word = scene.word(i);
    word.passage.is_none()
        && (word.is_any(&[",", "—"]) || word.is_any(&["-", "–"]) && !is_joint(scene, i))
}

/// The phrase that owns what follows the possessive mark at `end`: "the new mayor's".
pub(super) fn owner(scene: &Scene, end: usize, floor: usize) -> Option<Range<usize>> {
    let closed = Class::PREPOSITION
        .or(Class::AUXILIARY)
        .or(Class::COORDINATOR)
        .or(Class::SUBORDINATOR);
    let mut start = end;
    while start > floor.max(end.saturating_sub(6)) {
        let word = scene.word(start - 1);
        if word.passage.is_some()
            || word.is_mark() && !is_joint(scene, start - 1)
            || word.has(closed)
        {
            break;
        }
        start -= 1;
        if word.has(Class::DETERMINER)
            || word.is_capitalised() && !scene.word(start.max(1) - 1).is_capitalised()
        {
            break;
        }
    }
    (start < end).then_some(start..end)
}

/// The subject of the word at `i`, if it looks like a finite verb.
pub(super) fn of_verb(scene: &Scene, i: usize, floor: usize) -> Option<Range<usize>> {
    let word = scene.word(i);
    let verb = word.has(Class::AUXILIARY.or(Class::FINITE_VERB))
        || word.looks_past()
        || is_finite_cue(scene, i);
    if word.passage.is_some() || !verb {
        return None;
    }
    let mut end = i;
    while end > floor
        && scene.word(end - 1).has(Class::ADVERB)
        && scene.word(end - 1).passage.is_none()
    {
        end -= 1;
    }
    before(scene, end, floor)
}

/// Whether a noun phrase can start with token `i`.
pub(super) fn starts_phrase(scene: &Scene, i: usize) -> bool {
    let word = scene.word(i);
    let closed = Class::AUXILIARY
        .or(Class::PREPOSITION)
        .or(Class::COORDINATOR)
        .or(Class::SUBORDINATOR);
    let opens = Class::DETERMINER
        .or(Class::SUBJECT_PRONOUN)
        .or(Class::OBJECT_PRONOUN);
    word.is_word()
        && (word.has(opens) || !word.has(closed) || word.is_capitalised() && !word.has(closed))
}

/// Drops marks and weak words at both ends of a phrase.
fn trim(scene: &Scene, range: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range;
    let leading = Class::ADVERB.or(Class::COORDINATOR);
    while start < end && (!scene.word(start).is_word() || weak_start(scene.word(start), leading)) {
        start += 1;
    }
    let trailing = Class::COORDINATOR.or(Class::ADVERB);
    while start < end
        && (scene.word(end - 1).is_mark() && !scene.word(end - 1).is(")")
            || scene.word(end - 1).has(trailing))
    {
        end -= 1;
    }
    start..end
}

fn weak_start(word: &Word, leading: Class) -> bool {
    word.has(leading) && !word.has(Class::DETERMINER.or(Class::SUBJECT_PRONOUN))
}

/// A phrase that ends right before `end`.
fn plain_before(scene: &Scene, end: usize, floor: usize) -> Option<Range<usize>> {
    let last = scene.word(end.checked_sub(1)?);
    if last.has(Class::PERSON_PRONOUN) {
        return Some(end - 1..end);
    }
    let floor = floor.max(end.saturating_sub(REACH));
    let mut start = end;
    while start > floor {
        let word = scene.word(start - 1);
        if word.is(")") && word.passage.is_none() {
            match bracket_open(scene, start - 1, floor) {
                Some(open) => start = open,
                None => break,
            }
        } else if stops_before(scene, start - 1, end, floor) {
            break;
        } else {
            start -= 1;
        }
    }
    let range = skip_adjunct(scene, trim(scene, start..end));
    let head = scene
        .words(range.clone())
        .iter()
        .any(|w| w.is_word() && !w.has(Class::DETERMINER));
    let pronoun = range.len() == 1
        && scene
            .word(range.start)
            .has(Class::DETERMINER.or(Class::SUBJECT_PRONOUN));
    (head || pronoun).then_some(range)
}

/// Whether token `i` cannot belong to the phrase that is followed to the left from `end`.
fn stops_before(scene: &Scene, i: usize, end: usize, floor: usize) -> bool {
    let word = scene.word(i);
    if word.passage.is_some() {
        return !is_nickname(scene, i);
    }
    if word.is_mark() {
        return !is_joint(scene, i);
    }
    if word.has(Class::COORDINATOR) {
        return i == floor || !joins_names(scene, i, end, floor);
    }
    let preposition = word.has(Class::PREPOSITION);
    let pronoun = word.has(Class::SUBJECT_PRONOUN) && !word.has(Class::DETERMINER);
    let demonstrative = word.is("that") && i > floor && scene.word(i - 1).has(Class::PREPOSITION);
    let gerund = i > floor
        && separates(scene, i - 1)
        && word.readings.iter().any(|r| r.form == Form::Gerund);
    if gerund {
        return true;
    }
    let auxiliary = word.has(Class::AUXILIARY) && !(word.is_capitalised() && i > floor);
    let noun = i > floor
        && scene
            .word(i - 1)
            .has(Class::DETERMINER.or(Class::POSSESSIVE));
    let verb = word.has(Class::FINITE_VERB) && !word.is_capitalised() && !noun;
    auxiliary
        || verb
        || pronoun
        || word.has(Class::SUBORDINATOR)
            && !demonstrative
            && (!preposition || word.is("as") || word.is("since"))
        || is_finite_cue(scene, i)
}

/// Whether a coordinator at `i` joins two names or nouns of one phrase: both are names, both
/// are plurals, or a clause has nothing but one word before it.
fn joins_names(scene: &Scene, i: usize, end: usize, floor: usize) -> bool {
    let (left, right) = (scene.word(i - 1), scene.word(i + 1));
    let name = left.is_capitalised() || left.is(")");
    let names = name && (right.is_capitalised() || right.has(Class::PREPOSITION));
    let plural = |w: &Word| w.is_word() && w.text.ends_with('s') && w.class == Class::default();
    let single = i == floor + 1 && left.is_word() && left.class == Class::default();
    i + 1 < end && (names || plural(left) && plural(right) || single)
}

/// Whether the mark at `i` lies inside a word or name: "vice-president", "AT&T".
fn is_joint(scene: &Scene, i: usize) -> bool {
    let tokens = scene.doc.tokens();
    let glued = |a: usize, b: usize| tokens[a].span.end == tokens[b].span.start;
    let mark = scene.word(i);
    let hyphen = matches!(mark.text, "-" | "‐" | "‑" | "/" | "'" | "’" | "–");
    hyphen && i > 0 && glued(i - 1, i) && scene.word(i - 1).is_word()
}

/// Whether token `i` is a verb of reporting with a tense of its own.
pub(super) fn is_finite_cue(scene: &Scene, i: usize) -> bool {
    let word = scene.word(i);
    let finite = word
        .readings
        .iter()
        .any(|r| r.cue.part == Part::Verb && matches!(r.form, Form::Past | Form::ThirdPerson));
    if !finite || word.is_capitalised() {
        return false;
    }
    let modified = i > 0
        && scene
            .word(i - 1)
            .has(Class::DETERMINER.or(Class::POSSESSIVE))
        && !scene.word(i - 1).has(Class::SUBJECT_PRONOUN);
    let noun_before = i > 0 && {
        let previous = scene.word(i - 1);
        let closed = Class::SUBJECT_PRONOUN
            .or(Class::ADVERB)
            .or(Class::COORDINATOR);
        previous.is_word() && !previous.is_capitalised() && !previous.has(closed)
    };
    let refusal = word.has(Class::CATENATIVE) && scene.len() > i + 1 && scene.word(i + 1).is("to");
    let participle = noun_before
        && !refusal
        && scene.len() > i + 1
        && scene
            .word(i + 1)
            .has(Class::PREPOSITION.or(Class::TIME_WORD));
    let noun = word.readings.iter().any(|r| r.cue.part == Part::Noun);
    !modified && !participle && !noun
}

/// A phrase that opens with "In a speech on Monday" starts after that.
fn skip_adjunct(scene: &Scene, range: Range<usize>) -> Range<usize> {
    let first = scene.word(range.start.min(scene.len() - 1));
    let time = first.has(Class::TIME_WORD);
    if range.is_empty() || !time && !first.has(Class::PREPOSITION) {
        return range;
    }
    let opens = (range.start + 1..range.end).rev().find(|&i| {
        let (word, previous) = (scene.word(i), scene.word(i - 1));
        let name =
            word.is_capitalised() && (!previous.is_capitalised() || previous.has(Class::TIME_WORD));
        let starts = word.has(Class::DETERMINER) || name;
        starts
            && !word.has(Class::TIME_WORD)
            && !previous.has(Class::PREPOSITION.or(Class::DETERMINER))
    });
    let measure = first.is_any(&[
        "about", "outside", "over", "around", "like", "near", "under",
    ]);
    let otherwise = if measure { range.start } else { range.end };
    opens.unwrap_or(otherwise)..range.end
}

/// Whether a clause can start at token `i`: after a mark, a conjunction or the floor.
pub(super) fn starts_clause(scene: &Scene, i: usize, floor: usize) -> bool {
    if i <= floor {
        return true;
    }
    let previous = scene.word(i - 1);
    let opener = Class::COORDINATOR
        .or(Class::SUBORDINATOR)
        .or(Class::ADVERB)
        .or(Class::TIME_WORD);
    (previous.is_mark() || previous.has(opener))
        && (is_named(scene, i) || scene.word(i).has(Class::SUBJECT_PRONOUN))
}

fn is_named(scene: &Scene, i: usize) -> bool {
    let word = scene.word(i);
    word.is_capitalised() || word.has(Class::DETERMINER)
}

/// Whether token `i` is inside a short name in quotation marks: Joe “Red” Smith.
fn is_nickname(scene: &Scene, i: usize) -> bool {
    let Some(passage) = scene.word(i).passage.map(|p| &scene.passages[p]) else {
        return false;
    };
    let (start, end) = (passage.outer.start, passage.outer.end);
    passage.inner.len() <= 2
        && start > 0
        && end < scene.len()
        && scene.word(start - 1).is_capitalised()
        && scene.word(end).is_capitalised()
        && scene.word(passage.inner.start).is_capitalised()
}

fn bracket_open(scene: &Scene, close: usize, floor: usize) -> Option<usize> {
    (floor.max(close.saturating_sub(12))..close)
        .rev()
        .find(|&i| scene.word(i).is("("))
}

fn bracket_close(scene: &Scene, open: usize, limit: usize) -> Option<usize> {
    (open..limit.min(open + 12)).find(|&i| scene.word(i).is(")"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// What `find` finds for the word "said" and its place.
    fn check(text: &str, find: fn(&Scene, usize) -> Option<Range<usize>>, expected: &str) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let said = (0..scene.len())
            .find(|&i| scene.word(i).is("said"))
            .expect("said");
        let found = find(&scene, said);
        let found = found.map_or("", |range| scene.doc.slice(scene.span(&range)));
        assert_eq!(found, expected, "in {text}");
    }

    /// The subject of the word "said".
    fn check_before(text: &str, expected: &str) {
        check(text, |scene, said| before(scene, said, 0), expected);
    }

    /// The phrase behind the word "said".
    fn check_after(text: &str, expected: &str) {
        check(
            text,
            |scene, said| after(scene, said + 1, scene.len()),
            expected,
        );
    }

    #[test]
    fn subjects_are_followed_to_the_left() {
        check_before(
            "On Monday the ministry of defence said",
            "the ministry of defence",
        );
        check_before("It rained and he said", "he");
        check_before(
            "Ann Lee, the mayor of Ely, said",
            "Ann Lee, the mayor of Ely",
        );
        check_before(
            "In a time of crisis, a spokeswoman, Ann Lee, said",
            "a spokeswoman, Ann Lee",
        );
        check_before("Rep. Ann Lee (R-Ely) said", "Rep. Ann Lee");
        check_before(
            "Federal and state officials said",
            "Federal and state officials",
        );
        check_before("The ministry on Monday said", "The ministry");
    }

    #[test]
    fn phrases_are_followed_to_the_right() {
        check_after(
            "said Ann Lee, the mayor of Ely, on Monday",
            "Ann Lee, the mayor of Ely",
        );
        check_after("said Tom Reed, who left", "Tom Reed");
        check_after("said the club in a statement", "the club");
        check_after(
            "said a vice-president of the bank.",
            "a vice-president of the bank",
        );
    }
}

//! Appositions: "Ann Lee, the mayor of Ely," and "a spokeswoman, Ann Lee,".

use std::ops::Range;

use super::{REACH, plain_before, separates, starts_clause};
use crate::quotes::scene::Scene;
use crate::quotes::words::Class;

/// The phrase whose apposition ends with the comma at `comma`.
pub(super) fn before_comma(scene: &Scene, comma: usize, floor: usize) -> Option<Range<usize>> {
    let floor = floor.max(comma.saturating_sub(REACH));
    let mut commas = 0;
    for i in (floor..comma).rev() {
        let word = scene.word(i);
        if word
            .passage
            .is_some_and(|p| scene.passages[p].inner.len() > 6)
            || word.is(";")
        {
            return None;
        }
        if !separates(scene, i) || i > floor && separates(scene, i - 1) {
            continue;
        }
        commas += 1;
        if commas > 4 || i + 1 >= comma || !can_stand_apart(scene, i + 1) {
            return None;
        }
        let phrase = plain_before(scene, i, floor);
        if let Some(phrase) = phrase.filter(|p| starts_clause(scene, p.start, floor)) {
            let doubled = separates(scene, comma - 1);
            let start = named_before(scene, &phrase, floor).unwrap_or(phrase.start);
            return Some(start..comma - usize::from(doubled));
        }
    }
    None
}

/// The start of the name that a phrase such as "a professor at Ely" is an apposition of.
fn named_before(scene: &Scene, phrase: &Range<usize>, floor: usize) -> Option<usize> {
    let comma = phrase
        .start
        .checked_sub(1)
        .filter(|&i| i > floor && separates(scene, i))?;
    if !scene.word(phrase.start).has(Class::DETERMINER) {
        return None;
    }
    let name = plain_before(scene, comma, floor)?;
    let capital = scene
        .words(name.clone())
        .iter()
        .all(|w| w.is_capitalised() || !w.is_word());
    (capital && (name.start == floor || starts_clause(scene, name.start, floor)))
        .then_some(name.start)
}

/// Whether what starts at `i` can stand between commas inside a phrase.
fn can_stand_apart(scene: &Scene, i: usize) -> bool {
    let word = scene.word(i);
    let pronoun = word.has(Class::PERSON_PRONOUN) && !word.is("who");
    !word.has(Class::COORDINATOR) && !pronoun
}

/// Whether an apposition starts at `i`, after a comma to the right of a cue.
pub(super) fn starts(scene: &Scene, i: usize, limit: usize) -> bool {
    if i >= limit || scene.word(i).passage.is_some() {
        return false;
    }
    let word = scene.word(i);
    let clause = Class::COORDINATOR
        .or(Class::SUBORDINATOR)
        .or(Class::ADVERB)
        .or(Class::PREPOSITION);
    let pronoun = word.has(Class::SUBJECT_PRONOUN) && !word.has(Class::DETERMINER);
    let gerund = word.folded.len() > 5 && word.folded.ends_with("ing");
    word.is_word() && !word.has(clause) && !pronoun && !gerund
}

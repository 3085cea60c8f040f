//! Noun phrases followed to the right: behind "said" and "according to".

use std::ops::Range;

use super::{
    REACH, apposition, bracket_close, is_finite_cue, is_joint, is_nickname, starts_phrase, trim,
};
use crate::quotes::scene::Scene;
use crate::quotes::words::Class;

/// The phrase that starts at token `start` and ends before `limit`.
pub(in crate::quotes) fn after(scene: &Scene, start: usize, limit: usize) -> Option<Range<usize>> {
    let (mut i, mut appositions) = (start, 0);
    let limit = limit.min(start + REACH);
    while i < limit {
        let word = scene.word(i);
        if word.passage.is_some() && !is_nickname(scene, i) {
            break;
        }
        if word.is(",") {
            if appositions == 3 || !apposition::starts(scene, i + 1, limit) {
                break;
            }
            appositions += 1;
        } else if word.is("(") {
            i = bracket_close(scene, i, limit).unwrap_or(limit);
        } else if ends_phrase(scene, i, appositions > 0) && i > start {
            break;
        }
        i += 1;
    }
    let range = trim(scene, start..i.min(limit));
    (!range.is_empty() && starts_phrase(scene, range.start)).then_some(range)
}

/// Whether a phrase followed to the right ends before token `i`.
fn ends_phrase(scene: &Scene, i: usize, in_apposition: bool) -> bool {
    let word = scene.word(i);
    if word.is_mark() {
        return !is_joint(scene, i);
    }
    if i > 0 && scene.word(i - 1).is_mark() && is_joint(scene, i - 1) {
        return false;
    }
    if word.has(Class::COORDINATOR) {
        return !word.is_any(&["and", "or"])
            || scene.len() <= i + 1
            || !starts_phrase(scene, i + 1)
            || is_finite_cue(scene, i + 1);
    }
    if word.has(Class::PREPOSITION) {
        let local = word.is_any(&["at", "in", "on"]) && in_apposition;
        return !local && !word.is_any(&["of", "for", "from", "with", "to", "near", "by"]);
    }
    let pronoun =
        word.has(Class::OBJECT_PRONOUN.or(Class::PERSON_PRONOUN)) && !word.has(Class::DETERMINER);
    word.has(
        Class::AUXILIARY
            .or(Class::SUBORDINATOR)
            .or(Class::TIME_WORD)
            .or(Class::ADVERB),
    ) && !word.has(Class::DETERMINER)
        || pronoun
        || is_finite_cue(scene, i)
}

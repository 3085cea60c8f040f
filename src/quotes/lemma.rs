//! The dictionary form of cues that the lexicon lacks: "fumed" is "fume", "shot back" is "shoot".

use super::scene::{Scene, Word};
use super::words::Class;
use crate::text::irregular_base;
use std::ops::Range;

/// The dictionary form of a cue: of its first word that is no helper; all its words if it has
/// none, as "according to" and ":".
pub(super) fn of_cue(scene: &Scene, cue: &Range<usize>) -> String {
    let words = scene.words(cue.clone());
    let helper = Class::AUXILIARY
        .or(Class::DETERMINER)
        .or(Class::PREPOSITION)
        .or(Class::ADVERB)
        .or(Class::NEGATION)
        .or(Class::PERSON_PRONOUN)
        .or(Class::POSSESSIVE)
        .or(Class::COORDINATOR);
    let content = |w: &&Word| w.is_word() && !w.has(helper) && !w.is("according");
    match words.iter().find(content) {
        Some(verb) => of_verb(&verb.folded),
        None => {
            let words: Vec<&str> = words.iter().map(|w| w.folded.as_ref()).collect();
            words.join(" ")
        }
    }
}

/// The plain form of a verb, as far as its letters tell it.
fn of_verb(form: &str) -> String {
    if let Some(base) = irregular_base(form) {
        return base.to_owned();
    }
    let long = |stem: &&str| stem.chars().any(is_vowel) && stem.len() > 1;
    for ending in ["ied", "ies"] {
        if let Some(stem) = form.strip_suffix(ending).filter(long) {
            return format!("{stem}y");
        }
    }
    if let Some(stem) = form
        .strip_suffix("ed")
        .or(form.strip_suffix("ing"))
        .filter(long)
    {
        return with_ending(stem);
    }
    let sibilant = ["sses", "shes", "ches", "xes", "zzes"];
    match form
        .strip_suffix("es")
        .filter(|_| sibilant.iter().any(|s| form.ends_with(s)))
    {
        Some(stem) => stem.to_owned(),
        None => third_person(form),
    }
}

/// "hints" without its ending; "press" and "focus" have none.
fn third_person(form: &str) -> String {
    let stem = form
        .strip_suffix('s')
        .filter(|s| s.len() > 2 && !s.ends_with(['s', 'u', 'i']));
    stem.unwrap_or(form).to_owned()
}

/// A stem that lost "ed" or "ing", with the "e" it lost too or without the letter it doubled.
fn with_ending(stem: &str) -> String {
    let letters: Vec<char> = stem.chars().rev().take(3).collect();
    let &[last, middle, ..] = letters.as_slice() else {
        return stem.to_owned();
    };
    if last == middle && !matches!(last, 'l' | 's' | 'z' | 'f' | 'e' | 'o') {
        return stem[..stem.len() - last.len_utf8()].to_owned();
    }
    let single =
        !is_vowel(last) && is_vowel(middle) && !letters.get(2).is_some_and(|&c| is_vowel(c));
    let syllables = stem.chars().filter(|&c| is_vowel(c)).count();
    let silent = last == 'v'
        || matches!(last, 'u' | 'c' | 'z')
        || last == 's' && middle != 's' && is_vowel(middle) | matches!(middle, 'n' | 'r' | 'p')
        || last == 'g' && !matches!(middle, 'n')
        || stem.ends_with("at") && syllables > 1 && letters.get(2).is_none_or(|&c| c != 'e')
        || single && syllables == 1 && !matches!(last, 'w' | 'x' | 'y');
    match silent {
        true => format!("{stem}e"),
        false => stem.to_owned(),
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: &str, expected: &str) {
        assert_eq!(of_verb(form), expected);
    }

    #[test]
    fn forms_of_verbs_lose_their_endings() {
        check("fumed", "fume");
        check("quipped", "quip");
        check("countered", "counter");
        check("speculated", "speculate");
        check("replied", "reply");
        check("smiling", "smile");
        check("hints", "hint");
        check("shot", "shoot");
        check("bellowed", "bellow");
        check("mused", "muse");
        check("reminisced", "reminisce");
        check("pressed", "press");
    }
}

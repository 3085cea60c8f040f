//! The words of a source: which of them refer, and which one is its noun.

use std::ops::Range;

use super::Resolver;
use crate::mentions::{MentionKind, gender_of_noun};
use crate::quotes::scene::Scene;
use crate::quotes::words::Class;

/// The words of a source that refer, without a preposition before them and a possessive mark
/// behind them; nothing if none is left.
pub(super) fn referring(scene: &Scene, source: &[Range<usize>]) -> Option<Range<usize>> {
    let Range { mut start, mut end } = source.first()?.clone();
    let preposition = |i: usize| {
        scene
            .word(i)
            .is_any(&["from", "by", "to", "for", "with", "of"])
    };
    while start + 1 < end
        && (preposition(start) || !scene.word(start).is_word() && !is_sign(scene, start))
    {
        start += 1;
    }
    while start + 1 < end && is_trailing(scene, end - 1) {
        end -= 1;
    }
    (start < end).then(|| pronoun_of(scene, start..end))
}

/// The pronoun that a source opens or closes with, if it does: "which includes …", "on Monday she".
fn pronoun_of(scene: &Scene, words: Range<usize>) -> Range<usize> {
    let (first, last) = (scene.word(words.start), scene.word(words.end - 1));
    let joined = scene.words(words.clone()).iter().any(|w| w.is("and"));
    if first.is_any(&["who", "which"]) {
        words.start..words.start + 1
    } else if last.is_any(&["he", "she", "they", "who"]) && !joined {
        words.end - 1..words.end
    } else {
        words
    }
}

/// Whether a mark is part of a name: "@handle", "#topic".
fn is_sign(scene: &Scene, i: usize) -> bool {
    matches!(scene.word(i).text, "@" | "#" | "$")
}

/// Whether a token at the end of a source is a possessive mark, a comma or the like.
fn is_trailing(scene: &Scene, i: usize) -> bool {
    let word = scene.word(i);
    word.is_any(&["'s", "'", "’", ",", "—", "–", "-", ":", ";"])
}

/// Whether a source tells who it is behind this token: in an apposition, a bracket.
pub(super) fn core(scene: &Scene, phrase: &Range<usize>) -> Range<usize> {
    let bracket = |i: usize| scene.word(i).is("(") && !is_before_name(scene, i, phrase.end);
    let stops = |i: &usize| scene.word(*i).is_any(&[",", "—"]) || bracket(*i) || is_dash(scene, *i);
    let stop = phrase.clone().skip(1).find(stops);
    phrase.start..stop.unwrap_or(phrase.end)
}

/// Whether a bracket stands between a title and its name: "DCP (Traffic) Ann Lee".
fn is_before_name(scene: &Scene, open: usize, end: usize) -> bool {
    let close = (open..end).find(|&i| scene.word(i).is(")"));
    let name = close.map(|i| i + 1).filter(|&i| i < end);
    name.is_some_and(|i| scene.word(i).is_capitalised())
}

/// Whether a hyphen stands for a dash, with a space before it: "the judge -- who".
pub(super) fn is_dash(scene: &Scene, i: usize) -> bool {
    let tokens = scene.doc.tokens();
    scene.word(i).is_any(&["-", "–"]) && tokens[i - 1].span.end < tokens[i].span.start
}

/// The last word of a phrase before its first preposition outside a name.
pub(super) fn head(resolver: &Resolver, core: Range<usize>) -> usize {
    let scene = resolver.scene;
    let range = core.clone();
    let stop = range.clone().skip(1).find(|&i| {
        let closed = Class::PREPOSITION
            .or(Class::SUBORDINATOR)
            .or(Class::COORDINATOR);
        let ends = scene.word(i).has(closed) || is_participle_behind(scene, i, &range);
        ends && !is_inside_name(resolver, i)
    });
    let end = stop.unwrap_or(core.end);
    (core.start..end)
        .rev()
        .find(|&i| scene.word(i).is_word())
        .unwrap_or(core.start)
}

/// Whether token `i` stands in the middle of a name: "of" in "Bank of England".
pub(super) fn is_inside_name(resolver: &Resolver, i: usize) -> bool {
    let byte = resolver.scene.doc.tokens()[i].span.start;
    let names = resolver.mentions_in(resolver.scene.span(&(i..i + 1)));
    names
        .iter()
        .any(|m| m.kind == MentionKind::Name && m.span.start < byte && m.span.end > byte)
}

/// Whether token `i` is a participle behind its noun, as in "polls released on Monday", and not
/// before it, as in "an unsigned opinion".
pub(super) fn is_participle_behind(scene: &Scene, i: usize, phrase: &Range<usize>) -> bool {
    let word = scene.word(i);
    let gerund = word.folded.len() > 6 && word.folded.ends_with("ing");
    if i == phrase.start || !gerund && !word.looks_past() || word.is_capitalised() {
        return false;
    }
    let closed = Class::PREPOSITION
        .or(Class::DETERMINER)
        .or(Class::SUBORDINATOR)
        .or(Class::COORDINATOR)
        .or(Class::AUXILIARY)
        .or(Class::ADVERB)
        .or(Class::TIME_WORD);
    let before = scene.word(i - 1);
    let opens = before.has(Class::DETERMINER.or(Class::ADVERB)) || before.is("-");
    let noun = scene
        .get(i + 1, phrase)
        .is_some_and(|w| w.is_word() && !w.has(closed) && !w.looks_past());
    !opens && (gerund && !is_before_office(scene, i + 1, phrase) || !noun)
}

/// Whether an office and the name of who holds it stand at `i`: "director Ann Lee".
fn is_before_office(scene: &Scene, i: usize, phrase: &Range<usize>) -> bool {
    let office = scene.get(i, phrase).and_then(|w| gender_of_noun(&w.folded));
    let name = scene.get(i + 1, phrase);
    office.is_some() && name.is_some_and(|w| w.is_capitalised())
}

/// The word at `i` with what hyphens join to it, in lower case: "front-runner".
pub(super) fn compound(scene: &Scene, i: usize, floor: usize) -> String {
    let mut start = i;
    while start >= floor + 2 && scene.word(start - 1).is("-") {
        start -= 2;
    }
    let words = scene.words(start..i + 1).iter().map(|w| w.folded.as_ref());
    words.collect()
}

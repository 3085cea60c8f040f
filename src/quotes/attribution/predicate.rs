//! Nouns and adjectives that report: "Lee's claim that …", "Lee is confident that …"

use std::ops::Range;

use super::Finding;
use super::site::Site;
use crate::quotes::clause::{self, Extent};
use crate::quotes::lexicon::{Frame, Part};
use crate::quotes::noun_phrase;
use crate::quotes::reasons;
use crate::quotes::words::Class;

/// Tries what follows the noun or adjective: a clause with "that", an infinitive, a preposition.
pub(super) fn find(site: &Site) -> Option<Finding> {
    let scene = site.scene;
    let (frame, start, extent) = opening(site)?;
    let confidence = site.reading.cue.precision(frame)?;
    let source = match site.reading.cue.part {
        Part::Adjective => adjective_subject(site)?,
        _ => possessor(site)?,
    };
    let expletive = source.len() == 1
        && scene
            .word(source.start)
            .is_any(&["it", "there", "that", "this"]);
    if expletive {
        return None; // "it is clear that" is nobody's words
    }
    let end = clause::end(scene, start, site.sentence.end, extent);
    let content = start..end;
    (end > start).then(|| Finding {
        content: vec![content],
        source: vec![source],
        ..site.finding(reasons::PREDICATE_BEFORE_CLAUSE, confidence)
    })
}

fn opening(site: &Site) -> Option<(Frame, usize, Extent)> {
    let (scene, at) = (site.scene, site.right());
    let word = scene
        .get(at, &site.sentence)
        .filter(|w| w.passage.is_none())?;
    if word.is("that") {
        return Some((Frame::That, at + 1, Extent::Clause));
    }
    if word.is("to") && site.reading.cue.precision(Frame::To).is_some() {
        return Some((Frame::To, at, Extent::Phrase));
    }
    let particle = site.reading.cue.particles().find(|p| word.is(p))?;
    Some((Frame::With(particle), at + 1, Extent::Phrase))
}

/// "Lee" in "Lee is very confident that".
fn adjective_subject(site: &Site) -> Option<Range<usize>> {
    let scene = site.scene;
    let mut group = site.at;
    while group > site.floor
        && scene
            .word(group - 1)
            .has(Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION))
    {
        group -= 1;
    }
    let linked = scene.words(group..site.at).iter().any(|w| w.has(Class::BE));
    let contracted = group > site.floor && scene.word(group - 1).has(Class::PERSON_PRONOUN);
    if !linked && !contracted {
        return None;
    }
    noun_phrase::before(scene, group, site.floor)
}

/// "Lee" in "Lee's repeated claim that", "his" in "his claim that".
fn possessor(site: &Site) -> Option<Range<usize>> {
    let scene = site.scene;
    let low = site.floor.max(site.at.saturating_sub(4));
    for i in (low..site.at).rev() {
        let word = scene.word(i);
        if word.passage.is_some() || word.is_mark() && !word.is("’") && !word.is("'") {
            return None;
        }
        if word.is_any(&["his", "her", "their", "its", "my", "our", "your", "whose"]) {
            return Some(i..i + 1);
        }
        if word.has(Class::POSSESSIVE) {
            return noun_phrase::owner(scene, i, site.floor);
        }
    }
    None
}

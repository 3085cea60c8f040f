//! From linked parts to what the rest of the module reads: the cue as a word of the lexicon,
//! and the code that says how the parts stand to each other.

use std::ops::Range;

use super::link::Link;
use crate::quotes::CueSense;
use crate::quotes::attribution::{Finding, Site};
use crate::quotes::lexicon::{Part, Reading};
use crate::quotes::reasons;
use crate::quotes::scene::{Scene, Word};
use crate::quotes::words::Class;
use crate::text;

/// A finding of the parts of `link`.
pub(super) fn finding(scene: &Scene, link: Link, confidence: f32) -> Finding {
    let head = link.cue.as_ref().and_then(|cue| head(scene, cue));
    Finding {
        rule: rule(scene, &link, head),
        negated: link
            .cue
            .as_ref()
            .is_some_and(|cue| negated(scene, cue, head)),
        word: head.map(|(_, reading)| reading.cue),
        content: link.content,
        source: link.source.into_iter().collect(),
        cue: link.cue,
        via: None,
        inherits: None,
        confidence,
    }
}

/// The word of a cue that reports: its verb, or what the verb leads to in "wants to say" and
/// "neither confirmed nor denied"; without a verb its last noun or adjective.
fn head(scene: &Scene, cue: &Range<usize>) -> Option<(usize, Reading)> {
    let mut chosen: Option<(usize, Reading)> = None;
    for i in cue.clone() {
        let Some(reading) = verb_at(scene, cue, i) else {
            continue;
        };
        let follows = i > cue.start && {
            let before = scene.word(i - 1);
            before.is("to") || before.has(Class::COORDINATOR.or(Class::NEGATION))
        };
        let refuses = |(_, r): &(usize, Reading)| r.cue.sense == CueSense::Denial;
        match &chosen {
            Some(verb) if !follows || refuses(verb) => {}
            _ => chosen = Some((i, reading)),
        }
    }
    chosen.or_else(|| {
        let readings = |i: usize| scene.word(i).readings.iter().map(move |r| (i, *r));
        cue.clone()
            .flat_map(readings)
            .rfind(|(_, r)| r.cue.part != Part::Verb)
    })
}

/// The reading of token `i` as the verb of a cue: no noun behind a determiner or a preposition,
/// and no particle behind a verb that the lexicon lacks, as in "shot back".
fn verb_at(scene: &Scene, cue: &Range<usize>, i: usize) -> Option<Reading> {
    let mut readings = scene.word(i).readings.iter();
    let reading = readings.find(|r| r.cue.part == Part::Verb)?;
    let noun = Class::DETERMINER
        .or(Class::POSSESSIVE)
        .or(Class::PREPOSITION);
    let before = (i > cue.start).then(|| scene.word(i - 1));
    let behind_noun = before.is_some_and(|w| {
        w.has(noun) && !w.has(Class::COORDINATOR) && !w.is_any(&["to", "as", "that"])
    });
    let behind_verb = before.is_some_and(|w| {
        w.readings.is_empty() && w.class == Class::default() && text::looks_past(&w.folded)
    });
    (!behind_noun && !behind_verb).then_some(*reading)
}

/// Whether the cue says that the words were not said: "did not say", "refused to say".
fn negated(scene: &Scene, cue: &Range<usize>, head: Option<(usize, Reading)>) -> bool {
    let negative = Class::NEGATION.or(Class::NEGATIVE_AUXILIARY);
    let inside = scene.words(cue.clone()).iter().any(|w| w.has(negative));
    let site = head.and_then(|(at, reading)| Site::new(scene, at, reading));
    inside || site.is_some_and(|site| site.negated)
}

/// How the parts stand to each other, as one of [`reasons::RULES`].
fn rule(scene: &Scene, link: &Link, head: Option<(usize, Reading)>) -> &'static str {
    let Some(cue) = &link.cue else {
        return match link.source {
            Some(_) => reasons::SOURCE_WITHOUT_CUE,
            None => reasons::QUOTE_WITHOUT_CUE,
        };
    };
    let first = scene.word(cue.start);
    let content = &link.content[0];
    if first.is(":") {
        return if starts_block(scene, link) {
            reasons::SPEAKER_COLON
        } else {
            reasons::COLON_BEFORE_QUOTE
        };
    }
    if first.is_any(&["according", "per"]) {
        reasons::ACCORDING_TO
    } else if content.start < cue.start {
        behind(scene, link, content)
    } else {
        before(scene, content, head)
    }
}

/// Whether the source opens its block, as in transcripts and headlines.
fn starts_block(scene: &Scene, link: &Link) -> bool {
    link.source.as_ref().is_some_and(|source| {
        let block = scene.sentence(scene.sentence_of(source.start)).block;
        scene.block_tokens(block).start == source.start
    })
}

/// The code of a cue that stands behind its content.
fn behind(scene: &Scene, link: &Link, content: &Range<usize>) -> &'static str {
    let agent = link.source.as_ref().is_some_and(|source| {
        let cue = link.cue.as_ref().map_or(0, |cue| cue.end);
        source.start >= cue && source.start > 0 && scene.word(source.start - 1).is("by")
    });
    if agent {
        reasons::PASSIVE_WITH_BY
    } else if scene.word(content.end - 1).passage.is_some() {
        reasons::QUOTE_BEFORE_CUE
    } else {
        reasons::CLAUSE_BEFORE_CUE
    }
}

/// The code of a cue that stands before its content.
fn before(scene: &Scene, content: &Range<usize>, head: Option<(usize, Reading)>) -> &'static str {
    let first = scene.word(content.start);
    let noun = head.is_some_and(|(_, reading)| reading.cue.part != Part::Verb);
    match first {
        w if w.passage.is_some() => reasons::CUE_BEFORE_QUOTE,
        w if noun && !w.is("that") => reasons::PREDICATE_BEFORE_CLAUSE,
        w if w.is("that") => reasons::CUE_BEFORE_THAT_CLAUSE,
        w if w.is("to") => reasons::CUE_BEFORE_INFINITIVE,
        w if is_question_word(w) => reasons::CUE_BEFORE_WH_CLAUSE,
        w if w.has(Class::PREPOSITION) => reasons::CUE_WITH_PREPOSITION,
        _ => reasons::CUE_BEFORE_CLAUSE,
    }
}

fn is_question_word(word: &Word) -> bool {
    word.has(Class::WH_WORD) || word.is_any(&["whether", "if", "how"])
}

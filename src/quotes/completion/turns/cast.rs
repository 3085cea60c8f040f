//! Who asks and who answers in an interview whose turns are marked "Q:" and "A:", as its
//! introduction tells it.

use std::ops::Range;

use super::label::Mark;
use crate::mentions::{Entity, EntityKind, Mentions};
use crate::quotes::scene::{Scene, Word};
use crate::quotes::words::Class;

/// Who asks and who answers, where the introduction names them.
pub(super) struct Cast {
    asks: Option<Range<usize>>,
    answers: Option<Range<usize>>,
}

impl Cast {
    /// Reads the introduction: the tokens before `end`.
    pub(super) fn of(scene: &Scene, mentions: &Mentions, end: usize) -> Self {
        let named = |wanted: fn(&Scene, &Entity, usize, usize) -> bool| {
            let places = mentions.entities.iter().flat_map(|e| {
                let spans = e.mentions.iter();
                spans.map(move |s| (e, s))
            });
            let mut found: Vec<(usize, Range<usize>)> = places
                .filter_map(|(e, span)| {
                    let (first, last) = (
                        scene.doc.token_at(span.start),
                        scene.doc.token_at(span.end - 1),
                    );
                    let fits = last < end && wanted(scene, e, first, last + 1);
                    fits.then_some((e.mentions.len(), first..last + 1))
                })
                .collect();
            found.sort_by_key(|(_, range)| range.start);
            found
        };
        let asks = named(is_interviewer);
        let asks = asks.into_iter().next().map(|(_, range)| range);
        let people = named(|scene, e, start, end| {
            e.kind == EntityKind::Person && !is_interviewer(scene, e, start, end)
        });
        let answers = people.into_iter().next().map(|(_, range)| range);
        Self { asks, answers }
    }

    /// The tokens of the introduction that name whom a mark stands for.
    pub(super) fn named(&self, mark: Mark) -> Option<Range<usize>> {
        match mark {
            Mark::Question => self.asks.clone(),
            Mark::Answer => self.answers.clone(),
        }
    }
}

/// Whether somebody the introduction names asks: "the Gazette met her", "she spoke to Ann Lee".
fn is_interviewer(scene: &Scene, entity: &Entity, start: usize, end: usize) -> bool {
    if !matches!(
        entity.kind,
        EntityKind::Person | EntityKind::Organization | EntityKind::Other
    ) {
        return false;
    }
    let sentence = scene.sentence_around(start);
    let verb = scene.get(end, &sentence).is_some_and(asks);
    let opening = (sentence.start..start)
        .rev()
        .take(6)
        .take_while(|&i| !scene.word(i).is_any(&[".", "with"]))
        .find(|&i| {
            !(scene.word(i).has(Class::DETERMINER)
                || !scene.word(i).is_mark() && is_role(scene.word(i))
                || scene.word(i).is(","))
        });
    let told = opening.is_some_and(|i| {
        let word = scene.word(i);
        let before = i.checked_sub(1).map(|j| scene.word(j));
        word.is("told")
            || word.is_any(&["to", "by"])
                && before.is_some_and(|w| {
                    w.is_any(&[
                        "spoke",
                        "talked",
                        "talks",
                        "speaks",
                        "interview",
                        "interviewed",
                        "conducted",
                    ])
                })
    });
    verb || told
}

/// Whether a word may describe who is named behind it: "our music editor, Ann Lee".
fn is_role(word: &Word) -> bool {
    word.has(Class::POSSESSIVE)
        || word.readings.is_empty() && !word.has(Class::PREPOSITION) && !word.is_capitalised()
}

fn asks(word: &Word) -> bool {
    word.is_any(&[
        "met",
        "asked",
        "interviewed",
        "spoke",
        "talked",
        "meets",
        "asks",
        "talks",
        "speaks",
        "interviews",
        "visited",
        "caught",
    ])
}

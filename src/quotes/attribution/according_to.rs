//! Attributions without a verb of their own: "according to Lee", "in the words of Lee".

use std::ops::Range;

use super::{Finding, content};
use crate::quotes::clause::{self, Extent};
use crate::quotes::noun_phrase;
use crate::quotes::reasons;
use crate::quotes::scene::Scene;
use crate::quotes::tail;

/// The phrases, and how often what they mark is a quotation on PolNeAR train.
const PHRASES: [(&[&str], f32); 4] = [
    (&["according", "to"], 0.75),
    (&["in", "the", "words", "of"], 0.6),
    (&["in", "the", "view", "of"], 0.5),
    (&["in", "the", "opinion", "of"], 0.5),
];

/// The attribution that starts at token `at`.
pub(super) fn find(scene: &Scene, at: usize) -> Option<Finding> {
    let sentence = scene.sentence(scene.sentence_of(at)).tokens.clone();
    let (phrase, confidence) = PHRASES.iter().find(|(words, _)| {
        words.iter().enumerate().all(|(k, w)| {
            scene
                .get(at + k, &sentence)
                .is_some_and(|x| x.is(w) && x.passage.is_none())
        })
    })?;
    let source_at = at + phrase.len();
    let content_follows = starts_clause(scene, at, sentence.start);
    let limit = if content_follows {
        source_limit(scene, source_at, sentence.end)
    } else {
        sentence.end
    };
    let source = noun_phrase::after(scene, source_at, limit)?;
    let contents = if content_follows {
        vec![after(
            scene,
            source.end.max(limit.min(sentence.end)),
            &sentence,
        )?]
    } else {
        around(scene, at, source.end, &sentence)?
    };
    Some(Finding {
        rule: reasons::ACCORDING_TO,
        content: contents,
        source: vec![source],
        cue: Some(at..source_at),
        word: None,
        negated: false,
        via: None,
        inherits: None,
        confidence: *confidence,
    })
}

/// Whether the phrase opens its sentence, or a clause after "but" or the like.
fn starts_clause(scene: &Scene, at: usize, start: usize) -> bool {
    let before = scene.words(start..at);
    before.len() <= 1 && before.iter().all(|w| w.passage.is_none() && w.text != ".")
}

/// Where the source of an opening phrase must end: its first comma, or the second if an
/// apposition stands between the two.
fn source_limit(scene: &Scene, start: usize, end: usize) -> usize {
    let end = end.min(start + 60);
    let comma = |from: usize| {
        (from..end).find(|&i| scene.word(i).is(",") && scene.word(i).passage.is_none())
    };
    let Some(first) = comma(start).filter(|&i| i < start + 30) else {
        return quoted(scene, start, end);
    };
    match comma(first + 1) {
        Some(second) if is_apposition(scene, first + 1..second) => second,
        _ => first,
    }
}

/// Where a passage starts that ends a source without a comma: "According to Lee “it …”".
fn quoted(scene: &Scene, start: usize, end: usize) -> usize {
    (start..end)
        .find(|&i| scene.word(i).passage.is_some())
        .unwrap_or(start)
}

fn is_apposition(scene: &Scene, range: Range<usize>) -> bool {
    let words = scene.words(range.clone());
    let verb = range.clone().any(|i| noun_phrase::is_finite_cue(scene, i))
        || words.iter().any(|w| w.has(super::Class::AUXILIARY));
    let opens = words
        .first()
        .is_some_and(|w| w.is_any(&["a", "an", "the", "who"]) || w.is_capitalised());
    opens && words.len() <= 12 && (!verb || words[0].is("who"))
}

/// "According to Lee, …"
fn after(scene: &Scene, source_end: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut start = tail::skip_adjuncts(scene, source_end, sentence.end);
    while start < sentence.end && scene.word(start).is_mark() && scene.word(start).passage.is_none()
    {
        start += 1;
    }
    let end = clause::end(scene, start, sentence.end, Extent::Clause);
    (start < end).then(|| content::with_following(scene, start..end))
}

/// "…, according to Lee." and "…, according to Lee, …"
fn around(
    scene: &Scene,
    at: usize,
    source_end: usize,
    sentence: &Range<usize>,
) -> Option<Vec<Range<usize>>> {
    let first = content::before(scene, at, sentence)?;
    let quoted = scene.passage_ending_at(first.end).is_some();
    let end = tail::skip_adjuncts(scene, source_end, sentence.end);
    let mut contents = vec![trim_stop(scene, first)];
    contents.extend(content::rest(scene, end, sentence.end, quoted));
    Some(contents)
}

/// The content without a stray full stop before "according".
fn trim_stop(scene: &Scene, range: Range<usize>) -> Range<usize> {
    let stop = range.len() > 1 && scene.word(range.end - 1).is(".");
    range.start..range.end - usize::from(stop)
}

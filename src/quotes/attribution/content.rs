//! Which words beside a cue are the reported ones.

use std::ops::Range;

use crate::quotes::clause::{self, Extent};
use crate::quotes::scene::Scene;
use crate::quotes::words::Class;

/// The content that ends right before `end`, where an attribution starts; a comma between
/// the two is left out.
pub(super) fn before(scene: &Scene, end: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let comma = end > 0
        && scene.word(end - 1).passage.is_none()
        && scene.word(end - 1).is_any(&[",", "—", "-", "–"]);
    let end = if comma { end - 1 } else { end };
    let start = match scene.passage_ending_at(end) {
        Some(passage) => start_of_quoted(scene, passage),
        None => start_of_clause(scene, sentence.start.min(end)),
    };
    if end - start > clause::LONGEST && scene.passage_ending_at(end).is_none() {
        return None;
    }
    let words = scene
        .words(start..end)
        .iter()
        .filter(|w| w.is_word())
        .count();
    (words > 0).then_some(start..end)
}

/// Where content starts that ends with this passage: with the passage, with earlier ones of the
/// same paragraph that it follows directly, or with the clause it is part of.
fn start_of_quoted(scene: &Scene, passage: usize) -> usize {
    let mut first = passage;
    while first > 0
        && scene.passages[first - 1].outer.end == scene.passages[first].outer.start
        && scene.passages[first - 1].block == scene.passages[first].block
    {
        first -= 1;
    }
    let passage = &scene.passages[first];
    let start = passage.outer.start;
    let sentence = scene.sentence(scene.sentence_of(start)).tokens.start;
    let inside = scene.word(sentence).passage.is_some();
    if inside
        || start - sentence > clause::LONGEST
        || is_utterance(scene, passage.inner.clone()) && scene.word(start - 1).is_mark()
    {
        return start;
    }
    start_of_clause(scene, sentence)
}

/// Whether quoted words are a whole utterance and no part of the sentence around them.
pub(super) fn is_utterance(scene: &Scene, inner: Range<usize>) -> bool {
    let first = scene.word(inner.start);
    (first.is_capitalised() || first.is_any(&["...", "…", "["])) && inner.len() >= 3
}

/// The start of a sentence, or of the passage that holds it.
fn start_of_clause(scene: &Scene, sentence: usize) -> usize {
    match scene.word(sentence).passage {
        Some(passage) => scene.passages[passage].outer.start,
        None => sentence,
    }
}

/// The content that goes on behind an attribution that ends before `i`: after a comma in the same
/// sentence, or with a passage right behind it. `quoted` says whether the first part was quoted.
pub(super) fn rest(scene: &Scene, i: usize, limit: usize, quoted: bool) -> Option<Range<usize>> {
    let next = (i < limit).then(|| scene.word(i))?;
    if next.passage.is_none() && next.is_any(&[",", ":", "—", ";"]) {
        let start = i + 1;
        if start < limit && scene.passage_starting_at(start).is_some() {
            return Some(with_following(
                scene,
                start..clause::end(scene, start, limit, Extent::Clause),
            ));
        }
        if !quoted {
            return (next.is(",") && goes_on(scene, start, limit))
                .then(|| start..clause::end(scene, start, limit, Extent::Clause));
        }
    }
    next_passage(scene, limit)
}

/// The passages that stand right behind the sentence that ends before `limit`.
pub(super) fn next_passage(scene: &Scene, limit: usize) -> Option<Range<usize>> {
    let index = scene.passage_starting_at(limit)?;
    let passage = &scene.passages[index];
    let block = scene.block_tokens(passage.block);
    (block.start < limit && is_utterance(scene, passage.inner.clone()))
        .then(|| with_following(scene, passage.outer.clone()))
}

/// Content with the passages of the same block that follow it directly.
pub(super) fn with_following(scene: &Scene, content: Range<usize>) -> Range<usize> {
    let mut end = content.end;
    while let Some(index) = scene.passage_starting_at(end) {
        let passage = &scene.passages[index];
        let same_block = scene.block_tokens(passage.block).start < end;
        if !same_block {
            break;
        }
        end = passage.outer.end;
    }
    content.start..end
}

/// Whether the sentence goes on with the same report at `i`, behind "he said,".
fn goes_on(scene: &Scene, i: usize, limit: usize) -> bool {
    if i + 2 >= limit {
        return false;
    }
    let word = scene.word(i);
    let gerund = word.folded.len() > 5 && word.folded.ends_with("ing");
    let apart = [
        "who",
        "which",
        "citing",
        "according",
        "while",
        "as",
        "though",
        "although",
        "when",
        "after",
    ];
    word.is_word() && !gerund && !word.is_any(&apart) && !word.has(Class::TIME_WORD)
}

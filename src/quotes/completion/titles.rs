//! What stands in quotation marks or behind a colon and is nobody's words: the titles of works
//! and lists of names.

use std::ops::Range;

use super::order;
use crate::quotes::attribution::Finding;
use crate::quotes::scene::{Scene, Word};
use crate::quotes::words::Class;

/// Drops findings without a word of reporting whose content is a title or a list of names.
pub(super) fn drop(scene: &Scene, findings: &mut Vec<Finding>) {
    let nobodys = |f: &Finding| {
        let content = &f.content[0];
        let colon = f
            .cue
            .as_ref()
            .is_some_and(|cue| scene.word(cue.start).is(":"));
        (f.cue.is_none() || colon)
            && f.content.len() == 1
            && (is_title(scene, content, f) || colon && is_list_of_names(scene, content))
    };
    order::retain(findings, |f| !nobodys(f));
}

/// Whether quoted words are the title of a work: capitals throughout and no end of a sentence,
/// with its maker behind "by" or nobody who says it.
fn is_title(scene: &Scene, content: &Range<usize>, finding: &Finding) -> bool {
    let Some(passage) = scene.passage_starting_at(content.start) else {
        return false;
    };
    let inner = scene.words(scene.passages[passage].inner.clone());
    let ends = inner
        .last()
        .is_some_and(|w| w.is_any(&[".", "!", "?", "…"]));
    let block = scene.block_tokens(scene.passages[passage].block);
    let maker = scene.get(content.end, &block).is_some_and(|w| w.is("by"));
    let whole = scene.passages[passage].outer.end == content.end;
    whole && !ends && is_capitalised(inner) && (maker || finding.source.is_empty())
}

/// Whether every word of weight starts with a capital.
fn is_capitalised(words: &[Word]) -> bool {
    let small = Class::PREPOSITION
        .or(Class::DETERMINER)
        .or(Class::COORDINATOR);
    let capitals = words.iter().filter(|w| w.is_word() && w.is_capitalised());
    let fits = |w: &Word| !w.is_word() || w.is_capitalised() || w.has(small);
    capitals.count() >= 2 && words.iter().all(fits)
}

/// Whether what stands behind a colon are only names between commas.
fn is_list_of_names(scene: &Scene, content: &Range<usize>) -> bool {
    let words = scene.words(content.clone());
    let commas = words.iter().filter(|w| w.is(",")).count();
    let verb = |w: &Word| {
        w.has(
            Class::AUXILIARY
                .or(Class::FINITE_VERB)
                .or(Class::PERSON_PRONOUN),
        )
    };
    commas >= 2 && is_capitalised(words) && !words.iter().any(verb)
}

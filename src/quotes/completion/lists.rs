//! Lists of names in a source: the tagger may have only the last of them.

use std::ops::Range;

use crate::quotes::scene::Scene;
use crate::quotes::words::Class;

/// The longest bracket behind a name, in tokens: "(D-Ohio)".
const LONGEST_BRACKET: usize = 8;

/// Where the list of names starts that opens the sentence and ends in a source: "Ann Lee (D-Ohio),
/// Tom Roe and Eva Holm", of which the tagger may have only the last two.
pub(super) fn start(scene: &Scene, source: &Range<usize>) -> usize {
    let floor = scene.sentence_around(source.start).start;
    let joins = scene.words(source.clone()).iter().any(|w| w.is("and"));
    let mut start = source.start;
    while joins && start > floor + 1 && scene.word(start - 1).is(",") {
        match name_before(scene, start - 1, floor) {
            Some(name) => start = name,
            None => break,
        }
    }
    if start == floor { start } else { source.start }
}

/// Where a name of two words or more starts that ends, with a bracket or without, at `end`.
fn name_before(scene: &Scene, end: usize, floor: usize) -> Option<usize> {
    let open = || {
        (floor..end)
            .rev()
            .take(LONGEST_BRACKET)
            .find(|&i| scene.word(i).is("("))
    };
    let end = if scene.word(end - 1).is(")") {
        open()?
    } else {
        end
    };
    let closed = Class::PREPOSITION
        .or(Class::SUBORDINATOR)
        .or(Class::DETERMINER)
        .or(Class::ADVERB)
        .or(Class::TIME_WORD);
    let part = |&i: &usize| {
        let word = scene.word(i);
        word.is_word() && word.is_capitalised() && !word.has(closed)
    };
    let start = (floor..end).rev().take_while(part).last()?;
    (end - start > 1).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Span};

    #[test]
    fn a_source_holds_the_whole_list() {
        for (text, source, expected) in [
            (
                "Sens. Ann Lee (D-Ore.), Eva Holm (D-Ohio) and Tom Roe came.",
                "Eva Holm (D-Ohio) and Tom Roe",
                "Sens. Ann Lee (D-Ore.), Eva Holm (D-Ohio) and Tom Roe",
            ),
            (
                "However, Eva Holm and Tom Roe came.",
                "Eva Holm and Tom Roe",
                "Eva Holm and Tom Roe",
            ),
            (
                "In New York, Eva Holm and Tom Roe came.",
                "Eva Holm and Tom Roe",
                "Eva Holm and Tom Roe",
            ),
        ] {
            let doc = Document::plain(text);
            let scene = Scene::new(&doc, true);
            let from = text.find(source).expect("it stands there");
            let range = doc.tokens_in(Span::new(from, from + source.len()));
            let list = start(&scene, &range)..range.end;
            assert_eq!(doc.slice(scene.span(&list)), expected, "in {text}");
        }
    }
}

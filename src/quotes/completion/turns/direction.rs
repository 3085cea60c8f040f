//! Stage directions of transcripts: "(CROSSTALK.)", "[Laughter]".

use std::ops::Range;

use crate::quotes::scene::Scene;

/// The longest stage direction, in tokens.
const LONGEST: usize = 16;

/// Whether a block is nothing but words in brackets; marks may stand around them.
pub(super) fn is_direction(scene: &Scene, block: &Range<usize>) -> bool {
    let words = scene.words(block.clone());
    let bracket = |i: usize| words[i].is_any(&["(", ")", "[", "]"]);
    let edge = |i: &usize| !words[*i].is_word() && !bracket(*i);
    let first = (0..words.len()).find(|i| !edge(i));
    let last = (0..words.len()).rev().find(|i| !edge(i));
    let (Some(first), Some(last)) = (first, last) else {
        return false;
    };
    let opens = words[first].is_any(&["(", "["]);
    let closes = words[last].is_any(&[")", "]"]);
    words.len() <= LONGEST && opens && closes && !(first + 1..last).any(bracket)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, expected: bool) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        assert_eq!(is_direction(&scene, &(0..scene.len())), expected, "{text}");
    }

    #[test]
    fn words_in_brackets_alone_are_a_stage_direction() {
        for text in [
            "(Laughter)",
            "[APPLAUSE].",
            "\"(CROSSTALK.)",
            "“(Begin video clip)”",
        ] {
            check(text, true);
        }
        for text in ["", "…", "(Laughter) No.", "(One) or (two)", "No (laughs)."] {
            check(text, false);
        }
    }
}

//! Datelines: "SEOUL, Sept. 5 (Newswire) — " at the start of a paragraph, which nobody says.

use std::ops::Range;

use super::scene::Word;
use crate::text::Token;

/// The longest dateline, in tokens.
const LONGEST: usize = 16;

/// The first token of a block behind its dateline; the first token of all if it has none.
/// `tokens` are the document's, `block` says which of them and of `words` are the block's.
pub(super) fn end(words: &[Word], tokens: &[Token], block: Range<usize>) -> usize {
    let reach = block.start..block.end.min(block.start + LONGEST);
    let spaced = |i: usize| tokens[i - 1].span.end < tokens[i].span.start;
    let dash = reach
        .clone()
        .skip(1)
        .find(|&i| matches!(words[i].text, "—" | "–" | "-") && (spaced(i) || words[i].text == "—"));
    let Some(dash) = dash.filter(|&i| is_dateline(&words[block.start..i])) else {
        return block.start;
    };
    let doubled = words.get(dash + 1).is_some_and(|w| w.text == "-");
    (dash + 1 + usize::from(doubled)).min(block.end)
}

/// Whether words are a place in capitals, with a date and an agency at most.
fn is_dateline(words: &[Word]) -> bool {
    let capitals = |w: &Word| w.text.len() > 2 && !w.text.chars().any(char::is_lowercase);
    let part = |w: &Word| {
        !w.is_word() || w.is_capitalised() || w.text.starts_with(|c: char| c.is_ascii_digit())
    };
    words.first().is_some_and(|w| w.is_word() && capitals(w)) && words.iter().all(part)
}

//! Where sentences end.
//!
//! A full stop ends a sentence unless it belongs to an abbreviation that wants something
//! after it ("Gen."), or the text goes on in lower case. Marks that close ("” )") after
//! it still belong to the sentence. What goes on for [`MOST_TOKENS`] is no sentence but
//! a list or rubbish, and is cut there, so that later stages may look at whole sentences.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{Span, Token, TokenKind, fold};

/// A sentence: where it stands, its tokens, and the block it is part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Which tokens of the document it holds.
    pub tokens: Range<usize>,
    /// Which block of the document it is part of.
    pub block: usize,
}

/// Words that start sentences far more often than they continue a name.
static STARTERS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| super::word_list(include_str!("starters.txt")).collect());

/// Abbreviations that end sentences as often as not.
static CAN_END: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    super::word_list(
        "a.m. p.m. u.s. u.k. u.n. e.u. d.c. inc. ltd. co. corp. jr. sr. etc. al. plc. llc. bros.",
    )
    .collect()
});

/// The most tokens of a sentence; the longest of 924 articles of PolNeAR has 222.
const MOST_TOKENS: usize = 400;

/// The ranges of `tokens` that are sentences, for the tokens of one block.
pub(super) fn split_sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let (mut start, mut i) = (0, 0);
    while i < tokens.len() {
        let mut end = i + 1;
        if may_end(text, tokens[i]) {
            while end < tokens.len() && closes(text, tokens, end) {
                end += 1;
            }
            if end == tokens.len() || starts_after(text, tokens[i], tokens, end) {
                sentences.push(start..end);
                start = end;
            }
        }
        if end - start >= MOST_TOKENS {
            sentences.push(start..end);
            start = end;
        }
        i = end;
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

fn may_end(text: &str, token: Token) -> bool {
    let word = &text[token.span.range()];
    matches!(word, "!" | "?" | "…" | "。" | "！" | "？" | "‽")
        || (word.ends_with('.') && (token.kind != TokenKind::Word || may_end_abbreviation(word)))
}

fn may_end_abbreviation(word: &str) -> bool {
    CAN_END.contains(fold(word).as_ref())
}

/// Whether token `i` closes what the sentence opened, or repeats its end mark.
fn closes(text: &str, tokens: &[Token], i: usize) -> bool {
    let glued = tokens[i - 1].span.end == tokens[i].span.start;
    match &text[tokens[i].span.range()] {
        "”" | "’" | "»" | ")" | "]" | "!" | "?" | "." | "…" | "」" | "』" => true,
        "\"" | "'" => glued,
        _ => false,
    }
}

fn starts_after(text: &str, end: Token, tokens: &[Token], next: usize) -> bool {
    let word = tokens[next..]
        .iter()
        .map(|t| (t.kind, &text[t.span.range()]))
        .find(|(kind, _)| *kind != TokenKind::Punctuation);
    let Some((kind, word)) = word else {
        return true;
    };
    let upper = kind != TokenKind::Word || !word.starts_with(char::is_lowercase);
    if end.kind == TokenKind::Word {
        return upper && STARTERS.contains(fold(word).as_ref());
    }
    if is_decimal_point(tokens, next) {
        return false;
    }
    let spaced = tokens[next - 1].span.end < tokens[next].span.start;
    let capital = tokens[next].kind == TokenKind::Word && is_capitalised(word);
    upper && (spaced || capital) || matches!(&text[end.span.range()], "。" | "！" | "？")
}

/// Whether the stop before token `next` stands apart between digits, as scanned text has it: "3 . 5".
fn is_decimal_point(tokens: &[Token], next: usize) -> bool {
    let number = |t: &Token| t.kind == TokenKind::Number;
    match &tokens[next.saturating_sub(2)..=next] {
        [whole, stop, fraction] => {
            number(whole) && number(fraction) && whole.span.end < stop.span.start
        }
        _ => false,
    }
}

/// Whether a word is written "The", as at the start of a sentence, also without a space before it.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    fn check(text: &str, expected: &[&str]) {
        let doc = Document::plain(text);
        let got: Vec<&str> = doc.sentences().iter().map(|s| doc.slice(s.span)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn ranks_and_initials_do_not_end_sentences() {
        check(
            "Brig. Gen. Pat A. Doe spoke. He left at 5 p.m. The hall was full.",
            &[
                "Brig. Gen. Pat A. Doe spoke.",
                "He left at 5 p.m.",
                "The hall was full.",
            ],
        );
    }

    #[test]
    fn a_country_before_a_name_does_not_end_a_sentence() {
        check(
            "The U.S. Senate voted. It passed.",
            &["The U.S. Senate voted.", "It passed."],
        );
    }

    #[test]
    fn closing_marks_belong_to_the_sentence() {
        check("“We won.” She left.", &["“We won.”", "She left."]);
        check("“No!” she said.", &["“No!” she said."]);
    }

    #[test]
    fn a_sentence_may_start_without_a_space_before_it() {
        check(
            "It was over the end.An official said so.",
            &["It was over the end.", "An official said so."],
        );
        check("She paid £3.5m to J.Lee.", &["She paid £3.5m to J.Lee."]);
    }

    #[test]
    fn a_stray_stop_before_lower_case_does_not_end_a_sentence() {
        check(
            "It may be next week. according to the paper.",
            &["It may be next week. according to the paper."],
        );
    }

    #[test]
    fn what_never_ends_is_cut() {
        let doc = Document::plain(&"word ".repeat(3 * super::MOST_TOKENS));
        assert_eq!(doc.sentences().len(), 3);
    }

    #[test]
    fn a_decimal_point_that_stands_apart_ends_no_sentence() {
        check(
            "It rose 3 . 5 % . We won .",
            &["It rose 3 . 5 % .", "We won ."],
        );
        check("It rose 3. 5 won.", &["It rose 3.", "5 won."]);
    }

    #[test]
    fn each_paragraph_starts_a_sentence() {
        check("One\r\n\r\nTwo\u{A0}three.", &["One", "Two\u{A0}three."]);
    }
}

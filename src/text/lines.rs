//! The lines of a text, and the paragraphs they make.
//!
//! As a rule every line is a paragraph, as scrapers write them. In a text that was
//! wrapped at some width, lines are joined until a blank line, an indent or a line that
//! ends before the margin. Which of the two a text is, is decided once for all of it.

use super::Span;

/// Longer lines than this, in characters, are no wrapped lines.
const WIDEST: usize = 120;
/// Shorter texts than this width are verse or lists.
const NARROWEST: usize = 40;
/// How many lines in a row a text must have before wrapping can be seen.
const ENOUGH: usize = 4;

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line {
    /// Without the white space around it.
    span: Span,
    /// Its length in characters.
    width: usize,
    /// White space before it.
    indent: usize,
    /// The line before it is blank, or there is none.
    after_blank: bool,
}

/// The paragraphs of a text, trimmed, in order.
pub(super) fn split_blocks(text: &str) -> Vec<Span> {
    let lines = lines(text);
    match margin(text, &lines) {
        Some(margin) => join(text, &lines, margin),
        None => lines.iter().map(|line| line.span).collect(),
    }
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_blank = true;
    for piece in text.split_inclusive([
        '\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{B}', '\u{C}',
    ]) {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        if piece == "\n" && text[..start].ends_with('\r') {
            continue; // the second half of a line end
        }
        let blank = |c: char| c.is_whitespace() || super::is_invisible(c);
        let body = piece.trim_start_matches(blank);
        let indent = piece.len() - body.len();
        let from = start + indent;
        let body = body.trim_end_matches(blank);
        if body.is_empty() {
            after_blank = true;
            continue;
        }
        lines.push(Line {
            span: Span::new(from, from + body.len()),
            width: indent + body.chars().count(),
            indent,
            after_blank,
        });
        after_blank = false;
    }
    lines
}

/// The width at which a text is wrapped, if it evidently is.
fn margin(text: &str, lines: &[Line]) -> Option<usize> {
    let margin = lines.iter().map(|line| line.width).max()?;
    let runs_on = |pair: &&[Line]| !pair[1].after_blank;
    let pairs: Vec<&[Line]> = lines.windows(2).filter(runs_on).collect();
    if !(NARROWEST..=WIDEST).contains(&margin) || pairs.len() < ENOUGH {
        return None;
    }
    let full = pairs
        .iter()
        .filter(|pair| is_full(text, pair[0], pair[1], margin))
        .count();
    let open = pairs
        .iter()
        .filter(|pair| !ends_sentence(&text[pair[0].span.range()]))
        .count();
    (full * 10 >= pairs.len() * 8 && open * 2 >= pairs.len()).then_some(margin)
}

/// Whether the first word of `next` would not have fitted on `line`.
fn is_full(text: &str, line: Line, next: Line, margin: usize) -> bool {
    let word = text[next.span.range()]
        .split_whitespace()
        .next()
        .unwrap_or("");
    // Some programs leave a little room: three characters are forgiven.
    line.width + 1 + word.chars().count() + 3 > margin
}

/// Whether a line ends as sentences do.
pub(super) fn ends_sentence(line: &str) -> bool {
    let closing =
        |c: char| matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»') || super::is_invisible(c);
    line.trim_end_matches(closing)
        .ends_with(['.', '!', '?', '…', '。'])
}

fn join(text: &str, lines: &[Line], margin: usize) -> Vec<Span> {
    let mut blocks: Vec<Span> = Vec::new();
    let mut previous: Option<Line> = None;
    for &line in lines {
        match (blocks.last_mut(), previous) {
            (Some(block), Some(before)) if continues(text, before, line, margin) => {
                *block = block.cover(line.span);
            }
            _ => blocks.push(line.span),
        }
        previous = Some(line);
    }
    blocks
}

fn continues(text: &str, before: Line, line: Line, margin: usize) -> bool {
    let lower = text[line.span.range()].starts_with(char::is_lowercase);
    let indented = line.indent > before.indent + 1;
    let ended = ends_sentence(&text[before.span.range()]);
    !line.after_blank && !indented && (is_full(text, before, line, margin) || lower && !ended)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let got: Vec<&str> = split_blocks(text)
            .iter()
            .map(|s| &text[s.range()])
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn each_line_is_a_paragraph_unless_the_text_is_wrapped() {
        check(
            "One.\r\nTwo\u{2028}Three \n\n Four",
            &["One.", "Two", "Three", "Four"],
        );
    }

    #[test]
    fn lines_wrapped_at_a_width_are_joined() {
        let text = "The mayor said on Monday that the bridge over the river would\n\
                    stay closed until the end of the year because of the damage\n\
                    that the storm had done to its two northern pillars, which\n\
                    engineers had inspected over the weekend.\n\
                    \n\
                    Shops along the road fear for their trade, and some owners\n\
                    asked the city for help. The council will meet next week to\n\
                    decide.";
        let got = split_blocks(text);
        assert_eq!(got.len(), 2);
        assert!(
            text[got[1].range()].starts_with("Shops") && text[got[1].range()].ends_with("decide.")
        );
    }

    #[test]
    fn lists_and_verse_are_not_joined() {
        let list = "Apples and pears from the north\nBread\nCheese from the valley\nTea\nA few more things\nSalt";
        assert_eq!(split_blocks(list).len(), 6);
    }
}

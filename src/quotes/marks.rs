//! Quotation marks: which text stands between them.
//!
//! Reads curly, straight, doubled single, angle, low and corner marks, and single marks
//! against apostrophes. Only the outermost pair counts; marks inside it belong to what
//! is quoted. A mark left open ends with its block.

use std::ops::Range;

use crate::text::{Document, Token};

/// A stretch of text in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// Its tokens with the marks.
    pub(super) outer: Range<usize>,
    /// Its tokens between the marks.
    pub(super) inner: Range<usize>,
    /// The mark that opens it is not closed in its block.
    pub(super) open_ended: bool,
    /// Whether the next block goes on with it.
    pub(super) continued: bool,
    /// Which block of the document holds it.
    pub(super) block: usize,
}

/// The outermost quoted passages of the article's own blocks, in order; none is empty.
pub(super) fn find(doc: &Document) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for (block, b) in doc.blocks().iter().enumerate() {
        let sentences = &doc.sentences()[b.sentences.clone()];
        if !b.kind.is_content() || sentences.is_empty() {
            continue;
        }
        let tokens = sentences[0].tokens.start..sentences[sentences.len() - 1].tokens.end;
        let first = passages.len();
        Reader { doc, tokens, block }.read(&mut passages);
        mark_continued(doc, &mut passages, first);
    }
    passages
}

/// A passage left open that the next one takes up at the start of its own block goes on there.
fn mark_continued(doc: &Document, passages: &mut [Passage], first: usize) {
    if first == 0 || first == passages.len() {
        return;
    }
    let starts = doc.blocks()[passages[first].block].sentences.start;
    let opens = doc.sentences()[starts].tokens.start == passages[first].outer.start;
    let (block, previous) = (passages[first].block, &mut passages[first - 1]);
    previous.continued = opens && previous.open_ended && previous.block + 1 == block;
}

/// The kinds of marks that belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Curly,
    Straight,
    DoubledSingle,
    Single,
    Angle,
    Low,
    Corner,
}

/// Reads the tokens of one block.
struct Reader<'a> {
    doc: &'a Document,
    tokens: Range<usize>,
    block: usize,
}

impl Reader<'_> {
    fn read(&self, passages: &mut Vec<Passage>) {
        let mut i = self.tokens.start;
        while i < self.tokens.end {
            let Some((style, width)) = self.opens(i) else {
                i += 1;
                continue;
            };
            let inner = i + width;
            let Some((end, close)) = self.close_of(style, inner) else {
                i = inner;
                continue;
            };
            if inner < end {
                passages.push(Passage {
                    outer: i..end + close,
                    inner: inner..end,
                    open_ended: close == 0,
                    continued: false,
                    block: self.block,
                });
            }
            i = end + close.max(usize::from(inner == end));
        }
    }

    fn word(&self, i: usize) -> &str {
        match self.tokens.contains(&i) {
            true => self.doc.word(self.doc.tokens()[i]),
            false => "",
        }
    }

    fn token(&self, i: usize) -> Option<Token> {
        let inside = self.tokens.contains(&i);
        inside.then(|| self.doc.tokens()[i])
    }

    /// Whether no space stands between token `i` and the one after it.
    fn glued(&self, i: usize) -> bool {
        match (self.token(i), self.token(i + 1)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        }
    }

    fn glued_before(&self, i: usize) -> bool {
        i > self.tokens.start && self.glued(i - 1)
    }

    fn is_doubled(&self, i: usize) -> bool {
        let apostrophe = |i| matches!(self.word(i), "'" | "’" | "‘" | "`");
        apostrophe(i) && apostrophe(i + 1) && self.glued(i) && self.word(i + 2) != "'"
    }

    /// The style of the mark that opens at token `i` and its width in tokens.
    fn opens(&self, i: usize) -> Option<(Style, usize)> {
        let spaced = !self.glued_before(i)
            || matches!(self.word(i - 1), "(" | "[" | "—" | "–" | "-" | ":" | "/");
        match self.word(i) {
            "“" | "‟" | "＂" => Some((Style::Curly, 1)),
            "«" => Some((Style::Angle, 1)),
            "„" => Some((Style::Low, 1)),
            "「" | "『" => Some((Style::Corner, 1)),
            "\"" if spaced || self.glued(i) && self.glued_before(i) && self.ends_clause(i - 1) => {
                Some((Style::Straight, 1))
            }
            _ if self.is_doubled(i) && spaced => Some((Style::DoubledSingle, 2)),
            "‘" | "'" if spaced && self.glued(i) && !self.is_elision(i) => {
                Some((Style::Single, 1))
            }
            _ => None,
        }
    }

    fn ends_clause(&self, i: usize) -> bool {
        matches!(self.word(i), "," | "." | ":" | ";")
    }

    /// Whether the mark at `i` stands for letters left out: "'em", "’90s".
    fn is_elision(&self, i: usize) -> bool {
        let next = self.word(i + 1).to_lowercase();
        let year = next.len() == 3
            && next.ends_with('s')
            && next.starts_with(|c: char| c.is_ascii_digit());
        year || matches!(
            next.as_str(),
            "em" | "til" | "tis" | "twas" | "cause" | "bout" | "n" | "cuz"
        )
    }

    /// The index of the closing mark and its width; the end of the block and 0 if there is none.
    fn close_of(&self, style: Style, from: usize) -> Option<(usize, usize)> {
        if style == Style::Single {
            return self.single_close(from).map(|i| (i, 1));
        }
        let mut depth = 0usize;
        for i in from..self.tokens.end {
            if self.nests(style, i) {
                depth += 1;
            } else if self.closes(style, i) {
                if depth == 0 {
                    return Some((i, if style == Style::DoubledSingle { 2 } else { 1 }));
                }
                depth -= 1;
            }
        }
        Some((self.tokens.end, 0))
    }

    /// Whether a mark of a style whose opening and closing marks differ opens again inside.
    fn nests(&self, style: Style, i: usize) -> bool {
        match style {
            Style::Angle => self.word(i) == "«",
            Style::Corner => matches!(self.word(i), "「" | "『"),
            _ => false,
        }
    }

    fn closes(&self, style: Style, i: usize) -> bool {
        let word = self.word(i);
        match style {
            Style::Curly => matches!(word, "”" | "\"" | "＂"),
            // "“" that stands like a closing mark is a slip of the keyboard.
            Style::Straight => {
                matches!(word, "\"" | "”") || word == "“" && self.glued_before(i) && !self.glued(i)
            }
            Style::DoubledSingle => self.is_doubled(i),
            Style::Angle => word == "»",
            Style::Low => matches!(word, "“" | "”" | "\""),
            Style::Corner => matches!(word, "」" | "』"),
            Style::Single => false,
        }
    }

    /// Where a single mark that opened before `from` closes: the first mark after punctuation,
    /// else the first that cannot be a plural's apostrophe, else the last one that may be.
    fn single_close(&self, from: usize) -> Option<usize> {
        let mut fallback = None;
        for i in from..self.tokens.end {
            let candidate = matches!(self.word(i), "’" | "'") && self.glued_before(i) && i > from;
            if self.opens(i).is_some_and(|(s, _)| s == Style::Single) {
                return fallback;
            }
            if !candidate || self.glued(i) && !self.is_punctuation(i + 1) {
                continue;
            }
            let before = self.word(i - 1);
            if self.is_punctuation(i - 1) || !before.ends_with('s') || self.is_punctuation(i + 1) {
                return Some(i);
            }
            fallback = Some(i);
        }
        fallback
    }

    fn is_punctuation(&self, i: usize) -> bool {
        let word = self.word(i);
        word.is_empty() || word.chars().all(|c| !c.is_alphanumeric())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let doc = Document::plain(text);
        let found = find(&doc);
        let tokens = |p: &Passage| &doc.tokens()[p.inner.clone()];
        let span = |p: &Passage| tokens(p)[0].span.cover(tokens(p)[p.inner.len() - 1].span);
        let got: Vec<&str> = found.iter().map(|p| doc.slice(span(p))).collect();
        assert_eq!(got, expected, "in {text}");
    }

    #[test]
    fn reads_every_style_of_marks() {
        check("“One,” he said.", &["One,"]);
        check("\"One,\" he said, \"two.\"", &["One,", "two."]);
        check("''One,'' he said.", &["One,"]);
        check("«Un» et „zwei“ und 「三」", &["Un", "zwei", "三"]);
    }

    #[test]
    fn tells_single_marks_from_apostrophes() {
        check(
            "‘It’s the players’ choice,’ he said.",
            &["It’s the players’ choice,"],
        );
        check(
            "'I don't know,' she said. The teams' bus left.",
            &["I don't know,"],
        );
        check("The workers' union and rock 'n' roll in the '90s.", &[]);
        check("He is the ‘boss’ here", &["boss"]);
    }

    #[test]
    fn only_the_outermost_marks_count() {
        check(
            "“He told me ‘no’ twice,” she said.",
            &["He told me ‘no’ twice,"],
        );
        check(
            "‘He called it “mad” again,’ she said.",
            &["He called it “mad” again,"],
        );
    }

    #[test]
    fn a_mark_left_open_ends_with_its_paragraph() {
        let doc = Document::plain("He said: “We stay.\n“We fight.”\n“And win.\nNo more.");
        let open: Vec<_> = find(&doc)
            .iter()
            .map(|p| (p.open_ended, p.continued))
            .collect();
        assert_eq!(open, [(true, true), (false, false), (true, false)]);
    }

    #[test]
    fn inches_are_no_quotation() {
        check("He is 6'2\" tall and left.", &[]);
    }
}

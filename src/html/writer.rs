//! Characters to lines.

use std::mem::take;

/// A line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) kind: Kind,
    /// How many bytes of the text lead elsewhere.
    pub(super) linked: usize,
    /// Whether it continues what the line before began: a `<br>` stands between them.
    pub(super) continues: bool,
    /// Whether it stands in the element that was asked for.
    pub(super) marked: bool,
}

/// What a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Paragraph,
    Heading,
    Item,
    /// A row of a table with data.
    Row,
}

/// Writes lines, one after another.
#[derive(Default)]
pub(super) struct Writer {
    lines: Vec<Line>,
    line: String,
    linked: usize,
    /// White space came since the last word.
    space: bool,
    /// Marks that open quotations of which nothing came yet.
    opening: String,
    /// Whether the next line continues the last.
    continues: bool,
    /// What the line is.
    pub(super) kind: Kind,
    /// Whether the line stands in the element that was asked for.
    pub(super) marked: bool,
    /// How many `<br>` came since the last word.
    pub(super) breaks: usize,
    /// Within how many elements that keep line breaks.
    pub(super) preformatted: usize,
    /// Within how many links that lead elsewhere.
    pub(super) links: usize,
}

impl Writer {
    pub(super) fn finish(mut self) -> Vec<Line> {
        self.end_line(false);
        self.lines
    }

    pub(super) fn text(&mut self, text: &str) {
        for (at, c) in text.char_indices() {
            match c {
                '\n' if self.preformatted > 0 => self.breaks += 1,
                c if is_space(c) => self.space = true,
                c if is_seen(c) => {
                    if self.breaks > 0 {
                        self.break_line(&text[at..]);
                    }
                    self.push(c);
                }
                _ => {}
            }
        }
    }

    /// Begins a cell of a row.
    pub(super) fn cell(&mut self) {
        if !self.line.is_empty() {
            self.line.push('\t');
            self.space = false;
        }
    }

    /// Opens a quotation, as soon as something of it comes.
    pub(super) fn open(&mut self, mark: char) {
        self.opening.push(mark);
    }

    /// Closes the last quotation.
    pub(super) fn close(&mut self, mark: char) {
        if self.opening.pop().is_some() {
            return; // nothing of it came
        }
        match self.lines.last_mut() {
            Some(last) if self.line.is_empty() => last.text.push(mark),
            _ => self.write(mark),
        }
    }

    fn push(&mut self, c: char) {
        let apart = !self.line.is_empty() && !self.line.ends_with('\t');
        if take(&mut self.space) && apart {
            self.write(' ');
        }
        for mark in take(&mut self.opening).chars() {
            self.write(mark);
        }
        self.write(c);
    }

    fn write(&mut self, c: char) {
        self.line.push(c);
        if self.links > 0 {
            self.linked += c.len_utf8();
        }
    }

    /// Ends the line at a `<br>`, unless it stands where a sentence was wrapped.
    fn break_line(&mut self, next: &str) {
        let next = next.trim_start_matches(is_quotation_mark);
        let goes_on = next.starts_with(char::is_lowercase) && !self.line.ends_with(ENDS);
        if self.breaks == 1 && goes_on && self.preformatted == 0 {
            self.breaks = 0;
            self.space = true;
        } else {
            self.end_line(self.breaks == 1);
        }
    }

    /// Ends the line, if there is one. The next continues it or not.
    pub(super) fn end_line(&mut self, continued: bool) {
        (self.breaks, self.space) = (0, false);
        let (line, linked) = (take(&mut self.line), take(&mut self.linked));
        let text = line.trim_end();
        if text.is_empty() {
            self.continues &= continued;
            return;
        }
        self.lines.push(Line {
            text: text.to_owned(),
            kind: self.kind,
            linked,
            continues: std::mem::replace(&mut self.continues, continued),
            marked: self.marked,
        });
    }
}

/// What ends a sentence or announces the next line.
const ENDS: [char; 12] = ['.', '!', '?', '…', ':', ';', '”', '"', '’', ')', '»', '。'];

/// Whether a character opens a quotation.
pub(super) fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '“' | '"' | '„' | '«' | '»' | '‘' | '‚' | '‹' | '\'' | '「'
    )
}

/// Whether a character is a space on a page: white space of HTML, spaces that hold words together, and
/// what separates lines elsewhere.
fn is_space(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '\u{A0}' | '\u{85}' | '\u{B}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character is seen or means something in a text. Soft hyphens, places to break a word, byte
/// order marks and controls do not.
pub(super) fn is_seen(c: char) -> bool {
    !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}') && !c.is_control()
}

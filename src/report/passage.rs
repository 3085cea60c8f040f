//! Text with its roles, broken into lines.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::role::Role;

/// A piece of text that has one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// What it is.
    pub(super) role: Role,
    /// The text, without control characters.
    pub(super) text: String,
}

/// A paragraph of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Passage {
    runs: Vec<Run>,
}

impl Passage {
    /// A paragraph of one run.
    pub(super) fn of(role: Role, text: &str) -> Self {
        Self::default().with(role, text)
    }

    /// The same paragraph with `text` at its end.
    pub(super) fn with(mut self, role: Role, text: &str) -> Self {
        self.push(role, text);
        self
    }

    /// Adds `text` at the end.
    pub(super) fn push(&mut self, role: Role, text: &str) {
        let text = text.chars().filter_map(shown);
        match self.runs.last_mut() {
            Some(last) if last.role == role => last.text.extend(text),
            _ => self.runs.push(Run {
                role,
                text: text.collect(),
            }),
        }
    }

    /// Its runs; no two neighbours have the same role.
    pub(super) fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Breaks the paragraph at its spaces into lines of at most `width` columns.
    ///
    /// Runs of white space become one space. Only a word that is wider than a whole line
    /// is broken inside. There is always at least one line.
    pub(super) fn lines(&self, width: usize) -> Vec<Passage> {
        let mut lines = Lines::new(width);
        for word in self.words() {
            lines.push_word(&word);
        }
        lines.finish()
    }

    /// What stands between spaces, with the role of the space before it.
    fn words(&self) -> Vec<Word<'_>> {
        let mut words = vec![Word::after(Role::Plain)];
        for run in &self.runs {
            for (i, piece) in run.text.split(' ').enumerate() {
                if i > 0 {
                    words.push(Word::after(run.role));
                }
                if let Some(word) = words.last_mut() {
                    word.parts.push((run.role, piece));
                }
            }
        }
        words.retain(|word| word.width() > 0);
        words
    }
}

/// The character as a report shows it: white space as a space, controls not at all.
///
/// Direction marks that reach beyond their word are dropped as well: they could turn
/// around the rest of the line.
fn shown(c: char) -> Option<char> {
    match c {
        _ if c.is_whitespace() => Some(' '),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
        _ if c.is_control() => None,
        _ => Some(c),
    }
}

/// Letters between two spaces; several parts where the role changes inside.
struct Word<'a> {
    space: Role,
    parts: Vec<(Role, &'a str)>,
}

impl Word<'_> {
    fn after(space: Role) -> Self {
        Self {
            space,
            parts: Vec::new(),
        }
    }

    fn width(&self) -> usize {
        self.parts.iter().map(|(_, text)| text.width()).sum()
    }
}

/// Lines as they are filled.
struct Lines {
    width: usize,
    full: Vec<Passage>,
    line: Passage,
    used: usize,
}

impl Lines {
    fn new(width: usize) -> Self {
        Self {
            width: width.max(1),
            full: Vec::new(),
            line: Passage::default(),
            used: 0,
        }
    }

    fn push_word(&mut self, word: &Word<'_>) {
        let width = word.width();
        if self.used > 0 {
            if self.used + 1 + width > self.width {
                self.end_line();
            } else {
                self.line.push(word.space, " ");
                self.used += 1;
            }
        }
        for &(role, text) in &word.parts {
            for grapheme in text.graphemes(true) {
                self.push_grapheme(role, grapheme);
            }
        }
    }

    fn push_grapheme(&mut self, role: Role, grapheme: &str) {
        let width = grapheme.width();
        if self.used > 0 && self.used + width > self.width {
            self.end_line();
        }
        self.line.push(role, grapheme);
        self.used += width;
    }

    fn end_line(&mut self) {
        self.full.push(std::mem::take(&mut self.line));
        self.used = 0;
    }

    fn finish(mut self) -> Vec<Passage> {
        if self.used > 0 || self.full.is_empty() {
            self.end_line();
        }
        self.full
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, width: usize, expected: &[&str]) {
        let lines = Passage::of(Role::Plain, text).lines(width);
        let got: Vec<String> = lines
            .iter()
            .map(|line| line.runs().iter().map(|run| run.text.as_str()).collect())
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn breaks_at_spaces_only() {
        check("the whole pier shook", 10, &["the whole", "pier shook"]);
    }

    #[test]
    fn breaks_a_word_wider_than_a_line() {
        check(
            "see abcdefghij now",
            4,
            &["see", "abcd", "efgh", "ij", "now"],
        );
    }

    #[test]
    fn joins_line_breaks_and_runs_of_spaces() {
        check(" one\r\n\u{A0} two ", 20, &["one two"]);
    }

    #[test]
    fn counts_columns_not_bytes() {
        check("“ééé” 港港", 5, &["“ééé”", "港港"]);
    }

    #[test]
    fn drops_what_could_steer_the_terminal() {
        check("a\u{1B}[31mb\u{7}\u{202E}c", 20, &["a[31mbc"]);
    }

    #[test]
    fn an_empty_text_is_one_empty_line() {
        check(" \n", 20, &[""]);
    }

    #[test]
    fn keeps_roles_across_a_break() {
        let passage = Passage::of(Role::Plain, "at ").with(Role::Evidence, "least ten");
        let lines = passage.lines(8);
        assert_eq!(lines[0].runs().last().map(|r| r.role), Some(Role::Evidence));
        assert_eq!(lines[1].runs()[0].role, Role::Evidence);
    }
}

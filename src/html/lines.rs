//! What a page shows, line by line.
//!
//! Follows `innerText` of the HTML standard: white space collapses, blocks and `<br>` break lines,
//! cells of a table are separated by tabs. Beyond it, `<q>` gets the quotation marks that browsers
//! draw, what is struck out is left out, and so are marks that refer to notes.

use dom_query::{NodeData, NodeId, NodeRef};

use super::tables::is_data;

/// A line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) kind: Kind,
    /// How many bytes of the text lead elsewhere.
    pub(super) linked: usize,
    /// Whether it continues what the line before began: a `<br>` stands between them.
    pub(super) continues: bool,
    /// Whether it begins in the element that was asked for.
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

/// The lines of what `node` holds; those of the element `mark` are marked.
pub(super) fn lines(node: &NodeRef<'_>, mark: Option<NodeId>) -> Vec<Line> {
    let mut writer = Writer {
        mark,
        ..Writer::default()
    };
    writer.children(node);
    writer.end_line(false);
    writer.lines
}

/// Elements that make lines of their own; so do those whose name has a hyphen, which pages define.
const BLOCKS: [&str; 42] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "search",
    "section",
    "summary",
    "tbody",
    "tfoot",
    "thead",
    "ul",
];
/// Elements whose text is withdrawn, or is said again beside them.
const UNSAID: [&str; 5] = ["del", "s", "strike", "rt", "rp"];

#[derive(Default)]
struct Writer {
    lines: Vec<Line>,
    line: String,
    linked: usize,
    kind: Kind,
    /// White space came since the last word.
    space: bool,
    /// How many `<br>` came since the last word.
    breaks: usize,
    /// Within how many elements that keep white space.
    preformatted: usize,
    /// Within how many `<q>`.
    quotes: usize,
    /// Whether nothing stands behind the mark that opens a quotation yet.
    opened: bool,
    /// Within how many links that lead elsewhere.
    links: usize,
    /// Within a table with data.
    data: bool,
    /// Whether the next line continues the last.
    continues: bool,
    mark: Option<NodeId>,
    marked: bool,
}

impl Writer {
    fn children(&mut self, node: &NodeRef<'_>) {
        node.children_it(false).for_each(|child| self.node(&child));
    }

    fn node(&mut self, node: &NodeRef<'_>) {
        let text = node.query_or(None, |n| match &n.data {
            NodeData::Text { contents } => Some(contents.clone()),
            _ => None,
        });
        match (text, node.qual_name_ref()) {
            (Some(text), _) => self.text(&text),
            (None, Some(name)) => {
                let name = name.local.clone();
                self.element(node, &name);
            }
            (None, None) => {}
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, name: &str) {
        match name {
            "br" => self.breaks += 1,
            "q" => self.quoted(node),
            "a" => self.link(node),
            "sup" if refers(node) => {}
            "td" | "th" if self.kind == Kind::Row => self.cell(node),
            "td" | "th" => self.block(node, Kind::Paragraph),
            name if UNSAID.contains(&name) => {}
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.block(node, Kind::Heading),
            "li" | "dt" | "dd" => self.block(node, Kind::Item),
            "table" => self.table(node),
            "tr" if self.data => self.block(node, Kind::Row),
            "tr" => self.block(node, Kind::Paragraph),
            "pre" | "listing" | "plaintext" | "xmp" => {
                self.preformatted += 1;
                self.block(node, Kind::Paragraph);
                self.preformatted -= 1;
            }
            name if BLOCKS.contains(&name) || name.contains('-') => self.block(node, self.kind),
            _ => self.children(node),
        }
    }

    /// Lines of their own, between what stands before and after.
    fn block(&mut self, node: &NodeRef<'_>, kind: Kind) {
        self.end_line(false);
        let outer = std::mem::replace(&mut self.kind, kind);
        let marks = self.mark == Some(node.id);
        self.marked |= marks;
        self.children(node);
        self.end_line(false);
        self.marked &= !marks;
        self.kind = outer;
    }

    fn table(&mut self, node: &NodeRef<'_>) {
        let outer = std::mem::replace(&mut self.data, is_data(node));
        self.block(node, Kind::Paragraph);
        self.data = outer;
    }

    fn cell(&mut self, node: &NodeRef<'_>) {
        if !self.line.is_empty() {
            self.line.push('\t');
            self.space = false;
        }
        self.children(node);
    }

    fn link(&mut self, node: &NodeRef<'_>) {
        let leads = node.attr("href").is_some_and(|href| !href.starts_with('#'));
        self.links += usize::from(leads);
        self.children(node);
        self.links -= usize::from(leads);
    }

    /// Puts quotation marks around what has none: single ones within others.
    fn quoted(&mut self, node: &NodeRef<'_>) {
        let bare = !first_letter(node).is_some_and(|c| QUOTATION_MARKS.contains(&c));
        let (open, close) = if self.quotes.is_multiple_of(2) {
            ('“', '”')
        } else {
            ('‘', '’')
        };
        self.quotes += 1;
        if bare {
            self.push(open);
            self.opened = true;
        }
        let (before, line) = (self.lines.len(), self.line.len());
        self.children(node);
        if bare && (before, line) == (self.lines.len(), self.line.len()) {
            self.line.pop(); // there is nothing to quote
        } else if bare {
            (self.space, self.breaks) = (false, 0);
            self.push(close);
        }
        self.quotes -= 1;
    }

    fn text(&mut self, text: &str) {
        for (at, c) in text.char_indices() {
            match c {
                '\n' if self.preformatted > 0 => self.breaks += 1,
                '\u{A0}' => self.space = true,
                c if c.is_ascii_whitespace() => self.space = true,
                c if is_dropped(c) => {}
                c => {
                    if self.breaks > 0 {
                        self.break_line(&text[at..]);
                    }
                    self.push(c);
                }
            }
        }
    }

    fn push(&mut self, c: char) {
        let apart = !self.line.is_empty() && !self.line.ends_with('\t') && !self.opened;
        if self.space && apart {
            self.write(' ');
        }
        (self.space, self.opened) = (false, false);
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
        let lower = next
            .trim_start_matches(QUOTATION_MARKS)
            .starts_with(char::is_lowercase);
        let wrapped = lower && !self.line.ends_with(ENDS) && self.preformatted == 0;
        if self.breaks == 1 && wrapped {
            self.breaks = 0;
            self.space = true;
        } else {
            self.end_line(self.breaks == 1);
        }
    }

    /// Ends the line, if there is one. The next continues it or not.
    fn end_line(&mut self, continued: bool) {
        (self.breaks, self.space, self.opened) = (0, false, false);
        let line = std::mem::take(&mut self.line);
        let text = line.trim_end();
        let linked = std::mem::take(&mut self.linked);
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

/// What opens a quotation.
const QUOTATION_MARKS: [char; 8] = ['“', '"', '„', '«', '‘', '\'', '‹', '»'];

/// Characters that are not seen and mean nothing in a text: soft hyphens, places to break a word,
/// byte order marks, controls.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}') || c.is_control()
}

/// Whether a `<sup>` is a mark that leads to a note.
fn refers(sup: &NodeRef<'_>) -> bool {
    sup.descendants_it().any(|node| node.has_name("a"))
}

/// The first character that is seen in an element.
fn first_letter(node: &NodeRef<'_>) -> Option<char> {
    let first = |text: &str| text.chars().find(|c| !c.is_whitespace() && !is_dropped(*c));
    let mut within = node.descendants_it();
    within.find_map(|node| {
        node.query_or(None, |n| match &n.data {
            NodeData::Text { contents } => first(contents),
            _ => None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse::parse;

    /// The lines of a page, `|` between them, `/` where one continues the other.
    fn check(html: &str, expected: &str) {
        let doc = parse(html).expect("within bounds");
        let mut got = String::new();
        for line in lines(&doc.root(), None) {
            if !got.is_empty() {
                got.push(if line.continues { '/' } else { '|' });
            }
            got.push_str(&line.text);
        }
        assert_eq!(got, expected, "{html}");
    }

    #[test]
    fn inline_elements_break_no_word_and_blocks_break_lines() {
        check(
            "<p><b>M</b>oscow, Ky<wbr>iv<p>St.\n <i>Peters</i><span>burg</span>",
            "Moscow, Kyiv|St. Petersburg",
        );
        check("<div>One<div>Two</div>Three</div>", "One|Two|Three");
        check("a <at six> b <my-part>c</my-part> d", "a b|c|d");
    }

    #[test]
    fn what_is_not_seen_is_left_out() {
        check(
            "co&shy;operation, zero&#8203;width, no&nbsp;&nbsp;break\u{1}",
            "cooperation, zerowidth, no break",
        );
        check(
            "three<del> or four</del> men<sup><a href=#n>[1]</a></sup>, 10<sup>3</sup>",
            "three men, 103",
        );
        check("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢");
    }

    #[test]
    fn references_become_their_characters() {
        check(
            "&ldquo;Caf&eacute; &amp; bar&rdquo; &#8212; AT&T &unknown;",
            "“Café & bar” — AT&T &unknown;",
        );
    }

    #[test]
    fn a_break_is_a_line_and_two_are_a_paragraph() {
        check("Apples<br>Pears", "Apples/Pears");
        check("One.<br> <br/>Two.", "One.|Two.");
        check(
            "He said that<br>he was late.<br>\nShe was not.",
            "He said that he was late./She was not.",
        );
        check(
            "“We won,” she said,<br>“and they lost.”",
            "“We won,” she said, “and they lost.”",
        );
        check(
            "<pre>12 for\n 9 against\n\nend</pre>",
            "12 for/9 against|end",
        );
    }

    #[test]
    fn short_quotations_get_marks() {
        check("He said <q>no</q>.", "He said “no”.");
        check("<q>One <q>two</q></q>", "“One ‘two’”");
        check("<q>“Yes”</q> <q></q><q> no </q>", "“Yes” “no”");
    }

    #[test]
    fn rows_of_data_are_lines_with_tabs() {
        check(
            "<table><caption>Votes</caption><tr><th>For<th>Against<tr><td>12<td> 9 </table>",
            "Votes|For\tAgainst|12\t9",
        );
        check("<table><tr><td><p>Menu<td>Text</table>", "Menu|Text");
    }

    #[test]
    fn what_leads_elsewhere_is_counted() {
        let doc = parse("<a href=/x><h2>Else</h2>where</a><a href=#y>here</a> <a>no</a>")
            .expect("within bounds");
        let linked: Vec<usize> = lines(&doc.root(), None)
            .iter()
            .map(|line| line.linked)
            .collect();
        assert_eq!(linked, [4, 5]);
    }
}

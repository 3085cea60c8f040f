//! What a page shows, line by line.
//!
//! Follows `innerText` of the HTML standard: white space collapses, blocks and `<br>` break lines,
//! cells of a table are separated by tabs. Beyond it, `<q>` gets the quotation marks that browsers
//! draw, what is struck out is left out, and so are marks that refer to notes.

use dom_query::{NodeData, NodeId, NodeRef};

use super::tables::is_data;
use super::writer::{Kind, Line, Writer, is_quotation_mark, is_seen};

/// The lines of what `node` holds; those of the element `mark` are marked.
pub(super) fn lines(node: &NodeRef<'_>, mark: Option<NodeId>) -> Vec<Line> {
    let mut walk = Walk {
        writer: Writer::default(),
        mark,
        quotes: 0,
        data: false,
    };
    walk.children(node);
    walk.writer.finish()
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

struct Walk {
    writer: Writer,
    mark: Option<NodeId>,
    /// Within how many `<q>`.
    quotes: usize,
    /// Within a table with data.
    data: bool,
}

impl Walk {
    fn children(&mut self, node: &NodeRef<'_>) {
        node.children_it(false).for_each(|child| self.node(&child));
    }

    fn node(&mut self, node: &NodeRef<'_>) {
        let text = node.query_or(None, |n| match &n.data {
            NodeData::Text { contents } => Some(contents.clone()),
            _ => None,
        });
        match (text, node.qual_name_ref()) {
            (Some(text), _) => self.writer.text(&text),
            (None, Some(name)) => {
                let name = name.local.clone();
                self.element(node, &name);
            }
            (None, None) => {}
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, name: &str) {
        let kind = self.writer.kind;
        match name {
            "br" => self.writer.breaks += 1,
            "q" => self.quoted(node),
            "a" => self.link(node),
            "sup" if refers(node) => {}
            "td" | "th" if kind == Kind::Row => {
                self.writer.cell();
                self.children(node);
            }
            "td" | "th" => self.block(node, Kind::Paragraph),
            name if UNSAID.contains(&name) => {}
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.block(node, Kind::Heading),
            "li" | "dt" | "dd" => self.block(node, Kind::Item),
            "table" => self.table(node),
            "tr" if self.data => self.block(node, Kind::Row),
            "tr" => self.block(node, Kind::Paragraph),
            "pre" | "listing" | "plaintext" | "xmp" => {
                self.writer.preformatted += 1;
                self.block(node, Kind::Paragraph);
                self.writer.preformatted -= 1;
            }
            name if BLOCKS.contains(&name) || name.contains('-') => self.block(node, kind),
            _ => self.children(node),
        }
    }

    /// Lines of their own, between what stands before and after.
    fn block(&mut self, node: &NodeRef<'_>, kind: Kind) {
        self.writer.end_line(false);
        let outer = std::mem::replace(&mut self.writer.kind, kind);
        let marks = self.mark == Some(node.id);
        self.writer.marked |= marks;
        self.children(node);
        self.writer.end_line(false);
        self.writer.marked &= !marks;
        self.writer.kind = outer;
    }

    fn table(&mut self, node: &NodeRef<'_>) {
        let outer = std::mem::replace(&mut self.data, is_data(node));
        self.block(node, Kind::Paragraph);
        self.data = outer;
    }

    fn link(&mut self, node: &NodeRef<'_>) {
        let leads = node.attr("href").is_some_and(|href| !href.starts_with('#'));
        self.writer.links += usize::from(leads);
        self.children(node);
        self.writer.links -= usize::from(leads);
    }

    /// Puts quotation marks around what has none: single ones within others.
    fn quoted(&mut self, node: &NodeRef<'_>) {
        if first_letter(node).is_none_or(is_quotation_mark) {
            return self.children(node);
        }
        let (open, close) = match self.quotes.is_multiple_of(2) {
            true => ('“', '”'),
            false => ('‘', '’'),
        };
        self.quotes += 1;
        self.writer.open(open);
        self.children(node);
        self.writer.close(close);
        self.quotes -= 1;
    }
}

/// Whether a `<sup>` is a mark that leads to a note.
fn refers(sup: &NodeRef<'_>) -> bool {
    sup.descendants_it().any(|node| node.has_name("a"))
}

/// The first character that is seen in an element.
fn first_letter(node: &NodeRef<'_>) -> Option<char> {
    let first = |text: &str| text.chars().find(|c| !c.is_whitespace() && is_seen(*c));
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
        check("one\u{2028}line\u{85}only", "one line only");
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
        check("He said:<br><q>no</q>", "He said:/“no”");
        check("<q><p>One.<p>Two.</p></q>Three", "“One.|Two.”|Three");
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

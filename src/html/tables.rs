//! Tables with data, and tables that lay out a page.

use dom_query::{Document, NodeRef};

/// The longest cell of a table with data, in bytes. Prose in cells is layout.
const LONGEST_CELL: usize = 120;

/// Makes plain blocks of the tables that lay out a page, so that what reads it need not know them.
pub(super) fn unfold(doc: &Document) {
    unfold_within(&doc.root(), false);
}

fn unfold_within(node: &NodeRef<'_>, layout: bool) {
    for child in node.children() {
        let Some(name) = child.qual_name_ref().map(|name| name.local.clone()) else {
            continue;
        };
        let layout = match &*name {
            "table" => !is_data(&child),
            _ => layout,
        };
        let parts = ["table", "tbody", "thead", "tfoot", "tr", "td", "th"];
        if layout && parts.contains(&&*name) {
            child.rename("div");
        }
        unfold_within(&child, layout);
    }
}

/// Whether the cells of a table are short and hold no blocks, so that its rows are lines.
pub(super) fn is_data(table: &NodeRef<'_>) -> bool {
    let mut cells = 0;
    for node in table.descendants_it() {
        let Some(name) = node.qual_name_ref().map(|name| name.local.clone()) else {
            continue;
        };
        match &*name {
            "table" | "p" | "div" | "ul" | "ol" | "br" | "h1" | "h2" | "h3" | "h4" | "h5"
            | "h6" | "blockquote" | "article" | "section" => return false,
            "td" | "th" => {
                cells += 1;
                if node.text().len() > LONGEST_CELL {
                    return false;
                }
            }
            _ => {}
        }
    }
    cells > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse::parse;

    fn check(table: &str, expected: bool) {
        let doc = parse(table).expect("within bounds");
        unfold(&doc);
        let data = doc
            .root()
            .descendants_it()
            .any(|node| node.has_name("table"));
        assert_eq!(data, expected, "{table}");
    }

    #[test]
    fn short_cells_are_data_and_blocks_in_cells_are_layout() {
        check(
            "<table><tr><th>Year<th>Profit<tr><td>2023<td>3,100</table>",
            true,
        );
        check("<table><tr><td>Menu<td><p>The story.</table>", false);
        check("<table><tr><td>One<br>Two<td>Three</table>", false);
        check("<table><tr><td>Only one</table>", false);
        check(
            &format!("<table><tr><td>a<td>{}</table>", "long ".repeat(50)),
            false,
        );
    }
}

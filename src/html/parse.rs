//! The tree of a page, bounded.
//!
//! html5ever builds the tree as browsers do. It has no bounds of its own: each tag asks the elements
//! that are open, each attribute those before it, and badly nested formatting multiplies. So its
//! tokens pass a [`Gate`] on their way into the tree, and the source is fed tag by tag.

use std::cell::Cell;

use dom_query::{Document, NodeId};
use html5ever::interface::tree_builder::Tracer;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, StartTag, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, TokenizerResult, local_name};

use super::PageError;
use super::attributes::AttributeCounter;

/// How many elements may be open at once. Pages of news have some dozens, browsers stop nesting at
/// 512. What would open more is passed over; its text is kept.
const DEPTH: usize = 256;
/// How deep the tree may be, so that it can be walked by functions that call themselves.
const DEEPEST: usize = 3 * DEPTH;
/// How many nodes a page may have. A page of 1 MiB has about 30,000.
pub(super) const MOST_NODES: usize = 1 << 17;
/// How many attributes a tag may have, each of which is compared with those before it.
pub(super) const MOST_ATTRIBUTES: usize = 256;
/// The longest value of an attribute that is kept, in bytes; enough for any address or title that
/// an article may have.
const LONGEST_VALUE: usize = 4096;
/// What is kept of an element's attributes: what tells its purpose, and the page's own metadata.
const KEPT: [&str; 17] = [
    "aria-hidden",
    "class",
    "colspan",
    "content",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "lang",
    "name",
    "property",
    "rel",
    "role",
    "rowspan",
    "style",
    "type",
];

/// Parses a page. Fails if it has more nodes or attributes than any page of news.
pub(super) fn parse(source: &str) -> Result<Document, PageError> {
    let opts = TreeBuilderOpts {
        scripting_enabled: false, // so that what stands in <noscript> are elements
        ..TreeBuilderOpts::default()
    };
    let gate = Gate {
        tree: TreeBuilder::new(Document::default(), opts),
        open: Cell::new(0),
        tokens: Cell::new(0),
        raw: Cell::new(false),
        root_seen: Cell::new(false),
        body_seen: Cell::new(false),
    };
    let tokenizer = Tokenizer::new(gate, TokenizerOpts::default());
    feed(&tokenizer, source)?;
    tokenizer.end();
    not_too_deep(tokenizer.sink.tree.sink)
}

/// Refuses a tree that is deeper than what walks it can go.
fn not_too_deep(doc: Document) -> Result<Document, PageError> {
    match depth(&doc) {
        depth if depth > DEEPEST => Err(PageError::TooDeep),
        _ => Ok(doc),
    }
}

/// How deep a tree is. Badly nested formatting makes it deeper than elements were open.
fn depth(doc: &Document) -> usize {
    let (mut deepest, mut level) = (0, vec![doc.root()]);
    while !level.is_empty() && deepest <= DEEPEST {
        deepest += 1;
        level = level
            .iter()
            .flat_map(|node| node.children_it(false))
            .collect();
    }
    deepest
}

/// Feeds a source in pieces that begin with `<`, and looks at each before and after.
fn feed(tokenizer: &Tokenizer<Gate>, source: &str) -> Result<(), PageError> {
    let (gate, queue) = (&tokenizer.sink, BufferQueue::default());
    let mut attributes: Option<AttributeCounter> = None;
    for piece in pieces(source) {
        if gate.raw.get() {
            attributes = None;
        } else {
            let counter = attributes.get_or_insert_with(AttributeCounter::default);
            if counter.read(piece) > MOST_ATTRIBUTES {
                return Err(PageError::TooManyAttributes);
            }
        }
        let tokens = gate.tokens.get();
        queue.push_back(StrTendril::from_slice(piece));
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        if gate.tokens.get() != tokens {
            attributes = None; // what the piece opened is closed, or was no tag
        }
        if gate.tree.sink.tree.len() > MOST_NODES {
            return Err(PageError::TooManyNodes);
        }
    }
    Ok(())
}

/// A source cut before every `<`.
fn pieces(source: &str) -> impl Iterator<Item = &str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let mut starts = rest.char_indices().skip(1);
        let end = starts
            .find(|(_, c)| *c == '<')
            .map_or(rest.len(), |(at, _)| at);
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Lets through to the tree what a page of news may have.
struct Gate {
    tree: TreeBuilder<NodeId, Document>,
    /// At least as many as the elements that are open and those that would be opened again.
    open: Cell<usize>,
    /// How many tokens came.
    tokens: Cell<usize>,
    /// Whether what follows is no markup until an end tag: a script, a style, a title.
    raw: Cell<bool>,
    root_seen: Cell<bool>,
    body_seen: Cell<bool>,
}

impl TokenSink for Gate {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let token = match token {
            Token::ParseError(_) => return TokenSinkResult::Continue,
            Token::TagToken(mut tag) => {
                self.count();
                self.raw.set(false);
                if tag.kind == StartTag && !self.admits(&tag) {
                    return TokenSinkResult::Continue;
                }
                self.strip(&mut tag);
                Token::TagToken(tag)
            }
            Token::CommentToken(_) => {
                self.count();
                return TokenSinkResult::Continue;
            }
            other => {
                self.count();
                other
            }
        };
        let result = self.tree.process_token(token, line);
        if matches!(
            result,
            TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext
        ) {
            self.raw.set(true);
        }
        result
    }

    fn end(&self) {
        self.tree.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.tree
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Gate {
    fn count(&self) {
        self.tokens.set(self.tokens.get() + 1);
    }

    /// Whether an element may be opened. One whose content is no markup may even where no other
    /// may, since the tokenizer must know of it; up to a limit, since within SVG it nests.
    fn admits(&self, tag: &Tag) -> bool {
        if self.open.get() >= DEPTH {
            self.open.set(self.really_open());
        }
        let open = self.open.get();
        let raw = is_raw(&tag.name) && open < 2 * DEPTH;
        if open < DEPTH || raw {
            self.open.set(open + 2); // itself, and once more if it is to be opened again
            return true;
        }
        false
    }

    fn really_open(&self) -> usize {
        let handles = Handles::default();
        self.tree.trace_handles(&handles);
        handles.0.get()
    }

    /// Leaves a tag the attributes that are [`KEPT`]. A second root or body leaves its attributes to the
    /// first: none.
    fn strip(&self, tag: &mut Tag) {
        let seen = match tag.name {
            local_name!("html") => Some(&self.root_seen),
            local_name!("body") => Some(&self.body_seen),
            _ => None,
        };
        if tag.kind == TagKind::EndTag || seen.is_some_and(|seen| seen.replace(true)) {
            tag.attrs.clear();
        }
        tag.attrs
            .retain(|a| KEPT.contains(&&*a.name.local) && a.value.len() <= LONGEST_VALUE);
    }
}

/// Elements whose content the tokenizer reads as text.
fn is_raw(name: &LocalName) -> bool {
    let raw = [
        "iframe",
        "noembed",
        "noframes",
        "plaintext",
        "script",
        "style",
        "textarea",
        "title",
        "xmp",
    ];
    raw.contains(&&**name)
}

/// Counts the elements that the tree builder holds.
#[derive(Default)]
struct Handles(Cell<usize>);

impl Tracer for Handles {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: Result<&str, PageError>) {
        let text = parse(source).map(|doc| doc.root().text().to_string());
        let start: String = source.chars().take(60).collect();
        let got = text.as_deref().map_err(|error| *error);
        assert!(got == expected, "{start}: {:?}", got.map(str::len));
    }

    #[test]
    fn what_is_too_deep_keeps_its_text() {
        for open in [
            "<div>",
            "<b>",
            "<i class=x>",
            "<table><tr><td>",
            "<svg>",
            "<ul><li>",
        ] {
            check(&format!("{}deep", open.repeat(5000)), Ok("deep"));
        }
        let doc = parse(&"<div>".repeat(5000)).expect("within bounds");
        assert!(depth(&doc) < DEPTH + 5, "{}", depth(&doc));
    }

    #[test]
    fn a_tree_that_is_too_deep_to_be_walked_is_refused() {
        let doc = parse("<p>").expect("within bounds");
        let mut node = doc.body().expect("a body");
        for _ in 0..DEEPEST {
            let child = doc.tree.new_element("div");
            node.append_child(&child);
            node = child;
        }
        assert_eq!(not_too_deep(doc).err(), Some(PageError::TooDeep));
    }

    #[test]
    fn formatting_that_is_opened_again_and_again_is_bounded() {
        let open: String = (0..100).map(|i| format!("<b class=c{i}>")).collect();
        check(
            &format!("<p>{open}{}", "<p>x".repeat(10_000)),
            Err(PageError::TooManyNodes),
        );
        check(&"<b></p>".repeat(150_000), Err(PageError::TooManyNodes));
    }

    #[test]
    fn attributes_are_bounded_wherever_a_tag_stands() {
        let many: String = (0..1000).map(|i| format!("a{i} ")).collect();
        let refused = Err(PageError::TooManyAttributes);
        check(&format!("x<p {many}>"), refused);
        check(&format!("</p {many}>"), refused);
        check(&format!("<<p <q '<' {many}>"), refused);
        check(&format!("<svg><script><p {many}>"), refused);
        check(&format!("<svg><![CDATA[]]><p {many}>"), refused);
        check(&format!("<script></script><p {many}>"), refused);
        check(&format!("<!-- --><p {many}>"), refused);
    }

    #[test]
    fn what_is_no_tag_may_hold_any_words() {
        let many: String = (0..1000).map(|i| format!("a{i} ")).collect();
        for source in [
            format!("<script>if (b <c {many}) {{}}</script>"),
            format!("<style><c {many}</style>"),
            format!("<title><c {many}</title>"),
            format!("<!-- <c {many}-->"),
            format!("<p title='<c {many}'>"),
            format!("1 < 2 {many}"),
        ] {
            assert!(parse(&source).is_ok(), "{source}");
        }
    }

    #[test]
    fn only_attributes_that_are_read_are_kept() {
        let long = "x".repeat(LONGEST_VALUE + 1);
        let doc = parse(&format!("<p class=a onclick=b id={long}>x<body class=c>"))
            .expect("within bounds");
        let kept: Vec<String> = doc
            .root()
            .descendants_it()
            .flat_map(|node| node.attrs())
            .map(|a| a.value.to_string())
            .collect();
        assert_eq!(kept, ["c", "a"]);
    }
}

//! HTML read in place.
//!
//! [`view`] gives a text of the same length in bytes in which markup is blanked out, so
//! that every span of the view is a span of the source. Tags are found as browsers find
//! them (the tokenization of the HTML standard, by html5gum); text is what lies between.

use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use rustc_hash::FxHashMap;

use super::word_list;

/// What stands for the bytes that a reference or an inline tag leaves over; see
/// [`is_invisible`](super::is_invisible).
const FILLER: u8 = 1;
/// The longest name of a character reference, with `&` and `;`, has 33 bytes.
const LONGEST_REFERENCE: usize = 34;

/// The words of an HTML source at their own positions.
///
/// The answer has as many bytes as `source`. Comments, scripts, styles, menus and forms
/// become spaces; tags become spaces too, or line breaks where a block starts or ends, or
/// the invisible filler U+0001 inside a line, so that `<b>M</b>oscow` stays one word; a
/// character reference becomes its character followed by the filler.
pub(super) fn view(source: &str) -> String {
    let tags = tags(source);
    let mut view = vec![b' '; source.len()];
    let (mut end, mut preformatted) = (0, 0_usize);
    for tag in &tags {
        if end < tag.span.start {
            write_text(
                &source[end..tag.span.start],
                preformatted > 0,
                &mut view[end..tag.span.start],
            );
        }
        write_tag(tag, &mut view);
        match (tag.name.as_str(), tag.opens) {
            ("pre", true) => preformatted += 1,
            ("pre", false) => preformatted = preformatted.saturating_sub(1),
            _ => {}
        }
        end = end.max(tag.span.end);
    }
    write_text(&source[end..], preformatted > 0, &mut view[end..]);
    for hidden in hidden(&tags, source.len()) {
        view[hidden].fill(b' ');
    }
    String::from_utf8(view).unwrap_or_else(|_| source.to_owned())
}

/// A tag, or a comment, which has no name.
struct Tag {
    name: String,
    opens: bool,
    span: Range<usize>,
}

fn tags(source: &str) -> Vec<Tag> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut tags = Vec::new();
    for token in Tokenizer::new_with_emitter(source, emitter).flatten() {
        let (name, opens, span) = match token {
            Token::StartTag(tag) => (tag.name, true, tag.span),
            Token::EndTag(tag) => (tag.name, false, tag.span),
            Token::Comment(comment) => (Default::default(), true, comment.span),
            Token::Doctype(doctype) => (Default::default(), true, doctype.span),
            Token::String(_) | Token::Error(_) => continue,
        };
        let name = String::from_utf8_lossy(&name).into_owned();
        tags.push(Tag {
            name,
            opens,
            span: whole(source, span.start..span.end),
        });
    }
    tags
}

/// `span` as a range that cuts `source` between characters.
fn whole(source: &str, span: Range<usize>) -> Range<usize> {
    let mut start = span.start.min(source.len());
    let mut end = span.end.min(source.len()).max(start);
    while !source.is_char_boundary(start) {
        start -= 1;
    }
    while !source.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

/// Elements that stand inside a line.
const INLINE: &str = "a abbr acronym b button iframe img input label noscript object output picture script select style svg template textarea bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong \
    sub sup time tt u var wbr";
/// Elements that hold no markup, so that all that follows is theirs until their end tag.
const UNREAD: &str = "script style title textarea";
/// Elements that hold no part of the article; passed over where their end is found.
const FURNITURE: &str = "head nav footer form aside button select template noscript svg figcaption object dialog menu iframe noframes \
    noembed xmp";

fn listed(list: &'static str, name: &str) -> bool {
    word_list(list).any(|word| word == name)
}

fn write_tag(tag: &Tag, view: &mut [u8]) {
    let bytes = &mut view[tag.span.clone()];
    if listed(INLINE, &tag.name) || tag.name.is_empty() {
        bytes.fill(FILLER);
    } else if let Some(first) = bytes.first_mut() {
        *first = b'\n';
    }
}

/// The ranges whose text is passed over, the outermost alone, in order.
fn hidden(tags: &[Tag], length: usize) -> Vec<Range<usize>> {
    let mut hidden: Vec<Range<usize>> = Vec::new();
    let mut open: FxHashMap<&str, Vec<Open>> = FxHashMap::default();
    let mut paragraphs = 0;
    for tag in tags {
        paragraphs += usize::from(tag.opens && tag.name == "p");
        let unread = listed(UNREAD, &tag.name);
        if !unread && !listed(FURNITURE, &tag.name) {
            continue;
        }
        let opened = open.entry(&tag.name).or_default();
        if tag.opens {
            let (start, end) = (tag.span.end, unread.then_some(length));
            opened.push(Open {
                start,
                end,
                paragraphs,
            });
        } else if let Some(start) = opened.pop() {
            // Some publishing systems put the whole page into a form.
            let page = tag.name == "form" && paragraphs > start.paragraphs + 2;
            hidden.extend((!page).then_some(start.start..tag.span.start));
        }
    }
    let unclosed = open
        .into_values()
        .flatten()
        .filter_map(|open| Some(open.start..open.end?));
    hidden.extend(unclosed);
    outermost(hidden)
}

/// An element that is passed over if its end is found.
struct Open {
    start: usize,
    /// Where it ends if no end tag closes it.
    end: Option<usize>,
    /// How many paragraphs began before it.
    paragraphs: usize,
}

/// The ranges that lie in no other, in order.
fn outermost(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    ranges.retain_mut(|range| {
        range.start = range.start.max(end);
        end = end.max(range.end);
        range.start < range.end
    });
    ranges
}

/// Writes text between tags: line breaks of the source are spaces, references are resolved.
fn write_text(text: &str, preformatted: bool, view: &mut [u8]) {
    view.copy_from_slice(text.as_bytes());
    if !preformatted {
        for byte in view.iter_mut().filter(|byte| matches!(byte, b'\n' | b'\r')) {
            *byte = b' ';
        }
    }
    let mut from = 0;
    while let Some(at) = text[from..].find('&').map(|at| from + at) {
        let reference = reference(&text[at..]);
        let resolved = htmlize::unescape(reference);
        if resolved != reference && resolved.len() <= reference.len() && !resolved.contains('\0') {
            let place = &mut view[at..at + reference.len()];
            place.fill(FILLER);
            place[..resolved.len()].copy_from_slice(resolved.as_bytes());
        }
        from = at + reference.len();
    }
}

/// The character reference that `text`, which starts with `&`, may start with.
fn reference(text: &str) -> &str {
    let part = |b: &u8| b.is_ascii_alphanumeric() || *b == b'#';
    let name = text
        .bytes()
        .skip(1)
        .take(LONGEST_REFERENCE)
        .take_while(part)
        .count();
    let closed = text.as_bytes().get(1 + name) == Some(&b';');
    &text[..1 + name + usize::from(closed)]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::text::{Document, Format};

    fn check(html: &str, expected: &[&str]) {
        let doc = Document::parse(html.into(), Format::Html);
        assert_eq!(doc.view().len(), html.len());
        let plain = |s: &str| {
            s.chars()
                .filter(|&c| !crate::text::is_invisible(c))
                .collect::<String>()
        };
        let got: Vec<String> = doc
            .blocks()
            .iter()
            .map(|b| plain(doc.slice(b.span)))
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn blocks_are_lines_and_inline_tags_break_no_word() {
        check(
            "<h1>News</h1><p>In <b>M</b>oscow, <a href='/x'>Ann</a> won.<br>Bo\nlost.</p>",
            &["News", "In Moscow, Ann won.", "Bo lost."],
        );
    }

    #[test]
    fn references_become_their_characters() {
        check(
            "<p>&ldquo;Caf&eacute; &amp; bar&rdquo;&nbsp;&#8212; AT&T &unknown;</p>",
            &["“Café & bar”\u{A0}— AT&T &unknown;"],
        );
    }

    #[test]
    fn scripts_menus_and_forms_are_passed_over() {
        check(
            "<!doctype html><title>T</title><style>p{}</style><nav><a>Home</a></nav><p>One.</p><!-- no --><script>if (a<b) {}</script>\
             <form><p>Mail</p></form><footer>©</footer>",
            &["One."],
        );
    }

    #[test]
    fn an_unclosed_menu_does_not_swallow_the_page() {
        check("<nav><p>One.</p><p>Two.</p>", &["One.", "Two."]);
    }

    proptest! {
        #[test]
        fn spans_of_the_view_are_spans_of_the_source(parts in proptest::collection::vec(
            prop_oneof!["[<>&;/a-zé😀“ \n\"'=!#0-9-]{0,8}", Just("<p title='é'>".to_owned()), Just("&eacute;".to_owned()), Just("<script>".to_owned())], 0..24)) {
            let html = parts.concat();
            let doc = Document::parse(html.as_str().into(), Format::Html);
            prop_assert_eq!(doc.view().len(), html.len());
            for token in doc.tokens() {
                prop_assert!(html.get(token.span.range()).is_some());
            }
            for block in doc.blocks() {
                prop_assert!(html.get(block.span.range()).is_some());
            }
        }
    }
}

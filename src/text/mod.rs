//! Text as it was scraped, divided without being changed.
//!
//! A [`Document`] owns one text; its [`Block`]s (paragraphs, menus, captions …),
//! [`Sentence`]s and [`Token`]s only point into it with [`Span`]s, which count bytes.
//! [`OffsetConverter`] turns spans into the units of other languages at the border.
//! Accepts any string; knows nothing of quotations, names or the network.

mod blocks;
mod document;
mod furniture;
mod lines;
mod offsets;
mod page;
mod sentence;
mod span;
mod stop_words;
mod token;
mod verbs;

pub use blocks::{Block, BlockKind};
pub use document::Document;
pub use offsets::{OffsetConverter, OffsetEncoding};
pub use sentence::Sentence;
pub use span::Span;
pub use stop_words::is_stop_word;
pub use token::{Token, TokenKind, fold, is_invisible};
pub(crate) use verbs::{irregular_base, irregular_past, is_finite_past, looks_past};

/// The words of a list file: separated by white space, lines with `#` are comments.
pub(crate) fn word_list(list: &'static str) -> impl Iterator<Item = &'static str> {
    list_lines(list).flat_map(str::split_whitespace)
}

/// The lines of a list file, trimmed, without blank lines and comments.
pub(crate) fn list_lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

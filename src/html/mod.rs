//! The article in a web page.
//!
//! [`read`] turns HTML into the plain text of its article and what the page tells about itself.
//! The tree is built as browsers build it (`parse`), what is furniture by its element, role or
//! name is removed (`furniture`), Mozilla's Readability, as dom_smoothie ports it, says what the
//! article is (`article`), and the lines are written as a browser shows them (`lines`).
//! Accepts any string, whatever it costs an attacker to write it: depth, nodes and attributes are
//! bounded. Never runs a script, never loads what a page refers to.

mod article;
mod attributes;
mod furniture;
mod json_ld;
mod lines;
mod metadata;
mod parse;
mod tables;
mod writer;

use std::fmt;

use jiff::Timestamp;

/// What a page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The article as plain text: paragraphs stand between blank lines; headings, items and rows
    /// are lines of their own. Never longer than the source.
    pub text: String,
    /// The headline.
    pub title: String,
    /// The name of the site.
    pub site: String,
    /// Its own address.
    pub url: String,
    /// BCP-47 tag.
    pub language: String,
    /// When it was published.
    pub published: Option<Timestamp>,
}

/// Why a page is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageError {
    /// It shows no text.
    NoText,
    /// It has more elements and pieces of text than are taken.
    TooManyNodes,
    /// One of its tags has more attributes than are taken.
    TooManyAttributes,
    /// Its elements are nested so that they are deeper than they were written.
    TooDeep,
    /// Its text is longer than its source.
    TextGrows,
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoText => f.write_str("is an HTML page without any text"),
            Self::TooManyNodes => write!(
                f,
                "is an HTML page with more than {} nodes",
                parse::MOST_NODES
            ),
            Self::TooManyAttributes => write!(
                f,
                "is an HTML page with more than {} attributes in one tag",
                parse::MOST_ATTRIBUTES
            ),
            Self::TooDeep => f.write_str("is an HTML page whose elements are nested too deeply"),
            Self::TextGrows => f.write_str("is an HTML page whose text is longer than its source"),
        }
    }
}

impl std::error::Error for PageError {}

/// Reads a page.
///
/// ```
/// let page = parallax::html::read("<title>News</title><p><b>W</b>e won.<p>They lost.").expect("text");
/// assert_eq!(page.text, "We won.\n\nThey lost.");
/// ```
pub fn read(source: &str) -> Result<Page, PageError> {
    let doc = parse::parse(source)?;
    let about = metadata::of(&doc);
    let text = article::text(doc, &about.title)?;
    if !text.chars().any(char::is_alphanumeric) {
        return Err(PageError::NoText);
    }
    if text.len() > source.len() {
        return Err(PageError::TextGrows);
    }
    Ok(Page { text, ..about })
}

//! What people look at: quotations and comparisons laid out for a terminal.
//!
//! [`quotes`] and [`comparison`] return a whole report as a string. A [`Page`] says how wide
//! it is and whether colours show; without them, evidence is underlined with carets on a line of
//! its own, so that nothing is said by colour alone. Text of articles is shown without
//! control characters: an article cannot move the cursor or restyle the terminal.
//! Never reads a file and never writes to a stream.

mod axes;
mod comparison;
mod edits;
mod page;
mod passage;
mod quotes;
mod role;
mod value;

pub use comparison::comparison;
pub use page::Page;
pub use quotes::quotes;

use crate::analysis::{Analysis, Article};

/// An article with the name a report calls it by, such as its file name.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// What the report calls it; no two articles of one report share a name.
    pub name: &'a str,
    /// The article.
    pub article: &'a Article,
    /// Its analysis.
    pub analysis: &'a Analysis,
}

/// "1 quotation", "3 quotations": a count with its noun, whose plural takes an "s".
fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

//! An article as it was received.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::text::Format;

/// An article as it was received. Its text is never changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The caller's id, or the derived one.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// Where.
    pub url: String,
    /// Its headline, if that is not part of the text.
    pub title: String,
    /// The text.
    pub text: Arc<str>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// BCP-47 tag; empty if the caller does not say.
    pub language: String,
    /// What the text is written in.
    pub format: Format,
    /// Free labels of the caller.
    pub labels: BTreeMap<String, String>,
}

impl Article {
    /// An article of which only the text is known.
    pub fn new(text: &str) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

//! An article.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

/// An article. Its text is plain text and is never changed.
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
    /// Free labels of the caller.
    pub labels: BTreeMap<String, String>,
}

impl Article {
    /// The longest publisher, url and title, in bytes.
    pub const LONGEST_NAME: usize = 1024;
    /// The first second in which one may be published, that of the year 1: what protobuf can write.
    pub const FIRST_SECOND: i64 = -62_135_596_800;

    /// An article of which only the text is known.
    pub fn new(text: &str) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

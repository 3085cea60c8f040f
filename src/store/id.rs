//! The names of articles and of their revisions.

use std::fmt;
use std::num::NonZeroU32;

use sha2::{Digest, Sha256};

use crate::analysis::Article;

/// The longest id, in bytes.
const MAX_ID: usize = 128;

/// An article, or one of its revisions: `ID` or `ID@REVISION` (AIP-162).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ArticleRef {
    /// The article.
    pub id: String,
    /// The revision; the latest if there is none.
    pub revision: Option<NonZeroU32>,
}

/// Why a string is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidId {
    /// It is empty.
    Empty,
    /// It is longer than 128 characters.
    TooLong,
    /// It holds a character that ids do not have.
    Character(char),
    /// What stands after `@` is not a revision.
    Revision,
}

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "must not be empty"),
            Self::TooLong => write!(f, "must have at most {MAX_ID} characters"),
            Self::Character(c) => write!(
                f,
                "must hold only letters and digits of ASCII and `.` `_` `:` `-`, not {c:?}"
            ),
            Self::Revision => write!(
                f,
                "must have a revision from 1 to {} after `@`, without leading zeros",
                u32::MAX
            ),
        }
    }
}

impl std::error::Error for InvalidId {}

/// Checks an id without a revision.
pub fn parse_id(id: &str) -> Result<&str, InvalidId> {
    if id.is_empty() {
        return Err(InvalidId::Empty);
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | ':' | '-');
    if let Some(c) = id.chars().find(|&c| !allowed(c)) {
        return Err(InvalidId::Character(c));
    }
    if id.len() > MAX_ID {
        return Err(InvalidId::TooLong);
    }
    Ok(id)
}

/// Reads `ID` or `ID@REVISION`.
pub fn parse_ref(name: &str) -> Result<ArticleRef, InvalidId> {
    let (id, revision) = match name.split_once('@') {
        None => (name, None),
        Some((id, digits)) => (id, Some(parse_revision(digits)?)),
    };
    let id = parse_id(id)?.to_owned();
    Ok(ArticleRef { id, revision })
}

fn parse_revision(digits: &str) -> Result<NonZeroU32, InvalidId> {
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    match digits.parse() {
        Ok(revision) if plain => Ok(revision),
        _ => Err(InvalidId::Revision),
    }
}

/// The article with an id: its own, or else the derived one.
pub fn identified(mut article: Article) -> Article {
    if article.id.is_empty() {
        article.id = derived_id(&article);
    }
    article
}

/// The id of an article that came without one: the same for the same publisher, url and text.
pub fn derived_id(article: &Article) -> String {
    let mut hash = Sha256::new();
    for part in [&article.publisher, &article.url, &*article.text] {
        hash.update((part.len() as u64).to_be_bytes()); // so that no two triples join to the same bytes
        hash.update(part);
    }
    let digest = hash.finalize();
    digest[..16].iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Result<(&str, Option<u32>), InvalidId>) {
        let read = parse_ref(name);
        let read = read.as_ref().map(|r| (&*r.id, r.revision.map(u32::from)));
        assert_eq!(read, expected.as_ref().copied(), "{name}");
    }

    #[test]
    fn reads_ids_and_revisions() {
        check("a.B_c:d-9", Ok(("a.B_c:d-9", None)));
        check("a@12", Ok(("a", Some(12))));
        check("", Err(InvalidId::Empty));
        check("@1", Err(InvalidId::Empty));
        check("a b", Err(InvalidId::Character(' ')));
        check("é", Err(InvalidId::Character('é')));
        check(&"x".repeat(129), Err(InvalidId::TooLong));
        for name in ["a@", "a@0", "a@01", "a@+1", "a@x", "a@1@2", "a@4294967296"] {
            check(name, Err(InvalidId::Revision));
        }
    }

    #[test]
    fn a_derived_id_is_an_id_and_tells_articles_apart() {
        let one = Article::new("The ferry sank.");
        let mut other = one.clone();
        other.publisher = "The".into();
        assert_eq!(derived_id(&one), derived_id(&one.clone()));
        assert_ne!(derived_id(&one), derived_id(&other));
        assert!(parse_id(&derived_id(&one)).is_ok());
    }
}

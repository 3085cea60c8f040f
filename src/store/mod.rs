//! The articles that were given to the service, with their analyses, in memory.
//!
//! [`Store::put`] makes revisions: 1 for a new id, one more for every change, and it goes on
//! counting when an article is deleted and sent again, so that `ID@N` never names two texts.
//! Every write moves the store's position on; a [`token`](Store::token) names a position and
//! lets a later read say what it must have seen. What is stored is immutable and shared: a
//! reader holds an [`Arc`], and nobody analyses under the lock.
//! Never fails for want of a network or a disk; a full store refuses.

mod filter;
mod id;
mod memory;
mod size;
mod state;
mod token;

pub use filter::ArticleFilter;
pub use id::{ArticleRef, InvalidId, derived_id, identified, parse_id, parse_ref};
pub use memory::{Hit, Page, QuoteQuery, Store};
pub use token::TokenError;

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;

use crate::analysis::{Analysis, Article};

/// One revision of an article.
#[derive(Debug)]
pub struct StoredArticle {
    /// The article, with its id filled in.
    pub article: Article,
    /// What its words tell; shared with a revision of the same text.
    pub analysis: Arc<Analysis>,
    /// Counted from 1.
    pub revision: u32,
    /// When this revision was stored.
    pub ingested: Timestamp,
    /// What it is counted as against the store's limit.
    bytes: usize,
}

/// How much is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Articles that are not deleted.
    pub articles: usize,
    /// Their revisions.
    pub revisions: usize,
    /// What all of it is counted as, in bytes.
    pub bytes: usize,
    /// What it may be counted as.
    pub limit: usize,
}

/// What a [`Store::put`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The id was new, or had been deleted.
    Created,
    /// The same article was there.
    Unchanged,
    /// Another article was there; this is its next revision.
    Updated,
}

/// The answer of a [`Store::put`].
#[derive(Clone, Debug)]
pub struct Put {
    /// What is stored now.
    pub stored: Arc<StoredArticle>,
    /// What was done.
    pub outcome: Outcome,
    /// Names the position of the store that holds this write.
    pub token: String,
}

/// Why a store did not do what it was asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// No article of that id is stored.
    NotFound {
        /// The id.
        id: String,
    },
    /// The article is stored, but not in that revision.
    RevisionNotFound {
        /// The id.
        id: String,
        /// The revision asked for.
        revision: u32,
        /// The latest there is.
        latest: u32,
    },
    /// The article does not fit any more.
    Full {
        /// What it would be counted as, in bytes.
        needed: usize,
        /// What is stored already, in bytes.
        used: usize,
        /// What the store may hold, in bytes.
        limit: usize,
    },
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound { id } => write!(f, "no article `{id}` is stored"),
            Self::RevisionNotFound {
                id,
                revision,
                latest,
            } => write!(
                f,
                "article `{id}` has no revision {revision}; the latest is {latest}"
            ),
            Self::Full {
                needed,
                used,
                limit,
            } => write!(
                f,
                "the store is full: {needed} bytes are needed, {used} of {limit} are used"
            ),
        }
    }
}

impl std::error::Error for StoreError {}

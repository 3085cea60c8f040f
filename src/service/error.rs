//! Why the service did not do what it was asked to.

use std::fmt;
use std::hash::{BuildHasher, RandomState};

use crate::html::PageError;
use crate::store::StoreError;

/// Why the service did not do what it was asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceError {
    /// The store says why.
    Store(StoreError),
    /// The same revision of the same article stands twice among those to compare.
    SameArticleTwice {
        /// Where it stands first in the request.
        first: SourcePlace,
        /// Where it stands again.
        second: SourcePlace,
    },
    /// Too many calls wait for a worker.
    QueueFull,
    /// No worker was free for a long time.
    QueueSlow,
    /// The caller went away before the work was done, so nobody hears this.
    GivenUp,
    /// A page that was sent holds no article.
    Page {
        /// Its index among the articles sent along to be compared; none if it was sent alone.
        index: Option<usize>,
        /// Why.
        error: PageError,
    },
    /// The work ended in a panic.
    Internal {
        /// Names the fault here and in the log.
        id: String,
    },
}

impl ServiceError {
    /// A new fault of ours with an id of its own, which the log has from here on.
    pub fn fault() -> Self {
        let random = RandomState::new(); // the one source of randomness in std
        let id = format!("{:016x}", random.hash_one(()));
        tracing::error!(fault = id, "a request ended in a panic");
        Self::Internal { id }
    }
}

/// Where an article stands in a request to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourcePlace {
    /// Among the ids, at this index.
    Stored(usize),
    /// Among the articles sent along, at this index.
    Inline(usize),
}

impl From<StoreError> for ServiceError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<PageError> for ServiceError {
    fn from(error: PageError) -> Self {
        Self::Page { index: None, error }
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Page { error, .. } => error.fmt(f),
            Self::SameArticleTwice { .. } => f.write_str("the same article is named twice"),
            Self::QueueFull => f.write_str("too many calls wait for a worker"),
            Self::QueueSlow => f.write_str("no worker was free for a long time"),
            Self::GivenUp => f.write_str("nobody waits for the answer"),
            Self::Internal { id } => write!(f, "internal error {id}"),
        }
    }
}

impl std::error::Error for ServiceError {}

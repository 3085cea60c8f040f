//! The use cases, in domain types.
//!
//! [`Service`] is what the service does, apart from how it is called: it stores articles,
//! reads quotations, compares sources. Work that takes time runs on threads that may block,
//! as much at once as there are processors, and stops when its caller goes away.
//! Never sees a generated type, a header or a status code.

mod articles;
mod compare;
mod error;
mod read;
mod sent;
mod work;

pub use articles::Prepared;
pub use compare::{ComparedSources, ComparisonRequest, DiscrepancyFilter};
pub use error::{ServiceError, SourcePlace};
pub use read::{Inline, Input, Reading};
pub use sent::{Format, Sent};
pub use work::fault;

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread::available_parallelism;

use crate::store::Store;
use work::Workers;

/// How much one request may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest text of an article, in bytes.
    pub article_bytes: usize,
    /// The most articles compared at once.
    pub compared: usize,
    /// The most related articles that are looked for to compare one article with.
    pub peers: usize,
    /// How much analysis runs at the same time.
    pub parallel: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            article_bytes: 1 << 20,
            compared: 256,
            peers: 31,
            parallel: available_parallelism().map_or(1, NonZeroUsize::get),
        }
    }
}

/// What the service does, apart from how it is called.
#[derive(Clone, Debug)]
pub struct Service {
    store: Arc<Store>,
    workers: Workers,
    limits: Limits,
}

impl Service {
    /// A service over `store`.
    pub fn new(store: Arc<Store>, limits: Limits) -> Self {
        Self {
            store,
            workers: Workers::new(limits.parallel),
            limits,
        }
    }

    /// How much one request may ask for.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }
}

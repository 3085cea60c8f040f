//! The use cases, in domain types.
//!
//! [`Service`] is what the service does, apart from how it is called: it stores articles,
//! reads quotations, compares sources. Work that takes time runs on threads that may block,
//! as much at once as there are processors, and stops when its caller goes away.
//! Never sees a generated type, a header or a status code.

mod articles;
mod compare;
mod error;
mod observe;
mod read;
mod sent;
mod work;

pub use articles::Prepared;
pub use compare::{ComparedSources, ComparisonRequest, DiscrepancyFilter};
pub use error::{ServiceError, SourcePlace};
pub use observe::{Event, Observer};
pub use read::{Inline, Input, Reading};
pub use sent::{Format, Sent};
pub use work::fault;

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use crate::store::{Store, Stored};
use work::{Lane, Workers};

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
    /// How many calls may wait for that.
    pub queue: usize,
    /// How long each of them waits at most.
    pub queue_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            article_bytes: 1 << 20,
            compared: 256,
            peers: 31,
            parallel: available_parallelism().map_or(1, NonZeroUsize::get),
            queue: 256,
            queue_time: Duration::from_secs(20),
        }
    }
}

/// What the service does, apart from how it is called.
#[derive(Clone, Debug)]
pub struct Service {
    store: Arc<Store>,
    workers: Workers,
    /// What streams bring.
    bulk: Lane,
    limits: Limits,
    observer: Observer,
}

/// How much a service has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// Workers at work.
    pub busy: usize,
    /// Calls that wait for one.
    pub waiting: usize,
}

impl Service {
    /// A service over `store`.
    pub fn new(store: Arc<Store>, limits: Limits) -> Self {
        Self::observed(store, limits, Observer::default())
    }

    /// A service over `store` that tells `observer` what it does.
    pub fn observed(store: Arc<Store>, limits: Limits, observer: Observer) -> Self {
        let workers = Workers::new(&limits, observer.clone());
        Self {
            store,
            bulk: workers.lane(),
            workers,
            limits,
            observer,
        }
    }

    /// What is stored.
    pub fn stored(&self) -> Stored {
        self.store.stored()
    }

    /// How much there is to do.
    pub fn load(&self) -> Load {
        Load {
            busy: self.workers.busy(),
            waiting: self.workers.waiting(),
        }
    }

    /// How much one request may ask for.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }
}

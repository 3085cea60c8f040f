//! What requests and answers on their way take of the memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The memory that all requests share. It counts what they sent and what is answered to them,
/// as it stands on the wire.
#[derive(Debug)]
pub struct RequestMemory {
    used: AtomicUsize,
    limit: usize,
}

impl RequestMemory {
    /// Room for `limit` bytes.
    pub fn new(limit: usize) -> Arc<Self> {
        Arc::new(Self {
            used: AtomicUsize::new(0),
            limit,
        })
    }

    /// What is taken, in bytes.
    pub fn used(&self) -> usize {
        self.used.load(Ordering::Relaxed)
    }

    /// The account of one request, which gives everything back when it is dropped.
    pub fn open(self: &Arc<Self>) -> Held {
        Held {
            memory: Arc::clone(self),
            bytes: AtomicUsize::new(0),
        }
    }
}

/// What one request takes of the [`RequestMemory`].
#[derive(Debug)]
pub struct Held {
    memory: Arc<RequestMemory>,
    bytes: AtomicUsize,
}

impl Held {
    /// Takes `bytes` more if there is room for them; says whether there was.
    pub fn take(&self, bytes: usize) -> bool {
        let fits = self.memory.used() + bytes <= self.memory.limit;
        if fits {
            self.take_anyway(bytes);
        }
        fits
    }

    /// Takes `bytes` that are there already, whether there is room or not.
    pub fn take_anyway(&self, bytes: usize) {
        self.memory.used.fetch_add(bytes, Ordering::Relaxed);
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Gives back `bytes`, or what is left if that is less.
    pub fn give_back(&self, bytes: usize) {
        let less = |held: usize| Some(held.saturating_sub(bytes));
        let order = Ordering::Relaxed;
        let held = self.bytes.fetch_update(order, order, less);
        let given = held.unwrap_or(0).min(bytes);
        self.memory.used.fetch_sub(given, Ordering::Relaxed);
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.give_back(usize::MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_gives_back_no_more_than_it_took() {
        let memory = RequestMemory::new(100);
        let (first, second) = (memory.open(), memory.open());
        assert!(first.take(60) && !second.take(50) && second.take(40));
        first.give_back(1000);
        assert_eq!(memory.used(), 40);
        assert!(first.take(60));
        second.take_anyway(25);
        assert_eq!(memory.used(), 125);
        drop((first, second));
        assert_eq!(memory.used(), 0);
    }
}

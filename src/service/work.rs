//! Work that takes time: off the asynchronous threads, bounded, and stopped when nobody waits.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Semaphore;
use tokio::task::{JoinError, spawn_blocking};

use super::ServiceError;

/// Asked between the steps of some work: whether its caller went away.
#[derive(Clone, Debug)]
pub(super) struct Cancelled(Arc<AtomicBool>);

impl Cancelled {
    pub(super) fn yes(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Says so when it is dropped, which is when the caller's future is.
struct Caller(Arc<AtomicBool>);

impl Drop for Caller {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Runs work, as much at once as there are permits.
#[derive(Clone, Debug)]
pub(super) struct Workers {
    permits: Arc<Semaphore>,
}

impl Workers {
    pub(super) fn new(at_once: usize) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(at_once)),
        }
    }

    /// Runs `work` on a thread that may block, as soon as there is a permit.
    ///
    /// The permit is given back when the work ends, even if nobody waits for it any more.
    pub(super) async fn run<T, F>(&self, work: F) -> Result<T, ServiceError>
    where
        T: Send + 'static,
        F: FnOnce(&Cancelled) -> T + Send + 'static,
    {
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let permit = permit.expect("the semaphore is never closed");
        let flag = Arc::new(AtomicBool::new(false));
        let (_caller, cancelled) = (Caller(Arc::clone(&flag)), Cancelled(flag));
        look_up(move || {
            let _permit = permit;
            work(&cancelled)
        })
        .await
    }
}

/// Looks something up on a thread that may block, without waiting for the analysis of others.
pub(super) async fn look_up<T, F>(work: F) -> Result<T, ServiceError>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    spawn_blocking(work).await.map_err(fault)
}

/// Work that ended in a panic. What it said may hold text of an article and is not logged.
pub fn fault(error: JoinError) -> ServiceError {
    if error.is_cancelled() {
        tracing::warn!("work was given up because the server ends");
    }
    ServiceError::fault()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_an_error_with_an_id_and_gives_the_permit_back() {
        let workers = Workers::new(1);
        let failed: Result<(), _> = workers.run(|_| panic!("on purpose")).await;
        assert!(matches!(failed, Err(ServiceError::Internal { id }) if id.len() == 16));
        assert_eq!(workers.run(|_| 1).await, Ok(1));
    }

    #[tokio::test]
    async fn work_learns_that_its_caller_is_gone() {
        let workers = Workers::new(1);
        let (started, on_start) = tokio::sync::oneshot::channel();
        let (ended, on_end) = tokio::sync::oneshot::channel();
        let call = tokio::spawn(async move {
            let work = move |cancelled: &Cancelled| {
                let _ = started.send(());
                while !cancelled.yes() {
                    std::thread::yield_now();
                }
                let _ = ended.send(());
            };
            workers.run(work).await
        });
        on_start.await.expect("the work starts");
        call.abort();
        on_end.await.expect("the work ends");
    }
}

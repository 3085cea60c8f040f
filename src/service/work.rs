//! Work that takes time: off the asynchronous threads, bounded, and stopped when nobody waits.
//!
//! As much runs at once as there are workers, first come, first served. A caller that has much
//! to do at once queues in a lane of its own, of which only as much as there are workers stands
//! in the common queue: so a call waits for what others began, never for all that they have
//! still to do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::{JoinError, spawn_blocking};
use tokio::time::timeout;
use tracing::{Instrument, Span, debug_span};

use super::{Event, Limits, Observer, ServiceError};

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

/// Runs work, as much at once as there are workers.
#[derive(Clone, Debug)]
pub(super) struct Workers {
    permits: Arc<Semaphore>,
    at_once: usize,
    /// Calls that wait for a worker.
    waiting: Arc<AtomicUsize>,
    most_waiting: usize,
    longest_wait: Duration,
    observer: Observer,
}

/// What one caller has to do, piece by piece.
#[derive(Clone, Debug)]
pub(super) struct Lane {
    workers: Workers,
    places: Arc<Semaphore>,
}

/// Counts a call that waits.
struct Waiting(Arc<AtomicUsize>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Workers {
    /// As many workers, and places to wait for them, as `limits` has; `observer` is told how
    /// long a call waits.
    pub(super) fn new(limits: &Limits, observer: Observer) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(limits.parallel)),
            at_once: limits.parallel,
            waiting: Arc::default(),
            most_waiting: limits.queue,
            longest_wait: limits.queue_time,
            observer,
        }
    }

    /// How many calls wait for a worker.
    pub(super) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// How many workers are at work.
    pub(super) fn busy(&self) -> usize {
        self.at_once - self.permits.available_permits()
    }

    /// A lane for a caller with much to do.
    pub(super) fn lane(&self) -> Lane {
        Lane {
            workers: self.clone(),
            places: Arc::new(Semaphore::new(self.at_once)),
        }
    }

    /// Runs `work` on a thread that may block, as soon as there is a worker. Fails at once if
    /// too many calls wait already, and after the longest wait if none was free by then.
    ///
    /// The worker is free again when the work ends, even if nobody waits for it any more.
    pub(super) async fn run<T, F>(&self, work: F) -> Result<T, ServiceError>
    where
        T: Send + 'static,
        F: FnOnce(&Cancelled) -> T + Send + 'static,
    {
        let permit = match Arc::clone(&self.permits).try_acquire_owned() {
            Ok(permit) => {
                self.observer.tell(Event::Waited(Duration::ZERO));
                permit
            }
            Err(_) => {
                let _waiting = self.queue()?;
                let wait = timeout(self.longest_wait, self.worker());
                wait.await.map_err(|_| ServiceError::QueueSlow)?
            }
        };
        start(permit, work).await
    }

    /// Waits for a worker and tells how long.
    async fn worker(&self) -> OwnedSemaphorePermit {
        let since = Instant::now();
        let permit = acquire(&self.permits).instrument(debug_span!("queue"));
        let permit = permit.await;
        self.observer.tell(Event::Waited(since.elapsed()));
        permit
    }

    fn queue(&self) -> Result<Waiting, ServiceError> {
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let waiting = Waiting(Arc::clone(&self.waiting));
        match before < self.most_waiting {
            true => Ok(waiting),
            false => Err(ServiceError::QueueFull),
        }
    }
}

impl Lane {
    /// Runs `work` as [`Workers::run`] does once what came before it in this lane has begun.
    /// Waits rather than fails: the lane bounds what its caller has in the queue.
    pub(super) async fn run<T, F>(&self, work: F) -> Result<T, ServiceError>
    where
        T: Send + 'static,
        F: FnOnce(&Cancelled) -> T + Send + 'static,
    {
        let _place = acquire(&self.places).await;
        start(self.workers.worker().await, work).await
    }
}

async fn acquire(semaphore: &Arc<Semaphore>) -> OwnedSemaphorePermit {
    let permit = Arc::clone(semaphore).acquire_owned().await;
    permit.expect("the semaphore is never closed")
}

async fn start<T, F>(permit: OwnedSemaphorePermit, work: F) -> Result<T, ServiceError>
where
    T: Send + 'static,
    F: FnOnce(&Cancelled) -> T + Send + 'static,
{
    let flag = Arc::new(AtomicBool::new(false));
    let (_caller, cancelled) = (Caller(Arc::clone(&flag)), Cancelled(flag));
    look_up(move || {
        let _permit = permit;
        work(&cancelled)
    })
    .await
}

/// Looks something up on a thread that may block, without waiting for the analysis of others.
pub(super) async fn look_up<T, F>(work: F) -> Result<T, ServiceError>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    let span = Span::current(); // so that what is logged there names its request
    let work = move || span.in_scope(work);
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
    use tokio::sync::oneshot;

    /// A worker, and a place to wait for it as long as `longest`.
    fn workers(longest: Duration) -> Workers {
        let limits = Limits {
            parallel: 1,
            queue: 1,
            queue_time: longest,
            ..Limits::default()
        };
        Workers::new(&limits, Observer::default())
    }

    fn one_worker() -> Workers {
        workers(Duration::from_secs(60))
    }

    #[tokio::test]
    async fn a_panic_is_an_error_with_an_id_and_gives_the_permit_back() {
        let workers = one_worker();
        let failed: Result<(), _> = workers.run(|_| panic!("on purpose")).await;
        assert!(matches!(failed, Err(ServiceError::Internal { id }) if id.len() == 16));
        assert_eq!(workers.run(|_| 1).await, Ok(1));
        assert_eq!(workers.busy(), 0);
    }

    /// Occupies the one worker until the answer is dropped or sent.
    fn occupy(workers: &Workers) -> oneshot::Sender<()> {
        let (release, released) = oneshot::channel::<()>();
        let workers = workers.clone();
        tokio::spawn(async move {
            let wait = move |_: &Cancelled| drop(released.blocking_recv());
            workers.run(wait).await
        });
        release
    }

    async fn until(condition: impl Fn() -> bool) {
        while !condition() {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn work_learns_that_its_caller_is_gone() {
        let workers = one_worker();
        let (started, on_start) = oneshot::channel();
        let (ended, on_end) = oneshot::channel();
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

    #[tokio::test]
    async fn more_calls_than_the_queue_holds_are_refused_at_once() {
        let workers = one_worker();
        let release = occupy(&workers);
        until(|| workers.busy() == 1).await;
        let second = tokio::spawn({
            let workers = workers.clone();
            async move { workers.run(|_| 2).await }
        });
        until(|| workers.waiting() == 1).await;
        assert_eq!(workers.run(|_| 3).await, Err(ServiceError::QueueFull));
        drop(release);
        assert_eq!(second.await.expect("no panic"), Ok(2));
        assert_eq!(workers.waiting(), 0);
    }

    #[tokio::test]
    async fn a_call_is_turned_away_when_it_waited_too_long() {
        let workers = workers(Duration::from_millis(20));
        let _release = occupy(&workers);
        until(|| workers.busy() == 1).await;
        assert_eq!(workers.run(|_| 1).await, Err(ServiceError::QueueSlow));
        assert_eq!(workers.waiting(), 0);
    }

    #[tokio::test]
    async fn a_call_does_not_wait_for_all_that_a_lane_has_to_do() {
        let workers = one_worker();
        let release = occupy(&workers);
        until(|| workers.busy() == 1).await;
        let lane = workers.lane();
        let order = Arc::new(std::sync::Mutex::new(Vec::new()));
        let note = |name: &'static str| {
            let order = Arc::clone(&order);
            move |_: &Cancelled| order.lock().expect("no panic").push(name)
        };
        let mut jobs = Vec::new();
        for _ in 0..5 {
            let (lane, note) = (lane.clone(), note("bulk"));
            jobs.push(tokio::spawn(async move { lane.run(note).await }));
            tokio::task::yield_now().await;
        }
        let (own, call) = (workers.clone(), note("call"));
        jobs.push(tokio::spawn(async move { own.run(call).await }));
        until(|| workers.waiting() == 1).await;
        drop(release);
        for job in jobs {
            job.await.expect("no panic").expect("no error");
        }
        let order = order.lock().expect("no panic");
        assert_eq!(order.iter().position(|name| *name == "call"), Some(1));
    }
}

//! The end of the server, in order and bounded in time.
//!
//! Health says NOT_SERVING, for the whole and for each service. For the drain delay requests
//! are taken as before, while callers look elsewhere. Then no connection is taken any more and
//! those that are open are asked to go (GOAWAY); requests under way go on for the grace. What
//! is left then ends as UNAVAILABLE. A connection that says nothing or a client that reads
//! nothing cannot hold it up.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::sleep;

use super::routes::Health;
use crate::config::Limits;
use crate::grpc::Phase;

/// How long the last answers have to leave after everything was given up.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// Stops the server once `shutdown` ends; ends itself when the server must not wait any longer.
pub(super) async fn stop(
    shutdown: impl Future<Output = ()>,
    health: &Health,
    phase: &watch::Sender<Phase>,
    limits: &Limits,
) {
    shutdown.await;
    tracing::info!("stopping");
    health.set(false).await;
    sleep(limits.drain_delay).await;
    phase.send_replace(Phase::Draining);
    sleep(limits.shutdown_grace).await;
    tracing::warn!("the grace is over; giving up what is left");
    phase.send_replace(Phase::Halted);
    sleep(LAST_WORDS).await;
}

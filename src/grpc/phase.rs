//! How far the server has come in stopping.

/// How far the server has come in stopping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// It takes requests.
    Serving,
    /// It finishes what it has and takes nothing new.
    Draining,
    /// It gives up what is still there.
    Halted,
}

impl Phase {
    /// Waits until `phases` has come to this phase; for ever if it never does.
    pub async fn reached(self, mut phases: tokio::sync::watch::Receiver<Self>) {
        if phases.wait_for(|phase| *phase >= self).await.is_err() {
            std::future::pending().await // nobody is left to say so
        }
    }
}

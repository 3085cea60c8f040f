//! The signals that a server obeys. They are heard from the call on, not from when it is first
//! waited for: before that a signal would end the process without a word.

#[cfg(not(unix))]
pub(super) use elsewhere::{reload_at_hangup, stop};
#[cfg(unix)]
pub(super) use unix::{reload_at_hangup, stop};

#[cfg(unix)]
mod unix {
    use parallax::server::Reloader;
    use tokio::signal::unix::{Signal, SignalKind, signal};

    /// Ends at ctrl-c or SIGTERM.
    pub(in crate::cli) fn stop() -> impl Future<Output = ()> {
        let mut interrupt = heard(SignalKind::interrupt(), "ctrl-c");
        let mut terminate = heard(SignalKind::terminate(), "SIGTERM");
        async move {
            tokio::select! {
                () = next(&mut interrupt) => {}
                () = next(&mut terminate) => {}
            }
        }
    }

    /// Reads certificates and keys again at each SIGHUP; never ends.
    pub(in crate::cli) fn reload_at_hangup(reloader: Reloader) -> impl Future<Output = ()> {
        let mut hangup = heard(SignalKind::hangup(), "SIGHUP");
        async move {
            loop {
                next(&mut hangup).await;
                reloader.reload();
            }
        }
    }

    fn heard(kind: SignalKind, name: &str) -> Option<Signal> {
        let heard = signal(kind);
        heard
            .inspect_err(|error| tracing::warn!(%error, "cannot hear {name}"))
            .ok()
    }

    async fn next(signal: &mut Option<Signal>) {
        let heard = match signal {
            Some(signal) => signal.recv().await,
            None => None,
        };
        if heard.is_none() {
            std::future::pending::<()>().await; // it will never be heard
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use parallax::server::Reloader;

    /// Ends at ctrl-c.
    pub(in crate::cli) async fn stop() {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::warn!(%error, "cannot hear ctrl-c");
            std::future::pending::<()>().await;
        }
    }

    /// There is no such signal here.
    pub(in crate::cli) async fn reload_at_hangup(_: Reloader) {}
}

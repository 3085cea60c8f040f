//! Certificates and keys that are replaced without dropping a call.

use std::sync::Arc;
use std::time::Duration;

use super::access::Access;
use super::connection::Tls;
use super::files::Watched;
use super::metrics::Metrics;
use crate::config::Security;

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(2);

/// Reads certificates and keys again, on demand or when their files change.
#[derive(Clone, Debug)]
pub struct Reloader {
    security: Security,
    tls: Option<Arc<Tls>>,
    access: Arc<Access>,
    metrics: Arc<Metrics>,
}

impl Reloader {
    pub(super) fn new(
        security: &Security,
        tls: Option<Arc<Tls>>,
        access: &Arc<Access>,
        metrics: &Arc<Metrics>,
    ) -> Self {
        Self {
            security: security.clone(),
            tls,
            access: Arc::clone(access),
            metrics: Arc::clone(metrics),
        }
    }

    /// Reads them now. What cannot be used is told to the log, and the old goes on.
    pub fn reload(&self) {
        let tls = self.tls.as_ref().map_or(Ok(()), |tls| tls.reload());
        let keys = self.access.reload(&self.security);
        let well = tls.is_ok() && keys.is_ok();
        self.metrics.reloaded(well);
        for error in [tls, keys].into_iter().filter_map(Result::err) {
            tracing::error!("{error}; going on with what was read before");
        }
        if well {
            tracing::info!("certificates and keys were read again");
        }
    }

    /// Reads them whenever one of their files changes; never ends.
    pub(super) async fn watch(self) {
        let mut watched = Watched::new(&self.security);
        if watched.is_empty() {
            return;
        }
        loop {
            tokio::time::sleep(LOOK).await;
            let looked = tokio::task::spawn_blocking(move || {
                let changed = watched.changed();
                (watched, changed)
            });
            let Ok((again, changed)) = looked.await else {
                return; // the runtime ends
            };
            watched = again;
            if changed {
                self.reload();
            }
        }
    }
}

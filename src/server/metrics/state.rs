//! The state of the server, read at each scrape.

use std::sync::Arc;

use prometheus::IntGauge;

use super::families::Families;
use crate::config::Config;
use crate::server::connection::Connections;
use crate::server::request::Admission;
use crate::service::Service;

/// What the state is read from.
#[derive(Debug)]
pub(in crate::server) struct Sources {
    pub(in crate::server) service: Service,
    pub(in crate::server) admission: Arc<Admission>,
    pub(in crate::server) connections: Connections,
}

/// The gauges of the state.
#[derive(Debug)]
pub(super) struct State {
    ready: IntGauge,
    connections: IntGauge,
    requests: IntGauge,
    request_memory: IntGauge,
    workers: IntGauge,
    queue: IntGauge,
    store_bytes: IntGauge,
    store_articles: IntGauge,
    store_revisions: IntGauge,
    certificate: IntGauge,
}

impl State {
    pub(super) fn new(families: &Families<'_>, config: &Config) -> Self {
        limits(families, config);
        let gauge = |name, help| families.gauge(name, help);
        Self {
            ready: gauge(
                "parallax_ready",
                "1 while requests are welcome: the model is loaded and the server does not stop",
            ),
            connections: gauge("parallax_connections_open", "Connections that are open"),
            requests: gauge("parallax_requests_in_flight", "Requests that are worked on"),
            request_memory: gauge(
                "parallax_request_memory_bytes",
                "What requests and answers on their way take",
            ),
            workers: gauge("parallax_workers_busy", "Workers that analyse or compare"),
            queue: gauge("parallax_queue_length", "Calls that wait for a worker"),
            store_bytes: gauge("parallax_store_bytes", "What the store is counted as"),
            store_articles: gauge("parallax_store_articles", "Articles in the store"),
            store_revisions: gauge("parallax_store_revisions", "Their revisions"),
            certificate: gauge(
                "parallax_certificate_expiry_timestamp_seconds",
                "When the server's certificate ends; 0 without TLS",
            ),
        }
    }

    pub(super) fn read(&self, sources: Option<&Sources>, ready: bool) {
        self.ready.set(i64::from(ready));
        let Some(sources) = sources else {
            return; // the server does not run yet
        };
        let (load, stored) = (sources.service.load(), sources.service.stored());
        let admission = &sources.admission;
        for (gauge, value) in [
            (&self.connections, sources.connections.open()),
            (&self.requests, admission.open()),
            (&self.request_memory, admission.memory_used()),
            (&self.workers, load.busy),
            (&self.queue, load.waiting),
            (&self.store_bytes, stored.bytes),
            (&self.store_articles, stored.articles),
            (&self.store_revisions, stored.revisions),
        ] {
            gauge.set(whole(value));
        }
        let ends = sources.connections.certificate_ends();
        self.certificate.set(ends.unwrap_or(0));
    }
}

/// The limits beside what is used of them, so that a share can be asked for.
fn limits(families: &Families<'_>, config: &Config) {
    let limits = &config.limits;
    for (name, help, value) in [
        (
            "parallax_connections_limit",
            "Most connections",
            config.network.connections,
        ),
        (
            "parallax_requests_limit",
            "Most requests that are worked on at once",
            limits.concurrent_requests,
        ),
        (
            "parallax_request_memory_limit_bytes",
            "Most that requests and answers may take",
            limits.request_memory,
        ),
        (
            "parallax_workers_limit",
            "Workers that there are",
            limits.service.parallel,
        ),
        (
            "parallax_queue_limit",
            "Most calls that may wait for a worker",
            limits.service.queue,
        ),
        (
            "parallax_store_limit_bytes",
            "Most that the store may hold",
            limits.store_bytes,
        ),
    ] {
        families.gauge(name, help).set(whole(value));
    }
}

fn whole(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

//! What those who run the server see of it in figures, in the form of Prometheus.
//!
//! Every server has a registry of its own. `requests` counts what each request tells at its
//! end, `work` what the service tells of its work, `state` is looked up at each scrape. Labels
//! are bounded: methods and reasons by the contract, callers by the file of keys. Never holds a
//! word of an article or a key. `docs/metrics.md` lists all of them, which a test keeps.

mod counts;
mod families;
mod requests;
mod state;
mod work;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use arc_swap::ArcSwapOption;
use prometheus::{Encoder, IntCounter, IntCounterVec, Registry, TextEncoder};

use crate::analysis::MODEL_VERSION;
use crate::config::Config;
use crate::service::Event;
pub use counts::Counts;
use families::Families;
pub(super) use requests::Ended;
use requests::Requests;
pub(super) use state::Sources;
use state::State;
use work::Work;

/// The media type of a scrape.
pub(super) const FORMAT: &str = prometheus::TEXT_FORMAT;

/// The metrics of a server.
#[derive(Debug)]
pub(super) struct Metrics {
    registry: Registry,
    requests: Requests,
    work: Work,
    state: State,
    /// What the state is read from, while the server runs.
    sources: ArcSwapOption<Sources>,
    ready: AtomicBool,
    connections: IntCounter,
    refused_connections: IntCounter,
    reloads: IntCounterVec,
}

impl Metrics {
    /// The metrics of a server with these settings, beside what the process counts.
    pub(super) fn new(config: &Config, counts: &Counts) -> Self {
        let registry = Registry::new();
        let families = Families(&registry);
        counts.register(&families);
        process(&families);
        let info = families.gauges(
            "parallax_build_info",
            "1, labelled with the version of the program and of the rules and weights",
            &["version", "model"],
        );
        let version = [env!("CARGO_PKG_VERSION"), MODEL_VERSION];
        info.with_label_values(&version).set(1);
        let reloads = families.counters(
            "parallax_reloads_total",
            "Times that certificates and keys were read again, by result",
            &["result"],
        );
        for result in ["ok", "failed"] {
            reloads.with_label_values(&[result]);
        }
        Self {
            requests: Requests::new(&families),
            work: Work::new(&families),
            state: State::new(&families, config),
            sources: ArcSwapOption::empty(),
            ready: AtomicBool::new(false),
            connections: families.counter(
                "parallax_connections_accepted_total",
                "Connections that were taken",
            ),
            refused_connections: families.counter(
                "parallax_connections_refused_total",
                "Connections that were closed because there are too many",
            ),
            reloads,
            registry,
        }
    }

    /// From here on the state is read from `sources`, until the server has ended.
    pub(super) fn read_from(&self, sources: Option<Sources>) {
        self.sources.store(sources.map(Arc::new));
    }

    /// Says whether requests are welcome.
    pub(super) fn set_ready(&self, ready: bool) {
        self.ready.store(ready, Ordering::Relaxed);
    }

    /// Whether requests are welcome: the model is loaded and the server does not stop.
    pub(super) fn ready(&self) -> bool {
        self.ready.load(Ordering::Relaxed)
    }

    /// Counts a request that has ended.
    pub(super) fn request_ended(&self, request: &Ended<'_>) {
        self.requests.ended(request);
    }

    /// Counts what the service did.
    pub(super) fn note(&self, event: Event) {
        self.work.note(event);
    }

    pub(super) fn connection_taken(&self) {
        self.connections.inc();
    }

    pub(super) fn connection_refused(&self) {
        self.refused_connections.inc();
    }

    pub(super) fn reloaded(&self, well: bool) {
        let result = if well { "ok" } else { "failed" };
        self.reloads.with_label_values(&[result]).inc();
    }

    /// All of it, as [`FORMAT`].
    pub(super) fn scrape(&self) -> Result<Vec<u8>, prometheus::Error> {
        self.state
            .read(self.sources.load().as_deref(), self.ready());
        let mut text = Vec::new();
        TextEncoder::new().encode(&self.registry.gather(), &mut text)?;
        Ok(text)
    }
}

/// The figures of the process: memory, processor time, open files.
#[cfg(target_os = "linux")]
fn process(families: &Families<'_>) {
    use prometheus::process_collector::ProcessCollector;
    families.add(ProcessCollector::for_self());
}

#[cfg(not(target_os = "linux"))]
fn process(_: &Families<'_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn scraped(metrics: &Metrics) -> String {
        let text = metrics.scrape().expect("well formed");
        String::from_utf8(text).expect("UTF-8")
    }

    #[test]
    fn every_server_counts_for_itself() {
        let (counts, config) = (Counts::default(), Config::default());
        let (one, other) = (
            Metrics::new(&config, &counts),
            Metrics::new(&config, &counts),
        );
        one.connection_refused();
        assert!(scraped(&one).contains("\nparallax_connections_refused_total 1\n"));
        assert!(scraped(&other).contains("\nparallax_connections_refused_total 0\n"));
    }

    #[test]
    fn what_the_process_counts_is_told_beside_it() {
        let counts = Counts::default();
        let metrics = Metrics::new(&Config::default(), &counts);
        counts.panicked();
        counts.spans_dropped(3);
        let text = scraped(&metrics);
        assert!(text.contains("\nparallax_panics_total 1\n"), "{text}");
        assert!(
            text.contains("parallax_trace_spans_total{result=\"dropped\"} 3\n"),
            "{text}"
        );
    }

    #[test]
    fn is_ready_only_when_told_so() {
        let metrics = Metrics::new(&Config::default(), &Counts::default());
        assert!(scraped(&metrics).contains("\nparallax_ready 0\n"));
        metrics.set_ready(true);
        assert!(scraped(&metrics).contains("\nparallax_ready 1\n"));
    }
}

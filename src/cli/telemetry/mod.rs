//! What a server tells about itself from its start on: the log and, if asked for, traces.

mod traces;

use std::io::{IsTerminal, stderr};

use parallax::config::{LogArgs, LogFormat, Observe};
use parallax::server::Counts;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, Registry};

use traces::Traces;

/// The log and the traces of a server, until they are [ended](Self::end).
pub(super) struct Telemetry(Option<Traces>);

impl Telemetry {
    /// Logs to stderr and, where `observe` says so, sends traces to a collector; `counts` counts
    /// panics and spans. Must be called within a runtime.
    pub(super) fn start(log: &LogArgs, observe: Option<&Observe>, counts: &Counts) -> Self {
        let traces = observe.and_then(|observe| {
            let endpoint = observe.otlp.as_ref()?;
            let share = f64::from(observe.traced_per_million) / 1e6;
            Some(Traces::start(&endpoint.0, share, counts))
        });
        let (traces, failed) = match traces.transpose() {
            Ok(traces) => (traces, None),
            Err(error) => (None, Some(error)),
        };
        let layer = traces.as_ref().map(Traces::layer);
        let subscriber = Registry::default().with(layer).with(log_layer(log));
        subscriber.init();
        tell_panics(counts.clone());
        if let Some(error) = failed {
            tracing::error!("traces go nowhere: {error}");
        }
        Self(traces)
    }

    /// Sends the traces that are left, but does not wait long for it.
    pub(super) fn end(self) {
        if let Some(traces) = self.0 {
            traces.end();
        }
    }
}

/// The log on stderr.
fn log_layer<S>(log: &LogArgs) -> Box<dyn Layer<S> + Send + Sync>
where
    S: tracing::Subscriber + for<'a> tracing_subscriber::registry::LookupSpan<'a>,
{
    let colours =
        stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    let layer = tracing_subscriber::fmt::layer()
        .with_writer(stderr)
        .with_ansi(colours)
        .with_target(false)
        .log_internal_errors(false); // a full disk is no reason to panic: it would say so on stderr
    let filter = EnvFilter::new(&log.level.0);
    match log.format {
        LogFormat::Human => layer.with_filter(filter).boxed(),
        LogFormat::Json => layer.json().flatten_event(true).with_filter(filter).boxed(),
    }
}

/// Counts panics and logs the place of each: its words may be an article's.
fn tell_panics(counts: Counts) {
    std::panic::set_hook(Box::new(move |panic| {
        counts.panicked();
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "panic");
    }));
}

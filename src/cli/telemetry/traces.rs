//! Traces by OTLP, on their way to a collector.
//!
//! Spans wait in a queue that is bounded; a thread of its own sends them in batches. A collector
//! that is slow or gone costs spans and never a request: what finds no room is dropped and
//! counted. Spans hold names, sizes and times; no word of an article.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use opentelemetry::Context;
use opentelemetry::trace::TracerProvider;
use opentelemetry_otlp::{ExporterBuildError, SpanExporter as Otlp, WithExportConfig};
use opentelemetry_otlp::{WithTonicConfig, tonic_types::transport::ClientTlsConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::{
    BatchConfigBuilder, BatchSpanProcessor, Sampler, SdkTracerProvider, Span, SpanData,
    SpanExporter, SpanProcessor,
};
use parallax::server::Counts;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::registry::LookupSpan;

/// What the tracer and the service are called.
const NAME: &str = "parallax";

/// How many spans wait at most.
const QUEUE: usize = 8192;

/// How many go at once.
const BATCH: usize = 512;

/// How often they go.
const PERIOD: Duration = Duration::from_secs(1);

/// How long a collector may take for a batch.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long the last spans may take at the end of the server.
const LAST: Duration = Duration::from_secs(2);

/// Traces on their way to a collector.
pub(super) struct Traces(SdkTracerProvider);

impl Traces {
    /// Sends `share` of the traces that no caller decides on to the collector at `endpoint`.
    pub(super) fn start(
        endpoint: &str,
        share: f64,
        counts: &Counts,
    ) -> Result<Self, ExporterBuildError> {
        let mut exporter = Otlp::builder()
            .with_tonic()
            .with_endpoint(endpoint)
            .with_timeout(PATIENCE);
        if endpoint.starts_with("https:") {
            exporter = exporter.with_tls_config(ClientTlsConfig::new().with_enabled_roots());
        }
        let queue = Queue::default();
        let exporter = Counted {
            inner: exporter.build()?,
            queue: queue.clone(),
            counts: counts.clone(),
            failing: AtomicBool::new(false),
        };
        let batches = BatchConfigBuilder::default()
            .with_max_queue_size(QUEUE)
            .with_max_export_batch_size(BATCH)
            .with_scheduled_delay(PERIOD)
            .build();
        let processor = Bounded {
            inner: BatchSpanProcessor::builder(exporter)
                .with_batch_config(batches)
                .build(),
            queue,
            counts: counts.clone(),
        };
        let version = opentelemetry::KeyValue::new("service.version", env!("CARGO_PKG_VERSION"));
        let resource = Resource::builder()
            .with_service_name(NAME)
            .with_attribute(version);
        let sampler = Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(share)));
        let provider = SdkTracerProvider::builder()
            .with_span_processor(processor)
            .with_sampler(sampler)
            .with_resource(resource.build());
        Ok(Self(provider.build()))
    }

    /// Takes our spans, whatever the level of the log, and no lines of it.
    pub(super) fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: tracing::Subscriber + for<'a> LookupSpan<'a> + Send + Sync,
    {
        let ours = filter_fn(|meta| meta.is_span() && meta.target().starts_with(NAME));
        tracing_opentelemetry::layer()
            .with_tracer(self.0.tracer(NAME))
            .with_location(false)
            .with_threads(false)
            .with_tracked_inactivity(false)
            .with_filter(ours)
    }

    /// Sends what is left, but does not wait long for it.
    pub(super) fn end(self) {
        if let Err(error) = self.0.shutdown_with_timeout(LAST) {
            tracing::warn!(%error, "the last traces were not taken");
        }
    }
}

/// How many spans wait.
#[derive(Clone, Debug, Default)]
struct Queue(Arc<AtomicUsize>);

impl Queue {
    /// Takes a place if there is one.
    fn enter(&self) -> bool {
        let full = self.0.fetch_add(1, Ordering::Relaxed) >= QUEUE;
        if full {
            self.leave(1);
        }
        !full
    }

    fn leave(&self, number: usize) {
        self.0.fetch_sub(number, Ordering::Relaxed);
    }
}

/// Lets spans into the queue as long as there is room, and counts those that find none.
#[derive(Debug)]
struct Bounded {
    inner: BatchSpanProcessor,
    queue: Queue,
    counts: Counts,
}

impl SpanProcessor for Bounded {
    fn on_start(&self, span: &mut Span, context: &Context) {
        self.inner.on_start(span, context);
    }

    fn on_end(&self, span: SpanData) {
        match self.queue.enter() {
            true => self.inner.on_end(span),
            false => self.counts.spans_dropped(1),
        }
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.inner.force_flush()
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.inner.shutdown_with_timeout(timeout)
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.inner.set_resource(resource);
    }
}

/// Counts what a collector takes and what it does not, and says so in the log when that changes.
struct Counted<E> {
    inner: E,
    queue: Queue,
    counts: Counts,
    failing: AtomicBool,
}

impl<E> fmt::Debug for Counted<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Counted")
    }
}

impl<E: SpanExporter> SpanExporter for Counted<E> {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let number = batch.len();
        self.queue.leave(number);
        let taken = self.inner.export(batch).await;
        let before = self.failing.swap(taken.is_err(), Ordering::Relaxed);
        match &taken {
            Ok(()) => {
                self.counts.spans_exported(number);
                if before {
                    tracing::info!("the collector takes traces again");
                }
            }
            Err(error) => {
                self.counts.spans_failed(number);
                if !before {
                    tracing::warn!(%error, "the collector takes no traces");
                }
            }
        }
        taken
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.inner.shutdown_with_timeout(timeout)
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.inner.set_resource(resource);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_queue_takes_so_many_spans_and_more_once_some_have_left() {
        let queue = Queue::default();
        assert_eq!((0..QUEUE + 5).filter(|_| queue.enter()).count(), QUEUE);
        queue.leave(2);
        assert_eq!((0..5).filter(|_| queue.enter()).count(), 2);
    }
}

//! How a family of metrics is made: named, described and entered into a registry.

use prometheus::core::Collector;
use prometheus::{
    Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts,
    Registry,
};

/// Enters families into a registry. Names are constants, so a bad or doubled one is a mistake
/// of ours that every test finds.
pub(super) struct Families<'a>(pub(super) &'a Registry);

const FINE: &str = "a name of its own that Prometheus allows";

impl Families<'_> {
    pub(super) fn add(&self, collector: impl Collector + 'static) {
        self.0.register(Box::new(collector)).expect(FINE);
    }

    fn added<C: Collector + Clone + 'static>(&self, made: prometheus::Result<C>) -> C {
        let collector = made.expect(FINE);
        self.add(collector.clone());
        collector
    }

    pub(super) fn counter(&self, name: &str, help: &str) -> IntCounter {
        self.added(IntCounter::new(name, help))
    }

    pub(super) fn counters(&self, name: &str, help: &str, labels: &[&str]) -> IntCounterVec {
        self.added(IntCounterVec::new(Opts::new(name, help), labels))
    }

    pub(super) fn gauge(&self, name: &str, help: &str) -> IntGauge {
        self.added(IntGauge::new(name, help))
    }

    pub(super) fn gauges(&self, name: &str, help: &str, labels: &[&str]) -> IntGaugeVec {
        self.added(IntGaugeVec::new(Opts::new(name, help), labels))
    }

    pub(super) fn histogram(&self, name: &str, help: &str, buckets: &[f64]) -> Histogram {
        let options = HistogramOpts::new(name, help).buckets(buckets.to_vec());
        self.added(Histogram::with_opts(options))
    }

    pub(super) fn histograms(
        &self,
        name: &str,
        help: &str,
        label: &str,
        buckets: &[f64],
    ) -> HistogramVec {
        let options = HistogramOpts::new(name, help).buckets(buckets.to_vec());
        self.added(HistogramVec::new(options, &[label]))
    }
}

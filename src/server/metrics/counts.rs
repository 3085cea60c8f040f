//! What is counted where no server is known: panics, and the spans of traces.

use prometheus::{IntCounter, IntCounterVec, Opts};

use super::families::Families;

/// What the process counts; clones count the same.
#[derive(Clone, Debug)]
pub struct Counts {
    panics: IntCounter,
    spans: IntCounterVec,
}

impl Default for Counts {
    fn default() -> Self {
        let spans = Opts::new(
            "parallax_trace_spans_total",
            "Spans of traces by what became of them",
        );
        let spans = IntCounterVec::new(spans, &["result"]).expect("a name that is allowed");
        for result in ["exported", "failed", "dropped"] {
            spans.with_label_values(&[result]);
        }
        let panics = IntCounter::new(
            "parallax_panics_total",
            "Panics, which are faults of ours, on any thread",
        );
        Self {
            panics: panics.expect("a name that is allowed"),
            spans,
        }
    }
}

impl Counts {
    /// Counts a panic.
    pub fn panicked(&self) {
        self.panics.inc();
    }

    /// Counts spans that a collector took.
    pub fn spans_exported(&self, number: usize) {
        self.add("exported", number);
    }

    /// Counts spans that a collector did not take.
    pub fn spans_failed(&self, number: usize) {
        self.add("failed", number);
    }

    /// Counts spans that found no room in the queue to the collector.
    pub fn spans_dropped(&self, number: usize) {
        self.add("dropped", number);
    }

    fn add(&self, result: &str, number: usize) {
        let counter = self.spans.with_label_values(&[result]);
        counter.inc_by(number as u64);
    }

    pub(super) fn register(&self, families: &Families<'_>) {
        families.add(self.panics.clone());
        families.add(self.spans.clone());
    }
}

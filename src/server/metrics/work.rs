//! What the service tells of its work.

use prometheus::{Histogram, HistogramVec, IntCounter, IntCounterVec};

use super::families::Families;
use crate::analysis::Stage;
use crate::service::Event;
use crate::store::Outcome;

/// From a short text to the largest article.
const STAGES: [f64; 13] = [
    0.00001, 0.00003, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0,
];

/// From no wait to one that nobody endures.
const WAITS: [f64; 12] = [
    0.0001, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0,
];

/// From two short articles to the longest time of a call.
const COMPARISONS: [f64; 14] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0,
];

/// Numbers of sources, each up to and including the number.
const SOURCES: [(usize, &str); 5] = [
    (2, "1-2"),
    (8, "3-8"),
    (32, "9-32"),
    (128, "33-128"),
    (usize::MAX, "129+"),
];

/// The families of the service's work.
#[derive(Debug)]
pub(super) struct Work {
    waits: Histogram,
    stages: HistogramVec,
    quotations: IntCounter,
    ingested: IntCounterVec,
    comparisons: HistogramVec,
}

impl Work {
    pub(super) fn new(families: &Families<'_>) -> Self {
        let work = Self {
            waits: families.histogram(
                "parallax_queue_wait_seconds",
                "Time that analyses and comparisons waited for a worker",
                &WAITS,
            ),
            stages: families.histograms(
                "parallax_analysis_stage_duration_seconds",
                "Time that each stage of an analysis took",
                "stage",
                &STAGES,
            ),
            quotations: families.counter(
                "parallax_quotations_found_total",
                "Quotations found in the articles that were analysed",
            ),
            ingested: families.counters(
                "parallax_articles_ingested_total",
                "Articles given to the store, by what it did",
                &["outcome"],
            ),
            comparisons: families.histograms(
                "parallax_comparison_duration_seconds",
                "Time that comparing took once the sources were analysed, by their number",
                "sources",
                &COMPARISONS,
            ),
        };
        work.begin();
        work
    }

    /// Starts at 0 what would else appear with its first increment, which `rate` cannot see.
    fn begin(&self) {
        for stage in Stage::ALL {
            self.stages.with_label_values(&[stage.name()]);
        }
        for (_, sources) in SOURCES {
            self.comparisons.with_label_values(&[sources]);
        }
        use Outcome::{Created, Unchanged, Updated};
        for outcome in [Some(Created), Some(Updated), Some(Unchanged), None] {
            self.ingested.with_label_values(&[outcome_name(outcome)]);
        }
    }

    pub(super) fn note(&self, event: Event) {
        match event {
            Event::Waited(time) => self.waits.observe(time.as_secs_f64()),
            Event::Staged(stage, took) => {
                let stage = self.stages.with_label_values(&[stage.name()]);
                stage.observe(took.as_secs_f64());
            }
            Event::Analysed { quotations } => self.quotations.inc_by(quotations as u64),
            Event::Stored(outcome) => {
                let name = outcome_name(outcome);
                self.ingested.with_label_values(&[name]).inc();
            }
            Event::Compared { sources, took } => {
                let sources = self.comparisons.with_label_values(&[number(sources)]);
                sources.observe(took.as_secs_f64());
            }
        }
    }
}

fn outcome_name(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::Created) => "created",
        Some(Outcome::Updated) => "updated",
        Some(Outcome::Unchanged) => "unchanged",
        None => "refused",
    }
}

fn number(sources: usize) -> &'static str {
    let fits = SOURCES.iter().find(|(most, _)| sources <= *most);
    fits.map_or("129+", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_sources_fall_into_few_classes() {
        for (sources, class) in [(1, "1-2"), (2, "1-2"), (3, "3-8"), (128, "33-128")] {
            assert_eq!(number(sources), class);
        }
        assert_eq!(number(256), "129+");
    }
}

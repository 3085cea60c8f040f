//! What a service tells about its work, as it does it; never a word of an article.
//!
//! [`Observer`] is told each [`Event`]. The spans that are opened here are those of traces.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tracing::debug_span;
use tracing::span::EnteredSpan;

use super::work::Cancelled;
use crate::analysis::{Analysis, Article, Stage, analyse_watched};
use crate::store::{Outcome, StoreError};

/// Something that a service did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// Work waited so long for a worker.
    Waited(Duration),
    /// A stage of an analysis took so long.
    Staged(Stage, Duration),
    /// An article was analysed; so many quotations were found.
    Analysed {
        /// How many quotations there are.
        quotations: usize,
    },
    /// An article was given to the store, which did so, or refused it because it is full.
    Stored(Option<Outcome>),
    /// So many sources were compared in such a time.
    Compared {
        /// How many sources there were.
        sources: usize,
        /// How long it took.
        took: Duration,
    },
}

/// Who is told what a service does; by default nobody.
#[derive(Clone)]
pub struct Observer(Arc<dyn Fn(Event) + Send + Sync>);

impl Observer {
    /// Tells `told`, which must not take long: it is told within the work.
    pub fn new(told: impl Fn(Event) + Send + Sync + 'static) -> Self {
        Self(Arc::new(told))
    }

    pub(super) fn tell(&self, event: Event) {
        (self.0)(event);
    }

    /// Tells what the store did with an article.
    pub(super) fn tell_stored(&self, outcome: Result<Outcome, &StoreError>) {
        self.tell(Event::Stored(outcome.ok()));
    }
}

impl Default for Observer {
    fn default() -> Self {
        Self::new(|_| {})
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer")
    }
}

/// Analyses an article and tells what its stages took. None if its caller went away meanwhile.
pub(super) fn analyse(
    article: &Article,
    observer: &Observer,
    cancelled: &Cancelled,
) -> Option<Analysis> {
    let _analysis = debug_span!("analysis", bytes = article.text.len()).entered();
    let mut running: Option<Running<'_>> = None;
    let analysis = analyse_watched(article, &mut |stage| {
        drop(running.take()); // it ends before the next one begins
        let goes_on = !cancelled.yes();
        running = goes_on.then(|| Running::new(stage, observer));
        goes_on
    });
    drop(running);
    let quotations = analysis.as_ref()?.quotes.quotations.len();
    observer.tell(Event::Analysed { quotations });
    analysis
}

/// A stage that runs until this is dropped.
struct Running<'a> {
    stage: Stage,
    since: Instant,
    observer: &'a Observer,
    _span: EnteredSpan,
}

impl<'a> Running<'a> {
    fn new(stage: Stage, observer: &'a Observer) -> Self {
        Self {
            stage,
            since: Instant::now(),
            observer,
            _span: debug_span!("stage", otel.name = stage.name()).entered(),
        }
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        let took = self.since.elapsed();
        self.observer.tell(Event::Staged(self.stage, took));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::sync::mpsc;

    use super::*;
    use crate::service::Limits;
    use crate::service::work::Workers;

    #[tokio::test]
    async fn an_analysis_stops_at_the_next_stage_once_its_caller_is_gone() {
        let (begun, on_begin) = tokio::sync::oneshot::channel();
        let (go_on, gone) = mpsc::channel::<()>();
        let (told, events) = mpsc::channel();
        let first = Mutex::new(Some((begun, gone)));
        let observer = Observer::new(move |event| {
            let _ = told.send(event);
            if let Some((begun, gone)) = first.lock().expect("no panic").take() {
                let _ = begun.send(());
                let _ = gone.recv();
            }
        });
        let workers = Workers::new(&Limits::default(), Observer::default());
        let call = tokio::spawn(async move {
            let article = Article::new("“We won,” said Ann Lee.");
            let work = move |cancelled: &Cancelled| analyse(&article, &observer, cancelled);
            workers.run(work).await
        });
        on_begin.await.expect("it begins");
        call.abort();
        assert!(call.await.is_err(), "the caller is gone");
        go_on.send(()).expect("the analysis waits");
        let stages = events.iter().map(|event| match event {
            Event::Staged(stage, _) => stage,
            other => panic!("{other:?}"),
        });
        assert_eq!(stages.collect::<Vec<_>>(), [Stage::Text]);
    }
}

//! Comparing what several articles say.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use tokio::task::JoinSet;
use tracing::{Instrument, debug_span};

use super::error::SourcePlace;
use super::work::{Cancelled, fault};
use super::{Event, Inline, Input, Observer, Reading, Sent, Service, ServiceError};
use crate::analysis::Article;
use crate::compare::{
    Comparison, Discrepancy, DiscrepancyKind, Relation, Severity, Source, compare,
};
use crate::index::DEFAULT_MIN_SIMILARITY;
use crate::store::{ArticleRef, derived_id};

/// The articles to compare, and what to tell about them.
#[derive(Clone, Debug, Default)]
pub struct ComparisonRequest {
    /// Stored articles.
    pub stored: Vec<ArticleRef>,
    /// Articles that are analysed for this request.
    pub inline: Vec<Sent>,
    /// Compare the first stored article with the related ones, too.
    pub find_related: bool,
    /// Which discrepancies to tell.
    pub filter: DiscrepancyFilter,
    /// Whether to tell agreements.
    pub agreements: bool,
}

/// Which discrepancies are meant.
#[derive(Clone, Debug, PartialEq)]
pub struct DiscrepancyFilter {
    /// Of one of these kinds; empty means any.
    pub kinds: Vec<DiscrepancyKind>,
    /// Of one of these relations; empty means any.
    pub relations: Vec<Relation>,
    /// At least so severe.
    pub min_severity: Severity,
    /// At least so sure.
    pub min_confidence: f32,
}

impl Default for DiscrepancyFilter {
    fn default() -> Self {
        Self {
            kinds: Vec::new(),
            relations: Vec::new(),
            min_severity: Severity::Low,
            min_confidence: 0.0,
        }
    }
}

impl DiscrepancyFilter {
    /// Whether `discrepancy` is meant.
    pub fn matches(&self, discrepancy: &Discrepancy) -> bool {
        let kind = self.kinds.is_empty() || self.kinds.contains(&discrepancy.kind);
        let relation = self.relations.is_empty() || self.relations.contains(&discrepancy.relation);
        kind && relation
            && discrepancy.severity >= self.min_severity
            && discrepancy.confidence >= self.min_confidence
    }
}

/// Articles and what they say alike, differently, or alone.
#[derive(Clone, Debug)]
pub struct ComparedSources {
    /// The articles: stored ones first, then inline ones, each in the order of the request.
    pub sources: Vec<Reading>,
    /// What they say, by their index.
    pub comparison: Comparison,
}

impl Service {
    /// Compares articles. Fails if one of them is named twice.
    pub async fn compare(
        &self,
        request: ComparisonRequest,
    ) -> Result<ComparedSources, ServiceError> {
        let ComparisonRequest {
            stored,
            inline,
            find_related,
            filter,
            agreements,
        } = request;
        let mut sources = Vec::with_capacity(stored.len() + inline.len());
        for wanted in &stored {
            sources.push(Reading::Stored(self.get(wanted)?));
        }
        if find_related {
            sources.extend(self.peers_of(&stored).await?);
        }
        let own = sources.len();
        sources.extend(self.read_all(inline).await?);
        refuse_doubles(&sources, own)?;
        let observer = self.observer.clone();
        let work = move |cancelled: &Cancelled| compare_readings(sources, &observer, cancelled);
        let mut compared = self.workers.run(work).await?;
        let comparison = &mut compared.comparison;
        comparison.discrepancies.retain(|d| filter.matches(d));
        if !agreements {
            comparison.agreements.clear();
        }
        Ok(compared)
    }

    /// The stored articles about the same story as the first of `stored`.
    async fn peers_of(&self, stored: &[ArticleRef]) -> Result<Vec<Reading>, ServiceError> {
        let Some(wanted) = stored.first() else {
            return Ok(Vec::new());
        };
        let (input, limit) = (Input::Stored(wanted.clone()), self.limits().peers);
        let related = self.related(input, limit, Some(DEFAULT_MIN_SIMILARITY));
        let latest = |id: &str| ArticleRef {
            id: id.to_owned(),
            revision: None,
        };
        // One that was deleted in between is no peer any more.
        let peers = related.await?.into_iter();
        let peers = peers.filter_map(|r| self.get(&latest(&r.id)).ok());
        Ok(peers.map(Reading::Stored).collect())
    }

    /// Analyses articles at the same time and returns them in their order.
    async fn read_all(&self, sent: Vec<Sent>) -> Result<Vec<Reading>, ServiceError> {
        let mut jobs = JoinSet::new(); // which ends its jobs when this future is dropped
        let lane = self.workers.lane();
        for (index, sent) in sent.into_iter().enumerate() {
            let (lane, observer) = (lane.clone(), self.observer.clone());
            let read = async move {
                let work = move |cancelled: &_| Inline::of(sent, &observer, cancelled);
                (index, lane.run(work).await)
            };
            jobs.spawn(read.in_current_span());
        }
        let mut read = Vec::with_capacity(jobs.len());
        while let Some(job) = jobs.join_next().await {
            let (index, inline) = job.map_err(fault)?;
            read.push((index, inline?.map_err(|error| at(index, error))?));
        }
        read.sort_by_key(|(index, _)| *index);
        let mut read: Vec<Inline> = read.into_iter().map(|(_, inline)| inline).collect();
        number(read.iter_mut().map(|inline| &mut inline.article));
        let readings = read.into_iter().map(Arc::new).map(Reading::Inline);
        Ok(readings.collect())
    }
}

/// What is wrong with the article of this index.
fn at(index: usize, error: ServiceError) -> ServiceError {
    match error {
        ServiceError::Page { error, .. } => ServiceError::Page {
            index: Some(index),
            error,
        },
        other => other,
    }
}

/// Gives an id to each article that has none. Where several would get the same, the second
/// and later ones are numbered: `ID-2`.
fn number<'a>(articles: impl Iterator<Item = &'a mut Article>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for article in articles.filter(|article| article.id.is_empty()) {
        let id = derived_id(article);
        let count = seen.entry(id.clone()).or_default();
        *count += 1;
        article.id = match *count {
            1 => id,
            n => format!("{id}-{n}"),
        };
    }
}

/// Fails if one revision stands twice; the first `own` sources are the stored ones.
fn refuse_doubles(sources: &[Reading], own: usize) -> Result<(), ServiceError> {
    let place = |index: usize| match index.checked_sub(own) {
        None => SourcePlace::Stored(index),
        Some(index) => SourcePlace::Inline(index),
    };
    let mut seen = HashMap::new();
    for (index, source) in sources.iter().enumerate() {
        let key = (source.article().id.as_str(), source.revision());
        if let Some(first) = seen.insert(key, index) {
            return Err(ServiceError::SameArticleTwice {
                first: place(first),
                second: place(index),
            });
        }
    }
    Ok(())
}

fn compare_readings(
    sources: Vec<Reading>,
    observer: &Observer,
    cancelled: &Cancelled,
) -> ComparedSources {
    let _comparison = debug_span!("comparison", sources = sources.len()).entered();
    let since = Instant::now();
    let source = |reading| Source {
        article: Reading::article(reading),
        analysis: Reading::analysis(reading),
        revision: Reading::revision(reading),
    };
    let articles: Vec<Source<'_>> = sources.iter().map(source).collect();
    let comparison = compare(&articles, &|| cancelled.yes());
    if !cancelled.yes() {
        observer.tell(Event::Compared {
            sources: articles.len(),
            took: since.elapsed(),
        });
    }
    ComparedSources {
        sources,
        comparison,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_without_an_id_get_different_ones() {
        let mut other = Article::new("Another.");
        other.id = "given".into();
        let mut articles = [Article::new("One."), other, Article::new("One.")];
        number(articles.iter_mut());
        assert_eq!(articles[1].id, "given");
        assert_eq!(articles[2].id, format!("{}-2", articles[0].id));
    }
}

//! Storing, listing and finding articles.

use std::sync::Arc;

use jiff::Timestamp;

use super::observe::{Observer, analyse};
use super::work::{Cancelled, look_up};
use super::{Input, Sent, Service, ServiceError};
use crate::analysis::{Analysis, Article};
use crate::index::{DEFAULT_MIN_SIMILARITY, Related};
use crate::store::{
    ArticleFilter, ArticleRef, Hit, Page, Put, QuoteQuery, Store, StoredArticle, TokenError,
    identified,
};

/// An article that is analysed and not stored yet.
#[derive(Debug)]
pub struct Prepared {
    article: Article,
    analysis: Arc<Analysis>,
}

impl Service {
    /// Stores an article and analyses it.
    pub async fn ingest(&self, sent: Sent) -> Result<Put, ServiceError> {
        let (store, observer) = (Arc::clone(&self.store), self.observer.clone());
        let work = move |cancelled: &Cancelled| {
            let prepared = prepare(&store, sent, &observer, cancelled)?;
            commit(&store, prepared, &observer)
        };
        self.workers.run(work).await?
    }

    /// Analyses an article, one of many. What is prepared out of order can be stored in order.
    pub async fn prepare(&self, sent: Sent) -> Result<Prepared, ServiceError> {
        let (store, observer) = (Arc::clone(&self.store), self.observer.clone());
        let work = move |cancelled: &Cancelled| prepare(&store, sent, &observer, cancelled);
        self.bulk.run(work).await?
    }

    /// Stores what is prepared.
    pub async fn commit(&self, prepared: Prepared) -> Result<Put, ServiceError> {
        let (store, observer) = (Arc::clone(&self.store), self.observer.clone());
        look_up(move || commit(&store, prepared, &observer)).await?
    }

    /// An article, in its latest revision or the one asked for.
    pub fn get(&self, wanted: &ArticleRef) -> Result<Arc<StoredArticle>, ServiceError> {
        Ok(self.store.get(wanted)?)
    }

    /// The articles that `filter` means, from the first id after `after`; and how many there
    /// are in all.
    pub async fn list(
        &self,
        filter: ArticleFilter,
        after: String,
        size: usize,
    ) -> Result<(Page<Arc<StoredArticle>>, usize), ServiceError> {
        let store = Arc::clone(&self.store);
        look_up(move || store.list(&filter, &after, size)).await
    }

    /// Deletes an article; with `allow_missing` it need not be there. Answers a token.
    pub fn delete(&self, id: &str, allow_missing: bool) -> Result<String, ServiceError> {
        match self.store.delete(id) {
            Err(_) if allow_missing => Ok(self.store.token()),
            answer => Ok(answer?),
        }
    }

    /// Stored articles about the same story, the most similar first; an article is not
    /// related to itself. Without `min_similarity` the index says what is similar enough.
    pub async fn related(
        &self,
        input: Input,
        limit: usize,
        min_similarity: Option<f32>,
    ) -> Result<Vec<Related>, ServiceError> {
        let reading = self.read(input).await?;
        let least = min_similarity.unwrap_or(DEFAULT_MIN_SIMILARITY);
        let store = Arc::clone(&self.store);
        let work = move || {
            let own = Some(reading.article().id.as_str()).filter(|_| reading.revision() > 0);
            store.related(reading.analysis(), own, limit, least)
        };
        look_up(work).await
    }

    /// The quotations that `query` means, from the first one `after` that article and
    /// quotation.
    pub async fn search(
        &self,
        query: QuoteQuery,
        after: Option<(String, usize)>,
        size: usize,
    ) -> Result<Page<Hit>, ServiceError> {
        let store = Arc::clone(&self.store);
        let work = move || {
            let after = after
                .as_ref()
                .map(|(id, quotation)| (id.as_str(), *quotation));
            store.search(&query, after, size)
        };
        look_up(work).await
    }

    /// Whether every read sees the write that `token` names.
    pub fn has_seen(&self, token: &str) -> Result<(), TokenError> {
        self.store.has_seen(token)
    }
}

fn prepare(
    store: &Store,
    sent: Sent,
    observer: &Observer,
    cancelled: &Cancelled,
) -> Result<Prepared, ServiceError> {
    let article = identified(sent.article()?);
    let known = store.analysis_of(&article);
    let new = || analyse(&article, observer, cancelled).map(Arc::new);
    let analysis = known.or_else(new).ok_or(ServiceError::GivenUp)?;
    Ok(Prepared { article, analysis })
}

fn commit(store: &Store, prepared: Prepared, observer: &Observer) -> Result<Put, ServiceError> {
    let put = store.put(prepared.article, prepared.analysis, Timestamp::now());
    observer.tell_stored(put.as_ref().map(|put| put.outcome));
    Ok(put?)
}

//! What stands under the store's lock.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{ArticleRef, StoreError, StoredArticle};
use crate::index::Index;

/// What a deleted article still costs: its id and the number of its last revision.
const TOMBSTONE: usize = 128;

/// What stands under the store's lock.
#[derive(Debug, Default)]
pub(super) struct State {
    /// By id, so that lists come in order.
    pub(super) articles: BTreeMap<Arc<str>, Revisions>,
    /// Of the latest revisions.
    pub(super) index: Index,
    /// What all of it is counted as.
    pub(super) bytes: usize,
    /// How many articles are not deleted.
    pub(super) stored_articles: usize,
    /// How many revisions they have.
    pub(super) stored_revisions: usize,
    /// How many writes there were.
    pub(super) position: u64,
}

/// The revisions of one article. None are left of a deleted one, but its count goes on.
#[derive(Debug, Default)]
pub(super) struct Revisions {
    /// Without gaps, the oldest first.
    kept: Vec<Arc<StoredArticle>>,
    /// The number of the last one there ever was.
    last: u32,
}

impl Revisions {
    pub(super) fn latest(&self) -> Option<&Arc<StoredArticle>> {
        self.kept.last()
    }

    fn get(&self, revision: u32) -> Option<&Arc<StoredArticle>> {
        let first = self.kept.first()?.revision;
        self.kept.get(revision.checked_sub(first)? as usize)
    }
}

impl State {
    /// The latest revision of an article.
    pub(super) fn latest(&self, id: &str) -> Option<&Arc<StoredArticle>> {
        self.articles.get(id)?.latest()
    }

    /// The latest revision, or the one asked for.
    pub(super) fn get(&self, wanted: &ArticleRef) -> Result<Arc<StoredArticle>, StoreError> {
        let id = || wanted.id.clone();
        let revisions = self.articles.get(&*wanted.id);
        let latest = revisions.and_then(|r| Some((r, r.latest()?)));
        let (revisions, latest) = latest.ok_or_else(|| StoreError::NotFound { id: id() })?;
        let Some(revision) = wanted.revision.map(u32::from) else {
            return Ok(Arc::clone(latest));
        };
        let found = revisions.get(revision).cloned();
        found.ok_or_else(|| StoreError::RevisionNotFound {
            id: id(),
            revision,
            latest: latest.revision,
        })
    }

    /// The number that the next revision of an article gets.
    pub(super) fn next_revision(&self, id: &str) -> u32 {
        self.articles.get(id).map_or(0, |r| r.last) + 1
    }

    /// Adds a revision, which must be the next one of its article.
    pub(super) fn push(&mut self, stored: &Arc<StoredArticle>) {
        let id: Arc<str> = match self.articles.get_key_value(&*stored.article.id) {
            Some((id, _)) => Arc::clone(id),
            None => Arc::from(&*stored.article.id),
        };
        self.index.insert(&id, &stored.analysis);
        let revisions = self.articles.entry(id).or_default();
        debug_assert_eq!(revisions.last + 1, stored.revision);
        self.stored_articles += usize::from(revisions.kept.is_empty());
        self.stored_revisions += 1;
        revisions.last = stored.revision;
        revisions.kept.push(Arc::clone(stored));
        self.bytes += stored.bytes;
        self.position += 1;
    }

    /// Deletes an article with its revisions and says whether there was one.
    pub(super) fn delete(&mut self, id: &str) -> bool {
        let Some(revisions) = self.articles.get_mut(id) else {
            return false;
        };
        let kept = std::mem::take(&mut revisions.kept);
        if kept.is_empty() {
            return false;
        }
        self.bytes -= kept.iter().map(|stored| stored.bytes).sum::<usize>();
        self.bytes += TOMBSTONE + id.len();
        self.stored_articles -= 1;
        self.stored_revisions -= kept.len();
        self.index.remove(id);
        self.position += 1;
        true
    }

    /// What a new revision costs less because its article was deleted before.
    pub(super) fn tombstone_of(&self, id: &str) -> usize {
        let deleted = self.articles.get(id).is_some_and(|r| r.latest().is_none());
        if deleted { TOMBSTONE + id.len() } else { 0 }
    }
}

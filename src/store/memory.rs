//! The store and its lock.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use jiff::Timestamp;

use super::size::estimate;
use super::state::State;
use super::token::Tokens;
use super::{
    ArticleFilter, ArticleRef, Outcome, Put, StoreError, Stored, StoredArticle, TokenError,
};
use crate::analysis::{Analysis, Article};
use crate::index::{QuoteRef, Related};

/// Articles in memory, up to a limit.
#[derive(Debug)]
pub struct Store {
    /// A lock of std: nothing awaits or analyses under it.
    state: RwLock<State>,
    tokens: Tokens,
    limit: usize,
}

/// A part of a longer list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The items of this page.
    pub items: Vec<T>,
    /// Whether more follow.
    pub more: bool,
}

/// Which quotations are meant: of this speaker, with these words, in these articles.
#[derive(Clone, Debug, Default)]
pub struct QuoteQuery {
    /// Words of the speaker's name; empty means any speaker.
    pub speaker: String,
    /// Words of the quotation; empty means any.
    pub text: String,
    /// In which articles.
    pub articles: ArticleFilter,
}

/// A quotation found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The article that holds it.
    pub stored: Arc<StoredArticle>,
    /// Its index in the article's `quotes.quotations`.
    pub quotation: usize,
}

impl Store {
    /// An empty store that holds up to `limit` bytes.
    pub fn new(limit: usize) -> Self {
        Self {
            state: RwLock::default(),
            tokens: Tokens::new(),
            limit,
        }
    }

    /// Stores an article, which has an id, with its analysis.
    pub fn put(
        &self,
        article: Article,
        analysis: Arc<Analysis>,
        now: Timestamp,
    ) -> Result<Put, StoreError> {
        let bytes = estimate(&article, &analysis);
        let mut state = self.write();
        let (stored, outcome) = match state.latest(&article.id).cloned() {
            Some(stored) if stored.article == article => (stored, Outcome::Unchanged),
            previous => {
                self.make_room(&mut state, &article.id, bytes)?;
                let stored = Arc::new(StoredArticle {
                    revision: state.next_revision(&article.id),
                    article,
                    analysis,
                    ingested: now,
                    bytes,
                });
                state.push(&stored);
                let created = previous.is_none();
                (
                    stored,
                    if created {
                        Outcome::Created
                    } else {
                        Outcome::Updated
                    },
                )
            }
        };
        let token = self.tokens.write(state.position);
        Ok(Put {
            stored,
            outcome,
            token,
        })
    }

    /// Takes what is counted for a deleted article back, if the new one fits.
    fn make_room(&self, state: &mut State, id: &str, needed: usize) -> Result<(), StoreError> {
        let (used, freed) = (state.bytes, state.tombstone_of(id));
        if used - freed + needed > self.limit {
            let limit = self.limit;
            return Err(StoreError::Full {
                needed,
                used,
                limit,
            });
        }
        state.bytes -= freed;
        Ok(())
    }

    /// How much is stored.
    pub fn stored(&self) -> Stored {
        let state = self.read();
        Stored {
            articles: state.stored_articles,
            revisions: state.stored_revisions,
            bytes: state.bytes,
            limit: self.limit,
        }
    }

    /// An article, in its latest revision or the one asked for.
    pub fn get(&self, wanted: &ArticleRef) -> Result<Arc<StoredArticle>, StoreError> {
        self.read().get(wanted)
    }

    /// The analysis of the latest revision of that id, if it is of exactly this article.
    pub fn analysis_of(&self, article: &Article) -> Option<Arc<Analysis>> {
        let state = self.read();
        let stored = state.latest(&article.id)?;
        (stored.article == *article).then(|| Arc::clone(&stored.analysis))
    }

    /// The latest revisions that `filter` means, in the order of their ids, from the first
    /// id after `after`, at most `size` of them; and how many there are in all.
    pub fn list(
        &self,
        filter: &ArticleFilter,
        after: &str,
        size: usize,
    ) -> (Page<Arc<StoredArticle>>, usize) {
        let state = self.read();
        let latest = state
            .articles
            .iter()
            .filter_map(|(id, r)| Some((id, r.latest()?)));
        let matching = latest.filter(|(_, stored)| filter.matches(&stored.article));
        let (mut items, mut total, mut more) = (Vec::new(), 0, false);
        for (id, stored) in matching {
            total += 1;
            let follows = &**id > after;
            more |= follows && items.len() == size;
            if follows && items.len() < size {
                items.push(Arc::clone(stored));
            }
        }
        (Page { items, more }, total)
    }

    /// Deletes an article with its revisions; the answer names the position after that.
    pub fn delete(&self, id: &str) -> Result<String, StoreError> {
        let mut state = self.write();
        if !state.delete(id) {
            return Err(StoreError::NotFound { id: id.to_owned() });
        }
        Ok(self.tokens.write(state.position))
    }

    /// Names the position the store is at.
    pub fn token(&self) -> String {
        self.tokens.write(self.read().position)
    }

    /// Whether the write that `token` names is seen: always, if it is a token of this store.
    pub fn has_seen(&self, token: &str) -> Result<(), TokenError> {
        let position = self.tokens.read(token)?;
        match position <= self.read().position {
            true => Ok(()),
            false => Err(TokenError::Malformed),
        }
    }

    /// The latest revisions about the same story as `analysis`; see [`Index::related`].
    ///
    /// [`Index::related`]: crate::index::Index::related
    pub fn related(
        &self,
        analysis: &Analysis,
        exclude: Option<&str>,
        limit: usize,
        min_similarity: f32,
    ) -> Vec<Related> {
        let state = self.read();
        state
            .index
            .related(analysis, exclude, limit, min_similarity)
    }

    /// The quotations that `query` means, by article id and position, from the first one
    /// `after` that article and quotation, at most `size` of them.
    pub fn search(
        &self,
        query: &QuoteQuery,
        after: Option<(&str, usize)>,
        size: usize,
    ) -> Page<Hit> {
        let state = self.read();
        let found = state.index.search(&query.speaker, &query.text);
        let follows = |r: &&QuoteRef| after.is_none_or(|after| (&*r.article, r.quotation) > after);
        let hit = |r: &QuoteRef| {
            let stored = Arc::clone(state.latest(&r.article)?);
            let quotation = r.quotation;
            let meant = query.articles.matches(&stored.article);
            meant.then_some(Hit { stored, quotation })
        };
        let mut hits = found.iter().filter(follows).filter_map(hit);
        let items = hits.by_ref().take(size).collect();
        let more = hits.next().is_some();
        Page { items, more }
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        // A panic under the lock is a fault of one write; the readers go on.
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::store::parse_ref;

    fn article(id: &str, text: &str) -> Article {
        let mut article = Article::new(text);
        article.id = id.into();
        article
    }

    fn put(store: &Store, id: &str, text: &str) -> Result<(u32, Outcome), StoreError> {
        let article = article(id, text);
        let analysis = Arc::new(analyse(&article));
        let put = store.put(article, analysis, Timestamp::UNIX_EPOCH)?;
        store.has_seen(&put.token).expect("a token of this store");
        Ok((put.stored.revision, put.outcome))
    }

    fn text(store: &Store, name: &str) -> Result<String, StoreError> {
        let stored = store.get(&parse_ref(name).expect("a reference"))?;
        Ok(stored.article.text.to_string())
    }

    const ROOMY: usize = 1 << 20;

    #[test]
    fn the_same_article_is_stored_once_and_another_is_its_next_revision() {
        let store = Store::new(ROOMY);
        assert_eq!(put(&store, "a", "One."), Ok((1, Outcome::Created)));
        assert_eq!(put(&store, "a", "One."), Ok((1, Outcome::Unchanged)));
        assert_eq!(put(&store, "a", "Two."), Ok((2, Outcome::Updated)));
        let stored = store.stored();
        assert_eq!((stored.articles, stored.revisions), (1, 2));
        assert_eq!(text(&store, "a").as_deref(), Ok("Two."));
        assert_eq!(text(&store, "a@1").as_deref(), Ok("One."));
        let missing = StoreError::RevisionNotFound {
            id: "a".into(),
            revision: 3,
            latest: 2,
        };
        assert_eq!(text(&store, "a@3"), Err(missing));
    }

    #[test]
    fn revisions_go_on_counting_after_a_deletion() {
        let store = Store::new(ROOMY);
        put(&store, "a", "One.").expect("room");
        let stored = |store: &Store| (store.stored().articles, store.stored().revisions);
        assert_eq!(stored(&store), (1, 1));
        store.delete("a").expect("it is there");
        assert_eq!(stored(&store), (0, 0));
        let gone = StoreError::NotFound { id: "a".into() };
        assert_eq!(store.delete("a"), Err(gone.clone()));
        assert_eq!(text(&store, "a@1"), Err(gone));
        assert_eq!(put(&store, "a", "One."), Ok((2, Outcome::Created)));
        assert_eq!(text(&store, "a@2").as_deref(), Ok("One."));
        assert!(text(&store, "a@1").is_err());
    }

    #[test]
    fn a_full_store_refuses_and_a_deletion_makes_room() {
        let one = {
            let store = Store::new(ROOMY);
            put(&store, "a", "One.").expect("room");
            store.read().bytes
        };
        let store = Store::new(one + one / 2);
        put(&store, "a", "One.").expect("room for one");
        assert!(matches!(
            put(&store, "b", "Two."),
            Err(StoreError::Full { .. })
        ));
        assert_eq!(put(&store, "a", "One."), Ok((1, Outcome::Unchanged)));
        store.delete("a").expect("it is there");
        assert_eq!(put(&store, "b", "Two."), Ok((1, Outcome::Created)));
    }

    #[test]
    fn what_is_deleted_is_not_counted_any_more_once_it_is_there_again() {
        let store = Store::new(ROOMY);
        put(&store, "a", "One.").expect("room");
        let before = store.read().bytes;
        for _ in 0..3 {
            store.delete("a").expect("it is there");
            put(&store, "a", "One.").expect("room");
        }
        assert_eq!(store.read().bytes, before);
    }

    #[test]
    fn lists_latest_revisions_in_the_order_of_ids_page_by_page() {
        let store = Store::new(ROOMY);
        for id in ["c", "a", "b", "b"] {
            put(&store, id, &format!("{id}.")).expect("room");
        }
        let list = |after: &str, size| {
            let (page, total) = store.list(&ArticleFilter::default(), after, size);
            let ids: Vec<String> = page.items.iter().map(|s| s.article.id.clone()).collect();
            (ids.join(" "), page.more, total)
        };
        assert_eq!(list("", 2), ("a b".into(), true, 3));
        assert_eq!(list("b", 2), ("c".into(), false, 3));
        assert_eq!(list("", 3), ("a b c".into(), false, 3));
    }
}

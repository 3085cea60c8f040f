//! Reading one article: stored, or sent along and not stored.

use std::sync::Arc;

use super::observe::{Observer, analyse};
use super::work::Cancelled;
use super::{Service, ServiceError};
use crate::analysis::{Analysis, Article};
use crate::store::{ArticleRef, StoredArticle, identified};

/// The article a request is about.
#[derive(Clone, Debug)]
pub enum Input {
    /// A stored one.
    Stored(ArticleRef),
    /// One that is analysed for this request.
    Inline(Box<Article>),
}

/// An article with its analysis.
#[derive(Clone, Debug)]
pub enum Reading {
    /// A stored revision.
    Stored(Arc<StoredArticle>),
    /// Analysed for this request and not stored.
    Inline(Arc<(Article, Analysis)>),
}

impl Reading {
    /// The article, with an id: the derived one if an inline article had none.
    pub fn article(&self) -> &Article {
        match self {
            Self::Stored(stored) => &stored.article,
            Self::Inline(inline) => &inline.0,
        }
    }

    /// What its words tell.
    pub fn analysis(&self) -> &Analysis {
        match self {
            Self::Stored(stored) => &stored.analysis,
            Self::Inline(inline) => &inline.1,
        }
    }

    /// The revision; 0 for an inline article.
    pub fn revision(&self) -> u32 {
        match self {
            Self::Stored(stored) => stored.revision,
            Self::Inline(_) => 0,
        }
    }
}

impl Service {
    /// The article of a request with its analysis.
    pub async fn read(&self, input: Input) -> Result<Reading, ServiceError> {
        match input {
            Input::Stored(wanted) => Ok(Reading::Stored(self.get(&wanted)?)),
            Input::Inline(article) => {
                let observer = self.observer.clone();
                let work = move |cancelled: &_| read_inline(*article, &observer, cancelled);
                self.workers.run(work).await?
            }
        }
    }
}

/// Analyses an article that is not stored.
pub(super) fn read_inline(
    article: Article,
    observer: &Observer,
    cancelled: &Cancelled,
) -> Result<Reading, ServiceError> {
    let article = identified(article);
    let analysis = analyse(&article, observer, cancelled).ok_or(ServiceError::GivenUp)?;
    Ok(Reading::Inline(Arc::new((article, analysis))))
}

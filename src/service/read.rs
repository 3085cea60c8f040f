//! Reading one article: stored, or sent along and not stored.

use std::sync::Arc;

use super::observe::{Observer, analyse};
use super::work::Cancelled;
use super::{Format, Sent, Service, ServiceError};
use crate::analysis::{Analysis, Article};
use crate::store::{ArticleRef, StoredArticle, identified};

/// The article a request is about.
#[derive(Clone, Debug)]
pub enum Input {
    /// A stored one.
    Stored(ArticleRef),
    /// One that is analysed for this request.
    Inline(Box<Sent>),
}

/// An article with its analysis.
#[derive(Clone, Debug)]
pub enum Reading {
    /// A stored revision.
    Stored(Arc<StoredArticle>),
    /// Analysed for this request and not stored.
    Inline(Arc<Inline>),
}

/// An article that is analysed and not stored.
#[derive(Clone, Debug)]
pub struct Inline {
    /// The article, with an id.
    pub article: Article,
    /// What its words tell.
    pub analysis: Analysis,
    /// What its text was written in when it was sent.
    pub format: Format,
}

impl Inline {
    /// Analyses what was sent; without an id it still has none.
    pub(super) fn of(
        sent: Sent,
        observer: &Observer,
        cancelled: &Cancelled,
    ) -> Result<Self, ServiceError> {
        let format = sent.format;
        let article = sent.article()?;
        let analysis = analyse(&article, observer, cancelled).ok_or(ServiceError::GivenUp)?;
        Ok(Self {
            analysis,
            article,
            format,
        })
    }
}

impl Reading {
    /// The article, with an id: the derived one if an inline article had none.
    pub fn article(&self) -> &Article {
        match self {
            Self::Stored(stored) => &stored.article,
            Self::Inline(inline) => &inline.article,
        }
    }

    /// What its words tell.
    pub fn analysis(&self) -> &Analysis {
        match self {
            Self::Stored(stored) => &stored.analysis,
            Self::Inline(inline) => &inline.analysis,
        }
    }

    /// The text of the article where the caller has none that spans could index: it sent a page.
    pub fn extracted(&self) -> Option<&str> {
        match self {
            Self::Inline(inline) if inline.format == Format::Html => Some(&inline.article.text),
            _ => None,
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
            Input::Inline(sent) => {
                let observer = self.observer.clone();
                let work = move |cancelled: &_| read_inline(*sent, &observer, cancelled);
                self.workers.run(work).await?
            }
        }
    }
}

/// Analyses an article that is not stored.
fn read_inline(
    sent: Sent,
    observer: &Observer,
    cancelled: &Cancelled,
) -> Result<Reading, ServiceError> {
    let mut inline = Inline::of(sent, observer, cancelled)?;
    inline.article = identified(inline.article);
    Ok(Reading::Inline(Arc::new(inline)))
}

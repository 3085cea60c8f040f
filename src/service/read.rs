//! Reading one article: stored, or sent along and not stored.

use std::sync::Arc;

use super::{Service, ServiceError};
use crate::analysis::{Analysis, Article, analyse};
use crate::quotes::{CueSense, Quotation, QuoteKind};
use crate::store::{ArticleRef, StoredArticle, derived_id};

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

/// Which quotations are meant; the default means all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuoteFilter {
    /// Of one of these kinds; empty means any.
    pub kinds: Vec<QuoteKind>,
    /// With a cue of one of these senses; empty means any cue or none.
    pub senses: Vec<CueSense>,
    /// At least so sure.
    pub min_confidence: f32,
}

impl QuoteFilter {
    /// Whether `quotation` is meant.
    pub fn matches(&self, quotation: &Quotation) -> bool {
        let sense = quotation.cue.as_ref().map(|cue| cue.sense);
        let kind = self.kinds.is_empty() || self.kinds.contains(&quotation.kind);
        let sense = self.senses.is_empty() || sense.is_some_and(|s| self.senses.contains(&s));
        kind && sense && quotation.confidence >= self.min_confidence
    }
}

/// The quotations of an article that a request means.
#[derive(Clone, Debug)]
pub struct Extract {
    /// The article.
    pub reading: Reading,
    /// Indices into its `quotes.quotations`, in the order of the text.
    pub quotations: Vec<usize>,
}

impl Service {
    /// The article of a request with its analysis.
    pub async fn read(&self, input: Input) -> Result<Reading, ServiceError> {
        match input {
            Input::Stored(wanted) => Ok(Reading::Stored(self.get(&wanted)?)),
            Input::Inline(article) => self.workers.run(move |_| read_inline(*article)).await,
        }
    }

    /// The quotations of an article.
    pub async fn extract(
        &self,
        input: Input,
        filter: &QuoteFilter,
    ) -> Result<Extract, ServiceError> {
        let reading = self.read(input).await?;
        let quotations = reading.analysis().quotes.quotations.iter().enumerate();
        let meant = quotations.filter(|(_, quotation)| filter.matches(quotation));
        Ok(Extract {
            quotations: meant.map(|(index, _)| index).collect(),
            reading,
        })
    }
}

/// Analyses an article that is not stored.
pub(super) fn read_inline(mut article: Article) -> Reading {
    if article.id.is_empty() {
        article.id = derived_id(&article);
    }
    let analysis = analyse(&article);
    Reading::Inline(Arc::new((article, analysis)))
}

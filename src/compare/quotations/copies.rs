//! Articles that are the same text, such as a wire story that several papers print unchanged.
//!
//! Their quotations are the same too. Only those of the first are compared with others; what is
//! found is then said of all copies.

use rustc_hash::{FxHashMap, FxHashSet};

use super::utterance::Utterance;
use crate::compare::findings::Finding;
use crate::compare::{Evidence, QuoteCluster, QuoteMember, QuoteRelation, Source};

/// Words of a quotation that copies are said to share.
const MIN_WORDS: usize = 3;

/// Which articles are copies of which.
pub(in crate::compare) struct Copies {
    /// For each source the first that has the same text.
    first: Vec<usize>,
    /// For each source that is the first of its text, the others.
    later: Vec<Vec<usize>>,
}

impl Copies {
    /// Finds the copies among `sources`: the same text, published at the same time.
    pub(in crate::compare) fn among(sources: &[Source<'_>]) -> Self {
        let mut known = FxHashMap::default();
        let first = sources.iter().enumerate().map(|(i, source)| {
            let article = source.article;
            let key = (&article.text, article.published, &article.language);
            *known.entry(key).or_insert(i)
        });
        let first: Vec<usize> = first.collect();
        let mut later = vec![Vec::new(); first.len()];
        for (i, &first) in first.iter().enumerate().filter(|(i, first)| i != *first) {
            later[first].push(i);
        }
        Self { first, later }
    }

    /// Whether no source before this one has the same text.
    pub(in crate::compare) fn is_first(&self, source: usize) -> bool {
        self.first[source] == source
    }

    /// Says of all copies what was found of the first ones.
    pub(in crate::compare) fn join(&self, clusters: &mut [QuoteCluster], findings: &mut [Finding]) {
        for cluster in clusters {
            let members = cluster.members.iter().flat_map(|m| self.all(*m));
            cluster.members = members.collect();
        }
        for point in findings.iter_mut().flat_map(|f| &mut f.points) {
            let copied = |e: &Evidence| {
                let others = self.later[e.source].iter();
                let others = others.map(|&source| Evidence {
                    source,
                    ..e.clone()
                });
                others.collect::<Vec<_>>()
            };
            let more: Vec<Evidence> = point.evidence.iter().flat_map(copied).collect();
            point.evidence.extend(more);
        }
    }

    /// The quotations that copies share and no cluster has.
    pub(in crate::compare) fn alone(
        &self,
        utterances: &[Utterance<'_>],
        clusters: &[QuoteCluster],
    ) -> Vec<QuoteCluster> {
        let members = clusters.iter().flat_map(|c| &c.members);
        let told: FxHashSet<_> = members.map(|m| (m.source, m.quotation)).collect();
        let by_quotation =
            utterances.chunk_by(|x, y| (x.source, x.quotation) == (y.source, y.quotation));
        let longest = by_quotation.filter_map(|all| all.iter().max_by_key(|u| u.words.len()));
        let shared = longest.filter(|u| {
            u.words.len() >= MIN_WORDS
                && !self.later[u.source].is_empty()
                && !told.contains(&(u.source, u.quotation))
        });
        let cluster = |u: &Utterance<'_>| {
            let first = QuoteMember {
                source: u.source,
                quotation: u.quotation,
                span: u.hull(&(0..u.words.len())),
            };
            QuoteCluster {
                members: self.all(first).collect(),
                relation: QuoteRelation::Identical,
                speakers_agree: true,
                edits: Vec::new(),
            }
        };
        shared.map(cluster).collect()
    }

    /// A quotation in the first of several copies, and in each of the others.
    fn all(&self, member: QuoteMember) -> impl Iterator<Item = QuoteMember> + '_ {
        let others = self.later[member.source].iter();
        let others = others.map(move |&source| QuoteMember { source, ..member });
        std::iter::once(member).chain(others)
    }
}

//! The same utterance as several articles report it.
//!
//! An index from telling words and runs of three words proposes pairs; the likest pairs
//! are joined first, never two quotations of one article in one cluster. What is left
//! over, such as a second excerpt of an utterance already told, makes a cluster of two.

use rustc_hash::{FxHashMap, FxHashSet};

use super::utterance::{Likeness, Utterance};
use super::wording::edits;
use super::{QuoteCluster, QuoteMember, QuoteRelation};

/// Partners of a quotation that are looked at closely.
const MOST_PARTNERS: usize = 24;
/// A key of more quotations than this proposes no pairs.
const MOST_POSTINGS: usize = 600;

/// The utterances that at least two sources report, as indices into `utterances`.
///
/// `same_story` says of two sources whether they report the same event at all.
pub(super) fn clusters(
    utterances: &[Utterance<'_>],
    same_story: &dyn Fn(usize, usize) -> bool,
) -> Vec<Vec<usize>> {
    let pairs = pairs(utterances, same_story);
    let mut cluster_of: Vec<Option<usize>> = vec![None; utterances.len()];
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let mut spare = Vec::new();
    for (a, b, _) in pairs {
        match (cluster_of[a], cluster_of[b]) {
            (None, None) => {
                (cluster_of[a], cluster_of[b]) = (Some(clusters.len()), Some(clusters.len()));
                clusters.push(vec![a, b]);
            }
            (Some(c), None) if is_new(&clusters[c], b, utterances) => {
                clusters[c].push(b);
                cluster_of[b] = Some(c);
            }
            (None, Some(c)) if is_new(&clusters[c], a, utterances) => {
                clusters[c].push(a);
                cluster_of[a] = Some(c);
            }
            (Some(c), Some(d))
                if c != d
                    && clusters[d]
                        .iter()
                        .all(|&u| is_new(&clusters[c], u, utterances)) =>
            {
                let moved = std::mem::take(&mut clusters[d]);
                moved.iter().for_each(|&u| cluster_of[u] = Some(c));
                clusters[c].extend(moved);
            }
            (Some(_), Some(_)) => {}
            (one, _) => spare.push(if one.is_none() { (a, b) } else { (b, a) }),
        }
    }
    for (left, partner) in spare {
        if cluster_of[left].is_none() {
            cluster_of[left] = Some(clusters.len());
            clusters.push(vec![left, partner]);
        }
    }
    clusters.retain(|cluster| !cluster.is_empty());
    clusters
}

/// Whether the cluster holds nothing of the article of `utterance`.
fn is_new(cluster: &[usize], utterance: usize, utterances: &[Utterance<'_>]) -> bool {
    cluster
        .iter()
        .all(|&u| utterances[u].source != utterances[utterance].source)
}

/// Pairs of quotations of different articles that can be one utterance, the likest first.
fn pairs(
    utterances: &[Utterance<'_>],
    same_story: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, usize, Likeness)> {
    let keys: Vec<Vec<(Key<'_>, f32)>> = utterances.iter().map(keys).collect();
    let mut index: FxHashMap<Key<'_>, Vec<usize>> = FxHashMap::default();
    for (i, keys) in keys.iter().enumerate() {
        for (key, _) in keys {
            index.entry(*key).or_default().push(i);
        }
    }
    let mut pairs = Vec::new();
    for (a, keys) in keys.iter().enumerate() {
        for b in partners(a, keys, &index, utterances) {
            if same_story(utterances[a].source, utterances[b].source) {
                let likeness = utterances[a].likeness(&utterances[b]);
                pairs.extend(likeness.map(|likeness| (a, b, likeness)));
            }
        }
    }
    pairs.sort_by(|x, y| {
        let agree = y.2.speakers_agree.cmp(&x.2.speakers_agree);
        let length =
            |p: &(usize, usize, Likeness)| utterances[p.0].weight().min(utterances[p.1].weight());
        agree
            .then(x.2.relation.cmp(&y.2.relation))
            .then(length(y).total_cmp(&length(x)))
            .then(y.2.score.total_cmp(&x.2.score))
            .then((x.0, x.1).cmp(&(y.0, y.1)))
    });
    pairs
}

/// What a quotation is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key<'a> {
    Term(u32),
    Run(&'a str, &'a str, &'a str),
}

fn keys<'a>(utterance: &'a Utterance<'_>) -> Vec<(Key<'a>, f32)> {
    let mut seen = FxHashSet::default();
    let words = utterance
        .terms
        .iter()
        .zip(&utterance.content)
        .zip(&utterance.weights);
    let terms = words
        .filter(|((_, content), _)| **content)
        .map(|((&term, _), &weight)| (Key::Term(term), weight));
    let runs = utterance
        .words
        .windows(3)
        .map(|w| (Key::Run(&w[0], &w[1], &w[2]), 1.0));
    terms
        .chain(runs)
        .filter(|(key, _)| seen.insert(*key))
        .collect()
}

/// The quotations after `a` in other articles that share most keys with it.
fn partners(
    a: usize,
    keys: &[(Key<'_>, f32)],
    index: &FxHashMap<Key<'_>, Vec<usize>>,
    utterances: &[Utterance<'_>],
) -> Vec<usize> {
    let mut shared: FxHashMap<usize, f32> = FxHashMap::default();
    for (key, weight) in keys {
        let postings = index[key].as_slice();
        let later = postings
            .iter()
            .filter(|&&b| b > a && utterances[b].source != utterances[a].source);
        for &b in later.filter(|_| postings.len() <= MOST_POSTINGS) {
            *shared.entry(b).or_default() += weight;
        }
    }
    let mut partners: Vec<(usize, f32)> = shared.into_iter().collect();
    partners.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    partners.truncate(MOST_PARTNERS);
    partners.into_iter().map(|(b, _)| b).collect()
}

/// A cluster in the form of the answer: the fullest version first.
pub(super) fn describe(cluster: &[usize], utterances: &[Utterance<'_>]) -> QuoteCluster {
    let ordered = fullest_first(cluster, utterances);
    let first = &utterances[ordered[0]];
    let likeness = |&u: &usize| Some((u, first.likeness(&utterances[u])?));
    let compared: Vec<(usize, Likeness)> = ordered[1..].iter().filter_map(likeness).collect();
    let furthest = compared.iter().max_by(|x, y| {
        let by_score = y.1.score.total_cmp(&x.1.score);
        x.1.relation.cmp(&y.1.relation).then(by_score)
    });
    let all_agree = ordered.iter().enumerate().all(|(i, &u)| {
        ordered[i + 1..]
            .iter()
            .all(|&v| super::speakers::agree(utterances[u].speaker, utterances[v].speaker))
    });
    let member = |&u: &usize| QuoteMember {
        source: utterances[u].source,
        quotation: utterances[u].quotation,
    };
    QuoteCluster {
        members: ordered.iter().map(member).collect(),
        relation: furthest.map_or(QuoteRelation::Altered, |(_, l)| l.relation),
        speakers_agree: all_agree,
        edits: furthest.map_or_else(Vec::new, |(u, _)| {
            edits(&first.words, &utterances[*u].words)
        }),
    }
}

/// The members of a cluster: direct before indirect, the longest first, then by source.
pub(super) fn fullest_first(cluster: &[usize], utterances: &[Utterance<'_>]) -> Vec<usize> {
    let mut ordered = cluster.to_vec();
    ordered.sort_by(|&x, &y| {
        let (x, y) = (&utterances[x], &utterances[y]);
        let kind = x.indirect.cmp(&y.indirect);
        kind.then(y.weight().total_cmp(&x.weight()))
            .then(x.source.cmp(&y.source))
    });
    ordered
}

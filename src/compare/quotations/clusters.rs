//! The same utterance as several articles report it.
//!
//! An index from telling words and runs of three words proposes pairs; the likest pairs
//! are joined first, never two quotations of one article in one cluster. What is left
//! over, such as a second excerpt of an utterance already told, makes a cluster of its own.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::likeness::{Likeness, likeness};
use super::spoken::Spoken;
use super::utterance::{Scope, Utterance};
use crate::compare::wanted::Wanted;
use crate::compare::words::wording::edits;
use crate::compare::{QuoteCluster, QuoteMember, QuoteRelation};

/// Partners of a quotation that are looked at closely.
const MOST_PARTNERS: usize = 24;
/// A key of more quotations than this proposes no pairs.
const MOST_POSTINGS: usize = 600;
/// A changed version so like the other is the same utterance, whatever else is like it.
const CLEAR: f32 = 0.85;

/// One utterance as several articles report it.
pub(in crate::compare) struct Cluster<'a> {
    /// The fullest version.
    pub(super) first: &'a Utterance<'a>,
    /// The words of the fullest version that other versions have too.
    pub(super) part: Range<usize>,
    /// The other versions, each with its likeness to the first, the fullest first.
    pub(super) others: Vec<(&'a Utterance<'a>, Likeness)>,
}

/// Two quotations that can be one utterance, by their indices among all.
type Pair = (usize, usize, Likeness);

/// An utterance and the words of it that are meant.
pub(super) type Version<'a> = (&'a Utterance<'a>, &'a Range<usize>);

/// The utterances that at least two sources report, among the pairs that are [`proposed`].
pub(in crate::compare) fn clusters<'a>(
    utterances: &'a [Utterance<'a>],
    proposed: &[(usize, usize)],
    wanted: Wanted<'_>,
) -> Vec<Cluster<'a>> {
    let groups = group(utterances, &pairs(utterances, proposed, wanted));
    wanted
        .each(&groups)
        .filter_map(|group| cluster(group, utterances))
        .collect()
}

/// Joins the pairs, given the likest first, to groups of quotations of different articles.
///
/// A long quotation can be in several groups with different parts.
fn group(utterances: &[Utterance<'_>], pairs: &[Pair]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut homes: Vec<Vec<(usize, Range<usize>)>> = vec![Vec::new(); utterances.len()];
    for (a, b, likeness) in pairs {
        let (part_a, part_b) = &likeness.parts;
        let (x, y) = (home(&homes[*a], part_a), home(&homes[*b], part_b));
        if x.is_some() && x == y {
            continue;
        }
        let mut merged = x.map_or(vec![*a], |x| groups[x].clone());
        merged.extend(y.map_or(vec![*b], |y| groups[y].clone()));
        let target = groups.len();
        let told_before = utterances[*a].in_headline || utterances[*b].in_headline;
        if has_one_of_each(&merged, utterances) {
            for old in [x, y].into_iter().flatten() {
                groups[old].clear();
                for &u in &merged {
                    let moved = homes[u].iter_mut().filter(|(g, _)| *g == old);
                    moved.for_each(|(g, _)| *g = target);
                }
            }
            groups.push(merged);
        } else if is_clear(likeness) && !told_before && (x.is_none() || y.is_none()) {
            groups.push(vec![*a, *b]);
        } else {
            continue;
        }
        homes[*a].push((target, part_a.clone()));
        homes[*b].push((target, part_b.clone()));
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// The group in which a quotation takes part with words of `part`.
fn home(homes: &[(usize, Range<usize>)], part: &Range<usize>) -> Option<usize> {
    let overlaps = |used: &Range<usize>| used.start < part.end && part.start < used.end;
    homes
        .iter()
        .find(|(_, used)| overlaps(used))
        .map(|(group, _)| *group)
}

/// Whether no article has two quotations in the group.
fn has_one_of_each(group: &[usize], utterances: &[Utterance<'_>]) -> bool {
    let mut seen = FxHashSet::default();
    group.iter().all(|&u| seen.insert(utterances[u].source))
}

/// Whether one version is a part of the other, or nearly the same.
fn is_clear(likeness: &Likeness) -> bool {
    likeness.relation <= QuoteRelation::Truncated
        || likeness.relation == QuoteRelation::Altered && likeness.score >= CLEAR
}

/// Pairs of quotations of different articles of one story that share most of what they are found
/// by, in order.
///
/// `same_story` says of two sources whether they report the same event at all.
pub(in crate::compare) fn proposed(
    utterances: &[Utterance<'_>],
    same_story: &dyn Fn(usize, usize) -> bool,
    wanted: Wanted<'_>,
) -> Vec<(usize, usize)> {
    let keys: Vec<Vec<(Key<'_>, f32)>> = utterances.iter().map(|u| keys(&u.words)).collect();
    let mut index: FxHashMap<Key<'_>, Vec<usize>> = FxHashMap::default();
    for (i, keys) in keys.iter().enumerate() {
        for (key, _) in keys {
            index.entry(*key).or_default().push(i);
        }
    }
    let mut pairs = Vec::new();
    for (a, keys) in wanted.each(keys.iter().enumerate()) {
        let partners = partners(a, keys, &index, utterances).into_iter();
        let related = |b: &usize| same_story(utterances[a].source, utterances[*b].source);
        pairs.extend(partners.filter(related).map(|b| (a, b)));
    }
    pairs
}

/// The pairs of those `proposed` that can be one utterance, the likest first.
fn pairs(
    utterances: &[Utterance<'_>],
    proposed: &[(usize, usize)],
    wanted: Wanted<'_>,
) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for &(a, b) in wanted.each(proposed) {
        let alike = likeness(&utterances[a], &utterances[b]);
        let whole = utterances[a].can_be_told() && utterances[b].can_be_told();
        let found = alike.filter(|likeness| whole || !likeness.is_told);
        pairs.extend(found.map(|likeness| in_pieces((a, b, likeness), utterances)));
    }
    drop_summaries(&mut pairs, utterances);
    pairs.sort_by(|x, y| {
        let headline = |p: &Pair| utterances[p.0].in_headline || utterances[p.1].in_headline;
        let agree = y.2.speakers_agree.cmp(&x.2.speakers_agree);
        let alike =
            y.2.shared
                .total_cmp(&x.2.shared)
                .then(x.2.relation.cmp(&y.2.relation));
        headline(x)
            .cmp(&headline(y))
            .then(agree)
            .then(alike)
            .then((x.0, x.1).cmp(&(y.0, y.1)))
    });
    pairs
}

/// Leads each side that is all of a parted quotation to the one piece that takes part, if
/// it is one.
fn in_pieces((a, b, mut likeness): Pair, utterances: &[Utterance<'_>]) -> Pair {
    let lead = |u: usize, part: &mut Range<usize>| {
        let piece = piece(&utterances[u], part);
        piece.map_or(u, |(back, moved)| {
            *part = moved;
            u - back
        })
    };
    let a = lead(a, &mut likeness.parts.0);
    let b = lead(b, &mut likeness.parts.1);
    (a, b, likeness)
}

/// The piece that holds all words `part` of a parted quotation: how far before it the piece
/// stands among the utterances, and the words counted in the piece.
fn piece(utterance: &Utterance<'_>, part: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let Scope::Pieces(ends) = &utterance.scope else {
        return None;
    };
    let i = ends.iter().position(|&end| part.start < end)?;
    let start = if i == 0 { 0 } else { ends[i - 1] };
    let inside = part.end <= ends[i];
    inside.then(|| (ends.len() - i, part.start - start..part.end - start))
}

/// Drops pairs told in other words where words of the same quotations are the same.
fn drop_summaries(pairs: &mut Vec<Pair>, utterances: &[Utterance<'_>]) {
    let place = |pair: &Pair| {
        let of = |u: usize| (utterances[u].source, utterances[u].quotation);
        (of(pair.0), of(pair.1))
    };
    let quoted: FxHashSet<_> = pairs.iter().filter(|p| !p.2.is_told).map(place).collect();
    pairs.retain(|pair| !pair.2.is_told || !quoted.contains(&place(pair)));
}

/// What a quotation is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key<'a> {
    Term(u32),
    Run(&'a str, &'a str, &'a str),
}

fn keys(words: &[Spoken]) -> Vec<(Key<'_>, f32)> {
    let mut seen = FxHashSet::default();
    let terms = words
        .iter()
        .filter(|w| w.content)
        .map(|w| (Key::Term(w.term), w.weight));
    let runs = words
        .windows(3)
        .map(|w| (Key::Run(&w[0].form, &w[1].form, &w[2].form), 1.0));
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
        let elsewhere = |&&b: &&usize| b > a && utterances[b].source != utterances[a].source;
        for &b in postings
            .iter()
            .filter(|_| postings.len() <= MOST_POSTINGS)
            .filter(elsewhere)
        {
            *shared.entry(b).or_default() += weight;
        }
    }
    let mut partners: Vec<(usize, f32)> = shared.into_iter().collect();
    partners.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    partners.truncate(MOST_PARTNERS);
    partners.into_iter().map(|(b, _)| b).collect()
}

/// The versions in a group, compared with the fullest: direct before indirect, then the longest.
fn cluster<'a>(group: &[usize], utterances: &'a [Utterance<'a>]) -> Option<Cluster<'a>> {
    let mut ordered: Vec<&Utterance<'_>> = group.iter().map(|&u| &utterances[u]).collect();
    ordered.sort_by(|x, y| {
        let kind = x.is_indirect().cmp(&y.is_indirect());
        kind.then(y.weight().total_cmp(&x.weight()))
            .then(x.source.cmp(&y.source))
    });
    let (first, rest) = ordered.split_first()?;
    let compared = rest
        .iter()
        .filter_map(|other| Some((*other, likeness(first, other)?)));
    let others: Vec<(&Utterance<'_>, Likeness)> = compared.collect();
    let start = others.iter().map(|(_, l)| l.parts.0.start).min()?;
    let end = others.iter().map(|(_, l)| l.parts.0.end).max()?;
    Some(Cluster {
        first,
        part: start..end,
        others,
    })
}

impl Cluster<'_> {
    /// The cluster in the form of the answer.
    pub(in crate::compare) fn describe(&self) -> QuoteCluster {
        let member = |u: &Utterance<'_>, part: &Range<usize>| QuoteMember {
            source: u.source,
            quotation: u.quotation,
            span: u.hull(part),
        };
        let mut members = vec![member(self.first, &self.part)];
        members.extend(self.others.iter().map(|(u, l)| member(u, &l.parts.1)));
        let furthest = self.others.iter().max_by(|x, y| {
            let by_score = y.1.score.total_cmp(&x.1.score);
            x.1.relation.cmp(&y.1.relation).then(by_score)
        });
        QuoteCluster {
            members,
            relation: furthest.map_or(QuoteRelation::Identical, |(_, l)| l.relation),
            speakers_agree: self.speakers_agree(),
            edits: furthest.map_or_else(Vec::new, |(u, l)| {
                edits(
                    &self.first.words[l.parts.0.clone()],
                    &u.words[l.parts.1.clone()],
                )
            }),
        }
    }

    /// Whether a version, or the fullest one, is told in other words.
    pub(super) fn is_told(&self, version: &Utterance<'_>) -> bool {
        let same = |u: &Utterance<'_>| std::ptr::eq(u, version);
        let told = |(u, likeness): &(&Utterance<'_>, Likeness)| likeness.is_told && same(u);
        self.others.iter().any(told) || same(self.first) && self.others.iter().all(|o| o.1.is_told)
    }

    /// Whether all versions name the same speaker, as far as they name one.
    fn speakers_agree(&self) -> bool {
        let named = self.named();
        self.versions()
            .iter()
            .all(|(u, _)| named.is_none_or(|(first, _)| !first.has_other_voice_than(u)))
    }

    /// The fullest version that names a speaker, and the words of it that are the utterance.
    pub(super) fn named(&self) -> Option<Version<'_>> {
        self.versions()
            .into_iter()
            .find(|(u, _)| u.speaker.is_some() && u.is_named())
    }

    /// All versions, the fullest first.
    pub(super) fn versions(&self) -> Vec<Version<'_>> {
        let others = self.others.iter().map(|(u, l)| (*u, &l.parts.1));
        std::iter::once((self.first, &self.part))
            .chain(others)
            .collect()
    }
}

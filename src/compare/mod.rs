//! What sources say alike, differently, or alone.
//!
//! [`compare`] takes two or more analysed articles. Near-identical ones share an origin;
//! utterances that several report become [`QuoteCluster`]s; statements about the same
//! thing are aligned, and where their values differ in one slot a [`Discrepancy`] says in
//! which, how, and on whose words. Judged first by what it does not say wrongly: two
//! axes are never merged, the *kind* (which slot differs) and the *relation* (how the
//! values relate), and what is merely absent is never called a conflict.
//! Makes no verdict about truth.

mod types;

mod alignment;
mod apart;
mod coverage;
mod edited;
mod findings;
mod quotations;
mod reasons;
mod slots;
mod stances;
mod statements;
#[cfg(test)]
mod tests;
mod values;
mod wanted;
mod words;

pub use alignment::align::{AlignedPair, Candidate, alignments, candidates};
pub use alignment::story::{SAME_STORY, story_similarity};
pub use types::*;
pub use words::vectors;

use alignment::align::{self, Pair};
use alignment::origins;
use alignment::story::Stories;
use coverage::{agreement, matter, omission};
use findings::gather::gather;
use findings::scene::Scenes;
use findings::{Finding, View, echoes, revisions};
use quotations::copies::Copies;
use quotations::{attribution, clusters, opposed, qualifier, stitched, utterance, wording};
use slots::{named_role, other_act, other_subject, participant, payment, place, precedent};
use stances::{attitude, certainty, event_status, polarity, revealed};
use statements::claim::{self, Statement};
use values::{brief, count, date_time, exchanged, number, vague_time};
use wanted::Wanted;
use words::terms::Vocabulary;

use crate::analysis::{Analysis, Article};

/// An article to compare, with its analysis.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its analysis.
    pub analysis: &'a Analysis,
    /// Which revision of the article it is, from 1; 0 if it is not stored.
    pub revision: u32,
}

/// Reports in what slot two aligned statements differ.
type Finder = fn(&View<'_>, &Pair, &mut Vec<Finding>);

/// The finders of aligned statements, one for each kind.
static FINDERS: [Finder; 9] = [
    number::find,
    exchanged::find,
    date_time::find,
    place::find,
    participant::find,
    polarity::find,
    certainty::find,
    event_status::find,
    edited::find,
];

/// Reports in what slot statements differ that may share only a few words.
type WideFinder = fn(&View<'_>, &mut Vec<Finding>);

/// The finders that look for statements to hold side by side by themselves.
static UNALIGNED: [WideFinder; 8] = [
    vague_time::find,
    precedent::find,
    payment::find,
    named_role::find,
    revealed::find,
    attitude::find,
    other_subject::find,
    other_act::find,
];

/// Compares `sources`; the answer refers to them by their index.
///
/// `stopped` is asked again and again; once it says true, the rest is left out and the caller is
/// expected to throw the answer away.
pub fn compare(sources: &[Source<'_>], stopped: &dyn Fn() -> bool) -> Comparison {
    let mut comparison = Comparison {
        origins: origins::origins(sources),
        ..Comparison::default()
    };
    let wanted = Wanted::until(stopped);
    let mut findings = Vec::new();
    let read = Read::new(sources, wanted);
    if wanted.no_more() {
        return comparison;
    }
    let parts = apart::parts(&read.stories, sources.len());
    if let [_] = parts.as_slice() {
        compare_story(sources, read, false, wanted, &mut comparison, &mut findings);
    } else {
        compare_apart(sources, &parts, wanted, &mut comparison, &mut findings);
    }
    if wanted.no_more() {
        return comparison;
    }
    revisions::supersede(&mut findings, sources);
    comparison.discrepancies = gather(findings, &comparison.origins, sources, wanted);
    comparison
}

/// What articles say, in the form in which it is compared.
struct Read {
    vocabulary: Vocabulary,
    statements: Vec<Statement>,
    stories: Stories,
}

impl Read {
    fn new(sources: &[Source<'_>], wanted: Wanted<'_>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let statements = claim::statements(sources, &mut vocabulary, wanted);
        let stories = Stories::new(&statements, sources, &vocabulary);
        Self {
            vocabulary,
            statements,
            stories,
        }
    }
}

/// Compares each story among `sources` by itself.
fn compare_apart(
    sources: &[Source<'_>],
    parts: &[Vec<usize>],
    wanted: Wanted<'_>,
    whole: &mut Comparison,
    findings: &mut Vec<Finding>,
) {
    for part in wanted.each(parts) {
        let own: Vec<Source<'_>> = part.iter().map(|&i| sources[i]).collect();
        let mut found = Comparison {
            origins: part.iter().map(|&i| whole.origins[i]).collect(),
            ..Comparison::default()
        };
        let mut told = Vec::new();
        let read = Read::new(&own, wanted);
        compare_story(&own, read, true, wanted, &mut found, &mut told);
        apart::enter(part, (found, told), whole, findings);
    }
    apart::sort(whole);
}

/// Whether two sources report the same event.
type SameStory<'a> = &'a dyn Fn(usize, usize) -> bool;

/// Compares articles of one story; `elsewhere` says whether other articles are asked about too.
fn compare_story(
    sources: &[Source<'_>],
    mut read: Read,
    elsewhere: bool,
    wanted: Wanted<'_>,
    comparison: &mut Comparison,
    findings: &mut Vec<Finding>,
) {
    let stories = &read.stories;
    let same_story = |a: usize, b: usize| stories.same(a, b);
    let vocabulary = &mut read.vocabulary;
    compare_quotes(
        sources,
        vocabulary,
        &same_story,
        wanted,
        comparison,
        findings,
    );
    if wanted.no_more() {
        return;
    }
    let carried = carried(&read.statements, sources.len());
    let view = View {
        sources,
        statements: &read.statements,
        vocabulary: &read.vocabulary,
        stories,
        carried: &carried,
        elsewhere,
        wanted,
    };
    compare_statements(&view, &same_story, comparison, findings);
}

fn compare_quotes(
    sources: &[Source<'_>],
    vocabulary: &mut Vocabulary,
    same_story: SameStory<'_>,
    wanted: Wanted<'_>,
    comparison: &mut Comparison,
    findings: &mut Vec<Finding>,
) {
    let copies = Copies::among(sources);
    let mut utterances = utterance::utterances(sources, vocabulary, wanted);
    utterances.retain(|u| copies.is_first(u.source));
    let proposed = clusters::proposed(&utterances, same_story, wanted);
    opposed::find(sources, (&utterances, &proposed), wanted, findings);
    let clusters = clusters::clusters(&utterances, &proposed, wanted);
    for cluster in wanted.each(&clusters) {
        comparison.clusters.push(cluster.describe());
        wording::find(sources, cluster, findings);
        attribution::find(sources, cluster, findings);
    }
    stitched::find(sources, &utterances, same_story, findings);
    qualifier::find(sources, &utterances, same_story, findings);
    copies.join(&mut comparison.clusters, findings);
    let alone = copies.alone(&utterances, &comparison.clusters);
    comparison.clusters.extend(alone);
    comparison
        .clusters
        .sort_by_key(|c| c.members.iter().map(|m| (m.source, m.quotation)).min());
}

fn compare_statements(
    view: &View<'_>,
    same_story: SameStory<'_>,
    comparison: &mut Comparison,
    findings: &mut Vec<Finding>,
) {
    let pairs = align::align(view.statements, view.vocabulary, same_story);
    let scenes = Scenes::new(view);
    for pair in view.wanted.each(&pairs) {
        if view.can_conflict(pair) {
            let known = findings.len();
            FINDERS.iter().for_each(|find| find(view, pair, findings));
            brief::drop_look_alikes(view, pair, findings, known);
        }
    }
    count::find(view, &scenes, findings);
    brief::find(view, &scenes, findings);
    for find in view.wanted.each(UNALIGNED) {
        find(view, findings);
    }
    echoes::drop_echoes(findings);
    let matters = matter::matters(view.statements.len(), &pairs);
    comparison.agreements = agreement::find(view, &matters, findings, &comparison.origins);
    let (coverage, omissions) = omission::find(view, &matters, &comparison.origins);
    comparison.coverage = coverage;
    findings.extend(omissions);
}

/// For each source the statements it carries.
fn carried(statements: &[Statement], sources: usize) -> Vec<Vec<usize>> {
    let mut carried = vec![Vec::new(); sources];
    for (i, statement) in statements.iter().enumerate() {
        for occurrence in &statement.occurrences {
            carried[occurrence.source].push(i);
        }
    }
    carried
}

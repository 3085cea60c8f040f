//! The words of one utterance: quotations of it that differ in their words.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::clusters::Cluster;
use super::likeness::Likeness;
use super::spoken::Spoken;
use super::utterance::Utterance;
use crate::compare::findings::{Finding, Point};
use crate::compare::statements::cues::{Effect, cues_of};
use crate::compare::words::spelling::is_respelling;
use crate::compare::words::terms::stem;
use crate::compare::words::wording::{edit, inner_gaps};
use crate::compare::{
    DiscrepancyKind, Edit, Evidence, QuoteRelation, Relation, Severity, SideValue, Source, reasons,
};
use crate::text::Span;
use crate::text::word_list;

/// Reports the versions of the utterance `cluster` whose words were changed.
///
/// A version that is only shorter, or leaves a passage out, is no discrepancy: every article
/// quotes in part. Nor are words outside quotation marks, which nobody claims to repeat, what
/// the quoting author put in brackets, and what is only spelled otherwise.
pub(in crate::compare) fn find(
    sources: &[Source<'_>],
    cluster: &Cluster<'_>,
    findings: &mut Vec<Finding>,
) {
    let altered = |(_, l): &&(&Utterance<'_>, Likeness)| l.relation == QuoteRelation::Altered;
    for (other, likeness) in cluster.others.iter().filter(altered) {
        let (x, y) = &likeness.parts;
        let (a, b) = (&cluster.first.words[x.clone()], &other.words[y.clone()]);
        let edits = changes(a, b);
        if a.iter().chain(b).all(|w| w.marked) && !edits.is_empty() {
            findings.push(finding(sources, (cluster.first, other), likeness, edits));
        }
    }
}

/// The edits that change what was said.
fn changes(a: &[Spoken], b: &[Spoken]) -> Vec<Edit> {
    let bracketed = |words: &[Spoken], at: &Range<usize>| {
        let near = at.start.saturating_sub(1)..(at.end + 1).min(words.len());
        words[near].iter().any(|w| w.bracketed)
    };
    let mut gaps = inner_gaps(a, b);
    gaps.retain(|(x, y)| !bracketed(a, x) && !bracketed(b, y));
    let edits = gaps.into_iter().map(|gap| edit(a, b, gap));
    edits
        .filter(|e| !leaves_out(e) && !is_respelling(&e.before, &e.after))
        .collect()
}

fn finding(
    sources: &[Source<'_>],
    (a, b): (&Utterance<'_>, &Utterance<'_>),
    likeness: &Likeness,
    edits: Vec<Edit>,
) -> Finding {
    let change = edits.iter().map(change).max().unwrap_or(Change::Form);
    let point = |u: &Utterance<'_>, part: &Range<usize>, edits: Vec<Edit>| Point {
        value: SideValue::Wording(edits),
        label: words(u, part),
        phrase: String::new(),
        evidence: vec![evidence(sources, u, part)],
    };
    let (relation, severity, reason) = match change {
        Change::Form => (Relation::Granularity, Severity::Low, reasons::CHANGED_FORM),
        Change::Words => (Relation::Tension, Severity::Medium, reasons::CHANGED_WORDS),
    };
    Finding {
        kind: DiscrepancyKind::QuoteWording,
        relation,
        severity,
        confidence: (0.3 + 0.6 * likeness.score).min(0.95),
        reasons: vec![reasons::SAME_UTTERANCE, reason],
        points: vec![
            point(a, &likeness.parts.0, Vec::new()),
            point(b, &likeness.parts.1, edits),
        ],
    }
}

/// The folded words `part` of an utterance.
pub(super) fn words(utterance: &Utterance<'_>, part: &Range<usize>) -> String {
    let words: Vec<&str> = utterance.words[part.clone()]
        .iter()
        .map(|w| &*w.form)
        .collect();
    words.join(" ")
}

/// Words in a row that are a passage of their own.
const PASSAGE: usize = 6;

/// Whether an edit only leaves a passage out.
fn leaves_out(edit: &Edit) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    let (before, after) = (words(&edit.before), words(&edit.after));
    before.min(after) == 0 && before.max(after) >= PASSAGE
}

/// What an edit changes, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// Words that carry no meaning, or the form of a word.
    Form,
    /// Words that carry meaning.
    Words,
}

/// Words of which a sentence is built, and such as fill it: who leaves them out or puts others
/// changes nothing that was said. Contractions are built of them. Origin: our own list.
static LIGHT: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_list(
        "the a an that this these those it its and but so or is are was were be been being am has have had having \
         do does did to of in at on with for by from as i he she we they you me him her us them my your his our their \
         who which what where there here then just well also really very quite actually 's 'm 've 're 'll 'd \
         i'm he's she's it's that's there's what's who's we're they're you're i've we've they've you've i'd he'd she'd \
         we'd they'd you'd i'll he'll she'll it'll we'll they'll you'll got",
    )
    .collect()
});

fn change(edit: &Edit) -> Change {
    let telling = |text: &str| -> Vec<String> {
        let words = text
            .split(' ')
            .filter(|w| !w.is_empty() && !LIGHT.contains(w));
        words
            .map(|w| {
                if negates(w) {
                    "not".to_owned()
                } else {
                    stem(w).into_owned()
                }
            })
            .collect()
    };
    if telling(&edit.before) == telling(&edit.after) {
        Change::Form
    } else {
        Change::Words
    }
}

/// Whether a folded word negates: "nobody" stands for "no one".
fn negates(word: &str) -> bool {
    cues_of(word)
        .iter()
        .any(|cue| cue.effect == Effect::Negates)
}

/// The words `part` of an utterance as evidence.
pub(super) fn evidence(
    sources: &[Source<'_>],
    utterance: &Utterance<'_>,
    part: &Range<usize>,
) -> Evidence {
    let doc = &sources[utterance.source].analysis.document;
    let span = utterance.hull(part);
    let ends = [span.start, span.end.saturating_sub(1)].map(|at| doc.sentence_at(at));
    let sentences = ends.into_iter().flatten().map(|i| doc.sentences()[i].span);
    Evidence {
        source: utterance.source,
        span,
        sentence: sentences.fold(span, Span::cover),
        attributed_to: utterance
            .speaker
            .map_or_else(String::new, |s| s.name.clone()),
    }
}

//! How somebody stands to something: "Lee has great respect for the crews", and "Lee has been
//! disrespecting the crews for years".
//!
//! The two words are one with a syllable that turns it, of a closed list: such syllables make
//! opposites of attitudes and of little else.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::stance::polarity_label;
use crate::compare::findings::apart::{are_apart, is_headline};
use crate::compare::findings::{Finding, Point, View};
use crate::compare::statements::claim::Statement;
use crate::compare::statements::cues::{Effect, cues_of};
use crate::compare::words::terms::{Term, stem};
use crate::compare::{
    Certainty, DiscrepancyKind, Polarity, Relation, Severity, SideValue, reasons,
};
use crate::text::word_list;

/// Words of attitude that a syllable turns into their opposite. Origin: our own list.
const ATTITUDES: &str = "respect respectful approve approval agree agreement trust trustworthy like
    honor honour obey believe loyal loyalty honest honesty satisfied regard favor favour content
    pleased courage encourage qualified fit fair popular happy welcome grateful willing";
/// Syllables that turn them. Origin: our own list.
const SYLLABLES: [&str; 3] = ["dis", "mis", "un"];
/// Words before the attitude in which the name of its holder stands.
const HOLDER: usize = 7;
/// Words after the attitude in which its object stands.
const OBJECT: usize = 9;
/// Words before the attitude in which a negation of it stands.
const NEGATED: usize = 4;

/// Statements of one attitude that are compared; where there are more, it tells nothing.
const MOST: usize = 50;

/// An attitude of somebody to something.
struct Attitude<'a> {
    statement: &'a Statement,
    words: Range<usize>,
    turned: bool,
    holder: FxHashSet<Term>,
    object: FxHashSet<Term>,
}

/// Reports opposite attitudes of one holder to one object.
pub(in crate::compare) fn find(view: &View<'_>, findings: &mut Vec<Finding>) {
    let roots: FxHashMap<String, usize> = word_list(ATTITUDES)
        .enumerate()
        .map(|(i, word)| (stem(word).into_owned(), i))
        .collect();
    let mut by_root: FxHashMap<usize, Vec<Attitude<'_>>> = FxHashMap::default();
    for statement in view.statements.iter().filter(|s| !is_headline(view, s)) {
        for at in 0..statement.words.len() {
            if let Some((root, turned)) = root(&roots, &statement.words[at].form) {
                let found = attitude(statement, at, turned);
                by_root.entry(root).or_default().extend(found);
            }
        }
    }
    let mut all: Vec<_> = by_root.into_iter().collect();
    all.sort_unstable_by_key(|(root, _)| *root);
    for (_, attitudes) in all.iter().filter(|(_, all)| all.len() <= MOST) {
        let (turned, plain): (Vec<_>, Vec<_>) = attitudes.iter().partition(|a| a.turned);
        for a in &turned {
            let opposed = plain.iter().filter(|b| are_opposed(view, a, b));
            let opposed = opposed.map(|b| finding(view, a, b));
            findings.extend(opposed.max_by_key(quoted));
        }
    }
}

/// How many sides of a finding are somebody's own words, which tell more than a sum of them.
fn quoted(finding: &Finding) -> usize {
    let sides = finding.points.iter().flat_map(|p| p.evidence.first());
    sides.filter(|e| !e.attributed_to.is_empty()).count()
}

/// Which attitude a folded word names, and whether it is turned.
fn root(roots: &FxHashMap<String, usize>, form: &str) -> Option<(usize, bool)> {
    let stem = stem(form);
    let plain = roots.get(&*stem).map(|&root| (root, false));
    plain.or_else(|| {
        let rest = SYLLABLES.iter().filter_map(|s| stem.strip_prefix(s));
        rest.into_iter()
            .find_map(|rest| Some((*roots.get(rest)?, true)))
    })
}

/// The attitude at a word, if it is not negated and a name stands before it and a thing after it.
fn attitude(statement: &Statement, at: usize, turned: bool) -> Option<Attitude<'_>> {
    let words = &statement.words;
    let negates = |i: usize| {
        cues_of(&words[i].form)
            .iter()
            .any(|c| c.effect == Effect::Negates)
    };
    if (at.saturating_sub(NEGATED)..at).any(negates) {
        return None;
    }
    let (first, last) = (at.saturating_sub(HOLDER), words.len().min(at + 1 + OBJECT));
    let named = |i: &usize| statement.names.iter().any(|name| name.words.contains(i));
    let holder = (first..at).filter(|i| words[*i].content && named(i));
    let object = (at + 1..last).filter(|i| words[*i].content && !named(i));
    Some(Attitude {
        statement,
        words: statement.clause(&(at..at + 1), OBJECT),
        turned,
        holder: holder.map(|i| words[i].term).collect(),
        object: object.map(|i| words[i].term).collect(),
    })
}

fn are_opposed(view: &View<'_>, a: &Attitude<'_>, b: &Attitude<'_>) -> bool {
    !a.holder.is_disjoint(&b.holder)
        && !a.object.is_disjoint(&b.object)
        && are_apart(view, a.statement, b.statement)
}

fn finding(view: &View<'_>, a: &Attitude<'_>, b: &Attitude<'_>) -> Finding {
    let points = vec![
        point(view, a, b, Polarity::Negated),
        point(view, b, a, Polarity::Affirmed),
    ];
    let voices = view.voices_differ(&points[0], &points[1]);
    let mut reasons = vec![reasons::SAME_SLOT, reasons::OTHER_WORD];
    reasons.extend(voices.then_some(reasons::DIFFERENT_VOICES));
    Finding {
        kind: DiscrepancyKind::Polarity,
        relation: Relation::Tension,
        severity: Severity::High,
        confidence: 0.6,
        reasons,
        points,
    }
}

fn point(view: &View<'_>, a: &Attitude<'_>, b: &Attitude<'_>, polarity: Polarity) -> Point {
    let value = SideValue::Stance {
        polarity,
        certainty: Certainty::Said,
        status: None,
    };
    let label = polarity_label(polarity).to_owned();
    view.point((a.statement, &a.words), b.statement, value, label)
}

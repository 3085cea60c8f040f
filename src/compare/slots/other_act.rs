//! Another act in the same place: "interest in owning the boat", "interest in buying the boat".
//!
//! The word that governs, the preposition and the object are the same; the act between them is
//! another one, of which the other statement does not speak.

use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

use crate::compare::findings::apart::{are_apart, is_headline};
use crate::compare::findings::{Finding, Point, View};
use crate::compare::statements::claim::{Statement, Word};
use crate::compare::statements::cues::{Effect, cues_of};
use crate::compare::words::terms::{Term, stem};
use crate::compare::{DiscrepancyKind, Relation, Severity, SideValue, reasons};
use crate::text::word_list;

/// Prepositions that an act follows as a noun. Origin: our own list.
const PREPOSITIONS: [&str; 6] = ["in", "of", "from", "for", "by", "with"];
/// Words for what somebody thinks or wants: the act is what that is about, and another one is another
/// thought. Origin: our own list.
const ATTITUDES: &str = "interest interested idea thought talk rumour rumor report suggestion proposal \
    plan hope dream fear intention intent desire prospect possibility habit history record";
/// Words after the act in which its object stands.
const OBJECT: usize = 6;
/// Words before the governing word that are shown.
const SHOWN: usize = 4;
/// Words before the act in which nothing is denied.
const NEGATED: usize = 8;
/// Content terms that both statements share at least.
const SHARED: usize = 3;
/// Acts that mean the same are at least so alike.
const ALIKE: f32 = 0.6;
/// Acts in one place that are compared; where there are more, they tell no act apart.
const MOST: usize = 50;

/// An act that stands in the place of a noun.
struct Act<'a> {
    statement: &'a Statement,
    /// Where the act stands.
    at: usize,
    /// From before the governing word to the end of the object.
    words: Range<usize>,
    object: FxHashSet<Term>,
}

/// Reports the acts that stand in one place and have one object.
pub(in crate::compare) fn find(view: &View<'_>, findings: &mut Vec<Finding>) {
    let mut places: FxHashMap<(Term, &str), Vec<Act<'_>>> = FxHashMap::default();
    for statement in view.statements.iter().filter(|s| !is_headline(view, s)) {
        for at in 2..statement.words.len() {
            let found = act(statement, at).map(|act| (place(statement, at), act));
            if let Some((place, act)) = found {
                places.entry(place).or_default().push(act);
            }
        }
    }
    let mut places: Vec<_> = places.into_iter().collect();
    places.sort_unstable_by_key(|(place, _)| *place);
    for (_, acts) in places.iter().filter(|(_, acts)| acts.len() <= MOST) {
        for (i, a) in acts.iter().enumerate() {
            let rest = acts[i + 1..].iter().filter(|b| differ(view, a, b));
            findings.extend(rest.map(|b| finding(view, a, b)));
        }
    }
}

/// The governing word and the preposition of the act at a word.
fn place(statement: &Statement, at: usize) -> (Term, &str) {
    (statement.words[at - 2].term, &statement.words[at - 1].form)
}

/// The act at a word: "interest in owning the boat".
fn act(statement: &Statement, at: usize) -> Option<Act<'_>> {
    let words = &statement.words;
    let governed = is_attitude(&words[at - 2]) && PREPOSITIONS.contains(&&*words[at - 1].form);
    let whole = !words[at].after_mark && !words[at - 1].after_mark;
    let is_act = words[at].content && !words[at].capital && words[at].form.ends_with("ing");
    let last = words.len().min(at + 1 + OBJECT);
    let end = (at + 1..last)
        .find(|&i| words[i].after_mark)
        .unwrap_or(last);
    let object = words[at + 1..end].iter().filter(|w| w.content);
    let denied = words[at.saturating_sub(NEGATED)..at].iter().any(negates);
    (governed && whole && is_act && !denied).then(|| Act {
        statement,
        at,
        words: statement.clause(&(at - 2..at), SHOWN).start..end,
        object: object.map(|w| w.term).collect(),
    })
}

fn is_attitude(word: &Word) -> bool {
    let stem = stem(&word.form);
    word_list(ATTITUDES).any(|attitude| attitude == word.form.as_ref() || attitude == stem)
}

fn negates(word: &Word) -> bool {
    let mut cues = cues_of(&word.form).iter();
    cues.any(|cue| cue.effect == Effect::Negates)
}

/// Whether two acts with one object are other ones, and neither statement speaks of the other's.
fn differ(view: &View<'_>, a: &Act<'_>, b: &Act<'_>) -> bool {
    let (x, y) = (&a.statement.words[a.at], &b.statement.words[b.at]);
    let has = |s: &Statement, word: &Word| s.words.iter().any(|w| w.term == word.term);
    let in_b = |term: &&Term| b.statement.terms.binary_search(term).is_ok();
    !a.object.is_disjoint(&b.object)
        && !has(b.statement, x)
        && !has(a.statement, y)
        && a.statement.terms.iter().filter(in_b).count() >= SHARED
        && !mean_the_same(view, x, y)
        && are_apart(view, a.statement, b.statement)
}

fn mean_the_same(view: &View<'_>, a: &Word, b: &Word) -> bool {
    let meaning = |word: &Word| view.vocabulary.meaning(word.term);
    meaning(a)
        .zip(meaning(b))
        .is_some_and(|(x, y)| x.similarity(&y) >= ALIKE)
}

fn finding(view: &View<'_>, a: &Act<'_>, b: &Act<'_>) -> Finding {
    let points = vec![point(view, a, b), point(view, b, a)];
    let reported = points
        .iter()
        .all(|p| p.evidence.iter().all(|e| !e.attributed_to.is_empty()));
    Finding {
        kind: match reported && !view.voices_differ(&points[0], &points[1]) {
            true => DiscrepancyKind::QuoteWording,
            false => DiscrepancyKind::Polarity,
        },
        relation: Relation::Tension,
        severity: Severity::Medium,
        confidence: 0.5,
        reasons: vec![reasons::SAME_SLOT, reasons::OTHER_WORD],
        points,
    }
}

fn point(view: &View<'_>, act: &Act<'_>, other: &Act<'_>) -> Point {
    let label = act.statement.words[act.at].form.to_string();
    view.point(
        (act.statement, &act.words),
        other.statement,
        SideValue::None,
        label,
    )
}

//! Who did not do it: "the bank did not answer the letter", and "Lee, its president, did not".
//!
//! Two articles deny one act of one thing and name another subject, a body in one and a person in
//! the other. One is coarser than the other; two persons, or two bodies, may each not have done it.

use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

use crate::compare::findings::apart::{are_of_one_event, is_headline};
use crate::compare::findings::{Finding, Point, View};
use crate::compare::statements::claim::{Statement, Word};
use crate::compare::statements::cues::{Effect, cues_of};
use crate::compare::words::terms::Term;
use crate::compare::{DiscrepancyKind, Relation, Severity, SideValue, reasons};
use crate::mentions::EntityKind;

/// Common nouns of bodies that a person can stand for. Origin: our own list.
const BODIES: [&str; 34] = [
    "network",
    "campaign",
    "company",
    "firm",
    "bank",
    "team",
    "office",
    "department",
    "ministry",
    "agency",
    "party",
    "organization",
    "organisation",
    "group",
    "club",
    "school",
    "university",
    "college",
    "church",
    "government",
    "administration",
    "union",
    "board",
    "council",
    "committee",
    "commission",
    "court",
    "paper",
    "newspaper",
    "station",
    "channel",
    "hospital",
    "foundation",
    "institute",
];
/// Words before a negation that belong to it. Origin: our own list.
const AUXILIARIES: [&str; 13] = [
    "did", "does", "do", "has", "have", "had", "is", "was", "were", "are", "would", "will", "could",
];
/// Words of what every article asks for itself. Origin: our own list.
const ASKED: [&str; 12] = [
    "comment",
    "comments",
    "inquiry",
    "inquiries",
    "enquiry",
    "interview",
    "email",
    "emails",
    "message",
    "messages",
    "call",
    "calls",
];
/// Words after the verb in which its object stands.
const OBJECT: usize = 10;
/// Words of a subject at most.
const SUBJECT: usize = 4;
/// Denied acts of one verb that are compared; where there are more, they tell no act apart.
const MOST: usize = 50;

/// An act that a statement denies.
struct Denied<'a> {
    statement: &'a Statement,
    subject: Range<usize>,
    /// From the subject to the end of the object.
    words: Range<usize>,
    verb: Term,
    object: FxHashSet<Term>,
}

/// Reports acts that two articles deny, of a body in one and of a person in the other.
pub(in crate::compare) fn find(view: &View<'_>, findings: &mut Vec<Finding>) {
    let mut by_verb: FxHashMap<Term, Vec<Denied<'_>>> = FxHashMap::default();
    for statement in view.statements.iter().filter(|s| !is_headline(view, s)) {
        for denied in (0..statement.words.len()).filter_map(|at| denied(statement, at)) {
            by_verb.entry(denied.verb).or_default().push(denied);
        }
    }
    let mut verbs: Vec<_> = by_verb.into_iter().collect();
    verbs.sort_unstable_by_key(|(verb, _)| *verb);
    for (_, acts) in verbs.iter().filter(|(_, acts)| acts.len() <= MOST) {
        for (i, a) in acts.iter().enumerate() {
            let rest = acts[i + 1..].iter().filter(|b| are_one_act(view, a, b));
            findings.extend(rest.filter_map(|b| finding(view, a, b)));
        }
    }
}

/// The act that the negation at a word denies: "did not quickly answer the letter".
fn denied(statement: &Statement, at: usize) -> Option<Denied<'_>> {
    let words = &statement.words;
    let cue = cues_of(&words[at].form)
        .iter()
        .find(|cue| cue.effect == Effect::Negates)?;
    let first = at + 1 + usize::from(cue.infinitive);
    let linked = !cue.infinitive || words.get(at + 1).is_some_and(|w| &*w.form == "to");
    let adverb = |w: &Word| w.form.ends_with("ly") || &*w.form == "yet";
    let verb = (first..words.len())
        .find(|&i| !adverb(&words[i]))
        .filter(|_| linked)?;
    let auxiliary = (0..at)
        .rev()
        .take_while(|&i| AUXILIARIES.contains(&&*words[i].form));
    let start = auxiliary.last().unwrap_or(at);
    let subject = subject(words, start)?;
    let end = words.len().min(verb + 1 + OBJECT);
    let end = (verb + 1..end)
        .find(|&i| words[i].after_mark)
        .unwrap_or(end);
    let after = &words[verb + 1..end];
    let asked = after.iter().any(|w| ASKED.contains(&&*w.form));
    let object = after.iter().filter(|w| w.content && !w.capital);
    (words[verb].content && !asked).then(|| Denied {
        statement,
        words: subject.start..end,
        subject,
        verb: words[verb].term,
        object: object.map(|w| w.term).collect(),
    })
}

/// The content words before a verb that begins at `end`.
fn subject(words: &[Word], end: usize) -> Option<Range<usize>> {
    let run = (end.saturating_sub(SUBJECT)..end).rev();
    let first = run.into_iter().take_while(|&i| {
        let broken = i + 1 < end && words[i + 1].after_mark;
        words[i].content && !broken
    });
    first.last().map(|start| start..end)
}

/// Whether two articles deny one act of one thing and share a name or another word of it.
fn are_one_act(view: &View<'_>, a: &Denied<'_>, b: &Denied<'_>) -> bool {
    let in_b = |term: &&Term| b.statement.terms.binary_search(term).is_ok();
    let shared = a
        .statement
        .terms
        .iter()
        .filter(in_b)
        .filter(|t| **t != a.verb)
        .count();
    shared > 1
        && !a.object.is_disjoint(&b.object)
        && are_of_one_event(view, a.statement, b.statement)
}

/// The difference between the subjects, if one is a body and the other a person.
fn finding(view: &View<'_>, a: &Denied<'_>, b: &Denied<'_>) -> Option<Finding> {
    let one_each = is_body(a) && is_person(view, b) || is_person(view, a) && is_body(b);
    one_each.then(|| Finding {
        kind: DiscrepancyKind::Participant,
        relation: Relation::Granularity,
        severity: Severity::Medium,
        confidence: 0.6,
        reasons: vec![reasons::SAME_VERB, reasons::OTHER_SUBJECT],
        points: vec![point(view, a, b), point(view, b, a)],
    })
}

/// Whether the subject is a body that is not named.
fn is_body(denied: &Denied<'_>) -> bool {
    let head = &denied.statement.words[denied.subject.end - 1];
    !head.capital && BODIES.contains(&&*head.form)
}

/// Whether the subject is the name of a person.
fn is_person(view: &View<'_>, denied: &Denied<'_>) -> bool {
    let entities = &view.sources[denied.statement.home()]
        .analysis
        .mentions
        .entities;
    let names = denied.statement.names.iter();
    let mut own = names.filter(|name| name.words.end == denied.subject.end);
    own.any(|name| entities[name.item.0 as usize].kind == EntityKind::Person)
}

fn point(view: &View<'_>, denied: &Denied<'_>, other: &Denied<'_>) -> Point {
    let name = view.text(denied.statement, &denied.subject);
    let kind = match is_body(denied) {
        true => EntityKind::Organization,
        false => EntityKind::Person,
    };
    let label = crate::text::fold(&name).into_owned();
    let value = SideValue::Name { name, kind };
    view.point(
        (denied.statement, &denied.words),
        other.statement,
        value,
        label,
    )
}

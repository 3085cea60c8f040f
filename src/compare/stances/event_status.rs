//! How far an event has come: planned in one article, done in a later one.

use super::stance::{SharedVerb, best_shared_verb, point};
use crate::compare::alignment::align::Pair;
use crate::compare::findings::{Finding, View};
use crate::compare::statements::claim::Word;
use crate::compare::{DiscrepancyKind, EventStatus, Polarity, Relation, Severity, reasons};

/// The words around the verb are at least so alike.
const MIN_SCORE: f32 = 0.35;
/// Terms around the verb that both share at least.
const SHARED: usize = 2;

/// Reports what one statement of `pair` announces and the other, in a later article, has as done.
pub(in crate::compare) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    let came = |verb: &SharedVerb<'_>| has_come(view, verb);
    let best = best_shared_verb(view, pair, (MIN_SCORE, SHARED), same_event, came);
    findings.extend(best.map(|verb| finding(view, pair, &verb)));
}

/// Whether the side that plans is the earlier one, and the other says that it was done.
fn has_come(view: &View<'_>, verb: &SharedVerb<'_>) -> bool {
    let planned = |status| status == Some(EventStatus::Planned);
    let (plan, done) = if planned(verb.a.2.status) {
        (verb.a, verb.b)
    } else {
        (verb.b, verb.a)
    };
    planned(plan.2.status)
        && done.2.status == Some(EventStatus::Done)
        && done.2.polarity == Polarity::Affirmed
        && view.is_earlier(plan.0, done.0) == Some(true)
}

fn finding(view: &View<'_>, pair: &Pair, verb: &SharedVerb<'_>) -> Finding {
    let (a, b) = (verb.a, verb.b);
    Finding {
        kind: DiscrepancyKind::EventStatus,
        relation: Relation::Update,
        severity: Severity::Medium,
        confidence: (0.4 + 0.25 * (verb.score + pair.score)).min(0.9),
        reasons: vec![
            reasons::SAME_STATEMENT,
            reasons::SAME_VERB,
            reasons::PLANNED_AND_DONE,
            reasons::UPDATE_LATER,
        ],
        points: vec![
            point(view, a, b.0, label(a.2.status)),
            point(view, b, a.0, label(b.2.status)),
        ],
    }
}

/// Whether two words name one event, perhaps in different stages of it.
fn same_event(a: &Word, b: &Word) -> bool {
    a.term == b.term || a.event.is_some() && a.event == b.event
}

fn label(status: Option<EventStatus>) -> &'static str {
    match status {
        Some(EventStatus::Planned) => "planned",
        _ => "done",
    }
}

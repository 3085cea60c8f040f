//! How sure it is: a verb hedged in one statement and stated flatly in the other.

use super::stance::{SharedVerb, best_shared_verb, certainty_label, point, same_verb};
use crate::compare::alignment::align::{NEARLY_EQUAL, Pair};
use crate::compare::findings::{Finding, View};
use crate::compare::statements::claim::{Word, is_saying};
use crate::compare::values::brief::are_brief;
use crate::compare::{Certainty, DiscrepancyKind, EventStatus, Relation, Severity, reasons};

/// The words around the verb are at least so alike.
const MIN_SCORE: f32 = 0.4;
/// Terms around the verb that both share at least.
const SHARED: usize = 2;

/// Reports what only one statement of `pair` hedges.
pub(in crate::compare) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    let nearly = pair.score >= NEARLY_EQUAL || are_brief(view, pair);
    let fits = |verb: &SharedVerb<'_>| {
        let (a, b) = (verb.a.1..verb.a.1 + 1, verb.b.1..verb.b.1 + 1);
        let plain = nearly || is_plain(verb);
        is_hedged_once(verb) && !is_perceived(verb) && plain && !view.are_about_others(pair, &a, &b)
    };
    let best = best_shared_verb(view, pair, (MIN_SCORE, SHARED), same_verb, fits);
    findings.extend(best.map(|verb| finding(view, pair, &verb)));
}

/// Verbs of perception: what "could be seen" was seen. Origin: our own list.
const PERCEIVED: [&str; 8] = [
    "see", "seen", "hear", "heard", "feel", "felt", "measure", "measured",
];
/// Words with which a statement gives what it tells as the word of another. Origin: our own list.
const ATTRIBUTED: [&str; 8] = [
    "according",
    "allege",
    "alleges",
    "alleged",
    "accused",
    "accuse",
    "charged",
    "suspected",
];

/// Whether the verb is one of perception.
fn is_perceived(verb: &SharedVerb<'_>) -> bool {
    let mut words = [verb.a, verb.b].into_iter().map(|(s, at, _)| &s.words[at]);
    words.any(|word| PERCEIVED.contains(&&*word.form))
}

/// Whether what one side hedges is a verb, and the other does not give it as the word of another.
fn is_plain(verb: &SharedVerb<'_>) -> bool {
    let (hedged, flat) = if verb.a.2.certainty == Certainty::Confirmed {
        (verb.b, verb.a)
    } else {
        (verb.a, verb.b)
    };
    let attributed = |w: &Word| is_saying(&w.form) || ATTRIBUTED.contains(&&*w.form);
    hedged.0.is_verb(hedged.1) && !flat.0.words.iter().any(attributed)
}

/// Whether one side hedges and the other reports a fact, of the same polarity and not to come.
fn is_hedged_once(verb: &SharedVerb<'_>) -> bool {
    let (a, b) = (verb.a.2, verb.b.2);
    let flat = |certainty| certainty == Certainty::Confirmed;
    let planned = Some(EventStatus::Planned);
    a.polarity == b.polarity
        && a.status != planned
        && b.status != planned
        && flat(a.certainty) != flat(b.certainty)
        && [a, b]
            .iter()
            .all(|s| !flat(s.certainty) || s.status == Some(EventStatus::Done))
}

fn finding(view: &View<'_>, pair: &Pair, verb: &SharedVerb<'_>) -> Finding {
    let (a, b) = (verb.a, verb.b);
    Finding {
        kind: DiscrepancyKind::Certainty,
        relation: Relation::Tension,
        severity: Severity::Medium,
        confidence: (0.35 + 0.25 * (verb.score + pair.score)).min(0.85),
        reasons: vec![reasons::SAME_STATEMENT, reasons::SAME_VERB, reasons::HEDGE],
        points: vec![
            point(view, a, b.0, certainty_label(a.2.certainty)),
            point(view, b, a.0, certainty_label(b.2.certainty)),
        ],
    }
}

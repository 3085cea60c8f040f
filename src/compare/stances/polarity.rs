//! Whether it is so: a verb affirmed in one statement and negated in the other.

use super::stance::{SharedVerb, best_shared_verb, point, polarity_label, same_verb};
use crate::compare::alignment::align::Pair;
use crate::compare::findings::{Finding, View};
use crate::compare::statements::cues::{Effect, Stance, cues_of};
use crate::compare::{DiscrepancyKind, EventStatus, Polarity, Relation, Severity, reasons};

/// The words around the verb are at least so alike.
const MIN_SCORE: f32 = 0.4;
/// Terms around the verb that both share at least.
const SHARED: usize = 2;

/// Reports what `pair` affirms and negates.
pub(in crate::compare) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    let best = best_shared_verb(view, pair, (MIN_SCORE, SHARED), same_verb, is_opposed);
    findings.extend(best.map(|verb| finding(view, pair, &verb)));
}

/// Whether one side negates the verb, and nothing else in the other is negated. That something
/// will not happen is held only against that it will.
fn is_opposed(verb: &SharedVerb<'_>) -> bool {
    let (a, b) = (verb.a.2, verb.b.2);
    let sides = if a.polarity == Polarity::Negated {
        (verb.a, verb.b)
    } else {
        (verb.b, verb.a)
    };
    let ((_, _, negated), (other, at, affirmed)) = sides;
    let planned = |stance: Stance| stance.status == Some(EventStatus::Planned);
    let clause = other.clause(&(at..at + 1), 8);
    let negates = |form: &str| {
        cues_of(form)
            .iter()
            .any(|cue| cue.effect == Effect::Negates)
    };
    a.polarity != b.polarity
        && (!planned(negated) || planned(affirmed))
        && !other.words[clause].iter().any(|word| negates(&word.form))
}

fn finding(view: &View<'_>, pair: &Pair, verb: &SharedVerb<'_>) -> Finding {
    let (a, b) = (verb.a, verb.b);
    let points = vec![
        point(view, a, b.0, polarity_label(a.2.polarity)),
        point(view, b, a.0, polarity_label(b.2.polarity)),
    ];
    let voices = view.voices_differ(&points[0], &points[1]);
    let mut reasons = vec![
        reasons::SAME_STATEMENT,
        reasons::SAME_VERB,
        reasons::NEGATION,
    ];
    reasons.extend(voices.then_some(reasons::DIFFERENT_VOICES));
    Finding {
        kind: DiscrepancyKind::Polarity,
        relation: if voices {
            Relation::Tension
        } else {
            Relation::Contradiction
        },
        severity: Severity::High,
        confidence: (0.4 + 0.25 * (verb.score + pair.score)).min(0.9),
        reasons,
        points,
    }
}

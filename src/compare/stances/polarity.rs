//! Whether it is so: a verb affirmed in one statement and negated in the other.

use super::stance::{SharedVerb, best_shared_verb, point, polarity_label, same_verb};
use crate::compare::alignment::align::{NEARLY_EQUAL, Pair};
use crate::compare::findings::{Finding, View};
use crate::compare::statements::claim::Statement;
use crate::compare::statements::cues::{Effect, Stance, cues_of};
use crate::compare::values::brief::are_brief;
use crate::compare::{
    Certainty, DiscrepancyKind, EventStatus, Polarity, Relation, Severity, reasons,
};

/// The words around the verb are at least so alike.
const MIN_SCORE: f32 = 0.4;
/// Terms around the verb that both share at least.
const SHARED: usize = 2;
/// Words before and after an affirmed verb in which nothing is denied.
const CLAUSE: usize = 8;
/// Words before a verb among which "if" makes it a condition.
const CONDITION: usize = 14;
/// Words that make a condition of what follows. Origin: our own list.
const CONDITIONS: [&str; 4] = ["if", "unless", "whether", "until"];
/// Words after a verb in which its object stands.
const OBJECT: usize = 4;
/// Words with which a denial is of what might have been, or of a noun. Origin: our own list.
const OPEN: [&str; 6] = ["would", "could", "should", "none", "neither", "nor"];
/// Words before a noun. Origin: our own list.
const BEFORE_NOUN: [&str; 18] = [
    "a", "an", "the", "this", "these", "those", "my", "our", "your", "his", "her", "its", "their",
    "no", "any", "some", "every", "each",
];

/// Reports what `pair` affirms and negates.
pub(in crate::compare) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    let nearly = pair.score >= NEARLY_EQUAL || are_brief(view, pair);
    let fits = |verb: &SharedVerb<'_>| {
        let places = [(verb.a.0, verb.a.1), (verb.b.0, verb.b.1)];
        let told = || places.iter().all(|(s, at)| is_told(s, *at));
        let [one, other] = places.map(|(s, at)| is_condition(s, at));
        let plain = if nearly {
            one == other
        } else {
            !one && !other && told()
        };
        let range = |at: usize| at..at + 1;
        let (a, b) = (range(places[0].1), range(places[1].1));
        is_opposed(verb)
            && plain
            && (nearly || is_verb_denied(verb) && !have_other_objects(verb))
            && !view.are_about_others(pair, &a, &b)
    };
    let best = best_shared_verb(view, pair, (MIN_SCORE, SHARED), same_verb, fits);
    findings.extend(best.map(|verb| finding(view, pair, &verb)));
}

/// Whether the side that denies has a verb in that place, and the other side affirms it as a fact.
fn is_verb_denied(verb: &SharedVerb<'_>) -> bool {
    let (denied, affirmed) = if verb.a.2.polarity == Polarity::Negated {
        (verb.a, verb.b)
    } else {
        (verb.b, verb.a)
    };
    let before = &denied.0.words[denied.2.start.saturating_sub(1)..denied.1];
    let open = before.iter().any(|w| OPEN.contains(&&*w.form));
    denied.0.is_verb(denied.1) && !open && affirmed.2.certainty != Certainty::Possible
}

/// Whether the words after the verb tell of other things: "checked into the clinic", "checked into
/// the hotel".
fn have_other_objects(verb: &SharedVerb<'_>) -> bool {
    let object = |s: &Statement, at: usize| {
        let last = (at + 1 + OBJECT).min(s.words.len());
        let clause = (at + 1..last).take_while(|&i| !s.words[i].after_mark);
        clause
            .into_iter()
            .find(|&i| s.words[i].content)
            .map(|i| s.words[i].term)
    };
    let objects = object(verb.a.0, verb.a.1).zip(object(verb.b.0, verb.b.1));
    objects.is_some_and(|(a, b)| a != b)
}

/// Whether a word is said of something as a verb is: neither an infinitive, nor the noun that an
/// article or a modifier stands before.
fn is_told(statement: &Statement, at: usize) -> bool {
    let words = &statement.words;
    let before = at.checked_sub(1).map(|i| &words[i]);
    let named =
        before.is_some_and(|w| w.hyphened || &*w.form == "to" || BEFORE_NOUN.contains(&&*w.form));
    !named
}

/// Whether what a verb says is a condition: "if she wins".
fn is_condition(statement: &Statement, at: usize) -> bool {
    let mut clause = statement.words[at.saturating_sub(CONDITION)..at].iter();
    clause.any(|w| CONDITIONS.contains(&&*w.form))
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
    let clause = at.saturating_sub(CLAUSE)..(at + CLAUSE).min(other.words.len());
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

//! Verbs that two statements share, and the stance each takes to them.

use std::ops::Range;

use crate::compare::alignment::align::{NEARLY_EQUAL, Pair};
use crate::compare::findings::{Point, View};
use crate::compare::statements::claim::{Statement, Word};
use crate::compare::statements::context::overlap;
use crate::compare::statements::cues::Stance;
use crate::compare::words::wording::common;
use crate::compare::{Certainty, Polarity, SideValue};

/// Words before and after a verb that are shown with it.
const SHOWN: usize = 7;

/// One content word that both statements of a pair have, mostly a verb.
pub(super) struct SharedVerb<'a> {
    /// The statement that comes first, the word's place there, and the stance.
    pub(super) a: (&'a Statement, usize, Stance),
    /// The same of the other.
    pub(super) b: (&'a Statement, usize, Stance),
    /// How alike the words around it are, from 0 to 1.
    pub(super) score: f32,
}

/// Of the shared verbs of `pair` that `fits`, the one of which both statements speak in the
/// most alike words; the other arguments are those of [`shared_verbs`].
pub(super) fn best_shared_verb<'a>(
    view: &View<'a>,
    pair: &Pair,
    limits: (f32, usize),
    same: fn(&Word, &Word) -> bool,
    fits: impl Fn(&SharedVerb<'a>) -> bool,
) -> Option<SharedVerb<'a>> {
    let fitting = shared_verbs(view, pair, limits, same)
        .into_iter()
        .filter(fits);
    fitting.max_by(|x, y| x.score.total_cmp(&y.score))
}

/// Whether two words are forms of one verb, or synonyms.
pub(super) fn same_verb(a: &Word, b: &Word) -> bool {
    a.term == b.term
}

/// The shared verbs of `pair` of which both statements speak in like words, and not in one way.
///
/// `same` says whether two words are the same verb; `least` is the least likeness of the
/// statements and the words around; at least `shared` terms around the verb must be the same.
/// A verb that stands twice meets the one in its own place: in equal words if the statements are
/// nearly equal, else none of which a statement speaks both ways.
fn shared_verbs<'a>(
    view: &View<'a>,
    pair: &Pair,
    (least, shared): (f32, usize),
    same: fn(&Word, &Word) -> bool,
) -> Vec<SharedVerb<'a>> {
    let (a, b) = (&view.statements[pair.a], &view.statements[pair.b]);
    let nearly_equal = pair.score >= NEARLY_EQUAL;
    let in_place = nearly_equal.then(|| common(&a.forms(), &b.forms(), |_| 1.0));
    let mut verbs = Vec::new();
    for (i, word) in a.words.iter().enumerate().filter(|(_, w)| w.content) {
        for j in (0..b.words.len()).filter(|&j| same(word, &b.words[j])) {
            let (x, y) = (a.stances[i], b.stances[j]);
            let once = [(a, word), (b, &b.words[j])]
                .iter()
                .all(|(s, verb)| s.words.iter().filter(|w| same(verb, w)).count() == 1);
            let meet = once
                || match &in_place {
                    Some(places) => stand_in_place(places, (i, j)),
                    None => !is_put_like(b, word, x, same) && !is_put_like(a, &b.words[j], y, same),
                };
            if x.is_like(&y) || !meet {
                continue;
            }
            let around = overlap(view.vocabulary, (a, &(i..i + 1)), (b, &(j..j + 1)));
            let enough = around.shared >= shared || nearly_equal;
            if (around.score + pair.score) / 2.0 >= least && enough {
                verbs.push(SharedVerb {
                    a: (a, i, x),
                    b: (b, j, y),
                    score: around.score,
                });
            }
        }
    }
    verbs
}

/// Whether two words are one of the pairs of `places`, or stand between the same two of them.
fn stand_in_place(places: &[(usize, usize)], (i, j): (usize, usize)) -> bool {
    let before = |(x, y): &&(usize, usize)| *x < i && *y < j;
    let after = |(x, y): &&(usize, usize)| *x > i && *y > j;
    let same = |(x, y): &&(usize, usize)| (*x == i) && (*y == j);
    let split = places.iter().filter(|p| before(p) || after(p) || same(p));
    split.count() == places.len()
}

/// Whether a statement has the verb in the stance, too.
fn is_put_like(
    statement: &Statement,
    verb: &Word,
    stance: Stance,
    same: fn(&Word, &Word) -> bool,
) -> bool {
    let mut words = statement.words.iter().zip(&statement.stances);
    words.any(|(word, own)| same(verb, word) && own.is_like(&stance))
}

/// What one side of a shared verb says, as a point.
pub(super) fn point(
    view: &View<'_>,
    (s, verb, stance): (&Statement, usize, Stance),
    other: &Statement,
    label: &str,
) -> Point {
    let words = shown(s, verb, stance);
    let value = SideValue::Stance {
        polarity: stance.polarity,
        certainty: stance.certainty,
        status: stance.status,
    };
    view.point((s, &words), other, value, label.to_owned())
}

/// What a statement tells without denying it, surely or not, as a point.
pub(super) fn stance_point(
    view: &View<'_>,
    place: (&Statement, &Range<usize>),
    other: &Statement,
    certainty: Certainty,
) -> Point {
    let value = SideValue::Stance {
        polarity: Polarity::Affirmed,
        certainty,
        status: None,
    };
    view.point(place, other, value, certainty_label(certainty).to_owned())
}

/// The clause around a verb, with the cues of its stance.
fn shown(statement: &Statement, verb: usize, stance: Stance) -> Range<usize> {
    let clause = statement.clause(&(verb..verb + 1), SHOWN);
    clause.start.min(stance.start)..clause.end
}

/// A word for a polarity.
pub(super) fn polarity_label(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Affirmed => "affirmed",
        Polarity::Negated => "negated",
    }
}

/// A word for a certainty.
pub(super) fn certainty_label(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Confirmed => "stated",
        Certainty::Said => "said",
        Certainty::Reported => "reported",
        Certainty::Alleged => "alleged",
        Certainty::Possible => "possible",
    }
}

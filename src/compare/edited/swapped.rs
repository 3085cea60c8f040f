//! Two parties that have changed places: "Arden beat Moss" and "Moss beat Arden".

use super::Change;
use super::diff::{Diff, terms};
use crate::compare::statements::claim::Word;
use crate::compare::words::terms::{Term, stem};
use crate::compare::{DiscrepancyKind, reasons};

/// Words of a party.
const MOST_WORDS: usize = 5;

/// Words between two parties that say the same of both, whichever comes first. Origin: our own
/// list.
const MUTUAL: &str = "and or meet marry wed talk discuss play face draw tie clash agree negotiate \
    with versus vs equal border join beside near alike both between compare resemble differ \
    cooperate collaborate partner share";
/// Words that begin an adjunct, which may stand anywhere. Origin: our own list.
const ADJUNCT: &str = "in on at during after before since until by for with from to of about amid \
    despite near when while as last next this yesterday today tomorrow";
/// Words between two parties that tell them apart without a verb. Origin: our own list.
const DIRECTED: [&str; 6] = ["to", "over", "than", "by", "from", "of"];

/// The two parties that have changed places, with what stands between them, if nothing else
/// has changed.
pub(super) fn find(diff: &Diff<'_>) -> Vec<Change> {
    let (x, y) = (terms(&diff.a.words), terms(&diff.b.words));
    let same = |(p, q): &(&Term, &Term)| p == q;
    let start = x.iter().zip(&y).take_while(same).count();
    let rest = (&x[start..], &y[start..]);
    let alike = rest.0.iter().rev().zip(rest.1.iter().rev());
    let end = x.len() - alike.take_while(same).count();
    if x.len() != y.len() || !is_swapped(&diff.a.words[start..end], &y[start..end]) {
        return Vec::new();
    }
    vec![Change {
        kind: DiscrepancyKind::Participant,
        reason: reasons::SWAPPED,
        a: start..end,
        b: start..end,
    }]
}

/// Whether words are two parties with something between, and the terms are the same with the
/// parties in each other's place.
fn is_swapped(words: &[Word], other: &[Term]) -> bool {
    let own = terms(words);
    let len = own.len();
    let lengths = (1..=MOST_WORDS).flat_map(|i| (1..=MOST_WORDS).map(move |j| (i, j)));
    let mut fitting = lengths.filter(|(i, j)| i + j < len);
    fitting.any(|(i, j)| {
        let middle = i..len - j;
        let (first, last) = (&own[..i], &own[middle.end..]);
        [last, &own[middle.clone()], first].concat() == *other
            && is_party(&words[..i])
            && is_party(&words[middle.end..])
            && tells_apart(&words[middle])
    })
}

fn is_party(words: &[Word]) -> bool {
    let adjunct = ADJUNCT
        .split_whitespace()
        .any(|word| *word == *words[0].form);
    let bare = |w: &Word| !w.after_mark;
    !adjunct && words[1..].iter().all(bare) && words.iter().any(|w| w.content)
}

/// Whether what stands between two parties says something else of the first than of the other.
fn tells_apart(words: &[Word]) -> bool {
    let mutual = |w: &Word| MUTUAL.split_whitespace().any(|m| stem(m) == stem(&w.form));
    let directed = |w: &Word| w.content || DIRECTED.contains(&&*w.form);
    words.iter().any(directed) && !words.iter().any(mutual)
}

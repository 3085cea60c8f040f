//! Two parties that have changed places: "Arden beat Moss" and "Moss beat Arden".

use super::Change;
use super::diff::{Diff, terms};
use crate::compare::DiscrepancyKind;
use crate::compare::claim::Word;
use crate::compare::terms::stem;

/// Words of a party.
const MOST_WORDS: usize = 4;

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

/// From one to the other of two parties that have changed places, if nothing else has changed.
pub(super) fn find(diff: &Diff<'_>) -> Vec<Change> {
    let (a, b) = (&diff.a.words, &diff.b.words);
    let (x, y) = (terms(a), terms(b));
    if x.len() != y.len() {
        return Vec::new();
    }
    let same = |(p, q): &(&_, &_)| p == q;
    let start = x.iter().zip(&y).take_while(same).count();
    let end = x.len() - x.iter().rev().zip(y.iter().rev()).take_while(same).count();
    if start + 3 > end {
        return Vec::new();
    }
    let (p, q) = (&x[start..end], &y[start..end]);
    let longest = MOST_WORDS.min(p.len() - 2);
    for i in 1..=longest {
        for j in 1..=longest.min(p.len() - 1 - i) {
            let middle = i..p.len() - j;
            let swapped = [&p[middle.end..], &p[middle.clone()], &p[..i]].concat() == *q;
            let words = &a[start..end];
            if swapped
                && is_party(&words[..i])
                && is_party(&words[middle.end..])
                && tells_apart(&words[middle])
            {
                return vec![Change {
                    kind: DiscrepancyKind::Participant,
                    a: start..end,
                    b: start..end,
                }];
            }
        }
    }
    Vec::new()
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

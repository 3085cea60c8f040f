//! The act that a value hangs on: the verb or noun of an event that governs "next week" or
//! "$5 million".
//!
//! No parser is at hand. What governs a time or a sum stands mostly before it in its clause, no
//! farther than the nearest verb ("will meet the governor on Monday", "the meeting next week"), or
//! directly after it ("Monday's meeting"); where the clause begins with the time ("Next week, he
//! will meet the governor") it is the first verb after it.

use std::ops::Range;

use super::claim::{Statement, Word};
use crate::compare::words::terms::Term;

/// How far from a value its verb is looked for, in words.
const REACH: usize = 10;

/// Words beside a value on which it can hang.
const BESIDE: usize = 2;
/// Words before and after a value in which the verb of its clause stands.
const CLAUSE: usize = 8;

/// Words before the plain form of a verb. Origin: our own list.
const AUXILIARIES: [&str; 26] = [
    "to", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "do", "does",
    "did", "not", "never", "cannot", "can't", "couldn't", "don't", "doesn't", "didn't", "won't",
    "wouldn't", "i'll", "they'll", "we'll",
];
/// Verbs that tell nothing by themselves. Origin: our own list.
const HELPING: [&str; 6] = ["was", "were", "been", "had", "did", "done"];
/// Words before a noun or its participle: "the flooded harbour". Origin: our own list.
const DETERMINERS: [&str; 13] = [
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "'s", "’s",
];

impl Statement {
    /// The words that may name the act on which the value `at` hangs, the nearest first; names and
    /// words that tell nothing are none.
    pub(in crate::compare) fn act_of(&self, at: &Range<usize>) -> Vec<usize> {
        let mut act = self.act_before(at);
        if act.is_empty() {
            act = self.act_after(at);
        }
        let of = self
            .words
            .get(at.end)
            .is_some_and(|w| is_possessive(&w.form));
        let next = at.end + usize::from(of);
        if self.words.get(next).is_some_and(|w| !w.after_mark) && self.may_name_act(next) {
            act.push(next);
        }
        act
    }

    /// Whether the word at a place is a verb, as far as its form and the word before it tell.
    pub(in crate::compare) fn is_verb(&self, at: usize) -> bool {
        let word = &self.words[at];
        let before = (0..at).rev().map(|i| &*self.words[i].form);
        let before = before.into_iter().find(|form| !form.ends_with("ly"));
        let plain = before.is_some_and(|form| AUXILIARIES.contains(&form));
        let noun = before.is_some_and(|form| DETERMINERS.contains(&form));
        let past = word.past && !HELPING.contains(&&*word.form);
        let named = word.capital && at > 0;
        !named && (plain || !noun && (past || is_gerund(word)))
    }

    fn act_before(&self, at: &Range<usize>) -> Vec<usize> {
        let mut act = Vec::new();
        let first = at.start.saturating_sub(REACH);
        for i in (first..at.start).rev() {
            if self.words[i + 1].after_mark {
                break;
            }
            let named = self.may_name_act(i);
            act.extend(named.then_some(i));
            if self.is_verb(i) && (named || self.words[i].past) {
                break;
            }
        }
        act
    }

    /// The first verb after a value with which its clause begins.
    fn act_after(&self, at: &Range<usize>) -> Vec<usize> {
        let last = (at.end + REACH).min(self.words.len());
        let verb = (at.end..last).find(|&i| self.is_verb(i));
        verb.filter(|&i| self.may_name_act(i)).into_iter().collect()
    }

    fn may_name_act(&self, at: usize) -> bool {
        self.words[at].content && !self.words[at].capital
    }
}

/// Whether the same word may name the act on which two values hang: "put the cost at $5 million",
/// "will cost $3 million".
pub(in crate::compare) fn tell_of_one_act(
    (a, at): (&Statement, &Range<usize>),
    (b, place): (&Statement, &Range<usize>),
) -> bool {
    let acts = |s: &Statement, at| -> Vec<Term> {
        s.act_of(at).into_iter().map(|i| s.words[i].term).collect()
    };
    let (left, right) = (acts(a, at), acts(b, place));
    left.iter().any(|term| right.contains(term)) || hang_on_one((a, at), (b, place))
}

/// Whether two values hang on the same word: one right beside both ("the March 1 county caucuses",
/// "three cables"), or a verb of both clauses.
pub(in crate::compare) fn hang_on_one(
    (a, at): (&Statement, &Range<usize>),
    (b, place): (&Statement, &Range<usize>),
) -> bool {
    let share = |words: fn(&Statement, &Range<usize>) -> Vec<Term>| {
        let (left, right) = (words(a, at), words(b, place));
        left.iter().any(|term| right.contains(term))
    };
    share(beside) || share(verbs)
}

/// The words right beside a value that tell something and are no names.
fn beside(s: &Statement, at: &Range<usize>) -> Vec<Term> {
    let near = at.start.saturating_sub(BESIDE)..(at.end + BESIDE).min(s.words.len());
    let own = near.filter(|i| !at.contains(i) && s.may_name_act(*i));
    own.map(|i| s.words[i].term).collect()
}

/// The verbs of the clause in which a value stands.
fn verbs(s: &Statement, at: &Range<usize>) -> Vec<Term> {
    let verb = |i: &usize| s.words[*i].content && s.words[*i].past;
    s.clause(at, CLAUSE)
        .filter(verb)
        .map(|i| s.words[i].term)
        .collect()
}

fn is_possessive(form: &str) -> bool {
    matches!(form, "'s" | "’s" | "'" | "’")
}

/// Whether the form of a word is that of "meeting".
pub(in crate::compare) fn is_gerund(word: &Word) -> bool {
    word.form.len() > 5 && word.form.ends_with("ing")
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Article, analyse};
    use crate::compare::wanted::Wanted;
    use crate::compare::words::terms::Vocabulary;
    use crate::compare::{Source, claim};

    /// The words of the act on which the first time of a sentence hangs.
    fn check(text: &str, expected: &[&str]) {
        let article = Article {
            published: "2024-05-15T12:00:00Z".parse().ok(),
            ..Article::new(text)
        };
        let analysis = analyse(&article);
        let source = Source {
            article: &article,
            analysis: &analysis,
            revision: 0,
        };
        let statements = claim::statements(&[source], &mut Vocabulary::default(), Wanted::always());
        let statement = &statements[0];
        let act = statement.act_of(&statement.times[0].words);
        let forms: Vec<&str> = act.iter().map(|&i| &*statement.words[i].form).collect();
        assert_eq!(forms, expected, "{text}");
    }

    #[test]
    fn the_nearest_verb_before_a_time_governs_it() {
        check(
            "Mayor Dahl will meet with Anders Holt on Monday.",
            &["meet"],
        );
        check(
            "Dahl said that she would visit the flooded harbour next week.",
            &["harbour", "flooded", "visit"],
        );
        check(
            "Dahl announced on Monday that she will retire.",
            &["announced"],
        );
    }

    #[test]
    fn a_noun_beside_a_time_may_govern_it() {
        check("Dahl spoke after Monday's hearing.", &["spoke", "hearing"]);
        check("The hearing next week is in Halden.", &["hearing"]);
    }

    #[test]
    fn a_time_in_front_hangs_on_the_verb_after_it() {
        check("Next week, Dahl will visit the harbour.", &["visit"]);
    }
}

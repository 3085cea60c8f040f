//! The stance of a verb: negated, hedged, planned or done, as the words before it tell.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::claim::Word;
use crate::compare::{Certainty, EventStatus, Polarity};
use crate::text::list_lines;

/// What a word does to the stance of the verb after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Effect {
    /// Says that it is not so.
    Negates,
    /// Makes it less sure, or confirms it.
    Hedges(Certainty),
    /// Puts it into the future.
    Plans,
}

/// An [`Effect`], and whether "to" must stand between the word and the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) struct Cue {
    /// What it does.
    pub(in crate::compare) effect: Effect,
    /// Whether it takes an infinitive: "failed to".
    pub(in crate::compare) infinitive: bool,
}

static CUES: LazyLock<HashMap<&str, Vec<Cue>>> = LazyLock::new(|| {
    let mut cues: HashMap<&str, Vec<Cue>> = HashMap::new();
    for line in list_lines(include_str!("cues.txt")) {
        let (kind, words) = line.split_once(' ').unwrap_or((line, ""));
        let infinitive = kind.ends_with("-to");
        let effect = match kind.trim_end_matches("-to") {
            "negated" => Effect::Negates,
            "possible" => Effect::Hedges(Certainty::Possible),
            "reported" => Effect::Hedges(Certainty::Reported),
            "alleged" => Effect::Hedges(Certainty::Alleged),
            "confirmed" => Effect::Hedges(Certainty::Confirmed),
            _ => Effect::Plans,
        };
        for word in words.split_whitespace() {
            cues.entry(word)
                .or_default()
                .push(Cue { effect, infinitive });
        }
    }
    cues
});

/// What a folded word does to the verb after it.
pub(in crate::compare) fn cues_of(folded: &str) -> &'static [Cue] {
    CUES.get(folded).map_or(&[], Vec::as_slice)
}

/// How a statement puts one of its verbs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) struct Stance {
    /// Whether it affirms.
    pub(in crate::compare) polarity: Polarity,
    /// How sure it is.
    pub(in crate::compare) certainty: Certainty,
    /// How far the event has come, if the form of the verb tells.
    pub(in crate::compare) status: Option<EventStatus>,
    /// The first word that takes part in it: a cue, or the verb itself.
    pub(in crate::compare) start: usize,
}

/// Words that make "not" say that there is more: "not just a loser". Origin: our own list.
const NOT_ONLY: [&str; 5] = ["just", "only", "merely", "simply", "solely"];

/// How far before a verb its cues stand, in words.
const REACH: usize = 6;

impl Stance {
    /// The stance of word `verb` among the `words` of a statement.
    pub(super) fn of(words: &[Word], verb: usize) -> Self {
        let mut stance = Self {
            polarity: Polarity::Affirmed,
            certainty: Certainty::Confirmed,
            status: tense(&words[verb]),
            start: verb,
        };
        let (mut infinitive, mut blocked) = (false, false);
        for i in (clause_start(words, verb)..verb).rev() {
            let cues = match is_month(words, i) {
                true => &[],
                false => cues_of(&words[i].form),
            };
            let of_clause = &*words[i + 1].form == "that"; // "denied that the ship had ..."
            for cue in cues
                .iter()
                .filter(|cue| cue.infinitive <= infinitive && (!blocked || of_clause))
                .filter(|cue| {
                    cue.effect != Effect::Negates || !NOT_ONLY.contains(&&*words[i + 1].form)
                })
            {
                stance.apply(cue.effect);
                stance.start = i;
            }
            infinitive |= &*words[i].form == "to";
            // Cues before another verb or noun act on that.
            blocked |= words[i].content && cues.is_empty() && !words[i].form.ends_with("ly");
        }
        stance
    }

    /// Whether both put the verb in the same way.
    pub(in crate::compare) fn is_like(&self, other: &Self) -> bool {
        let way = |stance: &Self| (stance.polarity, stance.certainty, stance.status);
        way(self) == way(other)
    }

    fn apply(&mut self, effect: Effect) {
        match effect {
            Effect::Negates => self.polarity = Polarity::Negated,
            Effect::Hedges(certainty) => self.certainty = self.certainty.max(certainty),
            Effect::Plans => self.status = Some(EventStatus::Planned),
        }
    }
}

/// Words before the name of a month. Origin: our own list.
const BEFORE_MONTH: [&str; 12] = [
    "in", "on", "of", "since", "until", "by", "last", "next", "this", "early", "late", "mid",
];

/// Whether a word is the month of May: with a capital, beside a number or where months stand.
fn is_month(words: &[Word], at: usize) -> bool {
    let digits = |i: usize| {
        let word = words.get(i);
        word.is_some_and(|w| w.form.starts_with(|c: char| c.is_ascii_digit()))
    };
    let before = at.checked_sub(1);
    words[at].capital
        && &*words[at].form == "may"
        && (digits(at + 1)
            || before.is_some_and(|i| digits(i) || BEFORE_MONTH.contains(&&*words[i].form)))
}

/// The first word of the clause that word `at` stands in: after the nearest mark before it.
fn clause_start(words: &[Word], at: usize) -> usize {
    let first = at.saturating_sub(REACH);
    (first..=at)
        .rev()
        .find(|&i| words[i].after_mark)
        .unwrap_or(first)
}

fn tense(verb: &Word) -> Option<EventStatus> {
    verb.past.then_some(EventStatus::Done)
}

//! "Not" put in, or left out.

use parallax::text::{Sentence, Span, Token};

use super::super::Subject;
use super::super::edit::Edit;
use super::Site;
use super::verbs::{is_participle, is_stated};

/// Auxiliaries that take "not" behind them. Origin: our own list.
const AUXILIARIES: [&str; 11] = [
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "should",
];
/// Auxiliaries that are verbs of their own unless a participle follows.
const PERFECT: [&str; 3] = ["has", "have", "had"];
/// Words that negate, or of which "not" does not negate the verb. Origin: our own list.
const NEGATING: [&str; 17] = [
    "not", "no", "never", "nor", "neither", "none", "nothing", "nobody", "without", "only", "any",
    "hardly", "barely", "cannot", "yet", "ever", "either",
];

/// Words behind an auxiliary before which "not" says something else. Origin: our own list.
const NO_VERB: [&str; 16] = [
    "to", "almost", "also", "already", "still", "now", "just", "so", "too", "even", "always",
    "often", "once", "all", "more", "most",
];

/// Verbs with an auxiliary: each negated, or affirmed if it is negated.
pub(super) fn sites(subject: &Subject) -> Vec<Site> {
    let stated = subject.plain().filter(|s| is_stated(subject, s));
    stated.filter_map(|s| site(subject, s)).collect()
}

fn site(subject: &Subject, sentence: &Sentence) -> Option<Site> {
    let doc = subject.doc();
    let tokens = doc.tokens_of(sentence);
    let words: Vec<String> = tokens.iter().map(|&t| doc.folded(t).into_owned()).collect();
    let negations = words.iter().filter(|w| negates(w)).count();
    let at = (0..words.len()).find(|&i| AUXILIARIES.contains(&words[i].as_str()))?;
    let removed = words.get(at + 1).is_some_and(|w| w == "not") && negations == 1;
    if removed {
        return left_out(subject, tokens.get(at + 1..at + 3)?);
    }
    let next = words.get(at + 1)?;
    let verb = tokens[at + 1];
    let perfect = PERFECT.contains(&words[at].as_str());
    let open = next.starts_with(char::is_lowercase)
        && subject.slice(verb.span) == next
        && !next.ends_with("ly")
        && !NO_VERB.contains(&next.as_str());
    let fits = negations == 0 && open && (!perfect || is_participle(next));
    fits.then(|| Site {
        edits: vec![Edit::new(
            Span::new(verb.span.range().start, verb.span.range().start),
            "not ",
        )],
        holds: verb.span,
        speakers: None,
    })
}

fn negates(word: &str) -> bool {
    NEGATING.contains(&word) || word.ends_with("n't") || word.ends_with("n’t")
}

fn left_out(subject: &Subject, pair: &[Token]) -> Option<Site> {
    let (not, verb) = (pair[0].span, pair[1].span);
    let gap = Span::new(not.range().start, verb.range().start);
    subject
        .slice(verb)
        .starts_with(char::is_lowercase)
        .then(|| Site {
            edits: vec![Edit::new(gap, "")],
            holds: not.cover(verb),
            speakers: None,
        })
}

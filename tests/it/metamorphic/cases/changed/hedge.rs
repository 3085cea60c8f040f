//! What is stated becomes alleged, reported or possible.

use parallax::text::{Sentence, Span};

use super::super::Subject;
use super::super::edit::Edit;
use super::Site;
use super::verbs::{is_participle, is_past, is_stated};

/// Words of which one makes a sentence less than sure already. Origin: our own list.
const HEDGES: [&str; 26] = [
    "allegedly",
    "reportedly",
    "apparently",
    "may",
    "might",
    "could",
    "would",
    "should",
    "can",
    "alleged",
    "reported",
    "believed",
    "thought",
    "suspected",
    "accused",
    "suspicion",
    "possibly",
    "perhaps",
    "probably",
    "likely",
    "seemed",
    "appeared",
    "understood",
    "claimed",
    "will",
    "not",
];
/// Auxiliaries behind which a hedge stands. Origin: our own list.
const AUXILIARIES: [&str; 6] = ["is", "are", "was", "were", "has", "had"];

/// Verbs of the past: each alleged, reported, or possible.
pub(super) fn sites(subject: &Subject) -> Vec<Site> {
    let stated = subject.plain().filter(|s| is_stated(subject, s));
    let sites = stated.enumerate().filter_map(|(i, s)| site(subject, s, i));
    sites.collect()
}

fn site(subject: &Subject, sentence: &Sentence, number: usize) -> Option<Site> {
    let doc = subject.doc();
    let tokens = doc.tokens_of(sentence);
    let words: Vec<String> = tokens.iter().map(|&t| doc.folded(t).into_owned()).collect();
    if words.iter().any(|w| HEDGES.contains(&w.as_str())) {
        return None;
    }
    let adverb = if number.is_multiple_of(2) {
        "allegedly "
    } else {
        "reportedly "
    };
    let insert = |verb: Span| Site {
        edits: vec![Edit::new(
            Span::new(verb.range().start, verb.range().start),
            adverb,
        )],
        holds: verb,
        speakers: None,
    };
    let at = (1..words.len() - 1).find(|&i| is_past(&words[i]) || is_participle(&words[i]))?;
    let (verb, before) = (tokens[at].span, words[at - 1].as_str());
    match before {
        "has" | "have" if number.is_multiple_of(3) => Some(Site {
            edits: vec![Edit::new(tokens[at - 1].span, "may have")],
            holds: tokens[at - 1].span.cover(verb),
            speakers: None,
        }),
        _ if AUXILIARIES.contains(&before) && is_participle(&words[at]) => Some(insert(verb)),
        _ => takes_object(&words, at).then(|| insert(verb)),
    }
}

/// Whether the word at `at` is a verb between its subject and its object.
fn takes_object(words: &[String], at: usize) -> bool {
    const OBJECT: [&str; 12] = [
        "the", "a", "an", "his", "her", "their", "its", "him", "them", "two", "three", "more",
    ];
    let object = words
        .get(at + 1)
        .is_some_and(|w| OBJECT.contains(&w.as_str()));
    let subject = words[at - 1].starts_with(char::is_alphabetic)
        && !super::verbs::is_function(&words[at - 1]);
    object && subject && is_past(&words[at])
}

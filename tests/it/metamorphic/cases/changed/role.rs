//! Who did it to whom: two names of one sentence in each other's place.

use parallax::mentions::EntityKind;
use parallax::text::{Span, Token};

use super::super::Subject;
use super::super::edit::Edit;
use super::Site;
use super::verbs::is_past;

/// Words between the names.
const MOST: usize = 5;
/// Words of which the two sides are alike. Origin: our own list.
const ALIKE: [&str; 14] = [
    "and", "or", "with", "married", "met", "joined", "between", "like", "as", "said", "told",
    "added", "named", "called",
];

/// Sentences in which one name follows another with a verb between that has two unlike sides.
pub(super) fn sites(subject: &Subject) -> Vec<Site> {
    let people: Vec<Span> = subject
        .names(EntityKind::Person)
        .map(|n| n.0.span)
        .collect();
    let bodies = subject.names(EntityKind::Organization);
    let bodies: Vec<Span> = bodies.map(|n| n.0.span).collect();
    let pairs = people.windows(2).chain(bodies.windows(2));
    pairs
        .filter_map(|pair| site(subject, pair[0], pair[1]))
        .collect()
}

fn site(subject: &Subject, first: Span, second: Span) -> Option<Site> {
    let (x, y) = (subject.slice(first), subject.slice(second));
    let whole = first.cover(second);
    let plain = subject.plain_at(whole).is_some() && x != y;
    let reported = subject.is_source(first) || subject.is_source(second);
    let between = Span::new(first.range().end, second.range().start);
    let unlike = plain && !reported && is_unlike(subject, between);
    unlike.then(|| Site {
        edits: vec![Edit::new(first, y), Edit::new(second, x)],
        holds: whole,
        speakers: None,
    })
}

/// Whether the words between two names are a verb, its object and the like.
fn is_unlike(subject: &Subject, between: Span) -> bool {
    let doc = subject.doc();
    let tokens: &[Token] = &doc.tokens()[doc.tokens_in(between)];
    let folded: Vec<String> = tokens.iter().map(|&t| doc.folded(t).into_owned()).collect();
    let words = folded.iter().all(|w| w.starts_with(char::is_alphabetic));
    words
        && tokens.len() <= MOST
        && folded.iter().any(|w| is_past(w))
        && !folded.iter().any(|w| ALIKE.contains(&w.as_str()))
}

//! One walk through an article: every mention of the narrator's is read in turn, and every
//! source is answered where it stands, so that each sees what was said before it.

use std::ops::Range;

use super::discourse::SPEAKER;
use super::{Answer, Identity, Resolver, SpeakerKind, description, nominals, phrase, pronouns};
use crate::mentions::{EntityId, Mention, MentionKind, gender_of_noun};
use crate::quotes::reasons;
use crate::quotes::words::Class;

/// How present the subject of a clause is.
const SUBJECT: f32 = 0.9;
/// How present the owner of something is.
const POSSESSOR: f32 = 0.7;
/// How present anything else is.
const OTHER: f32 = 0.4;
/// How present something behind a preposition is.
const OBLIQUE: f32 = 0.3;
/// What is left of these weights inside words that somebody else is said to have said.
const REPORTED: f32 = 0.65;

/// What is left of them for somebody who is no speaker and has no name.
const UNNAMED: f32 = 0.35;

/// The most tokens of a name before an "and".
const PAIR: usize = 7;

/// What the walk comes past.
enum Event<'m> {
    /// The source of a finding, or the start of one that has none.
    Finding(usize),
    /// A mention that is no part of a source.
    Mention(&'m Mention),
}

/// Answers every finding of the resolver.
pub(super) fn walk(resolver: &mut Resolver) {
    let mentions = resolver.mentions;
    for (at, event) in events(resolver, &mentions.mentions) {
        match event {
            Event::Finding(index) => answer(resolver, index, at),
            Event::Mention(mention) => read(resolver, mention, at),
        }
    }
    // Those that wait for an answer that stands behind them: "“I said no,” Lee said."
    for index in 0..resolver.findings.len() {
        if resolver.answers[index].is_none() {
            resolver.answers[index] = find(resolver, index);
        }
    }
}

/// Mentions and findings in the order of the text, each with its first token.
fn events<'m>(resolver: &Resolver, mentions: &'m [Mention]) -> Vec<(usize, Event<'m>)> {
    let mut events = Vec::new();
    let mut sources: Vec<Range<usize>> = Vec::new();
    for (index, finding) in resolver.findings.iter().enumerate() {
        let own = finding
            .source
            .first()
            .filter(|_| finding.inherits.is_none());
        let at = own.or(finding.content.first()).map_or(0, |r| r.start);
        events.push((at, Event::Finding(index)));
        sources.extend(own.cloned());
    }
    sources.sort_by_key(|r| r.start);
    for mention in mentions {
        let at = resolver.scene.doc.token_at(mention.span.start);
        let next = sources.partition_point(|r| r.start <= at);
        let inside = next
            .checked_sub(1)
            .is_some_and(|i| sources[i].contains(&at));
        let head = inside && sources[next - 1].start == at;
        if !head && resolver.is_prose(at) {
            events.push((at, Event::Mention(mention)));
        }
    }
    events.sort_by_key(|(at, _)| *at);
    events
}

/// Answers a finding and makes its speaker present.
fn answer(resolver: &mut Resolver, index: usize, at: usize) {
    let answer = find(resolver, index);
    if let Some((identity, code)) = &answer {
        let said = *code != reasons::INHERITED_SPEAKER;
        resolver.note(identity.clone(), at, if said { SPEAKER } else { OTHER });
    }
    resolver.answers[index] = answer;
}

/// The speaker of a finding: of the one that it continues, else the one that its source names.
fn find(resolver: &Resolver, index: usize) -> Option<Answer> {
    let finding = &resolver.findings[index];
    if let Some(parent) = finding.inherits {
        let parent = resolver.answers.get(parent)?.as_ref()?;
        return Some((parent.0.clone(), reasons::INHERITED_SPEAKER));
    }
    let words = phrase::referring(resolver.scene, &finding.source)?;
    resolver.answer(&words)
}

/// Makes what a mention refers to present.
fn read(resolver: &mut Resolver, mention: &Mention, at: usize) {
    if let Some(identity) = identity(resolver, mention, at) {
        let unnamed = matches!(identity, Identity::Described(_, SpeakerKind::Unnamed));
        let weight = weight(resolver, mention, at) * if unnamed { UNNAMED } else { 1.0 };
        let joined = joined(resolver, &identity, at);
        resolver.note(identity, at, weight);
        if let Some(both) = joined {
            resolver.note(both, at, weight);
        }
    }
}

/// A person or body and the one named right before it, joined by "and": "they" are both.
fn joined(resolver: &Resolver, identity: &Identity, at: usize) -> Option<Identity> {
    let scene = resolver.scene;
    let sentence = scene.sentence_around(at);
    let start = phrase_start(resolver, at, sentence.start);
    let and = start.checked_sub(1).filter(|&i| scene.word(i).is("and"))?;
    let before = resolver.discourse.nearest().next()?;
    let close = sentence.contains(&before.at) && before.at + PAIR >= and && before.at < and;
    let alike =
        std::mem::discriminant(&before.sort) == std::mem::discriminant(&resolver.sort(identity));
    let (Identity::Named(first), Identity::Named(second)) = (&before.identity, identity) else {
        return None;
    };
    let name = |id: &EntityId| resolver.entity(*id).name.as_str();
    (close && alike && first != second).then(|| {
        let both = format!("{}; {}", name(first), name(second));
        Identity::Described(both, SpeakerKind::Group)
    })
}

/// What a mention that is no source refers to.
fn identity(resolver: &Resolver, mention: &Mention, at: usize) -> Option<Identity> {
    match mention.kind {
        MentionKind::Name => mention.entity.map(Identity::Named),
        MentionKind::Pronoun => {
            let agreement = pronouns::agreement(&resolver.scene.word(at).folded)?;
            pronouns::meant(resolver, at, agreement)
        }
        MentionKind::Nominal => mention.entity.map(Identity::Named).or_else(|| {
            let words = resolver.scene.doc.tokens_in(mention.span);
            let found = nominals::find(resolver, &words);
            let found = found.or_else(|| description::find(resolver, &words));
            found.map(|(identity, _)| identity)
        }),
    }
}

/// How present a mention makes what it refers to.
fn weight(resolver: &Resolver, mention: &Mention, at: usize) -> f32 {
    let scene = resolver.scene;
    let end = scene.doc.tokens_in(mention.span).end;
    let sentence = scene.sentence_around(at);
    let start = phrase_start(resolver, at, sentence.start);
    let before = start.checked_sub(1).and_then(|i| scene.get(i, &sentence));
    let after = scene.get(end, &sentence);
    let possessor = after.is_some_and(|w| w.is_any(&["'s", "'", "’"]));
    let verb = after.is_some_and(|w| {
        w.has(Class::AUXILIARY.or(Class::FINITE_VERB).or(Class::ADVERB))
            || w.looks_past()
            || w.is_any(&["who", ",", "("])
            || !w.readings.is_empty()
    });
    let spoken_for = || {
        let person = start.checked_sub(2).and_then(|i| scene.get(i, &sentence));
        person.is_some_and(|w| gender_of_noun(&w.folded).is_some())
    };
    let weight = match before {
        Some(w) if w.is_any(&["for", "of", "at"]) && spoken_for() => SUBJECT,
        Some(w) if w.has(Class::PREPOSITION) && !w.has(Class::SUBORDINATOR) => OBLIQUE,
        _ if possessor => POSSESSOR,
        None => SUBJECT,
        Some(_) if verb => SUBJECT,
        _ => OTHER,
    };
    let inside = resolver.is_inside_report(&(at..end));
    if inside { weight * REPORTED } else { weight }
}

/// Where the phrase starts that ends with the mention at `at`: before its title or article.
fn phrase_start(resolver: &Resolver, at: usize, floor: usize) -> usize {
    let closed = Class::PREPOSITION
        .or(Class::AUXILIARY)
        .or(Class::COORDINATOR)
        .or(Class::SUBORDINATOR)
        .or(Class::FINITE_VERB);
    let mut start = at;
    while start > floor.max(at.saturating_sub(6)) {
        let word = resolver.scene.word(start - 1);
        if !word.is_word() || word.has(closed) || word.looks_past() || !word.readings.is_empty() {
            break;
        }
        start -= 1;
    }
    start
}

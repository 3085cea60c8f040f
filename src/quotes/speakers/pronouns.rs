//! A source that is a personal pronoun: the most present one that agrees with it.

use std::ops::Range;

use super::discourse::{Agreement, Referent};
use super::{Answer, Identity, Resolver};
use crate::mentions::{EntityKind, Gender, MentionKind, gender_of_noun};
use crate::quotes::reasons;
use crate::text::fold;

/// How many lines back somebody can have spoken whose name misleads.
const BACK: usize = 3;

/// How many sentences further on somebody can be named whom a pronoun means.
const AHEAD: usize = 1;

/// Who "he", "she", "it" or "they" is.
pub(super) fn find(resolver: &Resolver, source: &Range<usize>) -> Option<Answer> {
    let words = source;
    let word = resolver.scene.word(words.start);
    if words.len() > 1 && !word.is_any(&["he", "she", "they"]) {
        return None;
    }
    let agreement = agreement(&word.folded)?;
    let identity = meant(resolver, words.start, agreement)
        .or_else(|| ahead(resolver, words.start, agreement))
        .or_else(|| misnamed(resolver, words.start, agreement))?;
    Some((identity, reasons::PRONOUN))
}

/// What a personal or possessive pronoun of the third person agrees with.
pub(super) fn agreement(word: &str) -> Option<Agreement> {
    let stem = word.split('\'').next().unwrap_or(word);
    match stem {
        "he" | "his" | "him" => Some(Agreement::One(Gender::Masculine)),
        "she" | "her" | "hers" => Some(Agreement::One(Gender::Feminine)),
        "it" | "its" => Some(Agreement::Thing),
        "they" | "their" | "them" | "theirs" => Some(Agreement::Many),
        _ => None,
    }
}

/// Whom a pronoun at token `at` means.
pub(super) fn meant(resolver: &Resolver, at: usize, agreement: Agreement) -> Option<Identity> {
    let passage = resolver.scene.word(at).passage;
    let speaker = passage.and_then(|_| resolver.enclosing_speaker(at));
    let possible = |referent: &Referent| {
        let heard = referent.passage.is_none() || referent.passage == passage;
        heard && referent.at < at && Some(&referent.identity) != speaker
    };
    let line = resolver.line(at);
    let found = resolver.discourse.most_present(agreement, line, possible);
    found.cloned()
}

/// Whom a pronoun means that nobody stands before: the one named next who agrees, as in "After
/// she won, Ann Lee said".
fn ahead(resolver: &Resolver, at: usize, agreement: Agreement) -> Option<Identity> {
    let scene = resolver.scene;
    let limit = scene.sentence_of(at) + AHEAD;
    let next = resolver.mentions_after(scene.doc.tokens()[at].span.end);
    let near = next.take_while(|m| scene.sentence_of(scene.doc.token_at(m.span.start)) <= limit);
    let names = near.filter(|m| m.kind == MentionKind::Name);
    let mut identities = names.filter_map(|m| m.entity.map(Identity::Named));
    identities.find(|identity| agreement.with(resolver.sort(identity)) > 0.0)
}

/// Whom "he" or "she" means where nobody agrees: who spoke last, since a given name may be another
/// gender's than the lists have it. What the article calls somebody does not mislead.
fn misnamed(resolver: &Resolver, at: usize, agreement: Agreement) -> Option<Identity> {
    let Agreement::One(told) = agreement else {
        return None;
    };
    let line = resolver.line(at);
    let mut near = resolver
        .discourse
        .nearest()
        .take_while(|r| r.line + BACK >= line);
    let named = |r: &Referent| match r.identity {
        Identity::Named(id) => Some(id),
        Identity::Described(..) => None,
    };
    let person = |r| {
        let entity = named(r).map(|id| resolver.entity(id));
        entity.is_some_and(|e| match e.kind {
            EntityKind::Person => true,
            kind => kind == EntityKind::Other && is_full_name(&e.name),
        })
    };
    let spoke = near.find(|r| r.is_speaker() && person(r))?;
    let id = named(spoke)?;
    let called = resolver.entity(id).role.split_whitespace();
    let mut genders = called.filter_map(|noun| gender_of_noun(&fold(noun)));
    let agrees = genders.all(|gender| gender == Gender::Unknown || gender == told);
    agrees.then(|| spoke.identity.clone())
}

/// Whether a name is written as that of a person may be: "Kwaku Manso", but not "Manso FC".
fn is_full_name(name: &str) -> bool {
    let mut parts = name.split_whitespace();
    parts.clone().count() > 1 && parts.all(|part| part.contains(char::is_lowercase))
}

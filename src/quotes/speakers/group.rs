//! A source that joins several by "and": "Lee and Mr. Roe", "Lee and other members".

use std::ops::Range;

use super::phrase::{self, is_inside_name};
use super::{Answer, Identity, Resolver, SpeakerKind, description, names};
use crate::mentions::{EntityKind, gender_of_noun};
use crate::quotes::reasons;
use crate::quotes::words::Class;

/// All those whom the source joins, if one of them at least has a name.
pub(super) fn find(resolver: &Resolver, source: &Range<usize>) -> Option<Answer> {
    let words = without_quantifier(resolver, source.clone());
    let Some(and) = joint(resolver, &words) else {
        return list(resolver, &words);
    };
    let right = and + 1..words.end;
    let left = without_comma(resolver, words.start..and);
    if right.is_empty() || left.is_empty() {
        return None;
    }
    let parts = parts(resolver, &left);
    if is_in_apposition(resolver, &parts, words.start..and) {
        return None;
    }
    let mut members: Vec<String> = Vec::new();
    if name(resolver, &parts[0]).is_some() {
        members = parts
            .iter()
            .filter_map(|part| name(resolver, part))
            .collect();
    }
    match name(resolver, &right) {
        Some(last) if !members.is_empty() => members.push(last),
        last => members = pair(resolver, &left, &right, last)?,
    }
    members.dedup();
    Some(joined(&members))
}

/// Whether the "and" that ends some words joins what stands in apposition to the name that opens
/// them: "Lee, head of Trade and Roads", but not "Lee, a nurse, and Roe".
fn is_in_apposition(resolver: &Resolver, parts: &[Range<usize>], words: Range<usize>) -> bool {
    let [first, .., last] = parts else {
        return false;
    };
    let closed = resolver.scene.word(words.end - 1).is(",");
    !closed && name(resolver, first).is_some() && name(resolver, last).is_none()
}

fn joined(members: &[String]) -> Answer {
    let identity = Identity::Described(members.join("; "), SpeakerKind::Group);
    (identity, reasons::GROUP)
}

/// Persons listed without an "and", as in headlines: "Lee, Roe".
fn list(resolver: &Resolver, words: &Range<usize>) -> Option<Answer> {
    let parts = parts(resolver, words);
    let person = |part: &Range<usize>| {
        let (id, _) = names::head_name(resolver, part.clone())?;
        let short = part.len() <= 3 && resolver.entity(id).kind == EntityKind::Person;
        name(resolver, part).filter(|_| short)
    };
    let members: Option<Vec<String>> = parts.iter().map(person).collect();
    members
        .filter(|m| m.len() > 1 && m[0] != m[1])
        .map(|m| joined(&m))
}

/// A source without the "both" before it and the "all" or "both" behind it.
fn without_quantifier(resolver: &Resolver, words: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = words;
    let whole = |i: usize| resolver.scene.word(i).is_any(&["both", "all", "each"]);
    while start < end && whole(start) {
        start += 1;
    }
    while start < end && whole(end - 1) {
        end -= 1;
    }
    start..end
}

fn without_comma(resolver: &Resolver, words: Range<usize>) -> Range<usize> {
    let comma = !words.is_empty() && resolver.scene.word(words.end - 1).is(",");
    words.start..words.end - usize::from(comma)
}

/// The last "and" of a source that stands in no name and no bracket.
fn joint(resolver: &Resolver, words: &Range<usize>) -> Option<usize> {
    let scene = resolver.scene;
    let and = |i: usize| scene.word(i).is_any(&["and", "&"]) && !is_inside_name(resolver, i);
    let mut bracket = 0_usize;
    words.clone().rev().find(|&i| {
        bracket += usize::from(scene.word(i).is(")"));
        bracket = bracket.saturating_sub(usize::from(scene.word(i).is("(")));
        bracket == 0 && and(i)
    })
}

/// The parts of a list between its commas.
fn parts(resolver: &Resolver, words: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = words.start;
    for i in words.clone() {
        if resolver.scene.word(i).is(",") {
            parts.push(start..i);
            start = i + 1;
        }
    }
    parts.push(start..words.end);
    parts.retain(|part| !part.is_empty());
    parts
}

/// The full name that a part of a list is, if it is nothing but a name with its titles.
fn name(resolver: &Resolver, part: &Range<usize>) -> Option<String> {
    let scene = resolver.scene;
    let core = phrase::core(scene, part);
    let open = scene
        .words(core.clone())
        .iter()
        .any(|w| w.has(Class::WH_WORD) || w.is_any(&["other", "a", "an", "his", "her"]));
    let (id, mention) = names::head_name(resolver, core.clone()).filter(|_| !open)?;
    let next = scene.get(scene.doc.tokens_in(mention.span).end, &core);
    let ends = next.is_none_or(|w| w.has(Class::PREPOSITION));
    ends.then(|| resolver.entity(id).name.clone())
}

/// Two of whom but one has a name: "Lee and other members", "her aides and the Green Party".
fn pair(
    resolver: &Resolver,
    left: &Range<usize>,
    right: &Range<usize>,
    last: Option<String>,
) -> Option<Vec<String>> {
    let scene = resolver.scene;
    let plain = |range: &Range<usize>| {
        !scene.words(range.clone()).iter().any(|w| {
            w.is(",") || w.has(Class::WH_WORD) || w.has(Class::PREPOSITION) || w.looks_past()
        })
    };
    if !plain(left) {
        return None;
    }
    let first = name(resolver, left);
    if first.is_none() && (last.is_none() || shares_roles(resolver, left, right)) {
        return None;
    }
    let described = |range: &Range<usize>| Some(description::describe(resolver, range)?.0);
    let owner = first.as_ref().filter(|_| {
        right.len() > 1
            && scene
                .word(right.start)
                .is_any(&["his", "her", "its", "their"])
    });
    let last = match owner {
        Some(owner) => {
            let what = scene.doc.slice(scene.span(&(right.start + 1..right.end)));
            Some(description::owned(owner, what))
        }
        None => last.or_else(|| described(right)),
    };
    let first = first.or_else(|| described(left))?;
    Some(vec![first, last?])
}

/// Whether both sides say what one person is: "his wife and current nominee Ann Lee".
pub(super) fn shares_roles(resolver: &Resolver, left: &Range<usize>, right: &Range<usize>) -> bool {
    let scene = resolver.scene;
    let noun = &scene.word(left.end - 1).folded;
    let described = !scene.word(right.start).is_capitalised();
    gender_of_noun(noun).is_some() && described && !scene.word(right.start).has(Class::DETERMINER)
}

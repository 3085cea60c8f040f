//! A source that holds a name: "Ann Lee", "Mr. Lee", "a spokeswoman, Ann Lee,".

use std::ops::Range;

use super::{Identity, Resolver, core};
use crate::mentions::{EntityId, EntityKind, Mention, MentionKind};
use crate::quotes::attribution::Finding;
use crate::quotes::reasons;
use crate::quotes::words::Class;

/// The name at the head of the source, else the person named in its apposition.
pub(super) fn find(resolver: &Resolver, finding: &Finding) -> Option<(Identity, &'static str)> {
    let core = core(resolver.scene, &finding.source)?;
    if joins_names(resolver, core.clone()) {
        return None;
    }
    let named = head_name(resolver, core.clone()).or_else(|| {
        let whole = core.start..finding.source[0].end;
        apposed_person(resolver, whole, core.end)
    })?;
    let entity = resolver.entity(named.0);
    let full = resolver.scene.doc.slice(named.1.span) == entity.name;
    Some((
        Identity::Named(named.0),
        if full {
            reasons::NAME_MATCH
        } else {
            reasons::NAME_PART_MATCH
        },
    ))
}

/// Whether the source joins two names by "and".
fn joins_names(resolver: &Resolver, core: Range<usize>) -> bool {
    let scene = resolver.scene;
    let and = core.clone().find(|&i| scene.word(i).is_any(&["and", "&"]));
    let Some(and) = and else { return false };
    let joint = resolver.mentions_in(scene.span(&(and..and + 1)));
    let names = |range: Range<usize>| {
        !range.is_empty()
            && resolver
                .mentions_in(scene.span(&range))
                .iter()
                .any(|m| m.kind != MentionKind::Pronoun)
    };
    joint.iter().all(|m| m.kind != MentionKind::Name)
        && names(core.start..and)
        && names(and + 1..core.end)
}

/// The person whose surname is the source, however it is written: "LEE" in a transcript.
pub(super) fn find_surname(
    resolver: &Resolver,
    finding: &Finding,
) -> Option<(Identity, &'static str)> {
    let scene = resolver.scene;
    let core = core(scene, &finding.source)?;
    let word = scene.word(core.end.checked_sub(1)?);
    let named = core.clone().all(|i| scene.word(i).is_capitalised()) && core.len() <= 3;
    let found = named
        .then(|| resolver.surnames.get(&*word.folded))
        .flatten()?;
    Some((Identity::Named(*found), reasons::SURNAME_MATCH))
}

/// The name that is the head of a phrase: the last word before a preposition.
pub(super) fn head_name<'r>(
    resolver: &'r Resolver,
    core: Range<usize>,
) -> Option<(EntityId, &'r Mention)> {
    let scene = resolver.scene;
    let mentions = resolver.mentions_in(scene.span(&core));
    let head = head(resolver, core.clone());
    let byte = scene.doc.tokens()[head].span.start;
    let mention = mentions
        .iter()
        .find(|m| m.span.start <= byte && byte < m.span.end);
    match mention {
        Some(mention) if mention.kind == MentionKind::Name => Some((mention.entity?, mention)),
        _ => titled_name(resolver, core),
    }
}

/// The person named behind a title that itself names a place: "Ambassador to Norway Ann Lee".
fn titled_name<'r>(resolver: &'r Resolver, core: Range<usize>) -> Option<(EntityId, &'r Mention)> {
    let scene = resolver.scene;
    let span = scene.span(&core);
    let last = resolver.mentions_in(span).last()?;
    let ends = last.kind == MentionKind::Name && last.span.end == span.end;
    let id = last.entity.filter(|_| ends)?;
    let before = scene.doc.token_at(last.span.start).checked_sub(1)?;
    let titled = core.contains(&before) && scene.word(before).is_capitalised();
    (titled && resolver.entity(id).kind == EntityKind::Person).then_some((id, last))
}

/// The last word of a phrase before its first preposition outside a name.
pub(super) fn head(resolver: &Resolver, core: Range<usize>) -> usize {
    let scene = resolver.scene;
    let inside_name = |i: usize| {
        let byte = scene.doc.tokens()[i].span.start;
        let names = resolver.mentions_in(scene.span(&(i..i + 1)));
        names
            .iter()
            .any(|m| m.kind == MentionKind::Name && m.span.start < byte && m.span.end > byte)
    };
    let stop = core.clone().skip(1).find(|&i| {
        let word = scene.word(i);
        let ends = word.has(
            Class::PREPOSITION
                .or(Class::SUBORDINATOR)
                .or(Class::COORDINATOR),
        ) || ends_in_gerund(&word.folded);
        ends && !inside_name(i)
    });
    let end = stop.unwrap_or(core.end);
    (core.start..end)
        .rev()
        .find(|&i| scene.word(i).is_word())
        .unwrap_or(core.start)
}

fn ends_in_gerund(word: &str) -> bool {
    word.len() > 6 && word.ends_with("ing")
}

/// A person named between commas behind a description: "a spokeswoman, Ann Lee,".
fn apposed_person<'r>(
    resolver: &'r Resolver,
    whole: Range<usize>,
    from: usize,
) -> Option<(EntityId, &'r Mention)> {
    let scene = resolver.scene;
    if from + 1 >= whole.end {
        return None;
    }
    let start = scene.doc.tokens()[from + 1].span.start;
    let mention = resolver
        .mentions_in(scene.span(&(from + 1..whole.end)))
        .first()?;
    let id = mention
        .entity
        .filter(|_| mention.kind == MentionKind::Name)?;
    let person = resolver.entity(id).kind == EntityKind::Person;
    let titled = mention.span.start.saturating_sub(start) < 24;
    (person && titled).then_some((id, mention))
}

//! A source that holds a name: "Ann Lee", "Mr. Lee", "a spokeswoman, Ann Lee,".

use std::ops::Range;

use super::phrase::{self, core, head};
use super::{Answer, Identity, Resolver, description, group};
use crate::mentions::{EntityId, EntityKind, Mention, MentionKind, gender_of_noun};
use crate::quotes::reasons;
use crate::quotes::words::Class;

/// How many words the full name of a person has, as a headline gives it.
const FULL_NAME: Range<usize> = 2..5;

/// The name at the head of the source, else the person named in its apposition.
pub(super) fn find(resolver: &Resolver, source: &Range<usize>) -> Option<Answer> {
    let core = core(resolver.scene, source);
    if let Some(person) = headlined(resolver, &core) {
        return Some((Identity::Named(person), reasons::NAME_PART_MATCH));
    }
    let named = match joint(resolver, &core) {
        Some(and) => {
            let (left, right) = (core.start..and, and + 1..core.end);
            if group::shares_roles(resolver, &left, &right) {
                head_name(resolver, right)?
            } else if mentioned(resolver, left) && mentioned(resolver, right) {
                return None;
            } else {
                head_name(resolver, core.clone())?
            }
        }
        None => head_name(resolver, core.clone()).or_else(|| {
            let whole = core.start..source.end;
            apposed_person(resolver, whole, core.end)
        })?,
    };
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

/// The person whose full name opens a phrase in capitals that is no name: "Ann Lee Slams Council
/// Chief", in a headline.
fn headlined(resolver: &Resolver, core: &Range<usize>) -> Option<EntityId> {
    let scene = resolver.scene;
    let words = scene.words(core.clone());
    let capitals = words.iter().all(|w| w.is_capitalised() || w.is_mark());
    let opening = |length: usize| {
        let name = core.start..core.start + length;
        resolver.full_names.get(scene.doc.slice(scene.span(&name)))
    };
    let lengths = FULL_NAME.start..FULL_NAME.end.min(core.len());
    let found = lengths.rev().find_map(opening).copied();
    found.filter(|_| capitals && core.len() > FULL_NAME.start + 1)
}

/// The first "and" of a phrase that stands in no name.
fn joint(resolver: &Resolver, core: &Range<usize>) -> Option<usize> {
    let and = |i: usize| resolver.scene.word(i).is_any(&["and", "&"]);
    let mut inner = core.start + 1..core.end.saturating_sub(1);
    inner.find(|&i| and(i) && !phrase::is_inside_name(resolver, i))
}

/// Whether words mention anybody or anything by name or description.
fn mentioned(resolver: &Resolver, words: Range<usize>) -> bool {
    let mentions = resolver.mentions_in(resolver.scene.span(&words));
    mentions.iter().any(|m| m.kind != MentionKind::Pronoun)
}

/// The person whose surname, or given name, is the source, however it is written: "LEE" in a
/// transcript.
pub(super) fn find_surname(resolver: &Resolver, source: &Range<usize>) -> Option<Answer> {
    let scene = resolver.scene;
    let core = core(scene, source);
    let word = &*scene.word(core.end.checked_sub(1)?).folded;
    let capital = |i: usize| {
        let word = scene.word(i);
        word.is_capitalised() && !word.has(Class::SUBJECT_PRONOUN)
    };
    let named = core.clone().all(capital) && core.len() <= 3;
    let given = || resolver.given_names.get(word).copied().flatten();
    let surname = resolver.surnames.get(word).copied();
    let found = surname.or_else(|| given().filter(|_| core.len() == 1));
    Some((
        Identity::Named(found.filter(|_| named)?),
        reasons::SURNAME_MATCH,
    ))
}

/// The name that is the head of a phrase: the last word before a preposition, without letters
/// such as "QC" behind it.
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
    let letters = || {
        let last = mentions.iter().rfind(|m| m.span.end <= byte)?;
        let text = scene.word(head).text;
        let upper = text.len() <= 4 && text.chars().all(char::is_uppercase);
        let close = scene.doc.tokens_in(last.span).end == head;
        let person = resolver.entity(last.entity?).kind == EntityKind::Person;
        (upper && close && person && core.end == head + 1).then_some(last)
    };
    match mention.or_else(letters) {
        Some(mention) if mention.kind == MentionKind::Name => Some((mention.entity?, mention)),
        _ => titled_name(resolver, core),
    }
}

/// The person named behind a title that holds a preposition: "Ambassador to Norway Ann Lee",
/// "director of research Ann Lee"; but nobody in "a spokesman for candidate Ann Lee".
fn titled_name<'r>(resolver: &'r Resolver, core: Range<usize>) -> Option<(EntityId, &'r Mention)> {
    let scene = resolver.scene;
    let span = scene.span(&core);
    let last = resolver.mentions_in(span).last()?;
    let ends = last.kind == MentionKind::Name && last.span.end == span.end;
    let id = last.entity.filter(|_| ends)?;
    let before = scene.doc.token_at(last.span.start).checked_sub(1)?;
    let (word, office) = (scene.word(before), scene.word(head(resolver, core.clone())));
    let object = match word.is_capitalised() {
        true => office.is_capitalised(),
        false => word.class == Class::default() && gender_of_noun(&word.folded).is_none(),
    };
    let titled = core.contains(&before) && object && word.is_word();
    (titled && resolver.entity(id).kind == EntityKind::Person).then_some((id, last))
}

/// A person named between commas behind a description: "a spokeswoman, Ann Lee,".
fn apposed_person<'r>(
    resolver: &'r Resolver,
    whole: Range<usize>,
    from: usize,
) -> Option<(EntityId, &'r Mention)> {
    let scene = resolver.scene;
    let example = scene
        .get(from + 1, &whole)
        .is_none_or(|w| w.is_any(&["like", "including", "such", "among", "especially"]));
    let noun = &*scene.word(head(resolver, whole.start..from)).folded;
    let several = description::is_plural(noun);
    if example || several {
        return None;
    }
    let part = core(scene, &(from + 1..whole.end));
    // Who holds an office is a person, whatever else is known of the name.
    let office = gender_of_noun(noun).is_some();
    let person = |id: EntityId| match resolver.entity(id).kind {
        EntityKind::Person => true,
        kind => office && kind == EntityKind::Other,
    };
    let clause = scene.word(part.start).has(Class::WH_WORD);
    let headed = head_name(resolver, part).filter(|(id, _)| person(*id) && !clause);
    if headed.is_some() {
        return headed;
    }
    let start = scene.doc.tokens()[from + 1].span.start;
    let mention = resolver
        .mentions_in(scene.span(&(from + 1..whole.end)))
        .first()?;
    let id = mention
        .entity
        .filter(|_| mention.kind == MentionKind::Name)?;
    let titled = mention.span.start.saturating_sub(start) < 24;
    (person(id) && titled).then_some((id, mention))
}

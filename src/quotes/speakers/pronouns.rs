//! A source that is a pronoun: the nearest fitting speaker or subject before it.

use super::{Identity, Resolver, SpeakerKind};
use crate::mentions::{EntityId, EntityKind, Gender, MentionKind};
use crate::quotes::attribution::Finding;
use crate::quotes::reasons;

/// How many sentences back a pronoun can refer.
const REACH: usize = 6;

/// What a pronoun agrees with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreement {
    Person(Gender),
    Body,
    Several,
}

/// Who "he", "she", "it" or "they" is.
pub(super) fn find(resolver: &Resolver, finding: &Finding) -> Option<(Identity, &'static str)> {
    let source = finding.source.first()?;
    let word = resolver.scene.word(source.start);
    if source.len() > 1 && !word.is_any(&["he", "she", "they"]) {
        return None;
    }
    let agreement = agreement(&word.folded)?;
    let identity = match agreement {
        Agreement::Several => plural(resolver, source.start),
        _ => last_speaker(resolver, source.start, agreement)
            .or_else(|| nearest(resolver, source.start, agreement).map(Identity::Named)),
    };
    identity.map(|identity| (identity, reasons::PRONOUN))
}

fn agreement(word: &str) -> Option<Agreement> {
    let stem = word.split('\'').next().unwrap_or(word);
    match stem {
        "he" | "his" | "him" => Some(Agreement::Person(Gender::Masculine)),
        "she" | "her" => Some(Agreement::Person(Gender::Feminine)),
        "it" | "its" => Some(Agreement::Body),
        "they" | "their" | "them" => Some(Agreement::Several),
        _ => None,
    }
}

/// The speaker of the sentence before, or earlier in the same one, if that agrees.
fn last_speaker(resolver: &Resolver, before: usize, agreement: Agreement) -> Option<Identity> {
    let sentence = resolver.scene.sentence_of(before);
    let (at, identity) = resolver.last_named()?;
    let near = at < before && resolver.scene.sentence_of(at) + 1 >= sentence;
    let fits = match identity {
        Identity::Named(id) => agrees(resolver, *id, agreement),
        Identity::Described(_, SpeakerKind::Unnamed) => matches!(agreement, Agreement::Person(_)),
        Identity::Described(_, SpeakerKind::Organization | SpeakerKind::Document) => {
            agreement == Agreement::Body
        }
        Identity::Described(..) => false,
    };
    (near && fits).then(|| identity.clone())
}

/// The entity that agrees: in the nearest sentence that has one, the first named there.
fn nearest(resolver: &Resolver, before: usize, agreement: Agreement) -> Option<EntityId> {
    let scene = resolver.scene;
    let sentence = scene.sentence_of(before);
    let position = scene.doc.tokens()[before].span.start;
    let mut best: Option<(usize, EntityId)> = None;
    for mention in resolver.mentions_before(position).take(100) {
        let at = scene.sentence_of(scene.doc.token_at(mention.span.start));
        if best.is_some_and(|(s, _)| s != at) || at + REACH < sentence {
            break;
        }
        let Some(id) = mention
            .entity
            .filter(|_| mention.kind != MentionKind::Pronoun)
        else {
            continue;
        };
        if agrees(resolver, id, agreement) && !is_possessor(resolver, mention.span.end) {
            best = Some((at, id));
        }
    }
    best.map(|(_, id)| id)
}

fn agrees(resolver: &Resolver, id: EntityId, agreement: Agreement) -> bool {
    let entity = resolver.entity(id);
    match agreement {
        Agreement::Person(gender) => {
            let fits = entity.gender == gender || entity.gender == Gender::Unknown;
            entity.kind == EntityKind::Person && fits
        }
        Agreement::Body => matches!(
            entity.kind,
            EntityKind::Organization | EntityKind::Document | EntityKind::Other
        ),
        Agreement::Several => matches!(entity.kind, EntityKind::Organization | EntityKind::Group),
    }
}

/// Whether a mention that ends at this byte only owns what follows: "Lee's plan".
fn is_possessor(resolver: &Resolver, end: u32) -> bool {
    let i = resolver.scene.doc.token_at(end);
    i < resolver.scene.len() && resolver.scene.word(i).is("'s")
}

/// "They": the last speaker who is several or a body, else the nearest such entity.
fn plural(resolver: &Resolver, before: usize) -> Option<Identity> {
    let earlier = resolver.earlier().take(3).find(|identity| match identity {
        Identity::Described(_, kind) => *kind == SpeakerKind::Group,
        Identity::Named(id) => agrees(resolver, *id, Agreement::Several),
    });
    earlier
        .cloned()
        .or_else(|| nearest(resolver, before, Agreement::Several).map(Identity::Named))
}

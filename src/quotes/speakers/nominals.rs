//! A source that is a description of somebody named elsewhere: "the bank", "the senator".

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{Identity, Resolver, core, names};
use crate::mentions::{EntityId, EntityKind};
use crate::quotes::attribution::Finding;
use crate::quotes::reasons;
use crate::text::{fold, word_list};

/// Nouns that refer to a body of people. Origin: our own list.
static BODIES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_list(
        "agency bank company firm group organization organisation outlet network broadcaster
         airline carrier retailer manufacturer",
    )
    .collect()
});

/// How far back, in mentions, the one described is looked for.
const REACH: usize = 200;

/// Who a definite description refers to.
pub(super) fn find(resolver: &Resolver, finding: &Finding) -> Option<(Identity, &'static str)> {
    let scene = resolver.scene;
    let core = core(scene, &finding.source)?;
    let head = names::head(resolver, core.clone());
    let byte = scene.doc.tokens()[head].span.start;
    let mention = resolver
        .mentions_in(scene.span(&core))
        .iter()
        .find(|m| m.span.start <= byte && byte < m.span.end);
    if let Some(id) = mention.and_then(|m| m.entity) {
        return Some((Identity::Named(id), reasons::NOMINAL));
    }
    let definite = scene.word(core.start).is_any(&["the", "this", "that"]);
    let noun = scene.word(head).folded.as_ref();
    if !definite {
        return None;
    }
    let position = scene.span(&core).start;
    if let Some(id) = titled(resolver, position, noun) {
        return Some((Identity::Named(id), reasons::TITLE_MATCH));
    }
    let body = BODIES
        .contains(noun)
        .then(|| nearest_body(resolver, position))
        .flatten()?;
    Some((Identity::Named(body), reasons::KIND_MATCH))
}

/// The nearest entity before `position` whose role or name has the noun as a word.
fn titled(resolver: &Resolver, position: u32, noun: &str) -> Option<EntityId> {
    let nearest = resolver.mentions_before(position).take(REACH);
    nearest.filter_map(|m| m.entity).find(|&id| {
        let entity = resolver.entity(id);
        let person = entity.kind == EntityKind::Person;
        let words = if person { &entity.role } else { &entity.name };
        words.split_whitespace().any(|w| means(&fold(w), noun))
    })
}

/// Whether a word of a role is the noun, or the title short for it.
fn means(word: &str, noun: &str) -> bool {
    word == noun
        || match word.trim_end_matches('.') {
            "sen" => noun == "senator",
            "gov" => noun == "governor",
            "rep" => matches!(noun, "representative" | "congressman" | "congresswoman"),
            "gen" | "lt" | "col" => noun == "officer",
            "prof" => noun == "professor",
            _ => false,
        }
}

/// The body that spoke last, if it did so lately, else the one named last.
fn nearest_body(resolver: &Resolver, position: u32) -> Option<EntityId> {
    let body = |id: &EntityId| resolver.entity(*id).kind == EntityKind::Organization;
    let spoke = resolver
        .earlier()
        .take(2)
        .find_map(|identity| match identity {
            Identity::Named(id) => Some(*id).filter(body),
            Identity::Described(..) => None,
        });
    let named = resolver
        .mentions_before(position)
        .take(20)
        .filter_map(|m| m.entity);
    spoke.or_else(|| named.into_iter().find(body))
}

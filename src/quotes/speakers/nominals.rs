//! A source that is a description of somebody named elsewhere: "the bank", "the senator".

use super::{Identity, Resolver, core, names};
use crate::mentions::{EntityId, EntityKind};
use crate::quotes::attribution::Finding;
use crate::text::fold;

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
        return Some((Identity::Named(id), "NOMINAL"));
    }
    let definite = scene.word(core.start).is_any(&["the", "this", "that"]);
    let noun = &scene.word(head).folded;
    let id = definite
        .then(|| titled(resolver, scene.span(&core).start, noun))
        .flatten()?;
    Some((Identity::Named(id), "TITLE_MATCH"))
}

/// The nearest entity before `position` whose role or name ends with the noun.
fn titled(resolver: &Resolver, position: u32, noun: &str) -> Option<EntityId> {
    let nearest = resolver
        .mentions_before(position)
        .take(REACH)
        .filter_map(|m| m.entity);
    nearest.into_iter().find(|&id| {
        let entity = resolver.entity(id);
        let person = entity.kind == EntityKind::Person;
        let words = if person { &entity.role } else { &entity.name };
        words.split_whitespace().any(|w| fold(w) == noun)
    })
}

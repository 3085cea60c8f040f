//! A source that joins several by "and": "Lee and Mr. Roe", "China and Russia".

use std::ops::Range;

use super::{Identity, Resolver, SpeakerKind, core};
use crate::mentions::MentionKind;
use crate::quotes::attribution::Finding;

/// The names in full, if the source is nothing but names joined by "and"; else its words.
pub(super) fn find(resolver: &Resolver, finding: &Finding) -> Option<(Identity, &'static str)> {
    let core = core(resolver.scene, &finding.source)?;
    let (left, right) = halves(resolver, core)?;
    let name = format!("{}; {}", full(resolver, left)?, full(resolver, right)?);
    Some((Identity::Described(name, SpeakerKind::Group), "GROUP"))
}

/// What stands before and behind the "and" of a source.
fn halves(resolver: &Resolver, core: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let scene = resolver.scene;
    let and = core
        .clone()
        .find(|&i| scene.word(i).is_any(&["and", "&"]))?;
    let joint = resolver.mentions_in(scene.span(&(and..and + 1)));
    let inside_name = joint.iter().any(|m| m.kind == MentionKind::Name);
    let both = and > core.start && and + 1 < core.end;
    (!inside_name && both).then(|| (core.start..and, and + 1..core.end))
}

/// The fullest name of the entity that ends a half of the source.
fn full(resolver: &Resolver, half: Range<usize>) -> Option<String> {
    let span = resolver.scene.span(&half);
    let mentions = resolver.mentions_in(span);
    let name = mentions
        .iter()
        .rev()
        .find(|m| m.kind == MentionKind::Name)?;
    let id = name.entity.filter(|_| name.span.end >= span.end)?;
    Some(resolver.entity(id).name.clone())
}

//! A source that joins several by "and": "Lee and Mr. Roe", "China and Russia".

use std::ops::Range;

use super::{Identity, Resolver, SpeakerKind};
use crate::mentions::{Mention, MentionKind};
use crate::quotes::attribution::Finding;
use crate::quotes::reasons;
use crate::quotes::scene::Scene;
use crate::text::Span;

/// The names in full, if the source is nothing but names, titles and "and".
pub(super) fn find(resolver: &Resolver, finding: &Finding) -> Option<(Identity, &'static str)> {
    let scene = resolver.scene;
    let source = finding.source.first()?.clone();
    let span = scene.span(&source);
    let named = |m: &&Mention| m.kind == MentionKind::Name && span.contains(m.span);
    let names: Vec<&Mention> = resolver.mentions_in(span).iter().filter(named).collect();
    let last = names.last()?;
    let between = scene.doc.tokens_in(Span {
        start: names.first()?.span.end,
        end: last.span.start,
    });
    let joined = between.clone().any(|i| scene.word(i).is_any(&["and", "&"]));
    if names.len() < 2
        || !joined
        || last.span.end < end_of_names(scene, &source)
        || !only_names(resolver, source)
    {
        return None;
    }
    let mut full = Vec::new();
    for name in names {
        full.push(resolver.entity(name.entity?).name.as_str());
    }
    Some((
        Identity::Described(full.join("; "), SpeakerKind::Group),
        reasons::GROUP,
    ))
}

/// Where the last word of a source ends that is not in brackets.
fn end_of_names(scene: &Scene, source: &Range<usize>) -> u32 {
    let open = source.clone().rev().find(|&i| scene.word(i).is("("));
    let closed = scene.word(source.end - 1).is(")") || scene.word(source.end - 1).is("all");
    let end = if closed {
        open.unwrap_or(source.end)
    } else {
        source.end
    };
    scene.span(&(source.start..end)).end
}

/// Whether every word of a source is part of a name, a title, a bracket or a joint.
fn only_names(resolver: &Resolver, source: Range<usize>) -> bool {
    let scene = resolver.scene;
    let mut bracket = false;
    for i in source {
        let word = scene.word(i);
        bracket |= word.is("(");
        let named = resolver
            .mentions_in(scene.span(&(i..i + 1)))
            .iter()
            .any(|m| m.kind == MentionKind::Name);
        let joint = word.is_any(&["and", "&", ",", "both", "the", "all"]);
        if !(bracket || named || joint || word.is_capitalised()) {
            return false;
        }
        bracket &= !word.is(")");
    }
    true
}

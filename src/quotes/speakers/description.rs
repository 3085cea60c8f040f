//! A source without a name: "a source", "experts", "the report".

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::{Identity, Resolver, SpeakerKind, names};
use crate::quotes::attribution::Finding;
use crate::quotes::reasons;
use crate::quotes::words::Class;
use crate::text::word_list;

/// Nouns of texts that say something. Origin: our own list.
static DOCUMENTS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_list(
        "report poll survey study article book letter statement film documentary story memo
         document lawsuit complaint filing ad advertisement editorial column headline transcript
         law bill treaty convention resolution indictment ruling paper essay email message tweet
         post video speech census review analysis data results figures findings program",
    )
    .collect()
});

/// Nouns of several people that do not end in "s". Origin: our own list.
static PLURALS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_list("people men women children police others some many most both few percent public majority group team crowd family jury staff couple").collect()
});

/// The source's own words say who it is.
pub(super) fn find(resolver: &Resolver, finding: &Finding) -> Option<(Identity, &'static str)> {
    let scene = resolver.scene;
    let source = finding.source.first()?.clone();
    let first = scene.word(source.start);
    let pronoun = Class::PERSON_PRONOUN
        .or(Class::OBJECT_PRONOUN)
        .or(Class::POSSESSIVE)
        .or(Class::WH_WORD);
    let bare = source.len() == 1
        && (first.has(pronoun)
            || first.is_any(&["this", "that", "these", "those", "which", "one"]));
    if bare || scene.span(&source).is_empty() {
        return None;
    }
    let source = describing(resolver, source);
    let head = names::head(resolver, source.clone());
    let noun = &scene.word(head).folded;
    let joined = scene.words(source.clone()).iter().any(|w| w.is("and"));
    let kind = kind_of(noun, joined);
    let name = scene
        .doc
        .slice(scene.span(&source))
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let named = scene.word(head).is_capitalised() && kind == SpeakerKind::Unnamed;
    let kind = if named {
        SpeakerKind::Organization
    } else {
        kind
    };
    Some((Identity::Described(name, kind), reasons::DESCRIPTION))
}

/// The words that describe: up to an apposition, a relative clause or a participle, unless the
/// source lists several.
fn describing(resolver: &Resolver, source: Range<usize>) -> Range<usize> {
    let scene = resolver.scene;
    let listed = scene.words(source.clone()).iter().any(|w| w.is("and"));
    let stop = source.clone().skip(1).find(|&i| {
        let word = scene.word(i);
        let comma = word.is(",")
            && (!listed
                || scene
                    .word(i + 1)
                    .is_any(&["including", "like", "who", "which", "a", "an"]));
        let past = word.class == Class::default()
            && !word.is_capitalised()
            && word.folded.len() > 4
            && word.folded.ends_with("ed");
        comma || past || word.is_any(&["who", "which", "(", "—"])
    });
    source.start..stop.unwrap_or(source.end)
}

fn kind_of(noun: &str, joined: bool) -> SpeakerKind {
    let singular = noun.strip_suffix('s').unwrap_or(noun);
    if DOCUMENTS.contains(noun) || DOCUMENTS.contains(singular) {
        SpeakerKind::Document
    } else if joined
        || PLURALS.contains(noun)
        || singular.len() < noun.len() && !noun.ends_with("ss")
    {
        SpeakerKind::Group
    } else {
        SpeakerKind::Unnamed
    }
}

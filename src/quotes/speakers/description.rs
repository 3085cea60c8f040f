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

/// Nouns of bodies of people that speak as one. Origin: our own list.
static BODIES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_list(
        "ministry department office bureau opposition board council court government committee
         commission parliament party outlet media press newspaper paper magazine network station
         broadcaster campaign administration company firm bank agency group union association
         institute university club charity airline carrier authority authorities team army military
         navy embassy consulate church school hospital league federation foundation regulator",
    )
    .collect()
});

/// Nouns of several people that do not end in "s". Origin: our own list.
static PLURALS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_list("people men women children police others some many most both few percent public majority crowd family jury staff couple").collect()
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
    let article = first.is_any(&["a", "an", "another", "one"]);
    let named = scene.word(head).is_capitalised() && kind == SpeakerKind::Unnamed && !article;
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
                    .get(i + 1, &source)
                    .is_some_and(|w| w.is_any(&["including", "like", "who", "which", "a", "an"])));
        let past = word.looks_past();
        comma || past || word.is_any(&["who", "which", "(", "—"])
    });
    source.start..stop.unwrap_or(source.end)
}

fn kind_of(noun: &str, joined: bool) -> SpeakerKind {
    let singular = noun.strip_suffix('s').unwrap_or(noun);
    if DOCUMENTS.contains(noun) || DOCUMENTS.contains(singular) {
        SpeakerKind::Document
    } else if BODIES.contains(noun) && !joined {
        SpeakerKind::Organization
    } else if joined
        || PLURALS.contains(noun)
        || singular.len() < noun.len() && !noun.ends_with("ss")
    {
        SpeakerKind::Group
    } else {
        SpeakerKind::Unnamed
    }
}

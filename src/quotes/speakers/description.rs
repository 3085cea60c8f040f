//! A source without a name: "a source", "experts", "the report".

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::phrase::{head, is_dash, is_participle_behind};
use super::{Answer, Identity, Resolver, SpeakerKind, names, nominals, pronouns};
use crate::mentions::gender_of_noun;
use crate::quotes::reasons;
use crate::quotes::scene::{Scene, Word};
use crate::quotes::words::Class;
use crate::text::word_list;

/// Nouns of texts that say something. Origin: our own list.
static DOCUMENTS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    word_list(
        "report poll survey study article book letter statement film documentary story memo
         document lawsuit complaint filing ad advertisement editorial column headline transcript
         law bill treaty convention resolution indictment ruling paper essay email message tweet
         post video speech census review analysis data results figures findings program",
    )
    .collect()
});

/// Nouns of bodies of people that speak as one. Origin: our own list.
static BODIES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    word_list(
        "ministry department office bureau opposition board council court government committee
         commission parliament party outlet media press newspaper paper magazine network station
         broadcaster website site campaign administration company firm bank agency group union association
         institute university club charity airline carrier authority authorities team army military
         navy embassy consulate camp church school hospital league federation foundation regulator",
    )
    .collect()
});

/// Nouns of several people that do not end in "s". Origin: our own list.
static PLURALS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    word_list("people men women children police others some many most both few percent public majority crowd family jury staff couple").collect()
});

/// Nouns of several people that adjectives may follow: "people close to Lee". Origin: our own list.
const PEOPLE: [&str; 8] = [
    "people",
    "those",
    "sources",
    "officials",
    "men",
    "women",
    "voters",
    "residents",
];

/// The source's own words say who it is.
pub(super) fn find(resolver: &Resolver, source: &Range<usize>) -> Option<Answer> {
    let (words, kind) = describe(resolver, source)?;
    Some((Identity::Described(words, kind), reasons::DESCRIPTION))
}

/// The words that describe a source, and what they describe; nothing for a bare pronoun.
pub(super) fn describe(
    resolver: &Resolver,
    source: &Range<usize>,
) -> Option<(String, SpeakerKind)> {
    let scene = resolver.scene;
    let source = &behind_one(scene, source);
    let first = scene.word(source.start);
    if source.len() == 1 && is_pronoun(first) || scene.span(source).is_empty() {
        return None;
    }
    let words = describing(resolver, source.clone());
    if words.len() == 1 && first.has(Class::DETERMINER) && is_pronoun(first) {
        return None;
    }
    let noun_at = head(resolver, words.clone());
    let noun = &scene.word(noun_at).folded;
    let joined = scene.words(words.clone()).iter().any(|w| w.is("and"));
    let people = scene
        .words(words.start..noun_at)
        .iter()
        .any(|w| w.is_any(&PEOPLE));
    let kind = kind_of(noun, joined || people);
    let article = first.is_any(&["a", "an", "another", "one"]);
    let office = first.has(Class::DETERMINER) && gender_of_noun(noun).is_some();
    let named = scene.word(noun_at).is_capitalised() && kind == SpeakerKind::Unnamed;
    let named = named && !article && !office;
    let kind = if named {
        SpeakerKind::Organization
    } else {
        kind
    };
    Some((text(resolver, words), kind))
}

/// The words that tell who "one" is: "One, a surgeon".
fn behind_one(scene: &Scene, source: &Range<usize>) -> Range<usize> {
    let comma = scene.get(source.start + 1, source);
    let one = scene.word(source.start).is("one") && comma.is_some_and(|w| w.is(","));
    let start = source.start + if one { 2 } else { 0 };
    start.min(source.end - 1)..source.end
}

/// Whether a source of one word is a pronoun, which describes nothing.
fn is_pronoun(word: &Word) -> bool {
    let pronoun = Class::PERSON_PRONOUN
        .or(Class::OBJECT_PRONOUN)
        .or(Class::POSSESSIVE)
        .or(Class::WH_WORD);
    word.has(pronoun) || word.is_any(&["this", "that", "these", "those", "which", "one"])
}

/// A description in words: "her aides" are "Ann Lee's aides".
fn text(resolver: &Resolver, words: Range<usize>) -> String {
    let scene = resolver.scene;
    let written = |range: &Range<usize>| {
        let written = scene.doc.slice(scene.span(range)).split_whitespace();
        written.collect::<Vec<_>>().join(" ")
    };
    let Some((owner, from)) = owner(resolver, &words) else {
        return written(&words);
    };
    owned(&owner, &written(&(from..words.end)))
}

/// Whose the described is, by the fullest name, and the token behind the words that say so: "her",
/// "Ms. Lee's".
fn owner(resolver: &Resolver, words: &Range<usize>) -> Option<(String, usize)> {
    let scene = resolver.scene;
    let start = words.start;
    if words.len() < 2 {
        return None;
    }
    if let Some(agreement) = pronouns::agreement(&scene.word(start).folded) {
        return match pronouns::meant(resolver, start, agreement)? {
            Identity::Named(id) => Some((resolver.entity(id).name.clone(), start + 1)),
            Identity::Described(..) => None,
        };
    }
    let mark = words.clone().find(|&i| scene.word(i).is("'s"))?;
    let found = (start < mark && mark + 1 < words.end).then_some(start..mark)?;
    let (identity, _) =
        names::find(resolver, &found).or_else(|| nominals::find(resolver, &found))?;
    match identity {
        Identity::Named(id) => Some((resolver.entity(id).name.clone(), mark + 1)),
        Identity::Described(..) => None,
    }
}

/// Somebody of somebody: "Ann Lee's aides".
pub(super) fn owned(owner: &str, what: &str) -> String {
    let mark = if owner.ends_with('s') { "'" } else { "'s" };
    format!("{owner}{mark} {what}")
}

/// The words that describe: up to an apposition, a relative clause or a participle, unless the
/// source lists several.
fn describing(resolver: &Resolver, source: Range<usize>) -> Range<usize> {
    let scene = resolver.scene;
    let listed = scene.words(source.clone()).iter().any(|w| w.is("and"));
    // "Those who waited" are nobody without the clause.
    let bare = scene
        .get(source.start + 1, &source)
        .is_some_and(|w| w.is("who"));
    let stop = source.clone().skip(1).find(|&i| {
        let word = scene.word(i);
        let comma = word.is(",")
            && (!listed
                || scene
                    .get(i + 1, &source)
                    .is_some_and(|w| w.is_any(&["including", "like", "who", "which", "a", "an"])));
        let participle = word.looks_past() && is_participle_behind(scene, i, &source);
        let clause = word.is_any(&["who", "which"]);
        comma || (participle || clause) && !bare || word.is_any(&["(", "—"]) || is_dash(scene, i)
    });
    let mut end = stop.unwrap_or(source.end);
    while end > source.start + 1 && scene.word(end - 1).is(",") {
        end -= 1;
    }
    source.start..end
}

fn kind_of(noun: &str, joined: bool) -> SpeakerKind {
    let singular = noun.strip_suffix('s').unwrap_or(noun);
    if DOCUMENTS.contains(noun) || DOCUMENTS.contains(singular) {
        SpeakerKind::Document
    } else if BODIES.contains(noun) && !joined {
        SpeakerKind::Organization
    } else if joined || is_plural(noun) {
        SpeakerKind::Group
    } else {
        SpeakerKind::Unnamed
    }
}

/// Whether a noun in lower case describes several.
pub(super) fn is_plural(noun: &str) -> bool {
    PLURALS.contains(noun) || noun.len() > 2 && noun.ends_with('s') && !noun.ends_with("ss")
}

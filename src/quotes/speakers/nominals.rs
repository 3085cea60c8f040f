//! A source that is a description of somebody named elsewhere: "the bank", "the senator".

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::discourse::{Agreement, Referent, Sort};
use super::phrase::{self, core};
use super::{Answer, Identity, Resolver, SpeakerKind, description};
use crate::mentions::{EntityId, EntityKind, Gender, gender_of_noun, is_compatriot};
use crate::quotes::reasons;
use crate::quotes::words::Class;
use crate::text::{fold, word_list};

/// Nouns that refer to a body of people. Origin: our own list.
static BODIES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    word_list(
        "agency bank company firm group organization organisation outlet network broadcaster
         airline carrier retailer manufacturer automaker carmaker lender insurer utility paper
         newspaper magazine nonprofit charity union committee department ministry bureau regulator
         watchdog club",
    )
    .collect()
});

/// Nouns that speak again of somebody already named rather than of somebody new. Origin: our
/// own list.
static EPITHETS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    word_list(
        "man woman democrat republican conservative liberal progressive libertarian candidate
         nominee hopeful contender politician billionaire millionaire businessman businesswoman
         mogul tycoon entrepreneur lawmaker congressman congresswoman senator governor mayor actor
         actress singer musician rapper star striker midfielder defender goalkeeper quarterback
         batsman bowler veteran native author novelist comedian premier incumbent frontrunner
         front-runner newcomer international defendant accused suspect legislator representative mother father mum dad grandmother
         grandfather widow widower boy girl teenager",
    )
    .collect()
});

/// Nouns of those who speak for others or as experts. Origin: our own list.
static OTHERS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    word_list(
        "spokesman spokeswoman spokesperson adviser advisor aide strategist analyst professor
         pollster manager director chairman chairwoman reporter correspondent editor lawyer
         attorney consultant expert economist prosecutor barrister solicitor judge justice
         detective inspector sergeant",
    )
    .collect()
});

/// Words before a noun that say nothing of which one it is.
const GENERAL: [&str; 9] = [
    "same", "new", "latest", "recent", "most", "whole", "entire", "local", "first",
];

/// Nouns for members of a family that somebody has one of. Origin: our own list.
const KINSHIP: [&str; 10] = [
    "wife",
    "husband",
    "mother",
    "father",
    "widow",
    "mum",
    "dad",
    "fiancee",
    "girlfriend",
    "boyfriend",
];

/// How present a body without a name must be made by a mention, that the noun alone speaks of it
/// again rather than of one with a name: as a subject's is, inside a report or not.
const PROMINENT: f32 = 0.5;
/// How far back, in mentions, a body of the same noun is looked for.
const REACH: usize = 200;
/// How many lines back somebody can be spoken of again by another noun.
const NEAR: usize = 3;
/// How many lines back somebody who bears the role is out of sight.
const FAR: usize = 10;

/// Who a definite description refers to.
pub(super) fn find(resolver: &Resolver, source: &Range<usize>) -> Option<Answer> {
    let scene = resolver.scene;
    let core = core(scene, source);
    let head = phrase::head(resolver, core.clone());
    let byte = scene.doc.tokens()[head].span.start;
    let mention = resolver
        .mentions_in(scene.span(&core))
        .iter()
        .find(|m| m.span.start <= byte && byte < m.span.end);
    if let Some(id) = mention.and_then(|m| m.entity) {
        return Some((Identity::Named(id), reasons::NOMINAL));
    }
    if let Some(id) = relative(resolver, &core) {
        return Some((Identity::Named(id), reasons::TITLE_MATCH));
    }
    if !scene
        .word(core.start)
        .is_any(&["the", "this", "that", "both"])
    {
        return None;
    }
    let noun = &*phrase::compound(scene, head, core.start);
    if scene.words(core.clone()).iter().any(|w| w.is("'s")) {
        return None;
    }
    let found = several(resolver, &core, noun)
        .or_else(|| titled(resolver, &core))
        .map(|identity| (identity, reasons::TITLE_MATCH));
    let least = if is_body(&core, noun) { PROMINENT } else { 0.0 };
    let again = |least| Some((same_noun(resolver, &core, noun, least)?, reasons::SAME_NOUN));
    found
        .or_else(|| again(least))
        .or_else(|| Some((present(resolver, &core, noun)?, reasons::KIND_MATCH)))
        .or_else(|| again(0.0))
}

/// Whether a description is no more than the noun of a body, which may speak again of any: "the
/// company".
fn is_body(core: &Range<usize>, noun: &str) -> bool {
    BODIES.contains(noun) && core.len() == 2
}

/// The only one whom the article calls a wife, a son and so on: "his wife".
fn relative(resolver: &Resolver, core: &Range<usize>) -> Option<EntityId> {
    let scene = resolver.scene;
    let noun = scene.word(core.end - 1);
    let related =
        core.len() == 2 && scene.word(core.start).has(Class::POSSESSIVE) && noun.is_any(&KINSHIP);
    let mut bearers = resolver.roles.bearers(&noun.folded).iter();
    let (id, _) = bearers.next().filter(|_| related)?;
    bearers.all(|(other, _)| other == id).then_some(*id)
}

/// Several who were named together, or one by one: "the two", "both men", "the senators".
fn several(resolver: &Resolver, core: &Range<usize>, noun: &str) -> Option<Identity> {
    let words = resolver.scene.words(core.clone());
    let two = words
        .iter()
        .any(|w| w.is_any(&["both", "two", "pair", "duo", "couple"]));
    let singular = match noun {
        "women" => "woman",
        "men" => "man",
        _ => noun.strip_suffix('s').unwrap_or(noun),
    };
    let persons = singular != noun && gender_of_noun(singular).is_some();
    if !two && !persons {
        return None;
    }
    let line = resolver.line(core.start);
    let bearer = |name: &str| {
        let bearers = resolver.roles.bearers(singular);
        bearers
            .iter()
            .any(|(id, _)| resolver.entity(*id).name == name)
    };
    let joined = |r: &&Referent| match &r.identity {
        Identity::Described(words, SpeakerKind::Group) if words.contains("; ") => {
            two || words.split("; ").any(bearer)
        }
        _ => false,
    };
    let mut near = resolver
        .discourse
        .nearest()
        .take_while(|r| r.line + 2 * NEAR >= line);
    let found = near.find(joined).map(|r| r.identity.clone());
    let position = resolver.scene.span(core).start;
    found
        .or_else(|| pair(resolver, position, singular).filter(|_| two))
        .or_else(|| last_two(resolver, line, singular).filter(|_| two))
}

/// The two named last of those whom the article calls by a noun.
fn pair(resolver: &Resolver, position: u32, noun: &str) -> Option<Identity> {
    let bearers = resolver.roles.bearers(noun).iter().map(|(id, _)| *id);
    let mut named: Vec<(u32, EntityId)> = bearers
        .filter_map(|id| Some((last_named(resolver, id, position)?, id)))
        .collect();
    named.sort_unstable();
    named.dedup();
    let [.., (_, first), (_, second)] = named[..] else {
        return None;
    };
    Some(both(resolver, first, second))
}

/// The two persons mentioned last, where a noun can speak of any: "both women".
fn last_two(resolver: &Resolver, line: usize, noun: &str) -> Option<Identity> {
    let counted = matches!(noun, "both" | "two" | "pair" | "duo");
    if !counted && gender_of_noun(noun).is_none() {
        return None;
    }
    let gender = gender_of_noun(noun).unwrap_or_default();
    let mut persons: Vec<EntityId> = Vec::new();
    let near = resolver.discourse.nearest();
    for referent in near.take_while(|r| r.line + NEAR >= line) {
        let fits = match referent.sort {
            Sort::Person(told) => gender == Gender::Unknown || told == gender,
            _ => false,
        };
        if let Identity::Named(id) = referent.identity
            && fits
            && !persons.contains(&id)
        {
            persons.push(id);
        }
    }
    let [second, first, ..] = persons[..] else {
        return None;
    };
    Some(both(resolver, first, second))
}

fn both(resolver: &Resolver, first: EntityId, second: EntityId) -> Identity {
    let name = |id| resolver.entity(id).name.as_str();
    let joined = format!("{}; {}", name(first), name(second));
    Identity::Described(joined, SpeakerKind::Group)
}

/// The one whose role or name has the noun of the description and most of its other words, the
/// most present of those.
fn titled(resolver: &Resolver, core: &Range<usize>) -> Option<Identity> {
    let scene = resolver.scene;
    let position = scene.span(core).start;
    let head = phrase::head(resolver, core.clone());
    let joined = core.clone().any(|i| scene.word(i).is("and"));
    let one = !description::is_plural(&scene.word(head).folded);
    let nouns = core.clone().filter(|&i| i == head && one || joined);
    let bearers = nouns.flat_map(|i| resolver.roles.bearers(&scene.word(i).folded));
    let mut best: Vec<(EntityId, u32)> = Vec::new();
    let mut most = 0;
    for (id, words) in bearers {
        let Some(at) = last_named(resolver, *id, position) else {
            continue;
        };
        let shared = core.clone().filter(|&i| shares(resolver, i, words)).count();
        if shared > most {
            best.clear();
            most = shared;
        }
        if shared == most {
            best.push((*id, at));
        }
    }
    let noun = &scene.word(head).folded;
    let nearest = best.iter().max_by_key(|(_, at)| *at);
    let nearest = nearest.filter(|(_, at)| !is_faded(resolver, core, noun, *at));
    let bears = |r: &Referent| matches!(&r.identity, Identity::Named(id) if best.iter().any(|(other, _)| other == id));
    resolver
        .discourse
        .most_present(Agreement::Anyone, resolver.line(core.start), bears)
        .cloned()
        .or_else(|| nearest.map(|(id, _)| Identity::Named(*id)))
        .or_else(|| named_so(resolver, core, head).map(Identity::Named))
}

/// Whether somebody last named at byte `at` is long out of sight, where a noun can speak of
/// whoever is present.
fn is_faded(resolver: &Resolver, core: &Range<usize>, noun: &str, at: u32) -> bool {
    let line = resolver.line(resolver.scene.doc.token_at(at));
    line + FAR < resolver.line(core.start) && EPITHETS.contains(noun)
}

/// Whether a word of a description stands among the words of a role.
fn shares(resolver: &Resolver, i: usize, role: &Range<usize>) -> bool {
    let scene = resolver.scene;
    let word = &scene.word(i).folded;
    scene.words(role.clone()).iter().any(|w| &w.folded == word)
}

/// Where a person is last named before byte `position`.
fn last_named(resolver: &Resolver, id: EntityId, position: u32) -> Option<u32> {
    let spans = &resolver.entity(id).mentions;
    let before = spans.partition_point(|s| s.start < position);
    before.checked_sub(1).map(|i| spans[i].start)
}

/// The body or text before a description whose name has the noun as its own and most of the
/// other words, the nearest of those; one that has none of the words before the noun is another.
fn named_so(resolver: &Resolver, core: &Range<usize>, head: usize) -> Option<EntityId> {
    let scene = resolver.scene;
    let noun = &scene.word(head).folded;
    let before = scene.words(core.start + 1..head.max(core.start + 1));
    let modifiers: Vec<&str> = before
        .iter()
        .filter(|w| w.is_word() && !w.has(Class::DETERMINER) && !w.is_any(&GENERAL))
        .map(|w| w.folded.as_ref())
        .collect();
    let mut best: Option<(usize, EntityId)> = None;
    let nearest = resolver.mentions_before(scene.span(core).start).take(REACH);
    for id in nearest.filter_map(|m| m.entity) {
        let entity = resolver.entity(id);
        let fits = noun_of(&entity.name).is_some_and(|w| fold(w) == *noun);
        if entity.kind == EntityKind::Person || !fits {
            continue;
        }
        let words: Vec<_> = entity.name.split_whitespace().map(fold).collect();
        let shared = modifiers
            .iter()
            .filter(|m| words.iter().any(|w| w == *m))
            .count();
        let same = shared > 0 || modifiers.is_empty();
        if same && best.is_none_or(|(most, _)| shared > most) {
            best = Some((shared, id));
        }
    }
    best.map(|(_, id)| id)
}

/// The word a name or description is about: the last before "of", "for", "at", "in" or a comma.
fn noun_of(words: &str) -> Option<&str> {
    let closed = |w: &&str| {
        !matches!(
            *w,
            "of" | "for" | "at" | "in" | "to" | "on" | "and" | "with"
        )
    };
    let mut last = None;
    for word in words.split_whitespace().take_while(closed) {
        last = Some(word.trim_end_matches(','));
        if word.ends_with(',') {
            break;
        }
    }
    last
}

/// The nearest one without a name who was described by the same noun, and at least so present:
/// "the source" after "another source".
fn same_noun(resolver: &Resolver, core: &Range<usize>, noun: &str, least: f32) -> Option<Identity> {
    let same = |words: &str| {
        noun_of(words).is_some_and(|w| fold(w) == noun)
            && resolver.scene.words(core.clone()).iter().skip(1).all(|w| {
                words
                    .split_whitespace()
                    .any(|other| fold(other) == w.folded)
            })
    };
    let mut nearest = resolver.discourse.nearest();
    let found = nearest.find(|r| {
        r.weight >= least && matches!(&r.identity, Identity::Described(words, _) if same(words))
    });
    found.map(|r| r.identity.clone())
}

/// The most present one that a noun can speak of again.
fn present(resolver: &Resolver, core: &Range<usize>, noun: &str) -> Option<Identity> {
    let line = resolver.line(core.start);
    let body = is_body(core, noun);
    let again = |i: usize| EPITHETS.contains(&*resolver.scene.word(i).folded);
    let joined = core.clone().any(|i| resolver.scene.word(i).is("and"));
    let one = is_epithet(resolver, core, noun) || joined && core.clone().any(again);
    if !body && !one {
        return None;
    }
    let agreement = match gender_of_noun(noun) {
        _ if body => Agreement::Thing,
        Some(gender) if gender != Gender::Unknown => Agreement::One(gender),
        _ => Agreement::Anyone,
    };
    let possible = |r: &Referent| match r.identity {
        _ if r.passage.is_some() => false,
        Identity::Named(_) if body => r.sort == Sort::Body,
        Identity::Named(id) => r.line + NEAR >= line && !is_known_otherwise(resolver, id),
        Identity::Described(ref words, SpeakerKind::Organization) => body && is_proper(words),
        Identity::Described(..) => false,
    };
    let found = resolver.discourse.most_present(agreement, line, possible);
    found.filter(|_| !description::is_plural(noun)).cloned()
}

/// Whether the words of a description are written as a name of several words is: "Business Insider".
fn is_proper(words: &str) -> bool {
    let mut words = words.split_whitespace();
    words.clone().count() > 1 && words.all(|word| word.starts_with(char::is_uppercase))
}

/// Whether a noun speaks again of somebody already named: also "the 23-year-old", "the Spaniard".
fn is_epithet(resolver: &Resolver, core: &Range<usize>, noun: &str) -> bool {
    let people = core.len() == 2 && resolver.scene.word(core.end - 1).is_capitalised();
    EPITHETS.contains(noun) || noun.ends_with("year-old") || people && is_compatriot(noun)
}

/// Whether the article says that somebody speaks for others, or as an expert, of whom no such
/// noun speaks.
fn is_known_otherwise(resolver: &Resolver, id: EntityId) -> bool {
    let role = &resolver.entity(id).role;
    role.split_whitespace()
        .any(|word| OTHERS.contains(&*fold(word)))
}

//! What the article says its persons are, all of it: "the Tulsa senator", "nominee".

use std::collections::HashMap;
use std::ops::Range;

use crate::mentions::{EntityId, EntityKind, MentionKind, Mentions, gender_of_noun};
use crate::quotes::scene::Scene;
use crate::quotes::words::Class;

/// How far from a name its roles are read, in tokens.
const REACH: usize = 8;

/// The roles of persons by their noun in lower case, each with the words it stands among.
#[derive(Debug, Default)]
pub(super) struct Roles {
    by_noun: HashMap<String, Vec<(EntityId, Range<usize>)>>,
}

impl Roles {
    /// Reads what stands before and behind the names of persons.
    pub(super) fn new(scene: &Scene, mentions: &Mentions) -> Self {
        let mut roles = Self::default();
        for mention in &mentions.mentions {
            let person =
                |id: &EntityId| mentions.entities[id.0 as usize].kind == EntityKind::Person;
            let Some(id) = mention.entity.filter(person) else {
                continue;
            };
            if mention.kind == MentionKind::Name {
                let words = scene.doc.tokens_in(mention.span);
                roles.add(scene, id, before(scene, words.start));
                roles.add(scene, id, behind(scene, words.end));
            }
        }
        roles
    }

    /// Adds the nouns of a phrase.
    fn add(&mut self, scene: &Scene, id: EntityId, words: Range<usize>) {
        for i in words.clone() {
            if let Some(noun) = noun(&scene.word(i).folded) {
                let bearers = self.by_noun.entry(noun.to_owned()).or_default();
                bearers.push((id, words.clone()));
            }
        }
    }

    /// The persons whom the article calls so, in the order of the text, with the words.
    pub(super) fn bearers(&self, noun: &str) -> &[(EntityId, Range<usize>)] {
        let bearers = self::noun(noun).and_then(|noun| self.by_noun.get(noun));
        bearers.map_or(&[], Vec::as_slice)
    }
}

/// The noun for one person that a word is, abbreviations spelled out.
fn noun(word: &str) -> Option<&str> {
    let spelled = match word.trim_end_matches('.') {
        "sen" | "sens" => "senator",
        "gov" => "governor",
        "rep" | "reps" => "representative",
        "justice" => "judge",
        "prof" => "professor",
        "gen" => "general",
        "lt" => "lieutenant",
        "sgt" => "sergeant",
        "rev" => "reverend",
        _ => word,
    };
    let one = spelled.strip_suffix('s').unwrap_or(spelled);
    [spelled, one]
        .into_iter()
        .find(|noun| gender_of_noun(noun).is_some())
}

/// The words before a name that can be its title or role.
fn before(scene: &Scene, end: usize) -> Range<usize> {
    let closed = Class::AUXILIARY
        .or(Class::SUBORDINATOR)
        .or(Class::COORDINATOR)
        .or(Class::DETERMINER)
        .or(Class::FINITE_VERB);
    let mut start = end;
    while start > end.saturating_sub(REACH) {
        let word = scene.word(start - 1);
        let stop = word.text.ends_with('.') && word.is_word() || word.is_any(&["-", "’s", "'s"]);
        if word.has(closed) || !word.is_word() && !stop || word.looks_past() {
            break;
        }
        start -= 1;
    }
    // "A spokesman for Lee" says nothing of Lee: the role stands behind the last preposition.
    let preposition = (start..end)
        .rev()
        .find(|&i| scene.word(i).has(Class::PREPOSITION));
    preposition.map_or(start, |i| i + 1)..end
}

/// The words behind a name, between commas: "Lee, the mayor of Ely,".
fn behind(scene: &Scene, end: usize) -> Range<usize> {
    let start = end + 1;
    let comma = end < scene.len() && scene.word(end).is(",");
    let limit = scene.len().min(start + REACH);
    if !comma || start >= limit {
        return end..end;
    }
    let close = (start..limit).find(|&i| {
        let word = scene.word(i);
        word.is_mark() && !word.is("-")
            || word.has(Class::PREPOSITION.or(Class::AUXILIARY).or(Class::WH_WORD))
    });
    start..close.unwrap_or(limit)
}

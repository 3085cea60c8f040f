//! Who a source is: names, titles, descriptions and pronouns led back to one speaker.
//!
//! [`resolve`] walks through the article once and asks the sieves of [`SIEVES`] about each
//! source, strict before lenient, after Lee et al., "Deterministic coreference resolution"
//! (2013); the code of the one that answers is kept. What every mention on the way refers to
//! is remembered in [`discourse`], which tells pronouns and descriptions who is present. A
//! name that stands only inside a quotation never answers for the narrator.

mod description;
mod discourse;
mod first_person;
mod genders;
mod group;
mod names;
mod nominals;
mod phrase;
mod pronouns;
mod relatives;
mod roles;
#[cfg(test)]
mod tests;
mod walk;

use std::collections::HashMap;
use std::ops::Range;

use super::attribution::Finding;
use super::scene::Scene;
use super::{Speaker, SpeakerKind};
use crate::mentions::{Entity, EntityId, EntityKind, Gender, Mention, Mentions, gender_of_noun};
use crate::text::{Span, fold};
use discourse::{Agreement, Discourse, Referent, Sort};
use roles::Roles;

/// Who a sieve says it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Identity {
    /// Somebody the article names.
    Named(EntityId),
    /// Somebody it only describes, in these words.
    Described(String, SpeakerKind),
}

/// Who it is, and the code that says how that was decided.
type Answer = (Identity, &'static str);

/// A sieve: who the tokens of a source are, which have no preposition before and no possessive
/// mark behind them and are not empty.
type Sieve = fn(&Resolver, &Range<usize>) -> Option<Answer>;

/// The sieves, strict before lenient. A name decides before a description, because "the mayor,
/// Ann Lee," has both.
static SIEVES: [Sieve; 8] = [
    group::find,
    names::find,
    names::find_surname,
    first_person::find,
    pronouns::find,
    relatives::find,
    nominals::find,
    description::find,
];

/// The speakers of some findings: for each finding its speaker, the code of its sieve and who relays it.
pub(super) struct Resolved {
    /// In the order of their first finding.
    pub(super) speakers: Vec<Speaker>,
    /// For each finding the index of its speaker and the code of the sieve that decided.
    pub(super) answers: Vec<Option<(usize, &'static str)>>,
    /// For each finding the name of who relays it; empty if nobody does.
    pub(super) vias: Vec<String>,
}

/// Resolves findings; each finding's parent stands before it.
pub(super) fn resolve(scene: &Scene, mentions: &Mentions, findings: &[Finding]) -> Resolved {
    let mut resolver = Resolver::new(scene, mentions, findings);
    walk::walk(&mut resolver);
    resolver.finish()
}

/// What the sieves look at: the article's mentions and what is known so far.
struct Resolver<'a> {
    scene: &'a Scene<'a>,
    mentions: &'a Mentions,
    findings: &'a [Finding],
    /// The narrator's mentions of persons and bodies, in the order of the text.
    narrated: Vec<Mention>,
    /// The first person of each surname, in lower case.
    surnames: HashMap<String, EntityId>,
    /// The persons of each given name, in lower case; nobody where several bear it.
    given_names: HashMap<String, Option<EntityId>>,
    /// The persons by their full names.
    full_names: HashMap<&'a str, EntityId>,
    /// What the article says its persons are.
    roles: Roles,
    /// The genders of the entities, those that pronouns told included.
    genders: Vec<Gender>,
    /// For each sentence how many of the narrator's stand before it.
    lines: Vec<usize>,
    /// For each token that is reported, the smallest finding that reports it.
    reported: Vec<Option<u32>>,
    /// What the walk has come past.
    discourse: Discourse,
    /// One for each finding; those not yet come past have none.
    answers: Vec<Option<Answer>>,
}

impl<'a> Resolver<'a> {
    fn new(scene: &'a Scene<'a>, mentions: &'a Mentions, findings: &'a [Finding]) -> Self {
        let mut resolver = Self {
            scene,
            mentions,
            findings,
            narrated: Vec::new(),
            surnames: surnames(mentions),
            given_names: given_names(mentions),
            full_names: full_names(mentions),
            roles: Roles::new(scene, mentions),
            genders: Vec::new(),
            lines: lines(scene),
            reported: reported(scene.len(), findings),
            discourse: Discourse::default(),
            answers: vec![None; findings.len()],
        };
        // What stands in quotation marks or in a dateline is not the narrator's.
        let narrated = mentions.mentions.iter().copied().filter(|m| {
            let i = scene.doc.token_at(m.span.start);
            resolver.is_prose(i) && scene.word(i).passage.is_none()
        });
        resolver.narrated = narrated.collect();
        resolver.genders = genders::tell(scene, mentions, &resolver.narrated);
        resolver
    }

    /// Whether token `i` is part of the article's text, and no dateline nor the sign of a share:
    /// "$ABC".
    fn is_prose(&self, i: usize) -> bool {
        let share = |i: usize| i > 0 && self.scene.word(i - 1).is("$");
        i < self.scene.len() && self.scene.sentence_around(i).start <= i && !share(i)
    }

    /// The answer of the first sieve that has one.
    fn answer(&self, source: &Range<usize>) -> Option<Answer> {
        SIEVES.iter().find_map(|sieve| sieve(self, source))
    }

    /// Who a phrase is that is no source itself.
    fn answer_phrase(&self, words: Range<usize>) -> Option<Answer> {
        let words = phrase::referring(self.scene, &[words])?;
        self.answer(&words)
    }

    /// Remembers that somebody or something is mentioned at token `at`; a pronoun that can mean
    /// nobody else near tells the gender of whom it means.
    fn note(&mut self, identity: Identity, at: usize, weight: f32) {
        let mut sort = self.sort(&identity);
        let pronoun = pronouns::agreement(&self.scene.word(at).folded);
        if let (Sort::Person(Gender::Unknown), Some(Agreement::One(told))) = (sort, pronoun)
            && !self.discourse.has_another(&identity, told, self.line(at))
        {
            sort = Sort::Person(told);
            if let Identity::Named(id) = &identity {
                self.genders[id.0 as usize] = told;
            }
        }
        self.discourse.note(Referent {
            sort,
            identity,
            at,
            line: self.line(at),
            weight,
            passage: self.scene.word(at).passage,
        });
    }

    /// How many sentences of the narrator's stand before token `at`.
    fn line(&self, at: usize) -> usize {
        self.lines[self.scene.sentence_of(at)]
    }

    /// Whether some words stand among others that somebody is said to have said.
    fn is_inside_report(&self, words: &Range<usize>) -> bool {
        let around = |part: &Range<usize>| part.contains(&words.start) && part.len() > words.len();
        let content = |index: u32| &self.findings[index as usize].content;
        self.reported[words.start].is_some_and(|index| content(index).iter().any(around))
    }

    /// The speaker of the words around token `at`, if that is already known.
    fn enclosing_speaker(&self, at: usize) -> Option<&Identity> {
        let index = self.reported[at]? as usize;
        self.answers[index].as_ref().map(|(identity, _)| identity)
    }

    /// What sort of referent it is.
    fn sort(&self, identity: &Identity) -> Sort {
        match identity {
            Identity::Named(id) => match self.kind(*id) {
                EntityKind::Person => Sort::Person(self.genders[id.0 as usize]),
                EntityKind::Place => Sort::Place,
                EntityKind::Group => Sort::Several,
                EntityKind::Document => Sort::Text,
                EntityKind::Organization | EntityKind::Unnamed | EntityKind::Other => Sort::Body,
            },
            Identity::Described(words, SpeakerKind::Unnamed) => described_sort(words),
            Identity::Described(_, SpeakerKind::Group) => Sort::Several,
            Identity::Described(_, SpeakerKind::Document) => Sort::Text,
            Identity::Described(..) => Sort::Body,
        }
    }

    fn entity(&self, id: EntityId) -> &'a Entity {
        &self.mentions.entities[id.0 as usize]
    }

    /// What an entity is; one of whom nothing tells it is a person if pronouns say so.
    fn kind(&self, id: EntityId) -> EntityKind {
        match self.entity(id).kind {
            EntityKind::Other if self.genders[id.0 as usize] != Gender::Unknown => {
                EntityKind::Person
            }
            kind => kind,
        }
    }

    /// The mentions that overlap a span, the narrator's or not.
    fn mentions_in(&self, span: Span) -> &'a [Mention] {
        let mentions = &self.mentions.mentions;
        let start = mentions.partition_point(|m| m.span.end <= span.start);
        let end = mentions.partition_point(|m| m.span.start < span.end);
        &mentions[start..end.max(start)]
    }

    /// The narrator's mentions before byte `position`, the nearest first.
    fn mentions_before(&self, position: u32) -> impl Iterator<Item = &Mention> {
        let end = self.narrated.partition_point(|m| m.span.end <= position);
        self.narrated[..end].iter().rev()
    }

    /// The narrator's mentions from byte `position` on.
    fn mentions_after(&self, position: u32) -> impl Iterator<Item = &Mention> {
        let start = self.narrated.partition_point(|m| m.span.start < position);
        self.narrated[start..].iter()
    }

    /// Collects speakers from answers.
    fn finish(self) -> Resolved {
        let mut speakers: Vec<Speaker> = Vec::new();
        let mut index: HashMap<Identity, usize> = HashMap::new();
        let mut answers = Vec::with_capacity(self.findings.len());
        for (answer, finding) in self.answers.iter().zip(self.findings) {
            answers.push(answer.as_ref().map(|(identity, code)| {
                let at = *index.entry(identity.clone()).or_insert_with(|| {
                    speakers.push(self.speaker(identity));
                    speakers.len() - 1
                });
                if finding.inherits.is_none() {
                    speakers[at]
                        .mentions
                        .extend(finding.source.iter().map(|r| self.scene.span(r)));
                }
                (at, *code)
            }));
        }
        for speaker in &mut speakers {
            tidy(&mut speaker.mentions);
        }
        let vias = self.findings.iter().map(|f| self.via(f)).collect();
        Resolved {
            speakers,
            answers,
            vias,
        }
    }

    /// The name of who relays a finding: of the entity its words name, else the words.
    fn via(&self, finding: &Finding) -> String {
        let Some(range) = &finding.via else {
            return String::new();
        };
        let span = self.scene.span(range);
        match names::head_name(self, range.clone()) {
            Some((id, _)) => self.entity(id).name.clone(),
            None => self.scene.doc.slice(span).to_owned(),
        }
    }

    fn speaker(&self, identity: &Identity) -> Speaker {
        match identity {
            Identity::Named(id) => {
                let entity = self.entity(*id);
                Speaker {
                    name: entity.name.clone(),
                    role: entity.role.clone(),
                    kind: speaker_kind(self.kind(*id)),
                    mentions: entity.mentions.clone(),
                    entity: Some(*id),
                }
            }
            Identity::Described(name, kind) => Speaker {
                name: name.clone(),
                role: String::new(),
                kind: *kind,
                mentions: Vec::new(),
                entity: None,
            },
        }
    }
}

/// The first person of each surname.
fn surnames(mentions: &Mentions) -> HashMap<String, EntityId> {
    let mut surnames = HashMap::new();
    for (id, entity) in (0..).map(EntityId).zip(&mentions.entities) {
        let surname = entity.name.split_whitespace().last();
        if let Some(surname) = surname.filter(|_| entity.kind == EntityKind::Person) {
            surnames.entry(fold(surname).into_owned()).or_insert(id);
        }
    }
    surnames
}

/// The persons of each given name; nobody where several bear it.
fn given_names(mentions: &Mentions) -> HashMap<String, Option<EntityId>> {
    let mut names = HashMap::new();
    for (id, entity) in (0..).map(EntityId).zip(&mentions.entities) {
        let mut words = entity.name.split_whitespace();
        if let (EntityKind::Person, Some(given), Some(_)) =
            (entity.kind, words.next(), words.next())
        {
            let bearer = names.entry(fold(given).into_owned()).or_insert(Some(id));
            *bearer = bearer.filter(|known| *known == id);
        }
    }
    names
}

/// The persons by their full names, of two words or more.
fn full_names(mentions: &Mentions) -> HashMap<&str, EntityId> {
    let entities = (0..).map(EntityId).zip(&mentions.entities);
    entities
        .filter(|(_, e)| e.kind == EntityKind::Person && e.name.contains(' '))
        .map(|(id, entity)| (entity.name.as_str(), id))
        .collect()
}

/// Sorts spans and drops those that lie inside others.
fn tidy(spans: &mut Vec<Span>) {
    spans.sort_by_key(|s| (s.start, std::cmp::Reverse(s.end)));
    let mut end = 0;
    spans.retain(|s| {
        let apart = s.start >= end;
        end = end.max(s.end);
        apart
    });
}

fn speaker_kind(kind: EntityKind) -> SpeakerKind {
    match kind {
        EntityKind::Person => SpeakerKind::Person,
        EntityKind::Organization | EntityKind::Place | EntityKind::Other => {
            SpeakerKind::Organization
        }
        EntityKind::Group => SpeakerKind::Group,
        EntityKind::Document => SpeakerKind::Document,
        EntityKind::Unnamed => SpeakerKind::Unnamed,
    }
}

/// What somebody without a name is, as the nouns of the description tell it: "a spokeswoman for
/// the bank".
fn described_sort(words: &str) -> Sort {
    let endings = ["er", "or", "ist", "ian", "man", "woman", "one", "ee", "old"];
    let word = |word: &str| word.trim_end_matches(',').to_lowercase();
    let told = words
        .split_whitespace()
        .filter_map(|w| gender_of_noun(&word(w)));
    match told.max_by_key(|gender| *gender != Gender::Unknown) {
        Some(gender) => Sort::Person(gender),
        None if words
            .split_whitespace()
            .any(|w| endings.iter().any(|e| word(w).ends_with(e))) =>
        {
            Sort::Person(Gender::Unknown)
        }
        None => Sort::Text,
    }
}

/// For each sentence how many that have words outside quotation marks stand before it.
fn lines(scene: &Scene) -> Vec<usize> {
    let mut lines = Vec::with_capacity(scene.doc.sentences().len());
    let mut line = 0;
    for sentence in scene.doc.sentences() {
        lines.push(line);
        let words = scene.words(sentence.tokens.clone());
        line += usize::from(words.iter().any(|w| w.is_word() && w.passage.is_none()));
    }
    lines
}

/// For each token the finding with the shortest content that holds it.
fn reported(len: usize, findings: &[Finding]) -> Vec<Option<u32>> {
    let mut reported = vec![None; len];
    let mut order: Vec<usize> = (0..findings.len()).collect();
    let length = |i: &usize| findings[*i].content.iter().map(Range::len).sum::<usize>();
    order.sort_by_key(|i| std::cmp::Reverse(length(i)));
    for index in order {
        for range in &findings[index].content {
            reported[range.clone()].fill(Some(index as u32));
        }
    }
    reported
}

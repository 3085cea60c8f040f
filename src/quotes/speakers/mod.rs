//! Who a source is: names, titles, descriptions and pronouns led back to one speaker.
//!
//! [`resolve`] asks the sieves of [`SIEVES`] in turn, strict before lenient, after Lee et
//! al., "Deterministic coreference resolution" (2013); the code of the one that answers is
//! kept. Only the narrator's own text tells who speaks: a name that stands inside a
//! quotation never answers.

mod description;
mod group;
mod names;
mod nominals;
mod pronouns;

use crate::quotes::reasons;
use std::collections::HashMap;
use std::ops::Range;

use super::attribution::Finding;
use super::scene::Scene;
use super::{Speaker, SpeakerKind};
use crate::mentions::{Entity, EntityId, EntityKind, Mention, Mentions};
use crate::text::{Span, fold};

/// How many earlier findings can tell who a pronoun is.
const NEAR: usize = 8;

/// Who a sieve says it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Identity {
    /// Somebody the article names.
    Named(EntityId),
    /// Somebody it only describes, in these words.
    Described(String, SpeakerKind),
}

/// A sieve: who the source of a finding is, and the code that says how that was decided.
type Sieve = fn(&Resolver, &Finding) -> Option<(Identity, &'static str)>;

/// The sieves, strict before lenient. Inheritance goes first because such a finding has no
/// source of its own; a name decides before a description, because "the mayor, Ann Lee," has both.
static SIEVES: [Sieve; 7] = [
    inherited,
    group::find,
    names::find,
    names::find_surname,
    pronouns::find,
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

/// Resolves findings in the order of the text; each finding's parent stands before it.
pub(super) fn resolve(scene: &Scene, mentions: &Mentions, findings: &[Finding]) -> Resolved {
    let mut resolver = Resolver::new(scene, mentions);
    for finding in findings {
        let answer = SIEVES.iter().find_map(|sieve| sieve(&resolver, finding));
        resolver.answers.push(answer);
        let source = finding
            .source
            .first()
            .filter(|_| finding.inherits.is_none());
        resolver.sources.push(source.map(|s| s.start));
    }
    resolver.finish(findings)
}

/// What the sieves look at: the article's mentions outside quotations, and earlier answers.
struct Resolver<'a> {
    scene: &'a Scene<'a>,
    mentions: &'a Mentions,
    /// The narrator's mentions of persons and bodies, in the order of the text.
    narrated: Vec<Mention>,
    /// The first person of each surname, in lower case.
    surnames: HashMap<String, EntityId>,
    /// For each finding already resolved the first token of its source.
    sources: Vec<Option<usize>>,
    /// One for each finding already resolved.
    answers: Vec<Option<(Identity, &'static str)>>,
}

impl<'a> Resolver<'a> {
    fn new(scene: &'a Scene<'a>, mentions: &'a Mentions) -> Self {
        // What stands in quotation marks or in a dateline is not the narrator's.
        let narrated = mentions.mentions.iter().copied().filter(|m| {
            let i = scene.doc.token_at(m.span.start);
            i < scene.len()
                && scene.word(i).passage.is_none()
                && scene.sentence_around(i).start <= i
        });
        Self {
            scene,
            mentions,
            narrated: narrated.collect(),
            surnames: surnames(mentions),
            sources: Vec::new(),
            answers: Vec::new(),
        }
    }

    fn entity(&self, id: EntityId) -> &'a Entity {
        &self.mentions.entities[id.0 as usize]
    }

    /// The mentions that overlap a span.
    fn mentions_in(&self, span: Span) -> &[Mention] {
        let start = self.narrated.partition_point(|m| m.span.end <= span.start);
        let end = self.narrated.partition_point(|m| m.span.start < span.end);
        &self.narrated[start..end.max(start)]
    }

    /// The mentions before byte `position`, the nearest first.
    fn mentions_before(&self, position: u32) -> impl Iterator<Item = &Mention> {
        let end = self.narrated.partition_point(|m| m.span.end <= position);
        self.narrated[..end].iter().rev()
    }

    /// The latest answer and the first token of its source.
    fn last_named(&self) -> Option<(usize, &Identity)> {
        let answered = self.answers.iter().zip(&self.sources).rev();
        answered
            .take(NEAR)
            .filter_map(|(a, at)| Some(((*at)?, &a.as_ref()?.0)))
            .next()
    }

    /// Earlier answers, the latest first.
    fn earlier(&self) -> impl Iterator<Item = &Identity> {
        self.answers
            .iter()
            .rev()
            .take(NEAR)
            .flatten()
            .map(|(identity, _)| identity)
    }

    /// Collects speakers from answers.
    fn finish(self, findings: &[Finding]) -> Resolved {
        let mut speakers: Vec<Speaker> = Vec::new();
        let mut index: HashMap<Identity, usize> = HashMap::new();
        let mut answers = Vec::with_capacity(findings.len());
        for (answer, finding) in self.answers.iter().zip(findings) {
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
        let vias = findings.iter().map(|f| self.via(f)).collect();
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
                    kind: speaker_kind(entity.kind),
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

/// The speaker of the quotation that this one continues.
fn inherited(resolver: &Resolver, finding: &Finding) -> Option<(Identity, &'static str)> {
    let parent = resolver.answers.get(finding.inherits?)?.as_ref()?;
    Some((parent.0.clone(), reasons::INHERITED_SPEAKER))
}

/// The part of a source that says who it is: up to its first comma or bracket, without a
/// relative pronoun.
fn core(scene: &Scene, source: &[Range<usize>]) -> Option<Range<usize>> {
    let first = source.first()?.clone();
    let stop = first
        .clone()
        .skip(1)
        .find(|&i| scene.word(i).is_any(&[",", "(", "—"]));
    Some(first.start..stop.unwrap_or(first.end))
}

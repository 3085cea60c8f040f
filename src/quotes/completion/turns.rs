//! Interviews and transcripts: each turn is its speaker's words, "Q:" and "A:" are led to who the
//! introduction says they are.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::mentions::{Entity, EntityKind, Mentions};
use crate::quotes::attribution::Finding;
use crate::quotes::reasons;
use crate::quotes::scene::{Scene, Word};
use crate::quotes::words::Class;
use crate::text::BlockKind;

/// The longest name before a colon, in tokens.
const LONGEST_LABEL: usize = 8;

/// How often a turn is its speaker's words.
const CONFIDENCE: f32 = 0.8;

/// Replaces what was found of each turn as a whole by the turn itself.
pub(super) fn find(scene: &Scene, mentions: &Mentions, findings: &mut Vec<Finding>) {
    let people = People::of(mentions);
    let turns = turns(scene, &people);
    let Some(first) = turns.first() else {
        return;
    };
    let cast = Cast::of(scene, mentions, first.label.start);
    findings.retain(|f| {
        let at = f.cue.as_ref().map_or(f.content[0].start, |cue| cue.start);
        let places = [at, f.content[0].start];
        !places.into_iter().any(|at| {
            let turn = turns.partition_point(|t| t.content[0].end <= at);
            turns
                .get(turn)
                .is_some_and(|turn| is_of_turn(scene, turn, f))
        })
    });
    let mut speakers: HashMap<String, usize> = HashMap::new();
    for turn in turns {
        let key = scene.doc.slice(scene.span(&turn.label)).to_owned();
        let parent = speakers.get(&key).or_else(|| {
            let full = people.full_name(scene, &turn.label)?;
            speakers.get(full)
        });
        let parent = parent.copied();
        let inherits = parent.filter(|&p| !findings[p].source.is_empty());
        speakers.entry(key).or_insert(findings.len());
        findings.push(cast.finding(scene, turn, inherits));
    }
}

/// One turn: its label, the colon behind it and the words.
struct Turn {
    label: Range<usize>,
    content: Vec<Range<usize>>,
}

/// The turns of a document, if it has at least two.
fn turns(scene: &Scene, people: &People) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for (index, block) in scene.doc.blocks().iter().enumerate() {
        if block.kind != BlockKind::Paragraph {
            continue;
        }
        let tokens = scene.block_tokens(index);
        if let Some(label) = label(scene, people, &tokens) {
            let content = label.end + 1..tokens.end;
            turns.push(Turn {
                label,
                content: vec![content],
            });
        }
    }
    let marks = turns.iter().filter(|t| Mark::of(scene, &t.label).is_some());
    if marks.count() == 1 || turns.len() < 2 {
        turns.retain(|t| Mark::of(scene, &t.label).is_none());
    }
    if turns.len() < 2 { Vec::new() } else { turns }
}

/// The mark of a question or an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Question,
    Answer,
}

impl Mark {
    fn of(scene: &Scene, label: &Range<usize>) -> Option<Self> {
        let word = scene.word(label.start);
        let single = label.len() == 1 || label.len() == 2 && scene.word(label.start + 1).is(".");
        match word.text {
            "Q" | "Q." | "Question" | "QUESTION" if single => Some(Self::Question),
            "A" | "A." | "Answer" | "ANSWER" if single => Some(Self::Answer),
            _ => None,
        }
    }
}

/// What stands before the colon that opens a block, if it marks a turn: "Q", a person the
/// article names, or that person's initials.
fn label(scene: &Scene, people: &People, block: &Range<usize>) -> Option<Range<usize>> {
    let mut reach = block.start..block.end.min(block.start + LONGEST_LABEL);
    let colon = reach.find(|&i| scene.word(i).is(":"))?;
    let label = block.start..colon;
    let narrated = scene
        .words(label.clone())
        .iter()
        .all(|w| w.passage.is_none());
    if label.is_empty() || colon + 1 >= block.end || !narrated {
        return None;
    }
    let mark = Mark::of(scene, &label).is_some();
    (mark || people.has(scene, &label)).then_some(label)
}

/// The persons an article names, by their full names and initials.
struct People<'a> {
    names: HashSet<&'a str>,
    initials: HashMap<String, &'a str>,
}

impl<'a> People<'a> {
    fn of(mentions: &'a Mentions) -> Self {
        let persons = mentions.entities.iter();
        let persons = persons.filter(|e| e.kind == EntityKind::Person && e.name.contains(' '));
        let names: Vec<&str> = persons.map(|e| e.name.as_str()).collect();
        Self {
            initials: names.iter().rev().map(|n| (initials(n), *n)).collect(),
            names: names.into_iter().collect(),
        }
    }

    /// Whether a label is the name or the initials of a person.
    fn has(&self, scene: &Scene, label: &Range<usize>) -> bool {
        let name = scene.doc.slice(scene.span(label));
        self.names.contains(name) || self.full_name(scene, label).is_some()
    }

    /// The full name of the person whose initials a label is: "RA" of Rosalind Achebe.
    fn full_name(&self, scene: &Scene, label: &Range<usize>) -> Option<&'a str> {
        let name = scene.doc.slice(scene.span(label)).replace(['.', ' '], "");
        self.initials.get(&name).copied()
    }
}

fn initials(name: &str) -> String {
    name.split([' ', '-'])
        .filter_map(|w| w.chars().next())
        .collect()
}

/// Whether a finding is of the turn as a whole or reads its label as something else.
fn is_of_turn(scene: &Scene, turn: &Turn, finding: &Finding) -> bool {
    let content = &turn.content[0];
    let cue = finding.cue.as_ref();
    let label = turn.label.start..turn.label.end + 1;
    let at_label = cue.is_some_and(|cue| cue.start < label.end && label.start < cue.end);
    let first = &finding.content[0];
    let reads_label = first.start < label.end && label.start < first.end;
    let inside = content.start <= first.start && first.end <= content.end;
    let own = finding.source.first().is_none_or(|s| {
        s.len() == 1
            && scene
                .word(s.start)
                .is_any(&["i", "you", "we", "that", "it"])
    });
    at_label || reads_label || inside && own && scene.word(first.start).passage.is_none()
}

/// Who asks and who answers, where the introduction names them.
struct Cast {
    asks: Option<Range<usize>>,
    answers: Option<Range<usize>>,
}

impl Cast {
    /// Reads the introduction: the tokens before `end`.
    fn of(scene: &Scene, mentions: &Mentions, end: usize) -> Self {
        let named = |wanted: fn(&Scene, &Entity, usize, usize) -> bool| {
            let places = mentions.entities.iter().flat_map(|e| {
                let spans = e.mentions.iter();
                spans.map(move |s| (e, s))
            });
            let mut found: Vec<(usize, Range<usize>)> = places
                .filter_map(|(e, span)| {
                    let (first, last) = (
                        scene.doc.token_at(span.start),
                        scene.doc.token_at(span.end - 1),
                    );
                    let fits = last < end && wanted(scene, e, first, last + 1);
                    fits.then_some((e.mentions.len(), first..last + 1))
                })
                .collect();
            found.sort_by_key(|(_, range)| range.start);
            found
        };
        let asks = named(is_interviewer);
        let asks = asks.into_iter().next().map(|(_, range)| range);
        let people = named(|scene, e, start, end| {
            e.kind == EntityKind::Person && !is_interviewer(scene, e, start, end)
        });
        let answers = people.into_iter().next().map(|(_, range)| range);
        Self { asks, answers }
    }

    fn finding(&self, scene: &Scene, turn: Turn, inherits: Option<usize>) -> Finding {
        let colon = turn.label.end;
        let mark = Mark::of(scene, &turn.label);
        let name = match mark {
            Some(Mark::Question) => self.asks.clone(),
            Some(Mark::Answer) => self.answers.clone(),
            None => None,
        };
        let source = match (mark, name) {
            (Some(_), None) => Vec::new(),
            (_, Some(name)) if inherits.is_none() => vec![name, turn.label],
            _ => vec![turn.label],
        };
        Finding {
            rule: reasons::SPEAKER_COLON,
            content: turn.content,
            source,
            cue: Some(colon..colon + 1),
            word: None,
            negated: false,
            via: None,
            inherits,
            confidence: CONFIDENCE,
        }
    }
}

/// Whether somebody the introduction names asks: "the Gazette met her", "she spoke to Ann Lee".
fn is_interviewer(scene: &Scene, entity: &Entity, start: usize, end: usize) -> bool {
    if !matches!(
        entity.kind,
        EntityKind::Person | EntityKind::Organization | EntityKind::Other
    ) {
        return false;
    }
    let sentence = scene.sentence_around(start);
    let verb = scene.get(end, &sentence).is_some_and(asks);
    let opening = (sentence.start..start)
        .rev()
        .take(6)
        .take_while(|&i| !scene.word(i).is_any(&[".", "with"]))
        .find(|&i| {
            !(scene.word(i).has(Class::DETERMINER)
                || !scene.word(i).is_mark() && is_role(scene.word(i))
                || scene.word(i).is(","))
        });
    let told = opening.is_some_and(|i| {
        let word = scene.word(i);
        let before = i.checked_sub(1).map(|j| scene.word(j));
        word.is("told")
            || word.is_any(&["to", "by"])
                && before.is_some_and(|w| {
                    w.is_any(&[
                        "spoke",
                        "talked",
                        "talks",
                        "speaks",
                        "interview",
                        "interviewed",
                        "conducted",
                    ])
                })
    });
    verb || told
}

/// Whether a word may describe who is named behind it: "our music editor, Ann Lee".
fn is_role(word: &Word) -> bool {
    word.has(Class::POSSESSIVE)
        || word.readings.is_empty() && !word.has(Class::PREPOSITION) && !word.is_capitalised()
}

fn asks(word: &Word) -> bool {
    word.is_any(&[
        "met",
        "asked",
        "interviewed",
        "spoke",
        "talked",
        "meets",
        "asks",
        "talks",
        "speaks",
        "interviews",
        "visited",
        "caught",
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions;
    use crate::text::Document;

    fn check(text: &str, expected: &[&str]) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let mut findings = Vec::new();
        find(&scene, &mentions::find(&doc), &mut findings);
        let words = |r: &Range<usize>| doc.slice(scene.span(r)).to_owned();
        let got: Vec<String> = findings
            .iter()
            .map(|f| {
                let source: Vec<String> = f.source.iter().map(words).collect();
                let parent = f.inherits.map_or(String::new(), |p| format!(" as {p}"));
                format!("{}{parent}: {}", source.join(" = "), words(&f.content[0]))
            })
            .collect();
        assert_eq!(got, expected, "in {text}");
    }

    #[test]
    fn questions_and_answers_are_those_of_the_introduction() {
        check(
            "Nora Field has kept bees for years. The Courier met her in Ely.\n\nQ: Why bees?\n\nA: Why not?\n\nQ: Are you stung?",
            &[
                "Courier = Q: Why bees?",
                "Nora Field = A: Why not?",
                "Q as 0: Are you stung?",
            ],
        );
    }

    #[test]
    fn without_an_introduction_nobody_is_named() {
        check(
            "Q: Did you go?\n\nA: I did not.",
            &[": Did you go?", ": I did not."],
        );
    }

    #[test]
    fn a_label_is_no_turn_unless_it_names_a_person() {
        check("Director: Ann Lee\n\nLocation: the harbour", &[]);
    }
}

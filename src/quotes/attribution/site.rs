//! A word that may report, with what stands around it.

use std::ops::Range;

use super::Finding;
use crate::quotes::inflection::Form;
use crate::quotes::lexicon::{Frame, Part, Reading};
use crate::quotes::noun_phrase;
use crate::quotes::scene::Scene;
use crate::quotes::words::Class;

/// How a verb of reporting is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quotes) enum Voice {
    /// "Lee said", "Lee has been saying".
    Active,
    /// "was said".
    Passive,
    /// ", saying"
    Participle,
    /// "to say"
    Infinitive,
}

/// A cue in the narrator's text.
pub(in crate::quotes) struct Site<'a> {
    pub(super) scene: &'a Scene<'a>,
    /// The token of the cue.
    pub(super) at: usize,
    /// What it is a form of.
    pub(in crate::quotes) reading: Reading,
    /// The first token of its verb group, auxiliaries and adverbs included.
    pub(in crate::quotes) group: usize,
    /// How the verb is used.
    pub(in crate::quotes) voice: Voice,
    /// Whether it is negated.
    pub(in crate::quotes) negated: bool,
    /// The tokens of its sentence.
    pub(super) sentence: Range<usize>,
    /// The first token of the narrator's text before it in the sentence.
    pub(super) floor: usize,
}

impl<'a> Site<'a> {
    /// The cue at token `at`, if the word is used as `reading` there.
    pub(in crate::quotes) fn new(
        scene: &'a Scene<'a>,
        at: usize,
        reading: Reading,
    ) -> Option<Self> {
        let sentence = scene.sentence_around(at);
        let floor = floor(scene, at, sentence.start);
        let mut site = Self {
            scene,
            at,
            reading,
            group: at,
            voice: Voice::Active,
            negated: false,
            sentence,
            floor,
        };
        if site.is_part_of_compound() {
            return None;
        }
        if reading.cue.part == Part::Verb {
            site.read_group();
            site.voice = site.voice_of_group()?;
        }
        Some(site)
    }

    /// The subject to the left of the verb group.
    pub(in crate::quotes) fn subject(&self) -> Option<Range<usize>> {
        noun_phrase::before(self.scene, self.group, self.floor)
    }

    /// Where the report itself can start on the right: after the cue.
    pub(super) fn right(&self) -> usize {
        self.at + 1
    }

    /// Whether a hyphen joins the cue to another word: "so-called".
    fn is_part_of_compound(&self) -> bool {
        let tokens = self.scene.doc.tokens();
        let hyphen = |i: usize| self.scene.word(i).is_any(&["-", "‐", "‑"]);
        let glued = |a: usize| tokens[a].span.end == tokens[a + 1].span.start;
        let before = self.at > self.floor && hyphen(self.at - 1) && glued(self.at - 1);
        let after = self.at + 1 < self.sentence.end && hyphen(self.at + 1) && glued(self.at);
        before || after
    }

    /// Walks left over auxiliaries, adverbs and negations.
    fn read_group(&mut self) {
        while self.group > self.floor {
            let word = self.scene.word(self.group - 1);
            if word.passage.is_some() {
                break;
            }
            let negative = word.has(Class::NEGATION.or(Class::NEGATIVE_AUXILIARY));
            let helper = word.has(Class::AUXILIARY.or(Class::ADVERB)) || negative && !word.is("no");
            if word.is("to") && self.follows_catenative() {
                self.negated |= self.is_refusal(self.group - 2);
                self.group -= if self.scene.word(self.group - 2).is("on") {
                    3
                } else {
                    2
                };
            } else if helper || self.is_clitic(self.group - 1) {
                self.group -= 1;
            } else {
                break;
            }
            self.negated |= negative;
        }
    }

    fn follows_catenative(&self) -> bool {
        let before = self.group.checked_sub(2).filter(|&i| i >= self.floor);
        before.is_some_and(|i| {
            let word = self.scene.word(i);
            if word.is("on") && i > self.floor {
                return self
                    .scene
                    .word(i - 1)
                    .is_any(&["went", "goes", "go", "going"]);
            }
            word.passage.is_none() && word.has(Class::CATENATIVE.or(Class::HAVE))
        })
    }

    /// Whether the word at `i` says that the verb after it does not happen.
    fn is_refusal(&self, i: usize) -> bool {
        let word = &self.scene.word(i).folded;
        ["declin", "refus", "fail", "yet", "unable", "unwilling"]
            .iter()
            .any(|w| word.starts_with(w))
    }

    /// Whether the `'s` at `i` is short for "is" or "has".
    fn is_clitic(&self, i: usize) -> bool {
        let word = self.scene.word(i);
        let clitic = word.is("'s") && !self.is_possessive(i);
        clitic && (self.group < self.at || self.reading.form == Form::Gerund)
    }

    /// Whether the `'s` at `i` ends a name before a verb that is finite already: "the head of
    /// Quill's has said".
    fn is_possessive(&self, i: usize) -> bool {
        let finite = Class::HAVE
            .or(Class::DO)
            .or(Class::MODAL)
            .or(Class::NEGATIVE_AUXILIARY);
        let next = self.scene.word(i + 1);
        let pronoun = i > self.floor && self.scene.word(i - 1).has(Class::PERSON_PRONOUN);
        !pronoun && (next.has(finite) || next.is_any(&["is", "are", "was", "were"]))
    }

    fn voice_of_group(&self) -> Option<Voice> {
        let helpers = self.scene.words(self.group..self.at);
        let has = |class: Class| {
            helpers
                .iter()
                .any(|w| w.has(class) || w.is("'s") && class == Class::BE)
        };
        let previous = self
            .scene
            .get(self.at.wrapping_sub(1), &(self.floor..self.at));
        let to = previous.is_some_and(|w| w.is("to"));
        match self.reading.form {
            _ if to && self.group == self.at => Some(Voice::Infinitive),
            Form::Gerund if has(Class::BE) => Some(Voice::Active),
            Form::Gerund => self.is_participle().then_some(Voice::Participle),
            Form::Past | Form::Participle if has(Class::BE) => Some(Voice::Passive),
            Form::Past if self.at == self.sentence.start => None, // "Asked about the cost, …"
            Form::Participle if !has(Class::HAVE) && self.group == self.at => None,
            Form::Base if has(Class::AUXILIARY) || helpers.iter().any(|w| w.is("to")) => {
                Some(Voice::Active)
            }
            Form::Base => self.has_plural_subject().then_some(Voice::Active),
            _ => (has(Class::AUXILIARY) || !self.is_modifier()).then_some(Voice::Active),
        }
    }

    /// Whether a gerund goes with a subject further left: after a comma or a preposition.
    fn is_participle(&self) -> bool {
        let Some(previous) = self.group.checked_sub(1).filter(|&i| i >= self.floor) else {
            return true;
        };
        let word = self.scene.word(previous);
        word.is_mark()
            || word.has(
                Class::SUBORDINATOR
                    .or(Class::PREPOSITION)
                    .or(Class::COORDINATOR),
            )
            || !word.has(Class::DETERMINER.or(Class::POSSESSIVE))
    }

    /// Whether the word before a verb's plain form can be its subject.
    fn has_plural_subject(&self) -> bool {
        let Some(previous) = self.group.checked_sub(1).filter(|&i| i >= self.floor) else {
            return false;
        };
        let word = self.scene.word(previous);
        if word.has(
            Class::DETERMINER
                .or(Class::POSSESSIVE)
                .or(Class::PREPOSITION),
        ) && !word.has(Class::SUBJECT_PRONOUN)
        {
            return false;
        }
        if self.scene.word(self.at).has(Class::PREPOSITION) && !word.has(Class::SUBJECT_PRONOUN) {
            return false; // "foes like these"
        }
        let pronoun = word.is_any(&[
            "i", "we", "they", "you", "who", "people", "some", "many", "others", "most",
        ]);
        let plural = word.folded.len() > 3 && word.folded.ends_with('s') && word.is_word();
        pronoun || plural || word.is("and") || word.is_word() && self.is_only_verb()
    }

    /// Whether the cue is hardly ever anything but a verb with a clause: "say", "believe".
    fn is_only_verb(&self) -> bool {
        let noun = self.scene.word(self.at).readings.len() > 1;
        let that = self.reading.cue.precision(Frame::That);
        !noun && that.is_some_and(|p| p > 0.6)
    }

    /// Whether a past form stands before a noun: "the proposed law".
    fn is_modifier(&self) -> bool {
        let Some(previous) = self.group.checked_sub(1).filter(|&i| i >= self.floor) else {
            return false;
        };
        let word = self.scene.word(previous);
        let article = word.is_any(&["the", "a", "an", "this", "these", "any", "every"]);
        article
            || word.has(Class::POSSESSIVE.or(Class::PREPOSITION))
                && !word.has(Class::SUBJECT_PRONOUN)
    }
}

/// Where the narrator's text before `at` begins: after a passage, or with the sentence.
fn floor(scene: &Scene, at: usize, start: usize) -> usize {
    let quoted = (start.max(at.saturating_sub(60))..at).rev().find(|&i| {
        let passage = scene.word(i).passage.map(|p| &scene.passages[p]);
        passage.is_some_and(|p| p.inner.len() > 2)
    });
    quoted.map_or(start, |i| i + 1)
}

impl<'a> Site<'a> {
    /// A finding of this cue with neither content nor source yet.
    pub(super) fn finding(&self, rule: &'static str, confidence: f32) -> Finding {
        Finding {
            rule,
            content: Vec::new(),
            source: Vec::new(),
            cue: Some(self.group..self.at + 1),
            word: Some(self.reading.cue),
            negated: self.negated,
            via: None,
            inherits: None,
            confidence,
        }
    }

    /// Who reports what stands to the right: the subject, the noun a relative clause belongs
    /// to, or the subject of a verb before.
    pub(in crate::quotes) fn source(&self) -> Option<Vec<Range<usize>>> {
        let adjacent = match self.voice {
            Voice::Infinitive => None,
            Voice::Participle if !self.follows_noun() => None,
            _ => self.relative().or_else(|| self.subject().map(|s| vec![s])),
        };
        let source = adjacent.or_else(|| self.clause_subject().map(|s| vec![s]));
        let mut source = source
            .or_else(|| self.loose_subject().map(|s| vec![s]))
            .unwrap_or_default();
        source.retain(|range| !self.scene.word(range.start).is("there")); // "there are fears that"
        Some(source)
    }

    /// Whether a noun stands right before a participle: "with Lee asking".
    fn follows_noun(&self) -> bool {
        let previous = self.group.checked_sub(1).filter(|&i| i >= self.floor);
        let closed = Class::PREPOSITION
            .or(Class::SUBORDINATOR)
            .or(Class::COORDINATOR)
            .or(Class::AUXILIARY);
        previous.is_some_and(|i| {
            let word = self.scene.word(i);
            word.is_capitalised() && word.is_word() && !word.has(closed)
        })
    }

    /// "a man who said": the noun and its pronoun.
    fn relative(&self) -> Option<Vec<Range<usize>>> {
        let scene = self.scene;
        let pronoun = self.group.checked_sub(1).filter(|&i| i >= self.floor)?;
        if !scene.word(pronoun).is_any(&["who", "which", "that"]) {
            return None;
        }
        let comma = pronoun > self.floor && scene.word(pronoun - 1).is(",");
        let end = if comma { pronoun - 1 } else { pronoun };
        let antecedent = noun_phrase::before(scene, end, self.floor);
        let relative = Range {
            start: pronoun,
            end: pronoun + 1,
        };
        Some(antecedent.into_iter().chain(Some(relative)).collect())
    }

    /// The subject of the nearest verb of reporting before, else of the nearest verb whose
    /// subject starts its clause: what one sentence reports has mostly one source.
    fn clause_subject(&self) -> Option<Range<usize>> {
        let scene = self.scene;
        let start = self.sentence.start.max(self.at.saturating_sub(80));
        let subject = |i: usize| {
            let subject = noun_phrase::of_verb(scene, i, start)?;
            let first = scene.word(subject.start);
            let relative = first.is_any(&["who", "which", "that", "what"]);
            let starts = noun_phrase::starts_clause(scene, subject.start, start);
            (!relative && starts).then_some(subject)
        };
        let verbs = (start..self.group).rev();
        let reporting = verbs
            .clone()
            .filter(|&i| noun_phrase::is_finite_cue(scene, i));
        reporting
            .filter_map(subject)
            .next()
            .or_else(|| verbs.filter_map(subject).next())
    }

    /// What stands before "to say" or ", citing", or a name that looks like an adverb: "Early said".
    fn loose_subject(&self) -> Option<Range<usize>> {
        let scene = self.scene;
        let mark = self.group > self.floor && scene.word(self.group - 1).is_any(&[",", "to"]);
        match self.voice {
            Voice::Participle | Voice::Infinitive if mark => {
                noun_phrase::before(scene, self.group - 1, self.floor)
            }
            _ => {
                let first = scene.word(self.group);
                (self.group < self.at && first.is_capitalised()).then(|| self.group..self.group + 1)
            }
        }
    }
}

//! The words that report: verbs, nouns and adjectives, each with its sense and its frames.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::CueSense;
use super::inflection::{Form, verb_forms, with_s};
use crate::text::list_lines;

/// The part of speech in which a word reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// "said"
    Verb,
    /// "the claim that"
    Noun,
    /// "is confident that"
    Adjective,
}

/// How what is reported stands to the word that reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// In quotation marks beside it.
    Quote,
    /// Before it: "It rained, he said".
    Back,
    /// After it, with "that".
    That,
    /// After it, with "whether", "how", "what" …
    Wh,
    /// After it, as an infinitive.
    To,
    /// After it, as a clause without "that" or as an object.
    Object,
    /// Before it, as the subject of a passive: "the plan was criticised by".
    Passive,
    /// After whom it was said to: "told reporters that".
    Addressee,
    /// After it and this preposition or particle: "called for".
    With(&'static str),
}

impl Frame {
    fn named(name: &'static str) -> Self {
        match name {
            "quote" => Self::Quote,
            "back" => Self::Back,
            "that" => Self::That,
            "wh" => Self::Wh,
            "to" => Self::To,
            "object" => Self::Object,
            "passive" => Self::Passive,
            "addressee" => Self::Addressee,
            "to+" => Self::With("to"),
            word => Self::With(word),
        }
    }
}

/// A word that reports.
#[derive(Debug)]
pub(super) struct CueWord {
    /// Its dictionary form.
    pub(super) lemma: &'static str,
    /// In which part of speech it reports.
    pub(super) part: Part,
    /// What it says the speaker did.
    pub(super) sense: CueSense,
    /// Its frames, with the share of their finds that people marked as quotations, from 0 to 1.
    frames: Vec<(Frame, f32)>,
}

impl CueWord {
    /// How often a find in this frame is a quotation; nothing if the word does not have it.
    pub(super) fn precision(&self, frame: Frame) -> Option<f32> {
        let found = self.frames.iter().find(|(f, _)| *f == frame);
        found.map(|(_, precision)| *precision)
    }

    /// The best precision of its frames, from 0 to 1.
    pub(super) fn best_precision(&self) -> f32 {
        self.frames.iter().map(|(_, p)| *p).fold(0.0, f32::max)
    }

    /// The prepositions and particles it reports with.
    pub(super) fn particles(&self) -> impl Iterator<Item = &'static str> {
        self.frames.iter().filter_map(|(frame, _)| match frame {
            Frame::With(word) => Some(*word),
            _ => None,
        })
    }
}

/// One word as a form of a [`CueWord`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    /// The word it is a form of.
    pub(super) cue: &'static CueWord,
    /// Which form; nouns and adjectives are `Base`.
    pub(super) form: Form,
}

/// How a word in lower case can report; empty if it cannot.
pub(super) fn readings(word: &str) -> &'static [Reading] {
    READINGS.get(word).map_or(&[], Vec::as_slice)
}

static WORDS: LazyLock<Vec<CueWord>> =
    LazyLock::new(|| list_lines(include_str!("cues.txt")).map(parse).collect());

static READINGS: LazyLock<HashMap<String, Vec<Reading>>> = LazyLock::new(|| {
    let mut readings: HashMap<String, Vec<Reading>> = HashMap::new();
    for cue in WORDS.iter() {
        for (word, form) in forms(cue) {
            readings
                .entry(word)
                .or_default()
                .push(Reading { cue, form });
        }
    }
    readings
});

fn forms(cue: &CueWord) -> Vec<(String, Form)> {
    match cue.part {
        Part::Verb => verb_forms(cue.lemma),
        Part::Noun => vec![
            (cue.lemma.to_owned(), Form::Base),
            (with_s(cue.lemma), Form::Base),
        ],
        Part::Adjective => vec![(cue.lemma.to_owned(), Form::Base)],
    }
}

/// Reads a line such as `argue verb claim that:90 object:80`.
fn parse(line: &'static str) -> CueWord {
    let mut words = line.split_whitespace();
    let mut next = || words.next().expect("a cue has lemma, part and sense");
    let (lemma, part, sense) = (next(), next(), next());
    CueWord {
        lemma,
        part: match part {
            "verb" => Part::Verb,
            "noun" => Part::Noun,
            _ => Part::Adjective,
        },
        sense: sense_named(sense),
        frames: words.map(frame).collect(),
    }
}

fn frame(word: &'static str) -> (Frame, f32) {
    let (name, percent) = word.split_once(':').expect("a frame has its precision");
    let percent: f32 = percent.parse().expect("a precision is a number");
    (Frame::named(name), percent / 100.0)
}

fn sense_named(name: &str) -> CueSense {
    match name {
        "denial" => CueSense::Denial,
        "confirmation" => CueSense::Confirmation,
        "claim" => CueSense::Claim,
        "promise" => CueSense::Promise,
        "warning" => CueSense::Warning,
        "question" => CueSense::Question,
        "belief" => CueSense::Belief,
        "demand" => CueSense::Demand,
        "announcement" => CueSense::Announcement,
        _ => CueSense::Statement,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &[(&str, Part)]) {
        let got: Vec<_> = readings(word)
            .iter()
            .map(|r| (r.cue.lemma, r.cue.part))
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn a_form_leads_to_its_dictionary_word() {
        check("said", &[("say", Part::Verb)]);
        check("denied", &[("deny", Part::Verb)]);
        check("table", &[]);
    }

    #[test]
    fn a_frame_the_word_lacks_has_no_precision() {
        let say = readings("said")[0].cue;
        assert!(say.precision(Frame::That).is_some_and(|p| p > 0.5));
        assert_eq!(say.precision(Frame::With("under")), None);
    }
}

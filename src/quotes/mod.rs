//! Quotations and who said them.
//!
//! [`extract`] returns each [`Quotation`] of a document, direct, mixed or indirect, with the
//! words of its source and its cue, and the [`Speaker`]s they belong to. The rules of
//! `attribution` read the text first; what they find is a feature of the [`tagger`], whose
//! attributions `completion` tidies and completes; then the sieves of `speakers` lead each
//! source to a speaker. Each answer keeps the codes of what decided ([`reasons`]).
//! Never sees the store, the clock or the network; never changes the text.

mod attribution;
mod clause;
mod completion;
mod dateline;
mod inflection;
mod lemma;
mod lexicon;
mod marks;
mod noun_phrase;
pub mod reasons;
mod scene;
mod speakers;
#[doc(hidden)]
pub mod stages;
pub mod tagger;
mod tail;
mod words;

#[cfg(test)]
mod golden;

use std::ops::Range;

use crate::mentions::{EntityId, Mentions};
use crate::text::{Document, Span};
use attribution::Finding;
use lexicon::Part;
use scene::{Scene, Word};

/// How a quotation is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// All of it stands in quotation marks.
    Direct,
    /// Part of it does.
    Mixed,
    /// None of it does.
    Indirect,
}

/// What a cue says the speaker did with the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueSense {
    /// Said, told, according to.
    Statement,
    /// Denied, rejected.
    Denial,
    /// Confirmed, acknowledged.
    Confirmation,
    /// Claimed, alleged.
    Claim,
    /// Promised, pledged.
    Promise,
    /// Warned, threatened.
    Warning,
    /// Asked, wondered.
    Question,
    /// Believes, expects.
    Belief,
    /// Demanded, urged.
    Demand,
    /// Announced, revealed.
    Announcement,
}

/// What sort of speaker it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// A named person.
    Person,
    /// A named body.
    Organization,
    /// Several people spoken of together.
    Group,
    /// A report, survey or law.
    Document,
    /// One person without a name.
    Unnamed,
}

/// Somebody or something whose words the article reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest form of the name in the article, or the description of one without a name.
    pub name: String,
    /// What the article says this speaker is; empty if it does not.
    pub role: String,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
    /// Every place that names or refers to this speaker, in order.
    pub mentions: Vec<Span>,
    /// The entity it is, if it has a name.
    pub entity: Option<EntityId>,
}

/// The words that report a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where they stand.
    pub spans: Vec<Span>,
    /// Their dictionary form: "say".
    pub lemma: String,
    /// What they say the speaker did.
    pub sense: CueSense,
    /// Whether they are negated: "did not say that".
    pub negated: bool,
}

/// One quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// How it is reported.
    pub kind: QuoteKind,
    /// Where the words stand, without the outer quotation marks; never empty.
    pub content: Vec<Span>,
    /// Where the text names the speaker of this quotation; may be empty.
    pub source: Vec<Span>,
    /// The words that report it, if any do.
    pub cue: Option<Cue>,
    /// Index into [`Quotations::speakers`].
    pub speaker: Option<usize>,
    /// Who relayed the words: "Yonhap"; empty if nobody.
    pub via: String,
    /// The quotation mark that opens it is never closed.
    pub unterminated: bool,
    /// From 0 to 1.
    pub confidence: f32,
    /// Codes of the rules that decided, in the order of the stages.
    pub reasons: Vec<&'static str>,
}

/// The quotations of a document and their speakers.
#[derive(Clone, Debug, Default)]
pub struct Quotations {
    /// In the order of the text.
    pub quotations: Vec<Quotation>,
    /// In the order of their first quotation.
    pub speakers: Vec<Speaker>,
}

/// Finds the quotations of `doc` in its paragraphs and headings.
///
/// `english` says whether rules that know English words apply; without them only what
/// stands in quotation marks is found.
pub fn extract(doc: &Document, mentions: &Mentions, english: bool) -> Quotations {
    let scene = Scene::new(doc, english);
    let findings = if english {
        let ruled = attribution::find(&scene);
        let tagged = tagger::find(&scene, mentions, &ruled);
        completion::complete(&scene, mentions, tagged, &ruled)
    } else {
        attribution::quoted(&scene)
    };
    gather(&scene, mentions, &findings)
}

/// The quotations that `findings` are, each led to its speaker.
fn gather(scene: &Scene, mentions: &Mentions, findings: &[Finding]) -> Quotations {
    let resolved = speakers::resolve(scene, mentions, findings);
    let found = findings.iter().zip(&resolved.answers).zip(resolved.vias);
    let mut quotations: Vec<Quotation> = found
        .map(|((finding, answer), via)| Quotation {
            via,
            ..quotation(scene, finding, *answer)
        })
        .collect();
    quotations.retain(|q| !q.content.is_empty());
    quotations.sort_by_key(|q| q.content[0]);
    Quotations {
        quotations,
        speakers: resolved.speakers,
    }
}

/// A finding in spans of the text, with the index of its speaker and the code of the sieve
/// that decided.
fn quotation(scene: &Scene, finding: &Finding, answer: Option<(usize, &'static str)>) -> Quotation {
    let ranges = finding.content.iter();
    let mut content: Vec<Span> = ranges.filter_map(|r| content_span(scene, r)).collect();
    content.dedup_by(|later, earlier| later.overlaps(*earlier));
    let cue = finding.cue.as_ref().map(|range| Cue {
        spans: vec![scene.span(range)],
        lemma: finding
            .word
            .map_or_else(|| lemma::of_cue(scene, range), |w| w.lemma.to_owned()),
        sense: sense_of(scene, finding, range),
        negated: finding.negated,
    });
    Quotation {
        kind: kind_of(scene, finding),
        content,
        source: finding.source.iter().map(|r| scene.span(r)).collect(),
        cue,
        speaker: answer.map(|(speaker, _)| speaker),
        via: String::new(),
        unterminated: is_unterminated(scene, finding),
        confidence: finding.confidence,
        reasons: [finding.rule]
            .into_iter()
            .chain(answer.map(|(_, code)| code))
            .collect(),
    }
}

/// What a cue says of its report; to "call" somebody something demands nothing, as to "call for",
/// "call on" or a "call" does.
fn sense_of(scene: &Scene, finding: &Finding, cue: &Range<usize>) -> CueSense {
    let Some(word) = finding.word else {
        return CueSense::Statement;
    };
    let behind = scene.words(cue.start..scene.len().min(cue.end + 1));
    let demands = |w: &Word| w.is_any(&["for", "on", "upon", "to"]);
    match (word.lemma, word.part) {
        ("call", Part::Verb) if !behind.iter().any(demands) => CueSense::Statement,
        _ => word.sense,
    }
}

/// Where content stands: outer quotation marks and marks at its edges left out.
fn content_span(scene: &Scene, range: &Range<usize>) -> Option<Span> {
    let mut range = range.clone();
    if let Some(passage) = scene.passage_starting_at(range.start) {
        let passage = &scene.passages[passage];
        if passage.outer.end >= range.end {
            return Some(scene.span(&without_comma(scene, &passage.inner)));
        }
    }
    while !range.is_empty() && is_edge(scene, range.start) {
        range.start += 1;
    }
    while !range.is_empty() && is_edge(scene, range.end - 1) {
        range.end -= 1;
    }
    (!range.is_empty()).then(|| scene.span(&range))
}

/// Quoted words without the comma at their end, which belongs to the sentence around them.
fn without_comma(scene: &Scene, inner: &Range<usize>) -> Range<usize> {
    let comma = inner.len() > 1 && scene.word(inner.end - 1).is(",");
    inner.start..inner.end - usize::from(comma)
}

/// Whether a token is a mark of the narrator at the edge of content.
fn is_edge(scene: &Scene, i: usize) -> bool {
    let word = scene.word(i);
    word.passage.is_none() && word.is_any(&[",", ".", ";", ":", "—", "–", "-"])
}

fn kind_of(scene: &Scene, finding: &Finding) -> QuoteKind {
    let (mut inside, mut outside) = (false, false);
    for word in finding.content.iter().flat_map(|r| scene.words(r.clone())) {
        if word.is_word() {
            match word.passage {
                Some(_) => inside = true,
                None => outside = true,
            }
        }
    }
    match (inside, outside) {
        (true, false) => QuoteKind::Direct,
        (true, true) => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    }
}

fn is_unterminated(scene: &Scene, finding: &Finding) -> bool {
    finding.content.iter().any(|range| {
        let passage = scene.passage_ending_at(range.end);
        passage.is_some_and(|p| scene.passages[p].open_ended && !scene.passages[p].continued)
    })
}

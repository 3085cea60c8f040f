//! Passages in quotation marks that no cue claims: who speaks there follows from the text around.

use std::ops::Range;

use super::{Finding, content};
use crate::quotes::marks::Passage;
use crate::quotes::noun_phrase;
use crate::quotes::reasons;
use crate::quotes::scene::{Scene, Word};
use crate::quotes::words::Class;

/// How often the finds of each rule are quotations with the right source, on PolNeAR train.
const AFTER_COLON: f32 = 0.7;
const SAME_PARAGRAPH: f32 = 0.6;
const NEXT_PARAGRAPH: f32 = 0.5;
const SUBJECT_BEFORE: f32 = 0.4;
const NOBODY: f32 = 0.5;

/// Adds a finding for each unclaimed passage that is somebody's words.
pub(super) fn find(scene: &Scene, findings: &mut Vec<Finding>) {
    let mut owner = owners(scene, findings);
    let mut next = 0;
    while next < scene.passages.len() {
        let first = next;
        next += 1;
        if owner[first].is_some() {
            continue;
        }
        while next < scene.passages.len()
            && owner[next].is_none()
            && scene.passages[next].outer.start == scene.passages[next - 1].outer.end
            && scene.passages[next].block == scene.passages[first].block
        {
            next += 1;
        }
        if let Some(parent) = continues(scene, &owner, first) {
            let content = scene.passages[first].outer.start..scene.passages[next - 1].outer.end;
            findings[parent].content.push(content);
            owner[first..next].fill(Some(parent));
        } else if let Some(finding) = judge(scene, findings, &owner, first, next) {
            owner[first..next].fill(Some(findings.len()));
            findings.push(finding);
        }
    }
}

/// For each passage the finding whose content holds it.
fn owners(scene: &Scene, findings: &[Finding]) -> Vec<Option<usize>> {
    let mut owners = vec![None; scene.passages.len()];
    for (index, finding) in findings.iter().enumerate() {
        for range in &finding.content {
            let first = scene
                .passages
                .partition_point(|p| p.outer.end <= range.start);
            let held = scene.passages[first..]
                .iter()
                .take_while(|p| p.outer.start < range.end);
            for owner in owners.iter_mut().skip(first).take(held.count()) {
                owner.get_or_insert(index);
            }
        }
    }
    owners
}

/// The finding that a passage goes on with, because its paragraph opens with a mark while the
/// one before was left open.
fn continues(scene: &Scene, owner: &[Option<usize>], passage: usize) -> Option<usize> {
    let previous = passage.checked_sub(1)?;
    let turn = transcript_turn(scene, &scene.passages[passage].inner).is_some();
    let spoken = scene
        .words(scene.passages[passage].inner.clone())
        .iter()
        .any(is_lower);
    let goes_on = scene.passages[previous].continued && spoken && !turn;
    goes_on.then(|| owner[previous]).flatten()
}

fn is_lower(word: &Word) -> bool {
    word.is_word() && word.text.starts_with(char::is_lowercase)
}

/// "REED: We won." in quotation marks: the name with its colon, and the words.
fn transcript_turn(scene: &Scene, inner: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let reach = inner.start..inner.end.min(inner.start + 5);
    let colon = reach.clone().find(|&i| scene.word(i).is(":"))?;
    let upper = scene
        .words(inner.start..colon)
        .iter()
        .all(|w| w.text.len() > 1 && !w.text.chars().any(char::is_lowercase));
    (upper && colon > inner.start && colon + 1 < inner.end)
        .then(|| (inner.start..colon + 1, colon + 1..inner.end))
}

/// Whose words the passages `first..next` are.
fn judge(
    scene: &Scene,
    findings: &[Finding],
    owner: &[Option<usize>],
    first: usize,
    next: usize,
) -> Option<Finding> {
    let passage = &scene.passages[first];
    let content = passage.outer.start..scene.passages[next - 1].outer.end;
    let told = turn(scene, passage, &content).or_else(|| led_by_colon(scene, &content));
    if told.is_some() || !is_somebodys(scene, passage.inner.clone()) {
        return told;
    }
    let before = first.checked_sub(1);
    let parent = before.and_then(|p| Some((owner[p]?, scene.passages[p].block)));
    let continued = |(parent, block)| {
        let reason = goes_on(scene, &content, block, passage.block)?;
        Some(inherited(reason, findings, parent, content.clone()))
    };
    signed(scene, &content, passage.block)
        .or_else(|| parent.and_then(continued))
        .or_else(|| Some(with_subject_before(scene, content)))
}

/// A turn of a transcript that stands in marks: "“SMITH: We won.”"
fn turn(scene: &Scene, passage: &Passage, content: &Range<usize>) -> Option<Finding> {
    let (name, words) = transcript_turn(scene, &passage.inner)?;
    Some(Finding {
        source: vec![name.start..name.end - 1],
        cue: Some(name.end - 1..name.end),
        ..Finding::bare(
            reasons::SPEAKER_COLON,
            words.start..content.end,
            AFTER_COLON,
        )
    })
}

/// What a colon leads in: "Smith: “We won.”"
fn led_by_colon(scene: &Scene, content: &Range<usize>) -> Option<Finding> {
    let (source, colon) = before_colon(scene, content.start)?;
    Some(Finding {
        source: source.into_iter().collect(),
        cue: Some(colon..colon + 1),
        ..Finding::bare(reasons::COLON_BEFORE_QUOTE, content.clone(), AFTER_COLON)
    })
}

/// What is signed below: "“We won.” — Ann Lee"
fn signed(scene: &Scene, content: &Range<usize>, block: usize) -> Option<Finding> {
    let (source, dash) = signed_below(scene, content, block)?;
    Some(Finding {
        source: vec![source],
        cue: Some(dash),
        ..Finding::bare(reasons::SIGNED_BELOW, content.clone(), AFTER_COLON)
    })
}

/// Why what is quoted in `block` goes on with the quotation before it, which stands in
/// `previous`: the code and how often it is so.
pub(in crate::quotes) fn goes_on(
    scene: &Scene,
    content: &Range<usize>,
    previous: usize,
    block: usize,
) -> Option<(&'static str, f32)> {
    if previous == block {
        return Some((reasons::SAME_PARAGRAPH, SAME_PARAGRAPH));
    }
    let follows = previous + 1 == block && fills_block(scene, content, block);
    follows.then_some((reasons::NEXT_PARAGRAPH, NEXT_PARAGRAPH))
}

/// Whether quoted words are an utterance, not a title, a nickname or a word held at arm's length.
fn is_somebodys(scene: &Scene, inner: Range<usize>) -> bool {
    let words = scene.words(inner.clone());
    let count = words.iter().filter(|w| w.is_word()).count();
    let ends = words
        .last()
        .is_some_and(|w| w.is_any(&[".", ",", "!", "?", "…", "—"]));
    let small = words
        .iter()
        .filter(|w| w.is_word() && !w.is_capitalised())
        .count();
    content::is_utterance(scene, inner)
        && (count >= 4 && ends && small >= 2 || count >= 8 && small * 2 > count)
}

/// Whether content is all of its block.
fn fills_block(scene: &Scene, content: &Range<usize>, block: usize) -> bool {
    let tokens = scene.block_tokens(block);
    content.start == tokens.start && content.end == tokens.end
}

/// The colon right before a passage, also at the end of the block before, and the subject of
/// its sentence.
fn before_colon(scene: &Scene, start: usize) -> Option<(Option<Range<usize>>, usize)> {
    let colon = start.checked_sub(1)?;
    let word = scene.word(colon);
    if !word.is(":") || word.passage.is_some() {
        return None;
    }
    let sentence = scene.sentence_of(colon);
    if !scene.doc.blocks()[scene.sentence(sentence).block]
        .kind
        .is_content()
    {
        return None;
    }
    let source = name_before(scene, colon).or_else(|| subject_of(scene, sentence, colon));
    Some((source, colon))
}

/// A name that is all that stands before a colon, from the start of its sentence or a dash on.
fn name_before(scene: &Scene, colon: usize) -> Option<Range<usize>> {
    let low = scene
        .sentence(scene.sentence_of(colon))
        .tokens
        .start
        .max(colon.saturating_sub(10));
    let dash = (low..colon)
        .rev()
        .find(|&i| scene.word(i).is_any(&["-", "–", "—"]));
    let start = dash.map_or(low, |i| i + 1);
    let words = scene.words(start..colon);
    let small = Class::PREPOSITION
        .or(Class::DETERMINER)
        .or(Class::COORDINATOR);
    let verb = Class::AUXILIARY
        .or(Class::FINITE_VERB)
        .or(Class::SUBORDINATOR);
    let plain = |w: &Word| !w.has(verb) && w.readings.is_empty() && !w.folded.ends_with("ed");
    let title = words.len() <= 6 && words.last().is_some_and(Word::is_capitalised);
    let name = words
        .iter()
        .all(|w| w.is_capitalised() || !w.is_word() || w.has(small) || title && plain(w));
    (name && words.first().is_some_and(Word::is_word)).then_some(start..colon)
}

/// The name in a line of its own below a quotation: "— Ann Lee, Ely".
fn signed_below(
    scene: &Scene,
    content: &Range<usize>,
    block: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let below = scene
        .doc
        .blocks()
        .get(block + 1)
        .filter(|b| b.kind.is_content())?;
    let tokens = scene.block_tokens(block + 1);
    let dash = scene.get(tokens.start, &tokens)?.is_any(&["-", "–", "—"]);
    let own =
        fills_block(scene, content, block) && below.sentences.len() == 1 && tokens.len() <= 14;
    let name = noun_phrase::after(scene, tokens.start + 1, tokens.end)?;
    let named = scene.word(name.start).is_capitalised();
    (dash && own && named).then(|| (name, tokens.start..tokens.start + 1))
}

/// A quotation with the subject of the sentence before it in its paragraph, if there is one.
fn with_subject_before(scene: &Scene, content: Range<usize>) -> Finding {
    let sentence = scene.sentence_of(content.start);
    let block = scene.sentence(sentence).block;
    let before = sentence
        .checked_sub(1)
        .filter(|&s| scene.sentence(s).block == block);
    let subject = before.and_then(|s| subject_of(scene, s, scene.sentence(s).tokens.end));
    match subject {
        Some(source) => Finding {
            source: vec![source],
            ..Finding::bare(reasons::SUBJECT_BEFORE_QUOTE, content, SUBJECT_BEFORE)
        },
        None => Finding::bare(reasons::QUOTE_WITHOUT_CUE, content, NOBODY),
    }
}

/// The subject of a sentence: the phrase before its first verb, as far as that can be told.
fn subject_of(scene: &Scene, sentence: usize, end: usize) -> Option<Range<usize>> {
    let start = scene
        .sentence_around(scene.sentence(sentence).tokens.start)
        .start;
    let end = end.min(start + 60);
    (start..end).find_map(|i| noun_phrase::of_verb(scene, i, start))
}

fn inherited(
    (rule, confidence): (&'static str, f32),
    findings: &[Finding],
    parent: usize,
    content: Range<usize>,
) -> Finding {
    Finding {
        source: findings[parent].source.clone(),
        inherits: Some(parent),
        ..Finding::bare(
            rule,
            content,
            confidence * findings[parent].confidence.max(0.5),
        )
    }
}

/// Without English rules: every passage that is an utterance, and nothing more.
pub(super) fn all(scene: &Scene) -> Vec<Finding> {
    let long = |inner: &Range<usize>| {
        scene
            .words(inner.clone())
            .iter()
            .filter(|w| w.is_word())
            .count()
            >= 4
    };
    let spoken = scene.passages.iter().filter(|p| long(&p.inner));
    spoken
        .map(|p| Finding::bare(reasons::QUOTE_WITHOUT_CUE, p.outer.clone(), NOBODY))
        .collect()
}

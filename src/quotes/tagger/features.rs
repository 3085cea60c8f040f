//! What the tagger reads of each token, besides the word itself, as small numbers.
//!
//! The training reads the same numbers (`examples/encode.rs` writes them), so there is one
//! definition of every feature. A change of meaning asks for a new [`VERSION`] and new weights.

use std::ops::Range;

use super::labels::{LABELS, Label, Part};
use crate::mentions::{EntityKind, MentionKind, Mentions};
use crate::quotes::attribution::Finding;
use crate::quotes::lexicon;
use crate::quotes::scene::{Scene, Word};
use crate::text::BlockKind;

/// The version of the features; weights made for another one are refused.
pub const VERSION: u32 = 1;

/// How many categorical features a token has.
pub const CATEGORIES: usize = 10;

/// How many values each categorical feature can take, in the order of [`TokenFeatures::categories`]:
/// last three letters, first three letters, shape, place in quotation marks, tokens since the
/// last mark, tokens until the next, block, what the rules say, how the word can report, mention.
pub const CARDINALITIES: [usize; CATEGORIES] = [4096, 4096, 256, 6, 8, 8, 24, 2 * LABELS, 20, 24];

/// How many features are either true or false.
pub const FLAGS: usize = 26;

/// The features of one token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenFeatures {
    /// One value below its cardinality for each categorical feature.
    pub categories: [u16; CATEGORIES],
    /// One bit for each true-or-false feature: the closed classes of grammar, then where the
    /// token stands in its sentence.
    pub flags: u32,
}

/// The features of a stretch of tokens that is tagged as one sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// The tokens of the document.
    pub tokens: Range<usize>,
    /// One for each of them.
    pub features: Vec<TokenFeatures>,
}

/// The sequences of a document: its content blocks that hold anything.
pub(in crate::quotes) fn encode(
    scene: &Scene,
    mentions: &Mentions,
    findings: &[Finding],
) -> Vec<Sequence> {
    let encoder = Encoder {
        scene,
        ruled: ruled(scene, findings),
        mentioned: mentioned(scene, mentions),
    };
    let mut before = Before::default();
    let mut sequences = Vec::new();
    for (block, b) in scene.doc.blocks().iter().enumerate() {
        let tokens = scene.block_tokens(block);
        if !b.kind.is_content() || tokens.is_empty() {
            continue;
        }
        let context = before.context(scene, b.kind, &tokens);
        let features = encoder.block(&tokens, context);
        sequences.push(Sequence { tokens, features });
    }
    sequences
}

/// What is known of the blocks before one.
#[derive(Default)]
struct Before {
    blocks: u16,
    ends_with_colon: bool,
    open: bool,
}

impl Before {
    /// The number of a block's context: how far into the article, heading or not, and how the
    /// block before it ended.
    fn context(&mut self, scene: &Scene, kind: BlockKind, tokens: &Range<usize>) -> u16 {
        let first = scene.passage_starting_at(tokens.start);
        let joint = match (self.open && first.is_some(), self.ends_with_colon) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => 0,
        };
        let heading = u16::from(kind != BlockKind::Paragraph);
        let context = (self.blocks.min(3) * 2 + heading) * 3 + joint;
        let last = scene.word(tokens.end - 1);
        self.blocks = self.blocks.saturating_add(1);
        self.ends_with_colon = last.is(":");
        self.open = last.passage.is_some_and(|p| scene.passages[p].open_ended);
        context
    }
}

struct Encoder<'a> {
    scene: &'a Scene<'a>,
    /// For each token of the document what the rules say of it.
    ruled: Vec<u16>,
    /// For each token of the document the mention it belongs to.
    mentioned: Vec<u16>,
}

impl Encoder<'_> {
    fn block(&self, tokens: &Range<usize>, context: u16) -> Vec<TokenFeatures> {
        let mut features: Vec<TokenFeatures> =
            tokens.clone().map(|i| self.token(i, context)).collect();
        distances(&mut features, 4);
        features.reverse();
        distances(&mut features, 5);
        features.reverse();
        self.mark_sentences(tokens, &mut features);
        features
    }

    fn token(&self, i: usize, context: u16) -> TokenFeatures {
        let word = self.scene.word(i);
        TokenFeatures {
            categories: [
                affix(&word.folded, true),
                affix(&word.folded, false),
                shape(word.text),
                self.quotation_state(i),
                0,
                0,
                context,
                self.ruled[i],
                reporting(word),
                self.mentioned[i],
            ],
            flags: word.class.bits(),
        }
    }

    /// Outside quotation marks, inside, on the mark that opens or closes, inside single marks
    /// or of another passage left open.
    fn quotation_state(&self, i: usize) -> u16 {
        let Some(index) = self.scene.word(i).passage else {
            return 0;
        };
        let passage = &self.scene.passages[index];
        if i < passage.inner.start {
            2
        } else if i >= passage.inner.end {
            3
        } else if passage.open_ended {
            4
        } else {
            1
        }
    }

    /// Sets the flags of the first and the last token of each sentence, and of single capitals.
    fn mark_sentences(&self, tokens: &Range<usize>, features: &mut [TokenFeatures]) {
        let sentences = self.scene.doc.sentences();
        let first = self.scene.sentence_of(tokens.start);
        for sentence in sentences[first..]
            .iter()
            .take_while(|s| s.tokens.start < tokens.end)
        {
            features[sentence.tokens.start - tokens.start].flags |= 1 << 22;
            features[sentence.tokens.end - 1 - tokens.start].flags |= 1 << 23;
        }
        for (i, feature) in tokens.clone().zip(features) {
            let word = self.scene.word(i);
            feature.flags |= u32::from(word.is_capitalised()) << 24;
            feature.flags |= u32::from(word.looks_past()) << 25;
        }
    }
}

/// Writes into category `at` how many tokens ago the last mark of a quotation stood: 0 to 6, or
/// 7 if there was none.
fn distances(features: &mut [TokenFeatures], at: usize) {
    let mut since = None;
    for feature in features {
        feature.categories[at] = since.map_or(7, bin);
        let mark = matches!(feature.categories[3], 2 | 3);
        since = if mark { Some(0) } else { since.map(|n| n + 1) };
    }
}

fn bin(distance: usize) -> u16 {
    match distance {
        0..=3 => distance as u16,
        4..=5 => 4,
        6..=11 => 5,
        _ => 6,
    }
}

/// For each token of the document what the rules say of it: a label, and whether they are sure.
fn ruled(scene: &Scene, findings: &[Finding]) -> Vec<u16> {
    let mut ruled = vec![0; scene.len()];
    for finding in findings {
        let cue = finding.cue.as_ref().map_or(0, |c| c.start);
        let sure = u16::from(finding.confidence >= 0.6);
        let mut mark = |range: &Range<usize>, part: Part| {
            let tokens = &mut ruled[range.clone()];
            for (i, token) in tokens.iter_mut().enumerate().filter(|(_, t)| **t == 0) {
                let label = if i == 0 {
                    Label::first(part)
                } else {
                    Label::inside(part)
                };
                *token = 2 * label.index() as u16 + sure;
            }
        };
        finding.cue.iter().for_each(|range| mark(range, Part::Cue));
        for range in &finding.source {
            mark(
                range,
                if range.start < cue {
                    Part::SourceBeforeCue
                } else {
                    Part::SourceAfterCue
                },
            );
        }
        for range in &finding.content {
            mark(
                range,
                if range.start < cue {
                    Part::ContentBeforeCue
                } else {
                    Part::ContentAfterCue
                },
            );
        }
    }
    ruled
}

/// For each token of the document the kind of the mention it belongs to, and whether it is its first.
fn mentioned(scene: &Scene, mentions: &Mentions) -> Vec<u16> {
    let mut mentioned = vec![0; scene.len()];
    for mention in &mentions.mentions {
        let entity = mention
            .entity
            .map(|id| mentions.entities[id.0 as usize].kind);
        let kind =
            1 + 8 * u16::from(mention.kind != MentionKind::Name) + entity.map_or(7, kind_number);
        let tokens = scene.doc.tokens_in(mention.span);
        for token in &mut mentioned[tokens] {
            *token = kind;
        }
    }
    mentioned
}

fn kind_number(kind: EntityKind) -> u16 {
    kind as u16
}

/// How a word can report: as which part of speech, and how often what it reports is a quotation.
fn reporting(word: &Word) -> u16 {
    let readings = word.readings.iter();
    readings
        .map(|reading| lexicon_bin(reading.cue))
        .max()
        .unwrap_or(0)
}

fn lexicon_bin(cue: &lexicon::CueWord) -> u16 {
    let share = match cue.best_precision() {
        p if p < 0.35 => 0,
        p if p < 0.5 => 1,
        p if p < 0.65 => 2,
        p if p < 0.8 => 3,
        _ => 4,
    };
    1 + 6 * cue.part as u16 + share
}

/// A number for the first or the last three letters of a word.
fn affix(folded: &str, last: bool) -> u16 {
    let three = match last {
        true => folded
            .char_indices()
            .rev()
            .nth(2)
            .map_or(folded, |(at, _)| &folded[at..]),
        false => folded
            .char_indices()
            .nth(3)
            .map_or(folded, |(at, _)| &folded[..at]),
    };
    (hash(three.bytes()) % 4096) as u16
}

/// A number for the shape of a word: its letters as capitals, small letters and digits, runs
/// cut short ("Washington" and "Paris" are alike).
fn shape(text: &str) -> u16 {
    let mut last = ['\0'; 2];
    let letters = text.chars().map(|c| match c {
        c if c.is_uppercase() => 'X',
        c if c.is_alphabetic() => 'x',
        c if c.is_numeric() => 'd',
        c => c,
    });
    let kept = letters.filter(|&c| {
        let repeated = last == [c; 2];
        last = [last[1], c];
        !repeated
    });
    let mut hash = Hash::default();
    kept.for_each(|c| hash.add(&(c as u32).to_le_bytes()));
    (hash.0 % 256) as u16
}

/// The 32-bit FNV-1a hash, which does not change between versions of anything.
struct Hash(u32);

impl Default for Hash {
    fn default() -> Self {
        Self(0x811c_9dc5)
    }
}

impl Hash {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
    }
}

fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    let mut hash = Hash::default();
    bytes.for_each(|b| hash.add(&[b]));
    hash.0
}

//! Which paragraphs with a label are turns: those of a document in which people talk in turn.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::direction::is_direction;
use super::label::{self, Form, Label};
use super::people::People;
use crate::quotes::scene::{Scene, Word};
use crate::quotes::words::Class;
use crate::text::{BlockKind, TokenKind};

/// One turn: its paragraph, its label with a colon behind it, and the words.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    /// The index of its block.
    pub(super) block: usize,
    /// All its tokens, quotation marks included.
    pub(super) tokens: Range<usize>,
    /// What says who speaks.
    pub(super) label: Label,
    /// What is said, up to a closing mark of the paragraph.
    pub(super) content: Range<usize>,
}

/// The turns of a document, if it has at least two.
pub(super) fn read(scene: &Scene, people: &People) -> Vec<Turn> {
    let mut turns = labelled(scene, people);
    drop_headline(scene, &mut turns);
    lead_surnames(&mut turns);
    let evidence = Evidence::of(scene, &turns);
    turns.retain(|turn| evidence.speaks(turn));
    let is_mark = |t: &Turn| matches!(t.label.form, Form::Mark(_));
    if turns.iter().filter(|t| is_mark(t)).count() == 1 {
        turns.retain(|t| !is_mark(t));
    }
    if turns.len() < 2 { Vec::new() } else { turns }
}

/// All paragraphs that open with a label.
fn labelled(scene: &Scene, people: &People) -> Vec<Turn> {
    let blocks = scene.doc.blocks().iter().enumerate();
    let paragraphs = blocks.filter(|(_, block)| block.kind == BlockKind::Paragraph);
    let turns = paragraphs.filter_map(|(block, _)| {
        let tokens = scene.block_tokens(block);
        let label = label::read(scene, people, &tokens)?;
        let content = content(scene, &label, &tokens);
        (!content.is_empty()).then_some(Turn {
            block,
            tokens,
            label,
            content,
        })
    });
    turns.collect()
}

/// What stands behind the colon, without the mark that closes the quotation around label and
/// words.
fn content(scene: &Scene, label: &Label, block: &Range<usize>) -> Range<usize> {
    let passage = scene.word(label.tokens.start).passage;
    let end = passage.map_or(block.end, |p| {
        let passage = &scene.passages[p];
        match passage.outer.end == block.end {
            true => passage.inner.end,
            false => block.end,
        }
    });
    label.tokens.end + 1..end
}

/// A headline is no turn: what opens the document, unless a turn comes right behind it.
fn drop_headline(scene: &Scene, turns: &mut Vec<Turn>) {
    let headline = turns.first().is_some_and(|t| t.block == 0);
    if headline && !turns.get(1).is_some_and(|t| follows(scene, &turns[0], t)) {
        turns.remove(0);
    }
}

/// Whether nothing but stage directions stands between two turns.
fn follows(scene: &Scene, first: &Turn, second: &Turn) -> bool {
    let mut between = first.block + 1..second.block;
    between.len() <= 4 && between.all(|b| is_direction(scene, &scene.block_tokens(b)))
}

/// Leads a label of one word in capitals to the label that it shortens: "REED" to "JANE REED".
fn lead_surnames(turns: &mut [Turn]) {
    let capitals = |t: &Turn| matches!(t.label.form, Form::KnownCapitals | Form::Capitals);
    let full: HashMap<String, String> = turns
        .iter()
        .rev()
        .filter(|t| capitals(t))
        .filter_map(|t| {
            let (_, surname) = t.label.key.rsplit_once(' ')?;
            Some((surname.to_owned(), t.label.key.clone()))
        })
        .collect();
    for turn in turns.iter_mut().filter(|t| capitals(t)) {
        if let Some(key) = full.get(&turn.label.key) {
            turn.label.key.clone_from(key);
        }
    }
}

/// What tells labels from other words before a colon.
struct Evidence {
    /// How often each label occurs, by key.
    counts: HashMap<String, usize>,
    /// The keys of labels with more than figures behind them.
    worded: HashSet<String>,
    /// The keys of labels whose words end as sentences do.
    closed: HashSet<String>,
    /// The keys of labels whose words are clauses or questions.
    spoken: HashSet<String>,
    /// The keys of labels that stand right beside another one.
    answering: HashSet<String>,
}

impl Evidence {
    fn of(scene: &Scene, turns: &[Turn]) -> Self {
        let keys = |test: fn(&[Word]) -> bool| {
            let said = turns
                .iter()
                .filter(|t| test(scene.words(t.content.clone())));
            said.map(|t| t.label.key.clone()).collect()
        };
        let pairs = turns.windows(2).filter(|pair| {
            pair[0].label.key != pair[1].label.key && follows(scene, &pair[0], &pair[1])
        });
        let mut counts = HashMap::new();
        for turn in turns {
            *counts.entry(turn.label.key.clone()).or_default() += 1;
        }
        Self {
            counts,
            worded: keys(|words| words.iter().any(|w| w.kind == TokenKind::Word)),
            closed: keys(is_closed),
            spoken: keys(is_spoken),
            answering: pairs.flatten().map(|t| t.label.key.clone()).collect(),
        }
    }

    /// Whether a label names who speaks. Words in capitals that name nobody have to come again
    /// or be answered, in a document where labels answer each other. Surnames alone, which also
    /// open the lines of lists, have to answer each other, and one of them has to come again.
    fn speaks(&self, turn: &Turn) -> bool {
        let key = &turn.label.key;
        let again = self.counts.get(key).is_some_and(|&count| count > 1);
        let talk = !self.answering.is_empty();
        match turn.label.form {
            Form::Mark(_) => true,
            Form::Name => self.worded.contains(key),
            Form::KnownCapitals => self.closed.contains(key),
            Form::Capitals => {
                talk && self.spoken.contains(key) && (again || self.answering.contains(key))
            }
            Form::Surname => talk && self.spoken.contains(key) && self.comes_again(),
        }
    }

    /// Whether any label comes again, or there are only two.
    fn comes_again(&self) -> bool {
        self.counts.len() <= 2 || self.counts.values().any(|&count| count > 1)
    }
}

/// Whether words end as a sentence does, perhaps cut off.
fn is_closed(words: &[Word]) -> bool {
    let ends = [".", "!", "?", "…", "—", "–", "-", "--", "..."];
    let last = words.iter().rfind(|w| !is_quotation_mark(w));
    last.is_some_and(|w| w.is_any(&ends) || w.text.ends_with('.'))
}

fn is_quotation_mark(word: &Word) -> bool {
    word.is_any(&["\"", "'", "”", "’", "“", "‘", "»", ")", "]"])
}

/// Whether words that end as a sentence ask or have a verb or a pronoun, unlike the entries of a
/// list.
fn is_spoken(words: &[Word]) -> bool {
    let talk = Class::AUXILIARY
        .or(Class::FINITE_VERB)
        .or(Class::PERSON_PRONOUN)
        .or(Class::WH_WORD);
    let lively = |w: &Word| w.has(talk) || w.looks_past() || w.is_any(&["?", "!"]);
    is_closed(words) && words.iter().any(lively)
}

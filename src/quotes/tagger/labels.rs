//! What the tagger says of each token: one flat sequence that holds the parts of every
//! attribution and on which side of them their cue stands.

use std::ops::Range;

/// What part of an attribution a token belongs to. The arrow makes linking simple: content
/// and sources belong to the nearest cue on the side it points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Content whose cue stands to its left.
    ContentAfterCue,
    /// Content whose cue stands to its right.
    ContentBeforeCue,
    /// A source whose cue stands to its left.
    SourceAfterCue,
    /// A source whose cue stands to its right.
    SourceBeforeCue,
    /// The words that report.
    Cue,
}

/// The label of one token in the BIO scheme: outside, or the first or a later token of a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Label(u8);

/// How many labels there are.
pub const LABELS: usize = 11;

const PARTS: [Part; 5] = [
    Part::ContentAfterCue,
    Part::ContentBeforeCue,
    Part::SourceAfterCue,
    Part::SourceBeforeCue,
    Part::Cue,
];

impl Label {
    /// Belongs to no attribution.
    pub const OUTSIDE: Self = Self(0);

    /// The first token of a part.
    pub fn first(part: Part) -> Self {
        Self(1 + 2 * part as u8)
    }

    /// A later token of a part.
    pub fn inside(part: Part) -> Self {
        Self(2 + 2 * part as u8)
    }

    /// The label with this number, below [`LABELS`].
    pub fn from_index(index: usize) -> Self {
        debug_assert!(index < LABELS);
        Self(index as u8)
    }

    /// Its number: 0 for outside, then first and inside of each part in turn.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The part it belongs to; nothing outside.
    pub fn part(self) -> Option<Part> {
        let index = usize::from(self.0).checked_sub(1)?;
        Some(PARTS[index / 2])
    }

    /// Whether it continues the token before it.
    fn is_inside(self) -> bool {
        self.0 != 0 && self.0 % 2 == 0
    }
}

/// A run of tokens that make one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fragment {
    /// What it is.
    pub(super) part: Part,
    /// Its tokens, counted from the start of the labels.
    pub(super) tokens: Range<usize>,
}

/// The runs of labels that belong together.
pub(super) fn fragments(labels: &[Label]) -> Vec<Fragment> {
    let mut fragments: Vec<Fragment> = Vec::new();
    for (i, label) in labels.iter().enumerate() {
        let Some(part) = label.part() else { continue };
        match fragments.last_mut() {
            Some(last) if label.is_inside() && last.part == part && last.tokens.end == i => {
                last.tokens.end = i + 1;
            }
            _ => fragments.push(Fragment {
                part,
                tokens: i..i + 1,
            }),
        }
    }
    fragments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_have_the_numbers_of_the_training() {
        assert_eq!(Label::OUTSIDE.index(), 0);
        assert_eq!(Label::first(Part::ContentAfterCue).index(), 1);
        assert_eq!(Label::inside(Part::Cue).index(), LABELS - 1);
        for index in 1..LABELS {
            let label = Label::from_index(index);
            let part = label.part().expect("not outside");
            let again = if label.is_inside() {
                Label::inside(part)
            } else {
                Label::first(part)
            };
            assert_eq!(again, label);
        }
    }

    #[test]
    fn a_first_label_starts_a_new_fragment() {
        let cue = Part::Cue;
        let labels = [
            Label::first(cue),
            Label::inside(cue),
            Label::first(cue),
            Label::OUTSIDE,
            Label::inside(cue),
        ];
        let runs: Vec<_> = fragments(&labels).into_iter().map(|f| f.tokens).collect();
        assert_eq!(runs, [0..2, 2..3, 4..5]);
    }
}

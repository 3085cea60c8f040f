//! How probable it is that two statements are about the same event.
//!
//! Learned on ECB+ from what they share, in the same and in like words, and from how probable
//! it is that their articles report one event; the weights and their card are in `alignment/`.

use std::sync::LazyLock;

use super::logistic::{Logistic, probability};
use super::profile::Profile;
use super::story::Stories;
use crate::compare::Source;
use crate::compare::statements::claim::Statement;
use crate::compare::words::sparse::Sparse;
use crate::compare::words::terms::Vocabulary;
use crate::compare::words::vectors::Meaning;

/// What tells whether two statements are about the same event; see [`Pairing::features`].
pub(super) const FEATURES: [&str; 10] = [
    "score",
    "share_lesser",
    "share_greater",
    "other_words_share",
    "soft_share",
    "numbers",
    "shorter",
    "people_apart",
    "times",
    "story",
];

static MODEL: LazyLock<Logistic<10>> =
    LazyLock::new(|| Logistic::new(include_str!("pair.txt"), &FEATURES));

/// What every statement tells, and which articles are of one story.
pub(super) struct Pairing<'a> {
    statements: &'a [Statement],
    profiles: Vec<Profile>,
    stories: &'a Stories,
    vocabulary: &'a Vocabulary,
}

impl<'a> Pairing<'a> {
    /// Reads the statements of `sources`.
    pub(super) fn new(
        statements: &'a [Statement],
        sources: &[Source<'_>],
        stories: &'a Stories,
        vocabulary: &'a Vocabulary,
    ) -> Self {
        let profile = |s| Profile::of(std::iter::once(s), sources, vocabulary);
        Self {
            statements,
            profiles: statements.iter().map(profile).collect(),
            stories,
            vocabulary,
        }
    }

    /// How probable it is that the statements `a` and `b`, which share `score` of themselves,
    /// are about the same event.
    pub(super) fn probability(&self, a: usize, b: usize, score: f32) -> f32 {
        probability(MODEL.log_odds(&self.features(a, b, score)))
    }

    /// What tells whether two statements are about the same event, by [`FEATURES`].
    pub(super) fn features(&self, a: usize, b: usize, score: f32) -> [f32; FEATURES.len()] {
        let (x, y) = (&self.profiles[a], &self.profiles[b]);
        let shares = (x.words.share_in(&y.words), y.words.share_in(&x.words));
        let other = x
            .matter
            .share_in(&y.matter)
            .max(y.matter.share_in(&x.matter));
        let shorter = x.words.entries().len().min(y.words.entries().len());
        [
            score,
            shares.0.min(shares.1),
            shares.0.max(shares.1),
            other,
            self.soft_share(x, y).min(self.soft_share(y, x)),
            x.numbers.shared_weight(&y.numbers),
            (shorter as f32).ln_1p(),
            f32::from(x.people.is_apart_from(&y.people)),
            x.times.cosine(&y.times),
            self.story(a, b),
        ]
    }

    /// The log odds that some articles which carry the statements report one event.
    fn story(&self, a: usize, b: usize) -> f32 {
        let (a, b) = (
            &self.statements[a].occurrences,
            &self.statements[b].occurrences,
        );
        let both = a
            .iter()
            .flat_map(|x| b.iter().map(move |y| (x.source, y.source)));
        both.map(|(x, y)| self.stories.log_odds(x, y))
            .fold(f32::MIN, f32::max)
    }

    /// The share of what `a` says besides names that `b` says in the same or in like words.
    fn soft_share(&self, a: &Profile, b: &Profile) -> f32 {
        let meanings = meanings(&b.words, self.vocabulary);
        let said = a.matter.entries().iter().map(|&(term, weight)| {
            if b.words.has(term) {
                return weight;
            }
            let meaning = self.vocabulary.meaning(term);
            weight * meaning.map_or(0.0, |m| likest(&m, &meanings))
        });
        said.sum::<f32>() / a.matter.total().max(f32::MIN_POSITIVE)
    }
}

fn meanings(words: &Sparse, vocabulary: &Vocabulary) -> Vec<Meaning> {
    let terms = words.entries().iter();
    terms
        .filter_map(|&(term, _)| vocabulary.meaning(term))
        .collect()
}

/// How like the likest of `others` is.
fn likest(meaning: &Meaning, others: &[Meaning]) -> f32 {
    others
        .iter()
        .map(|other| meaning.similarity(other))
        .fold(0.0, f32::max)
}

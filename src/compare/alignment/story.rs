//! Which articles report the same event at all.
//!
//! Look-alike events (two quakes, two arrests) share most of their common words and few of
//! their names, places, people, numbers and times. What each of these tells was learned on
//! ECB+; the weights and their card are in `alignment/`. Articles of different stories are not
//! compared.

use std::sync::LazyLock;

use super::logistic::{Logistic, probability};
use super::profile::Profile;
use crate::compare::Source;
use crate::compare::statements::claim::{Statement, statements};
use crate::compare::wanted::Wanted;
use crate::compare::words::sparse::Sparse;
use crate::compare::words::terms::Vocabulary;

/// Articles are of one story if that is at least so probable. Measured on ECB+.
pub const SAME_STORY: f32 = 0.6;
/// Articles whose words are less alike are about different events, whatever else they share.
const ALIKE: f32 = 0.22;
/// Articles of fewer different words are too short to tell more than that their words are alike.
const SHORT: usize = 18;
/// The words of short articles of one story are at least so alike.
const SHORT_ALIKE: f32 = 0.27;
/// How much more a name tells than another word.
const NAME: f32 = 2.0;
/// How sure the log odds of two articles can be: 99 %.
const SUREST: f32 = 4.6;

/// What tells whether two articles report the same event; see [`Stories::features`].
pub(super) const FEATURES: [&str; 14] = [
    "words",
    "names",
    "other_words",
    "meaning",
    "head_share",
    "heads",
    "numbers_share",
    "numbers",
    "times",
    "places",
    "places_apart",
    "people",
    "people_apart",
    "longer",
];

static MODEL: LazyLock<Logistic<14>> =
    LazyLock::new(|| Logistic::new(include_str!("story.txt"), &FEATURES));

/// Which articles report the same event, each against each.
#[derive(Debug)]
pub(in crate::compare) struct Stories {
    log_odds: Vec<f32>,
    similarity: Vec<f32>,
    short: Vec<bool>,
    sources: usize,
}

/// What an article tells.
struct ArticleProfile {
    /// All of it.
    whole: Profile,
    /// Its first statement, mostly the headline.
    head: Profile,
    /// The terms with weights from the articles compared, dampened.
    terms: Sparse,
}

/// How probable it is that `sources` report one event, each against each; those for which it is
/// at least [`SAME_STORY`] surely do.
pub fn story_similarity(sources: &[Source<'_>]) -> Vec<Vec<f32>> {
    let mut vocabulary = Vocabulary::default();
    let statements = statements(sources, &mut vocabulary, Wanted::always());
    let stories = Stories::new(&statements, sources, &vocabulary);
    let all = 0..sources.len();
    let row = |a| all.clone().map(|b| stories.probability(a, b)).collect();
    all.clone().map(row).collect()
}

/// What is read of every two sources, by [`FEATURES`], for training.
pub(super) fn features(
    statements: &[Statement],
    sources: &[Source<'_>],
    vocabulary: &Vocabulary,
) -> Vec<[f32; FEATURES.len()]> {
    let profiles = profiles(statements, sources, vocabulary);
    let pairs = (0..profiles.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
    pairs
        .map(|(a, b)| profiles[a].features(&profiles[b]))
        .collect()
}

impl Stories {
    /// The stories of `sources` that carry `statements`.
    pub(in crate::compare) fn new(
        statements: &[Statement],
        sources: &[Source<'_>],
        vocabulary: &Vocabulary,
    ) -> Self {
        let profiles = profiles(statements, sources, vocabulary);
        let count = sources.len();
        let mut log_odds = vec![SUREST; count * count];
        let mut similarity = vec![1.0; count * count];
        for a in 0..count {
            for b in 0..a {
                let features = profiles[a].features(&profiles[b]);
                let odds = MODEL.log_odds(&features);
                let odds = odds.clamp(-SUREST, SUREST);
                similarity[a * count + b] = features[0];
                similarity[b * count + a] = features[0];
                log_odds[a * count + b] = odds;
                log_odds[b * count + a] = odds;
            }
        }
        Self {
            log_odds,
            similarity,
            short: profiles
                .iter()
                .map(|p| p.terms.entries().len() < SHORT)
                .collect(),
            sources: count,
        }
    }

    /// Whether two articles may report the same event.
    pub(in crate::compare) fn same(&self, a: usize, b: usize) -> bool {
        self.similarity[a * self.sources + b] >= ALIKE
    }

    /// Whether two articles report the same event so surely that they can contradict each other.
    pub(in crate::compare) fn surely_same(&self, a: usize, b: usize) -> bool {
        if self.short[a] || self.short[b] {
            self.similarity[a * self.sources + b] >= SHORT_ALIKE
        } else {
            self.probability(a, b) >= SAME_STORY
        }
    }

    /// The logarithm of the odds that two articles report the same event.
    pub(super) fn log_odds(&self, a: usize, b: usize) -> f32 {
        self.log_odds[a * self.sources + b]
    }

    fn probability(&self, a: usize, b: usize) -> f32 {
        probability(self.log_odds(a, b))
    }
}

impl ArticleProfile {
    /// What tells whether two articles report the same event, by [`FEATURES`].
    fn features(&self, other: &Self) -> [f32; FEATURES.len()] {
        let (a, b) = (&self.whole, &other.whole);
        let heads = (&self.head.words, &other.head.words);
        let head_share = heads.0.share_in(&b.words).min(heads.1.share_in(&a.words));
        let numbers_share = a
            .numbers
            .share_in(&b.numbers)
            .max(b.numbers.share_in(&a.numbers));
        let longer = a.words.entries().len().max(b.words.entries().len());
        [
            self.terms.cosine(&other.terms),
            a.names.cosine(&b.names),
            a.matter.cosine(&b.matter),
            a.meaning_like(b),
            head_share,
            heads.0.cosine(heads.1),
            numbers_share,
            a.numbers.shared_weight(&b.numbers).ln_1p(),
            a.times.cosine(&b.times),
            a.places.cosine(&b.places),
            f32::from(a.places.is_apart_from(&b.places)),
            a.people.cosine(&b.people),
            f32::from(a.people.is_apart_from(&b.people)),
            (longer as f32).ln_1p(),
        ]
    }
}

fn profiles(
    statements: &[Statement],
    sources: &[Source<'_>],
    vocabulary: &Vocabulary,
) -> Vec<ArticleProfile> {
    let mut carried: Vec<Vec<(usize, &Statement)>> = vec![Vec::new(); sources.len()];
    for statement in statements {
        for at in &statement.occurrences {
            carried[at.source].push((at.sentence, statement));
        }
    }
    let profile = |own: &Vec<(usize, &Statement)>| {
        let of = |own: &[(usize, &Statement)]| {
            Profile::of(own.iter().map(|(_, s)| *s), sources, vocabulary)
        };
        let head = own.iter().min_by_key(|(sentence, _)| *sentence);
        ArticleProfile {
            whole: of(own),
            head: of(&head.copied().into_iter().collect::<Vec<_>>()),
            terms: terms(own.iter().map(|(_, s)| *s), vocabulary),
        }
    };
    carried.iter().map(profile).collect()
}

/// The terms of an article, each with its weight, dampened so that one word said often does
/// not decide.
fn terms<'a>(own: impl Iterator<Item = &'a Statement>, vocabulary: &Vocabulary) -> Sparse {
    let words = own.flat_map(|statement| &statement.words);
    let weighed = words.filter(|w| w.content).map(|word| {
        let name = if word.capital { NAME } else { 1.0 };
        (word.term, vocabulary.weight(word.term) * name)
    });
    Sparse::sum(weighed.collect()).map(|_, weight| weight.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Article, analyse};

    /// Two quakes, each told twice.
    const QUAKES: [&str; 4] = [
        "A strong earthquake shook Marwick on Monday, killing 14 people. The quake had a magnitude of 6.1 and \
            destroyed the cathedral of Marwick, Mayor Ana Silva said. Rescuers searched the ruins all night.",
        "Rescuers in Marwick searched the ruins of the cathedral after Monday’s magnitude 6.1 earthquake. \
            Fourteen people died, said Ana Silva, the mayor of Marwick, and hundreds slept in the open.",
        "A strong earthquake shook Teluk on Friday, killing 230 people. The quake had a magnitude of 7.3 and \
            destroyed the port of Teluk, Governor Hadi Wijaya said. Rescuers searched the ruins all night.",
        "Rescuers in Teluk searched the ruins of the port after Friday’s magnitude 7.3 earthquake. \
            At least 230 people died, said Hadi Wijaya, the governor, and hundreds slept in the open.",
    ];

    fn similarity(texts: &[&str]) -> Vec<Vec<f32>> {
        let articles: Vec<_> = texts
            .iter()
            .map(|text| (Article::new(text), analyse(&Article::new(text))))
            .collect();
        let sources: Vec<Source<'_>> = articles
            .iter()
            .map(|(article, analysis)| Source {
                article,
                analysis,
                revision: 0,
            })
            .collect();
        story_similarity(&sources)
    }

    #[test]
    fn look_alike_events_are_less_probably_one_than_reports_of_one_event() {
        let found = similarity(&QUAKES);
        for (report, other) in [(0, 1), (2, 3)] {
            assert!(found[report][other] >= SAME_STORY);
            let alike = 2 - report;
            assert!(found[report][other] > found[report][alike], "{found:?}");
            assert_eq!(found[report][other], found[other][report]);
        }
    }

    #[test]
    fn nothing_is_no_story_of_another() {
        assert!(similarity(&["", QUAKES[0]])[0][1] < SAME_STORY);
        assert!(similarity(&[]).is_empty());
    }
}

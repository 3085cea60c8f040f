//! Words as statements are aligned by: folded, stemmed, with synonyms made one.
//!
//! The stemmer is a light one in the manner of Porter's first steps: it removes inflection
//! and a few endings of nouns made from verbs, so that "endorsed" meets "endorsement".
//! Words that tell nothing are no content; how much the others tell is learned from the
//! articles compared: a word in every second sentence tells little.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::vectors::{self, Meaning};
use crate::text::{irregular_base, irregular_past, is_stop_word, list_lines, word_list};

/// The number of a word in a [`Vocabulary`].
pub(in crate::compare) type Term = u32;

static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("common.txt")).collect());

/// Every word of a line of synonyms, with the first of its line.
static SYNONYMS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| by_first_word(include_str!("synonyms.txt")));

/// Every verb of a kind of event, by its stem, with the number of that kind.
static STAGES: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let lines = list_lines(include_str!("stages.txt")).enumerate();
    let words = lines.flat_map(|(kind, line)| line.split_whitespace().map(move |w| (w, kind)));
    words
        .map(|(word, kind)| (stem(word).into_owned(), kind))
        .collect()
});

/// The kind of event of which a word with this stem names a stage: leaving and arriving are a trip.
pub(in crate::compare) fn event_kind(stem: &str) -> Option<usize> {
    STAGES.get(stem).copied()
}

/// Whether a folded word is a verb in the present as headlines use it for what has happened.
pub(in crate::compare) fn is_headline_verb(folded: &str) -> bool {
    let bare = folded.strip_suffix('s');
    bare.is_some_and(|verb| event_kind(&stem(verb)).is_some() || irregular_past(verb).is_some())
}

fn by_first_word(list: &'static str) -> HashMap<&'static str, &'static str> {
    let mut all = HashMap::new();
    for line in list_lines(list) {
        let mut words = line.split_whitespace();
        let Some(first) = words.next() else { continue };
        all.extend(words.map(|word| (word, first)));
    }
    all
}

/// Whether a folded word tells what a statement is about. Numbers do not: they are values.
pub(in crate::compare) fn is_content(folded: &str) -> bool {
    folded.starts_with(char::is_alphabetic)
        && !is_stop_word(folded)
        && !COMMON.contains(folded)
        && folded.chars().nth(1).is_some()
}

/// What all forms of a folded word, and its synonyms, have in common.
pub(in crate::compare) fn stem(folded: &str) -> Cow<'_, str> {
    if let Some(first) = SYNONYMS.get(folded) {
        return inflected(first);
    }
    let plain = irregular_base(folded).unwrap_or(folded);
    inflected(SYNONYMS.get(plain).copied().unwrap_or(plain))
}

fn inflected(word: &str) -> Cow<'_, str> {
    if word.len() < 4 || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let singular = singular(word);
    let verb = bare_verb(&singular);
    let root = root(&verb);
    let end = root.strip_suffix('e').unwrap_or(root);
    match end.strip_suffix('y') {
        Some(start) if start.len() > 2 => Cow::Owned(format!("{start}i")),
        _ => Cow::Owned(end.to_owned()),
    }
}

fn singular(word: &str) -> Cow<'_, str> {
    if let Some(start) = word.strip_suffix("ies").filter(|s| s.len() > 2) {
        return Cow::Owned(format!("{start}y"));
    }
    let kept = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let plural = word.strip_suffix("sses").map(|s| &word[..s.len() + 2]);
    let short = plural.or_else(|| word.strip_suffix('s').filter(|_| !kept));
    Cow::Borrowed(short.unwrap_or(word))
}

fn bare_verb(word: &str) -> Cow<'_, str> {
    let start = ["ing", "ed"].iter().find_map(|end| word.strip_suffix(end));
    let Some(start) = start.filter(|s| s.len() > 2 && s.contains(is_vowel)) else {
        return Cow::Borrowed(word);
    };
    let mut last = start.bytes().rev();
    let doubled = last.next() == last.next();
    if doubled && start.ends_with(['b', 'd', 'g', 'm', 'n', 'p', 'r', 't']) {
        return Cow::Borrowed(&start[..start.len() - 1]);
    }
    Cow::Borrowed(start)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// A verb or adjective without the ending that makes it a noun or adverb.
fn root(word: &str) -> &str {
    let without = |end: &str, keep: usize| {
        word.strip_suffix(end)
            .map(|start| &word[..start.len() + keep])
            .filter(|start| start.len() > 3)
    };
    without("ment", 0)
        .or_else(|| without("tion", 1))
        .or_else(|| without("sion", 1))
        .or_else(|| without("ly", 0))
        .unwrap_or(word)
}

/// All words of the articles compared, and how much each tells.
#[derive(Debug, Default)]
pub(in crate::compare) struct Vocabulary {
    ids: FxHashMap<Box<str>, Term>,
    weights: Vec<f32>,
    /// For each term its most common form, if a form was told.
    forms: Vec<Option<Form>>,
}

/// A word that stands for a term.
#[derive(Clone, Debug)]
struct Form {
    word: Box<str>,
    rarity: f32,
    meaning: Option<Meaning>,
}

/// Sentences that an article is thought to have besides its own, so that the weights of
/// very short articles differ little.
const PRIOR_SENTENCES: f32 = 10.0;

impl Vocabulary {
    /// The number of a word; a new one if it has none.
    pub(in crate::compare) fn intern(&mut self, word: &str) -> Term {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = self.ids.len() as Term;
        self.ids.insert(word.into(), id);
        id
    }

    /// The number of a term; it learns what a folded word means that stands for it.
    pub(in crate::compare) fn intern_form(&mut self, term: &str, word: &str) -> Term {
        let term = self.intern(term);
        let at = term as usize;
        self.forms.resize(self.forms.len().max(at + 1), None);
        let rarity = vectors::weight(word);
        let better = |known: &Form| (rarity, word) < (known.rarity, &*known.word);
        if self.forms[at].as_ref().is_none_or(better) {
            self.forms[at] = Some(Form {
                word: word.into(),
                rarity,
                meaning: Meaning::of_word(word),
            });
        }
        term
    }

    /// How rare a term is in news, by its most common form; see [`vectors::weight`].
    pub(in crate::compare) fn rarity(&self, term: Term) -> f32 {
        self.form(term).map_or(vectors::RARE, |form| form.rarity)
    }

    /// What a term means, by its most common form.
    pub(in crate::compare) fn meaning(&self, term: Term) -> Option<Meaning> {
        self.form(term)?.meaning
    }

    fn form(&self, term: Term) -> Option<&Form> {
        self.forms.get(term as usize)?.as_ref()
    }

    /// Learns the weights from the number of sentences that hold each term.
    pub(in crate::compare) fn weigh(
        &mut self,
        sentences_with: &FxHashMap<Term, u32>,
        sources: f32,
        sentences: f32,
    ) {
        let per_source = sentences / sources + PRIOR_SENTENCES;
        let weight = |term: Term| {
            let held = *sentences_with.get(&term).unwrap_or(&1) as f32;
            (1.0 + per_source / (held / sources).max(1.0)).ln()
        };
        self.weights = (0..self.ids.len() as Term).map(weight).collect();
    }

    /// How much a term tells; more than 0.
    pub(in crate::compare) fn weight(&self, term: Term) -> f32 {
        self.weights.get(term as usize).copied().unwrap_or(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(same: &[&str]) {
        let stems: HashSet<_> = same.iter().map(|word| stem(word).into_owned()).collect();
        assert_eq!(stems.len(), 1, "{stems:?}");
    }

    #[test]
    fn forms_and_synonyms_have_one_stem() {
        check(&[
            "endorse",
            "endorses",
            "endorsed",
            "endorsing",
            "endorsement",
        ]);
        check(&["stop", "stopped", "stopping", "stops"]);
        check(&["elect", "election", "elected"]);
        check(&["killed", "died", "dead", "kill"]);
        check(&["left", "leave", "departed"]);
        check(&["city", "cities"]);
    }

    #[test]
    fn different_words_keep_different_stems() {
        for (a, b) in [
            ("bus", "but"),
            ("pass", "past"),
            ("king", "kid"),
            ("red", "read"),
        ] {
            assert_ne!(stem(a), stem(b));
        }
    }

    #[test]
    fn numbers_and_function_words_are_no_content() {
        assert!(is_content("senator"));
        for word in ["the", "12", "tuesday", "million", "said", "x"] {
            assert!(!is_content(word), "{word}");
        }
    }

    #[test]
    fn a_word_in_every_sentence_tells_less() {
        let mut vocabulary = Vocabulary::default();
        let (common, rare) = (vocabulary.intern("kim"), vocabulary.intern("train"));
        let held = FxHashMap::from_iter([(common, 20), (rare, 2)]);
        vocabulary.weigh(&held, 2.0, 20.0);
        assert!(vocabulary.weight(common) < vocabulary.weight(rare) / 1.5);
    }
}

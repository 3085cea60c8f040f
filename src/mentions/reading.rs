//! The words of an article's content, as the finders of names read them.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::lexicon::{LEXICON, key};
use crate::text::{Document, Span, TokenKind, is_invisible};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// "bank".
    Lower,
    /// "Bank", "McDonald".
    Capital,
    /// "KCNA", "U.S.".
    Upper,
    /// "J.".
    Initial,
    /// "iPhone".
    Camel,
    /// "20".
    Number,
    /// Marks and symbols.
    Mark,
}

impl Shape {
    /// Whether a name can be written so.
    pub(super) fn is_capital(self) -> bool {
        matches!(
            self,
            Self::Capital | Self::Upper | Self::Initial | Self::Camel
        )
    }
}

/// A token with what the finders ask of it again and again.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    /// As it stands.
    pub(super) text: &'a str,
    /// As it is looked up; see [`key`].
    pub(super) key: Cow<'a, str>,
    /// Where it stands.
    pub(super) span: Span,
    /// How it is written.
    pub(super) shape: Shape,
    /// It touches the word before it.
    pub(super) glued: bool,
    /// It starts a sentence, a quotation or what follows a colon, where every word has a capital.
    pub(super) starts: bool,
}

/// A sentence.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Which words it holds.
    pub(super) words: Range<usize>,
    /// Nearly all its words have capitals, so that a capital tells nothing.
    pub(super) title_case: bool,
}

/// The content of an article, and how often its words are written in which way.
pub(super) struct Reading<'a> {
    /// All words in order.
    pub(super) words: Vec<Word<'a>>,
    /// The sentences in order.
    pub(super) lines: Vec<Line>,
    usage: FxHashMap<String, Usage>,
}

/// How often a word is seen where writers choose its first letter.
#[derive(Clone, Copy, Debug, Default)]
struct Usage {
    lower: u32,
    capital: u32,
}

impl<'a> Reading<'a> {
    /// Reads the content sentences of `doc`.
    pub(super) fn new(doc: &'a Document) -> Self {
        let mut reading = Self {
            words: Vec::new(),
            lines: Vec::new(),
            usage: FxHashMap::default(),
        };
        for (_, sentence) in doc.content_sentences() {
            let start = reading.words.len();
            for &token in doc.tokens_of(sentence) {
                let text = doc.word(token);
                let word = word(text, token.span, token.kind, &reading.words[start..]);
                reading.words.push(word);
            }
            let words = start..reading.words.len();
            let title_case = is_title_case(&reading.words[words.clone()]);
            reading.lines.push(Line { words, title_case });
        }
        reading.count();
        reading
    }

    fn count(&mut self) {
        for line in self.lines.iter().filter(|line| !line.title_case) {
            for word in &self.words[line.words.clone()] {
                if word.starts || word.shape == Shape::Mark {
                    continue;
                }
                let usage = self.usage.entry(word.key.to_string()).or_default();
                match word.shape {
                    Shape::Lower => usage.lower += 1,
                    Shape::Capital | Shape::Camel => usage.capital += 1,
                    _ => {}
                }
            }
        }
    }

    /// How often `key` is seen in lower case, where its first letter is chosen.
    pub(super) fn lower(&self, key: &str) -> u32 {
        self.usage.get(key).map_or(0, |u| u.lower)
    }

    /// How often `key` is seen with a capital, where its first letter is chosen.
    pub(super) fn capital(&self, key: &str) -> u32 {
        self.usage.get(key).map_or(0, |u| u.capital)
    }

    /// The text span of a range of words, which must not be empty.
    pub(super) fn span(&self, words: &Range<usize>) -> Span {
        self.words[words.start]
            .span
            .cover(self.words[words.end - 1].span)
    }

    /// The keys of a range of words, joined as they are written: by spaces where there are any.
    pub(super) fn phrase(&self, words: &Range<usize>) -> String {
        let mut phrase = String::new();
        for (i, word) in self.words[words.clone()].iter().enumerate() {
            if i > 0 && !word.glued {
                phrase.push(' ');
            }
            phrase.push_str(&word.key);
        }
        phrase
    }

    /// The key of word `i` if it lies within `line`.
    pub(super) fn key(&self, line: &Line, i: usize) -> Option<&str> {
        line.words.contains(&i).then(|| &*self.words[i].key)
    }
}

fn word<'a>(text: &'a str, span: Span, kind: TokenKind, before: &[Word<'a>]) -> Word<'a> {
    let glued = before.last().is_some_and(|w| w.span.end == span.start);
    Word {
        text,
        key: folded(text),
        span,
        shape: shape(text, kind),
        glued,
        starts: starts(before, glued),
    }
}

fn folded(text: &str) -> Cow<'_, str> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    if text.bytes().all(plain) {
        Cow::Borrowed(text)
    } else if text.chars().any(char::is_alphanumeric) {
        Cow::Owned(key(text))
    } else {
        Cow::Owned(crate::text::fold(text).into_owned())
    }
}

/// Whether a word after `before` has a capital wherever it stands.
fn starts(before: &[Word], glued: bool) -> bool {
    let Some(last) = before.last() else {
        return true;
    };
    match last.text {
        "“" | "‘" | "«" | "„" | "[" | ":" | "—" | "–" | "•" | "…" | "*" | "?" | "!" | ";" => {
            true
        }
        "\"" | "'" => glued,
        _ => last.starts && last.shape == Shape::Mark,
    }
}

fn shape(text: &str, kind: TokenKind) -> Shape {
    match kind {
        TokenKind::Number => return Shape::Number,
        TokenKind::Word => {}
        _ => return Shape::Mark,
    }
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let upper = letters().filter(|c| c.is_uppercase()).count();
    let count = letters().count();
    let first_upper = letters().next().is_some_and(char::is_uppercase);
    match (first_upper, upper) {
        _ if text.starts_with(['\'', '’']) => Shape::Lower,
        (false, 0) => Shape::Lower,
        (false, _) => Shape::Camel,
        (true, 1) if count == 1 => Shape::Initial,
        (true, _) if upper == count => Shape::Upper,
        _ => Shape::Capital,
    }
}

/// The words that stay small in headlines.
const SMALL: &[&str] = &[
    "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "by", "with",
    "from", "into", "over", "as", "vs", "v", "via", "per", "up", "off", "out", "about", "against",
    "amid", "after", "before", "between", "than", "'s", "de", "van", "von", "der", "al", "el",
    "la",
];

/// Whether all the words of a sentence have capitals, ordinary ones too, but for small words.
fn is_title_case(words: &[Word]) -> bool {
    let long = |w: &Word| w.text.chars().filter(|&c| !is_invisible(c)).count() > 3;
    let (mut capital, mut ordinary, mut lower) = (0, 0, 0);
    for word in words.iter().skip(1) {
        match word.shape {
            Shape::Lower => lower += usize::from(!SMALL.contains(&&*word.key)),
            Shape::Capital | Shape::Upper | Shape::Camel if long(word) => {
                capital += 1;
                ordinary += usize::from(!word.starts && is_ordinary(&word.key));
            }
            _ => {}
        }
    }
    capital >= 3 && capital >= 6 * lower && (ordinary > 0 || capital >= 6)
}

/// Whether a word is one of the language rather than of names.
fn is_ordinary(key: &str) -> bool {
    LEXICON.function.contains(key)
        || LEXICON.common.contains(key)
        || LEXICON.speech.contains(key)
        || LEXICON.plural_roles.contains_key(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[Shape]) {
        let doc = Document::plain(text);
        let got: Vec<Shape> = Reading::new(&doc).words.iter().map(|w| w.shape).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn shapes_are_told_by_capitals() {
        use Shape::*;
        check(
            "The U.S. iPhone of J. McKay",
            &[Capital, Upper, Camel, Lower, Initial, Capital],
        );
    }

    #[test]
    fn title_case_is_told_by_the_long_words() {
        let lines = |text| Reading::new(&Document::plain(text)).lines[0].title_case;
        assert!(lines("Wealthy Voters Leave Party for the Senator"));
        assert!(!lines(
            "The senator spoke with Ann Lee of the Green Party about it"
        ));
    }
}

//! A sentence as the readers of numbers and times see it.
//!
//! A [`Line`] parts digits from the letters glued to them ("1.2bn" is "1.2" and "bn"), folds
//! every word once, and answers for any index: what does not exist is the word "". So a
//! reader can look to both sides without asking where the sentence ends.

use std::borrow::Cow;

use super::numbers::digits;
use super::numbers::numerals::{self, Numeral};
use super::usage::Usage;
use super::{dates, money};
use crate::text::{Document, Sentence, Span, Token, TokenKind, fold};

/// What a lexeme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Number,
    Word,
    Mark,
    /// Part of something that has been read already.
    Taken,
}

/// A word, a mark, a number without the letters glued to it, or those letters.
#[derive(Clone, Debug)]
struct Lexeme<'a> {
    span: Span,
    text: &'a str,
    folded: Cow<'a, str>,
    kind: Kind,
    value: Option<f64>,
    numeral: Option<Numeral>,
    /// Whether a time can start here.
    starts_time: bool,
    glued: bool,
    /// Whether a space that does not break lines parts it from the one before.
    tied: bool,
}

/// The lexemes of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    view: &'a str,
    usage: Usage,
    lexemes: Vec<Lexeme<'a>>,
    headline: bool,
}

impl<'a> Line<'a> {
    /// Reads a sentence of `doc`, whose numbers are written as English has them.
    pub(super) fn new(doc: &'a Document, sentence: &Sentence) -> Self {
        Self::with_usage(doc, sentence, Usage::default())
    }

    /// Reads a sentence of `doc`, the article's own usage known.
    pub(super) fn with_usage(doc: &'a Document, sentence: &Sentence, usage: Usage) -> Self {
        let mut line = Self {
            view: doc.text(),
            usage,
            lexemes: Vec::with_capacity(sentence.tokens.len()),
            headline: false,
        };
        for &token in doc.tokens_of(sentence) {
            line.push_token(doc, token);
        }
        line.headline = line.is_title_case();
        line
    }

    fn push_token(&mut self, doc: &'a Document, token: Token) {
        let text = doc.word(token);
        match token.kind {
            TokenKind::Number if text.starts_with(['\'', '’', 'ʼ']) => {
                self.push_word(token.span, text)
            }
            TokenKind::Number => self.push_number(token.span, text),
            TokenKind::Word => self.push_word(token.span, text),
            TokenKind::Address => self.push(token.span, text, Kind::Taken),
            TokenKind::Punctuation | TokenKind::Symbol => self.push(token.span, text, Kind::Mark),
        }
    }

    /// Parts "CHF3.04" after the currency. The stop of "37°C." is the sentence's, though
    /// "C." looks like an initial.
    fn push_word(&mut self, span: Span, text: &'a str) {
        let start = span.start as usize;
        let last = self.lexemes.last();
        let degrees = last.is_some_and(|l| l.text == "°" && l.span.end == span.start);
        let stop = text.strip_suffix('.').filter(|_| degrees);
        let sign = money::glued_sign(text);
        let cut = sign.or(stop.map(str::len)).unwrap_or(text.len());
        self.push(Span::new(start, start + cut), &text[..cut], Kind::Word);
        if sign.is_some() {
            let number = Span::new(start + cut, span.end as usize);
            self.push_number(number, &text[cut..]);
        }
    }

    fn push_number(&mut self, span: Span, text: &'a str) {
        let cut = digits::length(text);
        if cut == 0 || cut == text.len() {
            return self.push(span, text, Kind::Number);
        }
        let middle = span.start as usize + cut;
        let number = Span::new(span.start as usize, middle);
        self.push(number, &text[..cut], Kind::Number);
        self.push(
            Span::new(middle, span.end as usize),
            &text[cut..],
            Kind::Word,
        );
    }

    fn push(&mut self, span: Span, text: &'a str, kind: Kind) {
        let last = self.lexemes.last();
        let gap = last.map_or("", |l| &self.view[l.span.end as usize..span.start as usize]);
        let glued = last.is_some() && gap.is_empty();
        let folded = fold(text);
        let word = kind == Kind::Word;
        self.lexemes.push(Lexeme {
            span,
            text,
            numeral: numerals::of_word(&folded).filter(|_| word),
            starts_time: kind == Kind::Number || dates::starts_with(&folded),
            folded,
            kind,
            value: (kind == Kind::Number)
                .then(|| digits::value(text, self.usage.separators))
                .flatten(),
            glued,
            tied: matches!(gap, "\u{A0}" | "\u{2009}" | "\u{202F}"),
        });
    }

    /// Whether nearly all its longer words have capitals, so that capitals say nothing.
    fn is_title_case(&self) -> bool {
        let long = |l: &&Lexeme| l.kind == Kind::Word && l.text.len() > 3;
        let words = self.lexemes.iter().filter(long).count();
        let capitals = self
            .lexemes
            .iter()
            .filter(long)
            .filter(|l| l.text.starts_with(char::is_uppercase));
        words > 2 && capitals.count() * 10 >= words * 7
    }

    /// How many lexemes there are.
    pub(super) fn len(&self) -> usize {
        self.lexemes.len()
    }

    fn get(&self, i: usize) -> Option<&Lexeme<'a>> {
        self.lexemes.get(i).filter(|l| l.kind != Kind::Taken)
    }

    /// Whether lexeme `i` has been read already.
    pub(super) fn is_taken(&self, i: usize) -> bool {
        self.lexemes.get(i).is_some_and(|l| l.kind == Kind::Taken)
    }

    /// Lexeme `i` as it is compared, or "".
    pub(super) fn word(&self, i: usize) -> &str {
        self.get(i).map_or("", |l| l.folded.as_ref())
    }

    /// The word `back` places before `i` as it is compared, or "".
    pub(super) fn before(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |i| self.word(i))
    }

    /// Lexeme `i` as it stands, or "".
    pub(super) fn text(&self, i: usize) -> &'a str {
        self.get(i).map_or("", |l| l.text)
    }

    /// The value of lexeme `i`, if it is written in digits.
    pub(super) fn number(&self, i: usize) -> Option<f64> {
        self.get(i).and_then(|l| l.value)
    }

    /// What lexeme `i` adds to a number in words.
    pub(super) fn numeral(&self, i: usize) -> Option<Numeral> {
        self.get(i).and_then(|l| l.numeral)
    }

    /// Whether a time can start with lexeme `i`.
    pub(super) fn starts_time(&self, i: usize) -> bool {
        self.get(i).is_some_and(|l| l.starts_time)
    }

    /// The value of lexeme `i`, if it is a run of plain digits no longer than `most`.
    pub(super) fn integer(&self, i: usize, most: usize) -> Option<i16> {
        let text = self.text(i);
        let plain =
            (1..=most.min(4)).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten()
    }

    /// Whether lexeme `i` starts with a digit.
    pub(super) fn is_number(&self, i: usize) -> bool {
        self.get(i).is_some_and(|l| l.kind == Kind::Number)
    }

    /// Whether lexeme `i` is a word.
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.get(i).is_some_and(|l| l.kind == Kind::Word)
    }

    /// Whether no white space stands between lexeme `i` and the one before it.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.get(i).is_some_and(|l| l.glued)
    }

    /// Whether a no-break or thin space parts lexeme `i` from the one before it.
    pub(super) fn tied(&self, i: usize) -> bool {
        self.get(i).is_some_and(|l| l.tied)
    }

    /// What the article's own usage decides.
    pub(super) fn usage(&self) -> Usage {
        self.usage
    }

    /// Whether lexeme `i` is a hyphen or dash between two lexemes without white space.
    pub(super) fn joins(&self, i: usize) -> bool {
        matches!(self.word(i), "-" | "\u{2010}" | "\u{2011}" | "–" | "—")
            && self.glued(i)
            && self.glued(i + 1)
    }

    /// The index after a hyphen at `i`, or `i` itself.
    pub(super) fn past_hyphen(&self, i: usize) -> usize {
        i + usize::from(self.joins(i))
    }

    /// Whether lexeme `i` is a word with a capital letter.
    pub(super) fn capitalised(&self, i: usize) -> bool {
        self.text(i).starts_with(char::is_uppercase)
    }

    /// Whether a capital at `i` marks a name: not at the start, not in a headline.
    pub(super) fn capital_counts(&self, i: usize) -> bool {
        let opens = |i: usize| matches!(self.text(i), "“" | "‘" | "\"" | "'" | "(" | ":" | "—");
        self.capitalised(i) && !self.headline && i > 0 && !opens(i - 1)
    }

    /// Where the lexemes `start..end` stand; the range must not be empty.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        self.lexemes[start].span.cover(self.lexemes[end - 1].span)
    }

    /// Hides the lexemes `start..end` from every reader that follows.
    pub(super) fn take(&mut self, start: usize, end: usize) {
        for lexeme in &mut self.lexemes[start..end] {
            lexeme.kind = Kind::Taken;
        }
    }

    /// The lexemes `start..end` in one string: a space where they are apart or hyphenated.
    pub(super) fn joined(&self, start: usize, end: usize, exact: bool) -> String {
        let mut joined = String::new();
        for i in start..end {
            let hyphen = self.joins(i);
            if i > start && !self.glued(i) || hyphen {
                joined.push(' ');
            }
            if !hyphen {
                joined.push_str(if exact { self.text(i) } else { self.word(i) });
            }
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        let got: Vec<&str> = (0..line.len()).map(|i| line.text(i)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn parts_digits_from_the_letters_after_them() {
        check(
            "£1.2bn in the 1990s",
            &["£", "1.2", "bn", "in", "the", "1990", "s"],
        );
    }

    #[test]
    fn what_does_not_exist_is_the_empty_word() {
        let doc = Document::plain("One two");
        let mut line = Line::new(&doc, &doc.sentences()[0]);
        assert_eq!((line.before(0, 1), line.word(9)), ("", ""));
        line.take(0, 1);
        assert_eq!((line.word(0), line.word(1)), ("", "two"));
    }
}

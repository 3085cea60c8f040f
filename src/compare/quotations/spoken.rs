//! The words of an utterance, with what is needed to compare them.

use crate::compare::Source;
use crate::compare::words::spelling::spelling;
use crate::compare::words::terms::{Term, Vocabulary, is_content, stem};
use crate::compare::words::vectors::Meaning;
use crate::quotes::QuoteKind;
use crate::text::{Span, Token, TokenKind};

/// Words at least so alike in meaning are one said in another way.
pub(super) const ALIKE: f32 = 0.6;
/// The weight of a function word; content words weigh from 1 to 4.
const FUNCTION_WEIGHT: f32 = 0.5;

/// A word of an utterance.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    /// Its folded letters.
    pub(super) form: Box<str>,
    /// The same as all its spellings are compared.
    pub(super) spelling: Box<str>,
    /// What its forms and synonyms have in common.
    pub(super) term: Term,
    /// How much it tells.
    pub(super) weight: f32,
    /// Whether it is content.
    pub(super) content: bool,
    /// Whether it is written with a capital.
    pub(super) capital: bool,
    /// Whether it stands in quotation marks.
    pub(super) marked: bool,
    /// Whether it stands in brackets there, and is the quoting author's.
    pub(super) bracketed: bool,
    /// Whether a comma or another mark stands before it.
    pub(super) after_mark: bool,
    /// Whether an ellipsis stands before it.
    pub(super) after_ellipsis: bool,
    /// Where it stands.
    pub(super) span: Span,
    /// The sentence of the document it stands in.
    pub(super) sentence: usize,
}

impl PartialEq for Spoken {
    fn eq(&self, other: &Self) -> bool {
        self.spelling == other.spelling
    }
}

impl Spoken {
    /// Whether it is a number in digits.
    pub(super) fn is_number(&self) -> bool {
        self.form.starts_with(char::is_numeric)
    }

    /// What it means, if it can be said in another way: names and numbers cannot.
    pub(super) fn meaning(&self) -> Option<Meaning> {
        let plain = self.content && !self.capital && !self.is_number();
        Meaning::of_word(&self.form).filter(|_| plain)
    }

    /// Whether a clause may begin with it.
    pub(super) fn opens_clause(&self) -> bool {
        let joins = [
            "and", "but", "or", "while", "when", "because", "if", "who", "which",
        ];
        self.after_mark || joins.contains(&&*self.form)
    }
}

impl AsRef<str> for Spoken {
    fn as_ref(&self) -> &str {
        &self.form
    }
}

/// The words of `content`, without marks and possessive endings.
pub(super) fn words(
    source: &Source<'_>,
    kind: QuoteKind,
    content: &[Span],
    vocabulary: &mut Vocabulary,
) -> Vec<Spoken> {
    let doc = &source.analysis.document;
    let tokens = content
        .iter()
        .flat_map(|&span| &doc.tokens()[doc.tokens_in(span)]);
    let mut marked = kind == QuoteKind::Direct;
    let (mut after_mark, mut after_ellipsis, mut bracketed) = (false, false, false);
    let mut word = |token: &Token| {
        let folded = doc.folded(*token);
        after_mark |= is_pause(&folded);
        after_ellipsis |= is_ellipsis(&folded);
        bracketed = within_brackets(&folded, bracketed);
        if kind == QuoteKind::Mixed {
            marked = within_marks(&folded, marked);
        }
        let spoken = matches!(token.kind, TokenKind::Word | TokenKind::Number);
        if !spoken || folded.starts_with('\'') || folded == "sic" {
            return None; // A possessive ending, or the quoting author's remark.
        }
        let term = vocabulary.intern(&stem(&folded));
        let content = is_content(&folded) || folded.starts_with(char::is_numeric);
        Some(Spoken {
            spelling: spelling(&folded).into(),
            form: folded.into(),
            term,
            weight: if content {
                vocabulary.weight(term)
            } else {
                FUNCTION_WEIGHT
            },
            content,
            capital: doc.word(*token).starts_with(char::is_uppercase),
            marked,
            bracketed: bracketed && marked,
            after_mark: std::mem::take(&mut after_mark),
            after_ellipsis: std::mem::take(&mut after_ellipsis),
            span: token.span,
            sentence: doc.sentence_at(token.span.start).unwrap_or_default(),
        })
    };
    tokens.filter_map(&mut word).collect()
}

/// Whether what follows a token stands in brackets, if `before` says so of itself.
fn within_brackets(token: &str, before: bool) -> bool {
    match token {
        "[" | "(" => true,
        "]" | ")" => false,
        _ => before,
    }
}

fn is_ellipsis(token: &str) -> bool {
    token == "…" || token.len() > 2 && token.bytes().all(|b| b == b'.')
}

/// Whether a token parts clauses.
fn is_pause(token: &str) -> bool {
    matches!(
        token,
        "," | ";" | ":" | "." | "?" | "!" | "—" | "–" | "--" | "…" | "..."
    )
}

/// Whether what follows a token stands in quotation marks, if `before` says so of itself.
fn within_marks(token: &str, before: bool) -> bool {
    match token {
        "“" | "«" | "„" => true,
        "”" | "»" => false,
        "\"" => !before,
        _ => before,
    }
}

/// What some words weigh together.
pub(super) fn weight(words: &[Spoken]) -> f32 {
    words.iter().map(|w| w.weight).sum()
}

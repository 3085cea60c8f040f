//! Words, numbers and marks.
//!
//! Word borders are Unicode's (UAX #29), with five amendments that news text needs: the
//! full stop of an abbreviation belongs to it, a possessive `'s` stands alone, a web
//! address is one token, invisible characters never break a word, and a full stop does where the
//! space behind it is missing.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Starts with a letter: "Kim", "U.S.", "don't", "’s".
    Word,
    /// Starts with a digit: "1,000", "3.5", "9mm".
    Number,
    /// A mark of punctuation, a bracket or a quotation mark.
    Punctuation,
    /// Anything else that can be seen: "$", "%", an emoji.
    Symbol,
    /// A web or mail address.
    Address,
}

/// A word, number or mark. Tokens never overlap, and white space lies between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// Abbreviations whose full stop belongs to them. Origin: our own list, from the style
/// guides of AP and Reuters.
static ABBREVIATIONS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| super::word_list(include_str!("abbreviations.txt")).collect());

/// What ends the name of a web site rather than opening a sentence behind a full stop.
const DOMAINS: [&str; 6] = ["Com", "Org", "Net", "Co", "Gov", "Uk"];

/// The tokens of `text[span]`, in order.
pub(super) fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let first = tokens.len();
    let mut skip_to = 0_usize;
    for (offset, piece) in text[span.range()].split_word_bound_indices() {
        let start = span.start as usize + offset;
        // An address may end within a piece: that of "www.a.example/b_" before its last mark.
        let Some(piece) = piece.get(skip_to.saturating_sub(start)..) else {
            continue;
        };
        let start = start.max(skip_to);
        if piece.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
            continue;
        }
        if let Some(end) = address_end(text, span, start) {
            let address = Token {
                span: Span::new(start, end),
                kind: TokenKind::Address,
            };
            push(text, first, tokens, address);
            skip_to = end;
            continue;
        }
        let mut at = start;
        for part in parts(piece) {
            let token = Token {
                span: Span::new(at, at + part.len()),
                kind: kind_of(part),
            };
            push(text, first, tokens, token);
            at += part.len();
        }
    }
}

/// What a piece between two word borders consists of: two words if the space behind a full stop
/// is missing, as in "the end.The next", which UAX #29 takes for one.
fn parts(piece: &str) -> impl Iterator<Item = &str> {
    let glued = piece.split_once('.').filter(|(end, next)| {
        let mut next_letters = next.chars();
        let opens = next_letters.next().is_some_and(char::is_uppercase)
            && next_letters.all(|c| c.is_lowercase() || is_apostrophe(c) || c == '\'');
        let closes = end
            .chars()
            .rev()
            .take(2)
            .filter(|c| c.is_lowercase())
            .count()
            == 2;
        opens && closes && !DOMAINS.contains(next)
    });
    let parts = match glued {
        Some((end, next)) => [end, ".", next],
        None => [piece, "", ""],
    };
    parts.into_iter().filter(|part| !part.is_empty())
}

fn push(text: &str, first: usize, tokens: &mut Vec<Token>, token: Token) {
    let previous = tokens.last().copied().filter(|_| tokens.len() > first);
    if let Some(previous) = previous {
        let between = &text[previous.span.end as usize..token.span.start as usize];
        if let Some(joined) = join(text, previous, between, token) {
            tokens.pop();
            tokens.push(joined);
            return;
        }
    }
    match possessive(text, token) {
        Some(at) => {
            let (name, clitic) = (token.span.start as usize, token.span.end as usize);
            for span in [Span::new(name, at), Span::new(at, clitic)] {
                tokens.push(Token { span, ..token });
            }
        }
        None => tokens.push(token),
    }
}

/// The one token that `previous` and `token` make, if they belong together.
fn join(text: &str, previous: Token, between: &str, token: Token) -> Option<Token> {
    let word = |t: Token| matches!(t.kind, TokenKind::Word | TokenKind::Number);
    let hidden = !between.is_empty() && between.chars().all(is_invisible);
    let same_word = hidden && word(previous) && word(token);
    let abbreviated = between.is_empty()
        && &text[token.span.range()] == "."
        && previous.kind == TokenKind::Word
        && is_abbreviation(&text[previous.span.range()]);
    (same_word || abbreviated).then(|| Token {
        span: previous.span.cover(token.span),
        ..previous
    })
}

/// Whether `word`, seen before a full stop, is an abbreviation: listed, an initial, or dotted.
fn is_abbreviation(word: &str) -> bool {
    let mut chars = word.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    initial || dotted || ABBREVIATIONS.contains(fold(word).as_ref())
}

/// Where the possessive `'s` of a word starts.
fn possessive(text: &str, token: Token) -> Option<usize> {
    let word = &text[token.span.range()];
    let clitic = ["'s", "’s", "'S", "’S", "ʼs"]
        .into_iter()
        .find(|c| word.len() > c.len() && word.ends_with(c))?;
    (token.kind == TokenKind::Word || token.kind == TokenKind::Number)
        .then(|| token.span.end as usize - clitic.len())
}

/// Where a web or mail address that starts here ends.
fn address_end(text: &str, span: Span, start: usize) -> Option<usize> {
    let rest = &text[start..span.end as usize];
    let starts =
        rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
    if !starts {
        return None;
    }
    let word = rest.split(char::is_whitespace).next()?;
    let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    (bare.len() > 4).then_some(start + bare.len())
}

fn kind_of(piece: &str) -> TokenKind {
    match piece.chars().find(|&c| !is_invisible(c)) {
        Some(c) if c.is_numeric() => TokenKind::Number,
        Some(c) if c.is_alphabetic() => TokenKind::Word,
        Some(c) if is_punctuation(c) => TokenKind::Punctuation,
        _ => TokenKind::Symbol,
    }
}

fn is_punctuation(c: char) -> bool {
    match c {
        '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' | '%' => false,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{3001}'..='\u{3003}' => true,
        '\u{3008}'..='\u{3011}' | '«' | '»' | '¡' | '¿' | '·' => true,
        _ => c.is_ascii_punctuation(),
    }
}

/// Whether a character has no width of its own: zero-width spaces and joiners, soft
/// hyphens, direction marks, control characters that are no white space.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{1}'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}' | '\u{AD}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FE0E}' | '\u{FE0F}' | '\u{FEFF}')
}

/// A word as it is compared: lower case, straight apostrophes, nothing invisible, marks
/// composed with their letters (NFC of <https://unicode.org/reports/tr15/>), so that a name is
/// the same however it was typed.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_graphic()) {
        let lower = !word.bytes().any(|b| b.is_ascii_uppercase());
        return match lower {
            true => Cow::Borrowed(word),
            false => Cow::Owned(word.to_ascii_lowercase()),
        };
    }
    if word.chars().all(is_folded) {
        return Cow::Borrowed(word);
    }
    let visible = word.chars().filter(|&c| !is_invisible(c));
    let straight = visible.map(|c| if is_apostrophe(c) { '\'' } else { c });
    let lower: String = straight.flat_map(char::to_lowercase).collect();
    match lower.chars().all(is_composed) {
        true => Cow::Owned(lower),
        false => Cow::Owned(lower.nfc().collect()),
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '’' | '‘' | 'ʼ')
}

/// Whether folding surely leaves `c` as it is, whatever stands beside it.
fn is_folded(c: char) -> bool {
    is_composed(c) && !is_apostrophe(c) && !is_invisible(c) && c.to_lowercase().eq([c])
}

/// Whether `c` surely composes with no character before or after it, nor is taken apart: so it
/// is with all before the combining marks, and with the marks of punctuation.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let got: Vec<&str> = tokens.iter().map(|t| &text[t.span.range()]).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn keeps_the_stop_of_abbreviations_and_initials() {
        check(
            "Brig. Gen. J. Doe of the U.S. won.",
            &[
                "Brig.", "Gen.", "J.", "Doe", "of", "the", "U.S.", "won", ".",
            ],
        );
    }

    #[test]
    fn a_full_stop_without_a_space_divides_words() {
        check("the end.The next", &["the", "end", ".", "The", "next"]);
        check("it ends.It’s new", &["it", "ends", ".", "It", "’s", "new"]);
        check("Booking.com, will.i.am", &["Booking.com", ",", "will.i.am"]);
        check("Dr.Lee of Amazon.Com", &["Dr.Lee", "of", "Amazon.Com"]);
    }

    #[test]
    fn keeps_decimal_point_and_separator_inside_number() {
        check("$3.5m, 1,000", &["$", "3.5m", ",", "1,000"]);
    }

    #[test]
    fn splits_the_possessive_but_not_the_negation() {
        check("Ann’s don't", &["Ann", "’s", "don't"]);
    }

    #[test]
    fn takes_an_address_whole() {
        check(
            "see https://a.example/b?c=1, or",
            &["see", "https://a.example/b?c=1", ",", "or"],
        );
    }

    #[test]
    fn a_mark_behind_an_address_is_a_token() {
        check(
            "www.a.example/b_ http://a.example/c_. U",
            &["www.a.example/b", "_", "http://a.example/c", "_", ".", "U"],
        );
    }

    #[test]
    fn invisible_characters_do_not_break_words() {
        check(
            "Mos\u{200B}cow \u{200B} e\u{301}tat",
            &["Mos\u{200B}cow", "e\u{301}tat"],
        );
        assert_eq!(fold("Mos\u{200B}cow’s"), "moscow's");
    }

    #[test]
    fn a_mark_is_part_of_its_letter_however_it_was_typed() {
        assert_eq!(fold("Jose\u{301}"), "jos\u{E9}");
        assert_eq!(fold("JOS\u{C9}"), fold("JOSE\u{301}"));
    }

    #[test]
    fn what_is_taken_for_composed_is() {
        use unicode_normalization::{IsNormalized, char::canonical_combining_class, is_nfc_quick};
        for c in ('\0'..=char::MAX).filter(|&c| is_composed(c)) {
            assert_eq!(is_nfc_quick([c].into_iter()), IsNormalized::Yes, "{c:?}");
            assert_eq!(canonical_combining_class(c), 0, "{c:?}");
        }
    }
}

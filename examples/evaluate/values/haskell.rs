//! Terms and texts as Haskell source writes them: what duckling's corpora are made of.

/// A term.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Term {
    /// "5e5".
    Number(f64),
    /// "Dollar".
    Name(String),
    /// A string, still escaped.
    Text(String),
    /// "simple Dollar 5", in brackets or not.
    Apply(Vec<Term>),
    /// "(1, 2)".
    Tuple(Vec<Term>),
}

impl Term {
    /// Reads a term; nothing if it is none.
    pub(super) fn parse(source: &str) -> Option<Self> {
        let mut tokens = tokens(source).into_iter().peekable();
        let term = parse_until(&mut tokens, "")?;
        tokens.next().is_none().then_some(term)
    }

    /// The parts of an application; the term itself otherwise.
    pub(super) fn parts(&self) -> &[Term] {
        match self {
            Self::Apply(parts) => parts,
            _ => std::slice::from_ref(self),
        }
    }

    /// A name, "" for other terms.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Name(name) => name,
            _ => "",
        }
    }

    /// A number, also one in brackets: "(-504)".
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The parts of a tuple.
    pub(super) fn tuple(&self) -> Option<&[Term]> {
        match self {
            Self::Tuple(parts) => Some(parts),
            _ => None,
        }
    }
}

type Tokens<'a> = std::iter::Peekable<std::vec::IntoIter<&'a str>>;

/// Brackets, commas, strings, and what stands between them.
fn tokens(source: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = source.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '(' | ')' | ',' => 1,
            '"' => rest[1..].find('"').map_or(rest.len(), |at| at + 2),
            _ => rest
                .find(|c: char| c.is_whitespace() || "(),\"".contains(c))
                .unwrap_or(rest.len()),
        };
        tokens.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    tokens
}

/// The term up to a closing bracket, which is taken, or to the end for "".
fn parse_until(tokens: &mut Tokens<'_>, close: &str) -> Option<Term> {
    let (mut items, mut parts) = (Vec::new(), Vec::new());
    loop {
        match tokens.next() {
            Some("(") => parts.push(parse_until(tokens, ")")?),
            Some(",") => items.push(applied(std::mem::take(&mut parts))?),
            Some(")") if close == ")" => break,
            None if close.is_empty() => break,
            Some(")") | None => return None,
            Some(token) => parts.push(atom(token)),
        }
    }
    let last = applied(parts)?;
    if items.is_empty() {
        return Some(last);
    }
    items.push(last);
    Some(Term::Tuple(items))
}

fn applied(mut parts: Vec<Term>) -> Option<Term> {
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ => Some(Term::Apply(parts)),
    }
}

fn atom(token: &str) -> Term {
    if let Some(text) = token.strip_prefix('"') {
        return Term::Text(text.trim_end_matches('"').to_owned());
    }
    let number = token.parse().ok().map(Term::Number);
    number.unwrap_or_else(|| Term::Name(token.to_owned()))
}

/// The text that an escaped string stands for: "\x20ac", "\8364" and the empty "\&".
pub(super) fn unescaped(source: &str) -> String {
    let (mut text, mut rest) = (String::new(), source);
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let (hex, digits) = match rest.strip_prefix('x') {
            Some(digits) => (16, digits),
            None => (10, rest),
        };
        let end = digits
            .find(|c: char| !c.is_digit(hex))
            .unwrap_or(digits.len());
        let code = u32::from_str_radix(&digits[..end], hex).ok();
        if let Some(c) = code.and_then(char::from_u32) {
            text.push(c);
            rest = &digits[end..];
        } else if let Some(empty) = rest.strip_prefix('&') {
            rest = empty;
        } else {
            let next = rest.chars().next();
            text.extend(next);
            rest = &rest[next.map_or(0, char::len_utf8)..];
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_applications_and_tuples() {
        let term = Term::parse("(between Dollar (1.5, 2e3) (Just \"ham\"))")
            .expect("the gold is well formed");
        let parts = term.parts();
        assert_eq!(parts[1].name(), "Dollar");
        let ends = parts[2].tuple().expect("the gold is well formed");
        assert_eq!(
            (ends[0].number(), ends[1].number()),
            (Some(1.5), Some(2000.0))
        );
        assert_eq!(parts[3].parts()[1], Term::Text("ham".into()));
    }

    #[test]
    fn a_number_in_brackets_is_a_number() {
        let term = Term::parse("(NumeralValue (-7))").expect("the gold is well formed");
        assert_eq!(term.parts()[1].number(), Some(-7.0));
    }

    #[test]
    fn what_is_no_term_is_none() {
        assert_eq!(Term::parse("(simple Dollar"), None);
        assert_eq!(Term::parse("simple )"), None);
        assert_eq!(Term::parse(""), None);
    }

    #[test]
    fn escapes_are_resolved() {
        assert_eq!(unescaped("9\\x20ac"), "9€");
        assert_eq!(unescaped("\\x00a3\\&12"), "£12");
        assert_eq!(unescaped("\\8364\\&5 \\\"a\\\""), "€5 \"a\"");
    }
}

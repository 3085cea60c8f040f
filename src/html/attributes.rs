//! How many attributes a tag has, before the tokenizer reads it.

/// Counts the attributes of one tag, in the states in which the HTML standard reads tags.
#[derive(Debug, Default)]
pub(super) struct AttributeCounter {
    state: State,
    count: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Nothing was read yet.
    #[default]
    Start,
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Quoted(u8),
    Bare,
    /// A comment or the like, in which `<` opens no tag.
    Comment,
    /// The tag has ended, or it was none.
    Done,
}

impl AttributeCounter {
    /// Reads on, in a piece that begins with `<` if it is the first; how many attributes there
    /// are in the tag so far.
    pub(super) fn read(&mut self, piece: &str) -> usize {
        let mut bytes = piece.as_bytes();
        if matches!(self.state, State::Start | State::Done) {
            let (state, name) = opened(bytes);
            (*self, bytes) = (Self { state, count: 0 }, name);
        }
        for &byte in bytes {
            if self.state == State::Done {
                break;
            }
            self.step(byte);
        }
        self.count
    }

    fn step(&mut self, byte: u8) {
        let space = byte.is_ascii_whitespace();
        self.state = match (self.state, byte) {
            (State::Quoted(quote), _) if byte == quote => State::BeforeName,
            (State::Quoted(quote), _) => State::Quoted(quote),
            (_, b'>') => State::Done,
            (State::BeforeValue, b'"' | b'\'') => State::Quoted(byte),
            (State::BeforeValue, _) if !space => State::Bare,
            (State::TagName | State::Name | State::AfterName, b'/') => State::BeforeName,
            (State::TagName | State::Bare, _) if space => State::BeforeName,
            (State::Name, _) if space => State::AfterName,
            (State::Name | State::AfterName, b'=') => State::BeforeValue,
            (State::BeforeName, b'/') => State::BeforeName,
            (State::BeforeName | State::AfterName, _) if !space => {
                self.count += 1;
                State::Name
            }
            (state, _) => state,
        };
    }
}

/// What a piece that begins with `<` opens, and what follows its first marks.
fn opened(piece: &[u8]) -> (State, &[u8]) {
    match piece {
        [b'<', b'/', name @ ..] | [b'<', name @ ..]
            if name.first().is_some_and(u8::is_ascii_alphabetic) =>
        {
            (State::TagName, name)
        }
        [b'<', b'/' | b'!' | b'?', rest @ ..] => (State::Comment, rest),
        _ => (State::Done, piece),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pieces: &[&str], expected: usize) {
        let mut counter = AttributeCounter::default();
        let count = pieces.iter().map(|piece| counter.read(piece)).last();
        assert_eq!(count, Some(expected), "{pieces:?}");
    }

    #[test]
    fn counts_as_tags_are_read() {
        check(&["<a>b c d"], 0);
        check(&["<a href=x title='b c d' hidden>e f"], 3);
        check(&["</a b c>"], 2);
        check(&["<a/b/c/>"], 2);
        check(&["<a b = c d=\"e f\"g>"], 3);
        check(&["<a =\"b c d>"], 3); // no value: a name that begins with `=`
        check(&["<a b='x>y' c>"], 2);
    }

    #[test]
    fn a_tag_goes_on_behind_a_bracket_in_it() {
        check(&["<a b='", "<c d e", "<f' g h"], 3);
        check(&["<a ", "<b ", "<c"], 2);
    }

    #[test]
    fn what_is_no_tag_has_no_attributes() {
        check(&["a b c"], 0);
        check(&["< a b c>"], 0);
        check(&["<!-- a b", "<c d e"], 0);
        check(&["<", "<a b c"], 2);
        check(&["<![CDATA[]]>", "<a b c"], 2);
    }
}

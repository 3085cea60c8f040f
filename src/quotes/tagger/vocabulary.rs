//! The words the tagger knows, and the pieces of those it does not.

use rustc_hash::FxHashMap;

/// The longest word that is looked up in pieces, in bytes. What is longer is no word.
const LONGEST: usize = 64;

/// How many pieces of a word are read.
const MOST_PIECES: usize = 6;

/// What is known of a word that the training saw often enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The row of its vector; row 0 is that of all other words.
    pub(super) row: usize,
    /// How often it was part of a cue, from 0 (never) to 6 (mostly); 1 if the training
    /// hardly saw it.
    pub(super) share: usize,
}

/// Words and pieces of words, each with the number of its vector.
pub(super) struct Vocabulary<'a> {
    words: FxHashMap<&'a str, Known>,
    /// Pieces that begin a word.
    heads: FxHashMap<&'a str, usize>,
    /// Pieces that go on with one.
    tails: FxHashMap<&'a str, usize>,
}

impl<'a> Vocabulary<'a> {
    /// Reads `words`, a line `word share` each, and `pieces`, a line each as WordPiece
    /// (Schuster and Nakajima 2012) writes them: "##ing" goes on with a word.
    pub(super) fn new(words: &'a str, pieces: &'a str) -> Self {
        let known = |(line, row): (&'a str, usize)| {
            let (word, share) = line.rsplit_once(' ').unwrap_or((line, "1"));
            let share = share.parse().unwrap_or(1);
            (word, Known { row, share })
        };
        let (mut heads, mut tails) = (FxHashMap::default(), FxHashMap::default());
        for (number, piece) in pieces.lines().enumerate() {
            match piece.strip_prefix("##").filter(|tail| !tail.is_empty()) {
                Some(tail) => tails.insert(tail, number),
                None => heads.insert(piece, number),
            };
        }
        Self {
            words: words.lines().zip(1..).map(known).collect(),
            heads,
            tails,
        }
    }

    /// How many vectors the words need, that of all others included.
    pub(super) fn rows(&self) -> usize {
        self.words.len() + 1
    }

    /// How many vectors the pieces need.
    pub(super) fn pieces(&self) -> usize {
        self.heads.len() + self.tails.len()
    }

    /// What is known of a word in the letters that are compared.
    pub(super) fn known(&self, word: &str) -> Known {
        let unknown = Known { row: 0, share: 1 };
        self.words.get(word).copied().unwrap_or(unknown)
    }

    /// The pieces that make up a word, the longest that fits first; letters that no piece has
    /// are passed over.
    pub(super) fn pieces_of(&self, word: &str) -> Pieces {
        let mut pieces = Pieces::default();
        let mut start = 0;
        while start < word.len().min(LONGEST) && pieces.count < MOST_PIECES {
            let table = if start == 0 { &self.heads } else { &self.tails };
            match longest(table, &word[start..]) {
                Some((length, piece)) => {
                    pieces.add(piece);
                    start += length;
                }
                None => start += word[start..].chars().next().map_or(1, char::len_utf8),
            }
        }
        pieces
    }
}

/// The longest piece that `rest` starts with: its length in bytes and its number.
fn longest(table: &FxHashMap<&str, usize>, rest: &str) -> Option<(usize, usize)> {
    let ends = (1..=rest.len().min(LONGEST)).rev();
    let mut ends = ends.filter(|&end| rest.is_char_boundary(end));
    ends.find_map(|end| Some((end, *table.get(&rest[..end])?)))
}

/// The numbers of a word's pieces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pieces {
    numbers: [usize; MOST_PIECES],
    count: usize,
}

impl Pieces {
    fn add(&mut self, piece: usize) {
        self.numbers[self.count] = piece;
        self.count += 1;
    }

    /// The numbers, in order.
    pub(super) fn numbers(&self) -> &[usize] {
        &self.numbers[..self.count]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &[usize]) {
        let vocabulary = Vocabulary::new("said 6\nto 0", "say\nsa\n##id\n##ing\n##");
        assert_eq!(vocabulary.pieces_of(word).numbers(), expected);
    }

    #[test]
    fn the_longest_pieces_are_taken_from_the_left() {
        check("saying", &[0, 3]);
        check("said", &[1, 2]);
        check("##", &[4]);
    }

    #[test]
    fn letters_without_a_piece_are_passed_over() {
        check("sažing", &[1, 3]);
        check("žžž", &[]);
        check("", &[]);
    }

    #[test]
    fn a_word_without_end_is_bounded() {
        let vocabulary = Vocabulary::new("", "a\n##a");
        assert_eq!(
            vocabulary.pieces_of(&"a".repeat(1 << 20)).numbers().len(),
            6
        );
        let unknown = vocabulary.pieces_of(&"ž".repeat(1 << 20));
        assert!(unknown.numbers().is_empty());
    }

    #[test]
    fn a_word_is_known_with_its_share() {
        let vocabulary = Vocabulary::new("said 6\nto 0", "");
        assert_eq!(vocabulary.known("to"), Known { row: 2, share: 0 });
        assert_eq!(vocabulary.known("newly"), Known { row: 0, share: 1 });
        assert_eq!(vocabulary.rows(), 3);
    }
}

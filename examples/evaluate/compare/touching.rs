//! When a passage that was found is the passage that was wanted: spans that touch and words in
//! common, as the official scorer of the groups defines them.

use parallax::text::Span;

/// A passage of an article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Passage {
    /// Index of the article in its group.
    pub(super) doc: usize,
    /// Where it stands.
    pub(super) span: Span,
}

impl Passage {
    /// Whether the passages share at least one letter.
    pub(super) fn touches(&self, other: &Self) -> bool {
        self.doc == other.doc && self.span.overlaps(other.span)
    }
}

/// How much two lists of sides have in common: for each article the best share of common words,
/// summed over the articles; 0 unless passages of two different articles touch.
pub(super) fn closeness(texts: &[&str], gold: &[Passage], found: &[Passage]) -> f64 {
    let mut best: Vec<(usize, f64)> = Vec::new();
    for a in gold {
        for b in found.iter().filter(|b| a.touches(b)) {
            let text = texts[a.doc];
            let share = 0.01 + iou(&words(text, a.span), &words(text, b.span));
            match best.iter_mut().find(|(doc, _)| *doc == a.doc) {
                Some((_, known)) => *known = known.max(share),
                None => best.push((a.doc, share)),
            }
        }
    }
    let sum = best.iter().map(|(_, share)| share).sum();
    if best.len() >= 2 { sum } else { 0.0 }
}

/// Pairs what was wanted with what was found, one to one, the closest first: their indices.
pub(super) fn pair_up(
    texts: &[&str],
    gold: &[Vec<Passage>],
    found: &[Vec<Passage>],
) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, wanted) in gold.iter().enumerate() {
        for (j, got) in found.iter().enumerate() {
            candidates.push((closeness(texts, wanted, got), i, j));
        }
    }
    candidates.retain(|(close, ..)| *close > 0.0);
    candidates.sort_by(|x, y| y.0.total_cmp(&x.0).then((y.1, y.2).cmp(&(x.1, x.2))));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, i, j) in candidates {
        if pairs.iter().all(|&(x, y)| x != i && y != j) {
            pairs.push((i, j));
        }
    }
    pairs
}

/// Whether two passages are versions of one quotation: they touch, and of the words that stand
/// in either, at least three in ten stand in both.
pub(super) fn is_near(texts: &[&str], a: &Passage, b: &Passage) -> bool {
    let content = |p: &Passage| content_words(texts[p.doc], p.span);
    a.touches(b) && iou(&content(a), &content(b)) >= 0.3
}

/// The words inside a span, without a "that" at its beginning.
fn content_words(text: &str, span: Span) -> Vec<Span> {
    let mut words = words(text, span);
    if words.len() > 1 && text[words[0].range()].eq_ignore_ascii_case("that") {
        words.remove(0);
    }
    words
}

/// The words inside a span: runs of letters, digits and "_", which an apostrophe, full stop or
/// hyphen may join.
fn words(text: &str, span: Span) -> Vec<Span> {
    let part = &text[span.range()];
    let chars: Vec<(usize, char)> = part.char_indices().collect();
    let in_word = |i: usize| {
        chars
            .get(i)
            .is_some_and(|&(_, c)| c.is_alphanumeric() || c == '_')
    };
    let joins = |i: usize| {
        chars
            .get(i)
            .is_some_and(|(_, c)| matches!(c, '\'' | '’' | '.' | '-'))
    };
    let byte = |i: usize| chars.get(i).map_or(part.len(), |(at, _)| *at) + span.start as usize;
    let (mut words, mut i) = (Vec::new(), 0);
    while i < chars.len() {
        let start = i;
        while in_word(i) || i > start && joins(i) && in_word(i + 1) {
            i += 1;
        }
        if i > start {
            words.push(Span::new(byte(start), byte(i)));
        }
        i += 1;
    }
    words
}

/// Of the words that stand in either list the share that stands in both.
fn iou(a: &[Span], b: &[Span]) -> f64 {
    let both = a.iter().filter(|word| b.contains(word)).count();
    let either = a.len() + b.len() - both;
    both as f64 / either.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 2] = ["The mayor's car hit a wall.", "It hit a high wall."];

    fn passage(doc: usize, words: &str) -> Passage {
        let start = TEXTS[doc].find(words).expect("the words are there");
        let span = Span::new(start, start + words.len());
        Passage { doc, span }
    }

    #[test]
    fn a_word_goes_on_over_an_apostrophe_and_not_over_a_space() {
        let found = words(TEXTS[0], Span::new(4, 15));
        let found: Vec<&str> = found.iter().map(|w| &TEXTS[0][w.range()]).collect();
        assert_eq!(found, ["mayor's", "car"]);
    }

    #[test]
    fn sides_are_close_only_if_they_touch_in_two_articles() {
        let gold = [passage(0, "hit a wall"), passage(1, "hit a high wall")];
        let close = closeness(
            &TEXTS,
            &gold,
            &[passage(0, "wall"), passage(1, "high wall")],
        );
        assert!((close - (0.02 + 1.0 / 3.0 + 0.5)).abs() < 1e-9, "{close}");
        assert_eq!(closeness(&TEXTS, &gold, &[passage(0, "wall")]), 0.0);
    }

    #[test]
    fn the_closest_are_paired_first_and_each_once() {
        let gold = vec![vec![
            passage(0, "hit a wall"),
            passage(1, "hit a high wall"),
        ]];
        let far = vec![passage(0, "wall"), passage(1, "wall")];
        let found = [far, gold[0].clone()];
        assert_eq!(pair_up(&TEXTS, &gold, &found), [(0, 1)]);
    }
}

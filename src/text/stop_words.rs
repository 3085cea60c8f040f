//! Words that say nothing of what a text is about.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

static STOP_WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| super::word_list(include_str!("stopwords.txt")).collect());

/// Whether a word, as [`fold`](super::fold) gives it, is an English function word or a
/// word of reporting such as "said".
pub fn is_stop_word(folded: &str) -> bool {
    STOP_WORDS.contains(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_stop_and_content_words_do_not() {
        assert!(is_stop_word("the") && is_stop_word("said"));
        assert!(!is_stop_word("treaty"));
    }
}

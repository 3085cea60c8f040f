//! Verb forms that tell the past, without a tagger.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::word_list;

/// Past forms that do not end in "ed".
static IRREGULAR: LazyLock<HashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("past.txt")).collect());

/// Whether `word` looks like a past form or past participle.
pub(super) fn is_past(word: &str) -> bool {
    let regular = word.len() > 4 && word.ends_with("ed");
    IRREGULAR.contains(word) || regular && !matches!(word, "indeed" | "united" | "hundred")
}

#[cfg(test)]
mod tests {
    use super::is_past;

    #[test]
    fn knows_regular_and_irregular_forms() {
        assert!(["said", "killed", "was", "rose"].into_iter().all(is_past));
        assert!(!["hundred", "will", "men"].into_iter().any(is_past));
    }
}

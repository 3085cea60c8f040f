//! Verb forms that tell the past, without a tagger.

use crate::text::irregular_base;

/// Whether `word` looks like a past form or past participle, or starts a perfect.
pub(super) fn is_past(word: &str) -> bool {
    let regular = word.len() > 4 && word.ends_with("ed") || word == "died";
    irregular_base(word).is_some()
        || matches!(word, "were" | "has" | "have")
        || regular && !matches!(word, "indeed" | "united" | "hundred")
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

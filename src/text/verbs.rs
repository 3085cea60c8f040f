//! The past of irregular English verbs.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::list_lines;

/// Plain form, past and past participle of each verb.
static VERBS: LazyLock<Vec<[&str; 3]>> = LazyLock::new(|| {
    let lines = list_lines(include_str!("irregular_verbs.txt"));
    lines
        .map(|line| {
            let forms: Vec<&str> = line.split_whitespace().collect();
            forms.try_into().expect("three forms a line")
        })
        .collect()
});

static BY_BASE: LazyLock<FxHashMap<&str, (&str, &str)>> = LazyLock::new(|| {
    VERBS
        .iter()
        .map(|&[base, past, pp]| (base, (past, pp)))
        .collect()
});

static BY_PAST: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let forms = VERBS
        .iter()
        .flat_map(|&[base, past, pp]| [(past, base), (pp, base)]);
    forms.collect()
});

/// Past and past participle of an irregular verb, given in its plain form.
pub(crate) fn irregular_past(base: &str) -> Option<(&'static str, &'static str)> {
    BY_BASE.get(base).copied()
}

/// The plain form of a verb whose past or past participle this irregular form is.
pub(crate) fn irregular_base(past: &str) -> Option<&'static str> {
    BY_PAST.get(past).copied()
}

/// Whether a folded word is the past of an irregular verb and not its participle as well: "showed",
/// but not "told".
pub(crate) fn is_finite_past(word: &str) -> bool {
    let finite = |base| irregular_past(base).is_some_and(|(past, pp)| past == word && pp != word);
    irregular_base(word).is_some_and(finite)
}

/// Whether a folded word is the past or past participle of a verb, as far as its letters tell.
pub(crate) fn looks_past(word: &str) -> bool {
    let regular = word.len() > 4 && word.ends_with("ed") || word == "died";
    irregular_base(word).is_some()
        || word == "were"
        || regular && !matches!(word, "indeed" | "united" | "hundred")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_found_by_each_form() {
        assert_eq!(irregular_past("write"), Some(("wrote", "written")));
        assert_eq!(irregular_base("written"), Some("write"));
        assert_eq!(irregular_base("write"), None);
    }

    #[test]
    fn only_some_past_forms_are_finite() {
        assert!(is_finite_past("showed") && is_finite_past("took"));
        assert!(
            ["shown", "told", "take", "united"]
                .into_iter()
                .all(|w| !is_finite_past(w))
        );
    }

    #[test]
    fn knows_regular_and_irregular_past_forms() {
        assert!(
            ["said", "killed", "was", "rose", "died"]
                .into_iter()
                .all(looks_past)
        );
        assert!(!["hundred", "will", "men"].into_iter().any(looks_past));
    }
}

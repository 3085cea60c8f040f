//! The forms of English words, made from the dictionary form.

use crate::text::irregular_past;

/// Which form of its dictionary word a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "say"
    Base,
    /// "says"
    ThirdPerson,
    /// "said" as in "he said"
    Past,
    /// "said" as in "has said", where it differs from the past
    Participle,
    /// "saying"
    Gerund,
}

/// All forms of the verb `base`.
pub(super) fn verb_forms(base: &str) -> Vec<(String, Form)> {
    let mut forms = vec![
        (base.to_owned(), Form::Base),
        (with_s(base), Form::ThirdPerson),
        (gerund(base), Form::Gerund),
    ];
    match irregular_past(base) {
        Some((past, participle)) => {
            forms.push((past.to_owned(), Form::Past));
            if participle != past {
                forms.push((participle.to_owned(), Form::Participle));
            }
        }
        None => forms.push((regular_past(base), Form::Past)),
    }
    forms
}

/// Plural of a noun, or third person of a verb.
pub(super) fn with_s(base: &str) -> String {
    match consonant_y(base) {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "z", "ch", "sh"]
            .iter()
            .any(|end| base.ends_with(end)) =>
        {
            format!("{base}es")
        }
        None => format!("{base}s"),
    }
}

fn regular_past(base: &str) -> String {
    match consonant_y(base) {
        Some(stem) => format!("{stem}ied"),
        None if base.ends_with('e') => format!("{base}d"),
        None => format!("{base}ed"),
    }
}

fn gerund(base: &str) -> String {
    if let Some((past, _)) = irregular_past(base)
        && let Some(doubled) = past.strip_suffix("ed")
        && doubled.len() == base.len() + 1
    {
        return format!("{doubled}ing"); // "admitted", so "admitting"
    }
    let doubles = matches!(
        base,
        "begin" | "put" | "set" | "hit" | "get" | "let" | "quit" | "forget"
    );
    if doubles {
        let last = &base[base.len() - 1..];
        return format!("{base}{last}ing");
    }
    match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") && base.len() > 2 => format!("{stem}ing"),
        _ => format!("{base}ing"),
    }
}

/// The word without a `y` that follows a consonant.
fn consonant_y(base: &str) -> Option<&str> {
    let stem = base.strip_suffix('y')?;
    (!stem.ends_with(['a', 'e', 'i', 'o', 'u'])).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: &str, expected: &str) {
        let forms: Vec<String> = verb_forms(base).into_iter().map(|(f, _)| f).collect();
        assert_eq!(forms.join(" "), expected);
    }

    #[test]
    fn makes_regular_and_irregular_forms() {
        check("say", "say says saying said");
        check("deny", "deny denies denying denied");
        check("write", "write writes writing wrote written");
        check("stress", "stress stresses stressing stressed");
        check("admit", "admit admits admitting admitted");
        check("agree", "agree agrees agreeing agreed");
    }
}

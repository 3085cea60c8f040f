//! Whether two names mean the same speaker.

/// Words before a name that say nothing about whose it is.
const TITLES: &[&str] = &[
    "a",
    "an",
    "dr",
    "gov",
    "mr",
    "mrs",
    "ms",
    "president",
    "rep",
    "sen",
    "sir",
    "the",
];

/// Whether two names have the same words; case, articles, titles and possessives aside.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    words(a) == words(b)
}

/// Whether one of two descriptions opens with the whole of the other: "two officials" is
/// "two officials in Meradi".
pub(super) fn same_description(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && long.starts_with(&short)
}

fn words(name: &str) -> Vec<String> {
    let name = name.to_lowercase().replace('’', "'").replace("'s", "");
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && !TITLES.contains(word));
    words.map(str::to_owned).collect()
}

#[test]
fn titles_and_case_do_not_tell_names_apart() {
    assert!(same_name("Ann Lee", "Ms. ANN LEE"));
    assert!(!same_name("Ann Lee", "Lee"));
}

#[test]
fn a_description_may_go_on() {
    assert!(same_description("The ministry", "the ministry of health"));
    assert!(!same_description("-", "the ministry"));
    assert!(!same_description("two officials", "officials"));
}

//! Verbs as far as their letters and neighbours tell.

use parallax::text::Sentence;

use super::super::Subject;

/// Irregular pasts that news writes often. Origin: our own list.
const PASTS: [&str; 44] = [
    "beat", "shot", "sued", "won", "lost", "took", "gave", "sent", "paid", "left", "hit", "cut",
    "struck", "fought", "led", "held", "bought", "sold", "built", "began", "broke", "brought",
    "caught", "chose", "drew", "drove", "fell", "felt", "found", "flew", "forgot", "got", "grew",
    "heard", "hurt", "kept", "knew", "made", "ran", "saw", "stole", "threw", "wrote", "stood",
];
/// Irregular participles that news writes often. Origin: our own list.
const PARTICIPLES: [&str; 30] = [
    "been", "shot", "won", "lost", "taken", "given", "sent", "paid", "left", "hit", "cut",
    "struck", "led", "held", "bought", "sold", "built", "begun", "broken", "brought", "caught",
    "chosen", "drawn", "driven", "fallen", "found", "made", "seen", "stolen", "written",
];
/// Words that end like a past and are none. Origin: our own list.
const NO_PAST: [&str; 12] = [
    "hundred",
    "united",
    "red",
    "bed",
    "need",
    "speed",
    "indeed",
    "feed",
    "unprecedented",
    "limited",
    "alleged",
    "so-called",
];
/// Words of grammar that are no subject. Origin: our own list.
const FUNCTION: [&str; 40] = [
    "the", "a", "an", "of", "in", "on", "at", "by", "for", "with", "to", "from", "and", "or",
    "but", "as", "is", "are", "was", "were", "be", "been", "has", "have", "had", "not", "its",
    "his", "her", "their", "than", "when", "while", "after", "before", "into", "over", "being",
    "having", "because",
];
/// Words that make a sentence a condition, a question or a comparison. Origin: our own list.
const OPEN: [&str; 12] = [
    "if", "whether", "unless", "how", "why", "until", "than", "or", "because", "though",
    "although", "while",
];

/// Whether a folded word is the past of a verb.
pub(super) fn is_past(word: &str) -> bool {
    PASTS.contains(&word) || is_regular(word)
}

/// Whether a folded word is the past participle of a verb.
pub(super) fn is_participle(word: &str) -> bool {
    PARTICIPLES.contains(&word) || is_regular(word)
}

/// Whether a folded word is a word of grammar.
pub(super) fn is_function(word: &str) -> bool {
    FUNCTION.contains(&word)
}

fn is_regular(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !NO_PAST.contains(&word) && !word.ends_with("eed")
}

/// Whether a sentence states what it says: no condition, question or comparison.
pub(super) fn is_stated(subject: &Subject, sentence: &Sentence) -> bool {
    let doc = subject.doc();
    let mut words = doc.tokens_of(sentence).iter().map(|&t| doc.folded(t));
    !words.any(|w| OPEN.contains(&&*w))
}

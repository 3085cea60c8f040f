//! Which language a text is in.

use crate::text::is_invisible;

/// The language of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP-47 tag: the one given, else the guess; "und" if the text is too short to tell.
    pub tag: String,
}

impl Language {
    /// The language `given` by the caller, or else the one the text looks like.
    pub fn of(given: &str, text: &str) -> Self {
        if !given.is_empty() {
            return Self {
                tag: given.to_owned(),
            };
        }
        Self {
            tag: guess(text).to_owned(),
        }
    }

    /// Whether the rules know this language. A text too short to tell is read as English.
    pub fn is_supported(&self) -> bool {
        let primary = self.tag.split('-').next().unwrap_or_default();
        primary.eq_ignore_ascii_case("en") || primary == "und"
    }
}

/// The longest tag, in bytes; RFC 5646 asks for room for 35.
const LONGEST_TAG: usize = 35;

/// Whether `tag` is shaped like a BCP-47 tag. Every language is taken.
pub fn is_language_tag(tag: &str) -> bool {
    let subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    tag.len() <= LONGEST_TAG && tag.split('-').all(subtag)
}

/// How many stretches of a text are looked at, spread over it evenly: the head of a page may be in
/// another language than the article.
const STRETCHES: usize = 4;

/// How many words each of them has. Together they are enough to tell a language.
const STRETCH: usize = 28;

/// The most characters that are looked at, where words have no spaces between them.
const MOST: usize = 1024;

/// English words that are frequent in every text and hardly a word of any other language, as far
/// as it is written with the same letters. Origin: our own list.
const ENGLISH: [&str; 22] = [
    "the", "of", "and", "that", "with", "from", "have", "this", "are", "were", "which", "their",
    "said", "has", "had", "been", "would", "they", "but", "not", "for", "by",
];

/// One word in so many of an English text is one of [`ENGLISH`]; it is one in five of most.
const ONE_IN: usize = 10;

/// How many words are enough to count them.
const ENOUGH: usize = 40;

fn guess(text: &str) -> &'static str {
    let all = sample(text, 0);
    if is_plainly_english(&all) {
        return "en";
    }
    let found = reliable(&all).or_else(|| reliable(&sample(text, 1)));
    found.map_or("und", bcp47)
}

/// Whether English words alone tell the language, in a tenth of the time that all languages take.
fn is_plainly_english(sample: &str) -> bool {
    let words = words(sample).count();
    let english = self::words(sample)
        .filter(|word| ENGLISH.contains(word))
        .count();
    words >= ENOUGH && english * ONE_IN >= words
}

/// The language of a sample that is one and long enough.
fn reliable(sample: &str) -> Option<whatlang::Lang> {
    let found = whatlang::detect(sample)?;
    found.is_reliable().then(|| found.lang())
}

/// The stretches of a text but for the first few.
fn sample(text: &str, without: usize) -> String {
    let period = (words(text).count() / STRETCHES).max(STRETCH);
    let stretches = words(text)
        .enumerate()
        .skip(without * period)
        .filter(|(i, _)| i % period < STRETCH);
    let letters = stretches.flat_map(|(_, word)| word.chars().chain([' ']));
    letters.take(MOST).collect()
}

/// The words of a text. Some scripts part them by invisible characters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || is_invisible(c));
    words.filter(|word| !word.is_empty())
}

/// The BCP-47 tag of a language, which is its two-letter code where it has one.
fn bcp47(lang: whatlang::Lang) -> &'static str {
    use whatlang::Lang;
    match lang {
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Epo => "eo",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_tag_is_kept_and_a_missing_one_guessed() {
        assert_eq!(Language::of("en-GB", "").tag, "en-GB");
        let german = "Der Minister sagte am Dienstag, dass die Verhandlungen weitergehen und die Lage schwierig bleibt.";
        let language = Language::of("", german);
        assert_eq!(language.tag, "de");
        assert!(!language.is_supported());
        assert!(Language::of("", "Hm").is_supported());
    }

    #[test]
    fn what_is_not_seen_does_not_hide_the_language() {
        let text = "Der Hafen wurde am Montag geschlossen, weil der Sturm stärker geworden war.";
        let page = format!("{}{text}", " \n\u{200B}".repeat(5000));
        assert_eq!(Language::of("", &page).tag, "de");
    }

    #[test]
    fn the_head_of_a_page_does_not_hide_the_language_of_the_article() {
        let head =
            "Home News Sport Weather. Sign in to read more of what we write about every day. ";
        let text = "Der Hafen wurde am Montag geschlossen, weil der Sturm stärker geworden war. ";
        let page = format!("{}{}", head.repeat(3), text.repeat(40));
        assert_eq!(Language::of("", &page).tag, "de");
    }

    #[test]
    fn a_text_in_which_only_names_are_english_is_not_english() {
        let text = "Die Zeitung The Courier schrieb am Montag von The Book of Tides, dem Buch der Autorin. \
                    Sie lebt in Kiel und hat den Hafen, die Werft und das Meer oft beschrieben. Das Buch \
                    erscheint im Herbst, und der Verlag rechnet mit vielen Lesern in ganz Europa.";
        assert_eq!(Language::of("", text).tag, "de");
        let english = "The paper said on Monday that the harbour and the yard had been sold by the town. They were \
                       old, and the mayor said that not many would have wanted them. But the crews are angry, for \
                       the work has gone from this coast with the ships.";
        assert!(is_plainly_english(english));
        assert_eq!(Language::of("", english).tag, "en");
    }
}

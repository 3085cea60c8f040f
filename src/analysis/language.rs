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

/// How many stretches of a text are looked at, spread over it evenly: the head of a page may be in
/// another language than the article.
const STRETCHES: usize = 4;

/// How many words each of them has. Together they are enough to tell a language.
const STRETCH: usize = 28;

/// The most characters that are looked at, where words have no spaces between them.
const MOST: usize = 1024;

fn guess(text: &str) -> &'static str {
    let period = (words(text).count() / STRETCHES).max(STRETCH);
    let stretches = words(text)
        .enumerate()
        .filter(|(i, _)| i % period < STRETCH);
    let letters = stretches.flat_map(|(_, word)| word.chars().chain([' ']));
    let sample: String = letters.take(MOST).collect();
    match whatlang::detect(&sample) {
        Some(info) if info.is_reliable() => bcp47(info.lang()),
        _ => "und",
    }
}

/// The words of a text. The markup of an HTML page is white space and invisible here, and there is
/// much of it.
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
    fn the_markup_of_a_page_does_not_hide_its_language() {
        let text = "Der Hafen wurde am Montag geschlossen, weil der Sturm stärker geworden war.";
        let page = format!("{}{text}", " \n\u{1}".repeat(5000));
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
}

//! Who and what an article names.
//!
//! [`find`] returns the [`Entity`]s of a document, each with its fullest name, and every
//! [`Mention`]: names in all their forms ("Mr. Podesta"), titles and roles, nominals ("the
//! bank") and pronouns. A name is grouped with its shorter forms here; who a pronoun
//! means is decided where the quotations are known, in [`crate::quotes`].

mod bodies;
mod entities;
mod forms;
mod headlines;
mod kinds;
mod lexicon;
mod names;
mod nominals;
mod nouns;
mod reading;
mod roles;
mod runs;
mod titles;

use std::cmp::Reverse;

use crate::text::{Document, Span};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A company, ministry, party, agency or newspaper.
    Organization,
    /// A country, city, region or building.
    Place,
    /// Several people spoken of together.
    Group,
    /// A report, survey, law or other text.
    Document,
    /// One person without a name.
    Unnamed,
    /// An event, a product, a vessel; or not known.
    Other,
}

/// Grammatical gender, as far as titles, first names and roles tell it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "She".
    Feminine,
    /// "He".
    Masculine,
    /// Nothing tells it.
    #[default]
    Unknown,
}

/// The number of an [`Entity`] in [`Mentions::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// Somebody or something named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest form in the article, without titles: "John Kirby".
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// What the article says it is: "Kremlin spokesman"; empty if it does not.
    pub role: String,
    /// Gender, of a person.
    pub gender: Gender,
    /// Where its names stand, in order.
    pub mentions: Vec<Span>,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// By name: "Kirby".
    Name,
    /// By description: "the bank", "a spokesman".
    Nominal,
    /// "he", "they".
    Pronoun,
}

/// A place in the text that refers to somebody or something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands: a name without its title, a nominal with its article.
    pub span: Span,
    /// How it refers.
    pub kind: MentionKind,
    /// To whom, as far as the words alone tell.
    pub entity: Option<EntityId>,
}

/// The entities and mentions of a document.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// In the order of their first mention.
    pub entities: Vec<Entity>,
    /// In the order of the text; they do not overlap.
    pub mentions: Vec<Mention>,
}

/// The gender that a noun for one person tells: "spokeswoman"; nothing if the noun, in lower
/// case, describes no person.
pub fn gender_of_noun(noun: &str) -> Option<Gender> {
    lexicon::LEXICON.roles.get(noun).copied()
}

/// The country that a word or phrase means as its name, demonym or capital: "France" for "French";
/// as it is looked up, folded.
pub fn country_of(phrase: &str) -> Option<&'static str> {
    lexicon::LEXICON.country(&lexicon::key(phrase))
}

/// Whether a noun, in lower case, can be said of one person of a country: "spaniard", "german".
pub fn is_compatriot(noun: &str) -> bool {
    let several = ["s", "ese", "sh", "ch", "men"];
    lexicon::LEXICON.demonyms.contains_key(noun) && !several.iter().any(|e| noun.ends_with(e))
}

/// Whether a word, in lower case, is written before a person's name: "mr", "president".
pub fn is_title(word: &str) -> bool {
    let (lexicon, key) = (&lexicon::LEXICON, lexicon::key(word));
    lexicon.titles.contains_key(&key) || lexicon.kept_titles.contains_key(&key)
}

/// Whether a word, in lower case, is a form of a verb for speaking or willing: "announced", "hopes".
pub fn is_speech_verb(word: &str) -> bool {
    lexicon::LEXICON.speech.contains(word)
}

/// Finds who and what `doc` names, in its paragraphs and headings.
pub fn find(doc: &Document) -> Mentions {
    let reading = reading::Reading::new(doc);
    let names = names::find(&reading);
    let grouping = entities::group(&reading, &names);
    let named = names.iter().enumerate().map(|(i, name)| Mention {
        span: reading.span(&name.words),
        kind: MentionKind::Name,
        entity: Some(grouping.id(i)),
    });
    let mut mentions = nominals::find(&reading, &names, &grouping);
    mentions.extend(named);
    mentions.sort_by_key(|mention| (mention.span.start, Reverse(mention.span.end)));
    // "US officials" is one mention; the country keeps its own among the entity's spans.
    let mut end = 0;
    mentions.retain(|mention| {
        let apart = mention.span.start >= end;
        end = end.max(mention.span.end);
        apart
    });
    Mentions {
        entities: grouping.entities(doc, &reading, &names),
        mentions,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Entities as "kind gender name (role): forms".
    fn check(text: &str, expected: &[&str]) {
        let doc = Document::plain(text);
        let found = find(&doc);
        let show = |e: &Entity| {
            let mut forms: Vec<&str> = e.mentions.iter().map(|&s| doc.slice(s)).collect();
            forms.dedup();
            let gender = match e.gender {
                Gender::Feminine => "F",
                Gender::Masculine => "M",
                Gender::Unknown => "-",
            };
            let kind = format!("{:?}", e.kind);
            format!(
                "{} {gender} {} ({}): {}",
                &kind[..3],
                e.name,
                e.role,
                forms.join(", ")
            )
        };
        let got: Vec<String> = found.entities.iter().map(show).collect();
        assert_eq!(got, expected, "{text}");
        let mut end = 0;
        for mention in &found.mentions {
            assert!(mention.span.start >= end, "mentions are in order and apart");
            end = mention.span.end;
        }
    }

    #[test]
    fn a_role_before_or_after_a_name_is_kept() {
        check(
            "Kremlin spokesman Dmitry Orlov met Anna Berg, a professor at Ewha University, on Monday. Orlov smiled.",
            &[
                "Org - Kremlin (): Kremlin",
                "Per M Dmitry Orlov (Kremlin spokesman): Dmitry Orlov, Orlov",
                "Per F Anna Berg (professor at Ewha University): Anna Berg",
                "Org - Ewha University (): Ewha University",
            ],
        );
    }

    #[test]
    fn a_role_may_stand_between_commas() {
        check(
            "Russia’s defense minister, Sergei Orlov, agreed. The ambassador to North Korea, Bo Lund, did not.",
            &[
                "Pla - Russia (): Russia",
                "Per M Sergei Orlov (Russia’s defense minister): Sergei Orlov",
                "Pla - North Korea (): North Korea",
                "Per M Bo Lund (ambassador to North Korea): Bo Lund",
            ],
        );
    }

    #[test]
    fn a_shared_surname_goes_to_the_gender_of_its_title() {
        check(
            "Walter Crane and Laura Crane came. Mrs. Crane spoke. Mr. Crane did not. Walter left.",
            &[
                "Per M Walter Crane (): Walter Crane, Crane, Walter",
                "Per F Laura Crane (): Laura Crane, Crane",
            ],
        );
    }

    #[test]
    fn a_title_makes_a_town_a_person_and_finds_its_bearer() {
        check(
            "Zed Houston and his mother, Rosa Houston, came to Paris. Ms. Houston spoke. Lord Mann agreed. Lord Mann left.",
            &[
                "Per - Zed Houston (): Zed Houston",
                "Per F Rosa Houston (mother): Rosa Houston, Houston",
                "Pla - Paris (): Paris",
                "Per M Mann (): Mann",
            ],
        );
    }

    #[test]
    fn a_family_name_may_come_first() {
        check(
            "Kim Dong Ho met Jack Brand. Kim left the U.S. on Sunday.",
            &[
                "Per - Kim Dong Ho (): Kim Dong Ho, Kim",
                "Per M Jack Brand (): Jack Brand",
                "Pla - U.S. (): U.S.",
            ],
        );
    }

    #[test]
    fn bodies_are_known_by_their_acronyms_and_heads() {
        check(
            "The Coastal Fisheries Agency (CFA) fined the Bank of Norland. The CFA said so. The Agency is new.",
            &[
                "Org - Coastal Fisheries Agency (): Coastal Fisheries Agency, CFA, Agency",
                "Org - Bank of Norland (): Bank of Norland",
            ],
        );
    }

    #[test]
    fn titles_of_other_countries_are_known() {
        check(
            "PC Leanne Dyer spoke. Local TD Mairéad O’Halloran agreed. Onlooker Tracey Baines left. Minister Smt. Kavita Deshpande came. Cr Tony Vella asked.",
            &[
                "Per F Leanne Dyer (PC): Leanne Dyer",
                "Per - Mairéad O’Halloran (Local TD): Mairéad O’Halloran",
                "Per F Tracey Baines (Onlooker): Tracey Baines",
                "Per F Kavita Deshpande (Minister Smt.): Kavita Deshpande",
                "Per M Tony Vella (Cr): Tony Vella",
            ],
        );
    }

    #[test]
    fn a_finite_verb_is_no_part_of_a_description() {
        let doc = Document::plain("Photos of the march showed activists. The broken ministry won.");
        let mentions = find(&doc).mentions;
        let words: Vec<&str> = mentions.iter().map(|m| doc.slice(m.span)).collect();
        assert_eq!(words, ["activists", "The broken ministry"]);
    }

    #[test]
    fn bodies_may_be_written_small_after_a_country() {
        check(
            "The South Korean defense ministry denied it. The Biden administration and Tulsa police agreed, a Marist poll shows.",
            &[
                "Org - South Korean defense ministry (): South Korean defense ministry",
                "Org - Biden administration (): Biden administration",
                "Org - Tulsa police (): Tulsa police",
                "Doc - Marist poll (): Marist poll",
            ],
        );
    }

    #[test]
    fn words_that_start_sentences_and_headlines_are_no_names() {
        check(
            "Angry Voters Leave Harbour Party for Ann Lee\n\nYesterday the Harbour Party lost again. Speculation grew. \
             Ann Lee, 45, won. Republicans and Muslims watched on Monday.",
            &[
                "Org - Harbour Party (): Harbour Party",
                "Per F Ann Lee (): Ann Lee",
            ],
        );
    }

    proptest! {
        #[test]
        fn any_text_has_mentions_in_order(parts in proptest::collection::vec(
            prop_oneof!["[A-Za-zÉé’'“”.,:@&() \\n-]{0,12}", Just("Mr. Lee ".to_owned()), Just("the Bank of ".to_owned()),
                Just("al-".to_owned()), Just(" President ".to_owned()), Just(", Jr. ".to_owned()), Just("’s ".to_owned())], 0..40)) {
            let doc = Document::plain(&parts.concat());
            let found = find(&doc);
            for pair in found.mentions.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start);
            }
            for mention in &found.mentions {
                prop_assert!(doc.text().get(mention.span.range()).is_some_and(|text| !text.is_empty()));
                prop_assert!(mention.entity.is_none_or(|id| (id.0 as usize) < found.entities.len()));
            }
        }
    }
}

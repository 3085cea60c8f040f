//! Whether two articles name the same speaker.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::quotes::{Speaker, SpeakerKind};
use crate::text::word_list;

/// Words of names that do not tell one body from another. Origin: our own list.
static WEAK: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_list("the of for and a an mr mrs ms dr sir sen rep gov gen jr sr president secretary house office").collect()
});

/// Words for offices. Origin: our own list.
static OFFICES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_list(
        "officer officers spokesman spokeswoman spokesperson chief minister director manager \
         official officials ambassador secretary president chairman chairwoman governor mayor \
         prosecutor judge commander commissioner coach owner police campaign statement report release \
         office team camp staff aide aides lawyer lawyers attorney attorneys account administration \
         government representative representatives",
    )
    .collect()
});

/// Words for offices of a state. Origin: our own list.
static PUBLIC_OFFICES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_list(
        "minister ministers ambassador adviser advisor secretary president premier envoy diplomat",
    )
    .collect()
});

/// Words that say which office of a state it is. Origin: our own list.
static PORTFOLIOS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_list(
        "national security foreign prime defense defence interior finance treasury justice trade \
         state affairs deputy vice special press the of for and to then former",
    )
    .collect()
});

/// Last words of the names of newspapers, agencies and stations. Origin: our own list.
static MEDIA: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_list(
        "news times post journal herald tribune gazette chronicle observer guardian telegraph press reporter \
         magazine newspaper paper outlet network channel radio television media today daily reuters bbc cnn afp \
         ap npr abc cbs nbc bloomberg politico newsweek agency website blog",
    )
    .collect()
});

/// Words for relatives, whose roles name people and no bodies. Origin: our own list.
static KIN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_list("father mother parent son daughter brother sister wife husband widow uncle aunt cousin friend").collect()
});

/// Whether two quotations have one speaker, as far as their articles tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::compare) enum Voices {
    /// Both name the same speaker, or one who speaks for the other.
    Same,
    /// One of them is unknown, or is described and not named.
    Unsure,
    /// Two speakers.
    Different,
}

/// Whether `a` and `b` are the same, or one speaks for the other.
///
/// A person against a body whose title the person bears is coarser and not contrary; a
/// speaker without a name, and a person of whom nothing else is told, may be of any body.
pub(in crate::compare) fn voices(a: Option<&Speaker>, b: Option<&Speaker>) -> Voices {
    let (Some(a), Some(b)) = (a, b) else {
        return Voices::Unsure;
    };
    match (owner(&a.name), owner(&b.name)) {
        (Some(x), Some(y)) if share_word(x, y) => return Voices::Same,
        (Some(_), Some(_)) => return Voices::Different,
        (Some(x), None) if is_named(b) => return owned(b, x, a),
        (None, Some(y)) if is_named(a) => return owned(a, y, b),
        _ => {}
    }
    let same = match (is_named(a), is_named(b)) {
        (true, true) => match (a.kind, b.kind) {
            (SpeakerKind::Person, SpeakerKind::Person) => same_person(&a.name, &b.name),
            (SpeakerKind::Person, _) => return person_and_body(a, b),
            (_, SpeakerKind::Person) => return person_and_body(b, a),
            _ => same_body(&a.name, &b.name),
        },
        (true, false) => return described(a, b),
        (false, true) => return described(b, a),
        (false, false) if share_word(&a.name, &b.name) => return Voices::Same,
        (false, false) => return Voices::Unsure,
    };
    if same {
        Voices::Same
    } else {
        Voices::Different
    }
}

/// Whose office, campaign or spokesman it is: "Ann Lee" of "Ann Lee's office".
fn owner(name: &str) -> Option<&str> {
    let parts = ["'s ", "’s "].iter().find_map(|mark| name.split_once(mark));
    let owner = parts.map(|(owner, _)| owner);
    owner.filter(|owner| owner.starts_with(char::is_uppercase))
}

/// Whether a named speaker is `owner` or of the owner's house; rivals and relatives have
/// opinions of their own.
fn owned(named: &Speaker, owner: &str, body: &Speaker) -> Voices {
    let of_the_owner = share_word(&named.name, owner) || share_word(&named.role, owner);
    let what = body.name.rsplit(' ').next().unwrap_or_default();
    match of_the_owner {
        true if is_office(&body.name) => Voices::Same,
        true => Voices::Unsure,
        false if share_word(&named.role, what) || has_no_telling_role(named) => Voices::Unsure,
        false => Voices::Different,
    }
}

/// Whether a speaker is a person or body with a name of its own.
fn is_named(speaker: &Speaker) -> bool {
    let known = matches!(
        speaker.kind,
        SpeakerKind::Person | SpeakerKind::Organization
    );
    known && speaker.entity.is_some() && !is_office(&speaker.name)
}

/// Whether a named speaker is meant by a description.
fn described(named: &Speaker, other: &Speaker) -> Voices {
    let one = other.kind != SpeakerKind::Group;
    if share_word(&named.name, &other.name) || one && share_word(&named.role, &other.name) {
        return Voices::Same;
    }
    Voices::Unsure
}

/// Whether a person speaks for a body.
fn person_and_body(person: &Speaker, body: &Speaker) -> Voices {
    if speaks_for(person, body) {
        return Voices::Same;
    }
    if has_no_telling_role(person) || is_medium(&body.name) {
        return Voices::Unsure;
    }
    Voices::Different
}

/// Whether nothing is told of a person but an office, which may be one of any body.
fn has_no_telling_role(person: &Speaker) -> bool {
    let role = words(&person.role);
    role.iter().all(|word| OFFICES.contains(word.as_str()))
}

/// Whether a body is a newspaper, agency or station, which relays what others say.
fn is_medium(name: &str) -> bool {
    let last = name.split_whitespace().last().map(crate::text::fold);
    last.is_some_and(|word| MEDIA.contains(word.as_ref()))
}

fn same_body(a: &str, b: &str) -> bool {
    share_word(a, b) || is_acronym(a, b) || is_acronym(b, a)
}

/// Whether a name ends in an office, which somebody with another name may hold.
fn is_office(name: &str) -> bool {
    let last = name.split_whitespace().last().map(crate::text::fold);
    last.is_some_and(|word| OFFICES.contains(word.as_ref()))
}

/// The telling words of a name, folded.
fn words(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let folded = words.map(|word| crate::text::fold(word).into_owned());
    folded
        .filter(|word| !word.is_empty() && word != "s" && !WEAK.contains(word.as_str()))
        .collect()
}

/// Whether two names can be one person's: the same last name, and no other first name.
pub(in crate::compare) fn same_person(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let (Some(last_a), Some(last_b)) = (a.last(), b.last()) else {
        return true;
    };
    if *last_a == b.concat() || *last_b == a.concat() {
        return true;
    }
    if a.len() == 1 || b.len() == 1 {
        let has = |words: &[String], name| words.iter().any(|word| same_written(word, name));
        return has(&a, last_b) || has(&b, last_a);
    }
    // A name of three words may begin with what somebody is: "Chargers WR Jackson".
    same_written(last_a, last_b) && (same_first(&a[0], &b[0]) || a.len().max(b.len()) > 2)
}

/// Letters of a name that is hardly another one if one letter differs: "Hefner", "Heffner".
const LONG_NAME: usize = 5;

/// Whether two names are one, or one is written with one letter more, less or other.
fn same_written(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let first = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[first..], &b[first..]);
    let last = rest_a
        .iter()
        .rev()
        .zip(rest_b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let differing = rest_a.len().max(rest_b.len()) - last;
    differing == 0 || differing == 1 && a.len().min(b.len()) >= LONG_NAME
}

/// Whether two first names agree in their beginning: "Chris", "Christopher", "C".
fn same_first(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count()).min(3);
    a.chars().take(shorter).eq(b.chars().take(shorter)) || same_written(a, b)
}

/// Whether the role of `person` names `body` (a White House spokesman, a Russian minister), or
/// `body` is the person's own office or campaign.
fn speaks_for(person: &Speaker, body: &Speaker) -> bool {
    let (role, name, body) = (words(&person.role), words(&person.name), words(&body.name));
    let in_role = |word: &String| {
        let stem: String = word.chars().take(5).collect();
        role.iter().any(|r| r.starts_with(&stem))
    };
    let related = role.iter().any(|word| KIN.contains(word.as_str()));
    let own = |word: &String| name.contains(word) || OFFICES.contains(word.as_str());
    !related && body.iter().any(in_role) || body.iter().all(own)
}

/// Whether the role of a person is an office of a state, and says of no other body or state.
pub(in crate::compare) fn holds_public_office(speaker: &Speaker) -> bool {
    let role = speaker.role.split(|c: char| !c.is_alphanumeric());
    let role: Vec<String> = role
        .filter(|word| !word.is_empty())
        .map(|word| crate::text::fold(word).into_owned())
        .collect();
    let office = |word: &String| PUBLIC_OFFICES.contains(word.as_str());
    speaker.kind == SpeakerKind::Person
        && role.iter().any(office)
        && role
            .iter()
            .all(|word| office(word) || PORTFOLIOS.contains(word.as_str()))
}

fn share_word(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    a.iter().any(|word| b.contains(word))
}

fn is_acronym(short: &str, long: &str) -> bool {
    let initials: String = words(long)
        .iter()
        .filter_map(|w| w.chars().next())
        .collect();
    initials.len() > 1 && crate::text::fold(short).replace('.', "") == initials
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::EntityId;

    fn speaker(text: &str) -> Speaker {
        let (name, role) = text.split_once(", ").unwrap_or((text, ""));
        let person = name.split(' ').count() == 2 || !role.is_empty();
        let kind = if person {
            SpeakerKind::Person
        } else {
            SpeakerKind::Organization
        };
        Speaker {
            name: name.to_owned(),
            role: role.to_owned(),
            kind,
            mentions: Vec::new(),
            entity: Some(EntityId(0)),
        }
    }

    fn check(a: &str, b: &str, expected: Voices) {
        let got = voices(Some(&speaker(a)), Some(&speaker(b)));
        assert_eq!(got, expected, "{a} / {b}");
    }

    #[test]
    fn a_last_name_meets_the_full_name_but_not_a_relative() {
        check("Ann Lee", "Ann Lee", Voices::Same);
        check("Ann Lee", "Bob Lee", Voices::Different);
        check("Chris Ode", "Christopher Ode", Voices::Same);
        check("Hugh Hefner", "Hugh Heffner", Voices::Same);
        check("Karolos Papandou", "Carolos Papandou", Voices::Same);
        assert!(same_person("Del Giudice", "Vincent DelGiudice"));
        assert!(same_person("Lee", "Ann Lee"));
        assert!(!same_person("Lee", "Ann Poe"));
    }

    #[test]
    fn a_spokesman_speaks_for_his_body() {
        check("Ann Lee, Kremlin spokeswoman", "Kremlin", Voices::Same);
        check("Ann Lee, Russian minister", "Russia", Voices::Same);
        check("Ann Lee, father", "Kremlin", Voices::Different);
        check("Ann Lee, mother", "Foundation", Voices::Different);
        check("Ann Lee, rep", "Tara Reid's rep", Voices::Unsure);
        check("Ann Lee, mayor of Halden", "Bergen", Voices::Different);
        check("Ann Lee, mayor of Halden", "Reuters", Voices::Unsure);
        check("Ann Lee, mayor", "Lee's office", Voices::Same);
        check(
            "Ann Lee, mayor of Halden",
            "Ruud's office",
            Voices::Different,
        );
        check("Ann Lee", "Ruud's office", Voices::Unsure);
        check("Lee's campaign", "Ruud's campaign", Voices::Different);
    }

    #[test]
    fn a_public_office_is_one_of_no_other_body() {
        assert!(holds_public_office(&speaker(
            "Ann Lee, national security adviser"
        )));
        assert!(!holds_public_office(&speaker(
            "Ann Lee, Danish foreign minister"
        )));
        assert!(!holds_public_office(&speaker(
            "Ann Lee, president of Nordline"
        )));
        assert!(!holds_public_office(&speaker("Ann Lee, teacher")));
    }

    #[test]
    fn an_unknown_speaker_contradicts_nobody() {
        assert_eq!(voices(None, Some(&speaker("Ann Lee"))), Voices::Unsure);
        check("Ann Lee", "Kremlin", Voices::Unsure);
        check("Ann Lee, spokeswoman", "Kremlin", Voices::Unsure);
    }
}

//! Another person, body or place.

use parallax::mentions::{Entity, EntityKind, Gender, Mention};
use parallax::text::Span;

use super::super::Subject;
use super::Site;

/// Invented people: women, then men. Origin: our own list.
const PEOPLE: [[&str; 3]; 2] = [
    ["Marta Lindqvist", "Joan Ferrers", "Amina Odero"],
    ["Alan Pryce", "Omar Tessler", "Victor Hallam"],
];
/// Invented bodies. Origin: our own list.
const BODIES: [&str; 3] = ["Halden Group", "Brightwater Institute", "Corvan Company"];
/// Places of one sort, in each list: countries, states of the US and their abbreviations, cities.
/// Origin: our own list.
const PLACES: [&[&str]; 4] = [
    &[
        "Norway",
        "Kenya",
        "Chile",
        "Portugal",
        "France",
        "Germany",
        "China",
        "Russia",
        "Iran",
        "Iraq",
        "Syria",
        "Turkey",
        "Japan",
        "India",
        "Spain",
        "Italy",
        "Canada",
        "Mexico",
        "Israel",
        "Libya",
        "Egypt",
        "Ukraine",
        "Poland",
        "Afghanistan",
        "Pakistan",
        "Britain",
        "Somalia",
        "Yemen",
        "Greece",
        "Brazil",
        "Cuba",
        "Australia",
        "Thailand",
        "Indonesia",
    ],
    &[
        "Nebraska",
        "Vermont",
        "Oregon",
        "Ohio",
        "Florida",
        "Iowa",
        "Texas",
        "Virginia",
        "Nevada",
        "Michigan",
        "Pennsylvania",
        "Wisconsin",
        "Indiana",
        "California",
        "Colorado",
        "Arizona",
        "Georgia",
        "Utah",
        "Minnesota",
        "Illinois",
        "Maryland",
        "Massachusetts",
        "North Carolina",
        "South Carolina",
        "New Hampshire",
        "New Jersey",
        "Wyoming",
        "Kansas",
        "Oklahoma",
        "Tennessee",
        "Kentucky",
        "Missouri",
        "Alabama",
        "Mississippi",
        "Louisiana",
    ],
    &[
        "Ore.", "Fla.", "Calif.", "Va.", "Pa.", "Wis.", "Okla.", "Mich.", "Ariz.", "Ga.", "Tex.",
    ],
    &["Rotterdam", "Nairobi", "Calgary", "Lisbon"],
];
/// Words of names that are no town or country: nothing of the lists can stand for those.
/// Origin: our own list.
const FEATURES: [&str; 24] = [
    "avenue",
    "street",
    "road",
    "park",
    "mount",
    "mt",
    "mt.",
    "island",
    "theatre",
    "theater",
    "hotel",
    "hall",
    "state",
    "peninsula",
    "center",
    "centre",
    "house",
    "airport",
    "school",
    "hill",
    "river",
    "gulf",
    "sea",
    "ocean",
];

/// People and bodies that the article names once, not as the source of words.
pub(super) fn sites(subject: &Subject) -> Vec<Site> {
    let people = subject.names(EntityKind::Person);
    let people = people.filter_map(|(m, e)| {
        let new = another_person(subject, e)?;
        let full = subject.slice(m.span).contains(' ');
        site(subject, (m, e), new).filter(|_| full)
    });
    let bodies = subject.names(EntityKind::Organization);
    let bodies = bodies.filter_map(|(m, e)| {
        let new = BODIES.iter().find(|b| is_new(subject, b))?;
        site(subject, (m, e), new)
    });
    people.chain(bodies).collect()
}

/// Places that the article names once.
pub(super) fn places(subject: &Subject) -> Vec<Site> {
    let places = subject.names(EntityKind::Place);
    let site = |(m, e): (&Mention, &Entity)| {
        let name = subject.slice(m.span);
        let known = PLACES.iter().find(|list| list.contains(&name));
        let town = PLACES.last().filter(|_| is_town(name));
        let new = known
            .or(town)?
            .iter()
            .find(|place| is_new(subject, place))?;
        site(subject, (m, e), new)
    };
    places.filter_map(site).collect()
}

/// Whether a name can be that of a town, as far as its words tell.
fn is_town(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let folded = name.to_lowercase();
    let feature = folded.split(' ').any(|word| FEATURES.contains(&word));
    !feature && !name.contains('.') && capitals < 3 && name.len() > 3
}

/// A person of the same gender whom the article does not name.
pub(super) fn another_person(subject: &Subject, entity: &Entity) -> Option<&'static str> {
    let list = PEOPLE[usize::from(entity.gender != Gender::Feminine)];
    list.into_iter().find(|person| is_new(subject, person))
}

fn is_new(subject: &Subject, name: &str) -> bool {
    let nowhere = Span::default();
    let folded = name.to_lowercase();
    let mut words = folded.split(' ');
    words.all(|word| !subject.is_said_outside(nowhere, word))
}

/// The name replaced, if the article names the entity once and shares no word with it elsewhere.
fn site(subject: &Subject, (m, e): (&Mention, &Entity), new: &str) -> Option<Site> {
    let doc = subject.doc();
    let once = e.mentions.len() == 1 && subject.plain_at(m.span).is_some();
    let mut words = doc.tokens()[doc.tokens_in(m.span)].iter();
    let alone = once
        && words.all(|&t| {
            let word = doc.folded(t);
            word.chars().count() < 3 || !subject.is_said_outside(m.span, &word)
        });
    let lone = alone && !subject.is_source(m.span) && !is_part(subject, m.span);
    lone.then(|| Site::replace(m.span, new))
}

/// Whether a name is part of a longer one, or a word made from it: "Paris Agreement", "Texas-based".
fn is_part(subject: &Subject, span: Span) -> bool {
    let text = &subject.article.text;
    let after = &text[span.range().end..];
    let before = text[..span.range().start].chars().next_back();
    let rest = ["'s", "’s"].iter().find_map(|s| after.strip_prefix(s));
    let next = rest
        .unwrap_or(after)
        .strip_prefix(' ')
        .and_then(|rest| rest.chars().next());
    after.starts_with(['-', '‐', '/'])
        || before == Some('-')
        || next.is_some_and(char::is_uppercase)
}

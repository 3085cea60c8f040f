//! Names grouped into the persons, bodies and places they name.
//!
//! Full names make entities first; then each shorter form goes to the entity it can
//! mean. A surname that several share goes to the one of the right gender, and among
//! those to the one the article names in full most often.

use rustc_hash::FxHashMap;

use super::forms::Form;
use super::lexicon::LEXICON;
use super::names::Name;
use super::reading::{Reading, Shape};
use super::roles::{Description, describe};
use super::{Entity, EntityId, EntityKind, Gender};
use crate::text::Document;

/// An entity while its names are collected.
#[derive(Debug)]
pub(super) struct Draft {
    /// The form that stands for it.
    pub(super) form: Form,
    pub(super) kind: EntityKind,
    pub(super) gender: Gender,
    /// The index of the first name that has a role, and the role.
    pub(super) role: std::ops::Range<usize>,
    /// How often it is named in full.
    full: usize,
    /// Indices of its names in the order of the text.
    pub(super) names: Vec<usize>,
}

/// Which entity each name is of, and the entities.
#[derive(Debug)]
pub(super) struct Grouping {
    pub(super) drafts: Vec<Draft>,
    /// The draft of each name.
    pub(super) of_name: Vec<usize>,
}

/// How many entities one form of a name can mean; further ones are not looked at.
const MANY: usize = 16;

/// A name with its form and what stands around it.
struct Named<'n> {
    name: &'n Name,
    form: Form,
    description: Description,
}

/// Groups the `names` of an article.
pub(super) fn group(reading: &Reading, names: &[Name]) -> Grouping {
    let forms: Vec<Named> = names
        .iter()
        .map(|name| Named {
            name,
            form: Form::new(reading, &name.words),
            description: match name.kind {
                EntityKind::Person | EntityKind::Other => describe(reading, name),
                _ => Description::default(),
            },
        })
        .collect();
    let mut grouper = Grouper {
        reading,
        drafts: Vec::new(),
        of_name: vec![None; names.len()],
        found_by: FxHashMap::default(),
    };
    for (i, form) in forms.iter().enumerate().filter(|(_, f)| f.is_full()) {
        grouper.add_full(i, form);
    }
    grouper.merge_shortened();
    for (i, form) in forms.iter().enumerate().filter(|(_, f)| !f.is_full()) {
        grouper.add_short(i, form);
    }
    grouper.finish()
}

impl Named<'_> {
    /// Whether the name needs no other to say whom it means.
    fn is_full(&self) -> bool {
        self.form.parts.len() > 1
    }
}

struct Grouper<'r, 'a> {
    reading: &'r Reading<'a>,
    drafts: Vec<Draft>,
    of_name: Vec<Option<usize>>,
    /// Each way in which a name is looked up, with the drafts that it finds.
    found_by: FxHashMap<Key, Vec<usize>>,
}

/// A way in which a name is looked up.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// The whole name.
    Whole(String),
    /// Family name, given name or its initial, and "jr", of a person.
    Person(String, String, Option<String>),
    Family(String),
    Given(String),
    /// A word between given and family name: "Nieto" of "Ramon Nieto Pardo".
    Middle(String),
    /// First and last word, and initials, of anything but a person.
    First(String),
    Last(String),
    Initials(String),
}

impl Grouper<'_, '_> {
    fn add_full(&mut self, i: usize, named: &Named) {
        let person = named.name.kind == EntityKind::Person;
        let draft = self
            .whole(&named.form)
            .or_else(|| {
                if person {
                    self.same_person(&named.form)
                } else {
                    None
                }
            })
            .unwrap_or_else(|| self.create(named));
        self.learn(draft, &named.form, person);
        self.drafts[draft].full += 1;
        self.add(draft, i, named);
    }

    fn whole(&self, form: &Form) -> Option<usize> {
        self.found(Key::Whole(form.whole())).next()
    }

    /// The person of this family name and given name or its initial.
    fn same_person(&self, form: &Form) -> Option<usize> {
        let key =
            |given: &str| Key::Person(form.family().into(), given.into(), form.suffix.clone());
        let given = form.given();
        let initial: String = given.chars().take(1).collect();
        let exact = self.found(key(given)).next();
        let full = || self.found(key(form.full_given())).next();
        exact.or_else(full).or_else(|| {
            self.found(key(&initial))
                .find(|&d| given == initial || self.drafts[d].form.given() == initial)
        })
    }

    /// Notes by which keys a draft with this form is found.
    fn learn(&mut self, draft: usize, form: &Form, person: bool) {
        let initial = form.given().chars().take(1).collect();
        let (family, given) = (form.family().to_owned(), form.given().to_owned());
        let mut keys = vec![Key::Whole(form.whole())];
        if person {
            keys.push(Key::Person(family.clone(), initial, form.suffix.clone()));
            for given in [&given, form.full_given()] {
                keys.push(Key::Person(
                    family.clone(),
                    given.to_owned(),
                    form.suffix.clone(),
                ));
            }
            let middle = form.parts.iter().filter(|p| **p != family && **p != given);
            keys.extend(middle.cloned().map(Key::Middle));
            keys.extend([Key::Family(family), Key::Given(given)]);
        } else {
            keys.extend(form.initials().into_iter().map(Key::Initials));
            keys.extend(form.parts.first().cloned().map(Key::First));
            keys.extend(form.parts.last().cloned().map(Key::Last));
            keys.push(Key::Last(form.head().to_owned()));
        }
        for key in keys {
            let found = self.found_by.entry(key).or_default();
            if found.len() < MANY && !found.contains(&draft) {
                found.push(draft);
            }
        }
    }

    fn found(&self, key: Key) -> impl Iterator<Item = usize> {
        self.found_by.get(&key).into_iter().flatten().copied()
    }

    /// Joins "Security Council" to "UN Security Council", if there is but one such name.
    fn merge_shortened(&mut self) {
        for short in 0..self.drafts.len() {
            let draft = &self.drafts[short];
            let mut longer = self
                .longer(&draft.form)
                .filter(|&long| self.drafts[long].kind != EntityKind::Person);
            let only = longer.next().filter(|_| longer.next().is_none());
            let body = !matches!(draft.kind, EntityKind::Person | EntityKind::Place);
            drop(longer);
            if let Some(long) = only.filter(|_| body) {
                self.merge(short, long);
            }
        }
    }

    /// The drafts of which `short` is a shorter form.
    fn longer(&self, short: &Form) -> impl Iterator<Item = usize> {
        let first = short.parts.first().cloned().map(Key::First);
        let last = short.parts.last().cloned().map(Key::Last);
        let found = first
            .into_iter()
            .chain(last)
            .flat_map(|key| self.found(key));
        let mut found: Vec<usize> = found
            .filter(|&d| !self.drafts[d].names.is_empty())
            .filter(|&d| self.drafts[d].form.shortened_to(short, self.drafts[d].kind))
            .collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter()
    }

    /// Moves the names of one entity to another.
    fn merge(&mut self, from: usize, to: usize) {
        let names = std::mem::take(&mut self.drafts[from].names);
        for &i in &names {
            self.of_name[i] = Some(to);
        }
        let whole = Key::Whole(self.drafts[from].form.whole());
        for draft in self.found_by.entry(whole).or_default() {
            if *draft == from {
                *draft = to;
            }
        }
        self.drafts[to].full += self.drafts[from].full;
        self.drafts[to].names.extend(names);
    }

    fn add_short(&mut self, i: usize, named: &Named) {
        let draft = self
            .person_of(i, named)
            .or_else(|| self.whole(&named.form))
            .or_else(|| self.body_of(i, named));
        let draft = draft.unwrap_or_else(|| {
            let new = self.create(named);
            self.learn(new, &named.form, named.name.kind == EntityKind::Person);
            new
        });
        self.add(draft, i, named);
    }

    /// The person whom a surname, or a given name that only one bears, means.
    fn person_of(&self, i: usize, named: &Named) -> Option<usize> {
        let key = named.form.parts.first()?;
        let known =
            named.name.kind == EntityKind::Organization && self.whole(&named.form).is_some();
        if known || named.name.kind != EntityKind::Person && LEXICON.countries.contains_key(key) {
            return None;
        }
        let honorific = named.description.honorific;
        let fits = |&d: &usize| {
            let (told, bears) = (named.description.gender, self.drafts[d].gender);
            !honorific || told == Gender::Unknown || bears == Gender::Unknown || told == bears
        };
        let mut family: Vec<usize> = self.found(Key::Family(key.clone())).filter(fits).collect();
        let told = |d: &usize| self.drafts[*d].gender == named.description.gender;
        if honorific && family.iter().any(told) {
            family.retain(told);
        }
        if family.is_empty() {
            let only = |key| {
                let mut found = self.found(key).filter(fits);
                found.next().filter(|_| found.next().is_none())
            };
            let given = only(Key::Given(key.clone())).filter(|_| !honorific);
            return given.or_else(|| only(Key::Middle(key.clone())));
        }
        self.most_named(i, &family)
    }

    /// The most often named of some entities; those not yet named come last.
    fn most_named(&self, i: usize, drafts: &[usize]) -> Option<usize> {
        let rank = |&&d: &&usize| {
            let draft = &self.drafts[d];
            let first = draft.names.first().copied().unwrap_or(usize::MAX);
            (first < i, draft.full, std::cmp::Reverse(first))
        };
        drafts.iter().max_by_key(rank).copied()
    }

    /// The body that an acronym or a single head noun means.
    fn body_of(&self, i: usize, named: &Named) -> Option<usize> {
        let key = named.form.parts.first()?;
        if named.name.kind == EntityKind::Place {
            return None;
        }
        let text = self.reading.words[named.name.words.start].text;
        let acronym = text.chars().filter(|c| c.is_uppercase()).count() > 1;
        let named_so = self.found(Key::Initials(key.clone())).filter(|_| acronym);
        let found: Vec<usize> = named_so.chain(self.longer(&named.form)).collect();
        self.most_named(i, &found)
    }

    fn create(&mut self, named: &Named) -> usize {
        let told = named.form.gender();
        let person = named.name.kind == EntityKind::Person;
        self.drafts.push(Draft {
            form: named.form.clone(),
            kind: named.name.kind,
            gender: if person { told } else { Gender::Unknown },
            role: 0..0,
            full: 0,
            names: Vec::new(),
        });
        self.drafts.len() - 1
    }

    fn add(&mut self, draft: usize, i: usize, form: &Named) {
        self.of_name[i] = Some(draft);
        let draft = &mut self.drafts[draft];
        draft.names.push(i);
        if draft.kind == EntityKind::Other {
            draft.kind = form.name.kind;
        }
        if form.form.parts.len() > draft.form.parts.len() {
            draft.form = form.form.clone();
        }
        if draft.kind != EntityKind::Person {
            return;
        }
        let described = &form.description;
        if described.gender != Gender::Unknown
            && (described.honorific || draft.gender == Gender::Unknown)
        {
            draft.gender = described.gender;
        }
        if draft.role.is_empty() || draft.role.len() < 2 && described.role.len() > 1 {
            draft.role = described.role.clone();
        }
    }

    fn finish(mut self) -> Grouping {
        for draft in &mut self.drafts {
            draft.names.sort_unstable();
        }
        let mut order: Vec<usize> = (0..self.drafts.len())
            .filter(|&d| !self.drafts[d].names.is_empty())
            .collect();
        order.sort_by_key(|&d| self.drafts[d].names[0]);
        let mut place = vec![0; self.drafts.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        let of_name = self
            .of_name
            .iter()
            .map(|d| place[d.unwrap_or_default()])
            .collect();
        let mut drafts: Vec<Option<Draft>> = self.drafts.into_iter().map(Some).collect();
        let drafts = order.iter().filter_map(|&d| drafts[d].take()).collect();
        Grouping { drafts, of_name }
    }
}

impl Grouping {
    /// The finished entities.
    pub(super) fn entities(
        &self,
        doc: &Document,
        reading: &Reading,
        names: &[Name],
    ) -> Vec<Entity> {
        let text = |words: &std::ops::Range<usize>| match words.is_empty() {
            true => String::new(),
            false => clean(doc.slice(reading.span(words))),
        };
        let entity = |draft: &Draft| Entity {
            name: draft
                .names
                .iter()
                .map(|&i| &names[i].words)
                .max_by_key(|words| {
                    (
                        words.len(),
                        reading.words[words.start].shape != Shape::Upper,
                        std::cmp::Reverse(words.start),
                    )
                })
                .map(text)
                .unwrap_or_default(),
            kind: draft.kind,
            role: text(&draft.role),
            gender: draft.gender,
            mentions: draft
                .names
                .iter()
                .map(|&i| reading.span(&names[i].words))
                .collect(),
        };
        self.drafts.iter().map(entity).collect()
    }

    /// The entity of name `i`.
    pub(super) fn id(&self, i: usize) -> EntityId {
        EntityId(self.of_name[i] as u32)
    }
}

/// A piece of text with single spaces and nothing invisible.
fn clean(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|&c| !crate::text::is_invisible(c))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

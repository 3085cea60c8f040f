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
        by_whole: FxHashMap::default(),
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
    by_whole: FxHashMap<String, usize>,
}

impl Grouper<'_, '_> {
    fn add_full(&mut self, i: usize, form: &Named) {
        let whole = form.form.whole();
        let mut draft = self.by_whole.get(&whole).copied();
        if draft.is_none() && form.name.kind == EntityKind::Person {
            draft = self
                .drafts
                .iter()
                .position(|d| d.kind == EntityKind::Person && d.form.same_person(&form.form));
        }
        let draft = draft.unwrap_or_else(|| self.create(form));
        self.by_whole.entry(whole).or_insert(draft);
        self.drafts[draft].full += 1;
        self.add(draft, i, form);
    }

    /// Joins "Security Council" to "UN Security Council", if there is but one such name.
    fn merge_shortened(&mut self) {
        let body = |d: &Draft| {
            matches!(
                d.kind,
                EntityKind::Organization | EntityKind::Other | EntityKind::Document
            )
        };
        for short in 0..self.drafts.len() {
            if !body(&self.drafts[short]) {
                continue;
            }
            let longer = |&long: &usize| {
                body(&self.drafts[long])
                    && self.drafts[long]
                        .form
                        .shortened_to(&self.drafts[short].form, self.drafts[long].kind)
            };
            let mut candidates = (0..self.drafts.len()).filter(longer);
            if let (Some(long), None) = (candidates.next(), candidates.next()) {
                self.merge(short, long);
            }
        }
    }

    /// Moves the names of one entity to another.
    fn merge(&mut self, from: usize, to: usize) {
        let names = std::mem::take(&mut self.drafts[from].names);
        for &i in &names {
            self.of_name[i] = Some(to);
        }
        for draft in self.by_whole.values_mut().filter(|d| **d == from) {
            *draft = to;
        }
        self.drafts[to].full += self.drafts[from].full;
        self.drafts[to].names.extend(names);
        self.drafts[to].names.sort_unstable();
    }

    fn add_short(&mut self, i: usize, form: &Named) {
        let whole = form.form.whole();
        let draft = self
            .person_of(i, form)
            .or_else(|| self.by_whole.get(&whole).copied())
            .or_else(|| self.body_of(i, form));
        let draft = draft.unwrap_or_else(|| {
            let new = self.create(form);
            if !form.description.honorific {
                self.by_whole.entry(whole).or_insert(new);
            }
            new
        });
        self.add(draft, i, form);
    }

    /// The person whom a surname, or a given name that only one bears, means.
    fn person_of(&self, i: usize, form: &Named) -> Option<usize> {
        let key = form.form.parts.first()?;
        let person = form.name.kind == EntityKind::Person || !LEXICON.countries.contains_key(key);
        if !person || form.name.kind == EntityKind::Organization && self.by_whole.contains_key(key)
        {
            return None;
        }
        let fits = |d: &&usize| {
            let told = form.description.gender;
            let known = self.drafts[**d].gender;
            !form.description.honorific
                || told == Gender::Unknown
                || known == Gender::Unknown
                || told == known
        };
        let persons: Vec<usize> = (0..self.drafts.len())
            .filter(|&d| {
                self.drafts[d].kind == EntityKind::Person && !self.drafts[d].names.is_empty()
            })
            .collect();
        let named = |part: fn(&Form) -> &str| -> Vec<usize> {
            persons
                .iter()
                .filter(|&&d| part(&self.drafts[d].form) == key)
                .filter(fits)
                .copied()
                .collect()
        };
        let family = named(Form::family);
        if family.is_empty() && !form.description.honorific {
            let given = named(Form::given);
            return (given.len() == 1).then(|| given[0]);
        }
        self.most_named(i, &family)
    }

    /// The most often named of some entities; those not yet named come last.
    fn most_named(&self, i: usize, drafts: &[usize]) -> Option<usize> {
        let rank = |&&d: &&usize| {
            let draft = &self.drafts[d];
            let first = draft.names.iter().copied().min().unwrap_or(usize::MAX);
            (first < i, draft.full, std::cmp::Reverse(first))
        };
        drafts.iter().max_by_key(rank).copied()
    }

    /// The body that an acronym or a single head noun means.
    fn body_of(&self, i: usize, form: &Named) -> Option<usize> {
        let key = form.form.parts.first()?;
        let word = &self.reading.words[form.name.words.start];
        let acronym = matches!(word.shape, Shape::Upper | Shape::Capital);
        let fits = |d: &Draft| {
            d.kind != EntityKind::Person
                && (acronym && d.form.abbreviated_to(key)
                    || d.form.shortened_to(&form.form, d.kind))
        };
        let found: Vec<usize> = (0..self.drafts.len())
            .filter(|&d| !self.drafts[d].names.is_empty() && fits(&self.drafts[d]))
            .collect();
        self.most_named(i, &found)
    }

    fn create(&mut self, form: &Named) -> usize {
        let told = form.form.gender();
        let person = form.name.kind == EntityKind::Person;
        self.drafts.push(Draft {
            form: form.form.clone(),
            kind: form.name.kind,
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

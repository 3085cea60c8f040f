//! The persons of an article as labels name them: in full, by initials, by surname.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::mentions::{EntityKind, Mentions};
use crate::quotes::scene::Scene;
use crate::text::fold;

/// The persons whom an article names in full.
pub(super) struct People<'a> {
    mentions: &'a Mentions,
    names: HashSet<&'a str>,
    initials: HashMap<String, &'a str>,
    /// Nobody where several bear the surname.
    surnames: HashMap<String, Option<&'a str>>,
}

impl<'a> People<'a> {
    pub(super) fn of(mentions: &'a Mentions) -> Self {
        let persons = mentions.entities.iter();
        let persons = persons.filter(|e| e.kind == EntityKind::Person && e.name.contains(' '));
        let names: Vec<&str> = persons.map(|e| e.name.as_str()).collect();
        let mut surnames = HashMap::new();
        for &name in &names {
            let surname = name.rsplit(' ').next().unwrap_or(name);
            let bearer = surnames.entry(fold(surname).into_owned());
            let bearer = bearer.or_insert(Some(name));
            *bearer = bearer.filter(|known| fold(known) == fold(name));
        }
        Self {
            mentions,
            initials: names.iter().rev().map(|n| (initials(n), *n)).collect(),
            names: names.into_iter().collect(),
            surnames,
        }
    }

    /// The full name of the person whom `text` names in full or by initials: "RA" is
    /// Rosalind Achebe.
    pub(super) fn of_name(&self, text: &str) -> Option<&'a str> {
        let short = || text.replace(['.', ' '], "");
        let named = self.names.get(text).copied();
        named.or_else(|| self.initials.get(&short()).copied())
    }

    /// The full name of the only person with a surname, given in lower case.
    pub(super) fn of_surname(&self, surname: &str) -> Option<&'a str> {
        self.surnames.get(surname).copied().flatten()
    }

    /// Whether any of the tokens are part of the name of a person, as a title or a first name
    /// may tell.
    pub(super) fn names_any(&self, scene: &Scene, tokens: &Range<usize>) -> bool {
        let span = scene.span(tokens);
        let all = &self.mentions.mentions;
        let first = all.partition_point(|m| m.span.end <= span.start);
        let mut inside = all[first..].iter().take_while(|m| m.span.start < span.end);
        inside.any(|m| {
            let entity = m.entity.map(|id| &self.mentions.entities[id.0 as usize]);
            entity.is_some_and(|e| e.kind == EntityKind::Person)
        })
    }
}

fn initials(name: &str) -> String {
    name.split([' ', '-'])
        .filter_map(|w| w.chars().next())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions;
    use crate::text::Document;

    #[test]
    fn a_surname_that_several_bear_names_nobody() {
        let doc = Document::plain("Karl Brandt and Greta Brandt met Rosalind Achebe.");
        let mentions = mentions::find(&doc);
        let people = People::of(&mentions);
        assert_eq!(people.of_surname("brandt"), None);
        assert_eq!(people.of_surname("achebe"), Some("Rosalind Achebe"));
        assert_eq!(people.of_name("R.A."), Some("Rosalind Achebe"));
        assert_eq!(people.of_name("Achebe"), None);
    }
}

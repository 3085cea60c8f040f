//! Full and short names of people who have been introduced.

use parallax::mentions::{Entity, EntityKind, Mention};

use super::super::Subject;
use super::{Edit, is_quoted};

/// Every full name after the first as the last name.
pub(super) fn shortened(subject: &Subject) -> Vec<Vec<Edit>> {
    let edit = |m: &Mention, e: &Entity, surname: &str| {
        let full = subject.slice(m.span) == e.name;
        full.then(|| Edit::new(m.span, surname))
    };
    vec![edits(subject, edit)]
}

/// Every last name after the first full name as the full name.
pub(super) fn filled(subject: &Subject) -> Vec<Vec<Edit>> {
    let edit = |m: &Mention, e: &Entity, surname: &str| {
        let short = subject.slice(m.span) == surname;
        short.then(|| Edit::new(m.span, e.name.as_str()))
    };
    vec![edits(subject, edit)]
}

/// What `edit` makes of the names of people behind their first full name, where only one person
/// has that last name.
fn edits(subject: &Subject, edit: impl Fn(&Mention, &Entity, &str) -> Option<Edit>) -> Vec<Edit> {
    let people: Vec<(&Mention, &Entity)> = subject.names(EntityKind::Person).collect();
    let named = people.iter().filter_map(|&(m, e)| {
        let (first, surname) = e.name.rsplit_once(' ')?;
        let introduced = e
            .mentions
            .first()
            .filter(|s| subject.slice(**s) == e.name)?;
        let alone = people.iter().all(|(_, other)| {
            other.name == e.name || !other.name.split(' ').any(|word| word == surname)
        });
        let plain = first
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase));
        let later = *introduced < m.span && alone && plain && !is_quoted(subject, m.span);
        edit(m, e, surname).filter(|_| later)
    });
    named.collect()
}

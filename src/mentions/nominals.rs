//! Mentions without a name: descriptions ("the ministry", "US officials", "experts") and
//! personal pronouns.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::entities::{Draft, Grouping};
use super::lexicon::LEXICON;
use super::names::Name;
use super::nouns::{Noun, is_article, is_pronoun};
use super::reading::{Line, Reading, Shape};
use super::{EntityId, EntityKind, Mention, MentionKind};
use crate::text::is_finite_past;

/// How far to the left of its noun a description's article can be.
const REACH: usize = 5;

/// The most words before the noun of a description.
const LONGEST: usize = 12;
/// How many entities one noun can mean; further ones are not looked at.
const MANY: usize = 16;

/// The descriptions and pronouns of an article that are no part of a name.
pub(super) fn find(reading: &Reading, names: &[Name], grouping: &Grouping) -> Vec<Mention> {
    let finder = Finder::new(reading, names, grouping);
    let mut mentions = Vec::new();
    for line in &reading.lines {
        let mut taken = line.words.start;
        for i in line.words.clone() {
            if let Some((words, mention)) = finder.at(line, taken, i) {
                taken = words.end;
                mentions.push(mention);
            }
        }
    }
    mentions
}

struct Finder<'f, 'a> {
    reading: &'f Reading<'a>,
    grouping: &'f Grouping,
    /// For each word, the name it is part of or a title of.
    name_at: Vec<Option<u32>>,
    names: &'f [Name],
    /// For each word, the person whose role it is part of.
    role_of: Vec<Option<u32>>,
    /// The entities whose name or role has a noun.
    with_noun: FxHashMap<&'f str, Vec<usize>>,
}

impl<'f, 'a> Finder<'f, 'a> {
    fn new(reading: &'f Reading<'a>, names: &'f [Name], grouping: &'f Grouping) -> Self {
        let mut name_at = vec![None; reading.words.len()];
        for (i, name) in names.iter().enumerate() {
            name_at[name.titles.start.min(name.words.start)..name.words.end].fill(Some(i as u32));
        }
        let mut role_of = vec![None; reading.words.len()];
        for (d, draft) in grouping.drafts.iter().enumerate() {
            role_of[draft.role.clone()].fill(Some(d as u32));
        }
        let mut with_noun: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (d, draft) in grouping.drafts.iter().enumerate() {
            let role = draft.role.clone().map(|i| &*reading.words[i].key);
            for noun in draft.form.parts.iter().map(String::as_str).chain(role) {
                let drafts = with_noun.entry(noun).or_default();
                if drafts.last() != Some(&d) && drafts.len() < MANY {
                    drafts.push(d);
                }
            }
        }
        Self {
            reading,
            grouping,
            name_at,
            names,
            role_of,
            with_noun,
        }
    }

    /// The mention whose noun or pronoun is word `i`, and its words, which start at or after `from`.
    fn at(&self, line: &Line, from: usize, i: usize) -> Option<(Range<usize>, Mention)> {
        if self.name_at[i].is_some() {
            return None;
        }
        let word = &self.reading.words[i];
        if is_pronoun(&word.key) && word.shape != Shape::Upper {
            let mention = Mention {
                span: word.span,
                kind: MentionKind::Pronoun,
                entity: None,
            };
            return Some((i..i + 1, mention));
        }
        let listed = Noun::of(&word.key);
        let named =
            || self.with_noun.contains_key(&*word.key) && LEXICON.heads.contains(&*word.key);
        let noun = listed.or_else(|| named().then_some(Noun::Body))?;
        let next = i + 1;
        let goes_on = line.words.contains(&next) && self.goes_on(i);
        // "The New York Post reports" is a sentence.
        let verb = noun == Noun::Texts && i > line.words.start && self.name_at[i - 1].is_some();
        if goes_on || verb {
            return None;
        }
        let start = self.start(line, from, i, noun)?;
        let words = start..i + 1;
        let entity = self.entity(&words, noun);
        if listed.is_none() && entity.is_none() {
            return None;
        }
        let mention = Mention {
            span: self.reading.span(&words),
            kind: MentionKind::Nominal,
            entity,
        };
        Some((words, mention))
    }

    /// Whether the noun `i` only modifies what follows: "military | cooperation", "spokesman | Lee".
    fn goes_on(&self, i: usize) -> bool {
        let next = &self.reading.words[i + 1];
        let key = &*next.key;
        let named = self.name_at[i + 1].is_some() && !next.starts;
        let small = next.shape == Shape::Lower;
        let inflected = ["ed", "ing", "s"]
            .iter()
            .any(|ending| key.ends_with(ending));
        let verb = LEXICON.function.contains(key) || LEXICON.speech.contains(key) || inflected;
        let field = small && !verb && LEXICON.fields.contains(&*self.reading.words[i].key);
        named || small && Noun::of(key).is_some() || field || next.text == "-" && next.glued
    }

    /// Where the description with the noun `i` starts, if it is one.
    fn start(&self, line: &Line, from: usize, i: usize, noun: Noun) -> Option<usize> {
        let mut start = i;
        while start > from.max(line.words.start).max(i.saturating_sub(LONGEST))
            && self.modifies(start - 1)
        {
            start -= 1;
        }
        let low = from.max(line.words.start).max(i.saturating_sub(REACH));
        let article = (low..=start)
            .rev()
            .take_while(|&j| j == start || self.is_open(j))
            .find(|&j| is_article(&self.reading.words[j].key));
        let article = article.or_else(|| {
            start
                .checked_sub(1)
                .filter(|&j| j >= low && is_article(&self.reading.words[j].key))
        });
        let article = article.map(|j| {
            let more = |&j: &usize| is_article(&self.reading.words[j].key);
            (low..j).rev().take_while(more).last().unwrap_or(j)
        });
        let described = start < i && self.reading.words[i - 1].shape == Shape::Lower;
        let bare = noun == Noun::People || noun == Noun::Texts && described;
        article.or_else(|| bare.then_some(start))
    }

    /// Whether word `j` can stand between an article and its noun.
    fn is_open(&self, j: usize) -> bool {
        let word = &self.reading.words[j];
        let key = &*word.key;
        is_article(key)
            || word.shape == Shape::Lower
                && !LEXICON.function.contains(key)
                && !LEXICON.speech.contains(key)
                && key != "'s"
                && !is_finite_past(key)
            || self.modifies(j)
    }

    fn modifies(&self, j: usize) -> bool {
        let word = &self.reading.words[j];
        let key = &*word.key;
        let person = |n: u32| {
            self.names[n as usize].kind == EntityKind::Person
                && self.names[n as usize].words.len() > 1
        };
        match self.name_at[j] {
            Some(n) => !person(n),
            None => {
                LEXICON.fields.contains(key)
                    || LEXICON.demonyms.contains_key(key)
                    || word.text == "-" && word.glued
                    || word.shape == Shape::Capital
                        && !LEXICON.function.contains(key)
                        && !LEXICON.calendar.contains(key)
                        && !word.starts
            }
        }
    }

    /// The entity that a description means, if there is but one.
    fn entity(&self, words: &Range<usize>, noun: Noun) -> Option<EntityId> {
        let head = words.end - 1;
        if let Some(draft) = self.role_of[head] {
            return Some(EntityId(draft));
        }
        let definite = matches!(
            &*self.reading.words[words.start].key,
            "the" | "this" | "that"
        );
        if matches!(noun, Noun::People | Noun::Texts) || !definite {
            return None;
        }
        let named_before = |d: &&Draft| {
            d.names
                .first()
                .is_some_and(|&n| self.names[n].words.start < words.start)
        };
        let means = |d: &&Draft| {
            (noun == Noun::Person) == (d.kind == EntityKind::Person) && self.means(d, words)
        };
        let noun = &*self.reading.words[head].key;
        let drafts = self.with_noun.get(noun).into_iter().flatten();
        let drafts = drafts.map(|&d| (d, &self.grouping.drafts[d]));
        let mut candidates = drafts.filter(|(_, d)| named_before(d) && means(d));
        match (candidates.next(), candidates.next()) {
            (Some((d, _)), None) => Some(EntityId(d as u32)),
            _ => None,
        }
    }

    /// Whether an entity's name or role has all the words of a description.
    fn means(&self, draft: &Draft, words: &Range<usize>) -> bool {
        let has = |key: &str| {
            draft.form.parts.iter().any(|p| p == key)
                || draft
                    .role
                    .clone()
                    .any(|i| &*self.reading.words[i].key == key)
        };
        let head = &*self.reading.words[words.end - 1].key;
        let headed = match draft.kind {
            EntityKind::Organization | EntityKind::Document => {
                draft.form.parts.last().is_some_and(|p| p == head) || before_of(draft, head)
            }
            EntityKind::Person => draft
                .role
                .clone()
                .any(|i| &*self.reading.words[i].key == head),
            _ => false,
        };
        headed
            && words
                .clone()
                .skip(1)
                .map(|i| &*self.reading.words[i].key)
                .all(has)
    }
}

/// Whether `head` is the noun before "of" in a body's name.
fn before_of(draft: &Draft, head: &str) -> bool {
    let parts = &draft.form.parts;
    parts
        .windows(2)
        .any(|w| w[0] == head && matches!(w[1].as_str(), "of" | "for" | "on"))
}

#[cfg(test)]
mod tests {
    use super::MentionKind;
    use crate::mentions::find;
    use crate::text::Document;

    /// Descriptions, each with "= name" if it means somebody named.
    fn check(text: &str, expected: &[&str]) {
        let doc = Document::plain(text);
        let found = find(&doc);
        let nominals = found
            .mentions
            .iter()
            .filter(|m| m.kind == MentionKind::Nominal);
        let show = |m: &crate::mentions::Mention| match m.entity {
            Some(id) => format!(
                "{} = {}",
                doc.slice(m.span),
                found.entities[id.0 as usize].name
            ),
            None => doc.slice(m.span).to_owned(),
        };
        assert_eq!(nominals.map(show).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_description_means_the_only_one_that_it_fits() {
        check(
            "The Danish foreign ministry and Liberal nominee Ann Lee spoke. The ministry left. The nominee stayed.",
            &[
                "The ministry = Danish foreign ministry",
                "The nominee = Ann Lee",
            ],
        );
    }

    #[test]
    fn people_need_no_article() {
        check(
            "According to senior US officials, experts and a former aide, voters know two other sources.",
            &[
                "senior US officials",
                "experts",
                "a former aide",
                "voters",
                "two other sources",
            ],
        );
    }

    #[test]
    fn a_noun_that_modifies_another_is_no_description() {
        check(
            "The growing military cooperation worries the military.",
            &["the military"],
        );
    }

    #[test]
    fn a_role_before_a_name_is_no_description() {
        check(
            "Kremlin spokesman Dmitry Orlov called state media.",
            &["state media"],
        );
    }

    #[test]
    fn pronouns_are_mentions() {
        let found = find(&Document::plain("He told us that the US knew who it was."));
        let pronouns = found
            .mentions
            .iter()
            .filter(|m| m.kind == MentionKind::Pronoun);
        assert_eq!(pronouns.count(), 4);
    }
}

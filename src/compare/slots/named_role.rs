//! "A young officer" and "Officer Mara Holt": one person, named by one article alone.
//!
//! The noun that says what the person is, a verb that tells what happened, and a name that both
//! statements have must be the same; the person's own name is nowhere in the first article.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::compare::findings::{Finding, Point, View};
use crate::compare::statements::claim::{Placed, Statement};
use crate::compare::statements::shared::{shared_names, shared_words};
use crate::compare::{DiscrepancyKind, Relation, Severity, SideValue, reasons};
use crate::mentions::{EntityId, EntityKind, gender_of_noun, is_speech_verb};

/// Words that make a noun mean somebody not told of before. Origin: our own list.
const INDEFINITE: [&str; 4] = ["a", "an", "another", "one"];
/// Words after which a noun says what somebody is, or is to be. Origin: our own list.
const PREDICATIVE: [&str; 14] = [
    "as", "is", "was", "be", "been", "being", "become", "became", "like", "for", "not", "are",
    "were", "than",
];
/// Nouns that can stand for anyone. Origin: our own list.
const ANYONE: [&str; 8] = [
    "man", "woman", "person", "boy", "girl", "child", "guy", "lady",
];
/// Words between the article and its noun, at most.
const MODIFIERS: usize = 3;
/// How rare in news words are at least that both statements have.
const TELLING: f32 = 2.0;
/// Such words that are the same where the statements share no name.
const SAME_WORDS: usize = 3;
/// A noun that stands for more people of all articles than this tells nobody apart.
const MOST: usize = 40;
/// How alike the slots of such a finding are held to be.
const CONFIDENCE: f32 = 0.6;

/// A person told of by what he or she is.
struct Unnamed<'a> {
    statement: &'a Statement,
    words: std::ops::Range<usize>,
}

/// The same with a name.
struct Named<'a> {
    statement: &'a Statement,
    role: usize,
    name: &'a Placed<EntityId>,
}

/// The people told of by each noun.
type People<'a> = (Vec<Unnamed<'a>>, Vec<Named<'a>>);

/// Reports people whom one article names and another only describes.
pub(in crate::compare) fn find(view: &View<'_>, findings: &mut Vec<Finding>) {
    for (unnamed, named) in by_noun(view).values() {
        let most = unnamed.len().max(named.len());
        for a in unnamed.iter().filter(|_| most <= MOST) {
            let story = |b: &&Named<'_>| view.stories.same(a.statement.home(), b.statement.home());
            let meant: Vec<_> = named.iter().filter(story).collect();
            let meant: Vec<_> = meant.into_iter().filter(|b| are_one(view, a, b)).collect();
            if let Some(first) = meant.first().filter(|_| is_one_person(&meant)) {
                findings.push(finding(view, a, first));
            }
        }
    }
}

/// The described and the named people of all statements by the noun for what they are.
fn by_noun<'a>(view: &View<'a>) -> BTreeMap<&'a str, People<'a>> {
    let mut all: BTreeMap<&str, People<'_>> = BTreeMap::new();
    for statement in view.statements {
        let roles = (0..statement.words.len()).filter(|&i| is_person(statement, i));
        for role in roles {
            let people = all.entry(&*statement.words[role].form).or_default();
            people.0.extend(unnamed(statement, role));
            people.1.extend(named(view, statement, role));
        }
    }
    all
}

/// Whether a word says what a person is, and more than that it is one.
fn is_person(statement: &Statement, at: usize) -> bool {
    let form = &*statement.words[at].form;
    gender_of_noun(form).is_some() && !ANYONE.contains(&form)
}

/// The person described by the noun at `role`: "a young police officer".
fn unnamed(statement: &Statement, role: usize) -> Option<Unnamed<'_>> {
    let words = &statement.words;
    let first = role.saturating_sub(MODIFIERS);
    let article = (first..role)
        .rev()
        .take_while(|&i| !words[i + 1].after_mark)
        .find(|&i| INDEFINITE.contains(&&*words[i].form))?;
    let before = article.checked_sub(1).map(|i| &*words[i].form);
    let predicate = before.is_some_and(|form| PREDICATIVE.contains(&form));
    let plain =
        (article + 1..role).all(|i| !is_person(statement, i) && !is_preposition(&words[i].form));
    let head = words.get(role + 1).is_none_or(|next| {
        let part = next.content && !next.past || next.hyphened;
        next.after_mark || !part
    });
    (head && plain && !predicate).then_some(Unnamed {
        statement,
        words: article..role + 1,
    })
}

fn is_preposition(form: &str) -> bool {
    matches!(
        form,
        "of" | "in" | "to" | "for" | "from" | "by" | "with" | "on" | "at" | "and" | "or"
    )
}

/// The person named right after the noun at `role`: "officer Mara Holt".
fn named<'a>(view: &View<'_>, statement: &'a Statement, role: usize) -> Option<Named<'a>> {
    let name = statement.names.iter().find(|n| n.words.start == role + 1)?;
    let entities = &view.sources[statement.home()].analysis.mentions.entities;
    let person = entities[name.item.0 as usize].kind == EntityKind::Person;
    (person && name.words.len() > 1).then_some(Named {
        statement,
        role,
        name,
    })
}

/// Whether both can be one person in one deed, whom the article with `a` does not name.
fn are_one(view: &View<'_>, a: &Unnamed<'_>, b: &Named<'_>) -> bool {
    let (x, y) = (a.statement.whole(), b.statement.whole());
    let words = shared_words(view.vocabulary, &x, &y, TELLING);
    let role = b.statement.words[b.role].term;
    let deed = |s: &Statement| {
        let words_of = s.words.iter().enumerate();
        let mut deeds = words_of.filter(|(_, w)| words.contains(&w.term) && w.term != role);
        deeds.any(|(i, w)| s.is_verb(i) && !is_speech_verb(&w.form))
    };
    let others = words.iter().filter(|&&term| term != role).count();
    (deed(a.statement) || deed(b.statement))
        && (shared_names(&x, &y) > 0 || others >= SAME_WORDS)
        && !is_named_anywhere(view, a, b)
}

/// Whether an article that tells of `a` has the last name of `b`.
fn is_named_anywhere(view: &View<'_>, a: &Unnamed<'_>, b: &Named<'_>) -> bool {
    let last = &b.statement.words[b.name.words.end - 1].form;
    a.statement.occurrences.iter().any(|o| {
        let mut carried = view.carried[o.source].iter();
        carried.any(|&s| view.statements[s].words.iter().any(|w| w.form == *last))
    })
}

/// Whether all names are of one person.
fn is_one_person(named: &[&Named<'_>]) -> bool {
    let last = |n: &&Named<'_>| n.statement.words[n.name.words.end - 1].term;
    let names: FxHashSet<_> = named.iter().map(last).collect();
    names.len() == 1
}

fn finding(view: &View<'_>, a: &Unnamed<'_>, b: &Named<'_>) -> Finding {
    Finding {
        kind: DiscrepancyKind::Participant,
        relation: Relation::Granularity,
        severity: Severity::Low,
        confidence: CONFIDENCE,
        reasons: vec![reasons::SAME_ACT, reasons::NAMED],
        points: points(view, a, b),
    }
}

fn points(view: &View<'_>, a: &Unnamed<'_>, b: &Named<'_>) -> Vec<Point> {
    let described = view.text(a.statement, &a.words);
    let entity =
        &view.sources[b.statement.home()].analysis.mentions.entities[b.name.item.0 as usize];
    let name = SideValue::Name {
        name: entity.name.clone(),
        kind: entity.kind,
    };
    let words = b.role..b.name.words.end;
    let label = crate::text::fold(&entity.name).into_owned();
    vec![
        view.point(
            (a.statement, &a.words),
            b.statement,
            SideValue::None,
            described,
        ),
        view.point((b.statement, &words), a.statement, name, label),
    ]
}

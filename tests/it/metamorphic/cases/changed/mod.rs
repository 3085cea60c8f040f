//! M2: one fact in the narrator's words is another.
//!
//! One file for each slot finds where that can be done: where the change is a real one (the value
//! stands nowhere else in the article, so that the new version does not contradict itself) and
//! the sentence is no quotation. Wanted is one finding of the slot's kind; its evidence contains
//! the changed words of each version and lies inside their sentence. Of a word put in or left
//! out, the version without it must show the verb that it belongs to. Of another speaker, the
//! evidence is words of the one in the first version and of the other in the second.

mod hedge;
mod name;
mod number;
mod polarity;
mod role;
mod speaker;
mod time;
mod unit;
mod verbs;

use std::rc::Rc;

use parallax::analysis::Article;
use parallax::compare::{DiscrepancyKind, Relation};
use parallax::text::Span;

use super::edit::{Edit, edited, moved, rewritten};
use super::{Case, Change, Place, Subject, Wanted, spread};

pub(super) use number::{another, numerals, value_of, word_of};
pub(super) use time::{MONTHS, WEEKDAYS};

/// A place where a fact can be changed.
pub(super) struct Site {
    /// What is changed.
    edits: Vec<Edit>,
    /// What evidence of the first version must contain.
    holds: Span,
    /// The speakers before and after, of whom the evidence must be words wherever these stand.
    speakers: Option<[String; 2]>,
}

/// A slot of which one value is changed.
struct Slot {
    row: &'static str,
    kind: DiscrepancyKind,
    sites: fn(&Subject) -> Vec<Site>,
}

/// The slots, one row each.
const SLOTS: [Slot; 11] = [
    slot("M2 number", DiscrepancyKind::Number, number::sites),
    slot("M2 date", DiscrepancyKind::DateTime, time::dates),
    slot("M2 year", DiscrepancyKind::DateTime, time::years),
    slot("M2 weekday", DiscrepancyKind::DateTime, time::weekdays),
    slot("M2 unit", DiscrepancyKind::Number, unit::sites),
    slot("M2 name", DiscrepancyKind::Participant, name::sites),
    slot("M2 place", DiscrepancyKind::Place, name::places),
    slot("M2 role", DiscrepancyKind::Participant, role::sites),
    slot(
        "M2 speaker",
        DiscrepancyKind::QuoteAttribution,
        speaker::sites,
    ),
    slot("M2 polarity", DiscrepancyKind::Polarity, polarity::sites),
    slot("M2 hedge", DiscrepancyKind::Certainty, hedge::sites),
];

const fn slot(row: &'static str, kind: DiscrepancyKind, sites: fn(&Subject) -> Vec<Site>) -> Slot {
    Slot { row, kind, sites }
}

/// Each slot with one value changed, in as many places.
pub(super) fn cases(subject: &Rc<Subject>, most: usize) -> Vec<Case> {
    let of_slot = |slot: &'static Slot| {
        let sites = spread((slot.sites)(subject), most);
        sites.map(move |site| case(subject, slot, &site))
    };
    SLOTS.iter().flat_map(of_slot).collect()
}

fn case(subject: &Rc<Subject>, slot: &Slot, site: &Site) -> Case {
    let new = rewritten(subject, edited(&subject.article.text, &site.edits));
    let after = moved(site.holds, &site.edits);
    let place = |subject: &Subject, holds| Place {
        holds,
        within: subject.sentence_at(holds),
    };
    let changed = new.slice(new.sentence_at(after));
    let shown = format!("{changed} ⇐ {}", subject.slice(site.holds));
    let places = [place(subject, site.holds), place(&new, after)];
    Case {
        row: slot.row,
        shown,
        sources: vec![Rc::clone(subject), Rc::clone(&new)],
        wanted: Wanted::One(Change {
            kind: slot.kind,
            relation: None,
            places: site.speakers.is_none().then_some(places),
            speakers: site.speakers.clone(),
        }),
    }
}

/// A number changed in a later revision of the stored article, which is an update.
pub(super) fn revised(subject: &Rc<Subject>, most: usize) -> Vec<Case> {
    let revision = |of: &Subject, number| Subject::stored(subject_article(subject, of), number);
    let slot = &SLOTS[0];
    let revised = |site: Site| {
        let mut case = case(subject, slot, &site);
        case.row = "M7 a revision";
        case.sources = vec![revision(&case.sources[0], 1), revision(&case.sources[1], 2)];
        if let Wanted::One(change) = &mut case.wanted {
            change.relation = Some(Relation::Update);
        }
        case
    };
    spread((slot.sites)(subject), most).map(revised).collect()
}

/// The article `of` under the id of `subject`.
fn subject_article(subject: &Subject, of: &Subject) -> Article {
    Article {
        id: subject.article.id.clone(),
        ..of.article.clone()
    }
}

/// The article with one value of each slot changed, each in another sentence.
pub(super) fn revision(subject: &Rc<Subject>) -> Rc<Subject> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut taken: Vec<Span> = Vec::new();
    for slot in &SLOTS {
        let mut sites = (slot.sites)(subject).into_iter();
        let free = |site: &Site| {
            let mut spans = site.edits.iter().map(|e| subject.sentence_at(e.at));
            spans.all(|s| !taken.contains(&s))
        };
        if let Some(site) = sites.find(free) {
            taken.extend(site.edits.iter().map(|e| subject.sentence_at(e.at)));
            edits.extend(site.edits);
        }
    }
    rewritten(subject, edited(&subject.article.text, &edits))
}

impl Site {
    /// Words at a span replaced by others.
    pub(super) fn replace(at: Span, with: impl Into<String>) -> Self {
        Self {
            edits: vec![Edit::new(at, with)],
            holds: at,
            speakers: None,
        }
    }
}

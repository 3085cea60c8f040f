//! Another speaker of the same words.

use parallax::mentions::{EntityKind, MentionKind};
use parallax::quotes::{Quotation, QuoteKind};

use super::super::Subject;
use super::super::edit::Edit;
use super::Site;
use super::name::another_person;

/// Words of a quotation that can be told from others.
const MIN_WORDS: usize = 8;

/// Direct quotations whose source names a person, who is not introduced there.
pub(super) fn sites(subject: &Subject) -> Vec<Site> {
    let quotations = subject.analysis().quotes.quotations.iter();
    quotations.filter_map(|q| site(subject, q)).collect()
}

fn site(subject: &Subject, quotation: &Quotation) -> Option<Site> {
    let [source] = quotation.source[..] else {
        return None;
    };
    let content = quotation.content.first().copied()?;
    let analysis = subject.analysis();
    let speaker = &analysis.quotes.speakers[quotation.speaker?];
    let named = |m: &&parallax::mentions::Mention| {
        m.kind == MentionKind::Name && source.contains(m.span) && m.entity == speaker.entity
    };
    let name = analysis.mentions.mentions.iter().find(named)?;
    let entity = &analysis.mentions.entities[name.entity?.0 as usize];
    let introduced = entity.mentions.len() > 1 && entity.mentions[0] == name.span;
    let long = subject.slice(content).split_whitespace().count() >= MIN_WORDS;
    let direct = quotation.kind == QuoteKind::Direct && entity.kind == EntityKind::Person;
    let sources = analysis.quotes.quotations.iter();
    let alone = sources.filter(|q| q.source.contains(&source)).count() == 1;
    let clear = direct && long && alone && !introduced;
    let new = another_person(subject, entity).filter(|_| clear)?;
    Some(Site {
        edits: vec![Edit::new(name.span, new)],
        holds: name.span,
        speakers: Some([speaker.name.clone(), new.to_owned()]),
    })
}

//! M8: a number inside a quotation is another.

use std::rc::Rc;

use parallax::compare::DiscrepancyKind;
use parallax::quotes::{Quotation, QuoteKind};
use parallax::text::Span;
use parallax::values::Quantity;

use super::changed::another;
use super::edit::{Edit, edited, moved, rewritten};
use super::{Case, Change, Place, Subject, Wanted, spread};

/// Words of a quotation that can be told from others.
const MIN_WORDS: usize = 6;

/// Numbers that the article gives once, inside quotation marks and with a known speaker.
pub(super) fn cases(subject: &Rc<Subject>, most: usize) -> Vec<Case> {
    let quantities = &subject.analysis().values.quantities;
    let once = |q: &&Quantity| quantities.iter().filter(|r| r.low == q.low).count() == 1;
    let sites = quantities.iter().filter(once).filter_map(|q| {
        let quotation = quotation_at(subject, q.span)?;
        Some((quotation, another(subject, q)?))
    });
    let sites: Vec<_> = sites.collect();
    let all = spread(sites, most);
    all.map(|(quotation, (at, new))| case(subject, quotation, at, new))
        .collect()
}

/// The direct quotation that holds a span, if its speaker is known.
fn quotation_at(subject: &Subject, span: Span) -> Option<&Quotation> {
    let holds = |q: &&Quotation| q.content.iter().any(|c| c.contains(span));
    let direct = |q: &&Quotation| {
        let words = q
            .content
            .iter()
            .map(|&c| subject.slice(c).split_whitespace().count());
        q.kind == QuoteKind::Direct && q.speaker.is_some() && words.sum::<usize>() >= MIN_WORDS
    };
    subject
        .analysis()
        .quotes
        .quotations
        .iter()
        .filter(holds)
        .find(direct)
}

fn case(subject: &Rc<Subject>, quotation: &Quotation, at: Span, new: String) -> Case {
    let edits = [Edit::new(at, new)];
    let text = edited(&subject.article.text, &edits);
    let content = &quotation.content;
    let whole = content
        .iter()
        .fold(content[0], |all, part| all.cover(*part));
    let speakers = &subject.analysis().quotes.speakers;
    let speaker = quotation.speaker.map(|s| speakers[s].name.clone());
    let new = rewritten(subject, text);
    let after = (moved(at, &edits), moved(whole, &edits));
    Case {
        row: "M8 a number in a quotation",
        shown: format!(
            "{} ⇐ {}",
            new.slice(moved(whole, &edits)),
            subject.slice(at)
        ),
        sources: vec![Rc::clone(subject), new],
        wanted: Wanted::One(Change {
            kind: DiscrepancyKind::QuoteWording,
            relation: None,
            places: Some([(at, whole), after].map(|(holds, within)| Place { holds, within })),
            speakers: speaker.map(|s| [s.clone(), s]),
        }),
    }
}

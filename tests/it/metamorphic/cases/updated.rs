//! M7: a number that has grown, in a later article that says so.
//!
//! Both versions are of one day, so that what "yesterday" means stays the same.

use std::rc::Rc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use parallax::analysis::Article;
use parallax::compare::{DiscrepancyKind, Relation};
use parallax::text::{Sentence, Span, TokenKind};
use parallax::values::{Bound, Quantity};

use super::changed::{another, numerals};
use super::edit::{Edit, edited, moved};
use super::{Case, Change, Place, Subject, Wanted, spread};

/// Verbs that turn a count of people into what happened to them. Origin: our own list.
const PASSIVE: [&str; 4] = ["were", "have", "had", "are"];

/// "Twelve people were hurt" becomes "The number of people hurt rose to 15", or "15 people, up
/// from 12, were hurt".
pub(super) fn cases(subject: &Rc<Subject>, most: usize) -> Vec<Case> {
    let mut cases = Vec::new();
    for (row, change) in KINDS {
        let quantities = subject.analysis().values.quantities.iter();
        let sites = quantities.filter_map(|q| site(subject, q, change));
        let sites: Vec<Site> = sites.collect();
        cases.extend(spread(sites, most).map(|site| case(subject, row, &site)));
    }
    cases
}

/// What is changed, and the old numeral.
type Site = (Vec<Edit>, Span);

/// Says of a number, its numeral and the new one what to change.
type Rephrase = fn(&Subject, &Sentence, &Quantity, Span, &str) -> Option<Vec<Edit>>;

const KINDS: [(&str, Rephrase); 2] = [("M7 rose to", rose_to), ("M7 up from", up_from)];

fn site(subject: &Subject, q: &Quantity, change: Rephrase) -> Option<Site> {
    let sentence = subject.plain_at(q.span)?;
    let quantities = &subject.analysis().values.quantities;
    let counted = q.unit.is_empty() && !q.what.is_empty() && q.bound == Bound::Exact;
    let once = quantities.iter().filter(|r| r.low == q.low).count() == 1;
    let (numeral, _) = another(subject, q).filter(|_| counted && once)?;
    let new = (q.low + (q.low * 0.3).ceil().max(2.0)).to_string();
    Some((change(subject, sentence, q, numeral, &new)?, numeral))
}

/// "12 people were hurt in the crash." to "The number of people hurt in the crash rose to 15."
fn rose_to(
    subject: &Subject,
    sentence: &Sentence,
    q: &Quantity,
    numeral: Span,
    new: &str,
) -> Option<Vec<Edit>> {
    let doc = subject.doc();
    let tokens = doc.tokens_of(sentence);
    let first = tokens.first().filter(|t| t.span == numeral)?;
    let verb = tokens
        .iter()
        .position(|&t| PASSIVE.contains(&&*doc.folded(t)))?;
    let words = &tokens[1..verb];
    let plain = words.iter().all(|t| t.kind == TokenKind::Word) && words.len() <= 3;
    let simple = plain && doc.word(tokens[verb]) == "were" && !q.what.is_empty();
    let end = tokens.last()?.span;
    let gap = Span::new(
        tokens[verb].span.range().start,
        tokens[verb + 1].span.range().start,
    );
    simple.then(|| {
        vec![
            Edit::new(first.span, "The number of"),
            Edit::new(gap, ""),
            Edit::new(
                Span::new(end.range().start, end.range().start),
                format!(" rose to {new}"),
            ),
        ]
    })
}

/// "12 people" to "15 people, up from 12,".
fn up_from(
    subject: &Subject,
    _sentence: &Sentence,
    q: &Quantity,
    numeral: Span,
    new: &str,
) -> Option<Vec<Edit>> {
    let text = &subject.article.text;
    let end = numeral.range().end;
    let rest = text[end..]
        .strip_prefix(' ')?
        .strip_prefix(q.what.as_str())?;
    let old = subject
        .slice(numerals(subject, numeral).first()?.span)
        .to_lowercase();
    let comma = if rest.starts_with([',', '.', ';']) {
        ""
    } else {
        ","
    };
    let at = text.len() - rest.len();
    let free = !rest.starts_with(char::is_alphanumeric) && !rest.starts_with(['-', '’', '\'']);
    free.then(|| {
        vec![
            Edit::new(numeral, new),
            Edit::new(Span::new(at, at), format!(", up from {old}{comma}")),
        ]
    })
}

fn case(subject: &Rc<Subject>, row: &'static str, (edits, numeral): &Site) -> Case {
    let text = edited(&subject.article.text, edits);
    let before = at_hour(subject, subject.article.text.to_string(), 8);
    let after = at_hour(subject, text, 20);
    let sentence = before.sentence_at(*numeral);
    let new = after.sentence_at(moved(*numeral, edits));
    let number = edits.iter().find_map(|e| {
        let digits = e.with.trim_start_matches(|c: char| !c.is_ascii_digit());
        let words = after.slice(new);
        let at = words.find(digits).filter(|_| !digits.is_empty())?;
        let start = new.range().start + at;
        let length = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        Some(Span::new(start, start + length))
    });
    Case {
        row,
        shown: after.slice(new).to_owned(),
        wanted: Wanted::One(Change {
            kind: DiscrepancyKind::Number,
            relation: Some(Relation::Update),
            places: Some(
                [(*numeral, sentence), (number.unwrap_or(new), new)]
                    .map(|(holds, within)| Place { holds, within }),
            ),
            speakers: None,
        }),
        sources: vec![before, after],
    }
}

/// The article with another text, published at an hour of its day.
fn at_hour(subject: &Subject, text: String, hour: i8) -> Rc<Subject> {
    let at_hour = |at: Timestamp| {
        let day = TimeZone::UTC.to_datetime(at).date();
        TimeZone::UTC.to_timestamp(day.at(hour, 0, 0, 0)).ok()
    };
    Subject::new(Article {
        id: format!("{}@{hour}", subject.article.id),
        text: text.into(),
        published: subject.article.published.and_then(at_hour),
        ..subject.article.clone()
    })
}

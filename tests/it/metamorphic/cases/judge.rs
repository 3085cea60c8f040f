//! Compares the articles of a case and says what is wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use parallax::compare::{Comparison, Discrepancy, Evidence, Relation, Source, compare};
use parallax::text::Span;

use super::{Case, Change, Subject, Wanted};

/// What is wrong with the comparison of a case, in words; nothing if it is right.
pub(crate) fn judge(case: &Case) -> Result<(), String> {
    let found = compared(&case.sources);
    match &case.wanted {
        Wanted::Nothing => nothing(&found.discrepancies, &case.sources),
        Wanted::One(change) => one(change, &found, &case.sources),
        Wanted::Alone(sentence) => {
            let told: Vec<Discrepancy> = told(&found).cloned().collect();
            nothing(&told, &case.sources)?;
            let mut alone = found.coverage.iter().filter(|c| c.missing == [1]);
            let listed = alone.any(|c| c.evidence.iter().any(|e| e.sentence == *sentence));
            listed.then_some(()).ok_or_else(|| "not listed".to_owned())
        }
        Wanted::AsOf(before) => as_before(before, &found, &case.sources),
    }
}

fn compared(subjects: &[Rc<Subject>]) -> Comparison {
    let sources: Vec<Source<'_>> = subjects.iter().map(|s| s.source()).collect();
    compare(&sources, &|| false)
}

/// The discrepancies besides omissions.
fn told(found: &Comparison) -> impl Iterator<Item = &Discrepancy> {
    found
        .discrepancies
        .iter()
        .filter(|d| d.relation != Relation::Omission)
}

fn nothing(found: &[Discrepancy], sources: &[Rc<Subject>]) -> Result<(), String> {
    if found.is_empty() {
        return Ok(());
    }
    Err(format!("found {}", all(found.iter(), sources)))
}

fn one(change: &Change, found: &Comparison, sources: &[Rc<Subject>]) -> Result<(), String> {
    let told: Vec<&Discrepancy> = told(found).collect();
    let [only] = told.as_slice() else {
        let what = if told.is_empty() {
            "missed"
        } else {
            "more than one"
        };
        return Err(format!("{what} {}", all(told.into_iter(), sources)));
    };
    let problem = if only.kind != change.kind {
        Some("other kind")
    } else if change.relation.is_some_and(|r| r != only.relation) {
        Some("other relation")
    } else if !(0..2).all(|source| is_exact(change, only, source)) {
        Some("other words")
    } else {
        None
    };
    problem.map_or(Ok(()), |p| Err(format!("{p} {}", shown(only, sources))))
}

/// Whether one side alone has evidence of an article, and that shows the change.
fn is_exact(change: &Change, found: &Discrepancy, source: usize) -> bool {
    let evidence = found.sides.iter().flat_map(|s| &s.evidence);
    let own: Vec<&Evidence> = evidence.filter(|e| e.source == source).collect();
    let [only] = own.as_slice() else { return false };
    let speakers = change.speakers.as_ref();
    let said = speakers.is_none_or(|speakers| speakers[source] == only.attributed_to);
    let placed = change.places.as_ref().is_none_or(|places| {
        let place = &places[source];
        only.span.contains(place.holds) && place.within.contains(only.span)
    });
    said && placed
}

fn as_before(
    before: &[(Rc<Subject>, usize)],
    found: &Comparison,
    sources: &[Rc<Subject>],
) -> Result<(), String> {
    let subjects: Vec<Rc<Subject>> = before.iter().map(|(s, _)| Rc::clone(s)).collect();
    let mut old = signature(&compared(&subjects), &subjects, &|source| {
        Some(before[source].1)
    });
    let known = |source: usize| before.iter().any(|(_, at)| *at == source).then_some(source);
    let mut new = signature(found, sources, &known);
    // The tagger reads from every word where indirect speech ends, so that a year may move the
    // end: what is quoted is held against the same text only.
    if before
        .iter()
        .any(|(s, at)| s.article.text != sources[*at].article.text)
    {
        for signature in [&mut old, &mut new] {
            signature.retain(|key, _| !key.starts_with(QUOTATION));
        }
    }
    let missing = |from: &Signature, other: &Signature| -> Vec<String> {
        let gone = from.iter().filter(|(key, _)| !other.contains_key(*key));
        gone.map(|(_, shown)| shown.clone()).collect()
    };
    let (lost, gained) = (missing(&old, &new), missing(&new, &old));
    if lost.is_empty() && gained.is_empty() {
        return Ok(());
    }
    Err(format!(
        "lost [{}] gained [{}]",
        lost.join("; "),
        gained.join("; ")
    ))
}

/// How the quotations of a [`Signature`] begin.
const QUOTATION: &str = "quotation";

/// What a comparison says, without order: places alone, and the same for people to read.
type Signature = BTreeMap<String, String>;

/// What a comparison says of the sources to which `place` gives a number.
fn signature(
    found: &Comparison,
    sources: &[Rc<Subject>],
    place: &dyn Fn(usize) -> Option<usize>,
) -> Signature {
    let at = |source: usize, span: Span| Some(format!("{} {:?}", place(source)?, span.range()));
    let all = |evidence: &[Evidence]| -> BTreeSet<String> {
        evidence
            .iter()
            .filter_map(|e| at(e.source, e.span))
            .collect()
    };
    let mut signature = Signature::new();
    for d in &found.discrepancies {
        let sides = d.sides.iter().map(|s| (all(&s.evidence), s.origins));
        let sides: BTreeSet<_> = sides.filter(|(places, _)| !places.is_empty()).collect();
        let relation = d.relation;
        if !sides.is_empty() {
            signature.insert(
                format!("{:?} {relation:?} {sides:?}", d.kind),
                shown(d, sources),
            );
        }
    }
    for c in &found.clusters {
        let members = c.members.iter().filter_map(|m| at(m.source, m.span));
        let members: BTreeSet<String> = members.collect();
        let shown = sources[c.members[0].source].slice(c.members[0].span);
        if members.len() > 1 {
            let key = format!("{QUOTATION} {members:?}");
            signature.insert(key, format!("{QUOTATION} “{shown}”"));
        }
    }
    for a in &found.agreements {
        let places = all(&a.evidence);
        if places.len() > 1 {
            signature.insert(format!("agreed {places:?}"), a.summary.clone());
        }
    }
    signature
}

/// Discrepancies in one line.
fn all<'a>(found: impl Iterator<Item = &'a Discrepancy>, sources: &[Rc<Subject>]) -> String {
    let shown: Vec<String> = found.map(|d| shown(d, sources)).collect();
    format!("{} [{}]", shown.len(), shown.join("; "))
}

fn shown(found: &Discrepancy, sources: &[Rc<Subject>]) -> String {
    let words = |e: &Evidence| format!("“{}”", sources[e.source].slice(e.span));
    let sides = found
        .sides
        .iter()
        .filter_map(|s| s.evidence.first().map(words));
    let sides: Vec<String> = sides.collect();
    format!(
        "{:?} {:?} {}",
        found.kind,
        found.relation,
        sides.join(" / ")
    )
}

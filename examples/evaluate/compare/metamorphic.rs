//! Metamorphic tests on real articles: the generator of the tests, run on whole corpora.
//!
//! Rows are those of `tests/it/metamorphic/cases`: "M2 weekday" counts the cases in which a changed
//! weekday was found once, as what it is, on exact words. The articles are the groups of
//! `compare/dev.jsonl` (with one another and each with a revision of itself), the dev articles of
//! PolNeAR and the longer ones of ECB+, whose unknown publication dates are set to one day. Where
//! a change can be made is read from our own analysis, which favours us.

#[path = "../../../tests/it/metamorphic/cases/mod.rs"]
mod cases;

use std::error::Error;
use std::path::Path;
use std::rc::Rc;

use parallax::analysis::Article;
use serde_json::Value;

use super::articles::noon;
use super::lines;
use crate::tally::{Case as Row, Tally};
use cases::{Case, Subject, judge, of_article, of_story, with_revision};

/// Cases of one row that are made of one article at most.
const MOST: usize = 2;
/// Letters of an ECB+ article that is long enough.
const MIN_LENGTH: usize = 1_500;
/// The same of a PolNeAR article, of which long ones are left out for their cost.
const MAX_LENGTH: usize = 6_000;
/// The day of articles that have none.
const DAY: &str = "2016-05-12";

/// Enters a row for each kind of change; `folder` stands beside the corpora that are read.
pub(super) fn measure(folder: &Path, tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    let corpora = folder.parent().unwrap_or(folder);
    let groups = groups(corpora)?;
    let (politics, others) = (polnear(corpora)?, ecb(corpora)?);
    let about_politics = groups.iter().flatten().chain(&politics);
    let all: Vec<&Rc<Subject>> = about_politics.chain(&others).collect();
    let first_other = all.len() - others.len();
    let mut verdicts = Vec::new();
    for (i, subject) in all.iter().enumerate() {
        verdicts.extend(judged(of_article(subject, MOST)));
        let is_other = i >= first_other;
        let elsewhere = if is_other {
            &all[..first_other]
        } else {
            &all[first_other..]
        };
        let Some(other) = elsewhere.get(i % elsewhere.len().max(1)) else {
            continue;
        };
        verdicts.extend(judged(of_story(&with_revision(subject), other)));
    }
    for (story, other) in groups.iter().zip(others.iter().cycle()) {
        verdicts.extend(judged(of_story(story, other)));
    }
    verdicts.sort_by_key(|(case, _)| case.row);
    verdicts.iter().for_each(|verdict| count(verdict, tally));
    Ok(())
}

/// A case, and what is wrong with it.
type Verdict = (Case, Result<(), String>);

fn judged(cases: Vec<Case>) -> impl Iterator<Item = Verdict> {
    cases.into_iter().map(|case| {
        let verdict = judge(&case);
        (case, verdict)
    })
}

fn count((case, verdict): &Verdict, tally: &mut Tally) {
    let row = Row {
        text: &case.shown,
        wanted: String::new(),
        found: verdict.as_ref().err().cloned().unwrap_or_default(),
    };
    tally.count(&format!("metamorphic: {}", case.row), verdict.is_ok(), &row);
}

/// The articles of each group of `compare/dev.jsonl`.
fn groups(corpora: &Path) -> Result<Vec<Vec<Rc<Subject>>>, Box<dyn Error>> {
    let mut groups = Vec::new();
    for group in found(&corpora.join("compare/dev.jsonl"))? {
        let docs = group["docs"].as_array().into_iter().flatten();
        groups.push(docs.map(article).collect());
    }
    Ok(groups)
}

/// The dev articles of PolNeAR that are neither short nor very long.
fn polnear(corpora: &Path) -> Result<Vec<Rc<Subject>>, Box<dyn Error>> {
    let docs = found(&corpora.join("polnear/dev.jsonl"))?;
    Ok(docs.iter().map(article).filter(fits).collect())
}

/// The same of the dev articles of ECB+, which are about other events.
fn ecb(corpora: &Path) -> Result<Vec<Rc<Subject>>, Box<dyn Error>> {
    let docs = found(&corpora.join("ecb_plus/docs.jsonl"))?;
    let dev = docs.iter().filter(|doc| doc["split"] == "dev");
    Ok(dev.map(untokenised).filter(fits).collect())
}

fn fits(subject: &Rc<Subject>) -> bool {
    (MIN_LENGTH..MAX_LENGTH).contains(&subject.article.text.len())
}

/// The lines of a file, none if it is not there.
fn found(path: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    if path.is_file() {
        lines(path)
    } else {
        Ok(Vec::new())
    }
}

fn article(doc: &Value) -> Rc<Subject> {
    let field = |name: &str| doc[name].as_str().unwrap_or_default().to_owned();
    Subject::new(Article {
        id: field("id"),
        publisher: field("publisher"),
        published: noon(&field("published")).or_else(|| noon(DAY)),
        ..Article::new(&field("text"))
    })
}

/// An ECB+ article as it was before it was divided into tokens.
fn untokenised(doc: &Value) -> Rc<Subject> {
    let sentences = doc["sents"].as_array().into_iter().flatten();
    let sentences = sentences.filter_map(|s| s["tokens"].as_str());
    let mut text = String::new();
    for (i, sentence) in sentences.enumerate() {
        let end = if i % 3 == 0 { "\n\n" } else { " " };
        text.push_str(&joined(sentence));
        text.push_str(end);
    }
    Subject::new(Article {
        id: doc["doc"].as_str().unwrap_or_default().to_owned(),
        published: noon(DAY),
        ..Article::new(text.trim())
    })
}

/// Tokens with the space between them that English has.
fn joined(tokens: &str) -> String {
    let marks = [
        ("`` ", "“"),
        (" ''", "”"),
        (" ,", ","),
        (" .", "."),
        (" ;", ";"),
        (" :", ":"),
        (" ?", "?"),
        (" !", "!"),
        (" 's", "'s"),
        (" n't", "n't"),
        ("( ", "("),
        (" )", ")"),
        ("$ ", "$"),
        (" %", "%"),
        (" '", "'"),
    ];
    let mut text = tokens.to_owned();
    for (apart, together) in marks {
        text = text.replace(apart, together);
    }
    text
}

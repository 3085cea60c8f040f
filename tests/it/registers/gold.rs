//! The file of an article: what it tests, the article in brackets, and who speaks how.
//!
//! Behind a line `---` stands a line for each attribution,
//! `1: Ann Lee | Person | Statement`: its number, the speaker's fullest name in the article,
//! the kind of speaker and the sense of the cue, as the program names them; `-` is nobody, or
//! no cue (a speaker who is nobody has no kind: `1: - | Belief`). `A / B` takes either. Behind
//! them may follow `negated`, `unterminated`, `via NAME`, and `optional`: right if found, but
//! readers differ on whether it is an attribution.
//!
//! The program's state stands in the same lines: `? 1: … (missed)` and
//! `? 1: … (wrong: content, sense)`, and in the last one, `spurious: 2`.

use std::fmt;

use super::judge::Verdict;
use super::markup::{self, Parts};

/// An article and its truth, with the program's state when the marks were made.
#[derive(Clone, Debug)]
pub(super) struct Gold {
    /// All before the ledger, as it stands in the file.
    head: String,
    /// The article without brackets.
    pub(super) text: String,
    /// In the order of their numbers.
    pub(super) attributions: Vec<Attribution>,
    /// How many quotations were found that are none of these.
    spurious: usize,
}

/// One attribution.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// Where it stands.
    pub(super) parts: Parts,
    /// Who speaks and how.
    pub(super) truth: Truth,
    /// The line of the file that says so, without number and marks.
    line: String,
    number: u32,
    /// What was not right when the marks were made.
    wrong: Vec<String>,
}

/// Who speaks in an attribution and how. A list holds the answers that are right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Truth {
    pub(super) speakers: Vec<String>,
    pub(super) kinds: Vec<String>,
    pub(super) senses: Vec<String>,
    /// Empty if nobody relays it.
    pub(super) via: Vec<String>,
    pub(super) negated: bool,
    pub(super) unterminated: bool,
    pub(super) optional: bool,
}

impl Gold {
    /// Reads a file.
    pub(super) fn parse(file: &str) -> Result<Self, String> {
        let (head, ledger) = file.split_once("\n---\n").ok_or("no line `---`")?;
        let (comment, article) = head.split_once("\n\n").ok_or("no article")?;
        if !comment.lines().all(|line| line.starts_with("# ")) {
            return Err("the first lines must say what is tested, behind `# `".to_owned());
        }
        let (text, mut parts) = markup::parse(article)?;
        let mut gold = Self {
            head: head.to_owned(),
            text,
            attributions: Vec::new(),
            spurious: 0,
        };
        for line in ledger.lines() {
            if let Some(count) = line.strip_prefix("spurious: ") {
                gold.spurious = count.parse().map_err(|_| line)?;
                continue;
            }
            let (number, line, wrong) = numbered(line)?;
            let parts = parts.remove(&number).filter(|p| !p.content.is_empty());
            gold.attributions.push(Attribution {
                parts: parts.ok_or_else(|| format!("nothing is marked {number}"))?,
                truth: truth(&line)?,
                line,
                number,
                wrong,
            });
        }
        match parts.first_key_value() {
            Some((number, _)) => Err(format!("no line for {number}")),
            None => Ok(gold),
        }
    }

    /// The same truth with the marks of `verdict`.
    pub(super) fn marked(&self, verdict: &Verdict) -> Self {
        let mut marked = self.clone();
        marked.spurious = verdict.spurious.len();
        for (attribution, wrong) in marked.attributions.iter_mut().zip(&verdict.wrong) {
            attribution.wrong = wrong.iter().map(|&aspect| aspect.to_owned()).collect();
        }
        marked
    }

    /// The lines behind `---`.
    pub(super) fn ledger(&self) -> String {
        let lines = self.attributions.iter().map(Attribution::line);
        let ledger: String = lines.collect();
        format!("{ledger}spurious: {}\n", self.spurious)
    }
}

impl fmt::Display for Gold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n---\n{}", self.head, self.ledger())
    }
}

impl Attribution {
    fn line(&self) -> String {
        let (number, line) = (self.number, &self.line);
        match self.wrong.join(", ") {
            wrong if wrong.is_empty() => format!("{number}: {line}\n"),
            wrong if wrong == "missed" => format!("? {number}: {line} (missed)\n"),
            wrong => format!("? {number}: {line} (wrong: {wrong})\n"),
        }
    }
}

/// The number of a line, the line without number and marks, and what its marks say is wrong.
fn numbered(line: &str) -> Result<(u32, String, Vec<String>), String> {
    let bad = || format!("not a line of the ledger: {line}");
    let unmarked = line.strip_prefix("? ").unwrap_or(line);
    let (number, rest) = unmarked.split_once(": ").ok_or_else(bad)?;
    let number = number.parse().map_err(|_| bad())?;
    if let Some(truth) = rest.strip_suffix(" (missed)") {
        return Ok((number, truth.to_owned(), vec!["missed".to_owned()]));
    }
    let Some((truth, wrong)) = rest.split_once(" (wrong: ") else {
        return Ok((number, rest.to_owned(), Vec::new()));
    };
    let wrong = wrong.strip_suffix(')').ok_or_else(bad)?;
    let wrong = wrong.split(", ").map(str::to_owned).collect();
    Ok((number, truth.to_owned(), wrong))
}

fn truth(line: &str) -> Result<Truth, String> {
    let mut fields = line.split(" | ");
    let mut next = || fields.next().map(alternatives).unwrap_or_default();
    let mut truth = Truth {
        speakers: next(),
        ..Truth::default()
    };
    if truth.speakers != ["-"] {
        truth.kinds = next();
    }
    truth.senses = next();
    for field in fields {
        match field.split_once(' ') {
            Some(("via", name)) => truth.via = alternatives(name),
            None if field == "negated" => truth.negated = true,
            None if field == "unterminated" => truth.unterminated = true,
            None if field == "optional" => truth.optional = true,
            _ => return Err(format!("unknown field {field:?} in: {line}")),
        }
    }
    match truth.senses.is_empty() {
        true => Err(format!("no sense in: {line}")),
        false => Ok(truth),
    }
}

fn alternatives(field: &str) -> Vec<String> {
    field.split(" / ").map(str::to_owned).collect()
}

#[test]
fn a_file_is_read_and_written_back() {
    let file = "# Tests this.\n\n⟦c1 “Yes,”⟧ ⟦s1 she⟧ ⟦k1 said⟧.\n---\n\
                ? 1: Ann Lee / Lee | Person | Statement | via AP | negated (wrong: cue, via)\n\
                spurious: 2\n";
    let gold = Gold::parse(file).expect("a good file");
    assert_eq!(gold.to_string(), file);
    let truth = &gold.attributions[0].truth;
    assert_eq!(truth.speakers, ["Ann Lee", "Lee"]);
    assert_eq!(truth.via, ["AP"]);
    assert!(truth.negated && !truth.optional);
}

#[test]
fn nobody_has_no_kind() {
    let truth = truth("- | Belief").expect("a good line");
    assert_eq!((truth.kinds.len(), truth.senses.len()), (0, 1));
}

#[test]
fn a_bracket_without_a_line_is_told_and_so_is_a_line_without_a_bracket() {
    let file = |ledger: &str| format!("# Tests this.\n\n⟦c1 “Yes,”⟧\n---\n{ledger}");
    assert!(Gold::parse(&file("")).is_err());
    assert!(Gold::parse(&file("1: - | -\n2: - | -\n")).is_err());
    assert!(Gold::parse(&file("1: - | -\n")).is_ok());
}

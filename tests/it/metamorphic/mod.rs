//! How often a known change to an article has the known effect on a comparison.
//!
//! The generator in `cases` also runs on whole corpora, where the figures are measured:
//! `evaluate compare CORPORA --only metamorphic`. Here it runs on articles of our own, written for
//! it and dense in what can be changed, all published on a Thursday, 2024-03-14.

mod cases;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::thread;

use parallax::analysis::Article;

use cases::{Subject, judge, of_article, of_story, with_revision};

/// Cases of one row that are made of one article at most.
const MOST: usize = 4;

/// How many of a hundred cases must be right, by the beginning of their row; the longest one that
/// fits counts.
const REACH: [(&str, usize); 9] = [
    ("M0", 100),
    ("M1", 97),
    ("M2", 90),
    ("M3", 100),
    ("M4", 100),
    ("M5", 100),
    ("M6", 100),
    ("M7", 90),
    ("M8", 90),
];

/// Of each row how many cases there were, and what was wrong with the others.
type Rows = BTreeMap<&'static str, (usize, Vec<String>)>;

#[test]
fn known_changes_have_their_known_effects() {
    let mut rows = Rows::new();
    let jobs: Vec<_> = stories()
        .into_iter()
        .map(|s| thread::spawn(|| judged(s)))
        .collect();
    for job in jobs {
        for (row, (total, wrong)) in job.join().expect("a story is judged without a panic") {
            let entry = rows.entry(row).or_default();
            entry.0 += total;
            entry.1.extend(wrong);
        }
    }
    let missed: Vec<String> = rows
        .iter()
        .filter_map(|(row, counts)| missed(row, counts))
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n\n"));
}

/// What falls short of the reach of a row, for people to read.
fn missed(row: &str, (total, wrong): &(usize, Vec<String>)) -> Option<String> {
    let fitting = REACH.iter().filter(|(start, _)| row.starts_with(start));
    let (_, least) = fitting.max_by_key(|(start, _)| start.len())?;
    let right = total - wrong.len();
    let short = 100 * right < least * total;
    short.then(|| {
        format!(
            "{row}: {right} of {total}, wanted {least} %\n{}",
            wrong.join("\n")
        )
    })
}

/// Every case of a story and of its articles. An article alone makes a story with a revision of itself.
fn judged(story: Vec<Article>) -> Rows {
    let other = Subject::new(article(&articles("golden/quotes/harbour.txt")));
    let subjects: Vec<Rc<Subject>> = story.into_iter().map(Subject::new).collect();
    let mut cases = match subjects.as_slice() {
        [only] => of_story(&with_revision(only), &other),
        several => of_story(several, &other),
    };
    cases.extend(
        subjects
            .iter()
            .flat_map(|subject| of_article(subject, MOST)),
    );
    let mut rows = Rows::new();
    for case in &cases {
        let row = rows.entry(case.row).or_default();
        row.0 += 1;
        let verdict = judge(case);
        row.1.extend(
            verdict
                .err()
                .map(|problem| format!("  {}\n    {problem}", case.shown)),
        );
    }
    rows
}

/// Our articles: each of the folder alone, and two of one event.
fn stories() -> Vec<Vec<Article>> {
    let entries = fs::read_dir(articles("it/metamorphic/articles")).expect("the folder is there");
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut stories: Vec<Vec<Article>> = files.iter().map(|file| vec![article(file)]).collect();
    let ferry = [
        "golden/compare/ferry/courier.txt",
        "golden/compare/ferry/herald.txt",
    ];
    stories.push(ferry.map(|name| article(&articles(name))).into());
    stories
}

fn articles(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

fn article(file: &Path) -> Article {
    let text = fs::read_to_string(file).expect("a readable article");
    Article {
        id: file
            .file_stem()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        published: "2024-03-14T12:00:00Z".parse().ok(),
        ..Article::new(&text)
    }
}

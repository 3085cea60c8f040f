//! Short articles of our own in every register of the news, with what a trained reader finds.
//!
//! `tests/golden/registers/REGISTER_ARTICLE.txt` opens with what it tests, goes on with the
//! article, its quotations in brackets (see [`markup`]), and ends with who speaks in each and
//! how (see [`gold`]). That truth is written by hand and never taken from the program. What the
//! program does not find yet carries a `?` and what is wrong with it; the last line counts
//! what it finds although nobody says it. A test fails when either no longer tells how it is,
//! for the better or the worse. `UPDATE_GOLDEN=1 cargo test registers` writes the marks and
//! the count anew, nothing else; read the difference.
//! `cargo test registers::table -- --nocapture` prints how many hold in each register.

mod gold;
mod judge;
mod markup;
mod names;
mod passages;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use parallax::analysis::{Analysis, Article, analyse};

use gold::Gold;
use judge::{Verdict, judge};

/// Lists the articles of each register, and makes a test of each.
macro_rules! registers {
    ($($register:ident { $($article:ident)* })*) => {
        /// Every register with its articles.
        const REGISTERS: &[(&str, &[&str])] =
            &[$((stringify!($register), &[$(stringify!($article)),*])),*];

        $(mod $register {
            $(#[test]
            fn $article() {
                super::check(concat!(stringify!($register), "_", stringify!($article)));
            })*
        })*
    };
}

registers! {
    us_politics { county_race debate farm_bill }
    court { appeal_ruling inquest plea warehouse_fire }
    police { missing_hiker shop_raid }
    sports { match_report tennis transfer }
    business { earnings merger rate_decision }
    science { coral probe }
    health { outbreak trial }
    wire { quoted_as_saying state_agency stray_full_stop survey_chain }
    diplomacy { readout summit }
    weather { cyclone earthquake }
    british { council_row royal_visit straight_singles }
    indian { cricket metro_delay monsoon_session }
    australian { council_pool fire_grants }
    irish { planning }
    interview { baker hearing podcast }
    social { embedded mayor_tweets }
    live { election_night }
    obituary { clockmaker }
    arts { exhibition theatre_review }
    opinion { column }
    headlines { colon dash }
    page { caption furniture }
    continuation { reopened two_voices }
    marks { mixed_styles nested unterminated }
    negation { no_such_claim }
    stance { beliefs_questions promises_demands }
    lists { honours scare_quotes }
    language { french german german_guillemets japanese spanish }
}

/// Compares an article's truth and its marks with what the program finds now.
fn check(name: &str) {
    let path = folder().join(name).with_extension("txt");
    let gold = Gold::parse(&read(&path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let (analysis, verdict) = verdict(&gold);
    let now = gold.marked(&verdict);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        return fs::write(&path, now.to_string()).expect("writable");
    }
    let changes = changes(&gold.ledger(), &now.ledger());
    assert!(
        changes.is_empty(),
        "{name} is not what its marks say\n{changes}{}\
         help: `-` is what the file says, `+` what holds now; if that is meant, \
         UPDATE_GOLDEN=1 cargo test registers",
        judge::describe_spurious(&analysis, &verdict),
    );
}

/// What the program finds in the article of `gold`, and how right it is.
fn verdict(gold: &Gold) -> (Analysis, Verdict) {
    let analysis = analyse(&Article::new(&gold.text));
    let verdict = judge(gold, &analysis);
    (analysis, verdict)
}

/// The lines in which two ledgers differ; both have a line for each attribution.
fn changes(old: &str, new: &str) -> String {
    let pairs = old.lines().zip(new.lines()).filter(|(old, new)| old != new);
    pairs
        .map(|(old, new)| format!("- {old}\n+ {new}\n"))
        .collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/registers")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn every_article_is_tested() {
    let files = fs::read_dir(folder()).expect("readable");
    let mut files: Vec<String> = files
        .map(|file| file.expect("readable").path())
        .map(|path| path.file_stem().expect("a file").to_string_lossy().into())
        .collect();
    files.sort();
    let listed = REGISTERS.iter().flat_map(|(register, articles)| {
        articles
            .iter()
            .map(move |article| format!("{register}_{article}"))
    });
    let mut listed: Vec<String> = listed.collect();
    listed.sort();
    assert_eq!(files, listed, "help: list each file in `registers!`");
}

#[test]
fn languages_are_told_from_the_words() {
    for (article, tag) in [
        ("french", "fr"),
        ("german", "de"),
        ("german_guillemets", "de"),
        ("japanese", "ja"),
        ("spanish", "es"),
    ] {
        let file = read(&folder().join(format!("language_{article}.txt")));
        let gold = Gold::parse(&file).expect("a good file");
        assert_eq!(verdict(&gold).0.language.tag, tag, "{article}");
    }
}

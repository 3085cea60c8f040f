//! Pages written by us, and the articles in them, for people to read.
//!
//! `tests/golden/html/NAME.html` holds a page, `NAME.expected` what is read of it. After a change
//! that is meant, run `UPDATE_GOLDEN=1 cargo test html::golden` and read the difference.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use parallax::html::{Page, read};

#[test]
fn pages_are_read_as_their_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/html");
    let files = fs::read_dir(&folder).expect("the pages");
    let paths = files.map(|entry| entry.expect("readable").path());
    let pages: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|e| e == "html"))
        .collect();
    assert!(pages.len() > 10, "{} pages", pages.len());
    for path in pages {
        let source = fs::read_to_string(&path).expect("readable");
        let got = match read(&source) {
            Ok(page) => describe(&page),
            Err(error) => format!("{error}\n"),
        };
        check(&path.with_extension("expected"), &got);
    }
}

fn describe(page: &Page) -> String {
    let published = page.published.map(|time| time.to_string());
    let mut out = String::new();
    for (name, value) in [
        ("title", &page.title),
        ("site", &page.site),
        ("url", &page.url),
        ("language", &page.language),
        ("published", &published.unwrap_or_default()),
    ] {
        let line = format!("{name}: {value}");
        writeln!(out, "{}", line.trim_end()).expect("a string takes all");
    }
    out + "\n" + &page.text + "\n"
}

fn check(path: &Path, got: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        return fs::write(path, got).expect("writable");
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(
        got == expected,
        "{} has changed; it is now:\n{got}\nhelp: if that is better, run UPDATE_GOLDEN=1 cargo test html::golden",
        path.display()
    );
}

//! The seeds of the fuzz targets hold what the targets ask for.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

use crate::sound;

fn check(target: &str, property: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let mut seeds = 0;
    for entry in fs::read_dir(&folder).expect("the seeds of the target") {
        let path = entry.expect("readable").path();
        let seed = fs::read(&path).expect("readable");
        let sound = catch_unwind(|| property(&seed));
        assert!(sound.is_ok(), "{} is not sound", path.display());
        seeds += 1;
    }
    assert!(seeds > 5, "{target} has {seeds} seeds");
}

#[test]
fn the_seeds_of_tokeniser_are_sound() {
    check("tokeniser", sound::tokeniser);
}

#[test]
fn the_seeds_of_analyser_are_sound() {
    check("analyser", sound::analyser);
}

#[test]
fn the_seeds_of_html_are_sound() {
    check("html", sound::html);
}

#[test]
fn the_seeds_of_request_are_sound() {
    check("request", sound::request);
}

//! Keeps the direction of imports and the purity of the core.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Who may use whom: each module, and the modules it may name. A row names only rows
/// above it, so no cycle can arise.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("html", &[]),
    ("learn", &[]),
    ("values", &["text"]),
    ("mentions", &["text"]),
    ("quotes", &["text", "mentions", "learn"]),
    ("analysis", &["text", "values", "mentions", "quotes"]),
    (
        "compare",
        &["text", "learn", "values", "mentions", "quotes", "analysis"],
    ),
    ("index", &["text", "analysis"]),
    ("store", &["analysis", "index"]),
    (
        "service",
        &["html", "analysis", "compare", "index", "store"],
    ),
    (
        "grpc",
        &[
            "text", "values", "mentions", "quotes", "analysis", "compare", "index", "store",
            "service",
        ],
    ),
    ("config", &["analysis", "service"]),
    (
        "report",
        &[
            "text", "values", "mentions", "quotes", "analysis", "compare",
        ],
    ),
    (
        "server",
        &["analysis", "store", "service", "grpc", "config"],
    ),
];

/// The rooms of `compare`: each may use only those before it. What stands beside them, the types
/// of the answer and its reasons, is used by all; `compare/mod.rs` and `apart.rs` use them all.
const ROOMS: [&str; 10] = [
    "words",
    "statements",
    "alignment",
    "findings",
    "slots",
    "values",
    "stances",
    "edited",
    "quotations",
    "coverage",
];

/// The modules that must stay pure: the same input gives the same output, anywhere.
const PURE: &[&str] = &[
    "text", "html", "learn", "values", "mentions", "quotes", "analysis", "compare", "index",
];

/// What a pure module must not name.
const IMPURE: &[&str] = &[
    "tokio",
    "tonic",
    "prost",
    "std::fs",
    "std::net",
    "std::env",
    "SystemTime",
    "Instant",
    "Timestamp::now",
    "Zoned::now",
];

#[test]
fn every_row_names_only_rows_above_it() {
    for (row, (module, used)) in MAY_USE.iter().enumerate() {
        for name in *used {
            let above = MAY_USE[..row].iter().any(|(m, _)| m == name);
            assert!(
                above,
                "{module} may use {name}, which does not stand above it"
            );
        }
    }
}

#[test]
fn modules_use_only_what_they_may() {
    for (file, module, code) in sources() {
        let Some((_, allowed)) = MAY_USE.iter().find(|(m, _)| *m == module) else {
            continue;
        };
        for used in modules_named(&code) {
            let known = MAY_USE.iter().any(|(m, _)| *m == used);
            let fine = !known || used == module || allowed.contains(&used.as_str());
            assert!(
                fine,
                "{} uses crate::{used}\nhelp: see MAY_USE in tests/it/layering.rs",
                file.display()
            );
        }
    }
}

#[test]
fn rooms_of_compare_use_only_those_before_them() {
    let mut seen = BTreeSet::new();
    for (file, _, code) in sources() {
        let mut path = file.iter().skip_while(|part| *part != "compare").skip(1);
        let Some(room) = path.next().filter(|_| path.next().is_some()) else {
            continue;
        };
        let room = room.to_string_lossy();
        let Some(at) = ROOMS.iter().position(|r| *r == room) else {
            assert_eq!(room, "tests", "a room without a place in ROOMS");
            continue;
        };
        seen.insert(at);
        for used in names_after(&code, "crate::compare::") {
            let allowed = ROOMS
                .iter()
                .position(|r| *r == used)
                .is_none_or(|r| r <= at);
            assert!(allowed, "{} uses compare::{used}", file.display());
        }
    }
    assert_eq!(seen.len(), ROOMS.len(), "a room of ROOMS is gone");
}

#[test]
fn every_module_has_a_row() {
    let rows: BTreeSet<&str> = MAY_USE.iter().map(|(m, _)| *m).collect();
    let top = ["lib", "main", "cli"]; // above all rows: they may use every module
    for (file, module, _) in sources() {
        let known = rows.contains(module.as_str()) || top.contains(&module.as_str());
        assert!(known, "{} belongs to no row of MAY_USE", file.display());
    }
}

#[test]
fn the_core_is_pure() {
    for (file, module, code) in sources() {
        if PURE.contains(&module.as_str()) {
            let found = IMPURE.iter().find(|name| code.contains(**name));
            assert_eq!(found, None, "{} is part of the core", file.display());
        }
    }
}

/// Each source file, its top-level module, and its code without comments and tests.
fn sources() -> Vec<(PathBuf, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 10, "no sources under {}", root.display());
    let read = |file: PathBuf| {
        let path = file.strip_prefix(&root).expect("under the root");
        let first = path.iter().next().expect("not empty").to_string_lossy();
        let module = first.trim_end_matches(".rs").to_owned();
        let code = fs::read_to_string(&file).expect("readable");
        (file.clone(), module, without_comments_and_tests(&code))
    };
    files.into_iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

/// Unit tests close each file, and may reach further than the code they test.
fn without_comments_and_tests(code: &str) -> String {
    let code = code.split("#[cfg(test)]\nmod tests {").next();
    let code = code.unwrap_or_default();
    let lines = code
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The modules that code names after `crate::`, alone or in braces.
fn modules_named(code: &str) -> BTreeSet<String> {
    names_after(code, "crate::")
}

/// What code names after a path, alone or in braces.
fn names_after(code: &str, path: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for after in code.split(path).skip(1) {
        match after.strip_prefix('{') {
            Some(group) => names.extend(group_heads(group)),
            None => names.extend(first_word(after)),
        }
    }
    names
}

/// The first names of a group `{a::b, c::{d, e}}`, from after its opening brace.
fn group_heads(group: &str) -> Vec<String> {
    let (mut depth, mut item, mut heads) = (0, String::new(), Vec::new());
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => heads.extend(first_word(&std::mem::take(&mut item))),
            _ => {
                depth += i32::from(c == '{') - i32::from(c == '}');
                item.push(c);
            }
        }
    }
    heads.extend(first_word(&item));
    heads
}

fn first_word(path: &str) -> Option<String> {
    let word = path
        .trim_start()
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()?;
    (!word.is_empty()).then(|| word.to_owned())
}

#[test]
fn a_declared_test_module_hides_nothing_after_it() {
    let code = "#[cfg(test)]\nmod golden;\nuse crate::text::Span; // not crate::store\n\
                #[cfg(test)]\nmod tests {\n    use crate::service::Service;\n}";
    let names = modules_named(&without_comments_and_tests(code));
    assert_eq!(names, BTreeSet::from(["text".to_owned()]));
}

#[test]
fn finds_modules_in_groups() {
    let names = modules_named("use crate::{text::{Span, Token}, values}; crate::quotes::extract()");
    let expected = ["quotes", "text", "values"].map(String::from);
    assert_eq!(names, BTreeSet::from(expected));
}

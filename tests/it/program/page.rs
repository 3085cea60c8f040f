//! The operator's page tells every flag and every reason of an error, and none that is not there.

use std::collections::{BTreeMap, BTreeSet};

use parallax::grpc::pb::ErrorReason;

use super::parallax;

const PAGE: &str = include_str!("../../../docs/operations.md");

/// The first cells of the table rows that look like `wanted`, with the rest of their rows.
fn rows(wanted: impl Fn(&str) -> bool) -> BTreeMap<String, &'static str> {
    let lines = PAGE.lines().filter_map(|line| line.strip_prefix("| `"));
    let cells = lines.filter_map(|line| line.split_once("` |"));
    let named = cells.filter(|(name, _)| wanted(name));
    named.map(|(name, rest)| (name.to_owned(), rest)).collect()
}

/// The flags that the program's help tells, each with its default, if it has one.
fn flags() -> BTreeMap<String, Option<String>> {
    let output = parallax(&["serve", "--help"]).output().expect("it runs");
    let help = String::from_utf8(output.stdout).expect("UTF-8");
    let mut flags = BTreeMap::new();
    let mut last = String::new();
    for line in help.lines().map(str::trim) {
        let words = line.trim_start_matches("-h, ");
        if let Some(name) = words.strip_prefix("--") {
            let name = name.split([' ', '=']).next().unwrap_or_default();
            last = format!("--{name}");
            flags.insert(last.clone(), None);
        }
        if let Some((_, rest)) = line.split_once("[env: ") {
            let variable = last.trim_start_matches('-').replace('-', "_");
            let variable = format!("PARALLAX_{}=]", variable.to_uppercase());
            assert_eq!(rest, variable, "the page tells how a variable is called");
        }
        if let Some((_, rest)) = line.split_once("[default: ") {
            let default = rest.trim_end_matches(']').to_owned();
            flags.insert(last.clone(), Some(default));
        }
    }
    flags.remove("--help");
    flags
}

#[test]
fn every_flag_stands_there_with_its_default() {
    let (told, flags) = (rows(|name| name.starts_with("--")), flags());
    let names: BTreeSet<&String> = told.keys().collect();
    assert_eq!(names, flags.keys().collect());
    for (flag, default) in flags {
        // Defaults that are told in words depend on the machine.
        let plain = default.filter(|d| !d.contains(' '));
        if let Some(default) = plain {
            let row = told[&flag];
            assert!(row.contains(&default), "{flag}: {default} is not in {row}");
        }
    }
}

#[test]
fn every_reason_stands_there() {
    let all = (1..).map_while(|number| ErrorReason::try_from(number).ok());
    let prefix = "ERROR_REASON_";
    let reasons = all.map(|reason| reason.as_str_name().trim_start_matches(prefix).to_owned());
    let told = rows(|name| name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'));
    let told: BTreeSet<String> = told.into_keys().collect();
    assert_eq!(told, reasons.collect());
}

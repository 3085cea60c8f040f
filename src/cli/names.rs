//! What the files of one command are called.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// The name of standard input.
const STDIN: &str = "stdin";

/// A name for each file: as much of the end of its path as tells it from the others.
///
/// Files whose whole paths are equal are told apart by a number: `a.txt`, `a.txt#2`.
pub(super) fn names(files: &[PathBuf]) -> Vec<String> {
    let mut lengths = vec![1; files.len()];
    loop {
        let tails = files.iter().zip(&lengths).map(|(file, &n)| tail(file, n));
        let names: Vec<String> = tails.collect();
        let shared = shared(files, &names);
        let mut grew = false;
        for (i, file) in files.iter().enumerate() {
            if shared.contains(names[i].as_str()) && tail(file, lengths[i] + 1) != names[i] {
                lengths[i] += 1;
                grew = true;
            }
        }
        if !grew {
            let mut taken = Taken::default();
            let number = |name| taken.fresh(name, |name, n| format!("{name}#{n}"));
            return names.into_iter().map(number).collect();
        }
    }
}

/// The names that stand for more than one path.
fn shared<'a>(files: &[PathBuf], names: &'a [String]) -> HashSet<&'a str> {
    let mut paths: HashMap<&str, &Path> = HashMap::new();
    let named = names.iter().zip(files);
    named
        .filter(|(name, file)| **paths.entry(name).or_insert(file) != ***file)
        .map(|(name, _)| name.as_str())
        .collect()
}

/// The last `n` parts of a path.
fn tail(file: &Path, n: usize) -> String {
    if is_stdin(file) {
        return STDIN.to_owned();
    }
    let parts: Vec<_> = file.iter().collect();
    let tail: PathBuf = parts[parts.len().saturating_sub(n)..].iter().collect();
    tail.display().to_string()
}

/// Whether a file of the command line stands for standard input.
pub(super) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Names that are taken already.
#[derive(Default)]
pub(super) struct Taken(HashSet<String>);

impl Taken {
    /// `name`, or if that is taken `again(name, 2)`, or 3, 4 …
    pub(super) fn fresh(&mut self, name: String, again: fn(&str, usize) -> String) -> String {
        let numbered = (2..).map(|n| again(&name, n));
        let free = |name: &String| !self.0.contains(name);
        let fresh = std::iter::once(name.clone()).chain(numbered).find(free);
        let fresh = fresh.unwrap_or(name); // there is always a number that is free
        self.0.insert(fresh.clone());
        fresh
    }
}

/// The most characters an article id may have.
const LONGEST_ID: usize = 128;

/// An article id made of a name: what an id may not hold becomes `-`, the end is kept.
pub(super) fn id(name: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | ':' | '-');
    let id: String = name
        .chars()
        .map(|c| if allowed(c) { c } else { '-' })
        .collect();
    id[id.len().saturating_sub(LONGEST_ID)..].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[&str], expected: &[&str]) {
        let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
        assert_eq!(names(&files), expected);
    }

    #[test]
    fn a_file_is_called_by_its_last_part() {
        check(
            &["/tmp/one/a.txt", "b.txt", "-"],
            &["a.txt", "b.txt", "stdin"],
        );
    }

    #[test]
    fn files_of_one_name_are_told_apart_by_their_folders() {
        check(&["x/one/a.txt", "x/two/a.txt"], &["one/a.txt", "two/a.txt"]);
        check(&["a.txt", "two/a.txt"], &["a.txt", "two/a.txt"]);
        check(&["/p/s/a", "/q/s/a", "/q/t/a"], &["p/s/a", "q/s/a", "t/a"]);
    }

    #[test]
    fn the_same_file_twice_is_numbered() {
        check(&["a.txt", "a.txt"], &["a.txt", "a.txt#2"]);
    }

    #[test]
    fn an_id_holds_only_what_ids_may_hold() {
        assert_eq!(id("two/a b.txt"), "two-a-b.txt");
        assert_eq!(id("Größe"), "Gr--e");
        assert_eq!(id(&"x".repeat(300)).len(), LONGEST_ID);
    }
}

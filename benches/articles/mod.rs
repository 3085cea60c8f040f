//! What all benches share: the articles that are timed, which are all of this repository and
//! our own, and the allocator of the program.

use std::fs;
use std::path::{Path, PathBuf};

use mimalloc::MiMalloc;
use parallax::analysis::Article;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The folders they lie in.
const FOLDERS: [&str; 3] = ["examples/articles", "tests/golden", "training/articles"];

/// Every article, in the order of the paths.
pub(crate) fn all() -> Vec<Article> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in FOLDERS {
        collect(&root.join(folder), &mut files);
    }
    files.sort();
    files.iter().filter_map(|file| read(file)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        match path.is_dir() {
            true => collect(&path, files),
            false => files.push(path),
        }
    }
}

/// A text file, or a request for `Ingest` as JSON; nothing of other files.
fn read(path: &Path) -> Option<Article> {
    let content = || fs::read_to_string(path).expect("a readable file");
    match path.extension()?.to_str()? {
        "txt" => Some(Article::new(&without_brackets(&content()))),
        "json" => {
            let request: serde_json::Value = serde_json::from_str(&content()).expect("JSON");
            Some(Article::new(request["article"]["text"].as_str()?))
        }
        _ => None,
    }
}

/// The text without `⟦c1 …⟧` around the parts of its quotations.
fn without_brackets(marked: &str) -> String {
    let mut pieces = marked.split('⟦');
    let first = pieces.next().unwrap_or_default();
    let inner = pieces.map(|piece| piece.split_once(' ').map_or("", |(_, inner)| inner));
    let text: String = std::iter::once(first).chain(inner).collect();
    text.replace('⟧', "")
}

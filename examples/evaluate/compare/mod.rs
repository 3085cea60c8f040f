//! The suites of comparison: what several articles say alike, differently or alone.
//!
//! Each file reads one corpus, compares its texts in this process and enters its rows in the
//! tally. A corpus that is not there is passed over.

mod alarms;
mod articles;
mod ecb;
mod group;
mod groups;
mod metamorphic;
mod nanco;
mod okr;
mod rte3;
mod summedits;
mod touching;
mod vitaminc;

use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::tally::Tally;

/// Reads a corpus and enters its rows.
type Measure = fn(&Path, &mut Tally) -> Result<(), Box<dyn Error>>;

/// Every suite: its name, which is that of its folder, and what measures it.
const SUITES: [(&str, Measure); 8] = [
    ("compare", groups::measure),
    ("ecb_plus", ecb::measure),
    ("okr_news", okr::measure),
    ("vitaminc", vitaminc::measure),
    ("summedits_news", summedits::measure),
    ("rte3", rte3::measure),
    ("nanco", nanco::measure),
    ("metamorphic", metamorphic::measure),
];

/// Measures every suite of `corpora` that is there and whose name holds `only`.
pub(crate) fn measure(corpora: &Path, only: &str, tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    for (name, suite) in SUITES.iter().filter(|(name, _)| name.contains(only)) {
        let folder = corpora.join(name);
        if folder.is_dir() {
            suite(&folder, tally)?;
        }
    }
    Ok(())
}

/// The JSON lines of a file.
fn lines(path: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.map(serde_json::from_str).collect::<Result<_, _>>()?)
}

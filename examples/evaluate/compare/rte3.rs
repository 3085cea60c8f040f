//! RTE-3 in three ways: a text and a hypothesis that follows from it, contradicts it, or neither.
//!
//! Text and hypothesis are compared as two articles; only CONTRADICTION counts as saying so, and
//! in a second row TENSION too. Pairs on which the three-way and the official labels disagree
//! are left out. The classes of the contradictions were given by a machine.

use std::error::Error;
use std::path::Path;

use parallax::compare::Relation;

use super::articles::{differences, show};
use super::lines;
use crate::tally::{Case, Tally};

/// Enters the rows.
pub(super) fn measure(folder: &Path, tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    for pair in lines(&folder.join("dev.jsonl"))? {
        if pair["agrees_with_2way"] == false {
            continue;
        }
        let field = |name: &str| pair[name].as_str().unwrap_or_default();
        let texts = ["text", "hypothesis"].map(field);
        let found = differences(texts);
        let is = |relations: &[Relation]| found.iter().any(|d| relations.contains(&d.relation));
        let contradiction = is(&[Relation::Contradiction]);
        let tension = is(&[Relation::Contradiction, Relation::Tension]);
        let text = texts.join(" / ");
        let case = Case {
            text: &text,
            wanted: format!("{} {}", field("label"), field("type")),
            found: show(&found, texts),
        };
        let wanted = field("label") == "contradiction";
        tally.rate("rte3: contradiction", wanted, contradiction, &case);
        tally.rate("rte3: contradiction or tension", wanted, tension, &case);
        if wanted {
            let class = format!("rte3: found of {}", field("type"));
            tally.count(&class, contradiction, &case);
        }
    }
    Ok(())
}

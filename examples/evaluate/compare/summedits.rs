//! News summaries with one edit each, which people held to be consistent with the article or not.
//!
//! The summary as it was is compared with the edited one, as two articles; it is called changed
//! if anything but an omission is reported. Gold judges the edit against the whole article and
//! not against the summary as it was, so that an edit may restore what the summary had wrong;
//! against us, too, that edits which only leave something out cannot be called. The types of
//! the edits were predicted by a machine; an edit may have several.

use std::error::Error;
use std::path::Path;

use super::articles::{differences, show};
use super::lines;
use crate::tally::{Case, Tally};

/// Enters the rows.
pub(super) fn measure(folder: &Path, tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    for edit in lines(&folder.join("edits.jsonl"))? {
        let field = |name: &str| edit[name].as_str().unwrap_or_default();
        let texts = ["original", "summary"].map(field);
        let found = differences(texts);
        let text = texts.join(" / ");
        let case = Case {
            text: &text,
            wanted: field("label").to_owned(),
            found: show(&found, texts),
        };
        let is_changed = !found.is_empty();
        if texts[0] == texts[1] {
            tally.count(
                "summedits_news: unchanged, nothing said",
                !is_changed,
                &case,
            );
            continue;
        }
        let inconsistent = field("label") == "inconsistent";
        tally.rate(
            "summedits_news: inconsistent",
            inconsistent,
            is_changed,
            &case,
        );
        let kinds = edit["edit_types"].as_array().into_iter().flatten();
        for kind in kinds
            .filter_map(|kind| kind.as_str())
            .filter(|_| inconsistent)
        {
            tally.count(&format!("summedits_news: {kind}"), is_changed, &case);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_does_not_differ_from_itself() {
        let text = "The council of Arden voted 9 to 4 on Monday to close the old mill bridge.";
        assert!(differences([text; 2]).is_empty());
    }
}

//! How two wordings differ, as one paragraph.

use crate::compare::{Edit, EditOperation};

use super::passage::Passage;
use super::role::Role;

/// The edits in order: `[-gone-]`, `{+new+}`, or both where words were replaced.
///
/// The brackets are those of `wdiff`, so that the edits are told apart without colours too.
pub(super) fn edits(edits: &[Edit]) -> Passage {
    let mut passage = Passage::default();
    for (i, edit) in edits.iter().enumerate() {
        if i > 0 {
            passage.push(Role::Faint, ", ");
        }
        if edit.operation != EditOperation::Insert {
            passage.push(Role::Deleted, &format!("[-{}-]", edit.before));
        }
        if edit.operation == EditOperation::Replace {
            passage.push(Role::Plain, " ");
        }
        if edit.operation != EditOperation::Delete {
            passage.push(Role::Inserted, &format!("{{+{}+}}", edit.after));
        }
    }
    passage
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(operation: EditOperation, before: &str, after: &str) -> Edit {
        Edit {
            operation,
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }

    #[test]
    fn each_operation_has_its_brackets() {
        let passage = edits(&[
            edit(EditOperation::Replace, "nobody", "no one"),
            edit(EditOperation::Insert, "", "here"),
            edit(EditOperation::Delete, "then", ""),
        ]);
        let text: String = passage.runs().iter().map(|r| r.text.as_str()).collect();
        assert_eq!(text, "[-nobody-] {+no one+}, {+here+}, [-then-]");
    }
}

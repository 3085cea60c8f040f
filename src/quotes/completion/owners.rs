//! Which finding a token belongs to, looked up in constant time.

use std::ops::Range;

use crate::quotes::attribution::Finding;

/// For each token of a document the finding whose ranges hold it.
pub(super) struct Owners(Vec<Owner>);

/// Whose a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// No finding holds it.
    Nobody,
    /// Only this finding does, by its place in the list.
    One(usize),
    /// Several do.
    Several,
}

impl Owners {
    /// The owners of the `tokens` of a document by the contents of `findings`.
    pub(super) fn of_contents(tokens: usize, findings: &[Finding]) -> Self {
        Self::of(tokens, findings.iter().map(|f| f.content.as_slice()))
    }

    /// The owners of the `tokens` of a document by the cues of `findings`.
    pub(super) fn of_cues(tokens: usize, findings: &[Finding]) -> Self {
        let cues = findings.iter().map(|f| f.cue.as_ref());
        Self::of(
            tokens,
            cues.map(|cue| cue.map_or(&[][..], std::slice::from_ref)),
        )
    }

    fn of<'a>(tokens: usize, ranges: impl Iterator<Item = &'a [Range<usize>]>) -> Self {
        let mut owners = vec![Owner::Nobody; tokens];
        for (index, own) in ranges.enumerate() {
            for token in own.iter().flat_map(Range::clone) {
                owners[token] = owners[token].and(Owner::One(index));
            }
        }
        Self(owners)
    }

    /// Who holds any of these tokens.
    pub(super) fn of_any(&self, range: &Range<usize>) -> Owner {
        let owners = self.0[range.clone()].iter();
        owners.fold(Owner::Nobody, |all, &one| all.and(one))
    }
}

impl Owner {
    /// Whose something is that belongs to both.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nobody, owner) | (owner, Self::Nobody) => owner,
            (Self::One(a), Self::One(b)) if a == b => self,
            _ => Self::Several,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_of_two_findings_is_several() {
        let ranges = [vec![0..2], vec![1..3]];
        let owners = Owners::of(4, ranges.iter().map(Vec::as_slice));
        assert_eq!(owners.of_any(&(0..1)), Owner::One(0));
        assert_eq!(owners.of_any(&(1..2)), Owner::Several);
        assert_eq!(owners.of_any(&(2..4)), Owner::One(1));
        assert_eq!(owners.of_any(&(3..4)), Owner::Nobody);
    }
}

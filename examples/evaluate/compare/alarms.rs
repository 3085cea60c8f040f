//! Precision, recall and F1 of an alarm: a pair of texts is in conflict or is not, and the
//! comparison says so or does not.

use crate::tally::{Case, Tally};

/// How often an alarm was raised, wanted, and both.
#[derive(Default)]
pub(super) struct Alarms {
    raised: usize,
    wanted: usize,
    right: usize,
}

impl Alarms {
    /// Enters a case in the rows of precision and recall of `suite`.
    pub(super) fn count(
        &mut self,
        (suite, tally): (&str, &mut Tally),
        (wanted, raised): (bool, bool),
        case: &Case<'_>,
    ) {
        if raised {
            tally.count(&format!("{suite}: precision"), wanted, case);
        }
        if wanted {
            tally.count(&format!("{suite}: recall"), raised, case);
        }
        self.raised += usize::from(raised);
        self.wanted += usize::from(wanted);
        self.right += usize::from(raised && wanted);
    }

    /// The harmonic mean of precision and recall, in percent.
    pub(super) fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.raised + self.wanted).max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_is_the_harmonic_mean_of_precision_and_recall() {
        let (mut alarms, mut tally) = (Alarms::default(), Tally::default());
        let case = Case {
            text: "",
            wanted: String::new(),
            found: String::new(),
        };
        for (wanted, raised) in [(true, true), (true, false), (false, true), (false, false)] {
            alarms.count(("x", &mut tally), (wanted, raised), &case);
        }
        assert_eq!(alarms.f1(), 50.0);
    }
}

//! Rows of right cases out of all.

use std::fmt;

/// The rows, in the order in which their first cases came.
#[derive(Default)]
pub(crate) struct Tally {
    rows: Vec<Row>,
    notes: Vec<String>,
}

struct Row {
    suite: String,
    right: usize,
    total: usize,
    wrong: Vec<String>,
}

/// A case: what was read, what was wanted, and what was found.
pub(crate) struct Case<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// What the suite wants.
    pub(crate) wanted: String,
    /// What was found.
    pub(crate) found: String,
}

impl Tally {
    /// Enters a case in the row of a suite.
    pub(crate) fn count(&mut self, suite: &str, right: bool, case: &Case<'_>) {
        let row = self.row(suite);
        row.total += 1;
        if right {
            row.right += 1;
        } else {
            let line = format!("{suite}\t{}\t{}\t{}", case.text, case.wanted, case.found);
            row.wrong.push(line.replace('\n', " "));
        }
    }

    /// A line that is no row of cases, printed after them.
    pub(crate) fn note(&mut self, line: String) {
        self.notes.push(line);
    }

    /// The wrong cases of the rows whose names hold `suite`.
    pub(crate) fn wrong<'a>(&'a self, suite: &'a str) -> impl Iterator<Item = &'a str> {
        let rows = self
            .rows
            .iter()
            .filter(move |row| row.suite.contains(suite));
        rows.flat_map(|row| row.wrong.iter().map(String::as_str))
    }

    fn row(&mut self, suite: &str) -> &mut Row {
        let at = self.rows.iter().position(|row| row.suite == suite);
        let at = at.unwrap_or_else(|| {
            self.rows.push(Row {
                suite: suite.to_owned(),
                right: 0,
                total: 0,
                wrong: Vec::new(),
            });
            self.rows.len() - 1
        });
        &mut self.rows[at]
    }
}

impl Row {
    /// What the rows of one part of a suite have in common: "dates" of "dates: of all".
    fn part(&self) -> &str {
        self.suite.split(':').next().unwrap_or_default()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows: Vec<&Row> = self.rows.iter().collect();
        rows.sort_by_key(|row| {
            self.rows
                .iter()
                .position(|first| first.part() == row.part())
        });
        for row in rows {
            let percent = 100.0 * row.right as f64 / row.total.max(1) as f64;
            let (suite, right, total) = (&row.suite, row.right, row.total);
            writeln!(f, "{suite:44} {percent:5.1} %  {right}/{total}")?;
        }
        self.notes.iter().try_for_each(|note| writeln!(f, "{note}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_by_suite_and_keeps_what_is_wrong() {
        let mut tally = Tally::default();
        let case = Case {
            text: "5\nmen",
            wanted: "5".into(),
            found: "6".into(),
        };
        tally.count("number", true, &case);
        tally.count("number", false, &case);
        tally.count("money", false, &case);
        assert_eq!(
            tally.wrong("numb").collect::<Vec<_>>(),
            ["number\t5 men\t5\t6"]
        );
        assert!(tally.to_string().contains(" 50.0 %  1/2"));
    }
}

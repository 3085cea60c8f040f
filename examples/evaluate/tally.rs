//! Rows of figures: right cases out of all, what was found of what was wanted, or a bare count.

use std::fmt;

/// The rows, in the order in which their first cases came.
#[derive(Default)]
pub(crate) struct Tally {
    rows: Vec<Row>,
    notes: Vec<String>,
}

struct Row {
    suite: String,
    figure: Figure,
    wrong: Vec<String>,
}

/// What a row measures.
#[derive(Clone, Copy)]
enum Figure {
    /// Cases that are right, out of all.
    Ratio { right: usize, total: usize },
    /// Things wanted, things found, and those both wanted and found.
    Rates {
        wanted: usize,
        found: usize,
        both: usize,
    },
    /// Cases that ought not to be.
    Count(usize),
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
        let row = self.row(suite, Figure::Ratio { right: 0, total: 0 });
        if let Figure::Ratio { right: sum, total } = &mut row.figure {
            *sum += usize::from(right);
            *total += 1;
        }
        if !right {
            row.wrong.push(line(suite, case));
        }
    }

    /// Enters a thing that is wanted, found or both in the row of a suite, which shows precision,
    /// recall and F1; a thing that is neither leaves it as it is.
    pub(crate) fn rate(&mut self, suite: &str, wanted: bool, found: bool, case: &Case<'_>) {
        let none = Figure::Rates {
            wanted: 0,
            found: 0,
            both: 0,
        };
        let row = self.row(suite, none);
        if let Figure::Rates {
            wanted: all,
            found: got,
            both,
        } = &mut row.figure
        {
            *all += usize::from(wanted);
            *got += usize::from(found);
            *both += usize::from(wanted && found);
        }
        if wanted != found {
            row.wrong.push(line(suite, case));
        }
    }

    /// Makes a row that counts cases which ought not to be, and shows it even if there is none.
    pub(crate) fn never(&mut self, suite: &str, cases: &[Case<'_>]) {
        let row = self.row(suite, Figure::Count(0));
        if let Figure::Count(count) = &mut row.figure {
            *count += cases.len();
        }
        row.wrong.extend(cases.iter().map(|case| line(suite, case)));
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

    fn row(&mut self, suite: &str, figure: Figure) -> &mut Row {
        let at = self.rows.iter().position(|row| row.suite == suite);
        let at = at.unwrap_or_else(|| {
            self.rows.push(Row {
                suite: suite.to_owned(),
                figure,
                wrong: Vec::new(),
            });
            self.rows.len() - 1
        });
        &mut self.rows[at]
    }
}

fn line(suite: &str, case: &Case<'_>) -> String {
    let line = format!("{suite}\t{}\t{}\t{}", case.text, case.wanted, case.found);
    line.replace('\n', " ")
}

impl Row {
    /// What the rows of one part of a suite have in common: "dates" of "dates: of all".
    fn part(&self) -> &str {
        self.suite.split(':').next().unwrap_or_default()
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
        match *self {
            Self::Ratio { right, total } => {
                write!(f, "{:5.1} %  {right}/{total}", percent(right, total))
            }
            Self::Rates {
                wanted,
                found,
                both,
            } => {
                let f1 = percent(2 * both, wanted + found);
                let (p, r) = (percent(both, found), percent(both, wanted));
                write!(
                    f,
                    "F1 {f1:4.1}  P {p:5.1} % ({both}/{found})  R {r:4.1} % ({both}/{wanted})"
                )
            }
            Self::Count(count) => write!(f, "{count:5}"),
        }
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
        for Row { suite, figure, .. } in rows {
            writeln!(f, "{suite:44} {figure}")?;
        }
        self.notes.iter().try_for_each(|note| writeln!(f, "{note}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case() -> Case<'static> {
        Case {
            text: "5\nmen",
            wanted: "5".into(),
            found: "6".into(),
        }
    }

    #[test]
    fn counts_by_suite_and_keeps_what_is_wrong() {
        let mut tally = Tally::default();
        tally.count("number", true, &case());
        tally.count("number", false, &case());
        tally.count("money", false, &case());
        assert_eq!(
            tally.wrong("numb").collect::<Vec<_>>(),
            ["number\t5 men\t5\t6"]
        );
        assert!(tally.to_string().contains(" 50.0 %  1/2"));
    }

    #[test]
    fn shows_precision_recall_and_f1_of_what_was_found() {
        let mut tally = Tally::default();
        for (wanted, found) in [(true, true), (true, false), (false, false), (true, false)] {
            tally.rate("changed", wanted, found, &case());
        }
        let shown = tally.to_string();
        let row = "F1 50.0  P 100.0 % (1/1)  R 33.3 % (1/3)";
        assert!(shown.contains(row), "{shown}");
        assert_eq!(tally.wrong("changed").count(), 2);
    }

    #[test]
    fn shows_a_count_of_what_ought_not_to_be_even_if_there_is_none() {
        let mut tally = Tally::default();
        tally.never("alarms", &[]);
        assert!(tally.to_string().trim_end().ends_with(" 0"));
        tally.never("alarms", &[case(), case()]);
        assert!(tally.to_string().trim_end().ends_with(" 2"));
    }
}

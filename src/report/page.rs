//! The page a report is laid out on.

use std::iter::repeat_n;

use unicode_width::UnicodeWidthStr;

use super::passage::Passage;
use super::role::Role;

/// How a report is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many columns a line may take.
    pub width: usize,
    /// Whether colours and other ANSI styles show.
    pub colour: bool,
}

/// However narrow the page, text is given so many columns.
const NARROWEST: usize = 20;

impl Page {
    /// Adds a paragraph to `report`: `first` before its first line, as many spaces before the others.
    pub(super) fn write(self, report: &mut String, first: &str, passage: &Passage) {
        let hang = first.width();
        for (i, line) in passage
            .lines(self.width.saturating_sub(hang).max(NARROWEST))
            .iter()
            .enumerate()
        {
            match i {
                0 => report.push_str(first),
                _ => report.extend(repeat_n(' ', hang)),
            }
            self.write_line(report, line);
            if !self.colour {
                underline(report, hang, line);
            }
        }
    }

    fn write_line(self, report: &mut String, line: &Passage) {
        for run in line.runs() {
            let style = run.role.style();
            if self.colour && !style.is_plain() {
                report.push_str(&format!("{style}{}{style:#}", run.text));
            } else {
                report.push_str(&run.text);
            }
        }
        report.push('\n');
    }
}

/// A line of carets below the evidence of `line`, if it holds any.
fn underline(report: &mut String, indent: usize, line: &Passage) {
    let is_evidence = |role| role == Role::Evidence;
    if !line.runs().iter().any(|run| is_evidence(run.role)) {
        return;
    }
    let mut carets = " ".repeat(indent);
    for run in line.runs() {
        let mark = if is_evidence(run.role) { '^' } else { ' ' };
        carets.extend(repeat_n(mark, run.text.width()));
    }
    report.push_str(carets.trim_end());
    report.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(colour: bool, passage: &Passage) -> String {
        let mut report = String::new();
        Page { width: 24, colour }.write(&mut report, "1. ", passage);
        report
    }

    fn hurt() -> Passage {
        Passage::of(Role::Plain, "It hurt ")
            .with(Role::Evidence, "at least 14 people")
            .with(Role::Plain, ".")
    }

    #[test]
    fn evidence_has_carets_below_where_colours_are_off() {
        assert_eq!(
            write(false, &hurt()),
            "1. It hurt at least 14\n           ^^^^^^^^^^^\n   people.\n   ^^^^^^\n"
        );
    }

    #[test]
    fn evidence_is_styled_where_colours_are_on() {
        let report = write(true, &hurt());
        assert!(!report.contains('^'));
        assert!(report.contains("\u{1b}[1m") && report.contains("\u{1b}[0m"));
    }

    #[test]
    fn a_wide_character_takes_two_carets() {
        let report = write(false, &Passage::of(Role::Evidence, "港"));
        assert_eq!(report, "1. 港\n   ^^\n");
    }
}

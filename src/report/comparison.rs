//! What several articles say alike, differently, or alone.

use std::fmt::Write as _;

use crate::compare::{
    Comparison, Coverage, Discrepancy, Evidence, QuoteCluster, QuoteMember, QuoteRelation, Side,
};
use crate::text::{Document, Span};

use super::axes::axes;
use super::edits::edits;
use super::passage::Passage;
use super::quotes::{speaker, words};
use super::role::Role;
use super::value::value;
use super::{Named, Page, count};

/// So many statements that not every article carries are shown; the others are counted.
const MOST_COVERAGE: usize = 10;

/// The whole of a comparison: the articles, what differs with the evidence of each side, the
/// utterances that several articles report, and in short who reports what.
///
/// `comparison` refers to `articles` by their index.
pub fn comparison(articles: &[Named<'_>], comparison: &Comparison, page: Page) -> String {
    let mut writer = Writer {
        articles,
        page,
        report: String::new(),
    };
    writer.sources(comparison);
    writer.discrepancies(&comparison.discrepancies);
    writer.clusters(&comparison.clusters);
    writer.coverage(&comparison.coverage);
    writer.report
}

/// A report as it is written.
struct Writer<'a> {
    articles: &'a [Named<'a>],
    page: Page,
    report: String,
}

impl Writer<'_> {
    fn write(&mut self, first: &str, passage: &Passage) {
        self.page.write(&mut self.report, first, passage);
    }

    fn heading(&mut self, text: &str) {
        if !self.report.is_empty() {
            self.report.push('\n');
        }
        self.write("", &Passage::of(Role::Heading, text));
    }

    fn sources(&mut self, comparison: &Comparison) {
        self.heading(&count(self.articles.len(), "article"));
        for (i, named) in self.articles.iter().enumerate() {
            let mut line = Passage::of(Role::Name, named.name);
            let article = named.article;
            if !article.publisher.is_empty() {
                line.push(Role::Plain, &format!(" · {}", article.publisher));
            }
            if let Some(published) = article.published {
                let date = published.strftime("%Y-%m-%d");
                line.push(Role::Plain, &format!(" · {date}"));
            }
            if let Some(first) = same_origin(&comparison.origins, i) {
                let note = format!(" · nearly the same text as {}", self.articles[first].name);
                line.push(Role::Faint, &note);
            }
            self.write("  ", &line);
        }
    }

    fn discrepancies(&mut self, discrepancies: &[Discrepancy]) {
        self.heading(&match discrepancies.len() {
            1 => "1 discrepancy".to_owned(),
            n => format!("{n} discrepancies"),
        });
        for (i, discrepancy) in discrepancies.iter().enumerate() {
            self.report.push('\n');
            self.write(&format!("{:>3}. ", i + 1), &axes(discrepancy));
            self.write("     ", &Passage::of(Role::Plain, &discrepancy.summary));
            for side in &discrepancy.sides {
                self.side(side);
            }
        }
    }

    fn side(&mut self, side: &Side) {
        let origins = count(side.origins, "origin");
        let line = match value(&side.value).as_str() {
            "" => Passage::of(Role::Faint, &origins),
            value => Passage::of(Role::Name, value).with(Role::Faint, &format!(" · {origins}")),
        };
        self.write("   - ", &line);
        for evidence in &side.evidence {
            let named = self.articles[evidence.source];
            let mut line = Passage::of(Role::Plain, named.name);
            if !evidence.attributed_to.is_empty() {
                let note = format!(", in the words of {}", evidence.attributed_to);
                line.push(Role::Faint, &note);
            }
            self.write("     ", &line.with(Role::Plain, ":"));
            let sentence = underlined(&named.analysis.document, evidence);
            self.write("       ", &sentence);
        }
    }

    fn clusters(&mut self, clusters: &[QuoteCluster]) {
        if clusters.is_empty() {
            return;
        }
        let utterances = count(clusters.len(), "utterance");
        self.heading(&format!("{utterances} reported by several articles"));
        for (i, cluster) in clusters.iter().enumerate() {
            self.report.push('\n');
            self.write(&format!("{:>3}. ", i + 1), &agreement(cluster));
            for &member in &cluster.members {
                self.member(member);
            }
            if !cluster.edits.is_empty() {
                self.write("     edits: ", &edits(&cluster.edits));
            }
        }
    }

    fn member(&mut self, member: QuoteMember) {
        let named = self.articles[member.source];
        let quotes = &named.analysis.quotes;
        let quotation = &quotes.quotations[member.quotation];
        let by = quotation.speaker.and_then(|s| quotes.speakers.get(s));
        let mut line = Passage::of(Role::Plain, &format!("{}: ", named.name));
        for run in speaker(by).runs() {
            line.push(run.role, &run.text);
        }
        self.write("     ", &line);
        self.write("       ", &words(&named.analysis.document, quotation));
    }

    fn coverage(&mut self, coverage: &[Coverage]) {
        let partial: Vec<&Coverage> = coverage.iter().filter(|c| !c.missing.is_empty()).collect();
        if partial.is_empty() {
            return;
        }
        let statements = count(partial.len(), "statement");
        self.heading(&format!("{statements} that not every article carries"));
        for coverage in partial.iter().take(MOST_COVERAGE) {
            let carriers = coverage.evidence.iter().map(|e| e.source);
            let note = format!(" ({})", self.names(carriers));
            let line = Passage::of(Role::Plain, &coverage.summary).with(Role::Faint, &note);
            self.write("  - ", &line);
        }
        let hidden = partial.len().saturating_sub(MOST_COVERAGE);
        if hidden > 0 {
            let _ = writeln!(self.report, "  … and {hidden} more");
        }
    }

    fn names(&self, sources: impl Iterator<Item = usize>) -> String {
        let names: Vec<&str> = sources.map(|i| self.articles[i].name).collect();
        names.join(", ")
    }
}

/// The first article before `i` that has its origin.
fn same_origin(origins: &[usize], i: usize) -> Option<usize> {
    let origin = origins.get(i)?;
    origins[..i].iter().position(|other| other == origin)
}

/// How the versions of an utterance relate, and whether they name one speaker.
fn agreement(cluster: &QuoteCluster) -> Passage {
    let relation = match cluster.relation {
        QuoteRelation::Identical => "identical",
        QuoteRelation::Truncated => "truncated",
        QuoteRelation::Altered => "altered",
        QuoteRelation::Paraphrase => "paraphrase",
    };
    let passage = Passage::of(Role::Name, relation);
    if cluster.speakers_agree {
        passage.with(Role::Faint, " · speakers agree")
    } else {
        passage.with(Role::High, " · speakers differ")
    }
}

/// The sentence of a piece of evidence, with the evidence marked inside.
fn underlined(doc: &Document, evidence: &Evidence) -> Passage {
    let marked = evidence.span;
    let whole = evidence.sentence.cover(marked);
    let before = Span {
        end: marked.start,
        ..whole
    };
    let after = Span {
        start: marked.end,
        ..whole
    };
    Passage::of(Role::Plain, doc.slice(before))
        .with(Role::Evidence, doc.slice(marked))
        .with(Role::Plain, doc.slice(after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Article, analyse};
    use crate::compare::{DiscrepancyKind, Relation, Severity, SideValue};
    use crate::values::{Bound, Quantity};

    const TEXTS: [&str; 2] = [
        "At least 14 people were hurt.",
        "Officials put the injured at 22.",
    ];

    fn side(source: usize, words: &str, number: f64) -> Side {
        let at = TEXTS[source].find(words).expect("words of the text");
        let span = Span::new(at, at + words.len());
        Side {
            value: SideValue::Quantity(Quantity {
                span,
                low: number,
                high: number,
                bound: Bound::Exact,
                unit: String::new(),
                what: "people".to_owned(),
            }),
            evidence: vec![Evidence {
                source,
                span,
                sentence: Span::new(0, TEXTS[source].len()),
                attributed_to: ["", "officials"][source].to_owned(),
            }],
            origins: 1,
        }
    }

    fn differing() -> Comparison {
        Comparison {
            origins: vec![0, 1],
            discrepancies: vec![Discrepancy {
                kind: DiscrepancyKind::Number,
                relation: Relation::Contradiction,
                severity: Severity::High,
                confidence: 0.8,
                summary: "The number of injured differs.".to_owned(),
                reasons: Vec::new(),
                sides: vec![side(0, "14 people", 14.0), side(1, "22", 22.0)],
            }],
            ..Comparison::default()
        }
    }

    fn report(compared: &Comparison) -> String {
        let articles = TEXTS.map(Article::new);
        let analyses = articles.each_ref().map(analyse);
        let named = |i: usize| Named {
            name: ["a.txt", "b.txt"][i],
            article: &articles[i],
            analysis: &analyses[i],
        };
        let page = Page {
            width: 80,
            colour: false,
        };
        comparison(&[named(0), named(1)], compared, page)
    }

    #[test]
    fn each_side_shows_its_evidence_underlined_in_its_sentence() {
        let expected = "\
2 articles
  a.txt
  b.txt

1 discrepancy

  1. number · contradiction · high severity · confidence 0.80
     The number of injured differs.
   - 14 people · 1 origin
     a.txt:
       At least 14 people were hurt.
                ^^^^^^^^^
   - 22 people · 1 origin
     b.txt, in the words of officials:
       Officials put the injured at 22.
                                    ^^
";
        assert_eq!(report(&differing()), expected);
    }

    #[test]
    fn an_article_with_the_text_of_an_earlier_one_says_so() {
        let reprint = Comparison {
            origins: vec![0, 0],
            ..Comparison::default()
        };
        assert!(report(&reprint).contains("  b.txt · nearly the same text as a.txt\n"));
    }

    #[test]
    fn coverage_beyond_the_first_statements_is_only_counted() {
        let statement = Coverage {
            summary: "People were hurt.".to_owned(),
            evidence: side(0, "14 people", 14.0).evidence,
            missing: vec![1],
        };
        let many = Comparison {
            coverage: vec![statement; MOST_COVERAGE + 3],
            ..Comparison::default()
        };
        let report = report(&many);
        assert!(report.contains("13 statements that not every article carries\n"));
        assert!(report.contains("  - People were hurt. (a.txt)\n"));
        assert!(report.ends_with("  … and 3 more\n"));
    }
}

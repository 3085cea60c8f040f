//! What several articles say alike, differently, or alone.

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

/// The whole of a comparison: the articles, what differs with the evidence of each side, what
/// only some report, the utterances that several report, and how much each article carries.
///
/// `comparison` refers to `articles` by their index.
pub fn comparison(articles: &[Named<'_>], comparison: &Comparison, page: Page) -> String {
    let mut writer = Writer {
        articles,
        page,
        report: String::new(),
    };
    writer.sources(comparison);
    let (differing, omitted): (Vec<_>, Vec<_>) = comparison
        .discrepancies
        .iter()
        .partition(|discrepancy| discrepancy.sides.len() > 1);
    writer.discrepancies(&differing);
    writer.omissions(&omitted);
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

    fn discrepancies(&mut self, discrepancies: &[&Discrepancy]) {
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

    /// What has one side only: shorter, since there are many and none is set against another.
    fn omissions(&mut self, omissions: &[&Discrepancy]) {
        if omissions.is_empty() {
            return;
        }
        self.heading(&count(omissions.len(), "omission"));
        for (i, omission) in omissions.iter().enumerate() {
            self.report.push('\n');
            self.write(&format!("{:>3}. ", i + 1), &axes(omission));
            for evidence in omission.sides.iter().flat_map(|side| &side.evidence) {
                self.evidence("only ", evidence);
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
            self.evidence("", evidence);
        }
    }

    fn evidence(&mut self, before: &str, evidence: &Evidence) {
        let named = self.articles[evidence.source];
        let mut line = Passage::of(Role::Plain, before).with(Role::Plain, named.name);
        if !evidence.attributed_to.is_empty() {
            let note = format!(", in the words of {}", evidence.attributed_to);
            line.push(Role::Faint, &note);
        }
        self.write("     ", &line.with(Role::Plain, ":"));
        let sentence = underlined(&named.analysis.document, evidence);
        self.write("       ", &sentence);
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
        let content = member.content(quotes);
        let words = words(&named.analysis.document, quotation, &content);
        self.write("       ", &words);
    }

    fn coverage(&mut self, coverage: &[Coverage]) {
        if coverage.is_empty() {
            return;
        }
        let statements = count(coverage.len(), "statement");
        self.heading(&format!("Coverage of {statements}"));
        for (source, named) in self.articles.iter().enumerate() {
            let carries = |c: &&Coverage| c.evidence.iter().any(|e| e.source == source);
            let carried: Vec<&Coverage> = coverage.iter().filter(carries).collect();
            let others = self.articles.len() - 1;
            let alone = carried.iter().filter(|c| c.missing.len() == others);
            let note = format!(
                " carries {}, {} of them alone",
                carried.len(),
                alone.count()
            );
            let line = Passage::of(Role::Name, named.name).with(Role::Plain, &note);
            self.write("  ", &line);
        }
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
    fn what_one_article_leaves_out_is_told_shortly() {
        let mut omission = differing();
        let only = &mut omission.discrepancies[0];
        only.sides.truncate(1);
        only.kind = DiscrepancyKind::Coverage;
        only.relation = Relation::Omission;
        let expected = "
0 discrepancies

1 omission

  1. coverage · omission · high severity · confidence 0.80
     only a.txt:
       At least 14 people were hurt.
                ^^^^^^^^^
";
        assert!(report(&omission).ends_with(expected));
    }

    #[test]
    fn coverage_says_how_much_each_article_carries() {
        let statement = Coverage {
            summary: "People were hurt.".to_owned(),
            evidence: side(0, "14 people", 14.0).evidence,
            missing: vec![1],
        };
        let covered = Comparison {
            coverage: vec![statement; 2],
            ..Comparison::default()
        };
        let expected = "
Coverage of 2 statements
  a.txt carries 2, 2 of them alone
  b.txt carries 0, 0 of them alone
";
        assert!(report(&covered).ends_with(expected));
    }
}

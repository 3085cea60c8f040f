//! The quotations of one article.

use crate::quotes::{Cue, Quotation, QuoteKind, Speaker};
use crate::text::{Document, Span};

use super::passage::Passage;
use super::role::Role;
use super::{Named, Page, count};

/// Each quotation of `named` with its speaker, how it is reported and who relayed it.
pub fn quotes(named: Named<'_>, page: Page) -> String {
    let mut report = String::new();
    let quotes = &named.analysis.quotes;
    page.write(&mut report, "", &title(named));
    for (i, quotation) in quotes.quotations.iter().enumerate() {
        let words = words(&named.analysis.document, quotation, &quotation.content);
        let speaker = quotation.speaker.and_then(|s| quotes.speakers.get(s));
        report.push('\n');
        page.write(&mut report, &format!("{:>3}. ", i + 1), &words);
        page.write(&mut report, "     ", &attribution(quotation, speaker));
    }
    report
}

fn title(named: Named<'_>) -> Passage {
    let found = count(named.analysis.quotes.quotations.len(), "quotation");
    let mut title = Passage::of(Role::Heading, named.name).with(Role::Plain, &format!(": {found}"));
    if !named.analysis.language.is_supported() {
        let note = format!(
            " (language {}: only what stands in quotation marks is found)",
            named.analysis.language.tag
        );
        title.push(Role::Faint, &note);
    }
    title
}

/// The `content` of a quotation; in marks where all of them are the speaker's own.
pub(super) fn words(doc: &Document, quotation: &Quotation, content: &[Span]) -> Passage {
    let text = joined(doc, content);
    let text = match quotation.kind {
        QuoteKind::Direct if quotation.unterminated => format!("“{text}"),
        QuoteKind::Direct => format!("“{text}”"),
        QuoteKind::Mixed | QuoteKind::Indirect => text,
    };
    Passage::of(Role::Plain, &text)
}

/// What `spans` cover, as one text.
fn joined(doc: &Document, spans: &[Span]) -> String {
    let parts: Vec<&str> = spans.iter().map(|&span| doc.slice(span)).collect();
    parts.join(" … ")
}

/// "Ann Lee, harbour master · direct · said (statement) · via Yonhap".
fn attribution(quotation: &Quotation, speaker: Option<&Speaker>) -> Passage {
    let mut passage = self::speaker(speaker).with(Role::Faint, " · ");
    passage.push(Role::Plain, kind(quotation.kind));
    let mut notes = Vec::new();
    notes.extend(quotation.cue.as_ref().map(cue));
    if !quotation.via.is_empty() {
        notes.push(format!("via {}", quotation.via));
    }
    if quotation.unterminated {
        notes.push("quotation mark never closed".to_owned());
    }
    notes.push(format!("confidence {:.2}", quotation.confidence));
    for note in notes {
        passage.push(Role::Faint, &format!(" · {note}"));
    }
    passage
}

/// The name of a speaker with the role.
pub(super) fn speaker(speaker: Option<&Speaker>) -> Passage {
    let Some(speaker) = speaker else {
        return Passage::of(Role::Faint, "speaker unknown");
    };
    let passage = Passage::of(Role::Name, &speaker.name);
    match speaker.role.as_str() {
        "" => passage,
        role => passage.with(Role::Plain, &format!(", {role}")),
    }
}

fn kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
    }
}

fn cue(cue: &Cue) -> String {
    let negated = if cue.negated { "negated " } else { "" };
    format!("{negated}cue “{}”", cue.lemma)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, Article, analyse};
    use crate::quotes::{CueSense, SpeakerKind};

    const TEXT: &str = "“We won,” said Ann Lee, the mayor, “and fairly.”";

    fn span(words: &str) -> Span {
        let at = TEXT.find(words).expect("words of the text");
        Span::new(at, at + words.len())
    }

    fn quotation() -> Quotation {
        Quotation {
            kind: QuoteKind::Direct,
            content: vec![span("We won,"), span("and fairly.")],
            source: vec![span("Ann Lee, the mayor")],
            cue: Some(Cue {
                spans: vec![span("said")],
                lemma: "say".to_owned(),
                sense: CueSense::Statement,
                negated: false,
            }),
            speaker: Some(0),
            via: String::new(),
            unterminated: false,
            confidence: 0.9,
            reasons: Vec::new(),
        }
    }

    fn analysis(quotations: Vec<Quotation>) -> Analysis {
        let mut analysis = analyse(&Article::new(TEXT));
        analysis.quotes.quotations = quotations;
        analysis.quotes.speakers = vec![Speaker {
            name: "Ann Lee".to_owned(),
            role: "mayor".to_owned(),
            kind: SpeakerKind::Person,
            mentions: Vec::new(),
            entity: None,
        }];
        analysis
    }

    fn check(quotation: Quotation, expected: &str) {
        let article = Article::new(TEXT);
        let named = Named {
            name: "a.txt",
            article: &article,
            analysis: &analysis(vec![quotation]),
        };
        let page = Page {
            width: 100,
            colour: false,
        };
        assert_eq!(quotes(named, page), expected);
    }

    #[test]
    fn a_quotation_stands_above_who_said_it() {
        check(
            quotation(),
            "a.txt: 1 quotation\n\n  1. “We won, … and fairly.”\n     \
             Ann Lee, mayor · direct · cue “say” · confidence 0.90\n",
        );
    }

    #[test]
    fn what_is_not_known_is_said_to_be_unknown() {
        let unknown = Quotation {
            kind: QuoteKind::Indirect,
            cue: None,
            speaker: None,
            via: "Yonhap".to_owned(),
            ..quotation()
        };
        check(
            unknown,
            "a.txt: 1 quotation\n\n  1. We won, … and fairly.\n     \
             speaker unknown · indirect · via Yonhap · confidence 0.90\n",
        );
    }

    #[test]
    fn a_mark_that_is_never_closed_is_not_closed_here_either() {
        let open = Quotation {
            unterminated: true,
            ..quotation()
        };
        check(
            open,
            "a.txt: 1 quotation\n\n  1. “We won, … and fairly.\n     Ann Lee, mayor · direct · \
             cue “say” · quotation mark never closed · confidence 0.90\n",
        );
    }
}

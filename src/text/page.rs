//! What the lines of a page are, seen together.
//!
//! First each line is judged by itself ([`super::furniture`]). The rest is told by where it
//! stands: the head of the page before the first paragraph, pictures with their captions,
//! the author's description, and what follows "Related articles" or "Leave a reply". A
//! paragraph of prose is never taken for furniture because of its neighbours.

use super::furniture::furniture;
use super::lines::ends_sentence;
use super::{BlockKind, Span, fold};

/// From this many words on, a line that ends like a sentence is a paragraph of prose.
const PROSE: usize = 12;
/// The most words of a headline.
const HEADLINE: usize = 32;
/// The most words of a heading inside the article.
const SUBHEADING: usize = 12;
/// The most words of a line in a list of links.
const LINK: usize = 25;

/// A page: its lines, and what is known of them.
pub(super) struct Page<'a> {
    lines: Vec<Line<'a>>,
}

struct Line<'a> {
    text: &'a str,
    words: usize,
    ends_sentence: bool,
    /// No blank line stands between this line and the one before.
    joined: bool,
    kind: Option<BlockKind>,
}

impl<'a> Page<'a> {
    /// Judges each line by itself.
    pub(super) fn new(text: &'a str, blocks: &[Span]) -> Self {
        let mut end = 0;
        let line = |span: &Span| {
            let between = &text[end..span.range().start];
            end = span.range().end;
            let text = &text[span.range()];
            Line {
                text,
                words: text.split_whitespace().count(),
                ends_sentence: ends_sentence(text),
                joined: between.replace("\r\n", "\n").matches(['\n', '\r']).count() <= 1 && end > 0,
                kind: furniture(text),
            }
        };
        Self {
            lines: blocks.iter().map(line).collect(),
        }
    }

    /// What each line is.
    pub(super) fn kinds(mut self) -> Vec<BlockKind> {
        self.mark_captions();
        self.mark_biography();
        let body = self.body_start();
        self.mark_head(body);
        self.mark_lists(body);
        self.mark_subheadings(body);
        self.lines
            .iter()
            .map(|line| line.kind.unwrap_or(BlockKind::Paragraph))
            .collect()
    }

    /// The index of the first paragraph of prose; all lines if there is none.
    fn body_start(&self) -> usize {
        self.lines
            .iter()
            .position(Line::is_prose)
            .unwrap_or(self.lines.len())
    }

    /// What follows "Image caption", and a short name line, a caption and a credit line without blank lines between them.
    fn mark_captions(&mut self) {
        let spaced = self.lines.iter().filter(|line| !line.joined).count() * 2 > self.lines.len();
        for credit in 0..self.lines.len() {
            if self.lines[credit].kind != Some(BlockKind::Caption) {
                continue;
            }
            let label =
                self.lines[credit].text.ends_with([',', ':']) && self.lines[credit].words < 4;
            if label
                && let Some(next) = self
                    .lines
                    .get_mut(credit + 1)
                    .filter(|next| next.can_be_caption())
            {
                next.kind = Some(BlockKind::Caption);
            }
            let mut i = credit;
            while spaced
                && i > 0
                && credit - i < 2
                && self.lines[i].joined
                && self.lines[i - 1].can_be_caption()
            {
                i -= 1;
                self.lines[i].kind = Some(BlockKind::Caption);
            }
        }
    }

    /// "JANE DOE", then "JANE DOE is a reporter …".
    fn mark_biography(&mut self) {
        for i in 1..self.lines.len() {
            let (name, life) = (fold(self.lines[i - 1].text), fold(self.lines[i].text));
            let words = self.lines[i - 1].words;
            let describes = (2..=4).contains(&words)
                && life.strip_prefix(&*name).is_some_and(|rest| {
                    [
                        " is a", " is an", " is the", " covers", " has ", " joined", " was a",
                    ]
                    .iter()
                    .any(|verb| rest.starts_with(verb))
                });
            if describes && i * 2 >= self.lines.len() {
                for line in &mut self.lines[i - 1..=i] {
                    line.kind = Some(BlockKind::Biography);
                }
            }
        }
    }

    /// Menus, then the headline and its deck, before the `body`.
    fn mark_head(&mut self, body: usize) {
        let head = &mut self.lines[..body];
        let short = |line: &Line| line.kind.is_none() && line.words <= HEADLINE;
        let titled = |line: &Line| short(line) && !line.ends_sentence;
        let menu = head
            .iter()
            .rposition(|line| line.kind == Some(BlockKind::Navigation))
            .unwrap_or(0);
        let title = head
            .iter()
            .enumerate()
            .position(|(i, line)| i >= menu && titled(line) && line.words > 3);
        for i in 0..body {
            let line = &head[i];
            let before = title.is_some_and(|title| i < title);
            let byline =
                title.is_some_and(|title| i > title) && line.is_name() && is_signed(head, i);
            let kind = if short(line) && before && (i < menu && line.words <= 8 || line.words <= 2)
            {
                Some(BlockKind::Navigation)
            } else if short(line) && byline {
                Some(BlockKind::Byline)
            } else {
                titled(line).then_some(BlockKind::Headline)
            };
            head[i].kind = head[i].kind.or(kind);
        }
        // A title that ends with a stop, as some archives write it.
        let first = self
            .lines
            .first_mut()
            .filter(|line| short(line) && line.is_title_case());
        if let Some(first) = first {
            first.kind = Some(BlockKind::Headline);
        }
    }

    /// The links after "Related articles", the fields after "Leave a reply", what readers write.
    fn mark_lists(&mut self, body: usize) {
        let (mut list, mut commenter) = (None, false);
        for line in self.lines.iter_mut().skip(body) {
            let comment = commenter && list == Some(BlockKind::Comments);
            match line.kind {
                Some(kind @ (BlockKind::Related | BlockKind::Comments)) => {
                    list = (!line.is_pointer()).then_some(kind);
                    commenter = false;
                }
                Some(_) => {}
                None if !comment && line.ends_list() => list = None,
                None => {
                    commenter |= line.words <= 5 && line.text.ends_with("says:");
                    line.kind = list;
                }
            }
        }
    }

    /// Short lines between the paragraphs.
    fn mark_subheadings(&mut self, body: usize) {
        let prose: Vec<bool> = self
            .lines
            .iter()
            .map(|line| line.kind.is_none() && line.words >= PROSE)
            .collect();
        for i in body + 1..self.lines.len().saturating_sub(1) {
            let line = &mut self.lines[i];
            let heading = line.kind.is_none()
                && line.words <= SUBHEADING
                && !line.ends_sentence
                && !line.is_speech();
            if heading && prose[i + 1] && !line.text.ends_with([',', ';', ':', '—', '–']) {
                line.kind = Some(BlockKind::Subheading);
            }
        }
    }
}

/// Whether a byline or a date stands next to line `i`.
fn is_signed(lines: &[Line], i: usize) -> bool {
    let signs = |line: &Line| matches!(line.kind, Some(BlockKind::Byline | BlockKind::Timestamp));
    signs(&lines[i - 1]) || lines.get(i + 1).is_some_and(signs)
}

impl Line<'_> {
    /// Up to four words, all with capitals: somebody's name, or a town.
    fn is_name(&self) -> bool {
        self.words <= 4
            && self
                .text
                .split_whitespace()
                .all(|w| w.starts_with(char::is_uppercase))
    }

    /// Whether the line names what it points to: "Read more: The bridge opens".
    fn is_pointer(&self) -> bool {
        self.text
            .split_once(':')
            .is_some_and(|(_, rest)| rest.split_whitespace().count() > 1)
    }

    /// Whether the line is no link or field, so that the article goes on.
    fn ends_list(&self) -> bool {
        let sentence = self.words > 3 && self.ends_sentence && !self.text.ends_with('?');
        self.is_prose() || self.words > LINK || self.is_speech() || sentence
    }

    fn is_prose(&self) -> bool {
        self.kind.is_none() && self.words >= PROSE && self.ends_sentence && !self.is_title_case()
    }

    /// Whether the line holds quotation marks, so that it is likely said by somebody.
    fn is_speech(&self) -> bool {
        self.text.contains(['“', '”', '"', '«', '„'])
    }

    fn can_be_caption(&self) -> bool {
        self.words <= 40
            && !self.is_speech()
            && matches!(self.kind, None | Some(BlockKind::Caption))
    }

    /// Whether most long words have capitals.
    fn is_title_case(&self) -> bool {
        let long = || {
            self.text
                .split_whitespace()
                .filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 3)
        };
        let capital = long()
            .filter(|w| {
                w.chars()
                    .find(|c| c.is_alphabetic())
                    .is_some_and(char::is_uppercase)
            })
            .count();
        let long = long().count();
        long > 1 && capital * 5 >= long * 4
    }
}

#[cfg(test)]
mod tests {
    use super::BlockKind::{self, *};
    use crate::text::Document;

    const STORY: &str = "The mayor of the town said on Monday that the old bridge would stay closed until the summer.";

    /// `STORY` stands for itself where the text says §.
    fn check(text: &str, expected: &[BlockKind]) {
        let doc = Document::plain(&text.replace('§', STORY));
        let got: Vec<BlockKind> = doc.blocks().iter().map(|block| block.kind).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn menus_and_dates_stand_before_the_headline() {
        check(
            "May 3, 2024\nAll the news, every day!\n0800 555 0199\n\nOld Bridge to Stay Closed\n\nMay 2, 2024\n\n§\n\n§",
            &[
                Timestamp, Navigation, Navigation, Headline, Timestamp, Paragraph, Paragraph,
            ],
        );
    }

    #[test]
    fn a_picture_has_a_name_a_caption_and_a_credit() {
        check(
            "Bridge closed\n\n§\n\n§\n\nAnn Lee\nThe mayor on the bridge in 2019.\nBo Mann/AFP via Getty Images\n\n§",
            &[
                Headline, Paragraph, Paragraph, Caption, Caption, Caption, Paragraph,
            ],
        );
    }

    #[test]
    fn links_follow_a_marker_but_paragraphs_return_to_the_article() {
        check(
            "Bridge closed\n\n§\n\nRelated articles\n\nFerry opens\n\n§\n\nLeave a Reply\n\nName",
            &[
                Headline, Paragraph, Related, Related, Paragraph, Comments, Comments,
            ],
        );
    }

    #[test]
    fn a_pointer_to_another_story_opens_no_list() {
        check(
            "Old bridge is closed\n\nAnn Lee\n\nMay 2, 2024\n\n§\n\nRead more: Ferry opens\n\nThe council meets today.\n\n2 Comments\n\nbob says:\n\n§",
            &[
                Headline, Byline, Timestamp, Paragraph, Related, Paragraph, Comments, Comments,
                Comments,
            ],
        );
    }

    #[test]
    fn the_author_is_described_after_the_article() {
        check(
            "Bridge closed\n\n§\n\n§\n\nJANE DOE\n\nJANE DOE is a reporter at the Post. You can reach her.\n\nBack to top button",
            &[
                Headline, Paragraph, Paragraph, Biography, Biography, Navigation,
            ],
        );
    }

    #[test]
    fn a_plain_article_is_all_content() {
        check(
            "Bridge closed\n§\nWhat comes next\n§\n“It is a shame,” she said.",
            &[Headline, Paragraph, Subheading, Paragraph, Paragraph],
        );
    }
}

//! An article as a caller sends it: perhaps a page, of which the article is a part.

use crate::analysis::{Article, is_language_tag};
use crate::html::{self, Page, PageError};

/// What a text is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text: the article itself.
    #[default]
    PlainText,
    /// HTML: a page that holds the article.
    Html,
}

/// An article as a caller sends it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The article; its text is a page if the format says so.
    pub article: Article,
    /// What its text is written in.
    pub format: Format,
}

impl Sent {
    /// The article itself: of a page, the text of its article, with what the page tells about itself
    /// where the caller says nothing. Takes time.
    pub fn article(self) -> Result<Article, PageError> {
        match self.format {
            Format::PlainText => Ok(self.article),
            Format::Html => {
                let page = html::read(&self.article.text)?;
                Ok(filled(self.article, page))
            }
        }
    }
}

/// What a page tells is taken only if a caller could have sent it, so that what is stored can be sent
/// again.
fn filled(mut article: Article, page: Page) -> Article {
    let fill = |own: &mut String, told: String, fits: bool| {
        if own.is_empty() && fits {
            *own = told;
        }
    };
    let fits = |name: &str| name.len() <= Article::LONGEST_NAME;
    let absolute = page.url.starts_with("https://") || page.url.starts_with("http://");
    let (title, site) = (fits(&page.title), fits(&page.site));
    let url = absolute && fits(&page.url);
    let language = is_language_tag(&page.language);
    fill(&mut article.title, page.title, title);
    fill(&mut article.publisher, page.site, site);
    fill(&mut article.url, page.url, url);
    fill(&mut article.language, page.language, language);
    let told = page.published;
    let told = told.filter(|time| time.as_second() >= Article::FIRST_SECOND);
    article.published = article.published.or(told);
    article.text = page.text.into();
    article
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(head: &str) -> Sent {
        Sent {
            article: Article::new(&format!("{head}<p>We won, said Ann Lee.")),
            format: Format::Html,
        }
    }

    #[test]
    fn a_page_tells_what_its_sender_does_not() {
        let mut sent = page(
            "<html lang=en-GB><title>We won the cup</title><meta property=og:site_name content=Post>\
             <link rel=canonical href=https://a.example/b>",
        );
        sent.article.title = "Ours".into();
        let article = sent.article().expect("a page with text");
        assert_eq!(&*article.text, "We won, said Ann Lee.");
        assert_eq!((&*article.title, &*article.publisher), ("Ours", "Post"));
        assert_eq!(
            (&*article.url, &*article.language),
            ("https://a.example/b", "en-GB")
        );
    }

    #[test]
    fn what_no_caller_could_send_is_not_taken_from_a_page() {
        let sent = page(&format!(
            "<html lang='in English'><meta property=og:site_name content={}><link rel=canonical href=/b>",
            "x".repeat(1025)
        ));
        let article = sent.article().expect("a page with text");
        assert_eq!(
            (&*article.publisher, &*article.url, &*article.language),
            ("", "", "")
        );
    }
}

//! Articles out of any text.

use parallax::analysis::Article;

/// The line between two articles.
const BETWEEN: &str = "\n====\n";
/// The most articles; more only make each run slower.
const MOST: usize = 3;

/// Reads up to three articles. Each may begin with lines `publisher:`, `url:`, `title:`,
/// `published:` and `language:`, which end at a blank line; what is no such line starts the text.
pub(super) fn read(input: &str) -> Vec<Article> {
    input.split(BETWEEN).take(MOST).map(article).collect()
}

fn article(input: &str) -> Article {
    let (mut article, mut rest) = (Article::default(), input);
    while let Some((line, behind)) = rest.split_once('\n')
        && let Some((name, value)) = line.split_once(": ")
        && set(&mut article, name, value)
    {
        rest = behind;
    }
    article.text = rest.strip_prefix('\n').unwrap_or(rest).into();
    article
}

/// Sets a field; whether there is one of that name.
fn set(article: &mut Article, name: &str, value: &str) -> bool {
    match name {
        "publisher" => article.publisher = value.to_owned(),
        "url" => article.url = value.to_owned(),
        "title" => article.title = value.to_owned(),
        "published" => article.published = value.parse().ok(),
        "language" => article.language = value.to_owned(),
        _ => return false,
    }
    true
}

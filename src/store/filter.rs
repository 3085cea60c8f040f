//! Which of the stored articles are meant.

use jiff::Timestamp;

use crate::analysis::Article;

/// Which of the stored articles are meant; the default means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleFilter {
    /// Of this publisher, without regard to case; empty means any.
    pub publisher: String,
    /// Published at this time or later.
    pub published_after: Option<Timestamp>,
    /// Published before this time.
    pub published_before: Option<Timestamp>,
    /// With a label of this key, and of this value if one is given.
    pub label: Option<(String, Option<String>)>,
}

impl ArticleFilter {
    /// Whether `article` is meant. An article without a date matches no filter by date.
    pub fn matches(&self, article: &Article) -> bool {
        self.matches_publisher(article)
            && self.matches_date(article.published)
            && self.matches_label(article)
    }

    fn matches_publisher(&self, article: &Article) -> bool {
        let lower = |name: &str| name.to_lowercase();
        self.publisher.is_empty() || lower(&self.publisher) == lower(&article.publisher)
    }

    fn matches_date(&self, published: Option<Timestamp>) -> bool {
        let after = |from| published.is_some_and(|time| time >= from);
        let before = |to| published.is_some_and(|time| time < to);
        self.published_after.is_none_or(after) && self.published_before.is_none_or(before)
    }

    fn matches_label(&self, article: &Article) -> bool {
        let Some((key, wanted)) = &self.label else {
            return true;
        };
        let value = article.labels.get(key);
        value.is_some_and(|value| wanted.as_ref().is_none_or(|wanted| wanted == value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(filter: ArticleFilter, expected: bool) {
        let mut article = Article::new("Text.");
        article.publisher = "The Lindholm Post".into();
        article.published = Some(Timestamp::UNIX_EPOCH);
        article.labels.insert("desk".into(), "sea".into());
        assert_eq!(filter.matches(&article), expected, "{filter:?}");
    }

    fn label(key: &str, value: Option<&str>) -> ArticleFilter {
        ArticleFilter {
            label: Some((key.into(), value.map(Into::into))),
            ..ArticleFilter::default()
        }
    }

    #[test]
    fn compares_publishers_without_case_and_labels_with_it() {
        check(ArticleFilter::default(), true);
        let publisher = |name: &str| ArticleFilter {
            publisher: name.into(),
            ..ArticleFilter::default()
        };
        check(publisher("the lindholm POST"), true);
        check(publisher("Post"), false);
        check(label("desk", None), true);
        check(label("desk", Some("sea")), true);
        check(label("desk", Some("Sea")), false);
        check(label("town", None), false);
    }

    #[test]
    fn dates_are_half_open() {
        let at = Some(Timestamp::UNIX_EPOCH);
        let after = |published_after| ArticleFilter {
            published_after,
            ..ArticleFilter::default()
        };
        let before = |published_before| ArticleFilter {
            published_before,
            ..ArticleFilter::default()
        };
        check(after(at), true);
        check(before(at), false);
        check(before(Some(Timestamp::MAX)), true);
        assert!(!before(at).matches(&Article::new("Undated.")));
    }
}

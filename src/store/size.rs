//! What an article is counted as against the store's limit.

use std::mem::{size_of, size_of_val};

use crate::analysis::{Analysis, Article};

/// What one indexed word costs: its place in two posting lists and a share of the vocabulary.
const INDEX_BYTES_PER_TOKEN: usize = 24;

/// What a short string or list costs on the heap, beside its header.
const SMALL_ALLOCATION: usize = 32;

/// What the maps of the store cost for an article, beside the article.
const ENTRY: usize = 256;

/// How many bytes an article and its analysis take, near enough: the text, what points into
/// it, and a share of the index. Counts what is there and walks no list twice.
pub(super) fn estimate(article: &Article, analysis: &Analysis) -> usize {
    ENTRY + own_bytes(article) + analysis_bytes(analysis)
}

fn own_bytes(article: &Article) -> usize {
    let labels = article.labels.iter();
    let labels: usize = labels.map(|(k, v)| k.len() + v.len() + ENTRY / 2).sum();
    let names = [
        &article.id,
        &article.publisher,
        &article.url,
        &article.title,
        &article.language,
    ];
    size_of::<Article>()
        + article.text.len()
        + labels
        + names.iter().map(|s| s.len()).sum::<usize>()
}

fn analysis_bytes(analysis: &Analysis) -> usize {
    let doc = &analysis.document;
    let (values, mentions, quotes) = (&analysis.values, &analysis.mentions, &analysis.quotes);
    size_of::<Analysis>()
        + size_of_val(doc.blocks())
        + size_of_val(doc.sentences())
        + size_of_val(doc.tokens())
        + doc.tokens().len() * INDEX_BYTES_PER_TOKEN
        + list(&values.quantities, 2)
        + list(&values.times, 1)
        + list(&values.ordinals, 1)
        + list(&values.scores, 0)
        + list(&mentions.entities, 3)
        + list(&mentions.mentions, 1)
        + list(&quotes.quotations, 6)
        + list(&quotes.speakers, 3)
}

/// A list of items, each of which owns about so many short strings or lists.
fn list<T>(items: &[T], allocations: usize) -> usize {
    size_of_val(items) + items.len() * allocations * SMALL_ALLOCATION
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;

    #[test]
    fn grows_with_the_text_and_counts_all_of_it() {
        let size = |text: &str| {
            let article = Article::new(text);
            estimate(&article, &analyse(&article))
        };
        let sentence = "The ferry ran aground off Lindholm on Tuesday. ";
        let (short, long) = (size(sentence), size(&sentence.repeat(100)));
        assert!(short > sentence.len());
        assert!(long > 100 * sentence.len() && long < 100 * 100 * sentence.len());
    }
}

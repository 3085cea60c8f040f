//! Words a second on one core, for the whole analysis and for each of its stages.
//!
//! `cargo bench --bench analysis`. Each sample runs over all articles of [`articles`]; an item
//! is a word, as white space separates them. The stages other than `whole` stand in the order
//! in which [`parallax::analysis::analyse`] runs them, and make up nearly all of it.

mod articles;

use std::hint::black_box;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::ItemsCount;
use parallax::analysis::{Article, analyse};
use parallax::mentions::{self, Mentions};
use parallax::quotes::stages::{Attributions, Labelled, Reading};
use parallax::text::Document;
use parallax::values;

fn main() {
    divan::main();
}

/// An article with what comes before its quotations.
struct Parsed {
    article: Article,
    document: Document,
    mentions: Mentions,
}

static PARSED: LazyLock<Vec<Parsed>> = LazyLock::new(|| {
    let parse = |article: Article| {
        let document = Document::parse(article.text.clone());
        let mentions = mentions::find(&document);
        Parsed {
            article,
            document,
            mentions,
        }
    };
    articles::all().into_iter().map(parse).collect()
});

static READ: LazyLock<Vec<Reading>> = LazyLock::new(|| {
    let read = |parsed: &'static Parsed| Reading::new(&parsed.document, &parsed.mentions);
    PARSED.iter().map(read).collect()
});

static LABELLED: LazyLock<Vec<Labelled>> =
    LazyLock::new(|| READ.iter().map(Reading::tag).collect());

static ATTRIBUTED: LazyLock<Vec<Attributions>> = LazyLock::new(|| {
    let labelled = READ.iter().zip(&*LABELLED);
    labelled.map(|(read, labels)| read.link(labels)).collect()
});

/// Times `stage` over all of `items`, one for each article.
fn bench<'a, T, O>(bencher: Bencher, items: &'a [T], stage: impl Fn(&'a T) -> O) {
    let words = PARSED
        .iter()
        .map(|p| p.article.text.split_whitespace().count());
    bencher
        .counter(ItemsCount::new(words.sum::<usize>()))
        .bench_local(|| items.iter().for_each(|item| drop(black_box(stage(item)))));
}

#[divan::bench]
fn a_tokenise(bencher: Bencher) {
    bench(bencher, &PARSED, |p| {
        Document::parse(p.article.text.clone())
    });
}

#[divan::bench]
fn b_values(bencher: Bencher) {
    bench(bencher, &PARSED, |p| values::find(&p.document, None));
}

#[divan::bench]
fn c_mentions(bencher: Bencher) {
    bench(bencher, &PARSED, |p| mentions::find(&p.document));
}

#[divan::bench]
fn d_rules(bencher: Bencher) {
    bench(bencher, &PARSED, |p| Reading::new(&p.document, &p.mentions));
}

#[divan::bench]
fn e_tag(bencher: Bencher) {
    bench(bencher, &READ, Reading::tag);
}

#[divan::bench]
fn f_link(bencher: Bencher) {
    let items: Vec<_> = READ.iter().zip(&*LABELLED).collect();
    bench(bencher, &items, |(read, labelled)| read.link(labelled));
}

#[divan::bench]
fn g_resolve(bencher: Bencher) {
    let items: Vec<_> = READ.iter().zip(&*ATTRIBUTED).collect();
    bench(bencher, &items, |(read, found)| read.resolve(found));
}

#[divan::bench]
fn whole(bencher: Bencher) {
    bench(bencher, &PARSED, |p| analyse(&p.article));
}

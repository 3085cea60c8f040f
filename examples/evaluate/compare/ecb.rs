//! ECB+: which sentences of two articles are about the same event, and which articles report it.
//!
//! Gold is the set of human chains: two selected sentences are aligned if they share an event,
//! reporting left out. Every pair of articles of which sentences are listed is compared on its
//! own; a pair of sentences counts as found if an alignment links any words of them. Each topic
//! has two stories that look alike (two quakes, two arrests); the second row counts the pairs of
//! sentences across them that are aligned all the same. Texts are the tokens joined again, a
//! paragraph for each sentence, without title and date. Only sentences that tell of a story's
//! main events were selected, so nearly four in five pairs within a story are aligned: that
//! favours whoever aligns much.
//!
//! Stories are grouped by average link: of the articles of a topic, the two groups whose
//! articles are most alike on average are joined until none are so alike as articles of one story
//! must be. Scored by B³ (Bagga and Baldwin 1998) over all articles, within topics.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::ops::Range;
use std::path::Path;

use parallax::compare::{SAME_STORY, alignments, story_similarity};
use parallax::text::Span;
use serde_json::Value;

use super::articles::{Analysed, sources};
use super::lines;
use crate::tally::{Case, Tally};

/// An article, and where its sentences stand.
struct Text {
    topic: String,
    story: String,
    article: Analysed,
    sentences: Vec<Range<usize>>,
}

/// Two sentences, and what the chains say of them.
struct Pair {
    sentences: [usize; 2],
    same_story: bool,
    aligned: bool,
}

/// Enters the rows.
pub(super) fn measure(folder: &Path, tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    let pairs = pairs(&lines(&folder.join("sentence_pairs.jsonl"))?);
    let docs = lines(&folder.join("docs.jsonl"))?;
    let listed = |doc: &&Value| {
        pairs
            .keys()
            .flatten()
            .any(|name| doc["doc"] == name.as_str())
    };
    let read = |doc: &Value| (field(doc, "doc").to_owned(), Text::read(doc));
    let texts: BTreeMap<String, Text> = docs.iter().filter(listed).map(read).collect();
    for (names, pairs) in &pairs {
        if let [Some(a), Some(b)] = names.each_ref().map(|name| texts.get(name)) {
            align([a, b], pairs, tally);
        }
    }
    let mut topics: BTreeMap<&str, Vec<&Text>> = BTreeMap::new();
    for text in texts.values() {
        topics.entry(&text.topic).or_default().push(text);
    }
    let grouped: Vec<[f64; 2]> = topics.values().flat_map(|texts| group(texts)).collect();
    note(&grouped, tally);
    Ok(())
}

/// The pairs of sentences, by the names of their articles.
fn pairs(lines: &[Value]) -> BTreeMap<[String; 2], Vec<Pair>> {
    let mut pairs: BTreeMap<_, Vec<Pair>> = BTreeMap::new();
    for line in lines {
        let name = |side: &str| line[side][0].as_str().unwrap_or_default().to_owned();
        let sentence = |side: &str| line[side][1].as_u64().unwrap_or_default() as usize;
        let both = ["a", "b"];
        pairs.entry(both.map(name)).or_default().push(Pair {
            sentences: both.map(sentence),
            same_story: line["same_story"] == true,
            aligned: line["aligned"] == true,
        });
    }
    pairs
}

fn field<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

impl Text {
    fn read(doc: &Value) -> Self {
        let (mut text, mut sentences) = (String::new(), Vec::new());
        for sentence in doc["sents"].as_array().into_iter().flatten() {
            let start = text.len();
            text.push_str(&joined(field(sentence, "tokens")));
            sentences.push(start..text.len());
            text.push_str("\n\n");
        }
        Self {
            topic: field(doc, "topic").to_owned(),
            story: field(doc, "story").to_owned(),
            article: Analysed::of_text(&text, ""),
            sentences,
        }
    }

    /// The sentences that a span touches.
    fn touched(&self, span: Span) -> Range<usize> {
        let range = span.range();
        let start = self.sentences.partition_point(|s| s.end <= range.start);
        let end = self.sentences.partition_point(|s| s.start < range.end);
        start..end
    }
}

/// Tokens of the Penn treebank as people write them.
fn joined(tokens: &str) -> String {
    let mut text = String::new();
    let mut open = true;
    for token in tokens.split_whitespace() {
        let token = match token {
            "``" => "“",
            "''" => "”",
            "-LRB-" => "(",
            "-RRB-" => ")",
            other => other,
        };
        if !(open || is_tight(token)) {
            text.push(' ');
        }
        open = matches!(token, "“" | "(" | "$" | "£" | "€" | "#" | "[");
        text.push_str(token);
    }
    text
}

/// Whether no space stands before a token.
fn is_tight(token: &str) -> bool {
    let mark = matches!(
        token,
        "." | "," | ";" | ":" | "!" | "?" | "%" | ")" | "]" | "”"
    );
    mark || token == "n't" || token.starts_with('\'') && token.len() <= 3
}

fn align(texts: [&Text; 2], pairs: &[Pair], tally: &mut Tally) {
    let articles = texts.map(|text| &text.article);
    let mut found: HashMap<[usize; 2], f32> = HashMap::new();
    for pair in alignments(&sources(&articles)) {
        for a in texts[pair.a.0].touched(pair.a.1) {
            for b in texts[pair.b.0].touched(pair.b.1) {
                let score = found.entry([a, b]).or_default();
                *score = score.max(pair.score);
            }
        }
    }
    for pair in pairs {
        let score = found.get(&pair.sentences);
        let shown = |side: usize| {
            let text = texts[side].article.analysis.document.text();
            &text[texts[side].sentences[pair.sentences[side]].clone()]
        };
        let case = Case {
            text: &format!("{} / {}", shown(0), shown(1)),
            wanted: format!("{}", pair.aligned),
            found: format!("{score:?}"),
        };
        tally.rate(
            "ecb_plus: aligned sentences",
            pair.aligned,
            score.is_some(),
            &case,
        );
        if !pair.same_story {
            let suite = "ecb_plus: look-alikes left apart";
            tally.count(suite, score.is_none(), &case);
        }
    }
}

/// For each article the B³ precision and recall of the group that it comes into.
fn group(texts: &[&Text]) -> Vec<[f64; 2]> {
    let articles: Vec<&Analysed> = texts.iter().map(|text| &text.article).collect();
    let similarity = story_similarity(&sources(&articles));
    let groups = average_link(&similarity, SAME_STORY);
    let stories: Vec<&str> = texts.iter().map(|text| &*text.story).collect();
    (0..texts.len())
        .map(|i| {
            let same: Vec<bool> = stories.iter().map(|s| *s == stories[i]).collect();
            let own = groups.iter().find(|group| group.contains(&i));
            let own = own.map_or(&[][..], Vec::as_slice);
            let right = own.iter().filter(|&&j| same[j]).count() as f64;
            let all = same.iter().filter(|same| **same).count();
            [right / own.len() as f64, right / all as f64]
        })
        .collect()
}

/// Joins the two groups that are most alike on average, until none are `least` alike.
fn average_link(similarity: &[Vec<f32>], least: f32) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = (0..similarity.len()).map(|i| vec![i]).collect();
    let average = |x: &[usize], y: &[usize]| {
        let all = x
            .iter()
            .flat_map(|&i| y.iter().map(move |&j| similarity[i][j]));
        all.sum::<f32>() / (x.len() * y.len()) as f32
    };
    loop {
        let pairs = (0..groups.len()).flat_map(|y| (0..y).map(move |x| (x, y)));
        let rated = pairs.map(|(x, y)| (average(&groups[x], &groups[y]), x, y));
        match rated.max_by(|x, y| x.0.total_cmp(&y.0)) {
            Some((alike, x, y)) if alike >= least => {
                let joined = groups.remove(y);
                groups[x].extend(joined);
            }
            _ => return groups,
        }
    }
}

fn note(grouped: &[[f64; 2]], tally: &mut Tally) {
    let mean = |i: usize| grouped.iter().map(|x| x[i]).sum::<f64>() / grouped.len().max(1) as f64;
    let (p, r) = (mean(0), mean(1));
    let f1 = 2.0 * p * r / (p + r).max(f64::MIN_POSITIVE);
    let [p, r, f1] = [p, r, f1].map(|x| 100.0 * x);
    let articles = grouped.len();
    tally.note(format!(
        "ecb_plus: stories of {articles} articles, B³: P {p:.1} % R {r:.1} % F1 {f1:.1} %"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_joined_as_people_write() {
        let tokens = "`` I 'm here , '' she said -LRB- twice -RRB- for $ 5 .";
        assert_eq!(joined(tokens), "“I'm here,” she said (twice) for $5.");
    }

    #[test]
    fn groups_are_joined_while_they_are_alike_on_average() {
        let similarity = [[1.0, 0.8, 0.1], [0.8, 1.0, 0.3], [0.1, 0.3, 1.0]].map(Vec::from);
        assert_eq!(average_link(&similarity, 0.25), [vec![0, 1], vec![2]]);
        assert_eq!(average_link(&similarity, 0.2), [vec![0, 1, 2]]);
    }
}

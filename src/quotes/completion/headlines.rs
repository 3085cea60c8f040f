//! The headline that names its speaker before a colon: "Ann Lee: Pier Is Safe".

use std::ops::Range;

use crate::mentions::{EntityKind, MentionKind, Mentions};
use crate::quotes::attribution::Finding;
use crate::quotes::reasons;
use crate::quotes::scene::Scene;

/// The longest name before the colon, in tokens.
const LONGEST_NAME: usize = 6;

/// The shortest words behind it that say something, in tokens.
const SHORTEST: usize = 3;

/// How often the words behind a name are that person's.
const CONFIDENCE: f32 = 0.8;

/// Reads the first block, in the place of what was found of most of it otherwise.
pub(super) fn find(scene: &Scene, mentions: &Mentions, findings: &mut Vec<Finding>) {
    let Some((name, content)) = label(scene, mentions) else {
        return;
    };
    let known = |f: &Finding| f.source.iter().any(|s| s.start < name.end);
    if findings.iter().any(known) {
        return;
    }
    let most = |r: &Range<usize>| content.contains(&r.start) && 2 * r.len() >= content.len();
    super::order::retain(findings, |f| !f.content.iter().any(most));
    findings.push(Finding {
        cue: Some(name.end..name.end + 1),
        source: vec![name],
        ..Finding::bare(reasons::SPEAKER_COLON, content, CONFIDENCE)
    });
}

/// The name of a person or body that opens the article, and what stands behind its colon; a
/// question about somebody is not asked by them.
fn label(scene: &Scene, mentions: &Mentions) -> Option<(Range<usize>, Range<usize>)> {
    scene.doc.blocks().first()?;
    let block = scene.block_tokens(0);
    let colon = block
        .clone()
        .take(LONGEST_NAME + 1)
        .find(|&i| scene.word(i).is(":"))?;
    let name = block.start..colon;
    let first = mentions.mentions.first().filter(|_| !name.is_empty())?;
    let entity = &mentions.entities[first.entity?.0 as usize];
    let known = matches!(entity.kind, EntityKind::Person | EntityKind::Organization)
        && first.kind == MentionKind::Name
        && entity.mentions.len() > 1;
    let content = colon + 1..block.end;
    let says = content.len() >= SHORTEST && !scene.word(block.end - 1).is("?");
    (known && says && first.span == scene.span(&name)).then_some((name, content))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions;
    use crate::text::Document;

    /// What is found of a headline above a paragraph about Ann Lee.
    fn check(headline: &str, expected: Option<(&str, &str)>) {
        let text = format!("{headline}\n\nSenator Ann Lee spoke on Monday. Lee was glad.");
        let doc = Document::plain(&text);
        let scene = Scene::new(&doc, true);
        let mut findings = Vec::new();
        find(&scene, &mentions::find(&doc), &mut findings);
        let words = |range: &Range<usize>| doc.slice(scene.span(range));
        let found = findings.first();
        let got = found.map(|f| (words(&f.source[0]), words(&f.content[0])));
        assert_eq!(got, expected, "{headline}");
    }

    #[test]
    fn who_opens_a_headline_says_the_rest_of_it() {
        check("Ann Lee: Pier Is Safe", Some(("Ann Lee", "Pier Is Safe")));
        check("Ann Lee: Hero or Villain of the Pier?", None);
        check("The Latest: Pier Is Safe", None);
    }
}

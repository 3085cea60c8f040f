//! What stands before the colon that opens a paragraph, read as the label of a turn.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::people::People;
use crate::mentions::gender_of_noun;
use crate::quotes::scene::{Scene, Word};
use crate::quotes::words::Class;
use crate::text::word_list;

/// The longest name before a colon, in tokens.
const LONGEST_NAME: usize = 8;

/// The longest bracket behind a name, in tokens: "(R-Ohio)".
const LONGEST_BRACKET: usize = 8;

/// What may be the label of a turn.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// Its tokens, without an opening quotation mark and the colon.
    pub(super) tokens: Range<usize>,
    /// How it is written.
    pub(super) form: Form,
    /// Who it is, in words that all labels of one person share.
    pub(super) key: String,
}

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// The mark of a question or an answer.
    Mark(Mark),
    /// A person of the article, in full or by initials.
    Name,
    /// Words in capitals that name a person or a role.
    KnownCapitals,
    /// Other words in capitals.
    Capitals,
    /// The surname of a person of the article, in small letters.
    Surname,
}

/// The mark of a question or an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Question,
    Answer,
}

/// Reads the label that opens a block, also behind a quotation mark.
pub(super) fn read(scene: &Scene, people: &People, block: &Range<usize>) -> Option<Label> {
    let passage = scene.passage_starting_at(block.start);
    let start = passage.map_or(block.start, |p| scene.passages[p].inner.start);
    let limit = block.end.min(start + LONGEST_NAME + LONGEST_BRACKET);
    let colon = (start..limit).find(|&i| scene.word(i).is(":"))?;
    let tokens = start..colon;
    let name = without_bracket(scene, tokens.clone());
    let mut words = scene.words(start..colon + 1).iter();
    let inside = words.all(|w| w.passage == passage) && !passage.is_some_and(|p| is_told(scene, p));
    if name.is_empty() || name.len() >= LONGEST_NAME || !inside || colon + 1 >= block.end {
        return None;
    }
    let (form, key) = form(scene, people, &name)?;
    Some(Label { tokens, form, key })
}

/// Whether a passage closes with a comma, so that the narrator goes on behind it: "“Reed: a
/// hero,” Lee said."
fn is_told(scene: &Scene, passage: usize) -> bool {
    let passage = &scene.passages[passage];
    !passage.open_ended && scene.word(passage.inner.end - 1).is(",")
}

/// How the words of a label are written, and whose they are.
fn form(scene: &Scene, people: &People, name: &Range<usize>) -> Option<(Form, String)> {
    let text = scene.doc.slice(scene.span(name));
    if let Some(mark) = mark(scene, name) {
        return Some((Form::Mark(mark), text.to_owned()));
    }
    let surname = people.of_surname(&scene.word(name.end - 1).folded);
    let capitals = is_capitals(scene.words(name.clone()));
    if let Some(person) = people.of_name(text) {
        return Some((Form::Name, person.to_owned()));
    }
    if capitals {
        let form = capitals_form(scene, people, name)?;
        return Some((form, surname.unwrap_or(text).to_owned()));
    }
    let alone = name.len() == 1 || is_titled(scene, name);
    surname
        .filter(|_| alone)
        .map(|s| (Form::Surname, s.to_owned()))
}

/// What words in capitals are: nothing if they open notes and links, as "UPDATE" and "THE
/// FACTS" do.
fn capitals_form(scene: &Scene, people: &People, name: &Range<usize>) -> Option<Form> {
    let words = scene.words(name.clone());
    let last = &words[words.len() - 1];
    if people.of_surname(&last.folded).is_some() {
        return Some(Form::KnownCapitals);
    }
    if words.iter().any(|w| NO_SPEAKERS.contains(&*w.folded)) {
        return None;
    }
    let role = words.iter().any(|w| gender_of_noun(&w.folded).is_some());
    if role || people.names_any(scene, name) {
        return Some(Form::KnownCapitals);
    }
    (!words[0].has(Class::DETERMINER)).then_some(Form::Capitals)
}

/// The mark that a label is, if it is one.
fn mark(scene: &Scene, name: &Range<usize>) -> Option<Mark> {
    let single = name.len() == 1 || name.len() == 2 && scene.word(name.start + 1).is(".");
    match scene.word(name.start).text {
        "Q" | "Q." | "Question" | "QUESTION" if single => Some(Mark::Question),
        "A" | "A." | "Answer" | "ANSWER" if single => Some(Mark::Answer),
        _ => None,
    }
}

/// The name in a label, without what stands in brackets behind it: "MS. LEE (R-Ohio)".
fn without_bracket(scene: &Scene, tokens: Range<usize>) -> Range<usize> {
    let closed = tokens.len() > 1 && scene.word(tokens.end - 1).is_any(&[")", "]"]);
    let mut inside = tokens.clone().filter(|_| closed);
    let open = inside.find(|&i| scene.word(i).is_any(&["(", "["]));
    tokens.start..open.unwrap_or(tokens.end)
}

/// Whether words are set in capitals, at least one of them longer than a letter.
fn is_capitals(words: &[Word]) -> bool {
    let joins = |w: &Word| w.is_any(&[".", "-", "'", "’", "&", "#", ",", "/"]);
    words[0].is_capitalised()
        && words.iter().all(|w| joins(w) || is_capital(w.text))
        && words.iter().any(|w| w.is_capitalised() && w.text.len() > 1)
}

/// Whether a word is set in capitals, but for the small letters inside "McCAIN" and "DiNARDO".
fn is_capital(word: &str) -> bool {
    let small = word.chars().filter(|c| c.is_lowercase()).count();
    let mut last = word.chars().rev();
    let ends =
        last.next().is_some_and(char::is_uppercase) && last.next().is_some_and(char::is_uppercase);
    let alphanumeric = word.starts_with(char::is_alphanumeric);
    alphanumeric && (small == 0 || small <= 2 && ends && word.starts_with(char::is_uppercase))
}

/// Whether a surname has no more than a title before it: "Mr. Reed".
fn is_titled(scene: &Scene, name: &Range<usize>) -> bool {
    let words = scene.words(name.clone());
    let (title, dot) = (&words[0], &words[words.len() - 2]);
    let short = title.is_capitalised() && title.text.len() <= 5;
    short && (words.len() == 3 && dot.is(".") || words.len() == 2 && dot.text.ends_with('.'))
}

static NO_SPEAKERS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("no_speakers.txt")).collect());

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions;
    use crate::text::Document;

    /// The form and key of the label that opens the second paragraph.
    fn check(label: &str, expected: Option<(Form, &str)>) {
        let doc = Document::plain(&format!("Jane Reed met Tom Moss.\n\n{label}: We won."));
        let (scene, mentions) = (Scene::new(&doc, true), mentions::find(&doc));
        let read = read(&scene, &People::of(&mentions), &scene.block_tokens(1));
        let got = read.as_ref().map(|l| (l.form, l.key.as_str()));
        assert_eq!(got, expected, "{label}");
    }

    #[test]
    fn labels_of_a_person_share_a_key() {
        check("Jane Reed", Some((Form::Name, "Jane Reed")));
        check("JR", Some((Form::Name, "Jane Reed")));
        check("“SEN. JANE REED", Some((Form::KnownCapitals, "Jane Reed")));
        check(
            "MS. REED (R-Ohio)",
            Some((Form::KnownCapitals, "Jane Reed")),
        );
        check("Reed", Some((Form::Surname, "Jane Reed")));
        check("Ms. Reed", Some((Form::Surname, "Jane Reed")));
    }

    #[test]
    fn capitals_may_name_anybody_but_notes() {
        check(
            "THE MODERATOR",
            Some((Form::KnownCapitals, "THE MODERATOR")),
        );
        check("McCABE", Some((Form::Capitals, "McCABE")));
        check("O’NEAL", Some((Form::Capitals, "O’NEAL")));
        for label in [
            "EDITOR’S NOTE",
            "THE FACTS",
            "WATCH",
            "I",
            "Motto",
            "Big Reed",
        ] {
            check(label, None);
        }
    }
}

//! British and American spelling, and contractions.

use parallax::text::{Span, Token};

use super::super::Subject;
use super::{Edit, is_quoted};

/// Words as Britons and as Americans spell them. Origin: our own list.
const SPELLINGS: [(&str, &str); 40] = [
    ("aeroplane", "airplane"),
    ("aluminium", "aluminum"),
    ("analyse", "analyze"),
    ("analysed", "analyzed"),
    ("behaviour", "behavior"),
    ("cancelled", "canceled"),
    ("centre", "center"),
    ("centres", "centers"),
    ("cheque", "check"),
    ("colour", "color"),
    ("colours", "colors"),
    ("criticised", "criticized"),
    ("defence", "defense"),
    ("favour", "favor"),
    ("favoured", "favored"),
    ("fulfil", "fulfill"),
    ("grey", "gray"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("honoured", "honored"),
    ("jewellery", "jewelry"),
    ("kilometres", "kilometers"),
    ("labour", "labor"),
    ("licence", "license"),
    ("litres", "liters"),
    ("metres", "meters"),
    ("neighbour", "neighbor"),
    ("neighbours", "neighbors"),
    ("neighbouring", "neighboring"),
    ("offence", "offense"),
    ("organisation", "organization"),
    ("organised", "organized"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("realised", "realized"),
    ("recognised", "recognized"),
    ("rumour", "rumor"),
    ("theatre", "theater"),
    ("travelled", "traveled"),
    ("travelling", "traveling"),
];
/// Verbs with "not", each with its contraction. Origin: our own list.
const CONTRACTIONS: [(&str, &str); 15] = [
    ("did not", "didn’t"),
    ("does not", "doesn’t"),
    ("do not", "don’t"),
    ("was not", "wasn’t"),
    ("were not", "weren’t"),
    ("is not", "isn’t"),
    ("are not", "aren’t"),
    ("has not", "hasn’t"),
    ("have not", "haven’t"),
    ("had not", "hadn’t"),
    ("would not", "wouldn’t"),
    ("could not", "couldn’t"),
    ("will not", "won’t"),
    ("cannot", "can’t"),
    ("should not", "shouldn’t"),
];

/// Every word of the narrator that is spelled in two ways, and "per cent", in the other way.
pub(super) fn respelled(subject: &Subject) -> Vec<Vec<Edit>> {
    let doc = subject.doc();
    let other = |&t: &Token| {
        let word = doc.word(t);
        let forth = SPELLINGS.iter().find(|(a, _)| *a == word).map(|p| p.1);
        let back = || {
            SPELLINGS
                .iter()
                .find(|(_, b)| *b == word && word != "check" && word != "license")
                .map(|p| p.0)
        };
        Some(Edit::new(t.span, forth.or_else(back)?))
    };
    let mut edits: Vec<Edit> = doc.tokens().iter().filter_map(other).collect();
    edits.extend(phrases(subject, " per cent", " percent"));
    if edits.iter().all(|e| e.with != " percent") {
        edits.extend(phrases(subject, " percent", " per cent"));
    }
    vec![outside(subject, edits)]
}

/// Every "did not" of the narrator as "didn’t", or the other way.
pub(super) fn contracted(subject: &Subject) -> Vec<Vec<Edit>> {
    let kinds = CONTRACTIONS.iter().flat_map(|&(long, short)| {
        let straight = short.replace('’', "'");
        let mut edits = phrases(subject, long, short);
        edits.extend(phrases(subject, short, long));
        edits.extend(phrases(subject, &straight, long));
        edits
    });
    vec![outside(subject, kinds.collect())]
}

/// Every place where `old` stands as words of its own.
fn phrases(subject: &Subject, old: &str, new: &str) -> Vec<Edit> {
    let text = &subject.article.text;
    let whole = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + old.len()..].chars().next();
        let inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !inner(after) && (old.starts_with(' ') || !inner(before))
    };
    let places = text.match_indices(old).filter(|(at, _)| whole(*at));
    places
        .map(|(at, old)| Edit::new(Span::new(at, at + old.len()), new))
        .collect()
}

/// The edits outside quotations, whose words are not the writer's.
fn outside(subject: &Subject, mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.retain(|e| !is_quoted(subject, e.at));
    edits
}

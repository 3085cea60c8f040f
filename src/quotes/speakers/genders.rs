//! The genders of persons whose name does not tell it, from the pronouns that follow them.

use crate::mentions::{EntityKind, Gender, Mention, MentionKind, Mentions};
use crate::quotes::scene::Scene;

/// How many sentences behind a name its first pronoun can stand.
const REACH: usize = 1;

/// The gender of each person, and of each that may be one: as its name tells it, else that of most pronouns that follow it
/// with nobody else named between.
pub(super) fn tell(scene: &Scene, mentions: &Mentions, narrated: &[Mention]) -> Vec<Gender> {
    let mut genders: Vec<Gender> = mentions.entities.iter().map(|e| e.gender).collect();
    // How many pronouns are masculine, less those that are feminine.
    let mut votes = vec![0_i32; genders.len()];
    let person = |m: &Mention| {
        let id = m.entity.filter(|_| m.kind == MentionKind::Name)?.0 as usize;
        let kind = mentions.entities[id].kind;
        matches!(kind, EntityKind::Person | EntityKind::Other).then_some(id)
    };
    let mut last: Option<(usize, usize)> = None;
    for mention in narrated {
        let at = scene.doc.token_at(mention.span.start);
        let sentence = scene.sentence_of(at);
        if let Some(id) = person(mention) {
            last = Some((id, sentence));
        } else if mention.kind == MentionKind::Pronoun
            && let Some((id, _)) = last.filter(|(_, s)| s + REACH >= sentence)
            && let vote @ (-1 | 1) = vote(&scene.word(at).folded)
        {
            votes[id] += vote;
            last = None;
        }
    }
    for ((gender, vote), entity) in genders.iter_mut().zip(votes).zip(&mentions.entities) {
        let sure = entity.kind == EntityKind::Person || vote.abs() > 1;
        *gender = match vote {
            _ if *gender != Gender::Unknown || !sure => *gender,
            1.. => Gender::Masculine,
            ..0 => Gender::Feminine,
            0 => Gender::Unknown,
        };
    }
    genders
}

fn vote(pronoun: &str) -> i32 {
    match pronoun.split('\'').next().unwrap_or(pronoun) {
        "he" | "him" | "his" | "himself" => 1,
        "she" | "her" | "herself" => -1,
        _ => 0,
    }
}

//! Where articles say that things happen, as far as they name countries.
//!
//! Two short reports of a blast with so many dead are alike in most of their words; that one is
//! from Lebanon and the other from Syria tells them apart.

use rustc_hash::FxHashSet;

use super::View;
use crate::compare::statements::claim::Word;
use crate::mentions::country_of;

/// Words of the longest name of a country.
const LONGEST: usize = 3;

/// The countries that each article names: by name, people or capital.
#[derive(Debug)]
pub(in crate::compare) struct Scenes(Vec<FxHashSet<&'static str>>);

impl Scenes {
    /// The countries of all articles.
    pub(in crate::compare) fn new(view: &View<'_>) -> Self {
        let article = |carried: &Vec<usize>| {
            let words = carried.iter().map(|&s| view.statements[s].words.as_slice());
            words.flat_map(countries).collect()
        };
        Self(view.carried.iter().map(article).collect())
    }

    /// Whether two articles name countries, and none of them is the same.
    pub(in crate::compare) fn differ(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.0[a], &self.0[b]);
        !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
    }
}

/// The countries named in a row of words.
fn countries(words: &[Word]) -> Vec<&'static str> {
    let named = |start: usize| {
        let rest = words.get(start..)?;
        let capitals = rest.iter().take(LONGEST).take_while(|w| w.capital).count();
        let phrase = |length: usize| rest[..length].iter().map(|w| &*w.form).collect::<Vec<_>>();
        (1..=capitals)
            .rev()
            .find_map(|length| country_of(&phrase(length).join(" ")))
    };
    // New Mexico is not in Mexico; "US" and "CAR" may be "us" and "car".
    let other = |at: usize| {
        matches!(&*words[at].form, "us" | "car") || at > 0 && &*words[at - 1].form == "new"
    };
    let starts = (0..words.len()).filter(|&at| !other(at));
    starts.filter_map(named).collect()
}

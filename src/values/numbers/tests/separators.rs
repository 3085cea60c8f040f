//! Commas and full stops by the article's own usage.

use super::check;

#[test]
fn an_articles_own_marks() {
    check(&[
        (
            "12,5 % of 1.000.000 people paid 2.500,00 Euro in 1.500 towns.",
            "12,5 % = 12.5 % (people) | 1.000.000 = 1000000 (people) | 2.500,00 Euro = 2500 EUR | 1.500 = 1500 (towns)",
        ),
        (
            "1,500 people paid 3.75 euros.",
            "1,500 = 1500 (people) | 3.75 euros = 3.75 EUR",
        ),
        ("It paid 2.500,00 euros.", "2.500,00 euros = 2500 EUR"),
    ]);
}

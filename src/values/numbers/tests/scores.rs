//! Results of games and votes.

use super::check_scores;

#[test]
fn games_and_votes() {
    check_scores(&[
        ("They won 3-1 at home.", "3-1"),
        ("She won 6-4 3-6 7-5 on clay.", "6-4 | 3-6 | 7-5"),
        ("They beat York 104–98.", "104–98"),
        ("Leeds 2-3 York", "2-3"),
        ("It ended in a 2-2 draw.", "2-2"),
        ("The court ruled 5-4 for him.", "5-4"),
        ("a 7-5 vote", "7-5"),
        ("The bill passed 217-213.", "217-213"),
        ("The Senate voted 52 to 48.", "52 to 48"),
        ("It passed by 7 votes to 5.", "7 votes to 5"),
        ("It was a two-nil win.", "two-nil"),
        ("It voted six to three.", "six to three"),
    ]);
}

#[test]
fn ranges_ratios_and_codes_are_none() {
    check_scores(&[
        ("It hired 14-23 people.", ""),
        ("They won 4 to 5 seats.", ""),
        ("They won 10-15% more.", ""),
        ("a ratio of 4 to 1", ""),
        ("a 50-50 chance", ""),
        ("from 9-5", ""),
        ("Call 555-0123 to win.", ""),
    ]);
}

//! Ranks and places in a row.

use super::check_ordinals;

#[test]
fn ranks_and_places_in_a_row() {
    check_ordinals(&[
        ("the second man", "second = 2 (man)"),
        ("the 21st man", "21st = 21 (man)"),
        ("the twenty-first time", "twenty-first = 21 (time)"),
        (
            "the one hundred and fifth day",
            "one hundred and fifth = 105 (day)",
        ),
        ("the two hundredth day", "two hundredth = 200 (day)"),
        ("She came third.", "third = 3"),
        ("a second chance", "second = 2 (chance)"),
        ("Every second child", "second = 2 (child)"),
        ("It ranked No. 2 there.", "No. 2 = 2"),
        ("the No. 3 seed", "No. 3 = 3 (seed)"),
        ("the world number one", "number one = 1"),
        ("the third-largest city", "third = 3 (city)"),
        ("the 1,000th visitor", "1,000th = 1000 (visitor)"),
        ("Twenty-fifth in line", "Twenty-fifth = 25"),
        (
            "the one hundred and twenty-three thousand four hundred and fifty-sixth place",
            "one hundred and twenty-three thousand four hundred and fifty-sixth = 123456 (place)",
        ),
    ]);
}

#[test]
fn what_is_no_rank() {
    check_ordinals(&[
        ("a second later", ""),
        ("60 miles per second", ""),
        ("At first he left.", ""),
        ("First, he left.", ""),
        ("No. 10 said so.", ""),
        ("two thirds", ""),
        ("a third of it", ""),
        ("on Fifth Avenue", ""),
        ("I second that.", ""),
    ]);
}

//! Parts of a whole.

use super::check;

#[test]
fn parts_of_a_whole() {
    check(&[
        (
            "two-thirds of voters",
            "two-thirds = 0.666666666666667 (voters)",
        ),
        ("a third of voters", "a third = 0.333333333333333 (voters)"),
        ("three-quarters of voters", "three-quarters = 0.75 (voters)"),
        (
            "a quarter of a million men",
            "a quarter of a million = 250000 (men)",
        ),
        ("3/4 of them", "3/4 = 0.75"),
        ("1/40 of the cost", "1/40 = 0.025"),
        ("2½ cups", "2½ cups = 2.5 [cup_us]"),
        ("2 1/4 miles", "2 1/4 miles = 2.25 [mi_i]"),
        ("five and a quarter", "five and a quarter = 5.25"),
        ("a hundredth of it", "a hundredth = 0.01"),
        ("seven fortieths", "seven fortieths = 0.175"),
        (
            "five ninety-firsts",
            "five ninety-firsts = 0.0549450549450549",
        ),
        (
            "two hundred forty-sixths",
            "two hundred forty-sixths = 4.34782608695652",
        ),
        (
            "two hundred and forty sixths",
            "two hundred and forty sixths = 40",
        ),
        (
            "one two hundred ninth",
            "one two hundred ninth = 0.00478468899521531",
        ),
        ("six - sevenths", "six - sevenths = 0.857142857142857"),
        (
            "a hundred thousand billionths",
            "a hundred thousand billionths = 0.0001",
        ),
        (
            "half of the 200 seats",
            "half = 0.5 (seats) | 200 = 200 (seats)",
        ),
        ("one in five of them", "one in five = 0.2"),
        ("nine out of 10 voters", "nine out of 10 = 0.9 (voters)"),
        ("three in four homes", "three in four = 0.75 (homes)"),
        ("1 over 40", "1 over 40 = 0.025"),
        (
            "One in every five women agreed.",
            "One in every five = 0.2 (women)",
        ),
        (
            "Two of every three had none.",
            "Two of every three = 0.666666666666667",
        ),
        ("3 out of every 5 nurses", "3 out of every 5 = 0.6 (nurses)"),
        ("odds of 1 in 200 million", "1 in 200 million = 0.000000005"),
        ("Sales were a fifth higher.", "a fifth = 0.2"),
    ]);
}

#[test]
fn what_is_no_part() {
    check(&[
        ("a third man", ""),
        ("two quarters of growth", "two = 2 (quarters)"),
        ("12 out of 10", "12 = 12 | 10 = 10"),
        ("five out of three pieces", "five = 5 | three = 3 (pieces)"),
    ]);
}

//! Bounds, ranges and vague words.

use super::check;

#[test]
fn words_around_a_number_limit_it() {
    check(&[
        ("At least 22 people died.", "At least 22 = ≥22 (people)"),
        (
            "No fewer than 22 people died.",
            "No fewer than 22 = ≥22 (people)",
        ),
        ("A minimum of 22 votes", "A minimum of 22 = ≥22 (votes)"),
        ("22 or more people", "22 or more = ≥22 (people)"),
        ("22+ people", "22+ = ≥22 (people)"),
        ("22 or greater", "22 or greater = ≥22"),
        ("22 and over", "22 and over = ≥22"),
        ("Up to 22 people", "Up to 22 = ≤22 (people)"),
        ("As many as 22 people", "As many as 22 = ≤22 (people)"),
        ("No more than 22 people", "No more than 22 = ≤22 (people)"),
        ("22 or fewer people", "22 or fewer = ≤22 (people)"),
        ("22 at most", "22 at most = ≤22"),
        ("22 max", "22 max = ≤22"),
        ("More than 22 people", "More than 22 = >22 (people)"),
        ("Over 22 people", "Over 22 = >22 (people)"),
        ("Upwards of 22 people", "Upwards of 22 = >22 (people)"),
        ("north of 22 people", "north of 22 = >22 (people)"),
        ("larger than 22", "larger than 22 = >22"),
        ("Fewer than 22 people", "Fewer than 22 = <22 (people)"),
        ("Nearly 22 people", "Nearly 22 = <22 (people)"),
        ("Almost 22 people", "Almost 22 = <22 (people)"),
        ("Just under 22 people", "Just under 22 = <22 (people)"),
        ("Close to 22 people", "Close to 22 = ~22 (people)"),
        ("About 22 people", "About 22 = ~22 (people)"),
        ("Some 22 people", "Some 22 = ~22 (people)"),
        ("An estimated 22 people", "An estimated 22 = ~22 (people)"),
        ("20-odd people", "20-odd = ~20 (people)"),
        ("20-ish people", "20-ish = ~20 (people)"),
        ("22 or so people", "22 or so = ~22 (people)"),
        ("22, give or take", "22, give or take = ~22"),
        ("~22 people", "~22 = ~22 (people)"),
        (">= 30", ">= 30 = ≥30"),
        ("< 30", "< 30 = <30"),
        ("> or = 30", "> or = 30 = ≥30"),
        (
            "less than or equal to 100",
            "less than or equal to 100 = ≤100",
        ),
        ("equal to or more than 30", "equal to or more than 30 = ≥30"),
        ("The toll is 41 and counting.", "41 and counting = ≥41"),
        ("Exactly 22 people", "Exactly 22 = 22 (people)"),
        ("about 500 or more", "about 500 or more = ≥500"),
    ]);
}

#[test]
fn two_numbers_make_a_range() {
    check(&[
        (
            "Between 20 and 30 men fled.",
            "Between 20 and 30 = 20..30 (men)",
        ),
        ("It needs 14-23 workers.", "14-23 = 14..23 (workers)"),
        ("It needs 14–23 workers.", "14–23 = 14..23 (workers)"),
        ("20 to 30 men", "20 to 30 = 20..30 (men)"),
        ("20 through 30", "20 through 30 = 20..30"),
        ("20~30 men", "20~30 = 20..30 (men)"),
        ("100 - 1000 g of rice", "100 - 1000 g = 100..1000 g (rice)"),
        (
            "from 10 to 20 dollars",
            "from 10 to 20 dollars = 10..20 USD",
        ),
        (
            "It rose from 20 to 30 percent.",
            "20 = 20 % | 30 percent = 30 %",
        ),
        (
            "It ranges from 20 to 30 percent.",
            "from 20 to 30 percent = 20..30 %",
        ),
        (
            "$5 to $10 million",
            "$5 to $10 million = 5000000..10000000 USD",
        ),
        ("Two or three men ran.", "Two or three = 2..3 (men)"),
        (
            "the 18- to 24-year-old men",
            "18- to 24-year-old = 18..24 a (men)",
        ),
        (
            "a two-to-three-week wait",
            "two-to-three-week = 2..3 wk (wait)",
        ),
        (
            "between 2l and about 7l",
            "between 2l and about 7l = 2..7 L",
        ),
        ("2 - ~7 grams", "2 - ~7 grams = 2..7 g"),
        (
            "At least 20 and at most 100 people",
            "At least 20 and at most 100 = 20..100 (people)",
        ),
        (
            "above 1000 and below 1500",
            "above 1000 and below 1500 = 1000..1500",
        ),
        (
            "no more than 40 but at least 20 votes",
            "no more than 40 but at least 20 = 20..40 (votes)",
        ),
        (
            "anywhere from 50 to 80 dogs",
            "anywhere from 50 to 80 = 50..80 (dogs)",
        ),
        (
            "from -18 °C to -34 °C",
            "from -18 °C to -34 °C = -34..-18 Cel",
        ),
        ("75–300mm of rain", "75–300mm = 75..300 mm (rain)"),
        (
            "Five or six hundred people fled.",
            "Five or six hundred = 500..600 (people)",
        ),
        (
            "It holds five to one hundred people.",
            "five to one hundred = 5..100 (people)",
        ),
        (
            "It has 10-12,000 members.",
            "10-12,000 = 10000..12000 (members)",
        ),
        (
            "It has 100 to 12,000 members.",
            "100 to 12,000 = 100..12000 (members)",
        ),
    ]);
}

#[test]
fn vague_words() {
    check(&[
        ("Dozens of men fled.", "Dozens = ?24..99 (men)"),
        (
            "Several hundred men fled.",
            "Several hundred = ?300..900 (men)",
        ),
        (
            "Tens of thousands fled.",
            "Tens of thousands = ?20000..99999",
        ),
        ("A few people died.", "A few = ?2..9 (people)"),
        ("A couple of men fled.", "A couple of = ?2..3 (men)"),
        (
            "Hundreds of millions of dollars",
            "Hundreds of millions of dollars = ?200000000..999999999 USD",
        ),
    ]);
}

#[test]
fn what_is_no_bound() {
    check(&[
        (
            "the two and up to 20 percent",
            "two = 2 | up to 20 percent = ≤20 %",
        ),
        (
            "$1 billion or more than $42 billion",
            "$1 billion = 1000000000 USD | more than $42 billion = >42000000000 USD",
        ),
        ("40 — 38 percent", "40 = 40 | 38 percent = 38 %"),
    ]);
}

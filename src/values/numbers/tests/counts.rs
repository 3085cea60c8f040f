//! Counts, and what they count.

use super::check;

#[test]
fn counts_with_what_they_count() {
    check(&[
        ("Twenty-two people died.", "Twenty-two = 22 (people)"),
        (
            "Half a million men marched.",
            "Half a million = 500000 (men)",
        ),
        ("He hurt 14 and killed 3.", "14 = 14 | 3 = 3"),
        ("22 more people came.", "22 = 22 (people)"),
        (
            "Police held 20 of the 50 workers.",
            "20 = 20 (workers) | 50 = 50 (workers)",
        ),
        ("12 Palestinian civilians fled.", "12 = 12 (civilians)"),
        (
            "A 5,000-strong crowd met 300 officers.",
            "5,000 = 5000 (crowd) | 300 = 300 (officers)",
        ),
        (
            "She has three sports cars and a dozen hats.",
            "three = 3 (cars) | a dozen = 12 (hats)",
        ),
        ("There were 12 people in it.", "12 = 12 (people)"),
        ("There were a dozen people in it.", "a dozen = 12 (people)"),
        ("The 18-member panel met.", "18 = 18 (member)"),
        ("He met one man.", "one = 1 (man)"),
        ("Two US congressmen left.", "Two = 2 (congressmen)"),
        ("Four plain-clothes officers came.", "Four = 4 (officers)"),
        (
            "About 30,000 mostly young voters stayed at home.",
            "About 30,000 = ~30000 (voters)",
        ),
        (
            "Hundred people died, the paper said.",
            "Hundred = 100 (people)",
        ),
        ("A pair of gunmen fled.", "A pair = 2 (gunmen)"),
        (
            "Each of the ten schools gets 5 books.",
            "ten = 10 (schools) | 5 = 5 (books)",
        ),
        ("a 3-for-1 split", "3 = 3"),
        ("He owns rooms 12 and 14 and 15 cars.", "15 = 15 (cars)"),
    ]);
}

#[test]
fn others_add_up_with_the_one_before_them() {
    check(&[
        (
            "A security guard and seven others were killed.",
            "A security guard and seven = 8 (people)",
        ),
        (
            "Ann Lee and two others were hurt.",
            "Ann Lee and two = 3 (people)",
        ),
        (
            "Two officers and at least seven others were wounded.",
            "Two officers and at least seven = ≥9 (people)",
        ),
        (
            "The mayor and three other guests left.",
            "The mayor and three = 4 (guests)",
        ),
        (
            "It killed a man and wounded two others.",
            "two = 2 (others)",
        ),
        (
            "Ann Lee, Bob Day and two others were hurt.",
            "two = 2 (others)",
        ),
    ]);
}

#[test]
fn the_same_digits_in_every_form() {
    check(&[
        (
            "５０ people and ２，０００ dogs",
            "５０ = 50 (people) | ２，０００ = 2000 (dogs)",
        ),
        (
            "5\u{FE0F}\u{20E3} men and 1\u{FE0F}\u{20E3}2\u{FE0F}\u{20E3} boys",
            "5\u{FE0F}\u{20E3} = 5 (men) | 1\u{FE0F}\u{20E3}2\u{FE0F}\u{20E3} = 12 (boys)",
        ),
        ("٣٥ men", "٣٥ = 35 (men)"),
        ("½ of them", "½ = 0.5"),
        ("1’000 people", "1’000 = 1000 (people)"),
        (
            "1,00,000 people in 12,34,567 homes",
            "1,00,000 = 100000 (people) | 12,34,567 = 1234567 (homes)",
        ),
        ("1 000 000 people", "1 000 000 = 1000000 (people)"),
        ("3 000 people", "3 000 = 3000 (people)"),
        ("5 100 km", "5 100 km = 5100 km"),
        ("1 , 250 people", "1 , 250 = 1250 (people)"),
        ("1.000.000 people", "1.000.000 = 1000000 (people)"),
    ]);
}

#[test]
fn a_time_may_stand_before_the_noun() {
    check(&[
        (
            "It has 310 million monthly users.",
            "310 million = 310000000 (users)",
        ),
        ("The 25-year-old won.", "25-year-old = 25 a"),
        ("six in 10 Iowa voters", "six in 10 = 0.6 (voters)"),
    ]);
}

#[test]
fn an_ordinal_joins_the_others_too() {
    check(&[(
        "The second man and seven others were killed.",
        "The second man and seven = 8 (people)",
    )]);
}

//! Numbers in the roles they have: who was killed, hurt or aboard, in short texts and long ones.

use super::*;

/// Two texts of one sentence or two without dates.
fn check_posts(a: &str, b: &str, expected: &[&str]) {
    let articles = [a, b].map(Article::new);
    let analyses = articles.each_ref().map(analyse);
    let sources = [0, 1].map(|i| Source {
        article: &articles[i],
        analysis: &analyses[i],
        revision: 0,
    });
    assert_eq!(
        shown(&sources, &compare(&sources, &|| false)),
        expected,
        "{a} / {b}"
    );
}

#[test]
fn one_role_is_said_in_many_ways() {
    let differs = |shown: &str| format!("Number Contradiction [7 dead] / [{shown}]");
    for (other, value) in [
        ("Ferry fire at Vardo pier kills 9", "9"),
        ("Vardo ferry fire: death toll stands at 9", "9"),
        (
            "Nine people were killed in a ferry fire at Vardo pier",
            "Nine people",
        ),
        (
            "Ferry fire at Vardo pier leaves 9 people dead",
            "9 people dead",
        ),
        (
            "Ferry burns at Vardo pier in fire, killing at least 9",
            "at least 9",
        ),
        (
            "The fire on the Vardo ferry claimed 9 fatalities",
            "9 fatalities",
        ),
    ] {
        check_posts(
            "7 dead in ferry fire at Vardo pier",
            other,
            &[&differs(value)],
        );
    }
}

#[test]
fn the_killed_are_not_the_injured() {
    check_posts(
        "Ferry fire at Vardo pier kills 7, injures 12",
        "7 killed, 12 injured in ferry fire at Vardo pier",
        &[],
    );
    check_posts(
        "Ferry fire at Vardo pier kills 7, injures 12",
        "7 killed 15 injured in ferry fire at Vardo pier",
        &["Number Contradiction [12] / [15 injured]"],
    );
}

#[test]
fn bounds_leave_room_for_a_toll() {
    let exact = "Ferry fire at Vardo pier kills 25";
    for other in [
        "At least 20 dead in ferry fire at Vardo pier",
        "About 25 people killed in ferry fire at Vardo pier",
        "Dozens killed in ferry fire at Vardo pier",
        "Up to 30 killed in ferry fire at Vardo pier",
    ] {
        check_posts(exact, other, &[]);
    }
}

#[test]
fn parts_do_not_meet_the_whole() {
    check_posts(
        "12 people, including 3 children, were killed in the Vardo ferry fire",
        "12 killed in the Vardo ferry fire, 5 of them sailors",
        &[],
    );
    check_posts(
        "9 people were killed in the Vardo ferry fire",
        "4 sailors were killed in the Vardo ferry fire",
        &[],
    );
}

#[test]
fn blasts_in_other_countries_are_other_blasts() {
    check_posts(
        "Car bomb in Kabul kills 8",
        "A blast killed 12 people when a bomb went off in a car at a Baghdad market",
        &[],
    );
    check_posts(
        "Car bomb in Afghan capital kills 8",
        "Car bomb in Kabul kills 12",
        &["Number Contradiction [8] / [12]"],
    );
}

#[test]
fn posts_on_one_thing_meet_by_what_they_count() {
    check_posts(
        "The museum in Moss sold 1,200 tickets on its first day and spent 300,000 euros on posters",
        "The Moss museum spent 450,000 euros on its posters and sold 1,200 tickets",
        &["Number Contradiction [300,000 euros] / [450,000 euros]"],
    );
    check_posts(
        "Readers gave the Moss museum 8 out of 10",
        "The Moss museum got 5 out of 10 from readers",
        &["Number Contradiction [8 out of 10] / [5 out of 10]"],
    );
}

#[test]
fn numbers_of_other_owners_do_not_meet() {
    for (a, b) in [
        (
            "The mill in Moss employs 40 workers all year round",
            "The union now speaks for as many as 90 workers in Moss",
        ),
        (
            "A fire in Moss injured 12 workers at the mill on its first day",
            "The mill that burnt in Moss had been home to 40 workers and a cat",
        ),
        (
            "Four of the 40 passengers were hurt when a tram hit a wall in Moss",
            "A tram with 40 passengers hit a wall in Moss, hurting four",
        ),
    ] {
        check_posts(a, b, &[]);
    }
}

#[test]
fn a_strict_bound_leaves_out_its_number_unless_it_is_round() {
    check_posts(
        "The Moss museum has fewer than 144 paintings",
        "The museum in Moss has 144 paintings",
        &["Number Tension [fewer than 144 paintings] / [144 paintings]"],
    );
    for bound in ["more than 140", "nearly 144"] {
        let number = bound.split(' ').next_back().unwrap_or_default();
        check_posts(
            &format!("The Moss museum has {bound} paintings"),
            &format!("The museum in Moss has {number} paintings"),
            &[],
        );
    }
}

const TOLL: &str = "The death toll from the Vardo ferry fire";

#[test]
fn a_report_of_the_old_and_the_new_number_agrees_with_both() {
    let rose = format!("{TOLL} rose to 14 from 12");
    check_posts("12 killed in Vardo ferry fire", &rose, &[]);
    check_posts("14 killed in Vardo ferry fire", &rose, &[]);
}

#[test]
fn a_toll_that_rose_by_an_unknown_order_is_in_tension() {
    check_posts(
        "9 killed in Vardo ferry fire",
        &format!("{TOLL} has risen to 14"),
        &["Number Tension [9 killed] / [14]"],
    );
}

#[test]
fn later_markers_are_updates_upwards_and_downwards() {
    let killed = (
        "A@2024-05-15",
        "22 people were killed in the Vardo ferry fire.",
    );
    let revised = format!("{TOLL} was revised down to 18 from 22.");
    check(
        &[killed, ("B@2024-05-16", &revised)],
        &["Number Update [22 people] / [18]"],
    );
    let bound = (
        "A@2024-05-15",
        "At least 10 people were killed in the Vardo ferry fire.",
    );
    let rose = format!("{TOLL} rose to 22.");
    check(
        &[bound, ("B@2024-05-16", &rose)],
        &["Number Update [At least 10 people] / [22]"],
    );
    let fewer = (
        "B@2024-05-16",
        "18 people were killed in the Vardo ferry fire.",
    );
    check(
        &[killed, fewer],
        &["Number Contradiction [22 people] / [18 people]"],
    );
}

#[test]
fn a_toll_that_now_stands_otherwise_is_open_where_nobody_knows_which_came_first() {
    check_posts(
        "7 dead in ferry fire at Vardo pier",
        "Vardo ferry fire: death toll now stands at 9",
        &["Number Tension [7 dead] / [9]"],
    );
}

#[test]
fn short_texts_date_one_event_differently() {
    check_posts(
        "The Moss museum was founded on 3 May 1911",
        "The museum in Moss was founded in 1921",
        &[
            "DateTime Contradiction [Moss museum was founded on 3 May 1911] / [in Moss was founded in 1921]",
        ],
    );
}

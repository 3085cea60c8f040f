//! What is found in sentences: a table for each kind.

use crate::text::Document;
use crate::values::find;

/// Shows every quantity as "span = low..high bound unit what".
fn check(text: &str, expected: &[&str]) {
    let doc = Document::plain(text);
    let shown = |q: &crate::values::Quantity| {
        let value = if q.low == q.high {
            format!("{}", q.low)
        } else {
            format!("{}..{}", q.low, q.high)
        };
        let parts = [
            format!("{} = {value}", doc.slice(q.span)),
            format!("{:?}", q.bound),
            q.unit.clone(),
            q.what.clone(),
        ];
        parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let got: Vec<String> = find(&doc, None).quantities.iter().map(shown).collect();
    assert_eq!(got, expected, "{text}");
}

#[test]
fn counts_with_what_they_count() {
    check("Twenty-two people died.", &["Twenty-two = 22 Exact people"]);
    check(
        "Half a million men marched.",
        &["Half a million = 500000 Exact men"],
    );
    check(
        "He hurt 14 and killed 3.",
        &["14 = 14 Exact", "3 = 3 Exact"],
    );
}

#[test]
fn bounds_and_hedges() {
    check(
        "At least 22 people died.",
        &["At least 22 = 22 AtLeast people"],
    );
    check("Nearly 50,000 came.", &["Nearly 50,000 = 50000 LessThan"]);
    check("Some 200 men fled.", &["Some 200 = 200 About men"]);
    check(
        "It seats up to 40 guests.",
        &["up to 40 = 40 AtMost guests"],
    );
    check(
        "He owns 50 or more cars.",
        &["50 or more = 50 AtLeast cars"],
    );
    check("Dozens of men fled.", &["Dozens = 24..99 Vague men"]);
}

#[test]
fn ranges() {
    check(
        "Between 20 and 30 men fled.",
        &["Between 20 and 30 = 20..30 Range men"],
    );
    check("It needs 14-23 workers.", &["14-23 = 14..23 Range workers"]);
    check(
        "It costs $5 to $10 million.",
        &["$5 to $10 million = 5000000..10000000 Range USD"],
    );
    check(
        "It rose from 20 to 30 percent.",
        &["20 = 20 Exact %", "30 percent = 30 Exact %"],
    );
    check("Two or three men ran.", &["Two or three = 2..3 Range men"]);
}

#[test]
fn money() {
    check(
        "It made $519.55 million.",
        &["$519.55 million = 519550000 Exact USD"],
    );
    check("a £3m fine", &["£3m = 3000000 Exact GBP fine"]);
    check("It paid US$1.2bn.", &["US$1.2bn = 1200000000 Exact USD"]);
    check(
        "It cost C$5 or 20 euros.",
        &["C$5 = 5 Exact CAD", "20 euros = 20 Exact EUR"],
    );
    check("It costs 50 cents.", &["50 cents = 0.5 Exact USD"]);
    check(
        "It fell below 361 million pounds.",
        &["below 361 million pounds = 361000000 LessThan GBP"],
    );
}

#[test]
fn percent_points_and_measures() {
    check("Prices rose 3.5% in all.", &["3.5% = 3.5 Exact %"]);
    check(
        "It fell 0.3 percentage points.",
        &["0.3 percentage points = 0.3 Exact [pp]"],
    );
    check(
        "a 25-basis-point cut",
        &["25-basis-point = 25 Exact [bp] cut"],
    );
    check("a 12-mile stretch", &["12-mile = 12 Exact [mi_i] stretch"]);
    check("It drove at 10 km/h.", &["10 km/h = 10 Exact km/h"]);
    check(
        "She is 5 feet 6 inches tall.",
        &["5 feet 6 inches = 5.5 Exact [ft_i]"],
    );
    check(
        "the 18-month-long siege",
        &["18-month-long = 18 Exact mo siege"],
    );
    check("It reached 37°C.", &["37°C = 37 Exact Cel"]);
    check(
        "Temperatures of 90 degrees",
        &["90 degrees = 90 Exact [degF]"],
    );
}

#[test]
fn ages() {
    check("a 17-year-old boy", &["17-year-old = 17 Exact a boy"]);
    check("Ann Lee, 54, said so.", &["54 = 54 Exact a"]);
    check("a man aged 87", &["87 = 87 Exact a"]);
}

#[test]
fn durations() {
    check(
        "It ran 2 days, 3 hours and 36 minutes.",
        &["2 days, 3 hours and 36 minutes = 2.15 Exact d"],
    );
    check("a half-hour talk", &["a half-hour = 0.5 Exact h talk"]);
    check(
        "It took more than an hour.",
        &["more than an hour = 1 MoreThan h"],
    );
    check(
        "It took an hour and a half.",
        &["an hour and a half = 1.5 Exact h"],
    );
    check(
        "It costs $5 over 10 years.",
        &["$5 = 5 Exact USD", "10 years = 10 Exact a"],
    );
    check("a 30-second spot", &["30-second = 30 Exact s spot"]);
}

#[test]
fn groups_of_ages_and_shares() {
    check(
        "the 18- to 24-year-old men",
        &["18- to 24-year-old = 18..24 Range a men"],
    );
    check(
        "those between the ages of 17 and 20",
        &["17 and 20 = 17..20 Range a"],
    );
    check("It fell from 1 in 10 in a year.", &["1 in 10 = 0.1 Exact"]);
    check("They gave a high-five.", &[]);
}

#[test]
fn heights_and_degrees() {
    check(
        "It paid CHF3.5 and RM42m.",
        &["CHF3.5 = 3.5 Exact CHF", "RM42m = 42000000 Exact MYR"],
    );
    check("He is 6'3\" tall.", &["6'3\" = 6.25 Exact [ft_i]"]);
    check(
        "It hit 90F (32C).",
        &["90F = 90 Exact [degF]", "32C = 32 Exact Cel"],
    );
}

#[test]
fn what_counts_nothing() {
    check("Flight 370 and Section 230 of the PF-9 plan", &[]);
    check("Call 555-0123 or (202) 555-0188.", &[]);
    check("She won 6-4, 3-1 and 2-0.", &[]);
    check("The third man came 21st in Level 4.", &[]);
    check("That one is good; no one left.", &[]);
    check("See https://a.example/20/30 #100 or version 3.5.1.", &[]);
    check("He lives at 123 Random Street.", &[]);
}

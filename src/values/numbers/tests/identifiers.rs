//! Digits that count nothing.

use super::check;

#[test]
fn what_counts_nothing() {
    check(&[
        ("Flight 370 and Section 230 of the PF-9 plan", ""),
        ("Call 555-0123 or (202) 555-0188.", ""),
        ("Call +44 20 7946 0958 or +1 (202) 555-0188.", ""),
        ("The third man came 21st in Level 4.", ""),
        ("That one is good; no one left.", ""),
        ("They met near junction 10 of the M25.", ""),
        ("See https://a.example/20/30 #100 or version 3.5.1.", ""),
        ("He lives at 123 Random Street.", ""),
        ("They took Route 66 and the bus 38.", ""),
        ("He has an iPhone 15 and read page 12.", ""),
        ("under 18 U.S.C. § 1030", ""),
        ("at 51° 30′ N, 0.12° W", ""),
        ("SCP-173 and COVID-19", ""),
        ("No. 10 said so.", ""),
        ("24703L202", ""),
        ("Ted 2 made a profit", ""),
        ("The Group of Seven met", ""),
        ("a ratio of 4 to 1", ""),
        ("They gave a high-five.", ""),
        ("3M said so.", ""),
        ("Sections 3, 4 and 5 of the Act, rooms 12 and 14", ""),
    ]);
}

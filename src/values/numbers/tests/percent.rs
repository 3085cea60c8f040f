//! Percent, percentage points and basis points.

use super::check;

#[test]
fn percent_points_and_basis_points() {
    check(&[
        ("Prices rose 3.5% in all.", "3.5% = 3.5 %"),
        ("Prices rose 3.5 per cent.", "3.5 per cent = 3.5 %"),
        ("Prices rose 3.5pc or 4 pct.", "3.5pc = 3.5 % | 4 pct = 4 %"),
        ("twenty percent of voters", "twenty percent = 20 % (voters)"),
        ("100 percentage", "100 percentage = 100 %"),
        (
            "It fell 0.3 percentage points.",
            "0.3 percentage points = 0.3 [pp]",
        ),
        (
            "It rose 0.3 points to 4.1%.",
            "0.3 points = 0.3 [pp] | 4.1% = 4.1 %",
        ),
        (
            "It fell to 41%, down 2 points.",
            "41% = 41 % | 2 points = 2 [pp]",
        ),
        (
            "It fell 300 points, or 1.2 percent.",
            "300 = 300 (points) | 1.2 percent = 1.2 %",
        ),
        (
            "It fell 30 points to 4,100.",
            "30 = 30 (points) | 4,100 = 4100",
        ),
        ("a 25-basis-point cut", "25-basis-point = 25 [bp] (cut)"),
        ("5 bps", "5 bps = 5 [bp]"),
        ("3–5 percent", "3–5 percent = 3..5 %"),
        ("−0.5%", "−0.5% = -0.5 %"),
        ("400 parts per million", "400 parts per million = 400 [ppm]"),
        ("5‰", "5‰ = 5 [ppth]"),
    ]);
}

#[test]
fn parts_of_a_percent() {
    check(&[
        (
            "less than half of 1 percent",
            "less than half of 1 percent = <0.5 %",
        ),
        ("a quarter of a percent", "a quarter of a percent = 0.25 %"),
        (
            "half a percentage point",
            "half a percentage point = 0.5 [pp]",
        ),
        ("the $15 minimum wage", "$15 = 15 USD"),
    ]);
}

#[test]
fn a_label_of_percent() {
    check(&[("percentage of 16", "percentage of 16 = 16 %")]);
}

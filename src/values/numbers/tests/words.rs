//! Numbers in words, and the letters and powers that scale digits.

use super::check;

#[test]
fn numbers_in_words() {
    check(&[
        ("one hundred and six men", "one hundred and six = 106 (men)"),
        (
            "two hundred and two thousand men",
            "two hundred and two thousand = 202000 (men)",
        ),
        (
            "two thousand and two hundred men",
            "two thousand and two hundred = 2200 (men)",
        ),
        (
            "three hundred million people",
            "three hundred million = 300000000 (people)",
        ),
        (
            "twenty-one trillion stars",
            "twenty-one trillion = 21000000000000 (stars)",
        ),
        (
            "seven hundred twenty-one thousand and twelve votes",
            "seven hundred twenty-one thousand and twelve = 721012 (votes)",
        ),
        (
            "three crore twelve lakh fifty-six thousand votes",
            "three crore twelve lakh fifty-six thousand = 31256000 (votes)",
        ),
        ("minus five point five", "minus five point five = -5.5"),
        ("nine point nought four", "nine point nought four = 9.04"),
        (
            "two and a half million people",
            "two and a half million = 2500000 (people)",
        ),
        (
            "one million and a half men",
            "one million and a half = 1500000 (men)",
        ),
        ("5 thousand men", "5 thousand = 5000 (men)"),
        (
            "4 thousand 3 hundred and 21 men",
            "4 thousand 3 hundred and 21 = 4321 (men)",
        ),
        ("322 hundred men", "322 hundred = 32200 (men)"),
        ("half a dozen men", "half a dozen = 6 (men)"),
        ("two dozen men", "two dozen = 24 (men)"),
        ("a hundred men", "a hundred = 100 (men)"),
        (
            "a thousand and one nights",
            "a thousand and one = 1001 (nights)",
        ),
        ("ninety - five men", "ninety - five = 95 (men)"),
    ]);
}

#[test]
fn letters_and_powers_are_scales() {
    check(&[
        (
            "It has 10k users, 2.5m users and 1.2bn users.",
            "10k = 10000 (users) | 2.5m = 2500000 (users) | 1.2bn = 1200000000 (users)",
        ),
        ("1.3x10^6 cells", "1.3x10^6 = 1300000 (cells)"),
        ("2.48 × 10−5 of them", "2.48 × 10−5 = 0.0000248"),
        ("6 × 10⁸ cells", "6 × 10⁸ = 600000000 (cells)"),
        ("12.32e+14", "12.32e+14 = 1232000000000000"),
        ("-12e-1", "-12e-1 = -1.2"),
        ("2.5^2", "2.5^2 = 6.25"),
        ("1,674.5 G", "1,674.5 G = 1674500000000"),
        ("-9.25", "-9.25 = -9.25"),
        ("−40", "−40 = -40"),
        ("- 10 people", "10 = 10 (people)"),
        ("75 - 300 people", "75 - 300 = 75..300 (people)"),
    ]);
}

#[test]
fn indian_scales_on_scales() {
    check(&[
        ("Rs 2.5 lakh crore", "Rs 2.5 lakh crore = 2500000000000 INR"),
        (
            "ten million million stars",
            "ten million million = 10000000000000 (stars)",
        ),
        ("20,000-crore plan", "20,000-crore = 200000000000"),
    ]);
}

#[test]
fn decimals_in_words() {
    check(&[
        (
            "two hundred point seventy-one",
            "two hundred point seventy-one = 200.71",
        ),
        (
            "It rose 3 . 5 % and cost $ 46 . 8 million .",
            "3 . 5 % = 3.5 % | $ 46 . 8 million = 46800000 USD",
        ),
        ("2.5T", "2.5T = 2500000000000"),
    ]);
}

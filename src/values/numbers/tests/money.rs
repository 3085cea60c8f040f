//! Sums of money.

use super::check;

#[test]
fn signs_codes_and_names() {
    check(&[
        (
            "It made $519.55 million.",
            "$519.55 million = 519550000 USD",
        ),
        ("a £3m fine", "£3m = 3000000 GBP (fine)"),
        ("It paid US$1.2bn.", "US$1.2bn = 1200000000 USD"),
        (
            "It cost C$5 or 20 euros.",
            "C$5 = 5 CAD | 20 euros = 20 EUR",
        ),
        (
            "It cost A$3.2 billion, HK$1bn, NZ$40, S$20 or R$30.",
            "A$3.2 billion = 3200000000 AUD | HK$1bn = 1000000000 HKD | NZ$40 = 40 NZD | S$20 = 20 SGD | R$30 = 30 BRL",
        ),
        (
            "GBP 350 or 350 GBP",
            "GBP 350 = 350 GBP | 350 GBP = 350 GBP",
        ),
        (
            "CHF3.5 and RM42m",
            "CHF3.5 = 3.5 CHF | RM42m = 42000000 MYR",
        ),
        ("5 € or €5", "5 € = 5 EUR | €5 = 5 EUR"),
        ("48.5 MGBP", "48.5 MGBP = 48500000 GBP"),
        ("75 USD million", "75 USD million = 75000000 USD"),
        ("5m US dollars", "5m US dollars = 5000000 USD"),
        (
            "$1.5tn and $3T",
            "$1.5tn = 1500000000000 USD | $3T = 3000000000000 USD",
        ),
        (
            "₹2,500 or Rs 5 crore or Rs. 500",
            "₹2,500 = 2500 INR | Rs 5 crore = 50000000 INR | Rs. 500 = 500 INR",
        ),
        ("3 lakh rupees", "3 lakh rupees = 300000 INR"),
        ("Rs.500 or 20Rs", "Rs.500 = 500 INR | 20Rs = 20 INR"),
        (
            "2,000 Swiss francs and 1.5 trillion won",
            "2,000 Swiss francs = 2000 CHF | 1.5 trillion won = 1500000000000 KRW",
        ),
        ("They won 10 games.", "10 = 10 (games)"),
        ("ten grand", "ten grand = 10000 USD"),
        ("10 grand jurors", "10 = 10 (jurors)"),
        ("5,000 yen, ¥500", "5,000 yen = 5000 JPY | ¥500 = 500 JPY"),
        ("3.14US$", "3.14US$ = 3.14 USD"),
        ("42 RM", "42 RM = 42 MYR"),
        ("-$5 or $-5", "-$5 = -5 USD | $-5 = -5 USD"),
        (
            "a 2.5 million-dollar house",
            "2.5 million-dollar = 2500000 USD (house)",
        ),
        ("$2.5 B", "$2.5 B = 2500000000 USD"),
        (
            "Rs 2.5L and ₹50Cr",
            "Rs 2.5L = 250000 INR | ₹50Cr = 500000000 INR",
        ),
    ]);
}

#[test]
fn hundredths() {
    check(&[
        ("It costs 50 cents.", "50 cents = 0.5 USD"),
        ("15 dollars 50.", "15 dollars 50 = 15.5 USD"),
        ("10 $ 30 cent", "10 $ 30 cent = 10.3 USD"),
        ("c $ 100 and fifty.", "c $ 100 and fifty = 100.5 CAD"),
        ("$3 and fourteen", "$3 and fourteen = 3.14 USD"),
        ("20 ringgit and 43 sen", "20 ringgit and 43 sen = 20.43 MYR"),
        (
            "three pounds and 20 pence",
            "three pounds and 20 pence = 3.2 GBP",
        ),
        ("1 $ 10 dollars", "1 = 1 | $ 10 dollars = 10 USD"),
        ("$5 and 3 children", "$5 = 5 USD | 3 = 3 (children)"),
        ("between $10 and fifty.", "$10 = 10 USD | fifty = 50"),
        ("It costs £1 or 50p.", "£1 = 1 GBP | 50p = 0.5 GBP"),
        ("50 paise", "50 paise = 0.5 INR"),
    ]);
}

#[test]
fn pounds_are_money_or_weight() {
    check(&[
        (
            "It fell below 361 million pounds.",
            "below 361 million pounds = <361000000 GBP",
        ),
        (
            "Britain paid 300 pounds, London said.",
            "300 pounds = 300 GBP",
        ),
        (
            "Britain eats 300 pounds of rice, London said.",
            "300 pounds = 300 [lb_av] (rice)",
        ),
        ("He weighs 200 pounds.", "200 pounds = 200 [lb_av]"),
        (
            "In Britain a 200-pound man from London paid £5.",
            "200-pound = 200 [lb_av] (man) | £5 = 5 GBP",
        ),
    ]);
}

#[test]
fn a_dollar_of_the_articles_place() {
    check(&[
        (
            "TORONTO (Agency) - It cost $5 million or US$4 million.",
            "$5 million = 5000000 CAD | US$4 million = 4000000 USD",
        ),
        ("BOSTON - It cost $5 in Canada.", "$5 = 5 USD"),
        ("SYDNEY, June 3 - It costs 50 cents.", "50 cents = 0.5 AUD"),
        ("A $15 ticket", "$15 = 15 USD (ticket)"),
    ]);
}

#[test]
fn one_sign_can_stand_for_both_ends_of_a_range() {
    check(&[
        (
            "It made $10-12 million.",
            "$10-12 million = 10000000..12000000 USD",
        ),
        (
            "a £500-600m fund",
            "£500-600m = 500000000..600000000 GBP (fund)",
        ),
        (
            "It will cost between $5bn and 6bn.",
            "between $5bn and 6bn = 5000000000..6000000000 USD",
        ),
        ("He gave $5 to 10 people.", "$5 = 5 USD | 10 = 10 (people)"),
        (
            "She gave $5m to 12 million people.",
            "$5m = 5000000 USD | 12 million = 12000000 (people)",
        ),
    ]);
}

#[test]
fn a_change_and_its_level_are_no_range() {
    check(&[
        ("Oil fell $2 to $82.", "$2 = 2 USD | $82 = 82 USD"),
        (
            "Fares rose by 20 cents to $3.50.",
            "20 cents = 0.2 USD | $3.50 = 3.5 USD",
        ),
        ("Fares rose 2% to 3%.", "2% to 3% = 2..3 %"),
        (
            "It raised £1.5 to £2 million.",
            "£1.5 to £2 million = 1500000..2000000 GBP",
        ),
    ]);
}

#[test]
fn sums_beyond_what_a_number_can_hold_are_left_out() {
    check(&[("It cost 9e307 USD million or $5.", "$5 = 5 USD")]);
}

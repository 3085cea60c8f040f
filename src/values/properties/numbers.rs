//! Numbers, money, percentages and measures are read back from every style they are written in.

use proptest::prelude::*;
use proptest::sample::select;

use crate::text::Document;
use crate::values::{Bound, find};

/// Words before and after a value, which say nothing of it.
const FRAMES: [(&str, &str); 5] = [
    ("The clerk reported ", " in her letter."),
    ("They had agreed on ", ", a union leader said."),
    ("“We saw ", " there,” the pilot told reporters."),
    ("It was ", "."),
    ("Records show ", " for the whole valley; none was lost."),
];

/// Currency codes with what stands before an amount.
const SYMBOLS: [(&str, &str); 6] = [
    ("$", "USD"),
    ("£", "GBP"),
    ("€", "EUR"),
    ("US$", "USD"),
    ("C$", "CAD"),
    ("A$", "AUD"),
];
/// Currency codes with their names.
const CURRENCIES: [(&str, &str); 4] = [
    (" euros", "EUR"),
    (" dollars", "USD"),
    (" pounds sterling", "GBP"),
    (" yen", "JPY"),
];
/// Units with their codes.
const UNITS: [(&str, &str); 16] = [
    (" miles", "[mi_i]"),
    (" km", "km"),
    (" kilometres", "km"),
    (" kilometers", "km"),
    (" feet", "[ft_i]"),
    (" acres", "[acr_us]"),
    (" hectares", "har"),
    (" square miles", "[smi_us]"),
    (" tonnes", "t"),
    ("kg", "kg"),
    (" pounds of", "[lb_av]"),
    (" litres", "L"),
    (" mph", "[mi_i]/h"),
    (" degrees Celsius", "Cel"),
    (" megawatts", "MW"),
    (" hours", "h"),
];
/// Words for powers of ten, and what follows a glued number.
const SCALES: [(&str, f64); 3] = [(" million", 1e6), (" billion", 1e9), (" trillion", 1e12)];
const GLUED: [(&str, f64); 3] = [("m", 1e6), ("bn", 1e9), (" million", 1e6)];

/// Reads a value within a sentence and wants it back, exactly where it stands.
fn check(value: &str, number: f64, unit: &str, bound: Bound, (before, after): (&str, &str)) {
    // "911" is the emergency number, which counts nothing.
    if number == 911.0 {
        return;
    }
    let text = format!("{before}{value}{after}");
    let doc = Document::plain(&text);
    let found = find(&doc, None).quantities;
    let [q] = found.as_slice() else {
        panic!("one number in {text:?}: {found:?}");
    };
    let read = (doc.slice(q.span), &*q.unit, q.bound);
    assert_eq!(read, (value, unit, bound), "{text}");
    let near = (q.low - number).abs() <= 1e-9 * number && q.low == q.high;
    assert!(near, "{text}: {number} is wanted, {q:?} found");
}

/// A number with a comma between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number in words, as American ("and": "") or British ("and": " and") newspapers spell it.
fn spelled(number: u64, and: &str) -> String {
    const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve \
        thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
    const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
    let word = |list: &str, at: u64| {
        let mut words = list.split(' ').skip(at as usize);
        words.next().unwrap_or_default().to_owned()
    };
    let join = |high: String, rest: u64, and: &str| match rest {
        0 => high,
        _ => format!("{high}{and} {}", spelled(rest, and)),
    };
    match number {
        0..20 => word(SMALL, number),
        20..100 if number.is_multiple_of(10) => word(TENS, number / 10 - 2),
        20..100 => format!(
            "{}-{}",
            word(TENS, number / 10 - 2),
            spelled(number % 10, "")
        ),
        100..1000 => join(
            format!("{} hundred", spelled(number / 100, and)),
            number % 100,
            and,
        ),
        _ => {
            let small = if number % 1000 < 100 { and } else { "" };
            let high = format!("{} thousand", spelled(number / 1000, and));
            match number % 1000 {
                0 => high,
                rest => format!("{high}{small} {}", spelled(rest, and)),
            }
        }
    }
}

/// A number of tenths: "12" or "12.5".
fn tenths(number: u64) -> String {
    match number % 10 {
        0 => (number / 10).to_string(),
        rest => format!("{}.{rest}", number / 10),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn counts_in_digits_are_read_back(number in 0_u64..100_000_000_000, frame in select(&FRAMES[..])) {
        check(&grouped(number), number as f64, "", Bound::Exact, frame);
    }

    #[test]
    fn counts_in_words_are_read_back(
        number in 2_u64..1_000_000, and in select(&["", " and"][..]), frame in select(&FRAMES[..])
    ) {
        check(&spelled(number, and), number as f64, "", Bound::Exact, frame);
    }

    #[test]
    fn rounded_counts_are_read_back(
        number in 1_u64..10_000, (scale, factor) in select(&SCALES[..]), frame in select(&FRAMES[..])
    ) {
        let value = number as f64 / 10.0 * factor;
        check(&format!("{}{scale}", tenths(number)), value, "", Bound::Exact, frame);
    }

    #[test]
    fn bounds_are_read_back(number in 2_u64..1_000_000, style in 0_usize..6, frame in select(&FRAMES[..])) {
        let (words, bound) = [
            ("about ", Bound::About),
            ("at least ", Bound::AtLeast),
            ("up to ", Bound::AtMost),
            ("more than ", Bound::MoreThan),
            ("fewer than ", Bound::LessThan),
            ("nearly ", Bound::LessThan),
        ][style];
        check(&format!("{words}{}", grouped(number)), number as f64, "", bound, frame);
    }

    #[test]
    fn ranges_are_read_back(
        low in 2_u64..900_000, more in 1_u64..50_000, style in 0_usize..3, frame in select(&FRAMES[..])
    ) {
        let (low, high) = (grouped(low), grouped(low + more));
        let value = [format!("between {low} and {high}"), format!("{low} to {high}"), format!("{low}-{high}")];
        let text = format!("{}{} boats{}", frame.0, value[style], frame.1);
        let doc = Document::plain(&text);
        let found = find(&doc, None).quantities;
        let read: Vec<_> = found.iter().map(|q| (doc.slice(q.span), q.low, q.high, q.bound)).collect();
        let ends = [low, high].map(|end| end.replace(',', "").parse().expect("digits"));
        prop_assert_eq!(read, [(&*value[style], ends[0], ends[1], Bound::Range)], "{}", text);
    }

    #[test]
    fn money_is_read_back(
        number in 1_u64..10_000_000, (symbol, code) in select(&SYMBOLS[..]), frame in select(&FRAMES[..])
    ) {
        check(&format!("{symbol}{}", grouped(number)), number as f64, code, Bound::Exact, frame);
        let cents = format!("{symbol}{}.{:02}", grouped(number / 100), number % 100);
        check(&cents, number as f64 / 100.0, code, Bound::Exact, frame);
        check(&format!("{code} {}", grouped(number)), number as f64, code, Bound::Exact, frame);
    }

    #[test]
    fn round_sums_are_read_back(
        number in 1_u64..10_000,
        (symbol, code) in select(&SYMBOLS[..]),
        (scale, factor) in select(&GLUED[..]),
        frame in select(&FRAMES[..])
    ) {
        let value = number as f64 / 10.0 * factor;
        check(&format!("{symbol}{}{scale}", tenths(number)), value, code, Bound::Exact, frame);
    }

    #[test]
    fn named_currencies_are_read_back(
        number in 2_u64..1_000_000, (name, code) in select(&CURRENCIES[..]), frame in select(&FRAMES[..])
    ) {
        check(&format!("{}{name}", grouped(number)), number as f64, code, Bound::Exact, frame);
    }

    #[test]
    fn percentages_are_read_back(
        number in 1_u64..5_000, sign in select(&["%", " percent", " per cent"][..]), frame in select(&FRAMES[..])
    ) {
        let value = number as f64 / 10.0;
        check(&format!("{}{sign}", tenths(number)), value, "%", Bound::Exact, frame);
        let points = format!("{} percentage points", tenths(number + 10));
        check(&points, (number + 10) as f64 / 10.0, "[pp]", Bound::Exact, frame);
    }

    #[test]
    fn measures_are_read_back(
        number in 20_u64..1_000_000, (name, unit) in select(&UNITS[..]), frame in select(&FRAMES[..])
    ) {
        let name = name.trim_end_matches(" of");
        let plain = unit != "[lb_av]";
        let frame = if plain { frame } else { ("They sold ", " of rice.") };
        let value = format!("{}{name}", grouped(number / 10));
        check(&value, (number / 10) as f64, unit, Bound::Exact, frame);
        let value = format!("{}{name}", tenths(number % 10_000 + 11));
        check(&value, (number % 10_000 + 11) as f64 / 10.0, unit, Bound::Exact, frame);
    }
}

#[test]
fn numbers_are_spelled_as_newspapers_do() {
    assert_eq!(
        spelled(742_019, ""),
        "seven hundred forty-two thousand nineteen"
    );
    assert_eq!(spelled(305, " and"), "three hundred and five");
    assert_eq!(grouped(1_234_567), "1,234,567");
}

use jiff::civil::date;

use crate::text::Document;
use crate::values::{TimeExpression, find};

/// Shows every time as "span = start/end grain", without midnights.
fn check(text: &str, expected: &[&str]) {
    let doc = Document::plain(text);
    let published = date(2023, 9, 6).at(12, 0, 0, 0); // a Wednesday
    let plain = |time: jiff::civil::DateTime| {
        time.to_string()
            .replace("T00:00:00", "")
            .replace(":00:00", ":00")
    };
    let shown = |t: &TimeExpression| match t.range {
        Some(r) => format!(
            "{} = {}/{} {:?}",
            doc.slice(t.span),
            plain(r.start),
            plain(r.end),
            t.granularity
        ),
        None => format!("{} = ? {:?}", doc.slice(t.span), t.granularity),
    };
    let got: Vec<String> = find(&doc, Some(published))
        .times
        .iter()
        .map(shown)
        .collect();
    assert_eq!(got, expected, "{text}");
}

#[test]
fn absolute_dates() {
    check(
        "It came on Sept. 5, 2019.",
        &["Sept. 5, 2019 = 2019-09-05/2019-09-06 Day"],
    );
    check(
        "It came on 5 September 2019.",
        &["5 September 2019 = 2019-09-05/2019-09-06 Day"],
    );
    check(
        "It came on 2019-09-05.",
        &["2019-09-05 = 2019-09-05/2019-09-06 Day"],
    );
    check(
        "It came on 9/5/2019.",
        &["9/5/2019 = 2019-09-05/2019-09-06 Day"],
    );
    check(
        "It came on 25/9/2019.",
        &["25/9/2019 = 2019-09-25/2019-09-26 Day"],
    );
    check(
        "They meet September 7-10.",
        &["September 7-10 = 2023-09-07/2023-09-11 Day"],
    );
    check(
        "In March 2019 it fell.",
        &["March 2019 = 2019-03-01/2019-04-01 Month"],
    );
}

#[test]
fn years_and_longer() {
    check(
        "Born in 1985, she left.",
        &["1985 = 1985-01-01/1986-01-01 Year"],
    );
    check(
        "Music of the 1980s.",
        &["1980s = 1980-01-01/1990-01-01 Decade"],
    );
    check(
        "The third quarter was weak.",
        &["third quarter = 2023-07-01/2023-10-01 Quarter"],
    );
    check(
        "A law of the 19th century.",
        &["19th century = 1801-01-01/1901-01-01 Century"],
    );
    check(
        "It began in summer 2019.",
        &["summer 2019 = 2019-06-01/2019-09-01 Season"],
    );
    check(
        "Prices of the 80's.",
        &["80's = 1980-01-01/1990-01-01 Decade"],
    );
    check("About 2000 people came.", &[]);
}

#[test]
fn weekdays_look_to_the_past_unless_the_tense_is_future() {
    check(
        "He died on Tuesday.",
        &["Tuesday = 2023-09-05/2023-09-06 Day"],
    );
    check(
        "They will meet Tuesday.",
        &["Tuesday = 2023-09-12/2023-09-13 Day"],
    );
    check(
        "He came on Tuesday (5 Sept).",
        &["Tuesday (5 Sept) = 2023-09-05/2023-09-06 Day"],
    );
    check(
        "Aides said Monday they will vote Friday.",
        &[
            "Monday = 2023-09-04/2023-09-05 Day",
            "Friday = 2023-09-08/2023-09-09 Day",
        ],
    );
    check(
        "It was last Wednesday.",
        &["last Wednesday = 2023-08-30/2023-08-31 Day"],
    );
}

#[test]
fn relative_times() {
    check(
        "It fell yesterday.",
        &["yesterday = 2023-09-05/2023-09-06 Day"],
    );
    check(
        "It fell last month.",
        &["last month = 2023-08-01/2023-09-01 Month"],
    );
    check(
        "It may be as early as next week.",
        &["next week = 2023-09-11/2023-09-18 Week"],
    );
    check(
        "It will rise in the coming days.",
        &["the coming days = 2023-09-06/2023-09-13 Day"],
    );
    check(
        "It opens this weekend.",
        &["this weekend = 2023-09-09/2023-09-11 Weekend"],
    );
    check(
        "He left three days ago.",
        &["three days ago = 2023-09-03/2023-09-04 Day"],
    );
    check(
        "He left last year.",
        &["last year = 2022-01-01/2023-01-01 Year"],
    );
    check("He left two days later.", &["two days later = ? Day"]);
    check(
        "It began on 3 May 2019. He left two days later and returned the following year.",
        &[
            "3 May 2019 = 2019-05-03/2019-05-04 Day",
            "two days later = 2019-05-05/2019-05-06 Day",
            "the following year = 2020-01-01/2021-01-01 Year",
        ],
    );
    check(
        "He left the previous Friday.",
        &["the previous Friday = 2023-09-01/2023-09-02 Day"],
    );
    check(
        "It ends at the end of the year.",
        &["the end of the year = 2023-09-01/2024-01-01 Year"],
    );
}

#[test]
fn stages_of_a_time() {
    check(
        "It fell in early 2019.",
        &["early 2019 = 2019-01-01/2019-07-01 Year"],
    );
    check(
        "It fell in mid-2019.",
        &["mid-2019 = 2019-05-01/2019-09-01 Year"],
    );
    check(
        "It opens later this month.",
        &["later this month = 2023-09-06/2023-10-01 Month"],
    );
}

#[test]
fn years_named_beside_a_day() {
    check(
        "It came on June 16th of last year.",
        &["June 16th of last year = 2022-06-16/2022-06-17 Day"],
    );
    check(
        "It came at three o'clock.",
        &["three o'clock = 2023-09-06T03:00/2023-09-06T04:00 Hour"],
    );
}

#[test]
fn short_forms() {
    check(
        "He has led since '82 alone.",
        &["'82 = 1982-01-01/1983-01-01 Year"],
    );
    check(
        "It docked at 1605 GMT.",
        &["1605 GMT = 2023-09-05T16:05:00/2023-09-05T16:06:00 Minute"],
    );
    check(
        "He lived from 1811 to 1886.",
        &[
            "1811 = 1811-01-01/1812-01-01 Year",
            "1886 = 1886-01-01/1887-01-01 Year",
        ],
    );
    check("He is in his early 40's now.", &[]);
}

#[test]
fn parts_of_the_day_and_clock_times() {
    check(
        "He died Tuesday morning.",
        &["Tuesday morning = 2023-09-05/2023-09-05T12:00 Daypart"],
    );
    check(
        "It began at 5 p.m. Tuesday.",
        &["5 p.m. Tuesday = 2023-09-05T17:00/2023-09-05T18:00 Hour"],
    );
    check(
        "It began on Tuesday at 5:30pm.",
        &["Tuesday at 5:30pm = 2023-09-05T17:30:00/2023-09-05T17:31:00 Minute"],
    );
    check(
        "Doors open at 17:30.",
        &["17:30 = 2023-09-06T17:30:00/2023-09-06T17:31:00 Minute"],
    );
    check(
        "It runs 10-11 a.m. daily.",
        &[
            "10-11 a.m. = 2023-09-06T10:00/2023-09-06T11:00 Hour",
            "daily = ? Day",
        ],
    );
}

#[test]
fn words_that_are_no_times() {
    check("She may march on with 12 men in 4 hours.", &[]);
    check("It was the first win in 40 years.", &[]);
    check("He told USA Today so.", &[]);
    check("It was the first March without snow.", &[]);
    check("He told “This Week” so.", &[]);
    check("He ran 1500 metres for 18 months.", &[]);
}

//! Days of the Hindu calendar: a lunar day (tithi, 1 to 30) of a month that runs from new moon
//! to new moon (amanta), Chaitra first, and is named by the sun's sign of the sidereal zodiac.
//!
//! A feast is on the day on which its tithi holds at the hour of the feast in India: most at
//! sunrise, Diwali in the evening. Months in which the sun does not change its sign are leap
//! months, which have no feasts.

use calendrical_calculations::rata_die::RataDie;
use jiff::civil::Date;

use super::rules::{civil, fixed};
use super::sky;

/// India's time is five and a half hours ahead of UTC.
const INDIA: f64 = 5.5 / 24.0;

/// The day in `year` of the tithi that holds at `hour`.
pub(super) fn day(year: i16, month: u8, tithi: u8, hour: f64) -> Option<Date> {
    let start = fixed(Date::new(year, 1, 1).ok()?) as f64 - 45.0;
    let mut moon = sky::new_moon(start);
    for _ in 0..15 {
        let next = sky::new_moon(moon + 1.0);
        let (sign, after) = (sun_sign(moon), sun_sign(next));
        if sign != after && (sign + 1) % 12 + 1 == month {
            let date = in_month(moon, next, tithi, hour)?;
            if date.year() == year {
                return Some(date);
            }
        }
        moon = next;
    }
    None
}

/// The first day between two new moons on which `tithi`, or a later one, holds at `hour`.
fn in_month(moon: f64, next: f64, tithi: u8, hour: f64) -> Option<Date> {
    let day = (moon as i64..=next as i64 + 1).find(|&day| {
        let moment = day as f64 + hour / 24.0 - INDIA;
        moment > moon && (moment > next || lunar_day(moment) >= tithi)
    })?;
    civil(RataDie::new(day))
}

/// The tithi that holds at `moment`.
fn lunar_day(moment: f64) -> u8 {
    (sky::phase(moment) / 12.0).floor() as u8 + 1
}

/// The sign that the sun is in at `moment`, 0 for Mesha: from the stars, as Lahiri counts.
fn sun_sign(moment: f64) -> u8 {
    let shift = 23.853 + 1.397 * sky::centuries(moment);
    let longitude = (sky::sun(moment) - shift).rem_euclid(360.0);
    (longitude / 30.0).floor() as u8
}

//! Where sun and moon stand, as far as calendars need it: to a twentieth of a degree, which the
//! moon passes in six minutes.
//!
//! Series of J. Meeus, "Astronomical Algorithms", chapters 25 (low accuracy) and 47 (the
//! largest terms). Times are day counts of Universal Time from 1 January of the year 1.

/// The day count of noon on 1 January 2000.
const J2000: f64 = 730_120.5;

/// Terms of the moon's longitude: multiples of D, M, M', F, and millionths of a degree.
const MOON: [([f64; 4], f64); 16] = [
    ([0.0, 0.0, 1.0, 0.0], 6_288_774.0),
    ([2.0, 0.0, -1.0, 0.0], 1_274_027.0),
    ([2.0, 0.0, 0.0, 0.0], 658_314.0),
    ([0.0, 0.0, 2.0, 0.0], 213_618.0),
    ([0.0, 1.0, 0.0, 0.0], -185_116.0),
    ([0.0, 0.0, 0.0, 2.0], -114_332.0),
    ([2.0, 0.0, -2.0, 0.0], 58_793.0),
    ([2.0, -1.0, -1.0, 0.0], 57_066.0),
    ([2.0, 0.0, 1.0, 0.0], 53_322.0),
    ([2.0, -1.0, 0.0, 0.0], 45_758.0),
    ([0.0, 1.0, -1.0, 0.0], -40_923.0),
    ([1.0, 0.0, 0.0, 0.0], -34_720.0),
    ([0.0, 1.0, 1.0, 0.0], -30_383.0),
    ([2.0, 0.0, 0.0, -2.0], 15_327.0),
    ([0.0, 0.0, 1.0, 2.0], -12_528.0),
    ([0.0, 0.0, 1.0, -2.0], 10_980.0),
];

/// Centuries since 2000.
pub(super) fn centuries(time: f64) -> f64 {
    (time - J2000) / 36_525.0
}

/// The longitude of the sun from the equinox of the date, in degrees.
pub(super) fn sun(time: f64) -> f64 {
    let t = centuries(time);
    let anomaly = (357.529_11 + 35_999.050_29 * t).to_radians();
    let centre = 1.914_6 * anomaly.sin()
        + 0.019_99 * (2.0 * anomaly).sin()
        + 0.000_29 * (3.0 * anomaly).sin();
    (280.466_46 + 36_000.769_83 * t + centre - 0.005_69).rem_euclid(360.0)
}

/// The longitude of the moon from the equinox of the date, in degrees.
fn moon(time: f64) -> f64 {
    let t = centuries(time);
    let arguments = [
        297.850_19 + 445_267.111_4 * t,
        357.529_11 + 35_999.050_29 * t,
        134.963_4 + 477_198.867_5 * t,
        93.272_1 + 483_202.017_5 * t,
    ];
    let term = |(multiples, size): &([f64; 4], f64)| {
        let angle: f64 = multiples
            .iter()
            .zip(arguments)
            .map(|(n, angle)| n * angle)
            .sum();
        size * 1e-6 * angle.to_radians().sin()
    };
    let sum: f64 = MOON.iter().map(term).sum();
    (218.316_45 + 481_267.881_23 * t + sum).rem_euclid(360.0)
}

/// How far the moon is ahead of the sun, 0 at new moon, in degrees.
pub(super) fn phase(time: f64) -> f64 {
    (moon(time) - sun(time)).rem_euclid(360.0)
}

/// The first new moon at `time` or later.
pub(super) fn new_moon(time: f64) -> f64 {
    // The moon gains about 12.19 degrees a day; a few steps find the moment.
    let mut moment = time + (360.0 - phase(time)).rem_euclid(360.0) / 12.190_75;
    for _ in 0..6 {
        let ahead = phase(moment);
        let ahead = if ahead > 180.0 { ahead - 360.0 } else { ahead };
        moment -= ahead / 12.190_75;
    }
    moment
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The new moon of 6 January 2000 was at 18:14 UT, that of 8 April 2024 at 18:21 UT.
    #[test]
    fn new_moons_are_found_to_a_quarter_of_an_hour() {
        for (from, at) in [(730_120.0, 730_125.760), (738_980.0, 738_984.764)] {
            let found = new_moon(from);
            assert!((found - at).abs() < 0.011, "{found}");
        }
    }

    #[test]
    fn the_sun_stands_at_the_equinox_in_march() {
        let longitude = sun(738_965.129); // 20 March 2024, 3:06 UT
        assert!(!(0.02..=359.98).contains(&longitude), "{longitude}");
    }
}

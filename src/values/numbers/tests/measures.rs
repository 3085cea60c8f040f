//! Measures of every dimension.

use super::check;

#[test]
fn length_area_volume() {
    check(&[
        ("a 12-mile stretch", "12-mile = 12 [mi_i] (stretch)"),
        (
            "430 miles (700 km)",
            "430 miles = 430 [mi_i] | 700 km = 700 km",
        ),
        (
            "She is 5 feet 6 inches tall.",
            "5 feet 6 inches = 5.5 [ft_i]",
        ),
        ("He is 6'3\" tall.", "6'3\" = 6.25 [ft_i]"),
        ("he is 5 ft 2 in", "5 ft 2 in = 5.16666666666667 [ft_i]"),
        ("A pen 10 \" long", "10 \" = 10 [in_i]"),
        ("It is 2 in.", "2 in = 2 [in_i]"),
        ("There are two in my car.", "two = 2"),
        (
            "10 kms, 8 meters, and 6 cm",
            "10 kms, 8 meters, and 6 cm = 10.00806 km",
        ),
        (
            "2 yards and 7 feet",
            "2 yards and 7 feet = 4.33333333333333 [yd_i]",
        ),
        ("9m wide", "9m = 9 m"),
        ("He ran 100 m in 10 s.", "100 m = 100 m | 10 s = 10 s"),
        ("2 picometers", "2 picometers = 2 pm"),
        ("three nautical miles", "three nautical miles = 3 [nmi_i]"),
        ("4.2 light years", "4.2 light years = 4.2 [ly]"),
        (
            "5 square miles, 4 km^2, 4 km squared and 40 hectares",
            "5 square miles = 5 [smi_us] | 4 km^2 = 4 km2 | 4 km squared = 4 km2 | 40 hectares = 40 har",
        ),
        (
            "20 m² or 200 sq ft",
            "20 m² = 20 m2 | 200 sq ft = 200 [sft_i]",
        ),
        (
            "3/4 cup, 2 tbsp and half a gallon",
            "3/4 cup = 0.75 [cup_us] | 2 tbsp = 2 [tbs_us] | half a gallon = 0.5 [gal_us]",
        ),
        (
            "75ml, 250 mls or 2 hectolitres",
            "75ml = 75 mL | 250 mls = 250 mL | 2 hectolitres = 2 hL",
        ),
        (
            "3 acre-feet of water",
            "3 acre-feet = 3 [acr_us].[ft_us] (water)",
        ),
        ("5 cubic metres", "5 cubic metres = 5 m3"),
        ("A mile away", "A mile = 1 [mi_i]"),
        ("70 cents a mile", "70 cents = 0.7 USD"),
        ("24703 L-202", "24703 = 24703"),
        ("walls of 5ft-6ft", "5ft-6ft = 5..6 [ft_i]"),
    ]);
}

#[test]
fn mass_and_dose() {
    check(&[
        ("The weight is 20 [kg].", "20 [kg] = 20 kg"),
        (
            "200lbs or 12 stone 8 pounds",
            "200lbs = 200 [lb_av] | 12 stone 8 pounds = 12.5714285714286 [stone_av]",
        ),
        ("two pounds of meat", "two pounds = 2 [lb_av] (meat)"),
        ("500g of rice", "500g = 500 g (rice)"),
        (
            "three tonnes of coal and 3 kilotons",
            "three tonnes = 3 t (coal) | 3 kilotons = 3 kt",
        ),
        ("5 troy ounces", "5 troy ounces = 5 [oz_tr]"),
        (
            "120 μg, 5 mg/dL, 14 mGy",
            "120 μg = 120 ug | 5 mg/dL = 5 mg/dL | 14 mGy = 14 mGy",
        ),
        ("2/1000 kilograms", "2/1000 kilograms = 0.002 kg"),
        ("a kilogram", "a kilogram = 1 kg"),
        ("He lost 1st 5lb.", "1st 5lb = 1.35714285714286 [stone_av]"),
    ]);
}

#[test]
fn speed_and_rates() {
    check(&[
        (
            "10 km/h, 60mph or 5 knots",
            "10 km/h = 10 km/h | 60mph = 60 [mi_i]/h | 5 knots = 5 [kn_i]",
        ),
        ("Mach 5", "Mach 5 = 5 [mach]"),
        (
            "500,000 barrels a day",
            "500,000 barrels a day = 500000 [bbl_us]/d",
        ),
        (
            "1.2 million barrels per day",
            "1.2 million barrels per day = 1200000 [bbl_us]/d",
        ),
        (
            "40 miles per gallon",
            "40 miles per gallon = 40 [mi_i]/[gal_us]",
        ),
        ("2 GB per second", "2 GB per second = 2 GBy/s"),
        ("two hours a day", "two hours a day = 2 h/d"),
        ("80 dollars a barrel", "80 dollars = 80 USD"),
    ]);
}

#[test]
fn temperature() {
    check(&[
        ("It reached 37°C.", "37°C = 37 Cel"),
        ("98.6 ° Fahrenheit", "98.6 ° Fahrenheit = 98.6 [degF]"),
        ("temperatures of 90 degrees", "90 degrees = 90 [degF]"),
        ("a 45 degrees angle", "45 degrees = 45 deg (angle)"),
        ("It hit 90F (32C).", "90F = 90 [degF] | 32C = 32 Cel"),
        ("-5C", "-5C = -5 Cel"),
        ("seventy Fahrenheit", "seventy Fahrenheit = 70 [degF]"),
        ("300 kelvins", "300 kelvins = 300 K"),
        ("a Boeing 777F", ""),
    ]);
}

#[test]
fn energy_power_data_pressure() {
    check(&[
        (
            "2.5 kWh, 300 TWh and 3 MMBtu",
            "2.5 kWh = 2.5 kW.h | 300 TWh = 300 TW.h | 3 MMBtu = 3 10*6.[Btu_IT]",
        ),
        (
            "5 MW of wind, 200 horsepower",
            "5 MW = 5 MW (wind) | 200 horsepower = 200 [HP]",
        ),
        (
            "400 kV, 5 mA, 50 Hz and 2.8 GHz",
            "400 kV = 400 kV | 5 mA = 5 mA | 50 Hz = 50 Hz | 2.8 GHz = 2.8 GHz",
        ),
        (
            "1,000 hPa, 14 psi, 120 mmHg and 2 bar",
            "1,000 hPa = 1000 hPa | 14 psi = 14 [psi] | 120 mmHg = 120 mm[Hg] | 2 bar = 2 bar",
        ),
        (
            "16-bit, 8 MB, 10 exabytes and 4 KiB",
            "16-bit = 16 bit | 8 MB = 8 MBy | 10 exabytes = 10 EBy | 4 KiB = 4 KiBy",
        ),
        ("100 Mbps", "100 Mbps = 100 Mbit/s"),
        ("1.7 eV", "1.7 eV = 1.7 eV"),
        ("3,000 rpm", "3,000 rpm = 3000 /min"),
    ]);
}

#[test]
fn time_and_ages() {
    check(&[
        (
            "It ran 2 days, 3 hours and 36 minutes.",
            "2 days, 3 hours and 36 minutes = 2.15 d",
        ),
        ("a half-hour talk", "a half-hour = 0.5 h (talk)"),
        ("It took more than an hour.", "more than an hour = >1 h"),
        ("It took an hour and a half.", "an hour and a half = 1.5 h"),
        ("one hour and half", "one hour and half = 1.5 h"),
        ("1 hour fifteen", "1 hour fifteen = 1.25 h"),
        (
            "one and three quarters hours",
            "one and three quarters hours = 1.75 h",
        ),
        ("two more hours", "two more hours = 2 h"),
        ("three consecutive weeks", "three consecutive weeks = 3 wk"),
        ("a 30-second spot", "30-second = 30 s (spot)"),
        ("one second later", ""),
        ("It costs $5 over 10 years.", "$5 = 5 USD | 10 years = 10 a"),
        ("a 17-year-old boy", "17-year-old = 17 a (boy)"),
        ("the 18-month-long siege", "18-month-long = 18 mo (siege)"),
        ("Ann Lee, 54, said so.", "54 = 54 a"),
        ("a man aged 87", "87 = 87 a"),
        ("87 years of age", "87 years of age = 87 a"),
        ("ten months old", "ten months old = 10 mo"),
        (
            "The boys, aged 4, six and 9, lived.",
            "4 = 4 a | six = 6 a | 9 = 9 a",
        ),
        ("a man aged 40 and two women", "40 = 40 a | two = 2 (women)"),
    ]);
}

#[test]
fn what_hangs_on_a_measure() {
    check(&[
        (
            "the 5-foot-11-inch man",
            "5-foot-11-inch = 5.91666666666667 [ft_i] (man)",
        ),
        ("He is 6-foot-2.", "6-foot-2 = 6.16666666666667 [ft_i]"),
        ("a 10-foot-high wall", "10-foot-high = 10 [ft_i] (wall)"),
        (
            "It was 21 degrees below zero.",
            "21 degrees below zero = -21 Cel",
        ),
        ("one and 1/2 miles", "one and 1/2 miles = 1.5 [mi_i]"),
        ("13st 4lb", "13st 4lb = 13.2857142857143 [stone_av]"),
        ("911 miles", "911 miles = 911 [mi_i]"),
        (
            "A 12-ounce steak costs $38.",
            "12-ounce = 12 [oz_av] (steak) | $38 = 38 USD",
        ),
        (
            "12 kg of heroin worth £5",
            "12 kg = 12 kg (heroin) | £5 = 5 GBP",
        ),
        (
            "a two-ton statue, nine hundred thousand strong",
            "two-ton = 2 [ston_av] (statue) | nine hundred thousand = 900000",
        ),
    ]);
}

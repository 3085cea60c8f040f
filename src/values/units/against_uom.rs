//! Our factors against those of `uom`, a library of units that many use and that took its own
//! from the tables of NIST: every code of `units.txt` that it knows. The tables round to seven digits
//! and take some old feet for new ones, so the last two digits may differ.

use uom::si::f64::{
    Angle, Area, ElectricCharge, ElectricCurrent, ElectricPotential, ElectricalResistance, Energy,
    Frequency, Information, InformationRate, Length, Mass, Power, Pressure, Radioactivity,
    ThermodynamicTemperature, Time, Velocity, Volume,
};

use super::to_base;

/// Checks codes of one dimension: each beside its unit in `uom`, after our base unit.
macro_rules! check {
    ($quantity:ident in $module:ident::$base:ident; $($code:literal $unit:ident),* $(,)?) => {
        $({
            use uom::si::$module as units;
            for value in [1.0, 37.5] {
                let theirs = $quantity::new::<units::$unit>(value).get::<units::$base>();
                let ours = to_base($code).map(|c| c.apply(value));
                let near = ours.is_some_and(|ours| (ours / theirs - 1.0).abs() < 5e-6);
                assert!(near, "{} {}: {ours:?} and {theirs}", value, $code);
            }
        })*
    };
}

#[test]
fn lengths_areas_and_volumes() {
    check!(Length in length::meter;
        "nm" nanometer, "pm" picometer, "um" micrometer, "mm" millimeter, "cm" centimeter, "dm" decimeter,
        "m" meter, "km" kilometer, "[in_i]" inch, "[ft_i]" foot, "[yd_i]" yard, "[fth_i]" fathom,
        "[mi_i]" mile, "[nmi_i]" nautical_mile, "AU" astronomical_unit, "pc" parsec);
    check!(Area in area::square_meter;
        "mm2" square_millimeter, "cm2" square_centimeter, "m2" square_meter, "km2" square_kilometer,
        "har" hectare, "[sin_i]" square_inch, "[sft_i]" square_foot, "[syd_i]" square_yard,
        "[acr_us]" acre);
    check!(Volume in volume::liter;
        "uL" microliter, "mL" milliliter, "cL" centiliter, "dL" deciliter, "L" liter, "hL" hectoliter,
        "ML" megaliter, "GL" gigaliter, "cm3" cubic_centimeter, "m3" cubic_meter, "km3" cubic_kilometer,
        "[cft_i]" cubic_foot, "[cyd_i]" cubic_yard, "[gal_us]" gallon, "[gal_br]" gallon_imperial,
        "[qt_us]" quart_liquid, "[pt_us]" pint_liquid, "[foz_us]" fluid_ounce, "[cup_us]" cup,
        "[tbs_us]" tablespoon, "[tsp_us]" teaspoon, "[bbl_us]" barrel, "[bu_us]" bushel,
        "[acr_us].[ft_us]" acre_foot);
}

#[test]
fn masses_times_and_speeds() {
    check!(Mass in mass::kilogram;
        "ng" nanogram, "ug" microgram, "mg" milligram, "g" gram, "kg" kilogram, "t" ton, "kt" gigagram,
        "Mt" teragram, "Gt" petagram, "[ston_av]" ton_short, "[lton_av]" ton_long, "[lb_av]" pound,
        "[oz_av]" ounce, "[oz_tr]" ounce_troy, "[car_m]" carat, "[gr]" grain,
        "[lcwt_av]" hundredweight_long);
    check!(Time in time::second;
        "ns" nanosecond, "us" microsecond, "ms" millisecond, "s" second, "min" minute, "h" hour, "d" day);
    check!(Velocity in velocity::meter_per_second;
        "cm/s" centimeter_per_second, "m/s" meter_per_second, "km/h" kilometer_per_hour,
        "km/s" kilometer_per_second, "[mi_i]/h" mile_per_hour, "[mi_i]/s" mile_per_second,
        "[ft_i]/s" foot_per_second, "[kn_i]" knot, "[ft_i]/min" foot_per_minute);
    check!(Angle in angle::degree; "deg" degree, "rad" radian, "{turn}" revolution);
}

#[test]
fn energy_power_pressure_and_temperature() {
    check!(Energy in energy::joule;
        "eV" electronvolt, "keV" kiloelectronvolt, "MeV" megaelectronvolt, "GeV" gigaelectronvolt,
        "TeV" teraelectronvolt, "J" joule, "kJ" kilojoule, "MJ" megajoule, "GJ" gigajoule, "TJ" terajoule,
        "PJ" petajoule, "EJ" exajoule, "cal" calorie, "kcal" kilocalorie, "W.h" watt_hour,
        "kW.h" kilowatt_hour, "MW.h" megawatt_hour, "GW.h" gigawatt_hour, "TW.h" terawatt_hour,
        "[Btu_IT]" btu_it);
    check!(Power in power::watt;
        "uW" microwatt, "mW" milliwatt, "W" watt, "kW" kilowatt, "MW" megawatt, "GW" gigawatt,
        "TW" terawatt, "[HP]" horsepower_imperial);
    check!(Pressure in pressure::pascal;
        "Pa" pascal, "hPa" hectopascal, "kPa" kilopascal, "MPa" megapascal, "GPa" gigapascal,
        "mbar" millibar, "bar" bar, "atm" atmosphere, "[psi]" psi, "mm[Hg]" millimeter_of_mercury,
        "[in_i'Hg]" inch_of_mercury);
    check!(ThermodynamicTemperature in thermodynamic_temperature::kelvin;
        "K" kelvin, "Cel" degree_celsius, "[degF]" degree_fahrenheit);
}

#[test]
fn electricity_data_and_radiation() {
    check!(ElectricPotential in electric_potential::volt; "mV" millivolt, "V" volt, "kV" kilovolt);
    check!(ElectricCurrent in electric_current::ampere; "mA" milliampere, "A" ampere);
    check!(ElectricCharge in electric_charge::coulomb; "A.h" ampere_hour, "mA.h" milliampere_hour);
    check!(ElectricalResistance in electrical_resistance::ohm; "Ohm" ohm);
    check!(Frequency in frequency::hertz;
        "Hz" hertz, "kHz" kilohertz, "MHz" megahertz, "GHz" gigahertz, "THz" terahertz,
        "/min" cycle_per_minute);
    check!(Information in information::byte;
        "bit" bit, "kbit" kilobit, "Mbit" megabit, "Gbit" gigabit, "By" byte, "kBy" kilobyte,
        "MBy" megabyte, "GBy" gigabyte, "TBy" terabyte, "PBy" petabyte, "EBy" exabyte, "ZBy" zettabyte,
        "KiBy" kibibyte, "MiBy" mebibyte, "GiBy" gibibyte, "TiBy" tebibyte);
    check!(InformationRate in information_rate::byte_per_second;
        "kbit/s" kilobit_per_second, "Mbit/s" megabit_per_second, "Gbit/s" gigabit_per_second,
        "GBy/s" gigabyte_per_second);
    check!(Radioactivity in radioactivity::becquerel;
        "Bq" becquerel, "kBq" kilobecquerel, "MBq" megabecquerel);
}

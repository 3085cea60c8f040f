//! A measure in another unit, rounded, with a hedge: "10 miles" as "about 16 km".

use parallax::text::Span;
use parallax::values::{Bound, Quantity};

use super::super::Subject;
use super::{Edit, is_quoted};

/// A unit as written, the one it is turned into, and how many of that it is; the longer name
/// before the one it ends with. Origin: our own list.
const FACTORS: [(&str, &str, f64); 13] = [
    ("nautical miles", "km", 1.852),
    ("miles", "km", 1.609_344),
    ("kilometres", "miles", 0.621_371),
    ("kilometers", "miles", 0.621_371),
    ("km", "miles", 0.621_371),
    ("feet", "metres", 0.304_8),
    ("metres", "feet", 3.280_84),
    ("meters", "feet", 3.280_84),
    ("acres", "hectares", 0.404_686),
    ("hectares", "acres", 2.471_05),
    ("mph", "km/h", 1.609_344),
    ("pounds", "kg", 0.453_592),
    ("kilograms", "pounds", 2.204_62),
];

/// Each measure of the narrator's words in digits, converted.
pub(super) fn converted(subject: &Subject) -> Vec<Vec<Edit>> {
    let quantities = subject.analysis().values.quantities.iter();
    quantities
        .filter_map(|q| edit(subject, q))
        .map(|edit| vec![edit])
        .collect()
}

fn edit(subject: &Subject, q: &Quantity) -> Option<Edit> {
    let plain = q.low == q.high && matches!(q.bound, Bound::Exact | Bound::About);
    let text = &subject.article.text;
    let number = subject.slice(q.span);
    let digits = number
        .find(|c: char| c.is_ascii_digit())
        .filter(|_| plain)?;
    let is = |name: &str| number.strip_suffix(name).is_some_and(|n| n.ends_with(' '));
    let (_, other, factor) = FACTORS.iter().find(|(name, ..)| is(name))?;
    // Pounds are money where a sign or a thousand says so; weights carry no bare "pounds" of it.
    let measured = !q.unit.bytes().all(|b| b.is_ascii_uppercase()) || q.unit.len() != 3;
    let start = q.span.range().start + digits;
    let lone = !text[..start].ends_with(|c: char| !c.is_whitespace());
    let value = rounded(q.low * factor);
    let clear = measured && lone && !is_quoted(subject, q.span) && q.low > 1.0;
    let hedge = if q.bound == Bound::About {
        ""
    } else {
        "about "
    };
    let at = Span::new(start, q.span.range().end);
    clear.then(|| Edit::new(at, format!("{hedge}{value} {other}")))
}

/// Two digits, which is how news converts.
fn rounded(value: f64) -> String {
    let size = 10_f64.powf(value.log10().floor() - 1.0);
    let value = (value / size).round() * size;
    let decimals = usize::from(size < 1.0);
    format!("{value:.decimals$}")
}

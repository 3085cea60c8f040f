//! Holidays.
use super::Reading;
use crate::values::TimeRange;
use crate::values::line::Line;
/// A holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Holiday(u16);
impl Holiday {
    pub(super) fn in_year(self, _: i16) -> Option<TimeRange> {
        None
    }
}
pub(super) fn read(_: &Line, _: usize) -> Option<Reading> {
    None
}
pub(super) fn starts(_: &str) -> bool {
    false
}

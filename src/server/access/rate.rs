//! How many calls a second a key may make.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Lets so many calls a second through, and as many at once as a second brings: the generic
/// cell rate algorithm (ITU-T I.371), which remembers one moment.
#[derive(Debug)]
pub(super) struct Rate {
    pub(super) per_second: f64,
    /// When all calls so far are paid for.
    paid: Mutex<Option<Instant>>,
}

impl Rate {
    /// At most `per_second` calls, which is more than 0.
    pub(super) fn new(per_second: f64) -> Self {
        Self {
            per_second,
            paid: Mutex::new(None),
        }
    }

    /// Lets a call through, or says how long it has to wait.
    pub(super) fn pass(&self, now: Instant) -> Result<(), Duration> {
        let call = Duration::from_secs_f64(1.0 / self.per_second);
        let burst = Duration::from_secs(1).max(call);
        let mut paid = self.paid.lock().unwrap_or_else(PoisonError::into_inner);
        let from = paid.map_or(now, |paid| paid.max(now));
        let debt = (from + call).duration_since(now);
        match debt.checked_sub(burst) {
            None | Some(Duration::ZERO) => {
                *paid = Some(from + call);
                Ok(())
            }
            Some(wait) => Err(wait),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of ten calls at each of these moments, in milliseconds, pass.
    fn check(per_second: f64, moments: &[u64], expected: &[usize]) {
        let rate = Rate::new(per_second);
        let start = Instant::now();
        let passed = moments.iter().map(|ms| {
            let now = start + Duration::from_millis(*ms);
            (0..10).filter(|_| rate.pass(now).is_ok()).count()
        });
        assert_eq!(passed.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_second_brings_so_many_calls() {
        check(4.0, &[0, 250, 500, 5000], &[4, 1, 1, 4]);
        check(0.5, &[0, 1000, 2000], &[1, 0, 1]);
        check(1000.0, &[0, 1], &[10, 10]);
    }

    #[test]
    fn who_is_refused_learns_how_long_to_wait() {
        let (rate, now) = (Rate::new(2.0), Instant::now());
        assert_eq!(rate.pass(now), Ok(()));
        assert_eq!(rate.pass(now), Ok(()));
        assert_eq!(rate.pass(now), Err(Duration::from_millis(500)));
    }
}

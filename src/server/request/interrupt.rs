//! What ends a request before its answer does: its deadline, silence, or the end of the server.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http::HeaderMap;
use tokio::sync::watch;
use tokio::time::{Instant, sleep};
use tonic::Status;

use crate::config::Limits;
use crate::grpc::{Family, Method, Phase, status};

/// So much before the caller's deadline its request ends, so that the answer arrives.
const DEADLINE_MARGIN: Duration = Duration::from_millis(2);

/// Ends with the status that cuts the answer off.
pub(super) type Interrupt = Pin<Box<dyn Future<Output = Status> + Send>>;

/// When something was last sent on a stream, either way.
#[derive(Clone, Debug)]
pub(super) struct Activity {
    started: Instant,
    /// In milliseconds since the start.
    last: Arc<AtomicU64>,
}

impl Activity {
    pub(super) fn new() -> Self {
        Self {
            started: Instant::now(),
            last: Arc::default(),
        }
    }

    pub(super) fn note(&self) {
        let now = self.started.elapsed().as_millis() as u64;
        self.last.store(now, Ordering::Relaxed);
    }

    /// Ends when nothing was noted for `most`.
    async fn idle(self, most: Duration) {
        loop {
            let last = Duration::from_millis(self.last.load(Ordering::Relaxed));
            let silent = self.started.elapsed().saturating_sub(last);
            match most.checked_sub(silent) {
                None | Some(Duration::ZERO) => return,
                Some(left) => sleep(left).await,
            }
        }
    }
}

/// Ends at the caller's deadline or at the longest time of a call, when a stream falls silent,
/// or when the server gives the request up: requests of the service at the very end, watchers
/// of its health as soon as it drains.
pub(super) fn interrupt(
    method: &Method,
    headers: &HeaderMap,
    limits: &Limits,
    activity: Activity,
    phases: watch::Receiver<Phase>,
) -> Interrupt {
    let theirs = timeout(headers).map(|time| time - DEADLINE_MARGIN.min(time / 2));
    let ours = (!method.streams).then_some(limits.request_time);
    let idle = (method.streams && method.family != Family::Health).then_some(limits.stream_idle);
    let last = match method.family {
        Family::Analysis => Phase::Halted,
        Family::Health | Family::Reflection => Phase::Draining,
    };
    Box::pin(async move {
        tokio::select! {
            _ = after(theirs) => status::deadline_exceeded(),
            most = after(ours) => status::took_too_long(most),
            most = silent(idle, activity) => status::stream_idle(most),
            () = last.reached(phases) => status::shutting_down(),
        }
    })
}

/// Ends after that time, if there is one, and answers it.
async fn after(time: Option<Duration>) -> Duration {
    match time {
        Some(time) => {
            sleep(time).await;
            time
        }
        None => std::future::pending().await,
    }
}

async fn silent(most: Option<Duration>, activity: Activity) -> Duration {
    match most {
        Some(most) => {
            activity.idle(most).await;
            most
        }
        None => std::future::pending().await,
    }
}

/// The time a caller gives us: up to eight digits and a unit. What is malformed is no limit.
fn timeout(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get("grpc-timeout")?.to_str().ok()?;
    let (digits, unit) = value.split_at_checked(value.len().checked_sub(1)?)?;
    let amount: u64 = digits.parse().ok().filter(|_| digits.len() <= 8)?;
    Some(match unit {
        "H" => Duration::from_secs(amount * 3600),
        "M" => Duration::from_secs(amount * 60),
        "S" => Duration::from_secs(amount),
        "m" => Duration::from_millis(amount),
        "u" => Duration::from_micros(amount),
        "n" => Duration::from_nanos(amount),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grpc::method_at;
    use tonic::Code;

    fn check(value: &str, expected: Option<Duration>) {
        let mut headers = HeaderMap::new();
        headers.insert("grpc-timeout", value.parse().expect("a header"));
        assert_eq!(timeout(&headers), expected, "{value}");
    }

    #[test]
    fn reads_timeouts_in_every_unit() {
        check("2H", Some(Duration::from_secs(7200)));
        check("3M", Some(Duration::from_secs(180)));
        check("4S", Some(Duration::from_secs(4)));
        check("250m", Some(Duration::from_millis(250)));
        check("99999999n", Some(Duration::from_nanos(99_999_999)));
        check("123456789u", None);
        check("u", None);
        check("5é", None);
    }

    /// What ends a call to `method` with this timeout in this phase.
    async fn check_end(
        method: &str,
        timeout: &str,
        limits: &Limits,
        phase: Phase,
        code: Code,
        part: &str,
    ) {
        let (_keep, phases) = watch::channel(phase);
        let mut headers = HeaderMap::new();
        headers.insert("grpc-timeout", timeout.parse().expect("a header"));
        let method = method_at(method).expect("a method");
        let ended = interrupt(method, &headers, limits, Activity::new(), phases).await;
        assert_eq!(ended.code(), code);
        assert!(ended.message().contains(part), "{ended:?}");
        assert!(!ended.details().is_empty());
    }

    const CALL: &str = "/parallax.v1.AnalysisService/Ingest";
    const STREAM: &str = "/parallax.v1.AnalysisService/IngestStream";
    const WATCH: &str = "/grpc.health.v1.Health/Watch";

    #[tokio::test]
    async fn whatever_comes_first_ends_a_request() {
        let (serving, late) = (Phase::Serving, Code::DeadlineExceeded);
        let limits = Limits::default();
        check_end(CALL, "5m", &limits, serving, late, "deadline").await;
        check_end(CALL, "1H", &short(), serving, late, "0.02 s").await;
        check_end(STREAM, "1H", &short(), serving, late, "nothing was sent").await;
        check_end(STREAM, "30m", &short_calls(), serving, late, "deadline").await;
        let halted = Phase::Halted;
        check_end(CALL, "1H", &limits, halted, Code::Unavailable, "stopping").await;
        let draining = Phase::Draining;
        check_end(
            WATCH,
            "1H",
            &short(),
            draining,
            Code::Unavailable,
            "stopping",
        )
        .await;
        check_end(CALL, "30m", &limits, draining, late, "deadline").await;
    }

    fn short() -> Limits {
        Limits {
            request_time: Duration::from_millis(20),
            stream_idle: Duration::from_millis(20),
            ..Limits::default()
        }
    }

    fn short_calls() -> Limits {
        Limits {
            stream_idle: Duration::from_secs(60),
            ..short()
        }
    }
}

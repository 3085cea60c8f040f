//! What requests tell at their end.

use std::time::Duration;

use prometheus::{HistogramVec, IntCounterVec};
use tonic::Code;

use super::families::Families;
use crate::grpc::{Family, code_name, methods};

/// From a look-up in memory to the longest time of a call.
const DURATIONS: [f64; 15] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0,
];

/// The limits that shed requests.
const LIMITS: [&str; 6] = [
    "concurrent_requests",
    "streams",
    "watchers",
    "queue",
    "queue_time",
    "request_memory",
];

/// Why a caller may not call.
const REFUSALS: [&str; 4] = [
    "missing_key",
    "unknown_key",
    "may_not_read",
    "may_not_write",
];

const RECEIVED: &str = "parallax_request_received_bytes_total";
const SENT: &str = "parallax_request_sent_bytes_total";
const ERRORS: &str = "parallax_request_errors_total";
const SHED: &str = "parallax_shed_total";
const AUTH: &str = "parallax_auth_failures_total";
const CALLERS: &str = "parallax_caller_requests_total";
const RATE: &str = "parallax_rate_limited_total";

/// How a request ended.
#[derive(Debug)]
pub(in crate::server) struct Ended<'a> {
    /// `package.Service/Method`, or `unknown`.
    pub(in crate::server) method: &'a str,
    pub(in crate::server) code: Code,
    pub(in crate::server) took: Duration,
    pub(in crate::server) received: usize,
    pub(in crate::server) sent: usize,
    pub(in crate::server) caller: Option<&'a str>,
    /// Of an error that says so.
    pub(in crate::server) reason: Option<&'a str>,
    /// What limit or right it was, where the reason leaves that open.
    pub(in crate::server) detail: Option<&'a str>,
}

/// The families of requests.
#[derive(Debug)]
pub(super) struct Requests {
    ended: IntCounterVec,
    durations: HistogramVec,
    received: IntCounterVec,
    sent: IntCounterVec,
    errors: IntCounterVec,
    shed: IntCounterVec,
    refused: IntCounterVec,
    callers: IntCounterVec,
    rate_limited: IntCounterVec,
}

impl Requests {
    pub(super) fn new(families: &Families<'_>) -> Self {
        let by = |label, name, help| families.counters(name, help, &[label]);
        let requests = Self {
            ended: families.counters(
                "parallax_requests_total",
                "Requests that have ended, by method and gRPC code",
                &["method", "code"],
            ),
            durations: families.histograms(
                "parallax_request_duration_seconds",
                "Time from the headers of a request to the end of its answer",
                "method",
                &DURATIONS,
            ),
            received: by("method", RECEIVED, "Bytes of the bodies of requests"),
            sent: by("method", SENT, "Bytes of the bodies of answers"),
            errors: by("reason", ERRORS, "Requests that ended with an error"),
            shed: by("limit", SHED, "Requests turned away at a limit"),
            refused: by("reason", AUTH, "Requests whose caller may not make them"),
            callers: by("caller", CALLERS, "Requests by the name of the key"),
            rate_limited: by("caller", RATE, "Requests above the rate of the key"),
        };
        requests.begin();
        requests
    }

    /// Starts at 0 what would else appear with its first increment, which `rate` cannot see.
    fn begin(&self) {
        let ours = methods().filter(|method| method.family == Family::Analysis);
        for method in ours {
            self.ended
                .with_label_values(&[&*method.name, code_name(Code::Ok)]);
            self.durations.with_label_values(&[&*method.name]);
        }
        for limit in LIMITS {
            self.shed.with_label_values(&[limit]);
        }
        for reason in REFUSALS {
            self.refused.with_label_values(&[reason]);
        }
    }

    pub(super) fn ended(&self, request: &Ended<'_>) {
        let method = &[request.method];
        let code = code_name(request.code);
        self.ended.with_label_values(&[request.method, code]).inc();
        let durations = self.durations.with_label_values(method);
        durations.observe(request.took.as_secs_f64());
        let received = self.received.with_label_values(method);
        received.inc_by(request.received as u64);
        let sent = self.sent.with_label_values(method);
        sent.inc_by(request.sent as u64);
        if let Some(caller) = request.caller {
            self.callers.with_label_values(&[caller]).inc();
        }
        if let Some(reason) = request.reason {
            self.failed(reason, request);
        }
    }

    fn failed(&self, reason: &str, request: &Ended<'_>) {
        self.errors.with_label_values(&[reason]).inc();
        let detail = request.detail.unwrap_or_default();
        let why = match (reason, detail) {
            ("OVERLOADED", limit) => return self.shed.with_label_values(&[limit]).inc(),
            ("RATE_LIMITED", caller) => {
                return self.rate_limited.with_label_values(&[caller]).inc();
            }
            ("UNAUTHENTICATED", "missing") => "missing_key",
            ("UNAUTHENTICATED", _) => "unknown_key",
            ("PERMISSION_DENIED", "read") => "may_not_read",
            ("PERMISSION_DENIED", _) => "may_not_write",
            _ => return,
        };
        self.refused.with_label_values(&[why]).inc();
    }
}

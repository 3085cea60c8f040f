//! The service config that Parallax ships, kept by hand: tonic does not read it itself.

use std::error::Error;
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use serde_json::Value;
use tonic::{Code, Request, Response, Status};
use tonic_types::StatusExt;

const SHIPPED: &str = include_str!("../../proto/parallax/v1/parallax_grpc_service_config.json");

/// How calls of each method are made.
pub(crate) struct Methods(Vec<(Option<String>, Method)>);

/// How calls of one method are made.
#[derive(Default)]
pub(crate) struct Method {
    /// How long a call may take, all its tries together.
    timeout: Option<Duration>,
    retry: Option<Retry>,
}

struct Retry {
    attempts: u32,
    initial: Duration,
    most: Duration,
    multiplier: f64,
    codes: Vec<String>,
}

impl Methods {
    /// Those of the service config that comes with the contract.
    pub(crate) fn shipped() -> Result<Self, Box<dyn Error>> {
        let config: Value = serde_json::from_str(SHIPPED)?;
        let mut methods = Vec::new();
        for entry in config["methodConfig"].as_array().into_iter().flatten() {
            for name in entry["name"].as_array().into_iter().flatten() {
                let method = name["method"].as_str().map(str::to_owned);
                methods.push((method, Method::read(entry)));
            }
        }
        Ok(Self(methods))
    }

    /// The entry of the method itself, or else that of its service.
    pub(crate) fn of(&self, name: &str) -> &Method {
        let itself = self.0.iter().find(|(n, _)| n.as_deref() == Some(name));
        let found = itself.or_else(|| self.0.iter().find(|(n, _)| n.is_none()));
        &found.expect("the service has an entry").1
    }
}

impl Method {
    fn read(entry: &Value) -> Self {
        let retry = &entry["retryPolicy"];
        let codes = retry["retryableStatusCodes"].as_array();
        Self {
            timeout: duration(&entry["timeout"]),
            retry: codes.map(|codes| Retry {
                attempts: retry["maxAttempts"].as_u64().unwrap_or(1) as u32,
                initial: duration(&retry["initialBackoff"]).unwrap_or_default(),
                most: duration(&retry["maxBackoff"]).unwrap_or_default(),
                multiplier: retry["backoffMultiplier"].as_f64().unwrap_or(1.0),
                codes: codes
                    .iter()
                    .filter_map(Value::as_str)
                    .map(str::to_owned)
                    .collect(),
            }),
        }
    }

    /// Makes the call, again where that is allowed, until an answer or the deadline.
    pub(crate) async fn call<M: Clone, A, F>(
        &self,
        message: &M,
        send: impl Fn(Request<M>) -> F,
    ) -> Result<A, Status>
    where
        F: Future<Output = Result<Response<A>, Status>>,
    {
        let deadline = self.timeout.map(|t| tokio::time::Instant::now() + t);
        let mut attempt = 1;
        loop {
            let mut request = Request::new(message.clone());
            if let Some(deadline) = deadline {
                request
                    .set_timeout(deadline.saturating_duration_since(tokio::time::Instant::now()));
            }
            let status = match send(request).await {
                Ok(answer) => return Ok(answer.into_inner()),
                Err(status) => status,
            };
            let Some(wait) = self.retry.as_ref().and_then(|r| r.wait(attempt, &status)) else {
                return Err(status);
            };
            let next = tokio::time::Instant::now() + wait;
            if deadline.is_some_and(|deadline| next >= deadline) {
                return Err(status);
            }
            tokio::time::sleep_until(next).await;
            attempt += 1;
        }
    }
}

impl Retry {
    /// How long to wait after the `attempt`th try, if there is to be another. The server may
    /// say it itself.
    fn wait(&self, attempt: u32, status: &Status) -> Option<Duration> {
        let listed = |code: &String| is(status.code(), code);
        if attempt >= self.attempts || !self.codes.iter().any(listed) {
            return None;
        }
        let grown = self.multiplier.powi(attempt as i32 - 1);
        let grown = self.initial.mul_f64(grown).min(self.most);
        let told = status.get_details_retry_info();
        let told = told.and_then(|info| info.retry_delay).unwrap_or_default();
        Some(grown.mul_f64(jitter()).max(told))
    }
}

/// From 0.8 to 1.2, so that callers turned away together do not come back together.
fn jitter() -> f64 {
    let random = RandomState::new().hash_one(0) as f64 / u64::MAX as f64;
    0.8 + 0.4 * random
}

/// Whether a code of the config, such as `DEADLINE_EXCEEDED`, is `code`.
fn is(code: Code, name: &str) -> bool {
    format!("{code:?}").eq_ignore_ascii_case(&name.replace('_', ""))
}

/// A duration of protobuf JSON, such as "0.2s".
fn duration(value: &Value) -> Option<Duration> {
    let seconds = value.as_str()?.strip_suffix('s')?.parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

//! What those who run the server see of it.

use std::net::SocketAddr;
use std::str::FromStr;

use clap::Args;

use super::network::listen_address;

/// The settings of metrics and traces, as they are written.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Observability")]
pub struct ObserveArgs {
    /// Address and port of plain HTTP with /metrics, /livez and /readyz [default: none]
    #[arg(long, env = "PARALLAX_METRICS_LISTEN", value_name = "ADDR", value_parser = listen_address)]
    metrics_listen: Option<SocketAddr>,

    /// Where traces go by OTLP over gRPC, such as http://localhost:4317 [default: nowhere]
    #[arg(long, env = "PARALLAX_OTLP_ENDPOINT", value_name = "URL")]
    otlp_endpoint: Option<OtlpEndpoint>,

    /// Share of requests that are traced unless their caller decides, from 0 to 1
    #[arg(long, env = "PARALLAX_TRACE_SAMPLE", value_name = "0..1", default_value = "1",
          value_parser = share)]
    trace_sample: f64,
}

/// What those who run the server see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observe {
    /// Where metrics and the state of the server are told over HTTP.
    pub metrics_listen: Option<SocketAddr>,
    /// Where traces go.
    pub otlp: Option<OtlpEndpoint>,
    /// How many of a million requests are traced unless their caller decides.
    pub traced_per_million: u32,
}

/// The URL of a collector of traces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtlpEndpoint(pub String);

impl FromStr for OtlpEndpoint {
    type Err = &'static str;

    fn from_str(url: &str) -> Result<Self, &'static str> {
        let parsed: Option<http::Uri> = url.parse().ok();
        let fits = parsed.is_some_and(|uri| {
            matches!(uri.scheme_str(), Some("http" | "https")) && uri.authority().is_some()
        });
        fits.then(|| Self(url.to_owned()))
            .ok_or("must be a URL such as http://localhost:4317")
    }
}

impl ObserveArgs {
    pub(super) fn resolve(&self) -> Observe {
        Observe {
            metrics_listen: self.metrics_listen,
            otlp: self.otlp_endpoint.clone(),
            traced_per_million: (self.trace_sample * 1e6).round() as u32,
        }
    }
}

impl Default for Observe {
    fn default() -> Self {
        Self {
            metrics_listen: None,
            otlp: None,
            traced_per_million: 1_000_000,
        }
    }
}

fn share(value: &str) -> Result<f64, String> {
    match value.parse() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("must be a number from 0 to 1".to_owned()),
    }
}

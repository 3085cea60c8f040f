//! Settings: flags, each with its environment variable, to a [`Config`].
//!
//! Each group of settings has a file: [`ServeArgs`] is what is written, [`Config`] what is
//! meant once all is checked together. Files that settings name are not opened here.

mod bytes;
mod limits;
mod log;
mod network;
mod observe;
mod security;
mod time;
mod web;

use std::fmt;

use clap::Args;

pub use bytes::ByteSize;
pub use limits::{LimitArgs, Limits};
pub use log::{LogArgs, LogFormat, LogLevel};
pub use network::{Network, NetworkArgs};
pub use observe::{Observe, ObserveArgs, OtlpEndpoint};
pub use security::{Reflection, Security, SecurityArgs, TlsFiles};
pub use time::Span;
pub use web::{WebArgs, WebOrigins};

/// The settings of `parallax serve`, as they are written.
#[derive(Args, Clone, Debug)]
pub struct ServeArgs {
    #[command(flatten)]
    network: NetworkArgs,
    #[command(flatten)]
    limits: LimitArgs,
    #[command(flatten)]
    security: SecurityArgs,
    #[command(flatten)]
    web: WebArgs,
    #[command(flatten)]
    observe: ObserveArgs,
    /// How the log looks and what is in it.
    #[command(flatten)]
    pub log: LogArgs,
}

/// The settings of a server, checked and complete.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Config {
    /// Where and how to listen.
    pub network: Network,
    /// How much is taken on.
    pub limits: Limits,
    /// Who may call.
    pub security: Security,
    /// Which web pages may call.
    pub web_origins: WebOrigins,
    /// What those who run it see.
    pub observe: Observe,
}

/// Settings that are fine each and do not fit together or the machine. The message begins
/// with the flag at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError(String);

impl ConfigError {
    /// What is wrong with `flag`.
    pub fn new(flag: &str, what: impl fmt::Display) -> Self {
        Self(format!("{flag} {what}"))
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

impl ServeArgs {
    /// The settings with what was left open filled in. `memory` is the memory of the machine
    /// in bytes, where that is known.
    pub fn resolve(&self, memory: Option<usize>) -> Result<Config, ConfigError> {
        let network = self.network.resolve();
        let security = self.security.resolve();
        security.allows(network.listen)?;
        Ok(Config {
            network,
            limits: self.limits.resolve(memory)?,
            security,
            web_origins: self.web.web_origins.clone(),
            observe: self.observe.resolve(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        serve: ServeArgs,
    }

    fn resolve(line: &str, memory: Option<usize>) -> Result<Config, String> {
        let words = std::iter::once("parallax").chain(line.split_whitespace());
        let line = Line::try_parse_from(words).map_err(|e| e.to_string())?;
        line.serve.resolve(memory).map_err(|e| e.to_string())
    }

    #[test]
    fn the_defaults_of_the_flags_are_the_defaults() {
        let config = resolve("--listen 127.0.0.1:0", None);
        assert_eq!(config, Ok(Config::default()));
    }

    #[test]
    fn store_and_requests_take_their_share_of_the_memory_unless_told_how_much() {
        let bytes = |line| {
            let limits = resolve(line, Some(8 << 30)).map(|c| c.limits);
            limits.map(|l| (l.store_bytes, l.request_memory))
        };
        assert_eq!(bytes(""), Ok((2 << 30, 1 << 30)));
        assert_eq!(
            bytes("--max-store-bytes 5MiB --max-request-memory 64MiB"),
            Ok((5 << 20, 64 << 20))
        );
    }

    #[test]
    fn listens_on_a_name_of_this_machine() {
        let config = resolve("--listen localhost:7001", None);
        assert_eq!(config.map(|c| c.network.listen.port()), Ok(7001));
    }

    #[test]
    fn other_machines_are_served_with_tls_or_keys_or_when_told_so() {
        let refused = resolve("--listen 0.0.0.0:7001", None).expect_err("open to anybody");
        assert!(refused.starts_with("--listen"), "{refused}");
        assert!(refused.contains("--insecure"), "{refused}");
        for enough in [
            "--insecure",
            "--api-keys keys",
            "--tls-cert c --tls-key k --tls-client-ca a",
            "--tls-cert c --tls-key k",
        ] {
            let config = resolve(&format!("--listen 0.0.0.0:7001 {enough}"), None);
            assert!(config.is_ok(), "{config:?}");
        }
    }

    #[test]
    fn bad_values_name_their_flag() {
        for (flag, value) in [
            ("--listen", "nowhere"),
            ("--max-connections", "0"),
            ("--max-streams-per-connection", "0"),
            ("--max-header-bytes", "1"),
            ("--handshake-timeout", "0s"),
            ("--keepalive-interval", "often"),
            ("--max-article-bytes", "big"),
            ("--max-article-bytes", "0"),
            ("--max-article-bytes", "2GiB"),
            ("--max-message-bytes", "1MiB"),
            ("--max-store-bytes", "-1"),
            ("--max-request-memory", "1MiB"),
            ("--max-concurrent-requests", "0"),
            ("--max-queue", "0"),
            ("--workers", "0"),
            ("--max-request-time", "0s"),
            ("--shutdown-grace", "soon"),
            ("--tls-cert", "alone"),
            ("--tls-key", "alone"),
            ("--tls-client-ca", "alone"),
            ("--reflection", "perhaps"),
            ("--web-origins", "app.example"),
            ("--metrics-listen", "nowhere"),
            ("--otlp-endpoint", "nowhere"),
            ("--trace-sample", "2"),
            ("--log-format", "xml"),
            ("--log-level", "a=b=c"),
        ] {
            let error = resolve(&format!("{flag}={value}"), None).expect_err(value);
            assert!(error.contains(flag), "{error}");
        }
    }
}

//! Settings: flags, each with its environment variable, to a [`Config`].

mod bytes;
mod web;

use std::fmt;
use std::net::{SocketAddr, ToSocketAddrs};
use std::time::Duration;

use clap::{Args, ValueEnum};

pub use bytes::ByteSize;
pub use web::{WebArgs, WebOrigins};

use crate::service::Limits;

/// The settings of `parallax serve`, as they are written.
#[derive(Args, Clone, Debug)]
pub struct ServeArgs {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(
        long,
        env = "PARALLAX_LISTEN",
        value_name = "ADDR",
        default_value = "127.0.0.1:50051",
        value_parser = listen_address
    )]
    pub listen: SocketAddr,

    /// Longest text of an article
    #[arg(
        long,
        env = "PARALLAX_MAX_ARTICLE_BYTES",
        value_name = "BYTES",
        default_value = "1MiB"
    )]
    pub max_article_bytes: ByteSize,

    /// Largest message, both ways
    #[arg(
        long,
        env = "PARALLAX_MAX_MESSAGE_BYTES",
        value_name = "BYTES",
        default_value = "16MiB"
    )]
    pub max_message_bytes: ByteSize,

    /// Most that stored articles and their analyses may take [default: a quarter of the memory]
    #[arg(long, env = "PARALLAX_MAX_STORE_BYTES", value_name = "BYTES")]
    pub max_store_bytes: Option<ByteSize>,

    /// Most requests worked on at once; more are turned away with UNAVAILABLE
    #[arg(long, env = "PARALLAX_MAX_CONCURRENT_REQUESTS", value_name = "N", default_value = "512",
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_concurrent_requests: u32,

    /// Longest wait for requests under way when told to stop
    #[arg(long, env = "PARALLAX_SHUTDOWN_GRACE", value_name = "SECONDS", default_value = "10",
          value_parser = clap::value_parser!(u32).range(0..=3600))]
    pub shutdown_grace: u32,

    /// Which web pages may call.
    #[command(flatten)]
    pub web: WebArgs,

    /// How log lines on stderr look
    #[arg(
        long,
        env = "PARALLAX_LOG_FORMAT",
        value_name = "FORMAT",
        default_value = "human"
    )]
    pub log_format: LogFormat,

    /// What is logged: error, warn, info, debug or trace, or a filter such as "parallax=debug"
    #[arg(
        long,
        env = "PARALLAX_LOG_LEVEL",
        value_name = "FILTER",
        default_value = "info"
    )]
    pub log_level: LogLevel,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines for people, in colour on a terminal.
    Human,
    /// One JSON object a line.
    Json,
}

/// A filter for the log that is known to be well formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLevel(pub String);

impl std::str::FromStr for LogLevel {
    type Err = String;

    fn from_str(filter: &str) -> Result<Self, String> {
        match filter.parse::<tracing_subscriber::filter::Targets>() {
            Ok(_) => Ok(Self(filter.to_owned())),
            Err(error) => Err(error.to_string()),
        }
    }
}

/// The settings of a server, checked and complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Longest text of an article.
    pub max_article_bytes: usize,
    /// Largest message, both ways.
    pub max_message_bytes: usize,
    /// Most that stored articles may take.
    pub max_store_bytes: usize,
    /// Most requests worked on at once.
    pub max_concurrent_requests: usize,
    /// Longest wait for requests under way when told to stop.
    pub shutdown_grace: Duration,
    /// Which web pages may call.
    pub web_origins: WebOrigins,
}

/// Settings that are fine each and do not fit together or the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError(String);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

/// The longest text of an article that spans can count in.
const MAX_ARTICLE_BYTES: usize = 1 << 30;

/// What the fields of an article beside its text may take in a message.
const ARTICLE_OVERHEAD: usize = 32 << 10;

/// The share of the memory that the store takes unless it is told how much.
const STORE_SHARE: usize = 4;

/// What the store takes where the memory cannot be read.
const STORE_FALLBACK: usize = 1 << 30;

impl ServeArgs {
    /// The settings with what was left open filled in. `memory` is the memory of the machine
    /// in bytes, where that is known.
    pub fn resolve(&self, memory: Option<usize>) -> Result<Config, ConfigError> {
        let config = Config {
            listen: self.listen,
            max_article_bytes: self.max_article_bytes.0,
            max_message_bytes: self.max_message_bytes.0,
            max_store_bytes: self.max_store_bytes.map_or_else(
                || memory.map_or(STORE_FALLBACK, |bytes| bytes / STORE_SHARE),
                |size| size.0,
            ),
            max_concurrent_requests: self.max_concurrent_requests as usize,
            shutdown_grace: Duration::from_secs(self.shutdown_grace.into()),
            web_origins: self.web.web_origins.clone(),
        };
        config.check()?;
        Ok(config)
    }
}

impl Config {
    fn check(&self) -> Result<(), ConfigError> {
        let article = self.max_article_bytes;
        if !(1..=MAX_ARTICLE_BYTES).contains(&article) {
            return Err(ConfigError(
                "--max-article-bytes must be from 1 to 1GiB".into(),
            ));
        }
        if self.max_message_bytes < article + ARTICLE_OVERHEAD {
            return Err(ConfigError(format!(
                "--max-message-bytes must be at least 32KiB more than --max-article-bytes, which is {article}"
            )));
        }
        Ok(())
    }
}

impl Default for Config {
    /// The defaults of the flags, on a free port of this machine.
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            max_article_bytes: Limits::default().article_bytes,
            max_message_bytes: 16 << 20,
            max_store_bytes: STORE_FALLBACK,
            max_concurrent_requests: 512,
            shutdown_grace: Duration::from_secs(10),
            web_origins: WebOrigins::None,
        }
    }
}

/// An address with its port, or a name of this machine such as `localhost:50051`; of the
/// addresses of a name the first of IPv4, if it has one.
fn listen_address(value: &str) -> Result<SocketAddr, &'static str> {
    let found: Vec<SocketAddr> = value
        .to_socket_addrs()
        .map(Iterator::collect)
        .unwrap_or_default();
    let first = found.iter().find(|a| a.is_ipv4()).or(found.first());
    first
        .copied()
        .ok_or("must be an address and port such as 127.0.0.1:50051")
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
    fn the_store_takes_its_share_of_the_memory_unless_told_how_much() {
        let bytes = |line, memory| resolve(line, memory).map(|c| c.max_store_bytes);
        assert_eq!(bytes("", Some(8 << 30)), Ok(2 << 30));
        assert_eq!(bytes("--max-store-bytes 5MiB", Some(8 << 30)), Ok(5 << 20));
    }

    #[test]
    fn listens_on_a_name_of_this_machine() {
        let config = resolve("--listen localhost:7001", None);
        assert_eq!(config.map(|c| c.listen.port()), Ok(7001));
    }

    #[test]
    fn bad_values_name_their_flag() {
        for (flag, value) in [
            ("--listen", "nowhere"),
            ("--max-article-bytes", "big"),
            ("--max-article-bytes", "0"),
            ("--max-article-bytes", "2GiB"),
            ("--max-message-bytes", "1MiB"),
            ("--max-store-bytes", "-1"),
            ("--max-concurrent-requests", "0"),
            ("--shutdown-grace", "soon"),
            ("--web-origins", "app.example"),
            ("--log-format", "xml"),
            ("--log-level", "a=b=c"),
        ] {
            let error = resolve(&format!("{flag}={value}"), None).expect_err(value);
            assert!(error.contains(flag), "{error}");
        }
    }
}

//! How much the server takes on.

use std::time::Duration;

use clap::Args;

use super::time::{Span, positive};
use super::{ByteSize, ConfigError};
use crate::service;

/// The limits, as they are written.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Limits")]
pub struct LimitArgs {
    /// Longest text of an article
    #[arg(
        long,
        env = "PARALLAX_MAX_ARTICLE_BYTES",
        value_name = "BYTES",
        default_value = "1MiB"
    )]
    max_article_bytes: ByteSize,

    /// Largest message, both ways
    #[arg(
        long,
        env = "PARALLAX_MAX_MESSAGE_BYTES",
        value_name = "BYTES",
        default_value = "16MiB"
    )]
    max_message_bytes: ByteSize,

    /// Most that stored articles and their analyses may take [default: a quarter of the memory]
    #[arg(long, env = "PARALLAX_MAX_STORE_BYTES", value_name = "BYTES")]
    max_store_bytes: Option<ByteSize>,

    /// Most that requests and answers on their way may take together; while they do, more are
    /// turned away [default: an eighth of the memory]
    #[arg(long, env = "PARALLAX_MAX_REQUEST_MEMORY", value_name = "BYTES")]
    max_request_memory: Option<ByteSize>,

    /// Most requests worked on at once, half of them streams; more are turned away with UNAVAILABLE
    #[arg(long, env = "PARALLAX_MAX_CONCURRENT_REQUESTS", value_name = "N", default_value = "512",
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    max_concurrent_requests: u32,

    /// Most requests that wait for a worker; more are turned away with UNAVAILABLE
    #[arg(long, env = "PARALLAX_MAX_QUEUE", value_name = "N", default_value = "256",
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    max_queue: u32,

    /// Threads that analyse and compare [default: one for each processor]
    #[arg(long, env = "PARALLAX_WORKERS", value_name = "N",
          value_parser = clap::value_parser!(u32).range(1..=1024))]
    workers: Option<u32>,

    /// Longest that a call may take, whatever its deadline; streams may take as long as they like
    #[arg(long, env = "PARALLAX_MAX_REQUEST_TIME", value_name = "TIME", default_value = "120s",
          value_parser = positive)]
    max_request_time: Span,

    /// Longest that a stream may be silent both ways
    #[arg(long, env = "PARALLAX_STREAM_IDLE_TIMEOUT", value_name = "TIME", default_value = "5m",
          value_parser = positive)]
    stream_idle_timeout: Span,

    /// Time that the server, told to stop, goes on taking requests while its health says NOT_SERVING,
    /// so that callers look elsewhere
    #[arg(
        long,
        env = "PARALLAX_DRAIN_DELAY",
        value_name = "TIME",
        default_value = "100ms"
    )]
    drain_delay: Span,

    /// Longest wait for requests under way after that
    #[arg(
        long,
        env = "PARALLAX_SHUTDOWN_GRACE",
        value_name = "TIME",
        default_value = "10s"
    )]
    shutdown_grace: Span,
}

/// How much is taken on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// What one request may ask of the service, and how much it works on at once.
    pub service: service::Limits,
    /// Largest message, both ways.
    pub message_bytes: usize,
    /// Most that stored articles may take.
    pub store_bytes: usize,
    /// Most that requests and answers on their way may take.
    pub request_memory: usize,
    /// Most requests worked on at once.
    pub concurrent_requests: usize,
    /// Longest that a call may take.
    pub request_time: Duration,
    /// Longest that a stream may be silent.
    pub stream_idle: Duration,
    /// Time between saying NOT_SERVING and taking nothing more.
    pub drain_delay: Duration,
    /// Longest wait for requests under way when told to stop.
    pub shutdown_grace: Duration,
}

/// The longest text of an article that spans can count in.
const MAX_ARTICLE_BYTES: usize = 1 << 30;

/// What the fields of an article beside its text may take in a message.
const ARTICLE_OVERHEAD: usize = 32 << 10;

/// The share of the memory that the store takes unless it is told how much.
const STORE_SHARE: usize = 4;

/// The share of the memory that requests take unless they are told how much.
const REQUEST_SHARE: usize = 8;

/// The memory where it cannot be read.
const MEMORY_FALLBACK: usize = 4 << 30;

/// Fewer messages than this at once nobody wants.
const LEAST_MESSAGES: usize = 2;

impl LimitArgs {
    pub(super) fn resolve(&self, memory: Option<usize>) -> Result<Limits, ConfigError> {
        let defaults = service::Limits::default();
        let memory = memory.unwrap_or(MEMORY_FALLBACK);
        let least = LEAST_MESSAGES.saturating_mul(self.max_message_bytes.0);
        let requests = self.max_request_memory.map(|size| size.0);
        let limits = Limits {
            service: service::Limits {
                article_bytes: self.max_article_bytes.0,
                parallel: self.workers.map_or(defaults.parallel, |n| n as usize),
                queue: self.max_queue as usize,
                ..defaults
            },
            message_bytes: self.max_message_bytes.0,
            store_bytes: self
                .max_store_bytes
                .map_or(memory / STORE_SHARE, |size| size.0),
            request_memory: requests.unwrap_or((memory / REQUEST_SHARE).max(least)),
            concurrent_requests: self.max_concurrent_requests as usize,
            request_time: self.max_request_time.0,
            stream_idle: self.stream_idle_timeout.0,
            drain_delay: self.drain_delay.0,
            shutdown_grace: self.shutdown_grace.0,
        };
        limits.check()?;
        Ok(limits)
    }
}

impl Limits {
    fn check(&self) -> Result<(), ConfigError> {
        let article = self.service.article_bytes;
        if !(1..=MAX_ARTICLE_BYTES).contains(&article) {
            let flag = "--max-article-bytes";
            return Err(ConfigError::new(flag, "must be from 1 to 1GiB"));
        }
        if self.message_bytes < article + ARTICLE_OVERHEAD {
            let what =
                format!("must be at least 32KiB more than --max-article-bytes, which is {article}");
            return Err(ConfigError::new("--max-message-bytes", what));
        }
        if self.request_memory < LEAST_MESSAGES.saturating_mul(self.message_bytes) {
            let what = format!(
                "must be at least twice --max-message-bytes, which is {}",
                self.message_bytes
            );
            return Err(ConfigError::new("--max-request-memory", what));
        }
        Ok(())
    }
}

impl Default for Limits {
    /// The defaults of the flags where the memory cannot be read.
    fn default() -> Self {
        Self {
            service: service::Limits::default(),
            message_bytes: 16 << 20,
            store_bytes: MEMORY_FALLBACK / STORE_SHARE,
            request_memory: MEMORY_FALLBACK / REQUEST_SHARE,
            concurrent_requests: 512,
            request_time: Duration::from_secs(120),
            stream_idle: Duration::from_secs(300),
            drain_delay: Duration::from_millis(100),
            shutdown_grace: Duration::from_secs(10),
        }
    }
}

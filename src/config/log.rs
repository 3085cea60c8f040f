//! Settings of the log.

use clap::{Args, ValueEnum};

/// The settings of the log.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Observability")]
pub struct LogArgs {
    /// How log lines on stderr look
    #[arg(
        long = "log-format",
        env = "PARALLAX_LOG_FORMAT",
        value_name = "FORMAT",
        default_value = "human"
    )]
    pub format: LogFormat,

    /// What is logged: error, warn, info, debug or trace, or a filter such as "parallax=debug"
    #[arg(
        long = "log-level",
        env = "PARALLAX_LOG_LEVEL",
        value_name = "FILTER",
        default_value = "info"
    )]
    pub level: LogLevel,
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

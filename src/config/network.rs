//! Where and how the server listens.

use std::net::{SocketAddr, ToSocketAddrs};
use std::time::Duration;

use clap::Args;

use super::bytes::{ByteSize, InvalidByteSize};
use super::time::{Span, positive};

/// The settings of the network, as they are written.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Network")]
pub struct NetworkArgs {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(
        long,
        env = "PARALLAX_LISTEN",
        value_name = "ADDR",
        default_value = "127.0.0.1:50051",
        value_parser = listen_address
    )]
    listen: SocketAddr,

    /// Most connections at once; more are closed as they come
    #[arg(long, env = "PARALLAX_MAX_CONNECTIONS", value_name = "N", default_value = "10000",
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    max_connections: u32,

    /// Most requests that one connection may have open
    #[arg(long, env = "PARALLAX_MAX_STREAMS_PER_CONNECTION", value_name = "N", default_value = "256",
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    max_streams_per_connection: u32,

    /// Most that the headers of one request may take
    #[arg(
        long,
        env = "PARALLAX_MAX_HEADER_BYTES",
        value_name = "BYTES",
        default_value = "16KiB",
        value_parser = header_bytes
    )]
    max_header_bytes: ByteSize,

    /// Longest wait for TLS and the first bytes of a connection
    #[arg(long, env = "PARALLAX_HANDSHAKE_TIMEOUT", value_name = "TIME", default_value = "10s",
          value_parser = positive)]
    handshake_timeout: Span,

    /// How often a connection is asked whether it is still there
    #[arg(long, env = "PARALLAX_KEEPALIVE_INTERVAL", value_name = "TIME", default_value = "60s",
          value_parser = positive)]
    keepalive_interval: Span,

    /// Longest wait for its answer; then the connection is closed
    #[arg(long, env = "PARALLAX_KEEPALIVE_TIMEOUT", value_name = "TIME", default_value = "20s",
          value_parser = positive)]
    keepalive_timeout: Span,

    /// Age at which a connection is asked to go, so that clients spread again; give or take a
    /// tenth [default: never]
    #[arg(long, env = "PARALLAX_MAX_CONNECTION_AGE", value_name = "TIME", value_parser = positive)]
    max_connection_age: Option<Span>,

    /// Time that requests on it then still have
    #[arg(
        long,
        env = "PARALLAX_MAX_CONNECTION_AGE_GRACE",
        value_name = "TIME",
        default_value = "30s"
    )]
    max_connection_age_grace: Span,
}

/// Where and how to listen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Most connections at once.
    pub connections: usize,
    /// Most requests that one connection may have open.
    pub streams_per_connection: u32,
    /// Most bytes that the headers of one request may take.
    pub header_bytes: u32,
    /// Longest wait for TLS and the first bytes of a connection.
    pub handshake_timeout: Duration,
    /// How often a connection is asked whether it is still there.
    pub keepalive_interval: Duration,
    /// Longest wait for its answer.
    pub keepalive_timeout: Duration,
    /// Age at which a connection is asked to go.
    pub connection_age: Option<Duration>,
    /// Time that requests on it then still have.
    pub connection_age_grace: Duration,
}

impl NetworkArgs {
    pub(super) fn resolve(&self) -> Network {
        Network {
            listen: self.listen,
            connections: self.max_connections as usize,
            streams_per_connection: self.max_streams_per_connection,
            header_bytes: u32::try_from(self.max_header_bytes.0).unwrap_or(MAX_HEADER_BYTES),
            handshake_timeout: self.handshake_timeout.0,
            keepalive_interval: self.keepalive_interval.0,
            keepalive_timeout: self.keepalive_timeout.0,
            connection_age: self.max_connection_age.map(|age| age.0),
            connection_age_grace: self.max_connection_age_grace.0,
        }
    }
}

impl Default for Network {
    /// The defaults of the flags, on a free port of this machine.
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            connections: 10_000,
            streams_per_connection: 256,
            header_bytes: 16 << 10,
            handshake_timeout: Duration::from_secs(10),
            keepalive_interval: Duration::from_secs(60),
            keepalive_timeout: Duration::from_secs(20),
            connection_age: None,
            connection_age_grace: Duration::from_secs(30),
        }
    }
}

/// More headers than this nobody needs.
const MAX_HEADER_BYTES: u32 = 1 << 20;

/// An address with its port, or a name of this machine such as `localhost:50051`; of the
/// addresses of a name the first of IPv4, if it has one.
pub(super) fn listen_address(value: &str) -> Result<SocketAddr, &'static str> {
    let found: Vec<SocketAddr> = value
        .to_socket_addrs()
        .map(Iterator::collect)
        .unwrap_or_default();
    let first = found.iter().find(|a| a.is_ipv4()).or(found.first());
    first
        .copied()
        .ok_or("must be an address and port such as 127.0.0.1:50051")
}

fn header_bytes(value: &str) -> Result<ByteSize, String> {
    let size: ByteSize = value.parse().map_err(|e: InvalidByteSize| e.to_string())?;
    let fits = (4 << 10..=MAX_HEADER_BYTES as usize).contains(&size.0);
    fits.then_some(size)
        .ok_or_else(|| "must be from 4KiB to 1MiB".to_owned())
}

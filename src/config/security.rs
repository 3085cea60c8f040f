//! Who may call, and how the connection is protected.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ConfigError;

/// The settings of security, as they are written.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Security")]
pub struct SecurityArgs {
    /// Certificate chain in PEM; read again when it changes and on SIGHUP
    #[arg(
        long,
        env = "PARALLAX_TLS_CERT",
        value_name = "FILE",
        requires = "tls_key"
    )]
    tls_cert: Option<PathBuf>,

    /// Its private key in PEM
    #[arg(
        long,
        env = "PARALLAX_TLS_KEY",
        value_name = "FILE",
        requires = "tls_cert"
    )]
    tls_key: Option<PathBuf>,

    /// Certificates in PEM of whoever signs the certificates that callers must then have (mTLS)
    #[arg(
        long,
        env = "PARALLAX_TLS_CLIENT_CA",
        value_name = "FILE",
        requires = "tls_cert"
    )]
    tls_client_ca: Option<PathBuf>,

    /// Keys that callers must then send as `authorization: Bearer KEY`; read again when the file
    /// changes and on SIGHUP
    #[arg(long, env = "PARALLAX_API_KEYS", value_name = "FILE")]
    api_keys: Option<PathBuf>,

    /// Who may ask for the service's descriptors
    #[arg(
        long,
        env = "PARALLAX_REFLECTION",
        value_name = "WHO",
        default_value = "callers"
    )]
    reflection: Reflection,

    /// Listen for other machines without TLS and keys
    #[arg(long, env = "PARALLAX_INSECURE")]
    insecure: bool,
}

/// Who may ask for the service's descriptors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, ValueEnum)]
pub enum Reflection {
    /// Whoever may call the service: with --api-keys, callers with a key.
    #[default]
    Callers,
    /// Anybody who reaches the port.
    Anyone,
    /// Nobody.
    Off,
}

/// Who may call, and how the connection is protected.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Security {
    /// The certificate of the server; without one connections are in the clear.
    pub tls: Option<TlsFiles>,
    /// The file with the keys of callers; without one anybody may call.
    pub api_keys: Option<PathBuf>,
    /// Who may ask for the service's descriptors.
    pub reflection: Reflection,
    /// Whether to listen for other machines without TLS and keys.
    pub insecure: bool,
}

/// Files in PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsFiles {
    /// The certificate chain of the server.
    pub cert: PathBuf,
    /// Its private key.
    pub key: PathBuf,
    /// Who signs the certificates of callers, if they must have one.
    pub client_ca: Option<PathBuf>,
}

impl SecurityArgs {
    pub(super) fn resolve(&self) -> Security {
        let tls = match (&self.tls_cert, &self.tls_key) {
            (Some(cert), Some(key)) => Some(TlsFiles {
                cert: cert.clone(),
                key: key.clone(),
                client_ca: self.tls_client_ca.clone(),
            }),
            _ => None,
        };
        Security {
            tls,
            api_keys: self.api_keys.clone(),
            reflection: self.reflection,
            insecure: self.insecure,
        }
    }
}

impl Security {
    /// Whether a server may listen there so protected.
    pub(super) fn allows(&self, listen: SocketAddr) -> Result<(), ConfigError> {
        let protected = self.tls.is_some() || self.api_keys.is_some();
        if listen.ip().is_loopback() || protected || self.insecure {
            return Ok(());
        }
        let what = format!(
            "is {listen}, which other machines reach; give --tls-cert and --tls-key, \
             or --api-keys, or say --insecure"
        );
        Err(ConfigError::new("--listen", what))
    }
}

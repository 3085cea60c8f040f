//! TLS for connections, with certificates that are replaced while calls go on.

use std::path::Path;
use std::sync::Arc;

use arc_swap::ArcSwap;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{VerifierBuilderError, WebPkiClientVerifier};
use rustls::{RootCertStore, ServerConfig, crypto::ring};
use tokio_rustls::TlsAcceptor;
use x509_cert::Certificate;
use x509_cert::der::Decode;

use crate::config::{ConfigError, TlsFiles};
use crate::server::files;

const CERT: &str = "--tls-cert";
const KEY: &str = "--tls-key";
const CLIENT_CA: &str = "--tls-client-ca";

/// The certificates as they are now.
#[derive(Debug)]
pub(in crate::server) struct Tls {
    files: TlsFiles,
    current: ArcSwap<Current>,
}

/// What new connections get.
#[derive(Debug)]
struct Current {
    config: Arc<ServerConfig>,
    /// When our certificate ends, in seconds since 1970, as far as it can be read.
    ends: Option<i64>,
}

impl Tls {
    /// Reads the files. `http1` says whether HTTP/1.1 is offered beside HTTP/2 (ALPN).
    pub(in crate::server) fn new(files: &TlsFiles, http1: bool) -> Result<Self, ConfigError> {
        Ok(Self {
            current: ArcSwap::from_pointee(load(files, http1)?),
            files: files.clone(),
        })
    }

    /// Takes what the files hold now for new connections; those that are open stay as they are.
    pub(in crate::server) fn reload(&self) -> Result<(), ConfigError> {
        let http1 = self.current.load().config.alpn_protocols.len() > 1;
        self.current.store(Arc::new(load(&self.files, http1)?));
        Ok(())
    }

    /// What makes the next connection.
    pub(super) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(Arc::clone(&self.current.load().config))
    }

    /// When our certificate ends, in seconds since 1970.
    pub(super) fn ends(&self) -> Option<i64> {
        self.current.load().ends
    }
}

fn load(files: &TlsFiles, http1: bool) -> Result<Current, ConfigError> {
    let chain = certificates(CERT, &files.cert)?;
    let ends = chain.first().and_then(end_of);
    let key = PrivateKeyDer::from_pem_slice(&files::read(KEY, &files.key)?)
        .map_err(|_| at_fault(KEY, &files.key, "holds no private key in PEM"))?;
    let provider = Arc::new(ring::default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| at_fault(CERT, &files.cert, error))?;
    let builder = match &files.client_ca {
        None => builder.with_no_client_auth(),
        Some(file) => {
            let roots = Arc::new(roots(file)?);
            let verifier = WebPkiClientVerifier::builder_with_provider(roots, provider);
            let verifier = verifier.build();
            builder.with_client_cert_verifier(
                verifier.map_err(|error: VerifierBuilderError| at_fault(CLIENT_CA, file, error))?,
            )
        }
    };
    let mut config = builder
        .with_single_cert(chain, key)
        .map_err(|error| at_fault(CERT, &files.cert, error))?;
    config.alpn_protocols.push(b"h2".to_vec());
    if http1 {
        config.alpn_protocols.push(b"http/1.1".to_vec());
    }
    let config = Arc::new(config);
    Ok(Current { config, ends })
}

/// When a certificate ends, in seconds since 1970.
fn end_of(certificate: &CertificateDer<'_>) -> Option<i64> {
    let certificate = Certificate::from_der(certificate).ok()?;
    let end = certificate.tbs_certificate.validity.not_after;
    i64::try_from(end.to_unix_duration().as_secs()).ok()
}

fn roots(file: &Path) -> Result<RootCertStore, ConfigError> {
    let mut roots = RootCertStore::empty();
    for certificate in certificates(CLIENT_CA, file)? {
        let added = roots.add(certificate);
        added.map_err(|error| at_fault(CLIENT_CA, file, error))?;
    }
    Ok(roots)
}

/// The certificates of a file in PEM, of which there is at least one.
fn certificates(flag: &str, file: &Path) -> Result<Vec<CertificateDer<'static>>, ConfigError> {
    let pem = files::read(flag, file)?;
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
    match found {
        Ok(found) if !found.is_empty() => Ok(found),
        _ => Err(at_fault(flag, file, "holds no certificate in PEM")),
    }
}

fn at_fault(flag: &str, file: &Path, what: impl std::fmt::Display) -> ConfigError {
    ConfigError::new(flag, format!("{}: {what}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_certificate_is_read() {
        let mut params = rcgen::CertificateParams::new(["localhost".to_owned()]).expect("a name");
        params.not_after = rcgen::date_time_ymd(2030, 1, 1);
        let key = rcgen::KeyPair::generate().expect("a key");
        let certificate = params.self_signed(&key).expect("a certificate");
        assert_eq!(end_of(certificate.der()), Some(1_893_456_000));
        assert_eq!(end_of(&CertificateDer::from_slice(b"nonsense")), None);
    }
}

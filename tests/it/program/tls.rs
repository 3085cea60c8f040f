//! TLS: certificates of both sides, and their replacement while calls go on.

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::transport::{Certificate, ClientTlsConfig, Identity};

use super::*;
use crate::grpc::article;
use parallax::grpc::{StreamRequest, pb};

/// A certificate authority of the test.
struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        Self(CertifiedIssuer::self_signed(params, key).expect("a certificate"))
    }

    fn pem(&self) -> String {
        self.0.pem()
    }

    /// A certificate for `name` and its key, in PEM.
    fn sign(&self, name: &str) -> (String, String) {
        let key = KeyPair::generate().expect("a key");
        let params = CertificateParams::new([name.to_owned()]).expect("a name");
        let certificate = params.signed_by(&key, &self.0).expect("signed");
        (certificate.pem(), key.serialize_pem())
    }
}

/// The files of a server.
struct Files {
    cert: PathBuf,
    key: PathBuf,
    client_ca: PathBuf,
}

impl Files {
    fn new(test: &str, authority: &Authority) -> Self {
        let folder = folder(test);
        let files = Self {
            cert: folder.join("cert.pem"),
            key: folder.join("key.pem"),
            client_ca: folder.join("ca.pem"),
        };
        write(&files.client_ca, &authority.pem());
        files.replace(authority);
        files
    }

    fn replace(&self, authority: &Authority) {
        let (cert, key) = authority.sign("localhost");
        write(&self.key, &key);
        write(&self.cert, &cert);
    }

    fn flags(&self) -> Vec<&str> {
        vec!["--tls-cert", flag(&self.cert), "--tls-key", flag(&self.key)]
    }
}

/// A client that trusts `authority`, with a certificate of its own if there is one.
async fn connect(
    program: &Program,
    authority: &Authority,
    identity: Option<(String, String)>,
) -> Result<Client, tonic::transport::Error> {
    let mut tls = ClientTlsConfig::new()
        .ca_certificate(Certificate::from_pem(authority.pem()))
        .domain_name("localhost");
    if let Some((cert, key)) = identity {
        tls = tls.identity(Identity::from_pem(cert, key));
    }
    let endpoint = Endpoint::from_shared(format!("https://{}", program.address("address")))?;
    Ok(Client::new(endpoint.tls_config(tls)?.connect().await?))
}

async fn calls(client: &mut Client) -> Result<(), tonic::Status> {
    let list = pb::ListArticlesRequest::default();
    client.list_articles(list).await.map(|_| ())
}

#[tokio::test]
async fn calls_go_over_tls_and_not_in_the_clear() {
    let authority = Authority::new();
    let files = Files::new("tls", &authority);
    let program = Program::start(&files.flags());
    let mut client = connect(&program, &authority, None).await.expect("trusted");
    calls(&mut client).await.expect("an answer");
    assert!(connect(&program, &Authority::new(), None).await.is_err());
    let plain = Endpoint::from_shared(format!("http://{}", program.address("address")));
    let plain = plain.expect("an address").connect().await;
    let answer = match plain {
        Ok(channel) => calls(&mut Client::new(channel)).await.is_ok(),
        Err(_) => false,
    };
    assert!(!answer, "a call in the clear was answered");
}

#[tokio::test]
async fn callers_need_a_certificate_where_an_authority_is_named() {
    let authority = Authority::new();
    let files = Files::new("mtls", &authority);
    let mut flags = files.flags();
    flags.extend(["--tls-client-ca", flag(&files.client_ca)]);
    let program = Program::start(&flags);
    let known = Some(authority.sign("desk"));
    let mut client = connect(&program, &authority, known).await.expect("known");
    calls(&mut client).await.expect("an answer");
    for unknown in [None, Some(Authority::new().sign("desk"))] {
        if let Ok(mut client) = connect(&program, &authority, unknown).await {
            calls(&mut client).await.expect_err("unknown");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_certificate_is_used_and_open_calls_go_on() {
    let (old, new) = (Authority::new(), Authority::new());
    let files = Files::new("tls-reload", &old);
    let program = Program::start(&files.flags());
    let mut client = connect(&program, &old, None).await.expect("trusted");
    let (send, requests) = mpsc::channel(1);
    let stream = client.ingest_stream(ReceiverStream::new(requests)).await;
    let mut stream = stream.expect("a stream").into_inner();
    files.replace(&new);
    program.logged("read again").await;
    let mut other = connect(&program, &new, None).await.expect("the new one");
    calls(&mut other).await.expect("an answer");
    assert!(connect(&program, &old, None).await.is_err());
    let sent = StreamRequest::new("1", Some(&article("a", "It rained.")));
    send.send(sent).await.expect("the stream is open");
    let answer = stream
        .message()
        .await
        .expect("no error")
        .expect("an answer");
    assert_eq!(answer.request_id, "1");
    write(&files.cert, "no certificate"); // a mistake ends nothing
    program.signal("HUP");
    let log = program.logged("holds no certificate").await;
    assert!(log.iter().any(|line| line["level"] == "ERROR"), "{log:?}");
    let mut other = connect(&program, &new, None).await.expect("as before");
    calls(&mut other).await.expect("an answer");
}

#[tokio::test]
async fn a_certificate_that_cannot_be_used_ends_the_program_at_once() {
    let authority = Authority::new();
    let files = Files::new("tls-bad", &authority);
    let (cert, key) = (flag(&files.cert), flag(&files.key));
    for (cert, key, part) in [
        (key, cert, "--tls-cert"),
        (cert, cert, "--tls-key"),
        (cert, flag(&files.client_ca), "--tls-key"),
        ("missing", key, "--tls-cert missing"),
    ] {
        let args = [
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--tls-cert",
            cert,
            "--tls-key",
            key,
        ];
        let output = parallax(&args).output().expect("it runs");
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(78), "{error}");
        assert!(error.contains(part), "{error}");
        assert!(!error.contains("PRIVATE KEY"), "{error}");
    }
}

//! The service over the network: a server on a free port, called with the generated client.

mod articles;
mod bad_requests;
mod compare;
mod compression;
mod observe;
mod operations;
mod pages;
mod quotes;
mod stream;
mod web;
mod wire;

use std::net::SocketAddr;
use std::time::Duration;

use parallax::config::{Config, Limits};
use parallax::grpc::pb;
use parallax::grpc::pb::analysis_service_client::AnalysisServiceClient;
use parallax::server::{Server, StartError};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tonic::transport::Channel;
use tonic::{Code, Status};
use tonic_types::StatusExt;

pub(crate) type Client = AnalysisServiceClient<Channel>;

/// Longer than anything here takes, so that what hangs fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A server of this process.
struct TestServer {
    address: SocketAddr,
    /// Where metrics and probes are, if the settings ask for them.
    probes: Option<SocketAddr>,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<Result<(), StartError>>,
}

impl TestServer {
    async fn start(config: Config) -> Self {
        let listener = TcpListener::bind(config.network.listen)
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("an address");
        let probes = match config.observe.metrics_listen {
            Some(listen) => Some(TcpListener::bind(listen).await.expect("a free port")),
            None => None,
        };
        let probes_at = probes.as_ref().map(|probes| probes.local_addr());
        let (stop, stopped) = oneshot::channel();
        let ended = tokio::spawn(async move {
            let stopped = async {
                if stopped.await.is_err() {
                    std::future::pending().await // nobody is left to stop it
                }
            };
            let mut server = Server::new(config)?;
            if let Some(probes) = probes {
                server = server.with_probes(probes);
            }
            server.run(listener, stopped).await
        });
        Self {
            address,
            probes: probes_at.transpose().expect("an address"),
            stop,
            ended,
        }
    }

    async fn channel(&self) -> Channel {
        let endpoint = Channel::from_shared(format!("http://{}", self.address));
        let endpoint = endpoint.expect("an address");
        endpoint.connect().await.expect("the server answers")
    }

    async fn client(&self) -> Client {
        Client::new(self.channel().await)
    }

    /// Tells it to stop and waits until it has.
    async fn stop(self) {
        let _ = self.stop.send(());
        let ended = tokio::time::timeout(PATIENCE, self.ended).await;
        let ended = ended.expect("the server stops").expect("it does not panic");
        ended.expect("it stops without an error");
    }
}

/// The default settings with these limits.
fn limited(limits: Limits) -> Config {
    Config {
        limits,
        ..Config::default()
    }
}

/// A server with default settings and a client of it. The server ends with the test.
async fn start() -> Client {
    TestServer::start(Config::default()).await.client().await
}

pub(crate) fn article(id: &str, text: &str) -> pb::Article {
    pb::Article {
        article_id: id.into(),
        text: text.into(),
        ..Default::default()
    }
}

/// Noon of a day of March 2024.
fn march(day: u8) -> Option<prost_types::Timestamp> {
    prost_types::Timestamp::date_time(2024, 3, day, 12, 0, 0).ok()
}

pub(crate) async fn ingest(
    client: &mut Client,
    article: pb::Article,
) -> Result<pb::IngestResponse, Status> {
    let article = Some(article);
    let answer = client.ingest(pb::IngestRequest { article }).await?;
    Ok(answer.into_inner())
}

/// Checks code, reason and the paths of all violations of an error.
pub(crate) fn check_error(status: &Status, code: Code, reason: &str, fields: &[&str]) {
    let details = status.get_error_details();
    let info = details.error_info().expect("an ErrorInfo");
    assert_eq!((status.code(), &*info.reason), (code, reason), "{status:?}");
    assert_eq!(info.domain, "parallax.v1");
    let violations = details.bad_request().map(|b| &b.field_violations);
    let paths = violations.into_iter().flatten().map(|v| v.field.as_str());
    assert_eq!(paths.collect::<Vec<_>>(), fields, "{status:?}");
}

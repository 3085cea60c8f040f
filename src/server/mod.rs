//! The server: what stands around the service on the network.
//!
//! [`serve`] answers on a listener until it is told to stop: the service, its reflection
//! (v1, and v1alpha for older tools) and the health of each. A guard is what every request
//! passes on its way in and out. Never looks into a message.

mod answer;
mod compression;
mod guard;
mod request_log;
mod web;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::sleep;
use tonic::server::NamedService;
use tonic::service::Routes;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tonic_health::ServingStatus;
use tonic_health::server::{HealthReporter, health_reporter};
use tower_http::catch_panic::CatchPanicLayer;

use crate::analysis::prepare;
use crate::config::Config;
use crate::grpc::pb::analysis_service_server::AnalysisServiceServer;
use crate::grpc::{Handler, Phase, pb};
use crate::service::{Limits, Service};
use crate::store::Store;
use compression::compressed;
use guard::{GuardLayer, response_to_panic};

/// How long watchers of our health have to hear that we stop before their streams end.
const FAREWELL: Duration = Duration::from_millis(100);

/// How long the last answers have to leave after everything was given up.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// How often a silent connection is asked whether it is still there.
const KEEPALIVE: Duration = Duration::from_secs(60);

/// How many requests one connection may have open.
const STREAMS_PER_CONNECTION: u32 = 256;

/// How many bytes of one request wait unread. Small messages fill it when a client sends
/// faster than articles are analysed.
const STREAM_WINDOW: u32 = 512 << 10;

/// How many bytes of one connection wait unread. Half of it is what h2 grants the overhead
/// of small frames before it ends the connection (`too_many_data_frames`): enough for a
/// stream's window full of messages of 30 bytes.
const CONNECTION_WINDOW: u32 = 8 << 20;

type AnalysisServer = AnalysisServiceServer<Handler>;

/// Why the server ended other than by being told to.
#[derive(Debug)]
pub enum ServeError {
    /// The descriptors built into the program cannot be served.
    Reflection(tonic_reflection::server::Error),
    /// The network failed.
    Transport(tonic::transport::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reflection(_) => f.write_str("cannot serve reflection"),
            Self::Transport(_) => f.write_str("cannot serve"),
        }
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Reflection(error) => Some(error),
            Self::Transport(error) => Some(error),
        }
    }
}

/// Serves on `listener` until `shutdown` ends, and then until the work at hand is done, but
/// no longer than the configured grace.
pub async fn serve(
    listener: TcpListener,
    config: &Config,
    shutdown: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    prepare(); // before health says so, and before the first caller would wait for it
    let (phase, phases) = watch::channel(Phase::Serving);
    let (health, health_service) = health_reporter();
    set_health(&health, ServingStatus::Serving).await;
    let routes = routes(config, &phases)?.add_service(compressed!(health_service));
    let incoming = TcpIncoming::from(listener).with_nodelay(Some(true));
    let drain = async {
        shutdown.await;
        tracing::info!("stopping");
        set_health(&health, ServingStatus::NotServing).await;
        sleep(FAREWELL).await;
        phase.send_replace(Phase::Draining);
    };
    let serving = Server::builder()
        .tcp_nodelay(true)
        .max_concurrent_streams(STREAMS_PER_CONNECTION)
        .initial_stream_window_size(STREAM_WINDOW)
        .initial_connection_window_size(CONNECTION_WINDOW)
        .http2_keepalive_interval(Some(KEEPALIVE))
        .accept_http1(config.web_origins.any_page())
        .layer(web::layer(&config.web_origins))
        .layer(compression::layer())
        .layer(GuardLayer::new(
            config.max_concurrent_requests,
            phases.clone(),
        ))
        .layer(CatchPanicLayer::custom(response_to_panic))
        .add_routes(routes)
        .serve_with_incoming_shutdown(incoming, drain);
    tokio::select! {
        served = serving => served.map_err(ServeError::Transport),
        () = give_up(&phase, phases, config.shutdown_grace) => Ok(()),
    }
}

/// The service and its reflection.
fn routes(config: &Config, phases: &watch::Receiver<Phase>) -> Result<Routes, ServeError> {
    let store = Arc::new(Store::new(config.max_store_bytes));
    let limits = Limits {
        article_bytes: config.max_article_bytes,
        ..Limits::default()
    };
    let handler = Handler::new(Service::new(store, limits), phases.clone());
    let service = compressed!(AnalysisServer::new(handler))
        .max_decoding_message_size(config.max_message_bytes)
        .max_encoding_message_size(config.max_message_bytes);
    let v1 = reflection().build_v1().map_err(ServeError::Reflection)?;
    let v1alpha = reflection()
        .build_v1alpha()
        .map_err(ServeError::Reflection)?;
    let routes = Routes::new(service)
        .add_service(compressed!(v1))
        .add_service(compressed!(v1alpha));
    Ok(routes)
}

/// With the descriptors of rich errors, so that a client shows them in words.
fn reflection() -> tonic_reflection::server::Builder<'static> {
    tonic_reflection::server::Builder::configure()
        .register_encoded_file_descriptor_set(pb::FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_types::pb::FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_reflection::pb::v1::FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_reflection::pb::v1alpha::FILE_DESCRIPTOR_SET)
}

/// The health of the whole and of the service are two entries.
async fn set_health(health: &HealthReporter, status: ServingStatus) {
    health.set_service_status("", status).await;
    health
        .set_service_status(AnalysisServer::NAME, status)
        .await;
}

/// Ends when `grace` has passed since the server began to drain. A connection that says
/// nothing or a client that reads nothing cannot hold it up.
async fn give_up(phase: &watch::Sender<Phase>, phases: watch::Receiver<Phase>, grace: Duration) {
    Phase::Draining.reached(phases).await;
    sleep(grace).await;
    tracing::warn!("the grace is over; giving up what is left");
    phase.send_replace(Phase::Halted);
    sleep(LAST_WORDS).await;
}

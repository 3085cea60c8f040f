//! The server: what stands around the service on the network.
//!
//! [`Server::new`] reads the files that settings name; [`Server::run`] answers on a listener
//! until it is told to stop: the service, its reflection (v1, and v1alpha for older tools) and
//! the health of each. `connection` knows sockets, `access` callers, `request` what each call
//! passes on its way in and out, `stop` how it all ends. Never looks into a message.

mod access;
mod compression;
mod connection;
mod files;
mod reload;
mod request;
mod routes;
mod stop;
mod web;

use std::fmt;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tonic_health::ServingStatus;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;

use crate::analysis::prepare;
use crate::config::{Config, ConfigError};
use crate::grpc::Phase;
use access::Access;
use connection::{Connections, Tls};
pub use reload::Reloader;
use request::{Admission, GuardLayer, response_to_panic};

/// Why a server could not be made.
#[derive(Debug)]
pub enum StartError {
    /// A file that the settings name cannot be used.
    Config(ConfigError),
    /// The descriptors built into the program cannot be served.
    Reflection(tonic_reflection::server::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(error) => error.fmt(f),
            Self::Reflection(error) => write!(f, "cannot serve reflection: {error}"),
        }
    }
}

impl std::error::Error for StartError {}

impl From<ConfigError> for StartError {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

/// A server that is ready to run.
#[derive(Debug)]
pub struct Server {
    config: Config,
    tls: Option<Arc<Tls>>,
    access: Arc<Access>,
}

impl Server {
    /// A server with these settings; reads the certificates and keys that they name.
    pub fn new(config: Config) -> Result<Self, StartError> {
        let tls = config.security.tls.as_ref();
        let http1 = config.web_origins.any_page();
        let tls = tls.map(|files| Tls::new(files, http1)).transpose()?;
        Ok(Self {
            access: Arc::new(Access::new(&config.security)?),
            tls: tls.map(Arc::new),
            config,
        })
    }

    /// What reads certificates and keys again.
    pub fn reloader(&self) -> Reloader {
        Reloader::new(&self.config.security, self.tls.clone(), &self.access)
    }

    /// Serves on `listener` until `shutdown` ends, and then until the work at hand is done, but
    /// no longer than the configured grace.
    pub async fn run(
        self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()>,
    ) -> Result<(), StartError> {
        prepare(); // before health says so, and before the first caller would wait for it
        let (phase, phases) = watch::channel(Phase::Serving);
        let (health, routes) = routes::routes(&self.config, &phases)?;
        let guard = GuardLayer {
            access: Arc::clone(&self.access),
            admission: Arc::new(Admission::new(&self.config.limits)),
            limits: self.config.limits.clone(),
            phases: phases.clone(),
        };
        let service = ServiceBuilder::new()
            .layer(web::layer(&self.config.web_origins))
            .layer(compression::layer())
            .layer(guard)
            .layer(CatchPanicLayer::custom(response_to_panic))
            .service(routes);
        let network = &self.config.network;
        let http1 = self.config.web_origins.any_page();
        let connections = Connections::new(network, self.tls.clone(), http1, phases.clone());
        routes::set_health(&health, ServingStatus::Serving).await;
        let reload = tokio::spawn(self.reloader().watch());
        let limits = &self.config.limits;
        tokio::select! {
            () = connections.accept(listener, service) => {}
            () = stop::stop(shutdown, &health, &phase, limits) => {}
        }
        reload.abort();
        Ok(())
    }
}

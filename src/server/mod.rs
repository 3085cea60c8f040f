//! The server: what stands around the service on the network.
//!
//! [`Server::new`] reads the files that settings name; [`Server::run`] answers on a listener
//! until it is told to stop: the service, its reflection (v1, and v1alpha for older tools) and
//! the health of each. `connection` knows sockets, `access` callers, `request` what each call
//! passes on its way in and out, `metrics` and `probes` what others see of it, `stop` how it all
//! ends. Never looks into a message.

mod access;
mod compression;
mod connection;
mod files;
mod metrics;
mod probes;
mod reload;
mod request;
mod routes;
mod stop;
mod web;

use std::fmt;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::{JoinSet, spawn_blocking};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;

use crate::analysis::prepare;
use crate::config::{Config, ConfigError};
use crate::grpc::Phase;
use crate::service::{Observer, Service};
use crate::store::Store;
use access::Access;
use connection::{Connections, Tls};
pub use metrics::Counts;
use metrics::{Metrics, Sources};
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
    metrics: Arc<Metrics>,
    probes: Option<TcpListener>,
}

impl Server {
    /// A server with these settings; reads the certificates and keys that they name.
    pub fn new(config: Config) -> Result<Self, StartError> {
        Self::counting(config, &Counts::default())
    }

    /// A server as [`Self::new`] makes it, whose metrics tell `counts`, too.
    pub fn counting(config: Config, counts: &Counts) -> Result<Self, StartError> {
        let tls = config.security.tls.as_ref();
        let http1 = config.web_origins.any_page();
        let tls = tls.map(|files| Tls::new(files, http1)).transpose()?;
        Ok(Self {
            access: Arc::new(Access::new(&config.security)?),
            tls: tls.map(Arc::new),
            metrics: Arc::new(Metrics::new(&config, counts)),
            config,
            probes: None,
        })
    }

    /// Tells metrics and state over plain HTTP on `listener` while the server runs.
    pub fn with_probes(self, listener: TcpListener) -> Self {
        let probes = Some(listener);
        Self { probes, ..self }
    }

    /// What reads certificates and keys again.
    pub fn reloader(&self) -> Reloader {
        let security = &self.config.security;
        Reloader::new(security, self.tls.clone(), &self.access, &self.metrics)
    }

    /// Serves on `listener` until `shutdown` ends, and then until the work at hand is done, but
    /// no longer than the configured grace.
    pub async fn run(
        mut self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()>,
    ) -> Result<(), StartError> {
        let mut aside = JoinSet::new(); // which ends with this
        if let Some(probes) = self.probes.take() {
            aside.spawn(probes::serve(probes, Arc::clone(&self.metrics)));
        }
        aside.spawn(self.reloader().watch());
        let (phase, phases) = watch::channel(Phase::Serving);
        let sources = self.sources(&phases);
        let (limits, metrics) = (&self.config.limits, Arc::clone(&self.metrics));
        let (health, routes) = routes::routes(limits, sources.service.clone(), &phases, metrics)?;
        let service = ServiceBuilder::new()
            .layer(web::layer(&self.config.web_origins))
            .layer(compression::layer())
            .layer(self.guard(&sources, phases))
            .layer(CatchPanicLayer::custom(response_to_panic))
            .service(routes);
        let connections = sources.connections.clone();
        self.metrics.read_from(Some(sources));
        // Before health says so, and before the first caller would wait for it.
        let _ = spawn_blocking(prepare).await; // a panic in there is one of the first request
        health.set(true).await;
        tokio::select! {
            () = connections.accept(listener, service) => {}
            () = stop::stop(shutdown, &health, &phase, limits) => {}
        }
        self.metrics.read_from(None);
        Ok(())
    }

    /// What there is to do, and what bounds it.
    fn sources(&self, phases: &watch::Receiver<Phase>) -> Sources {
        let (limits, network) = (&self.config.limits, &self.config.network);
        let store = Arc::new(Store::new(limits.store_bytes));
        let metrics = Arc::clone(&self.metrics);
        let observer = Observer::new(move |event| metrics.note(event));
        let (tls, metrics) = (self.tls.clone(), Arc::clone(&self.metrics));
        let http1 = self.config.web_origins.any_page();
        Sources {
            service: Service::observed(store, limits.service, observer),
            admission: Arc::new(Admission::new(limits)),
            connections: Connections::new(network, tls, http1, phases.clone(), metrics),
        }
    }

    fn guard(&self, sources: &Sources, phases: watch::Receiver<Phase>) -> GuardLayer {
        GuardLayer {
            access: Arc::clone(&self.access),
            admission: Arc::clone(&sources.admission),
            limits: self.config.limits.clone(),
            phases,
            metrics: Arc::clone(&self.metrics),
            traced: self.config.observe.otlp.is_some(),
        }
    }
}

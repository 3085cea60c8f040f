//! Connections: how many there are, how they begin, how old they get, how they end.
//!
//! [`Connections::accept`] takes connections until the server drains, each on a task of its
//! own. One that does not greet in time is closed; one that is too old, or open when the
//! server drains, is asked to go (GOAWAY) and closed when its requests are done.

mod first_bytes;
mod tls;

use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{sleep, timeout};
use tokio_util::task::TaskTracker;
use tonic::body::Body;
use tower::{Service, ServiceExt};

use crate::config::Network;
use crate::grpc::Phase;
use crate::server::metrics::Metrics;
use first_bytes::FirstBytes;
pub(super) use tls::Tls;

/// How many bytes of one request wait unread. Small messages fill it when a client sends
/// faster than articles are analysed.
const STREAM_WINDOW: u32 = 512 << 10;

/// How many bytes of one connection wait unread. Half of it is what h2 grants the overhead
/// of small frames before it ends the connection (`too_many_data_frames`): enough for a
/// stream's window full of messages of 30 bytes.
const CONNECTION_WINDOW: u32 = 8 << 20;

/// How long to wait when the system has no more files or memory for connections.
const OUT_OF_FILES: Duration = Duration::from_millis(50);

/// The address of who calls; an extension of every request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer(pub(super) SocketAddr);

/// What every connection shares.
#[derive(Clone, Debug)]
pub(super) struct Connections {
    network: Network,
    tls: Option<Arc<Tls>>,
    /// Whether HTTP/1.1 is answered, too.
    http1: bool,
    phases: watch::Receiver<Phase>,
    room: Arc<Semaphore>,
    tasks: TaskTracker,
    metrics: Arc<Metrics>,
}

impl Connections {
    pub(super) fn new(
        network: &Network,
        tls: Option<Arc<Tls>>,
        http1: bool,
        phases: watch::Receiver<Phase>,
        metrics: Arc<Metrics>,
    ) -> Self {
        Self {
            room: Arc::new(Semaphore::new(network.connections)),
            network: network.clone(),
            tls,
            http1,
            phases,
            tasks: TaskTracker::new(),
            metrics,
        }
    }

    /// How many are open.
    pub(super) fn open(&self) -> usize {
        self.network.connections - self.room.available_permits()
    }

    /// When our certificate ends, in seconds since 1970.
    pub(super) fn certificate_ends(&self) -> Option<i64> {
        self.tls.as_ref()?.ends()
    }

    /// Takes connections until the server drains, and waits until all have ended.
    pub(super) async fn accept<S>(&self, listener: TcpListener, service: S)
    where
        S: Service<Request<Body>, Response = Response<Body>> + Clone + Send + Sync + 'static,
        S::Future: Send,
        S::Error: Into<Box<dyn std::error::Error + Send + Sync>> + Send,
    {
        let mut draining = pin!(Phase::Draining.reached(self.phases.clone()));
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = &mut draining => break,
            };
            match accepted {
                Ok((stream, peer)) => self.start(stream, peer, service.clone()),
                Err(error) => hold_off(&error).await,
            }
        }
        drop(listener); // who comes now is refused at once and can go elsewhere
        self.tasks.close();
        self.tasks.wait().await;
    }

    fn start<S>(&self, stream: TcpStream, peer: SocketAddr, service: S)
    where
        S: Service<Request<Body>, Response = Response<Body>> + Clone + Send + Sync + 'static,
        S::Future: Send,
        S::Error: Into<Box<dyn std::error::Error + Send + Sync>> + Send,
    {
        let Ok(permit) = Arc::clone(&self.room).try_acquire_owned() else {
            tracing::warn!(%peer, "a connection was closed because there are too many");
            self.metrics.connection_refused();
            return;
        };
        self.metrics.connection_taken();
        let service = service.map_request(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer));
            request.map(Body::new)
        });
        let this = self.clone();
        self.tasks.spawn(async move {
            if let Err(error) = this.serve(stream, service, permit).await {
                tracing::debug!(%peer, error, "a connection ended");
            }
        });
    }

    async fn serve<S>(
        &self,
        stream: TcpStream,
        service: S,
        _permit: OwnedSemaphorePermit,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>>
    where
        S: Service<Request<Incoming>, Response = Response<Body>> + Clone + Send + 'static,
        S::Future: Send,
        S::Error: Into<Box<dyn std::error::Error + Send + Sync>> + Send,
    {
        stream.set_nodelay(true)?;
        let draining = Phase::Draining.reached(self.phases.clone());
        match &self.tls {
            None => self.talk(stream, service).await,
            Some(tls) => {
                let handshake = tls.acceptor().accept(stream);
                let stream = tokio::select! {
                    stream = timeout(self.network.handshake_timeout, handshake) => stream??,
                    () = draining => return Ok(()),
                };
                self.talk(stream, service).await
            }
        }
    }

    /// Answers requests until either side ends the connection.
    async fn talk<IO, S>(
        &self,
        stream: IO,
        service: S,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>>
    where
        IO: AsyncRead + AsyncWrite + Unpin + Send + 'static,
        S: Service<Request<Incoming>, Response = Response<Body>> + Clone + Send + 'static,
        S::Future: Send,
        S::Error: Into<Box<dyn std::error::Error + Send + Sync>> + Send,
    {
        let stream = FirstBytes::new(stream, self.network.handshake_timeout);
        let greeted = stream.greeted();
        let builder = self.builder();
        let service = TowerToHyperService::new(service);
        let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service));
        let mut draining = pin!(Phase::Draining.reached(self.phases.clone()));
        let mut old = pin!(after(self.network.connection_age.map(jittered)));
        tokio::select! {
            ended = &mut connection => return ended,
            () = &mut draining => {}
            () = &mut old => {}
        }
        if !greeted.yes() {
            return Ok(()); // nothing was asked yet
        }
        connection.as_mut().graceful_shutdown();
        tokio::select! {
            ended = &mut connection => ended,
            () = sleep(self.grace()) => Ok(()),
        }
    }

    /// How long a connection that was asked to go may stay.
    fn grace(&self) -> Duration {
        match *self.phases.borrow() {
            Phase::Serving => self.network.connection_age_grace,
            _ => Duration::MAX, // the server has a grace of its own
        }
    }

    fn builder(&self) -> Builder<TokioExecutor> {
        let network = &self.network;
        let mut builder = Builder::new(TokioExecutor::new());
        if !self.http1 {
            builder = builder.http2_only();
        }
        builder
            .http2()
            .timer(TokioTimer::new())
            .initial_stream_window_size(STREAM_WINDOW)
            .initial_connection_window_size(CONNECTION_WINDOW)
            .max_concurrent_streams(network.streams_per_connection)
            .max_header_list_size(network.header_bytes)
            .keep_alive_interval(network.keepalive_interval)
            .keep_alive_timeout(network.keepalive_timeout);
        builder
            .http1()
            .timer(TokioTimer::new())
            .header_read_timeout(network.handshake_timeout);
        builder
    }
}

async fn after(time: Option<Duration>) {
    match time {
        Some(time) => sleep(time).await,
        None => std::future::pending().await,
    }
}

/// Up to a tenth more or less, so that connections opened together do not all go together.
fn jittered(age: Duration) -> Duration {
    use std::hash::{BuildHasher, RandomState};
    let random = RandomState::new().hash_one(()) % 2001;
    age.mul_f64(0.9 + random as f64 / 10_000.0)
}

/// Waits if the system has no more room for connections; other failures are of one of them.
async fn hold_off(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    match error.kind() {
        ConnectionAborted | ConnectionRefused | ConnectionReset => {}
        _ => {
            tracing::warn!(%error, "cannot take a connection; trying again");
            sleep(OUT_OF_FILES).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_spread_by_a_tenth() {
        let age = Duration::from_secs(100);
        let ages: Vec<Duration> = (0..200).map(|_| jittered(age)).collect();
        let within = |a: &Duration| (90..=110).contains(&a.as_secs());
        assert!(ages.iter().all(within));
        assert!(ages.iter().max() > ages.iter().min());
    }
}

//! Plain HTTP on a port of its own, for those who watch the server: `/metrics`, `/livez`,
//! `/readyz`.
//!
//! One request a connection, a few connections at once, all of it bounded in size and time, so
//! that this port cannot be used against the other. Tells figures and the state, and nothing of
//! an article, a caller's key or a file.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use prost::bytes::Bytes;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use super::metrics::{FORMAT, Metrics};

/// The longest time of a connection.
const TIME: Duration = Duration::from_secs(10);

/// How many connections there may be; one more is closed as it comes.
const CONNECTIONS: usize = 32;

/// The most that the head of a request may take. hyper asks for at least this.
const HEAD: usize = 8 << 10;

/// How long to wait when the system gives no connection.
const PAUSE: Duration = Duration::from_millis(50);

/// Answers on `listener`; never ends.
pub(super) async fn serve(listener: TcpListener, metrics: Arc<Metrics>) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            sleep(PAUSE).await;
            continue;
        };
        let Ok(place) = Arc::clone(&room).try_acquire_owned() else {
            continue;
        };
        let metrics = Arc::clone(&metrics);
        tokio::spawn(async move {
            let _place = place;
            let _ = timeout(TIME, talk(stream, metrics)).await; // what it asked for is its loss
        });
    }
}

async fn talk(stream: TcpStream, metrics: Arc<Metrics>) -> Result<(), hyper::Error> {
    let answer = |request: Request<Incoming>| {
        let response = respond(request.method(), request.uri().path(), &metrics);
        std::future::ready(Ok::<_, Infallible>(response))
    };
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(TIME / 2)
        .keep_alive(false)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), service_fn(answer))
        .await
}

/// The answer to a request.
fn respond(method: &Method, path: &str, metrics: &Metrics) -> Response<Full<Bytes>> {
    let known = matches!(path, "/metrics" | "/livez" | "/readyz");
    match path {
        _ if !known => text(StatusCode::NOT_FOUND, "not found\n"),
        _ if method != Method::GET => {
            let mut response = text(StatusCode::METHOD_NOT_ALLOWED, "only GET\n");
            let get = HeaderValue::from_static("GET");
            response.headers_mut().insert(header::ALLOW, get);
            response
        }
        "/metrics" => scrape(metrics),
        "/readyz" if !metrics.ready() => text(StatusCode::SERVICE_UNAVAILABLE, "not ready\n"),
        _ => text(StatusCode::OK, "ok\n"),
    }
}

fn scrape(metrics: &Metrics) -> Response<Full<Bytes>> {
    match metrics.scrape() {
        Ok(metrics) => told(StatusCode::OK, FORMAT, metrics.into()),
        Err(error) => {
            tracing::error!(%error, "cannot tell metrics");
            text(StatusCode::INTERNAL_SERVER_ERROR, "see the log\n")
        }
    }
}

fn text(status: StatusCode, text: &'static str) -> Response<Full<Bytes>> {
    told(status, "text/plain; charset=utf-8", text.into())
}

fn told(status: StatusCode, format: &'static str, bytes: Bytes) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(bytes));
    *response.status_mut() = status;
    let format = HeaderValue::from_static(format);
    response.headers_mut().insert(header::CONTENT_TYPE, format);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::server::metrics::Counts;

    #[test]
    fn a_server_that_has_not_begun_is_alive_and_not_ready() {
        let metrics = Metrics::new(&Config::default(), &Counts::default());
        let status = |path| respond(&Method::GET, path, &metrics).status().as_u16();
        let statuses = || ["/livez", "/readyz", "/metrics", "/"].map(status);
        assert_eq!(statuses(), [200, 503, 200, 404]);
        metrics.set_ready(true);
        assert_eq!(statuses(), [200, 200, 200, 404]);
    }
}

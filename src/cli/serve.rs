//! `parallax serve`: telemetry, the listeners, and the server.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use parallax::config::{Config, ServeArgs};
use parallax::server::{Counts, Server, StartError};
use tokio::net::TcpListener;

use super::memory::memory;
use super::signals;
use super::telemetry::Telemetry;

/// How long threads have to end when the server has.
const THREADS_END: Duration = Duration::from_millis(100);

/// The exit code of settings that do not fit the machine or each other, or that name a file that
/// cannot be used: EX_CONFIG of sysexits.h. Malformed ones end with 2, as clap has it.
const EX_CONFIG: u8 = 78;

/// Serves until a signal says to stop.
pub(crate) fn run(args: &ServeArgs) -> ExitCode {
    let runtime = tokio::runtime::Runtime::new();
    let entered = runtime.as_ref().map(tokio::runtime::Runtime::enter);
    let (config, counts) = (args.resolve(memory()), Counts::default());
    let observe = config.as_ref().map(|config| &config.observe);
    let observe = observe.ok().filter(|_| entered.is_ok());
    let telemetry = Telemetry::start(&args.log, observe, &counts);
    drop(entered);
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!(%error, "cannot start threads");
            return ExitCode::FAILURE;
        }
    };
    let server = config.map_err(StartError::Config);
    let server = server.and_then(|config| Ok((config.clone(), Server::counting(config, &counts)?)));
    let ended = match server {
        Ok((config, server)) => runtime.block_on(serve(&config, server)),
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::from(EX_CONFIG)
        }
    };
    telemetry.end();
    runtime.shutdown_timeout(THREADS_END);
    ended
}

async fn serve(config: &Config, mut server: Server) -> ExitCode {
    let stop = signals::stop();
    tokio::spawn(signals::reload_at_hangup(server.reloader()));
    let Some((listener, address)) = bind(config.network.listen).await else {
        return ExitCode::FAILURE;
    };
    let mut metrics = None;
    if let Some(listen) = config.observe.metrics_listen {
        let Some((listener, address)) = bind(listen).await else {
            return ExitCode::FAILURE;
        };
        server = server.with_probes(listener);
        metrics = Some(address.to_string());
    }
    tracing::info!(
        %address,
        metrics,
        tls = config.security.tls.is_some(),
        api_keys = config.security.api_keys.is_some(),
        max_store_bytes = config.limits.store_bytes,
        "listening"
    );
    match server.run(listener, stop).await {
        Ok(()) => {
            tracing::info!("stopped");
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// A listener, and the address that it got.
async fn bind(listen: SocketAddr) -> Option<(TcpListener, SocketAddr)> {
    match TcpListener::bind(listen).await {
        Ok(listener) => {
            let address = listener.local_addr().unwrap_or(listen);
            Some((listener, address))
        }
        Err(error) => {
            tracing::error!("cannot listen on {listen}: {error}");
            None
        }
    }
}

//! The services that are answered: our own, its health, its reflection.

use std::sync::Arc;

use tokio::sync::watch;
use tonic::server::NamedService;
use tonic::service::Routes;
use tonic_health::ServingStatus;
use tonic_health::server::{HealthReporter, health_reporter};

use super::StartError;
use super::compression::compressed;
use super::metrics::Metrics;
use crate::config::Limits;
use crate::grpc::pb::analysis_service_server::AnalysisServiceServer;
use crate::grpc::{Handler, Phase, pb};
use crate::service::Service;

type AnalysisServer = AnalysisServiceServer<Handler>;

/// The services of a server, and what sets their health.
pub(super) fn routes(
    limits: &Limits,
    service: Service,
    phases: &watch::Receiver<Phase>,
    metrics: Arc<Metrics>,
) -> Result<(Health, Routes), StartError> {
    let handler = Handler::new(service, phases.clone());
    let service = compressed!(AnalysisServer::new(handler))
        .max_decoding_message_size(limits.message_bytes)
        .max_encoding_message_size(limits.message_bytes);
    let (reporter, health) = health_reporter();
    let v1 = reflection().build_v1().map_err(StartError::Reflection)?;
    let v1alpha = reflection()
        .build_v1alpha()
        .map_err(StartError::Reflection)?;
    let routes = Routes::new(service)
        .add_service(compressed!(health).max_decoding_message_size(NAME_BYTES))
        .add_service(compressed!(v1))
        .add_service(compressed!(v1alpha));
    Ok((Health { reporter, metrics }, routes))
}

/// The largest message of health, which asks for no key and holds the name of a service.
const NAME_BYTES: usize = 4 << 10;

/// With the descriptors of rich errors, so that a client shows them in words.
fn reflection() -> tonic_reflection::server::Builder<'static> {
    tonic_reflection::server::Builder::configure()
        .register_encoded_file_descriptor_set(pb::FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_types::pb::FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_reflection::pb::v1::FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_reflection::pb::v1alpha::FILE_DESCRIPTOR_SET)
}

/// What tells, over gRPC and in the metrics, whether requests are welcome.
pub(super) struct Health {
    reporter: HealthReporter,
    metrics: Arc<Metrics>,
}

impl Health {
    /// Says whether they are, for the whole and for the service, which are two entries.
    pub(super) async fn set(&self, ready: bool) {
        self.metrics.set_ready(ready);
        let status = match ready {
            true => ServingStatus::Serving,
            false => ServingStatus::NotServing,
        };
        for service in ["", AnalysisServer::NAME] {
            self.reporter.set_service_status(service, status).await;
        }
    }
}

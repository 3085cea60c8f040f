//! The services that are answered: our own, its health, its reflection.

use std::sync::Arc;

use tokio::sync::watch;
use tonic::server::NamedService;
use tonic::service::Routes;
use tonic_health::ServingStatus;
use tonic_health::server::{HealthReporter, health_reporter};

use super::StartError;
use super::compression::compressed;
use crate::config::Config;
use crate::grpc::pb::analysis_service_server::AnalysisServiceServer;
use crate::grpc::{Handler, Phase, pb};
use crate::service::Service;
use crate::store::Store;

type AnalysisServer = AnalysisServiceServer<Handler>;

/// The services of a server, and what sets their health.
pub(super) fn routes(
    config: &Config,
    phases: &watch::Receiver<Phase>,
) -> Result<(HealthReporter, Routes), StartError> {
    let limits = &config.limits;
    let store = Arc::new(Store::new(limits.store_bytes));
    let handler = Handler::new(Service::new(store, limits.service), phases.clone());
    let service = compressed!(AnalysisServer::new(handler))
        .max_decoding_message_size(limits.message_bytes)
        .max_encoding_message_size(limits.message_bytes);
    let (reporter, health) = health_reporter();
    let v1 = reflection().build_v1().map_err(StartError::Reflection)?;
    let v1alpha = reflection()
        .build_v1alpha()
        .map_err(StartError::Reflection)?;
    let routes = Routes::new(service)
        .add_service(compressed!(health))
        .add_service(compressed!(v1))
        .add_service(compressed!(v1alpha));
    Ok((reporter, routes))
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
pub(super) async fn set_health(health: &HealthReporter, status: ServingStatus) {
    for service in ["", AnalysisServer::NAME] {
        health.set_service_status(service, status).await;
    }
}

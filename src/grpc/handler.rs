//! The rpcs: check, do, answer.

use std::time::Instant;

use tokio::sync::watch;
use tonic::{Request, Response, Status, Streaming};

use super::ingest_stream::{self, Answers};
use super::pb::analysis_service_server::AnalysisService;
use super::{Phase, StreamRequest, from_proto, pb, to_proto};
use crate::service::Service;

/// Answers the rpcs of `parallax.v1.AnalysisService`.
#[derive(Debug)]
pub struct Handler {
    service: Service,
    phases: watch::Receiver<Phase>,
}

impl Handler {
    /// Answers for `service`; long streams end once `phases` says that the server drains.
    pub fn new(service: Service, phases: watch::Receiver<Phase>) -> Self {
        Self { service, phases }
    }
}

#[tonic::async_trait]
impl AnalysisService for Handler {
    async fn ingest(
        &self,
        request: Request<pb::IngestRequest>,
    ) -> Result<Response<pb::IngestResponse>, Status> {
        let article = from_proto::ingest(&self.service, request.into_inner())?;
        let put = self.service.ingest(article).await?;
        Ok(Response::new(to_proto::ingest(put)))
    }

    type IngestStreamStream = Answers;

    async fn ingest_stream(
        &self,
        request: Request<Streaming<StreamRequest>>,
    ) -> Result<Response<Answers>, Status> {
        let draining = Phase::Draining.reached(self.phases.clone());
        let answers = ingest_stream::answer(&self.service, request, draining);
        Ok(Response::new(answers))
    }

    async fn get_article(
        &self,
        request: Request<pb::GetArticleRequest>,
    ) -> Result<Response<pb::GetArticleResponse>, Status> {
        let get = from_proto::get_article(&self.service, request.get_ref())?;
        let stored = self.service.get(&get.wanted)?;
        let answer = to_proto::get_article(&stored, get.full, get.encoding);
        Ok(Response::new(answer))
    }

    async fn list_articles(
        &self,
        request: Request<pb::ListArticlesRequest>,
    ) -> Result<Response<pb::ListArticlesResponse>, Status> {
        let asked = from_proto::list_articles(&self.service, request.into_inner())?;
        let found = self.service.list(asked.filter, asked.after, asked.size);
        let (page, total) = found.await?;
        Ok(Response::new(to_proto::list_articles(
            &page, total, asked.list,
        )))
    }

    async fn delete_article(
        &self,
        request: Request<pb::DeleteArticleRequest>,
    ) -> Result<Response<pb::DeleteArticleResponse>, Status> {
        let request = request.into_inner();
        let id = from_proto::delete_article(&self.service, &request)?;
        let consistency_token = self.service.delete(&id, request.allow_missing)?;
        Ok(Response::new(pb::DeleteArticleResponse {
            consistency_token,
        }))
    }

    async fn extract_quotes(
        &self,
        request: Request<pb::ExtractQuotesRequest>,
    ) -> Result<Response<pb::ExtractQuotesResponse>, Status> {
        let started = Instant::now();
        let request = request.into_inner();
        let (input, filter, encoding) = from_proto::extract_quotes(&self.service, request)?;
        let reading = self.service.read(input).await?;
        let answer = to_proto::extract_quotes(&reading, &filter, encoding, started);
        Ok(Response::new(answer))
    }

    async fn compare_sources(
        &self,
        request: Request<pb::CompareSourcesRequest>,
    ) -> Result<Response<pb::CompareSourcesResponse>, Status> {
        let started = Instant::now();
        let request = request.into_inner();
        let (comparison, encoding) = from_proto::compare_sources(&self.service, request)?;
        let compared = self.service.compare(comparison).await?;
        let answer = to_proto::compare_sources(&compared, encoding, started);
        Ok(Response::new(answer))
    }

    async fn find_related(
        &self,
        request: Request<pb::FindRelatedRequest>,
    ) -> Result<Response<pb::FindRelatedResponse>, Status> {
        let started = Instant::now();
        let asked = from_proto::find_related(&self.service, request.into_inner())?;
        let related = self
            .service
            .related(asked.input, asked.limit, asked.min_similarity);
        Ok(Response::new(to_proto::find_related(
            related.await?,
            started,
        )))
    }

    async fn annotate(
        &self,
        request: Request<pb::AnnotateRequest>,
    ) -> Result<Response<pb::AnnotateResponse>, Status> {
        let started = Instant::now();
        let (input, encoding) = from_proto::annotate(&self.service, request.into_inner())?;
        let reading = self.service.read(input).await?;
        Ok(Response::new(to_proto::annotate(
            &reading, encoding, started,
        )))
    }

    async fn search_quotes(
        &self,
        request: Request<pb::SearchQuotesRequest>,
    ) -> Result<Response<pb::SearchQuotesResponse>, Status> {
        let asked = from_proto::search_quotes(&self.service, request.into_inner())?;
        let page = self
            .service
            .search(asked.query, asked.after, asked.size)
            .await?;
        let answer = to_proto::search_quotes(&page, asked.encoding, asked.list);
        Ok(Response::new(answer))
    }
}

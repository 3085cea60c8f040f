//! A client to start from: stores articles, shows who is quoted in them, and where they differ.
//!
//! ```sh
//! cargo run --example client
//! cargo run --example client -- --ca ca.pem --key "$KEY" https://parallax.example:50051
//! ```
//!
//! The messages are those of this crate; a client elsewhere makes its own from `proto/` with
//! tonic-prost-build. `retry.rs` keeps the service config, `show.rs` prints answers and errors.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "printing is what it is for"
)]

mod retry;
mod show;

use std::collections::HashMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use parallax::grpc::StreamRequest;
use parallax::grpc::pb::analysis_service_client::AnalysisServiceClient;
use parallax::grpc::pb::ingest_stream_response::Result as Answer;
use parallax::grpc::pb::{self, extract_quotes_request::Input};
use prost::Message;
use retry::Methods;
use serde_json::Value;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::service::interceptor::InterceptedService;
use tonic::transport::{Certificate, Channel, ClientTlsConfig, Endpoint};
use tonic::{Request, Status};

/// Stores articles, shows who is quoted in them, and where they differ.
#[derive(Parser)]
struct Settings {
    /// Where the server is; https:// for one with TLS.
    #[arg(default_value = "http://127.0.0.1:50051")]
    address: String,
    /// The key of a server that asks for one.
    #[arg(long, env = "PARALLAX_KEY", hide_env_values = true)]
    key: Option<String>,
    /// The certificate of the authority that signed the server's, in PEM.
    #[arg(long)]
    ca: Option<PathBuf>,
    /// A folder of articles, each an IngestRequest in JSON.
    #[arg(long, default_value = "examples/articles")]
    articles: PathBuf,
}

type Client = AnalysisServiceClient<InterceptedService<Channel, Authorize>>;

type Failure = Box<dyn Error>;

#[tokio::main]
async fn main() -> ExitCode {
    match run(&Settings::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            show::error(&*error);
            ExitCode::FAILURE
        }
    }
}

async fn run(settings: &Settings) -> Result<(), Failure> {
    let articles = read(&settings.articles)?;
    let (client, methods) = (connect(settings)?, Methods::shipped()?);
    let (first, rest) = articles.split_first().ok_or("there are no articles")?;
    show::stored(&ingest(&client, &methods, first).await?);
    for answer in ingest_stream(&client, rest).await? {
        show::stored(&answer);
    }
    let ids: Vec<String> = articles.iter().map(|a| a.article_id.clone()).collect();
    for id in &ids {
        show::quotes(&extract_quotes(&client, &methods, id).await?);
    }
    show::comparison(&compare(&client, &methods, ids).await?);
    Ok(())
}

/// Connects at the first call, and again whenever the connection was lost.
fn connect(settings: &Settings) -> Result<Client, Failure> {
    let mut endpoint = Endpoint::from_shared(settings.address.clone())?
        .connect_timeout(Duration::from_secs(5))
        .http2_keep_alive_interval(Duration::from_secs(60));
    if let Some(ca) = &settings.ca {
        let ca = Certificate::from_pem(std::fs::read(ca)?);
        endpoint = endpoint.tls_config(ClientTlsConfig::new().ca_certificate(ca))?;
    }
    let key = settings.key.as_deref().map(Authorize::bearer).transpose()?;
    let channel = endpoint.connect_lazy();
    let authorize = Authorize(key);
    // An answer that compares many articles can be larger than the 4 MiB of the default.
    Ok(AnalysisServiceClient::with_interceptor(channel, authorize)
        .max_decoding_message_size(64 << 20))
}

/// Sends the key with every call.
#[derive(Clone)]
struct Authorize(Option<MetadataValue<Ascii>>);

impl Authorize {
    fn bearer(key: &str) -> Result<MetadataValue<Ascii>, Failure> {
        let mut value: MetadataValue<Ascii> = format!("Bearer {key}").parse()?;
        value.set_sensitive(true);
        Ok(value)
    }
}

impl tonic::service::Interceptor for Authorize {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        if let Some(key) = &self.0 {
            request.metadata_mut().insert("authorization", key.clone());
        }
        Ok(request)
    }
}

async fn ingest(
    client: &Client,
    methods: &Methods,
    article: &pb::Article,
) -> Result<pb::IngestResponse, Status> {
    let message = pb::IngestRequest {
        article: Some(article.clone()),
    };
    let call = |request| {
        let mut client = client.clone();
        async move { client.ingest(request).await }
    };
    methods.of("Ingest").call(&message, call).await
}

/// Stores articles over one stream, each answered in its place. A stream is never sent again
/// by itself: after a break the caller sends what was not answered.
async fn ingest_stream(
    client: &Client,
    articles: &[pb::Article],
) -> Result<Vec<pb::IngestResponse>, Failure> {
    let requests: Vec<StreamRequest> = articles
        .iter()
        .map(|article| StreamRequest {
            request_id: article.article_id.clone().into(),
            article: Some(article.encode_to_vec()),
        })
        .collect();
    let mut client = client.clone();
    let requests = tokio_stream::iter(requests);
    let mut answers = client.ingest_stream(requests).await?.into_inner();
    let mut stored = Vec::new();
    while let Some(answer) = answers.message().await? {
        match answer.result {
            Some(Answer::Ok(ingested)) => stored.push(ingested),
            Some(Answer::Error(error)) => show::refused(&answer.request_id, error),
            None => return Err("an answer without a result".into()),
        }
    }
    Ok(stored)
}

async fn extract_quotes(
    client: &Client,
    methods: &Methods,
    id: &str,
) -> Result<pb::ExtractQuotesResponse, Status> {
    let message = pb::ExtractQuotesRequest {
        input: Some(Input::ArticleId(id.to_owned())),
        kinds: vec![pb::QuoteKind::Direct.into()],
        ..Default::default()
    };
    let call = |request| {
        let mut client = client.clone();
        async move { client.extract_quotes(request).await }
    };
    methods.of("ExtractQuotes").call(&message, call).await
}

async fn compare(
    client: &Client,
    methods: &Methods,
    article_ids: Vec<String>,
) -> Result<pb::CompareSourcesResponse, Status> {
    let message = pb::CompareSourcesRequest {
        article_ids,
        ..Default::default()
    };
    let call = |request| {
        let mut client = client.clone();
        async move { client.compare_sources(request).await }
    };
    methods.of("CompareSources").call(&message, call).await
}

/// The articles of a folder, in the order of their names.
fn read(folder: &Path) -> Result<Vec<pb::Article>, Failure> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|e| e == "json"));
    files.sort();
    let read = |file: &PathBuf| {
        let json: Value = serde_json::from_slice(&std::fs::read(file)?)?;
        article(&json["article"])
    };
    files.iter().map(read).collect()
}

fn article(json: &Value) -> Result<pb::Article, Failure> {
    let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
    let published = json["published_at"].as_str();
    Ok(pb::Article {
        article_id: text("article_id"),
        publisher: text("publisher"),
        url: text("url"),
        title: text("title"),
        text: text("text"),
        language: text("language"),
        published_at: published.map(str::parse).transpose()?,
        labels: labels(&json["labels"]),
        ..Default::default()
    })
}

fn labels(json: &Value) -> HashMap<String, String> {
    let labels = json.as_object().into_iter().flatten();
    let label = |(key, value): (&String, &Value)| Some((key.clone(), value.as_str()?.to_owned()));
    labels.filter_map(label).collect()
}

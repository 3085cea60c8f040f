//! How long a client waits for the quotations of one article of 600 words.
//!
//! `cargo bench --bench serve`. The server runs in this process on the loopback address; one
//! client asks `ExtractQuotes` for one article after the other, each sent along with its
//! request. Percentiles are over all requests, which no bench library gives.

#![allow(clippy::print_stdout)] // the figures are what this program is for

mod articles;

use std::error::Error;
use std::time::{Duration, Instant};

use parallax::config::Config;
use parallax::grpc::pb;
use parallax::grpc::pb::analysis_service_client::AnalysisServiceClient;
use parallax::grpc::pb::extract_quotes_request::Input;
use parallax::server::Server;
use tokio::net::TcpListener;
use tonic::transport::{Channel, Endpoint};

/// How many words an article has.
const WORDS: usize = 600;

/// How many requests are timed, after a tenth as many that are not.
const REQUESTS: usize = 2_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let requests = requests();
    let mut client = start().await?;
    for request in requests.iter().cycle().take(REQUESTS / 10) {
        client.extract_quotes(request.clone()).await?;
    }
    let mut times = Vec::with_capacity(REQUESTS);
    for request in requests.iter().cycle().take(REQUESTS) {
        let request = request.clone();
        let start = Instant::now();
        client.extract_quotes(request).await?;
        times.push(start.elapsed());
    }
    times.sort();
    let at = |percent: usize| millis(times[(times.len() - 1) * percent / 100]);
    println!("ExtractQuotes, {WORDS} words inline, {REQUESTS} requests one after the other:");
    println!("p50 {}   p99 {}", at(50), at(99));
    Ok(())
}

fn millis(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

/// A server with default settings, which ends with the program, and a client of it.
async fn start() -> Result<AnalysisServiceClient<Channel>, Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let server = Server::new(Config::default()).expect("no files are read");
    tokio::spawn(server.run(listener, std::future::pending()));
    let channel = Endpoint::from_shared(format!("http://{address}"))?;
    Ok(AnalysisServiceClient::new(channel.connect().await?))
}

/// Requests with articles of [`WORDS`] words, put together of whole paragraphs and one cut short.
fn requests() -> Vec<pb::ExtractQuotesRequest> {
    let mut requests = Vec::new();
    let (mut text, mut missing) = (String::new(), WORDS);
    for article in articles::all() {
        for paragraph in article.text.split("\n\n") {
            let words: Vec<&str> = paragraph.split_whitespace().take(missing).collect();
            missing -= words.len();
            text.push_str(&words.join(" "));
            text.push_str("\n\n");
            if missing == 0 {
                requests.push(inline(std::mem::take(&mut text)));
                missing = WORDS;
            }
        }
    }
    requests
}

fn inline(text: String) -> pb::ExtractQuotesRequest {
    let article = pb::Article {
        text,
        ..Default::default()
    };
    pb::ExtractQuotesRequest {
        input: Some(Input::Article(article)),
        ..Default::default()
    }
}

//! Plain HTTP, and metrics read from it.

use std::collections::BTreeMap;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::*;

/// The status and the body of the answer to a request written as it is.
pub(super) async fn ask(address: SocketAddr, request: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    let read = stream.read_to_string(&mut answer);
    let read = tokio::time::timeout(PATIENCE, read).await;
    read.expect("it answers in time").expect("UTF-8");
    let status = answer.split(' ').nth(1).expect("a status line");
    let body = answer.split_once("\r\n\r\n").expect("headers").1;
    (status.parse().expect("a status"), body.to_owned())
}

/// The status and the body of the answer to a GET.
pub(super) async fn get(address: SocketAddr, path: &str) -> (u16, String) {
    ask(address, &format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n")).await
}

/// The series of a scrape with their values.
#[derive(Debug)]
pub(super) struct Scrape(pub(super) BTreeMap<String, f64>);

impl Scrape {
    pub(super) async fn of(address: SocketAddr) -> Self {
        let (status, text) = get(address, "/metrics").await;
        assert_eq!(status, 200);
        let series = text.lines().filter(|line| !line.starts_with('#'));
        let series = series.map(|line| {
            let (name, value) = line.rsplit_once(' ').expect("a value");
            (name.to_owned(), value.parse().expect("a number"))
        });
        Self(series.collect())
    }

    pub(super) async fn when(address: SocketAddr, holds: impl Fn(&Scrape) -> bool) -> Self {
        let looked = async {
            loop {
                let scrape = Self::of(address).await;
                if holds(&scrape) {
                    return scrape;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        match tokio::time::timeout(PATIENCE, looked).await {
            Ok(scrape) => scrape,
            Err(_) => panic!("never: {:#?}", Self::of(address).await),
        }
    }

    /// The value of a series, whose labels stand in the order of their names.
    pub(super) fn value(&self, series: &str) -> f64 {
        match self.0.get(series) {
            Some(value) => *value,
            None => panic!("no {series} in {:#?}", self.0.keys()),
        }
    }

    /// Requests to a method of the service that ended so.
    pub(super) fn requests(&self, method: &str, code: &str) -> f64 {
        let method = format!("parallax.v1.AnalysisService/{method}");
        let series = format!("parallax_requests_total{{code=\"{code}\",method=\"{method}\"}}");
        self.0.get(&series).copied().unwrap_or(0.0)
    }

    /// The families, which are what stands before labels and the parts of histograms.
    pub(super) fn families(&self) -> std::collections::BTreeSet<String> {
        let name = |series: &String| {
            let name = series.split('{').next().unwrap_or_default();
            let parts = ["_bucket", "_sum", "_count"];
            let base = parts.iter().find_map(|part| name.strip_suffix(part));
            base.unwrap_or(name).to_owned()
        };
        self.0.keys().map(name).collect()
    }
}

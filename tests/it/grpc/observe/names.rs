//! The page of metrics, the dashboard and the alerts name what there is.

use std::collections::BTreeSet;

use super::*;

fn file(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The names of metrics that a text holds.
fn names(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let ours = words.filter(|w| w.starts_with("parallax_") || w.starts_with("process_"));
    ours.map(str::to_owned).collect()
}

/// The families of a server that has keys and has refused somebody.
async fn families(test: &str) -> BTreeSet<String> {
    let file = super::metrics::keys(test);
    let mut config = observed();
    config.security.api_keys = Some(file.clone());
    let server = TestServer::start(config).await;
    let client = server.client().await;
    let list = || {
        let mut request = tonic::Request::new(pb::ListArticlesRequest::default());
        let key = "Bearer a-key-that-only-reads".parse().expect("a header");
        request.metadata_mut().insert("authorization", key);
        let mut client = client.clone();
        async move { client.list_articles(request).await }
    };
    let _ = list().await;
    let _ = list().await;
    let limited = "parallax_rate_limited_total{caller=\"reader\"}";
    let seen = server.metrics_when(|m| m.0.contains_key(limited)).await;
    std::fs::remove_file(file).expect("it is there");
    seen.families()
}

#[tokio::test]
async fn the_page_of_metrics_names_each_of_them() {
    let page = file("docs/metrics.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let listed = rows.filter_map(|row| Some(row.split_once('`')?.0.to_owned()));
    let listed: BTreeSet<String> = listed.collect();
    assert_eq!(listed, families("page").await);
}

#[tokio::test]
async fn the_dashboard_and_the_alerts_ask_for_what_there_is() {
    let families = families("dashboard").await;
    let dashboard: serde_json::Value =
        serde_json::from_str(&file("packaging/grafana-dashboard.json")).expect("JSON");
    let mut asked = names(&file("packaging/alerts.yaml"));
    let mut queries = 0;
    for panel in dashboard["panels"].as_array().expect("panels") {
        for target in panel["targets"].as_array().into_iter().flatten() {
            let query = target["expr"].as_str().expect("a query");
            let found = names(query);
            assert!(!found.is_empty(), "{query}");
            asked.extend(found);
            queries += 1;
        }
    }
    assert!(queries > 20, "{queries}");
    for name in asked {
        let parts = ["_bucket", "_sum", "_count"];
        let base = parts.iter().find_map(|part| name.strip_suffix(part));
        let known = families.contains(&name) || base.is_some_and(|b| families.contains(b));
        assert!(known, "{name} is asked for and is no metric");
    }
}

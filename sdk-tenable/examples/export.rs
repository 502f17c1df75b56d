//! Exports all vulnerabilities, one chunk in memory at a time, one line of JSON each:
//! `TENABLE_ACCESS_KEY=… TENABLE_SECRET_KEY=… cargo run --example export > vulnerabilities.jsonl`
#![allow(clippy::print_stdout, reason = "a program for people")]

use std::time::Duration;

use sdk_tenable::Client;
use sdk_tenable::types::ExportedVulnerability;
use sdk_tenable::types::builder::ExportsVulnsRequestExportBody;

type Failure = Box<dyn std::error::Error>;

/// Asks for an export, waits until chunks are there, and hands on each of them once.
async fn export(
    client: &Client,
    pause: Duration,
    mut each: impl FnMut(ExportedVulnerability),
) -> Result<(), Failure> {
    let request = client
        .exports_vulns_request_export()
        .body_map(|body: ExportsVulnsRequestExportBody| body.num_assets(500));
    let export = request.send().await?.into_inner().export_uuid;
    let mut done = Vec::new();
    loop {
        let status = client.exports_vulns_export_status().export_uuid(&export).send().await?.into_inner();
        for chunk in status.chunks_available {
            if done.contains(&chunk) {
                continue;
            }
            let call = client.exports_vulns_download_chunk().export_uuid(&export).chunk_id(chunk);
            call.send().await?.into_inner().into_iter().for_each(&mut each);
            done.push(chunk);
        }
        match status.status.as_deref() {
            Some("FINISHED") => return Ok(()),
            Some("CANCELLED" | "ERROR") => return Err("the export was given up by the server".into()),
            _ => tokio::time::sleep(pause).await,
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let key = |name: &str| std::env::var(name);
    let client =
        Client::builder().api_keys(key("TENABLE_ACCESS_KEY")?, key("TENABLE_SECRET_KEY")?).build()?;
    let print = |vulnerability| println!("{}", serde_json::json!(vulnerability));
    export(&client, Duration::from_secs(10), print).await
}

#[tokio::test]
async fn every_chunk_is_downloaded_once() {
    use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable};

    let tenable = Tenable::builder().export_size(3, 4).start().await;
    let client =
        Client::builder().api_keys(ACCESS_KEY, SECRET_KEY).base_url(tenable.base_url()).build().unwrap();
    let mut found = 0;
    export(&client, Duration::from_millis(1), |_| found += 1).await.unwrap();
    assert_eq!(found, 12);
    assert_eq!(tenable.requests_of("exports-vulns-download-chunk").len(), 3);
    tenable.assert_no_violations();
}

//! Exports all vulnerabilities, one finding in memory at a time, one line of JSON each:
//! `TENABLE_ACCESS_KEY=… TENABLE_SECRET_KEY=… cargo run --example export > vulnerabilities.jsonl`
#![allow(clippy::print_stdout, reason = "a program for people")]

use std::convert::Infallible;
use std::ops::ControlFlow;

use sdk_tenable::types::ExportedVulnerability;
use sdk_tenable::types::builder::ExportsVulnsRequestExportBody;
use sdk_tenable::{Client, Error};

/// Asks for an export, and hands on each finding once, chunk by chunk as they become ready.
///
/// Fails when a chunk failed or was cancelled, after all others were handed on: an export without them is not whole, and
/// has to be asked for again.
async fn export(client: &Client, mut each: impl FnMut(ExportedVulnerability)) -> Result<(), Error> {
    let request = client
        .exports_vulns_request_export()
        .body_map(|body: ExportsVulnsRequestExportBody| body.num_assets(500));
    let hand_on = |finding| {
        each(finding);
        ControlFlow::<Infallible>::Continue(())
    };
    request.run().for_each(hand_on).await?;
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = |name: &str| std::env::var(name);
    let client =
        Client::builder().api_keys(key("TENABLE_ACCESS_KEY")?, key("TENABLE_SECRET_KEY")?).build()?;
    let print = |vulnerability| println!("{}", serde_json::json!(vulnerability));
    Ok(export(&client, print).await?)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable};

    use super::*;

    async fn run(tenable: &Tenable) -> (Vec<ExportedVulnerability>, Result<(), Error>) {
        let client = Client::builder().api_keys(ACCESS_KEY, SECRET_KEY).base_url(tenable.base_url());
        let client = client.backoff(Duration::ZERO, Duration::from_millis(1)).build().unwrap();
        let mut found = Vec::new();
        let result = export(&client, |finding| found.push(finding)).await;
        (found, result)
    }

    #[tokio::test]
    async fn every_chunk_is_downloaded_once() {
        let tenable = Tenable::builder().export_size(3, 4).start().await;
        let (found, result) = run(&tenable).await;
        result.unwrap();
        assert_eq!(found.len(), 12);
        assert_eq!(tenable.requests_of("exports-vulns-download-chunk").len(), 3);
        tenable.assert_no_violations();
    }

    /// The members that the vendor's document gets wrong, as captured exports have them.
    #[tokio::test]
    async fn findings_are_read_as_they_come() {
        let tenable = Tenable::builder().export_size(1, 1).start().await;
        let (found, result) = run(&tenable).await;
        result.unwrap();
        let plugin = found[0].plugin.as_ref().unwrap();
        assert_eq!(found[0].indexed.as_deref(), Some("2026-01-15T08:30:00.123456Z"));
        assert_eq!(plugin.ms_bulletin, ["5000001"]);
        let reference = (plugin.xrefs[0].type_.as_deref(), plugin.xrefs[0].id.as_deref());
        assert_eq!(reference, (Some("CVE"), Some("2026-0001")));
    }

    #[tokio::test]
    async fn an_export_without_some_of_its_chunks_is_an_error_that_names_them() {
        let tenable = Tenable::builder().export_size(4, 2).export_without([2, 4], [3]).start().await;
        let (found, result) = run(&tenable).await;
        assert_eq!(found.len(), 2, "what is there is handed on");
        let message = result.unwrap_err().to_string();
        assert!(
            message.contains("ended without all its parts (lost: [2, 4, 3]): start it again"),
            "{message}"
        );
        tenable.assert_no_violations();
    }
}

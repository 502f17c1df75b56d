//! Writes all critical findings that changed since a time (RFC 3339) as CSV, one file for each value of a tag. Called again after
//! it broke off, it goes on where it was:
//! `TIO_ACCESS_KEY=… TIO_SECRET_KEY=… cargo run --example critical 2026-11-01T00:00:00Z Site folder`

use std::collections::HashMap;
use std::fs::OpenOptions;
use std::path::Path;

use sdk_tenable::types::{
    ExportAssetsV2Body, ExportsVulnsRequestExportBody as FindingsBody,
    ExportsVulnsRequestExportBodyFilters as Filters,
};
use sdk_tenable::{Client, ClientBuilder, Error};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

type Failure = Box<dyn std::error::Error>;

/// The values of a tag, by the ids of the assets that have it.
async fn sites(client: &Client, tag: &str) -> Result<HashMap<String, String>, Error> {
    let body = ExportAssetsV2Body::builder().chunk_size(1000);
    let mut job = client.export_assets_v2().body(body).run();
    let mut sites = HashMap::new();
    while let Some(assets) = job.next_part().await? {
        for asset in assets {
            let tag = asset.tags.into_iter().find(|one| one.key.as_deref() == Some(tag));
            sites.extend(tag.and_then(|tag| tag.value).map(|value| (asset.id, value)));
        }
    }
    Ok(sites)
}

async fn critical(client: &Client, since: OffsetDateTime, tag: &str, folder: &Path) -> Result<(), Failure> {
    let sites = sites(client, tag).await?;
    let filters = Filters::builder().since(since.unix_timestamp()).severity(["critical"]);
    let body = FindingsBody::builder().num_assets(500).filters(filters);
    let job = client.exports_vulns_request_export().body(body).run();
    let mut job = job.kept_in(folder.join("state.json"));
    while let Some(findings) = job.next_part().await? {
        for finding in findings {
            let (asset, plugin) = (finding.asset.unwrap_or_default(), finding.plugin.unwrap_or_default());
            let site = asset.uuid.and_then(|asset| sites.get(&asset)).map_or("untagged", String::as_str);
            let file = folder.join(site.replace(['/', '\\'], "_") + ".csv");
            let file = OpenOptions::new().create(true).append(true).open(file)?;
            let mut csv = csv::Writer::from_writer(file);
            csv.serialize((asset.hostname, plugin.name, finding.state, finding.last_found))?;
            csv.flush()?;
        }
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [since, tag, folder] = &arguments[..] else { return Err("usage: critical SINCE TAG FOLDER".into()) };
    let since = OffsetDateTime::parse(since, &Rfc3339)?;
    critical(&ClientBuilder::from_env().build()?, since, tag, folder.as_ref()).await
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;
    use std::time::Duration;

    use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable};
    use sdk_mock::{Fault, Stub};
    use serde_json::json;

    use super::*;

    /// The asset of the document's example, which is tagged `Site: Berlin`.
    const ASSET: &str = "00000000-0000-4000-8000-000000000031";

    /// Three chunks of two findings that can be told apart; every second one is of an asset without tags.
    async fn tenable() -> Tenable {
        let tenable = Tenable::builder().export_size(3, 1).start().await;
        for chunk in 1..=3 {
            let finding = |number: u32| {
                let asset = if number == 1 { ASSET } else { "00000000-0000-4000-8000-000000000099" };
                let name = format!("finding \"{chunk}.{number}\"");
                json!({"asset": {"uuid": asset, "hostname": "h"}, "plugin": {"name": name}, "state": "OPEN"})
            };
            let stub = Stub::on("exports-vulns-download-chunk").for_path("chunk_id", &chunk.to_string());
            tenable.stub(stub.json(&json!([finding(1), finding(2)])));
        }
        tenable
    }

    async fn run(tenable: &Tenable, folder: &Path) -> Result<(), Failure> {
        let client = Client::builder().api_keys(ACCESS_KEY, SECRET_KEY).base_url(tenable.base_url());
        let since = OffsetDateTime::UNIX_EPOCH;
        let client = client.backoff(Duration::ZERO, Duration::from_millis(5)).build()?;
        critical(&client, since, "Site", folder).await
    }

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("critical-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// The files as they must be in the end, whatever happened on the way; the folder is gone afterwards.
    fn assert_whole(folder: &Path) {
        let rows = |number: u32| {
            (1..=3).map(|chunk| format!("h,\"finding \"\"{chunk}.{number}\"\"\",OPEN,\n")).collect::<String>()
        };
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        assert_eq!((read("Berlin.csv"), read("untagged.csv")), (rows(1), rows(2)));
        assert_eq!(fs::read_dir(folder).unwrap().count(), 2, "the state is gone");
        fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn refusals_failures_and_cut_transfers_are_survived() {
        let (tenable, folder) = (tenable().await, folder("faults"));
        tenable.fault(Fault::on("exports-vulns-request-export").status(429).retry_after_seconds(0));
        tenable.fault(Fault::on("exports-vulns-export-status").status(503).times(2));
        tenable.fault(Fault::on("exports-vulns-download-chunk").status(502));
        // Behind the first finding of a chunk, and before any.
        tenable.fault(Fault::on("exports-vulns-download-chunk").skip(1).truncate(130));
        tenable.fault(Fault::on("exports-assets-download-chunk").truncate(10));
        tenable.fault(Fault::on("exports-assets-export-status").reset_connection());
        run(&tenable, &folder).await.unwrap();
        assert_whole(&folder);
        tenable.assert_no_violations();
    }

    #[tokio::test]
    async fn a_run_that_broke_off_goes_on_where_it_was() {
        let (tenable, folder) = (tenable().await, folder("resumed"));
        tenable.fault(
            Fault::on("exports-vulns-download-chunk").for_path("chunk_id", "2").truncate(130).times(1),
        );
        tenable.fault(Fault::on("exports-vulns-download-chunk").for_path("chunk_id", "2").status(403));
        let error = run(&tenable, &folder).await.unwrap_err();
        assert!(error.to_string().contains("403"), "{error}");
        run(&tenable, &folder).await.unwrap();
        assert_whole(&folder);
        tenable.assert_called("exports-vulns-request-export", 1);
    }

    #[tokio::test]
    async fn lost_chunks_are_an_error_that_names_them() {
        let tenable = Tenable::builder().export_size(3, 1).export_without([2], []).start().await;
        let folder = folder("lost");
        let error = run(&tenable, &folder).await.unwrap_err().to_string();
        assert!(error.contains("(lost: [2])"), "{error}");
        assert!(folder.join("state.json").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}

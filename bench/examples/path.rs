//! From the socket to typed things, in a process that is measured: `path findings URL`, `path devices URL`, `path endless URL COUNT`.
//! `server.py` is behind the URL. It prints how many there were, and how many bytes of one member, so that nothing can be left out.

use std::convert::Infallible;
use std::error::Error;
use std::ops::ControlFlow;
use std::time::Duration;

use sdk_bench::findings::types::ExportedVulnerability;
use sdk_bench::findings::types::builder::ExportsVulnsRequestExportBody;
use sdk_bench::{devices, findings};
use sdk_runtime::ClientOptions;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, url, ..] = &arguments[..] else { return Err("PATH URL [COUNT]".into()) };
    let options: ClientOptions = ClientOptions::new(url).call_timeout(Duration::from_secs(3600));
    let context = options.build()?;
    let (mut count, mut texts) = (0, 0);
    let mut each = |finding: ExportedVulnerability| {
        count += 1;
        texts += finding.output.map_or(0, |output| output.len());
        ControlFlow::<Infallible>::Continue(())
    };
    match path.as_str() {
        "findings" => {
            let request = findings::Client::from(context)
                .exports_vulns_request_export()
                .body_map(|body: ExportsVulnsRequestExportBody| body.num_assets(500));
            request.run().for_each(each).await?;
        }
        "endless" => {
            let request = findings::Client::from(context).exports_vulns_download_chunk();
            let items: i64 = arguments.get(2).ok_or("COUNT")?.parse()?;
            request.export_uuid("endless").chunk_id(items).send_each(&mut each).await?;
        }
        _ => {
            let request = devices::Client::from(context).get_organization_devices();
            let found: Vec<_> = request.organization_id("1").per_page(1000).items().try_collect().await?;
            count = found.len();
            texts = found.iter().map(|device| device.name.as_ref().map_or(0, String::len)).sum();
        }
    }
    println!("{count} {texts}");
    sdk_bench::print_peak();
    Ok(())
}

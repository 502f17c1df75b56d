//! Lists the switches that have been offline for more than an hour, in all organizations of a key:
//! `MERAKI_API_KEY=… cargo run --example offline`
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for people")]

use sdk_meraki::types::{
    DeviceStatus, GetOrganizationDevicesStatusesProductTypesItem as Product,
    GetOrganizationDevicesStatusesStatusesItem as Status,
};
use sdk_meraki::{Client, Error};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};

/// What is handed on: a switch, or an organization that cannot be looked at.
#[derive(Debug, PartialEq)]
enum Found {
    Switch { organization: String, serial: String, since: String },
    Disabled { organization: String },
}

async fn offline(
    client: &Client,
    before: OffsetDateTime,
    mut report: impl FnMut(Found),
) -> Result<(), Error> {
    let mut organizations = client.get_organizations().items();
    while let Some(organization) = organizations.try_next().await? {
        // Every other request about it gets a 404.
        if organization.api.is_some_and(|api| api.enabled == Some(false)) {
            report(Found::Disabled { organization: organization.id });
            continue;
        }
        let devices = client.get_organization_devices_statuses().organization_id(&organization.id);
        let devices = devices.statuses([Status::Offline]).product_types([Product::Switch]);
        let mut devices = devices.per_page(1000).items();
        while let Some(DeviceStatus { serial, last_reported_at, .. }) = devices.try_next().await? {
            // A switch that never reported is offline for longer than an hour, too.
            let since = last_reported_at.unwrap_or_else(|| "never".to_owned());
            if OffsetDateTime::parse(&since, &Rfc3339).is_ok_and(|since| since > before) {
                continue;
            }
            report(Found::Switch { organization: organization.id.clone(), serial, since });
        }
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder().api_key(std::env::var("MERAKI_API_KEY")?).build()?;
    let print = |found| match found {
        Found::Switch { organization, serial, since } => println!("{organization}\t{serial}\t{since}"),
        Found::Disabled { organization } => eprintln!("{organization}: its API is disabled, left out"),
    };
    Ok(offline(&client, OffsetDateTime::now_utc() - Duration::HOUR, print).await?)
}

#[cfg(test)]
mod tests {
    use sdk_mock::meraki::{API_KEY, Meraki};
    use sdk_mock::{Fault, Stub};
    use serde_json::json;

    use super::*;

    #[tokio::test]
    async fn every_organization_is_looked_at_whatever_happens_on_the_way() {
        let meraki = Meraki::start().await;
        let organization =
            |id: &str, enabled: bool| json!({"id": id, "name": id, "api": {"enabled": enabled}});
        let organizations = [organization("1", true), organization("2", false), organization("3", true)];
        meraki.stub(Stub::on("getOrganizations").json(&json!(organizations)));
        let statuses = || Stub::on("getOrganizationDevicesStatuses");
        let device = |serial: &str, since: &str| json!({"serial": serial, "status": "offline", "lastReportedAt": since});
        let devices = [device("Q2AA-1", "2026-01-15T08:30:00Z"), device("Q2AA-2", "2026-01-15T09:30:00.5Z")];
        meraki.stub(statuses().for_path("organizationId", "1").json(&json!(devices)));
        meraki.stub(statuses().for_path("organizationId", "3").json(&json!([{"serial": "Q2AA-3"}])));
        meraki.fault(Fault::on("getOrganizations").status(503));
        meraki.fault(Fault::on("getOrganizationDevicesStatuses").status(429).retry_after_seconds(0));
        meraki.fault(Fault::on("getOrganizationDevicesStatuses").truncate(20));
        meraki.fault(Fault::on("getOrganizationDevicesStatuses").reset_connection());
        let client = Client::builder().api_key(API_KEY).base_url(meraki.base_url());
        let client = client.backoff(Default::default(), std::time::Duration::from_millis(5)).build().unwrap();

        let mut found = Vec::new();
        let before = OffsetDateTime::parse("2026-01-15T09:00:00Z", &Rfc3339).unwrap();
        offline(&client, before, |one| found.push(one)).await.unwrap();

        let switch = |organization: &str, serial: &str, since: &str| {
            let [organization, serial, since] = [organization, serial, since].map(str::to_owned);
            Found::Switch { organization, serial, since }
        };
        let disabled = Found::Disabled { organization: "2".to_owned() };
        let first = switch("1", "Q2AA-1", "2026-01-15T08:30:00Z");
        assert_eq!(found, [first, disabled, switch("3", "Q2AA-3", "never")]);
        meraki.assert_no_violations();
    }
}

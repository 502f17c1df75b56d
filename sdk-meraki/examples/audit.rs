//! Looks at every network of every organization of a key, page by page, and counts client-VPN users, and those among
//! them who are authorized nowhere. Organizations whose API is disabled are left out: `MERAKI_API_KEY=… cargo run --example audit`
#![allow(clippy::print_stdout, reason = "a program for people")]

use sdk_meraki::{Client, Error};

/// What was found in one network.
#[derive(Debug, PartialEq)]
struct Finding {
    network: String,
    users: usize,
    unauthorized: usize,
}

/// Hands on each finding as soon as it is there: an organization can have a hundred thousand networks.
async fn audit(client: &Client, mut report: impl FnMut(Finding)) -> Result<(), Error> {
    let mut organizations = client.get_organizations().items();
    while let Some(organization) = organizations.try_next().await? {
        // Every other request about it gets a 404.
        if organization.api.is_some_and(|api| api.enabled == Some(false)) {
            continue;
        }
        let mut networks =
            client.get_organization_networks().organization_id(&organization.id).per_page(1000).items();
        while let Some(network) = networks.try_next().await? {
            let users = match client.get_network_meraki_auth_users().network_id(&network.id).send().await {
                Ok(users) => users.into_inner(),
                // A network without a device that knows such users.
                Err(error) if error.is_not_found() => continue,
                Err(error) => return Err(error),
            };
            let unauthorized = users.iter().filter(|user| user.authorizations.is_empty()).count();
            report(Finding { network: network.id, users: users.len(), unauthorized });
        }
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder().api_key(std::env::var("MERAKI_API_KEY")?).build()?;
    let print = |Finding { network, users, unauthorized }| println!("{network}\t{users}\t{unauthorized}");
    Ok(audit(&client, print).await?)
}

#[tokio::test]
async fn every_network_is_looked_at() {
    use sdk_mock::meraki::{API_KEY, Meraki, NETWORK_ID};

    let meraki = Meraki::start().await;
    meraki.add_network("N_2", "Without users");
    let client = Client::builder().api_key(API_KEY).base_url(meraki.base_url()).build().unwrap();

    let mut findings = Vec::new();
    audit(&client, |finding| findings.push(finding)).await.unwrap();

    assert!(
        findings.contains(&Finding { network: "N_2".to_owned(), users: 0, unauthorized: 0 }),
        "{findings:?}"
    );
    assert!(
        findings.iter().any(|finding| finding.network == NETWORK_ID && finding.users > 0),
        "{findings:?}"
    );
    meraki.assert_no_violations();
}

#[tokio::test]
async fn an_organization_whose_api_is_disabled_is_left_out() {
    use sdk_mock::Stub;
    use sdk_mock::meraki::{API_KEY, Meraki, ORGANIZATION_ID};
    use serde_json::json;

    let meraki = Meraki::start().await;
    let organization = |id: &str, enabled: bool| json!({"id": id, "api": {"enabled": enabled}});
    let organizations = [organization("999", false), organization(ORGANIZATION_ID, true)];
    meraki.stub(Stub::on("getOrganizations").json(&json!(organizations)));
    let client = Client::builder().api_key(API_KEY).base_url(meraki.base_url()).build().unwrap();

    let mut networks = 0;
    audit(&client, |_| networks += 1).await.unwrap();

    assert_eq!(networks, 1);
    meraki.assert_called("getOrganizationNetworks", 1);
}

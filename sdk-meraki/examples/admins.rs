//! Lists all administrators of an organization: `MERAKI_API_KEY=… cargo run --example admins 2930418`
#![allow(clippy::print_stdout, reason = "a program for people")]

use sdk_meraki::types::Admin;
use sdk_meraki::{Client, Error};

async fn admins(client: &Client, organization: &str) -> Result<Vec<Admin>, Error> {
    client.get_organization_admins().organization_id(organization).items().try_collect().await
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let organization = std::env::args().nth(1).ok_or("usage: admins ORGANIZATION")?;
    let client = Client::builder().api_key(std::env::var("MERAKI_API_KEY")?).build()?;
    for admin in admins(&client, &organization).await? {
        // Only the id is sure to be there.
        println!("{} <{}>", admin.name.unwrap_or_default(), admin.email.unwrap_or_default());
    }
    Ok(())
}

#[tokio::test]
async fn all_administrators_are_listed() {
    use sdk_mock::meraki::{API_KEY, Meraki, ORGANIZATION_ID};

    let meraki = Meraki::start().await;
    meraki.add_admin("Grace Hopper", "grace@example.com");
    let client = Client::builder().api_key(API_KEY).base_url(meraki.base_url()).build().unwrap();

    let found = admins(&client, ORGANIZATION_ID).await.unwrap();

    assert!(found.iter().any(|admin| admin.email.as_deref() == Some("grace@example.com")));
    meraki.assert_no_violations();
}

//! Lists the users of a container:
//! `TENABLE_ACCESS_KEY=… TENABLE_SECRET_KEY=… cargo run --example users`
#![allow(clippy::print_stdout, reason = "a program for people")]

use sdk_tenable::{Client, Error};

/// Name of each user who has one, and whether the account is enabled.
async fn users(client: &Client) -> Result<Vec<(String, bool)>, Error> {
    let list = client.users_list().send().await?.into_inner();
    let named =
        list.users.into_iter().filter_map(|user| Some((user.username?, user.enabled.unwrap_or(true))));
    Ok(named.collect())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = |name: &str| std::env::var(name);
    let client =
        Client::builder().api_keys(key("TENABLE_ACCESS_KEY")?, key("TENABLE_SECRET_KEY")?).build()?;
    for (name, enabled) in users(&client).await? {
        println!("{name}{}", if enabled { "" } else { " (disabled)" });
    }
    Ok(())
}

#[tokio::test]
async fn all_users_are_listed() {
    use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable, USER};

    let tenable = Tenable::start().await;
    let client =
        Client::builder().api_keys(ACCESS_KEY, SECRET_KEY).base_url(tenable.base_url()).build().unwrap();
    assert!(users(&client).await.unwrap().contains(&(USER.to_owned(), true)));
    tenable.assert_no_violations();
}

//! Reads the whole audit log page by page and prints who did what:
//! `TENABLE_ACCESS_KEY=… TENABLE_SECRET_KEY=… cargo run --example audit`
#![allow(clippy::print_stdout, reason = "a program for people")]

use sdk_tenable::types::AuditEvent;
use sdk_tenable::{Client, Error};

/// Hands on each event as soon as it is there: one page is held at a time.
async fn audit(client: &Client, page: i64, mut each: impl FnMut(AuditEvent)) -> Result<(), Error> {
    let mut events = client.audit_log_events().limit(page).items();
    while let Some(event) = events.try_next().await? {
        each(event);
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = |name: &str| std::env::var(name);
    let client =
        Client::builder().api_keys(key("TENABLE_ACCESS_KEY")?, key("TENABLE_SECRET_KEY")?).build()?;
    let print = |event: AuditEvent| {
        let actor = event.actor.and_then(|actor| actor.name);
        let [received, actor, action] =
            [event.received, actor, event.action].map(|text| text.unwrap_or_else(|| "-".to_owned()));
        println!("{received}\t{actor}\t{action}");
    };
    Ok(audit(&client, 1000, print).await?)
}

#[tokio::test]
async fn every_event_is_read_once() {
    use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable};

    let tenable = Tenable::builder().list_length(25).start().await;
    let client =
        Client::builder().api_keys(ACCESS_KEY, SECRET_KEY).base_url(tenable.base_url()).build().unwrap();
    let mut ids = std::collections::BTreeSet::new();
    audit(&client, 10, |event| assert!(ids.insert(event.id))).await.unwrap();
    assert_eq!(ids.len(), 25);
    assert_eq!(tenable.requests().len(), 3);
    tenable.assert_no_violations();
}

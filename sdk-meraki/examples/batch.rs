//! Makes many changes in an organization, as action batches:
//! `MERAKI_DASHBOARD_API_KEY=… cargo run --example batch 2930418 < actions.json`
//!
//! The input is a list: `[{"resource": "/networks/N_1", "operation": "update", "body": {"name": "Lab"}}, …]`. Batches run beside
//! each other, so actions that need each other must not be further apart than one batch is long.
#![allow(clippy::print_stdout, reason = "a program for people")]

use std::time::{Duration, Instant};

use futures_util::{StreamExt as _, stream};
use sdk_meraki::types::{
    CreateOrganizationActionBatchBody as Batch, CreateOrganizationActionBatchBodyActionsItem as Action,
};
use sdk_meraki::{Client, ClientBuilder};
use serde_json::Value;

/// How many actions a batch in the background can have, and how many batches run at once: the vendor's limits
/// (<https://developer.cisco.com/meraki/api-v1/action-batches-overview/>).
const ACTIONS: usize = 100;
const AT_ONCE: usize = 5;

fn text<'a>(action: &'a Value, member: &str) -> &'a str {
    action[member].as_str().unwrap_or_default()
}

/// Why it is not certain that an action was done, although its batch was. Each kind of thing that is read back is a line here.
async fn doubt(client: &Client, action: &Value) -> Option<String> {
    let request = match text(action, "resource").split('/').collect::<Vec<_>>()[..] {
        ["", "networks", id] => client.get_network().network_id(id).send_value(),
        ["", "devices", serial] => client.get_device().serial(serial).send_value(),
        _ => return Some("nothing here reads it back".to_owned()),
    };
    let mut wanted = action["body"].as_object().into_iter().flatten();
    match (text(action, "operation"), request.await) {
        ("destroy", Err(error)) if error.is_not_found() => None,
        ("update", Ok(thing)) if wanted.all(|(name, value)| thing.get(name) == Some(value)) => None,
        (_, Ok(_)) => Some("it does not read so".to_owned()),
        (_, Err(error)) => Some(format!("it was not read back: {error}")),
    }
}

/// Makes the changes. Returns the actions of which it is not confirmed that they were done, and why.
async fn change<'a>(client: &Client, organization: &str, actions: &'a [Value]) -> Vec<(&'a Value, String)> {
    let batches = actions.chunks(ACTIONS).map(|actions| async move {
        let action = |action: &Value| {
            let body = action["body"].as_object().cloned().unwrap_or_default();
            let (resource, operation) = (text(action, "resource"), text(action, "operation"));
            Action::builder().resource(resource).operation(operation).body(body)
        };
        let batch = Batch::builder().confirmed(true).synchronous(false);
        let batch = batch.actions(actions.iter().map(action).collect::<Vec<_>>());
        let request = client.create_organization_action_batch().organization_id(organization).body(batch);
        let mut job = request.run().deadline(Instant::now() + Duration::from_secs(3600));
        // It ends well only if the batch, read again, says that it is completed.
        if let Err(error) = job.finished().await {
            let state = if error.may_have_been_applied() { "perhaps done" } else { "not done" };
            return actions.iter().map(|action| (action, format!("{state}: {error}"))).collect();
        }
        let doubts =
            stream::iter(actions).filter_map(async |action| Some((action, doubt(client, action).await?)));
        doubts.collect::<Vec<_>>().await
    });
    stream::iter(batches).buffered(AT_ONCE).flat_map(stream::iter).collect().await
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let organization = std::env::args().nth(1).ok_or("usage: batch ORGANIZATION < actions.json")?;
    let actions: Vec<Value> = serde_json::from_reader(std::io::stdin())?;
    // While five batches of others run, the vendor refuses a sixth; the client then tries again each minute.
    let client = ClientBuilder::from_env().call_timeout(Duration::from_secs(1800)).attempts(20).build()?;
    let unconfirmed = change(&client, &organization, &actions).await;
    for (action, why) in &unconfirmed {
        println!("{} {}: {why}", text(action, "operation"), text(action, "resource"));
    }
    if unconfirmed.is_empty() { Ok(()) } else { Err("not all actions were confirmed".into()) }
}

#[cfg(test)]
mod tests {
    use sdk_mock::meraki::{API_KEY, Meraki, ORGANIZATION_ID};
    use sdk_mock::{Fault, Stub};
    use serde_json::json;

    use super::*;

    const START: &str = "createOrganizationActionBatch";
    const STATE: &str = "getOrganizationActionBatch";
    const READ: &str = "getNetwork";

    fn actions(count: usize) -> Vec<Value> {
        let action = |number| json!({"resource": format!("/networks/N_{number}"), "operation": "update", "body": {"name": "n"}});
        (0..count).map(action).collect()
    }

    fn network(name: &str) -> Value {
        json!({"id": "N_0", "organizationId": ORGANIZATION_ID, "name": name})
    }

    fn state(completed: bool, failed: bool) -> Value {
        json!({"id": "7", "status": {"completed": completed, "failed": failed, "errors": if failed { vec!["no such network"] } else { vec![] }}})
    }

    async fn run(meraki: &Meraki, actions: &[Value]) -> Vec<(String, String)> {
        let client = Client::builder().api_key(API_KEY).base_url(meraki.base_url());
        let client =
            client.backoff(Default::default(), Duration::from_millis(5)).rate(1000.0, 1000).build().unwrap();
        let unconfirmed = change(&client, ORGANIZATION_ID, actions).await;
        unconfirmed.into_iter().map(|(action, why)| (text(action, "resource").to_owned(), why)).collect()
    }

    /// The numbers of actions in the batches that the server took, in no order.
    fn taken(meraki: &Meraki) -> Vec<usize> {
        let starts = meraki.requests().into_iter().filter(|one| one.operation.as_deref() == Some(START));
        let taken = starts.filter(|one| one.status == Some(201)).filter_map(|one| one.json);
        let mut sizes: Vec<_> = taken.map(|body| body["actions"].as_array().unwrap().len()).collect();
        sizes.sort_unstable();
        sizes
    }

    #[tokio::test]
    async fn all_actions_are_done_in_batches_of_the_vendors_size() {
        let meraki = Meraki::start().await;
        meraki.stub(Stub::on(START).status(201).json(&state(false, false)));
        meraki.stub(Stub::on(STATE).json(&state(true, false)));
        meraki.fault(Fault::on(START).status(429).retry_after_seconds(0));
        meraki.fault(Fault::on(STATE).status(503));
        meraki.fault(Fault::on(STATE).truncate(10));
        meraki.stub(Stub::on(READ).json(&network("n")));
        meraki.fault(Fault::on(READ).status(429).retry_after_seconds(0));
        assert_eq!(run(&meraki, &actions(250)).await, []);
        assert_eq!(taken(&meraki), [50, 100, 100]);
        meraki.assert_no_violations();
    }

    #[tokio::test]
    async fn what_is_not_confirmed_is_named() {
        let meraki = Meraki::start().await;
        meraki.stub(Stub::on(START).status(201).json(&state(true, false)));
        meraki.stub(Stub::on(STATE).json(&state(true, true)));
        let unconfirmed = run(&meraki, &actions(101)).await;
        let named: Vec<_> = unconfirmed.iter().map(|(resource, _)| resource.clone()).collect();
        let all: Vec<_> = (0..101).map(|number| format!("/networks/N_{number}")).collect();
        assert_eq!(named, all, "the start alone confirms nothing");
        assert!(unconfirmed[0].1.contains("no such network"), "{}", unconfirmed[0].1);
        // The start is not repeated when its response is lost: the batch may run.
        meraki.fault(Fault::on(START).after_change().close_connection());
        let unconfirmed = run(&meraki, &actions(1)).await;
        assert!(unconfirmed[0].1.starts_with("perhaps done"), "{}", unconfirmed[0].1);
    }

    #[tokio::test]
    async fn what_reads_as_if_it_was_not_done_is_named() {
        let meraki = Meraki::start().await;
        meraki.stub(Stub::on(START).status(201).json(&state(false, false)));
        meraki.stub(Stub::on(STATE).json(&state(true, false)));
        meraki.stub(Stub::on(READ).json(&network("n")));
        meraki.stub(Stub::on(READ).for_path("networkId", "N_1").json(&network("another")));
        meraki.fault(Fault::on(READ).for_path("networkId", "N_2").status(403));
        meraki.fault(Fault::on(READ).for_path("networkId", "N_3").status(404));
        let mut actions = actions(5);
        actions[3]["operation"] = json!("destroy");
        actions[4]["operation"] = json!("destroy");
        actions.push(json!({"resource": "/networks/N_0/vlans", "operation": "create", "body": {"id": 7}}));
        let unconfirmed = run(&meraki, &actions).await;
        let (differs, refused) = ("does not read so", "not read back: getNetwork: responded with 403");
        let expected =
            [("N_1", differs), ("N_2", refused), ("N_4", differs), ("N_0/vlans", "nothing here reads")];
        assert_eq!(unconfirmed.len(), expected.len(), "{unconfirmed:?}");
        for ((resource, why), (network, words)) in unconfirmed.iter().zip(expected) {
            assert!(resource.ends_with(network) && why.contains(words), "{resource}: {why}");
        }
    }

    #[tokio::test]
    async fn five_batches_run_at_once() {
        let meraki = Meraki::start().await;
        meraki.stub(Stub::on(START).status(201).json(&state(false, false)));
        meraki.fault(Fault::on(STATE).hang().always());
        let actions = actions(7 * ACTIONS);
        let starts = async {
            while meraki.requests().iter().filter(|one| one.operation.as_deref() == Some(STATE)).count()
                < AT_ONCE
            {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::select! {
            _ = run(&meraki, &actions) => panic!("they hang"),
            () = starts => assert_eq!(taken(&meraki).len(), AT_ONCE),
        }
    }
}

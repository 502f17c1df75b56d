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
use sdk_meraki::{Client, ClientBuilder, Error};
use serde_json::Value;

/// How many actions a batch in the background can have, and how many batches run at once: the vendor's limits
/// (<https://developer.cisco.com/meraki/api-v1/action-batches-overview/>).
const ACTIONS: usize = 100;
const AT_ONCE: usize = 5;

/// The actions of a batch of which it is not confirmed that they were done, and why.
struct Unconfirmed<'a> {
    actions: &'a [Value],
    error: Error,
}

async fn change<'a>(client: &Client, organization: &str, actions: &'a [Value]) -> Vec<Unconfirmed<'a>> {
    let batches = actions.chunks(ACTIONS).map(|actions| async move {
        let text = |action: &Value, member: &str| action[member].as_str().unwrap_or_default().to_owned();
        let action = |action: &Value| {
            let body = action["body"].as_object().cloned().unwrap_or_default();
            Action::builder()
                .resource(text(action, "resource"))
                .operation(text(action, "operation"))
                .body(body)
        };
        let batch = Batch::builder()
            .confirmed(true)
            .synchronous(false)
            .actions(actions.iter().map(action).collect::<Vec<_>>());
        let request = client.create_organization_action_batch().organization_id(organization).body(batch);
        let mut job = request.run().deadline(Instant::now() + Duration::from_secs(3600));
        // It ends well only if the batch, read again, says that it is completed.
        job.finished().await.err().map(|error| Unconfirmed { actions, error })
    });
    stream::iter(batches).buffered(AT_ONCE).filter_map(std::future::ready).collect().await
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let organization = std::env::args().nth(1).ok_or("usage: batch ORGANIZATION < actions.json")?;
    let actions: Vec<Value> = serde_json::from_reader(std::io::stdin())?;
    // While five batches of others run, the vendor refuses a sixth; the client then tries again each minute.
    let client = ClientBuilder::from_env().call_timeout(Duration::from_secs(1800)).attempts(20).build()?;
    let unconfirmed = change(&client, &organization, &actions).await;
    for Unconfirmed { actions, error } in &unconfirmed {
        let maybe = if error.may_have_been_applied() { "perhaps done" } else { "not done" };
        actions.iter().for_each(|action| println!("{maybe}: {} {}", action["operation"], action["resource"]));
        println!("  because {error}");
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

    fn actions(count: usize) -> Vec<Value> {
        let action = |number| json!({"resource": format!("/networks/N_{number}"), "operation": "update", "body": {"name": "n"}});
        (0..count).map(action).collect()
    }

    fn state(completed: bool, failed: bool) -> Value {
        json!({"id": "7", "status": {"completed": completed, "failed": failed, "errors": if failed { vec!["no such network"] } else { vec![] }}})
    }

    async fn run(meraki: &Meraki, actions: &[Value]) -> Vec<(Value, usize, String)> {
        let client = Client::builder().api_key(API_KEY).base_url(meraki.base_url());
        let client = client.backoff(Default::default(), Duration::from_millis(5)).build().unwrap();
        let unconfirmed = change(&client, ORGANIZATION_ID, actions).await;
        unconfirmed
            .into_iter()
            .map(|one| (one.actions[0]["resource"].clone(), one.actions.len(), one.error.to_string()))
            .collect()
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
        let named: Vec<_> =
            unconfirmed.iter().map(|(first, count, _)| (first.as_str().unwrap(), *count)).collect();
        assert_eq!(
            named,
            [("/networks/N_0", 100), ("/networks/N_100", 1)],
            "the start alone confirms nothing"
        );
        assert!(unconfirmed[0].2.contains("no such network"), "{}", unconfirmed[0].2);
        // The start is not repeated when its response is lost: the batch may run.
        meraki.fault(Fault::on(START).after_change().close_connection());
        let actions = actions(1);
        let client = Client::builder().api_key(API_KEY).base_url(meraki.base_url()).build().unwrap();
        let unconfirmed = change(&client, ORGANIZATION_ID, &actions).await;
        assert!(unconfirmed[0].error.may_have_been_applied(), "{}", unconfirmed[0].error);
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

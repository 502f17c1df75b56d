//! The limit of an organization, over sockets and on a clock that runs.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]

use std::time::{Duration, Instant};

use sdk_meraki::{Client, ClientBuilder};
use sdk_mock::meraki::{API_KEY, Meraki, ORGANIZATION_ID};
use sdk_mock::{RateLimit, Stub};
use serde_json::{Value, json};

const NETWORKS: usize = 500;

/// An organization of many networks, each without devices.
fn stubbed(meraki: &Meraki) {
    let network = |id| json!({"id": format!("N_{id}"), "organizationId": ORGANIZATION_ID, "name": "n"});
    let networks = (0..NETWORKS).map(network).collect::<Value>();
    meraki.stub(Stub::on("getOrganizationNetworks").json(&networks));
    meraki.stub(Stub::on("getNetworkDevices").json(&json!([])));
}

fn builder(meraki: &Meraki) -> ClientBuilder {
    Client::builder().api_key(API_KEY).base_url(meraki.base_url())
}

/// Learns which networks the organization has, and calls them all at once, from clones of the client.
async fn call(client: &Client, count: usize) -> Vec<Result<(), sdk_meraki::Error>> {
    let networks = client.get_organization_networks().organization_id(ORGANIZATION_ID).send().await.unwrap();
    assert_eq!(networks.len(), NETWORKS);
    let calls = (0..count).map(|number| {
        let client = client.clone();
        let network = format!("N_{}", number % NETWORKS);
        tokio::spawn(async move { client.get_network_devices().network_id(network).send().await.map(drop) })
    });
    let mut ends = Vec::new();
    for call in calls.collect::<Vec<_>>() {
        ends.push(call.await.unwrap());
    }
    ends
}

fn refused(meraki: &Meraki) -> usize {
    meraki.requests().iter().filter(|request| request.status == Some(429)).count()
}

/// The rate is far above what the calls need, so that none may end for want of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_call_gets_its_turn_on_a_running_clock() {
    let meraki = Meraki::start().await;
    stubbed(&meraki);
    for rate in [2_000.0, 1e5, 1e9] {
        let client = builder(&meraki).rate(rate, 1).build().unwrap();
        for end in call(&client, 150).await {
            end.unwrap();
        }
    }
    meraki.assert_called("getNetworkDevices", 450);
    meraki.assert_no_violations();
}

/// What docs/benchmarks.md says: `cargo test -p sdk-meraki --test limit -- --ignored --nocapture`, two minutes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes the time that the vendor's limit asks for"]
#[allow(clippy::print_stdout, reason = "the figures")]
async fn a_thousand_calls_of_five_hundred_networks() {
    const CALLS: usize = 1000;
    let buckets = [5.0, 10.0, 20.0, 40.0]
        .map(|burst| (format!("bucket, burst {burst}"), RateLimit::bucket(10.0, burst)));
    let windows = [("window", RateLimit::window(10)), ("sliding window", RateLimit::sliding_window(10))];
    let servers = buckets.into_iter().chain(windows.map(|(name, limit)| (name.to_owned(), limit)));
    let mut runs = Vec::new();
    for (name, limit) in servers {
        for round_trip in [0, 100] {
            let name = format!("{name}; {round_trip} ms");
            runs.push(tokio::spawn(async move {
                let distance = Duration::from_millis(round_trip);
                let meraki = Meraki::builder().rate_limit(limit).round_trip(distance).start().await;
                stubbed(&meraki);
                let (start, client) = (Instant::now(), builder(&meraki).build().unwrap());
                let failed = call(&client, CALLS).await.iter().filter(|end| end.is_err()).count();
                // What the server allowed at once is no part of the rate that is used.
                let asked = meraki.requests().len();
                let used = (CALLS - failed) as f64 / 10.0 / start.elapsed().as_secs_f64();
                let refused = refused(&meraki) as f64 / asked as f64;
                println!(
                    "{name}: {:.2} % refused, {:.1} % used, {failed} failed",
                    refused * 100.0,
                    used * 100.0
                );
                (name, refused, used, failed)
            }));
        }
    }
    for run in runs {
        let (name, refused, used, failed) = run.await.unwrap();
        assert!(refused <= 0.01 && used >= 0.95 && failed == 0, "{name}");
    }
}

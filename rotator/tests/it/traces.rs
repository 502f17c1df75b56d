//! `-v`: what was done, in lines for people or for log shippers.

use sdk_mock::Fault;
use sdk_mock::meraki::{Meraki, NETWORK_ID};
use serde_json::Value;

use crate::support::{Payload, Program};

#[test]
fn text_traces_name_operation_status_latency_and_request_id() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on("updateNetworkMerakiAuthUser").status(429).retry_after_seconds(1));
    let run = Program::new(&Payload::meraki(), &vendor.base_url()).args(&["-v"]).run();
    assert_eq!(run.exit, Some(0));
    assert!(run.stderr.lines().all(|line| line.starts_with("trace: +")), "{}", run.stderr);
    for text in
        ["updateNetworkMerakiAuthUser", "status=429", "status=200", "latency_ms=", "request_id=", "wait_ms="]
    {
        assert!(run.stderr.contains(text), "{text}: {}", run.stderr);
    }
    // Identifiers of the vendor are in no trace, only templates of paths.
    assert!(
        run.stderr.contains("/networks/{networkId}/")
            && !run.stderr.contains(&format!("networks/{NETWORK_ID}"))
    );
    assert_eq!(run.stdout.lines().count(), 1);
}

#[test]
fn json_traces_are_one_object_a_line() {
    let vendor = Meraki::start_blocking();
    let run =
        Program::new(&Payload::meraki(), &vendor.base_url()).args(&["-vv", "--log-format", "json"]).run();
    let objects: Vec<Value> = run.stderr.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(objects.len() > 4, "{}", run.stderr);
    for object in &objects {
        for key in ["time_ms", "elapsed_ms", "level", "target", "message"] {
            assert!(object.get(key).is_some(), "{key}: {object}");
        }
    }
    let last = objects.last().unwrap();
    assert_eq!(
        (&last["message"], &last["outcome"], &last["exit"]),
        (&"finished".into(), &"changed".into(), &0.into())
    );
}

#[test]
fn without_it_there_are_none() {
    let vendor = Meraki::start_blocking();
    let run = Program::new(&Payload::meraki(), &vendor.base_url()).env("RUST_LOG", "trace").run();
    assert!(run.stderr.is_empty(), "{run:?}");
}

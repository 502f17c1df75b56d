//! What redaction leaves alone, and what it costs.

#[cfg(unix)]
use rustix::process::{Pid, Signal, kill_process};
use sdk_mock::Fault;
use sdk_mock::meraki::{Meraki, USER_EMAIL};
use sdk_mock::tenable::Tenable;
use serde_json::{Map, Value, json};

use crate::support::{Payload, Program};

#[cfg(unix)]
const LIST: &str = "getNetworkMerakiAuthUsers";
const UPDATE: &str = "updateNetworkMerakiAuthUser";

/// A gap in a sentence that everybody can read in the documentation would tell what was cut out.
#[test]
fn our_own_sentences_are_never_redacted() {
    for (label, value) in [
        ("password_hint", "word"),
        ("pin", "pass"),
        ("API key owner", "Meraki"),
        ("Authentication", "Client VPN"),
        ("Shipping", "account"),
        ("secret", "rotator: changed"),
        ("token", "network"),
        ("key", "code=changed"),
        ("otp", USER_EMAIL),
    ] {
        let vendor = Meraki::start_blocking();
        let payload = Payload::meraki().with_field(label, value);
        let run = Program::new(&payload, &vendor.base_url()).run();
        let clean = Program::new(&Payload::meraki(), &Meraki::start_blocking().base_url()).run();
        let sentence = |line: &str| line.split(" elapsed_ms=").next().unwrap_or_default().to_owned();
        assert_eq!(sentence(&run.assert_changed().stdout), sentence(&clean.assert_changed().stdout));
        assert!(!run.stdout.contains("[redacted]"), "{label}: {run:?}");
    }
}

/// The same with the passwords themselves, in failures and traces.
#[test]
fn a_password_that_is_a_word_of_ours_cannot_be_read_off() {
    for old in ["password", "Tenable", "record", "Connect", "users-list", "refused"] {
        let payload = Payload::tenable().with("oldPassword", old).with_field("uid", "UID_T");
        let vendor = Tenable::start_blocking();
        vendor.fault(Fault::on("users-list").status(401));
        // Without the search for secrets: these are words of every run.
        let input = format!("{}\n", payload.base64());
        let run = Program::raw(input, &["-vv", "--api-url", &vendor.base_url()]).run();
        let sentence = run.stderr.lines().last().unwrap_or_default();
        assert_eq!(run.exit, Some(10), "{run:?}");
        assert!(sentence.starts_with("rotator: unchanged: Tenable does not accept the API key: put a valid"));
        assert!(!run.stderr.contains("[redacted]"), "{old}: {run:?}");
    }
}

/// What the vendor says passes through the redactor, and only what is secret in it is cut out.
#[test]
fn a_vendors_words_lose_secrets_and_nothing_else() {
    let vendor = Meraki::start_blocking();
    let body = json!({ "errors": ["Password word is on the list"] }).to_string();
    vendor.fault(Fault::on(UPDATE).status(400).body("application/json", body));
    let payload = Payload::meraki().with_field("password_hint", "word");
    let run = Program::new(&payload, &vendor.base_url()).run();
    run.assert_failed(10, "refused").says("Pass[redacted] [redacted] is on the list");
}

/// A record with this many short values, a fair part of what the input may hold.
fn crowded(values: usize) -> Payload {
    let fields: Map<String, Value> =
        (0..values).map(|number| (format!("key {number}"), format!("v{number:05}").into())).collect();
    let mut record = json!({ "uid": "UID_CROWDED", "title": "Crowded" });
    record.as_object_mut().unwrap().extend(fields);
    Payload::meraki().with_record(record)
}

#[test]
fn thousands_of_secrets_are_found_without_getting_in_the_way() {
    let vendor = Meraki::start_blocking();
    let body = json!({ "errors": ["v00007 and v19999, and no v20000"] }).to_string();
    vendor.fault(Fault::on(UPDATE).status(400).body("application/json", body));
    let run = Program::new(&crowded(20_000), &vendor.base_url()).args(&["-vv"]).run();
    assert_eq!(run.exit, Some(10));
    run.says("[redacted] and [redacted], and no v20000");
}

#[cfg(unix)]
#[test]
fn thousands_of_secrets_do_not_hold_up_deadline_and_signals() {
    for signal in [None, Some(Signal::TERM)] {
        let vendor = Meraki::start_blocking();
        vendor.fault(Fault::on(LIST).hang().always());
        let deadline = if signal.is_some() { "50" } else { "10" };
        let program = Program::new(&crowded(8_000), &vendor.base_url()).args(&["--deadline", deadline]);
        let started = std::time::Instant::now();
        let child = program.spawn();
        if let Some(signal) = signal {
            while vendor.requests().is_empty() {
                assert!(started.elapsed().as_secs() < 40, "the vendor was not asked");
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            kill_process(Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap(), signal).unwrap();
        }
        let run = program.finish(child, started);
        run.assert_failed(11, if signal.is_some() { "interrupted" } else { "timed_out" });
        assert!(run.elapsed.as_secs() < 45, "{run:?}");
    }
}

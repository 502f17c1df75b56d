//! What must never be seen, searched for in every output. Every other test searches as well; here the vendor, the
//! payload and the command line do their worst.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sdk_mock::Fault;
use sdk_mock::meraki::{API_KEY, Meraki};
use sdk_mock::tenable::Tenable;
use serde_json::json;

use crate::support::{NEW, OLD, Payload, Program, forms};

const MERAKI: [&str; 2] = ["getNetworkMerakiAuthUsers", "updateNetworkMerakiAuthUser"];
const TENABLE: [&str; 4] = ["users-list", "users-password", "users-list-auths", "session-create"];

/// Forms of all secrets of a payload, put where a vendor might put them; not the last one, which is a mere piece.
fn echoes(payload: &Payload) -> Vec<String> {
    let whole = |secret: &String| {
        let mut forms = forms(secret);
        forms.pop();
        forms
    };
    payload.secrets().iter().flat_map(whole).collect()
}

/// Every output form, with and without traces.
const OUTPUTS: [&[&str]; 4] =
    [&[], &["-vv"], &["--output", "json"], &["-vv", "--log-format", "json", "--output", "json", "--dry-run"]];

#[test]
fn a_vendor_that_repeats_the_request_is_not_repeated() {
    for status in [400, 401, 403, 404, 422, 500] {
        for output in OUTPUTS {
            for operation in MERAKI {
                let vendor = Meraki::start_blocking();
                vendor.fault(Fault::on(operation).echo(status).always());
                Program::new(&Payload::meraki(), &vendor.base_url())
                    .args(output)
                    .args(&["--deadline", "1"])
                    .run();
            }
        }
    }
}

#[test]
fn tenable_repeating_the_request_is_not_repeated() {
    for status in [400, 403, 500] {
        for operation in TENABLE {
            let vendor = Tenable::start_blocking();
            vendor.fault(Fault::on("users-password").reset_connection());
            vendor.fault(Fault::on(operation).echo(status).always());
            let program =
                Program::new(&Payload::tenable(), &vendor.base_url()).args(&["-vv", "--verify", "always"]);
            program.args(&["--deadline", "2"]).run();
        }
    }
}

#[test]
fn no_form_of_a_secret_in_a_vendors_message_survives() {
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki();
    for form in echoes(&payload) {
        for body in [
            json!({ "errors": [format!("bad value {form} here")] }).to_string(),
            json!({ "error": json!({ "message": form }).to_string() }).to_string(),
            // As it is, so that the vendor's JSON undoes one escaping; what is no JSON then is no message.
            format!("{{\"errors\":[\"x {form} y\"]}}"),
            form.clone(),
        ] {
            vendor.fault(Fault::on(MERAKI[1]).status(400).body("application/json", body));
            let run = Program::new(&payload, &vendor.base_url()).args(&["-vv"]).run();
            assert_eq!(run.exit, Some(10));
        }
    }
}

#[test]
fn a_secret_in_a_header_of_the_vendor_does_not_survive() {
    let vendor = Meraki::start_blocking();
    for secret in [API_KEY, "N3w-C4n4ry"] {
        vendor.fault(Fault::on(MERAKI[0]).status(403).header("x-request-id", secret));
        let payload = Payload::meraki().with("newPassword", "N3w-C4n4ry-plain");
        Program::new(&payload, &vendor.base_url()).args(&["-vv"]).run().assert_failed_quietly();
        vendor.fault(
            Fault::on(MERAKI[0]).redirect(302, &format!("https://{secret}.example.com/{secret}?{secret}")),
        );
        Program::new(&payload, &vendor.base_url()).args(&["-vv"]).run().assert_failed_quietly();
    }
}

#[test]
fn secrets_in_titles_labels_and_users_do_not_survive() {
    // Somebody pasted the password into the wrong fields.
    for payload in [
        Payload::meraki().with_field("title", format!("my {NEW}")),
        Payload::meraki().with("user", NEW),
        Payload::meraki().with_field("account_type", NEW),
        Payload::meraki().with_field("network_id", API_KEY),
        Payload::meraki().with_field("api_url", format!("https://{API_KEY}@example.com/{API_KEY}")),
        Payload::meraki().with_field("api_url", API_KEY),
        Payload::meraki().with_field("verify", API_KEY),
        Payload::meraki().with_field("target", API_KEY),
        Payload::meraki().with_field("uid", NEW).with_field("network_id", json!([NEW, OLD])),
    ] {
        for output in OUTPUTS {
            let input = format!("{}\n", payload.base64());
            let run = Program::raw(input, &["--deadline", "1"]).args(output).hiding(payload.secrets()).run();
            assert_ne!(run.exit, Some(0), "{run:?}");
        }
    }
}

#[test]
fn broken_payloads_are_not_quoted() {
    let payload = Payload::meraki();
    let text = payload.json();
    for broken in [
        STANDARD.encode(&text[..text.len() - 5]),
        STANDARD.encode(text.replace("\"newPassword\":", "\"newPassword\":[1],\"x\":")),
        STANDARD.encode(text.replace("\"user\":", "\"user\" ")),
        text.clone(),
        format!("{}!", payload.base64()),
        payload.base64()[..200].to_owned(),
        payload.base64().replace('A', "*"),
    ] {
        let run = Program::raw(broken, &["-vv"]).hiding(payload.secrets()).run();
        assert_eq!(run.exit, Some(10), "{run:?}");
    }
}

#[test]
fn foreign_records_and_their_secrets_stay_unseen() {
    let other = "0th3r-C4n4ry-r3c0rd";
    let vendor = Meraki::start_blocking();
    let payload = Payload::meraki().with_record(json!({
        "uid": "UID_OTHER", "title": "Other", "password": other, "notes": other, "oneTimeCode": format!("otpauth://{other}"),
    }));
    vendor.fault(
        Fault::on(MERAKI[1]).status(400).body("application/json", json!({ "errors": [other] }).to_string()),
    );
    Program::new(&payload, &vendor.base_url())
        .args(&["-vv"])
        .hiding(vec![other.to_owned()])
        .run()
        .assert_failed_quietly();
}

#[test]
fn the_environment_and_the_command_line_are_never_printed() {
    let gateway = "G4t3way-C4n4ry-c0nfig";
    let vendor = Meraki::start_blocking();
    let program = Program::new(&Payload::meraki(), &vendor.base_url())
        .env("GATEWAY_CONFIG", gateway)
        .args(&["-vv", "--record", "c4n4ry-in-an-argument"])
        .hiding(vec![gateway.to_owned(), "c4n4ry-in-an-argument".to_owned()]);
    program.run();
}

/// A proxy's URL can hold a password.
#[test]
fn the_password_of_a_proxy_is_never_printed() {
    let secret = "Pr0xy-C4n4ry-1234";
    let payload = Payload::meraki();
    for variable in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"] {
        for args in [&["-vv", "--deadline", "1"][..], &["-vv", "--deadline", "1", "--dry-run"]] {
            let input = format!("{}\n", payload.base64());
            let run = Program::raw(input, args)
                .env(variable, format!("http://user:{secret}@127.0.0.1:1"))
                .hiding(vec![secret.to_owned()])
                .hiding(payload.secrets())
                .run();
            assert_eq!(run.exit, Some(10), "{run:?}");
        }
    }
}

/// Plain HTTP is for this machine only, and a proxy is not this machine.
#[test]
fn what_is_for_this_machine_does_not_go_through_a_proxy() {
    let (vendor, proxy) = (Meraki::start_blocking(), Meraki::start_blocking());
    for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        Program::new(&Payload::meraki(), &vendor.base_url())
            .env(variable, proxy.base_url())
            .run()
            .assert_changed();
    }
    assert!(proxy.requests().is_empty());
}

/// While it waits for the vendor, nothing of the payload can be read from outside but by the administrator.
#[cfg(target_os = "linux")]
#[test]
fn core_dumps_are_off_and_nothing_is_in_arguments_or_environment() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(MERAKI[0]).delay(std::time::Duration::from_secs(2)));
    let program = Program::new(&Payload::meraki(), &vendor.base_url());
    let started = std::time::Instant::now();
    let child = program.spawn();
    while vendor.requests().is_empty() {
        assert!(started.elapsed().as_secs() < 300);
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let read = |name: &str| std::fs::read(format!("/proc/{}/{name}", child.id()));
    let limits = String::from_utf8(read("limits").unwrap()).unwrap();
    let cores = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(cores.split_whitespace().nth(4), Some("0"), "{cores}");
    let seen = [read("cmdline").unwrap(), read("environ").unwrap_or_default()].concat();
    crate::support::assert_silent(&String::from_utf8_lossy(&seen), &Payload::meraki().secrets());
    // Not dumpable: what belongs to the process belongs to root, so that others of the same user cannot attach.
    let owner = std::os::unix::fs::MetadataExt::uid(
        &std::fs::metadata(format!("/proc/{}/environ", child.id())).unwrap(),
    );
    assert_eq!(owner, 0);
    program.finish(child, started).assert_changed();
}

//! TLS to the vendor: one connection per run, the host's trust, and no way around it.

use sdk_mock::meraki::{Meraki, USER_EMAIL, USER_PASSWORD};
#[cfg(target_os = "linux")]
use sdk_mock::tenable::{Tenable, USER};

#[cfg(target_os = "linux")]
use crate::support::NEW;
use crate::support::{Payload, Program};

/// Trusts the mock server by a variable, which only a store of files has.
#[cfg(target_os = "linux")]
#[test]
fn one_rotation_is_one_connection_and_two_requests() {
    let meraki = Meraki::builder().tls().start_blocking();
    let trusted = |payload: &Payload, server: &sdk_mock::Server| {
        Program::new(payload, &server.base_url()).env("SSL_CERT_FILE", server.ca_path().unwrap()).run()
    };
    trusted(&Payload::meraki(), &meraki).assert_changed();
    assert_eq!((meraki.connections(), meraki.handshakes(), meraki.requests().len()), (1, 1, 2));
    assert_eq!(meraki.password_of(USER_EMAIL).as_deref(), Some(NEW));

    let tenable = Tenable::builder().tls().start_blocking();
    trusted(&Payload::tenable(), &tenable).assert_changed();
    assert_eq!((tenable.connections(), tenable.handshakes(), tenable.requests().len()), (1, 1, 2));
    assert_eq!(tenable.password_of(USER).as_deref(), Some(NEW));
}

#[test]
fn a_certificate_that_is_not_trusted_ends_it_before_anything_is_sent() {
    let vendor = Meraki::builder().tls().start_blocking();
    let run = Program::new(&Payload::meraki(), &vendor.base_url()).run();
    run.assert_failed(10, "host_setup").says("certificate").says("attempts=1");
    assert_eq!(run.stderr.contains("SSL_CERT_FILE"), cfg!(target_os = "linux"), "{run:?}");
    assert_eq!((vendor.requests().len(), vendor.handshakes()), (0, 0));
    assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(USER_PASSWORD));
}

/// The systems with a store of their own do not read the variable, and it is not named there.
#[cfg(any(windows, target_vendor = "apple"))]
#[test]
fn the_variable_of_other_systems_is_neither_read_nor_named() {
    let vendor = Meraki::builder().tls().start_blocking();
    for path in [vendor.ca_path().unwrap(), std::path::Path::new("missing.pem")] {
        for option in [&[][..], &["--dry-run"]] {
            let payload = Payload::meraki().practice();
            let program = Program::new(&payload, &vendor.base_url()).args(option);
            let run = program.env("SSL_CERT_FILE", path).run();
            assert_eq!(run.exit, Some(10), "{run:?}");
            assert!(!format!("{run:?}").contains("SSL_CERT_FILE"), "{run:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_dry_run_says_how_the_vendor_was_reached() {
    let vendor = Meraki::builder().tls().start_blocking();
    let run = Program::new(&Payload::meraki().practice(), &vendor.base_url())
        .env("SSL_CERT_FILE", vendor.ca_path().unwrap())
        .args(&["--dry-run"])
        .run();
    assert_eq!(run.exit, Some(0), "{run:?}");
    run.says(&format!("Meraki responded at {}, over TLS, trusting what SSL_CERT_FILE", vendor.address()))
        .says("no proxy");
}

#[test]
fn a_dry_run_does_not_wait_long_for_a_connection_that_cannot_be_made() {
    let run = Program::new(&Payload::meraki(), "https://127.0.0.1:1/api/v1").args(&["--dry-run"]).run();
    assert_eq!(run.exit, Some(10), "{run:?}");
    assert!(run.stdout.contains("FAILED  connection"), "{run:?}");
    // The default deadline is 90 seconds.
    assert!(run.elapsed.as_secs() < 60, "{run:?}");
}

//! SIGTERM and SIGINT: nothing is begun after one, and a write in flight is seen to its end.

#![cfg(unix)]

use std::process::Child;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use sdk_mock::Fault;
use sdk_mock::meraki::{Meraki, USER_EMAIL, USER_PASSWORD};
use sdk_mock::tenable::{Tenable, USER};

use crate::support::{NEW, Payload, Program};

const LIST: &str = "getNetworkMerakiAuthUsers";
const UPDATE: &str = "updateNetworkMerakiAuthUser";

pub(crate) fn send(child: &Child, signal: Signal) {
    let pid = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
    kill_process(pid, signal).unwrap();
}

/// Waits until the vendor was asked this.
pub(crate) fn wait_for(vendor: &sdk_mock::Server, operation: &str) {
    let started = Instant::now();
    while vendor.requests_of(operation).is_empty() {
        assert!(started.elapsed().as_secs() < 300, "{operation} was not called");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn before_the_write_it_stops_at_once_and_nothing_changes() {
    for signal in [Signal::TERM, Signal::INT] {
        let vendor = Meraki::start_blocking();
        vendor.fault(Fault::on(LIST).hang().always());
        let program = Program::new(&Payload::meraki(), &vendor.base_url()).args(&["--deadline", "3600"]);
        let started = Instant::now();
        let child = program.spawn();
        wait_for(&vendor, LIST);
        send(&child, signal);
        let run = program.finish(child, started);
        run.assert_failed(11, "interrupted");
        assert!(run.elapsed < Duration::from_secs(300), "{run:?}");
        assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(USER_PASSWORD));
    }
}

#[test]
fn a_write_in_flight_is_seen_to_its_end() {
    for signal in [Signal::TERM, Signal::INT] {
        let vendor = Meraki::start_blocking();
        vendor.fault(Fault::on(UPDATE).delay(Duration::from_secs(1)));
        let program = Program::new(&Payload::meraki(), &vendor.base_url());
        let started = Instant::now();
        let child = program.spawn();
        wait_for(&vendor, UPDATE);
        send(&child, signal);
        program.finish(child, started).assert_changed();
        assert_eq!(vendor.password_of(USER_EMAIL).as_deref(), Some(NEW));
    }
}

#[test]
fn several_signals_are_as_one() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(UPDATE).delay(Duration::from_secs(1)));
    let program = Program::new(&Payload::meraki(), &vendor.base_url());
    let started = Instant::now();
    let child = program.spawn();
    wait_for(&vendor, UPDATE);
    for _ in 0..5 {
        send(&child, Signal::TERM);
        send(&child, Signal::INT);
        std::thread::sleep(Duration::from_millis(50));
    }
    program.finish(child, started).assert_changed();
}

#[test]
fn a_write_without_a_response_is_still_resolved_after_a_signal() {
    let vendor = Tenable::start_blocking();
    vendor.fault(Fault::on("users-password").after_change().delay(Duration::from_secs(1)).reset_connection());
    let program = Program::new(&Payload::tenable(), &vendor.base_url());
    let started = Instant::now();
    let child = program.spawn();
    wait_for(&vendor, "users-password");
    send(&child, Signal::TERM);
    program.finish(child, started).assert_changed().says("as a login showed");
    assert_eq!(vendor.password_of(USER).as_deref(), Some(NEW));
}

#[test]
fn a_write_that_never_gets_a_response_ends_in_unknown_soon_after_a_signal() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(UPDATE).hang().always());
    let program = Program::new(&Payload::meraki(), &vendor.base_url()).args(&["--deadline", "3600"]);
    let started = Instant::now();
    let child = program.spawn();
    wait_for(&vendor, UPDATE);
    send(&child, Signal::TERM);
    let run = program.finish(child, started);
    run.assert_failed(20, "write_interrupted");
    assert!(run.elapsed < Duration::from_secs(300), "{run:?}");
}

#[test]
fn a_signal_is_reported_as_json_where_that_was_asked_for() {
    let vendor = Meraki::start_blocking();
    vendor.fault(Fault::on(LIST).hang().always());
    let program = Program::new(&Payload::meraki(), &vendor.base_url()).args(&["--output", "json"]);
    let started = Instant::now();
    let child = program.spawn();
    wait_for(&vendor, LIST);
    send(&child, Signal::TERM);
    let run = program.finish(child, started);
    let object = run.json();
    assert_eq!((run.exit, object["code"].as_str()), (Some(11), Some("interrupted")));
    assert_eq!(object["user"], USER_EMAIL);
}

#[test]
fn a_signal_while_it_waits_for_its_input_ends_it() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_rotator"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let stdin = child.stdin.take();
    // Nothing tells from outside that it waits.
    std::thread::sleep(Duration::from_secs(2));
    send(&child, Signal::TERM);
    let output = child.wait_with_output().unwrap();
    drop(stdin);
    assert_eq!(output.status.code(), Some(11), "{output:?}");
}

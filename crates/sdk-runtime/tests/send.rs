//! Calls can be spawned, and their types are as small and as shareable as callers need.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use common::{Client, LIST, call, call_empty, call_stream};
use sdk_runtime::{ByteStream, ClientContext, ClientOptions, ConfigError, Error, Response, Secret};

fn assert_send<T: Send>(value: T) -> T {
    value
}

fn assert_shareable<T: Send + Sync + 'static>() {}

#[test]
fn calls_can_be_spawned() {
    let client = Client::new("http://127.0.0.1:9");
    drop(assert_send(call::<_, Vec<String>>(&client, client.request(&LIST), &LIST)));
    drop(assert_send(call_empty(&client, client.request(&LIST), &LIST)));
    drop(assert_send(call_stream(&client, client.request(&LIST), &LIST)));
}

#[test]
fn values_can_be_shared() {
    assert_shareable::<Error>();
    assert_shareable::<ConfigError>();
    assert_shareable::<ClientContext>();
    assert_shareable::<Secret>();
    assert_shareable::<sdk_runtime::vendor::Credentials>();
    assert_shareable::<ClientOptions>();
    assert_shareable::<Response<Vec<String>>>();
    fn assert_movable<T: Send + 'static>() {}
    assert_movable::<ByteStream>();
}

#[test]
fn an_error_is_a_pointer() {
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

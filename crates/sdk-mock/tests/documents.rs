//! Holds `openapi/meraki.json` and `openapi/tenable.json` to their own rules, and, where the vendors' documents are at
//! hand, to those: both SDKs and the mock servers are made from them, so an error here is an error everywhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail by panicking")]

#[path = "documents/agreement.rs"]
mod agreement;
#[path = "documents/conventions.rs"]
mod conventions;
#[path = "documents/differences.rs"]
mod differences;
#[path = "documents/examples.rs"]
mod examples;
#[path = "documents/facts.rs"]
mod facts;
#[path = "documents/form.rs"]
mod form;
#[path = "documents/identity.rs"]
mod identity;
#[path = "documents/load.rs"]
mod load;
#[path = "documents/paging.rs"]
mod paging;
#[path = "documents/selection.rs"]
mod selection;

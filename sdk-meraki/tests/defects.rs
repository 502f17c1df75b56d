//! Every known defect of the vendor's document, and what the client makes of what the real server says and wants.
//!
//! One table per subject. A case names the defect by its key, the operation, what the server answers, and what the client
//! must show of it; or what a caller sets, and what is sent.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]
#![allow(clippy::print_stdout, reason = "how many rows ran is shown with `--nocapture`")]

#[path = "defects/absent.rs"]
mod absent;
#[path = "defects/always.rs"]
mod always;
#[path = "defects/enums.rs"]
mod enums;
#[path = "defects/errors.rs"]
mod errors;
#[path = "defects/free.rs"]
mod free;
#[path = "defects/generator.rs"]
mod generator;
#[path = "defects/keys.rs"]
mod keys;
#[path = "defects/nulls.rs"]
mod nulls;
#[path = "defects/queries.rs"]
mod queries;
#[path = "defects/requests.rs"]
mod requests;
#[path = "defects/rules.rs"]
mod rules;
#[path = "defects/scalars.rs"]
mod scalars;
#[path = "defects/statuses.rs"]
mod statuses;
#[path = "defects/wrapped.rs"]
mod wrapped;

#[path = "../../crates/sdk-mock/shared/defects.rs"]
mod play;
#[path = "../../crates/sdk-mock/shared/typed_client.rs"]
mod typed_client;

use sdk_meraki as sdk;
use sdk_mock::contract::QueryArrays;

const ARRAYS: QueryArrays = QueryArrays::Brackets;

fn builder() -> sdk::ClientBuilder {
    sdk::Client::builder().api_key("made-up")
}

//! Every known defect of the vendor's documents, and what the client makes of what the real server says and wants.
//!
//! One table per subject. A case names the defect by its key, the operation, what the server answers, and what the client
//! must show of it; or what a caller sets, and what is sent.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]
#![allow(clippy::print_stdout, reason = "how many rows ran is shown with `--nocapture`")]

#[path = "defects/beyond.rs"]
mod beyond;
#[path = "defects/binary.rs"]
mod binary;
#[path = "defects/empty.rs"]
mod empty;
#[path = "defects/enums.rs"]
mod enums;
#[path = "defects/errors.rs"]
mod errors;
#[path = "defects/generator.rs"]
mod generator;
#[path = "defects/keys.rs"]
mod keys;
#[path = "defects/names.rs"]
mod names;
#[path = "defects/nulls.rs"]
mod nulls;
#[path = "defects/recorded.rs"]
mod recorded;
#[path = "defects/requests.rs"]
mod requests;
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

use sdk_mock::contract::QueryArrays;
use sdk_tenable as sdk;

const ARRAYS: QueryArrays = QueryArrays::Standard;

fn builder() -> sdk::ClientBuilder {
    sdk::Client::builder().api_keys("made-up", "made-up")
}

//! Every operation of the document that this build was made of, called through the client; and every known defect of the document.
//!
//! One binary for both, because what calls every operation takes longer to compile than all else.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]
#![allow(clippy::print_stdout, reason = "how many rows ran is shown with `--nocapture`")]

#[path = "../../crates/sdk-mock/shared/contract.rs"]
mod contract;
mod defects;
#[path = "../../crates/sdk-mock/shared/defects.rs"]
mod play;
#[path = "../../crates/sdk-mock/shared/typed_client.rs"]
mod typed_client;

use sdk_mock::contract::QueryArrays;
use sdk_mock::document::Document;
use sdk_mock::tenable::{self, Tenable};
use sdk_tenable as sdk;

const ARRAYS: QueryArrays = QueryArrays::Standard;

fn builder() -> sdk::ClientBuilder {
    sdk::Client::builder().api_keys(tenable::ACCESS_KEY, tenable::SECRET_KEY)
}

/// What exists in the fake.
const IDS: &[(&str, &str)] = &[("user_id", tenable::USER_UUID), ("user_uuid", tenable::USER_UUID)];

async fn fake(document: Document) -> Tenable {
    Tenable::builder().document(document).lenient().start().await
}

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

use sdk_meraki as sdk;
use sdk_mock::contract::QueryArrays;
use sdk_mock::document::Document;
use sdk_mock::meraki::{self, Meraki};

const ARRAYS: QueryArrays = QueryArrays::Brackets;

fn builder() -> sdk::ClientBuilder {
    sdk::Client::builder().api_key(meraki::API_KEY)
}

/// What exists in the fake.
const IDS: &[(&str, &str)] =
    &[("organizationId", meraki::ORGANIZATION_ID), ("networkId", meraki::NETWORK_ID)];

async fn fake(document: Document) -> Meraki {
    Meraki::builder().document(document).lenient().start().await
}

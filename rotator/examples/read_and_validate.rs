//! The least that a client can do with a list: read its body over TLS and check that it is JSON.
//!
//! `cargo xtask bench` compares the rotator with it: the same TLS, the same HTTP client, nothing found and nothing
//! changed. Stdin has three lines: the base URL, the URL of the list, and an API key.

use std::error::Error;

use sdk_runtime::ClientOptions;
use serde::de::IgnoredAny;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut lines = std::io::stdin().lines();
    let mut line = || lines.next().unwrap_or_else(|| Ok(String::new()));
    let (base_url, url, key) = (line()?, line()?, line()?);
    let context = ClientOptions::new(base_url).build()?;
    let response = context.http().get(url).bearer_auth(key).send().await?.error_for_status()?;
    let body = response.bytes().await?;
    serde_json::from_slice::<IgnoredAny>(&body)?;
    Ok(())
}

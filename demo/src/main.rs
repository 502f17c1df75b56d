//! `cargo demo`: real payloads, the real program, real HTTP, and vendors that exist only for a minute.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it talks to a person at a terminal")]

mod gateway;
mod scene;

use std::error::Error;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use sdk_mock::Fault;
use sdk_mock::meraki::{self, Meraki};
use sdk_mock::tenable::{self, Tenable};

use gateway::Payload;
use scene::Scene;

/// Passwords as Keeper makes them, quotes and backslashes included.
const NEW_PASSWORD: &str = r#"Zq7"\kV-41{pX&%e"#;
const WEAK_PASSWORD: &str = "short-1";

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("demo: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Builds the rotator beside this program. Of two packages that are built together, dependencies have the features of
/// both, so what this program was built from is not compiled again.
fn rotator() -> Result<PathBuf, Box<dyn Error>> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // ring's build script asks for what cargo says about this program, and would run again.
    for (name, _) in std::env::vars_os() {
        let about = name.to_string_lossy();
        if about.starts_with("CARGO_PKG_") || about.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(name);
        }
    }
    let build = ["build", "--quiet", "--package", "demo", "--package", "rotator", "--bin", "rotator"];
    let workspace = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    if !cargo.args(build).current_dir(workspace).status()?.success() {
        return Err("the rotator does not build; see above".into());
    }
    let program = format!("rotator{}", std::env::consts::EXE_SUFFIX);
    Ok(std::env::current_exe()?.with_file_name(program))
}

/// Runs the whole main job and tells what happened. A scene that does not end as it must is an error.
async fn run() -> Result<(), Box<dyn Error>> {
    println!("Building the rotator …");
    let rotator = rotator()?;

    println!(
        "\nOne program, two vendors (mock servers on this machine), five rotations. Each payload is what the"
    );
    println!(
        "Keeper Gateway pipes to a post-rotation script: Base64 of JSON, with the credential records in it."
    );

    // Shown last, and waits while the others run: the one login that shows the change is made as late as the deadline permits.
    let flaky = Tenable::start().await;
    flaky.fault(Fault::on("users-password").after_change().close_connection());
    let last = Scene::new(
        "Tenable changes the password, then the line goes dead before the response; 5 seconds in all",
    )
    .deadline(5)
    .expect(0, "changed")
    .start(&rotator, tenable_payload(&flaky, NEW_PASSWORD));

    let meraki = Meraki::start().await;
    Scene::new("Meraki: a client-VPN user gets the new password")
        .expect(0, "changed")
        .play(&rotator, meraki_payload(&meraki, NEW_PASSWORD))
        .await?
        .asked(&meraki)
        .holds(
            "the vendor holds the new password",
            meraki.password_of(meraki::USER_EMAIL).as_deref() == Some(NEW_PASSWORD),
        )?
        .holds("over one connection", meraki.connections() == 1)?;

    let tenable = Tenable::start().await;
    Scene::new("Tenable: a user gets the new password")
        .expect(0, "changed")
        .play(&rotator, tenable_payload(&tenable, NEW_PASSWORD))
        .await?
        .asked(&tenable)
        .holds(
            "the vendor holds the new password",
            tenable.password_of(tenable::USER).as_deref() == Some(NEW_PASSWORD),
        )?;

    let busy = Meraki::start().await;
    busy.fault(Fault::on("updateNetworkMerakiAuthUser").status(429).retry_after_seconds(1));
    Scene::new("Meraki is busy: 429, Retry-After 1 second")
        .expect(0, "changed")
        .play(&rotator, meraki_payload(&busy, NEW_PASSWORD))
        .await?
        .asked(&busy)
        .holds(
            "recovered: the vendor holds the new password",
            busy.password_of(meraki::USER_EMAIL).as_deref() == Some(NEW_PASSWORD),
        )?;

    let strict = Tenable::start().await;
    Scene::new("Tenable: a password that its policy would refuse")
        .expect(10, "unchanged")
        .play(&rotator, tenable_payload(&strict, WEAK_PASSWORD))
        .await?
        .asked(&strict)
        .holds("nothing was written", strict.password_changes() == 0)?;

    last.show()
        .await?
        .asked(&flaky)
        .holds("written once, never blindly repeated", flaky.password_changes() == 1)?;

    println!("\nAll five ended as they must, and no output contained a password or an API key.");
    Ok(())
}

fn meraki_payload(vendor: &Meraki, new_password: &str) -> Payload {
    Payload::new(meraki::USER_EMAIL, meraki::USER_PASSWORD, new_password).record(
        "Cisco Authentication Record",
        &[("password", meraki::API_KEY), ("network_id", meraki::NETWORK_ID), ("api_url", &vendor.base_url())],
    )
}

fn tenable_payload(vendor: &Tenable, new_password: &str) -> Payload {
    Payload::new(tenable::USER, tenable::USER_PASSWORD, new_password).record(
        "Tenable Authentication Record",
        &[
            ("tenable_access_key", tenable::ACCESS_KEY),
            ("tenable_secret_key", tenable::SECRET_KEY),
            ("api_url", &vendor.base_url()),
        ],
    )
}

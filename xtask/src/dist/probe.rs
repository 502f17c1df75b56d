//! A rotation in a root file system that holds nothing but the program, `/etc/resolv.conf` and a file with a CA.
//!
//! Resolving names is what a static program loses first: glibc's resolver can ask for libraries. So the mock server is
//! called by a name, in a network of its own in which the only name server is the one here.

mod name_server;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;
use sdk_mock::meraki::{Meraki, USER_EMAIL};

use crate::payload::{Account, payload};

/// What `unshare` is told: a user who may do all this, and a network of their own.
const NAMESPACES: [&str; 3] = ["--user", "--map-root-user", "--net"];

/// A certificate of the mock server is for this name.
const NAME: &str = "localhost";

/// Makes a rotation with a program in an empty root file system; to be run in a network of its own.
#[derive(Debug, Args)]
pub(crate) struct Probe {
    /// The program.
    program: PathBuf,
}

/// Tries it. Returns why it could not be tried.
///
/// # Errors
///
/// If it was tried and went wrong.
pub(super) fn in_empty_root(program: &Path) -> Result<Option<&'static str>, Box<dyn Error>> {
    let allowed = Command::new("unshare")
        .args(NAMESPACES)
        .args(["ip", "link", "set", "lo", "up"])
        .output()
        .is_ok_and(|tried| tried.status.success());
    if !allowed {
        return Ok(Some("`unshare` and `ip` are missing, or namespaces are not allowed here"));
    }
    let status = Command::new("unshare")
        .args(NAMESPACES)
        .arg(std::env::current_exe()?)
        .args(["dist", "probe"])
        .arg(program)
        .status()?;
    if status.success() {
        Ok(None)
    } else {
        Err("no rotation in an empty root file system; see above".into())
    }
}

impl Probe {
    /// Makes the rotation.
    pub(super) fn run(&self) -> Result<(), Box<dyn Error>> {
        if !Command::new("ip").args(["link", "set", "lo", "up"]).status()?.success() {
            return Err("the loopback interface cannot be started".into());
        }
        let asked = name_server::start()?;
        let vendor = Meraki::builder().tls().start_blocking();
        let root = tempfile::tempdir()?;
        let folder = |name: &str| std::fs::create_dir_all(root.path().join(name));
        folder("etc/ssl/certs")?;
        std::fs::write(root.path().join("etc/resolv.conf"), "nameserver 127.0.0.1\n")?;
        std::fs::write(
            root.path().join("etc/ssl/certs/ca-certificates.crt"),
            vendor.ca_pem().unwrap_or_default(),
        )?;
        std::fs::copy(&self.program, root.path().join("rotator"))?;

        let base_url = vendor.base_url().replace("127.0.0.1", NAME);
        let new_password = "New-Passw0rd-of-the-probe";
        let input = root.path().join("payload");
        std::fs::write(
            &input,
            payload(&Account { base_url: &base_url, email: USER_EMAIL, id: "", new_password }),
        )?;
        let output = Command::new("chroot")
            .arg(root.path())
            .arg("/rotator")
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .stdin(std::fs::File::open(&input)?)
            .output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned().into());
        }
        if !asked.load(std::sync::atomic::Ordering::SeqCst) {
            return Err("the name server was not asked".into());
        }
        Ok(())
    }
}

//! A trust store as large as the system's that also has the mock server's CA in it.

use std::error::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::case::Trust;

/// Where Linux distributions keep their bundle.
const BUNDLES: [&str; 3] =
    ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem"];

/// The bundle, and the way in which clients come to it.
pub(super) struct Store {
    trust: Trust,
    bundle: PathBuf,
    system: PathBuf,
}

impl Store {
    /// Writes the system's bundle and one more CA to a file in `folder`.
    pub(super) fn new(trust: Trust, folder: &Path, ca: &str) -> Result<Self, Box<dyn Error>> {
        let system = BUNDLES.iter().map(PathBuf::from).find(|path| path.is_file());
        let system = system.ok_or("this system has no file with all its certificate authorities")?;
        let mut pem = std::fs::read_to_string(&system)?;
        pem.push('\n');
        pem.push_str(ca);
        let bundle = folder.join("bundle.pem");
        std::fs::write(&bundle, pem)?;
        Ok(Self { trust, bundle, system })
    }

    /// Whether this system lets a process see another bundle than the others do. Only then can the trust store that
    /// nobody names be measured.
    pub(super) fn is_possible(&self) -> bool {
        let tried = || Command::new("unshare").args(self.unshare()).arg("true").output();
        self.trust == Trust::File || tried().is_ok_and(|tried| tried.status.success())
    }

    /// The bundle, where it is to be named.
    pub(super) fn named(&self) -> Option<&Path> {
        (self.trust == Trust::File).then_some(&self.bundle)
    }

    /// What to start a command with, so that it finds this store.
    pub(super) fn wrap(&self, command: Vec<OsString>) -> Vec<OsString> {
        if self.trust == Trust::File {
            return command;
        }
        let mut wrapped = vec![OsString::from("unshare")];
        wrapped.extend(self.unshare());
        wrapped.extend(command);
        wrapped
    }

    /// A mount namespace of its own, in which the system's bundle is this one.
    fn unshare(&self) -> Vec<OsString> {
        let script = "mount --bind \"$1\" \"$2\" && shift 2 && exec \"$@\"";
        let words = ["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"].map(OsString::from);
        words.into_iter().chain([self.bundle.clone().into(), self.system.clone().into()]).collect()
    }
}
